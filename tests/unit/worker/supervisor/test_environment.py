"""What children inherit."""

from pathlib import Path

import config
from config.settings import load_settings
from worker.supervisor.environment import child_environment, settings_as_environment


def test_settings_travel_whole(tmp_path):
    """Read back by a child, the settings are the same as ours, secrets and lists included."""
    ours = load_settings({}, data=tmp_path, broker_url="redis://:s3cret@h:1/0", allow_networks="127.0.0.0/8,10.0.0.0/8", lease=99)
    said = settings_as_environment(ours)
    assert said["WIREDESK_BROKER_URL"] == "redis://:s3cret@h:1/0"
    assert said["WIREDESK_ALLOW_NETWORKS"] == "127.0.0.0/8,10.0.0.0/8"
    assert said["WIREDESK_LEASE"] == "99.0"


def test_defaults_do_not_travel_but_the_data_folder_always_does(tmp_path):
    assert settings_as_environment(load_settings({}, data=tmp_path)) == {"WIREDESK_DATA": str(tmp_path)}


def test_what_the_environment_said_gives_way_to_the_settings_in_force(tmp_path):
    """`ingest` uses a broker of its own although the environment names another."""
    inherited = {"WIREDESK_BROKER_URL": "redis://elsewhere", "FLOWER_PORT": "80", "PATH": "/bin"}
    environment = child_environment(load_settings({}, data=tmp_path, broker_url=None), inherited)
    assert "WIREDESK_BROKER_URL" not in environment
    assert "FLOWER_PORT" not in environment
    assert environment["PATH"] == "/bin"


def test_an_installed_packages_folder_stays_off_the_path(monkeypatch, tmp_path):
    """In front of the standard library it would shadow it."""
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(Path(config.__file__).parent.parent))
    assert "PYTHONPATH" not in child_environment(load_settings({}, data=tmp_path), {})


def test_our_code_comes_before_anybody_elses(tmp_path):
    environment = child_environment(load_settings({}, data=tmp_path), {"PYTHONPATH": "/elsewhere"})
    first, second = environment["PYTHONPATH"].split(":")
    assert (Path(first) / "tasks" / "model.py").exists()
    assert second == "/elsewhere"
