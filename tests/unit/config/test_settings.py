"""Settings that cannot work are refused in one line that says what to write instead."""

import pytest

from config.settings import SettingsError, load_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch, tmp_path):
    """A folder without a .env, and nothing of ours in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("os.environ", {})


def refused(**settings):
    with pytest.raises(SettingsError) as caught:
        load_settings({}, **settings)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("url", ["foo://bar", "garbage", "redis:/x", "redis://127.0.0.1:notaport/0", "redis://127.0.0.1:99999/0"])
def test_a_brokers_address_that_is_none(url):
    assert refused(broker_url=url).startswith("setting WIREDESK_BROKER_URL: ")


@pytest.mark.parametrize("url", ["redis://:x@h:6379/0", "rediss://h/0", "amqp://a:b@h:5672//", "redis+socket:///run/redis.sock"])
def test_a_brokers_address(url):
    assert load_settings({}, broker_url=url).broker_url.get_secret_value() == url


def test_a_refused_address_keeps_its_password_to_itself():
    assert "s3cret" not in refused(broker_url="foo://:s3cret@h/0")


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite+pysqlite://", "sqlite:///file:x?mode=memory&uri=true"]
)
def test_a_database_in_memory_would_be_another_in_each_process(url):
    assert "in memory" in refused(database_url=url)


@pytest.mark.parametrize("url", ["sqlite:////data/x.db", "sqlite:///x.db", "postgresql://h/x"])
def test_a_database_that_all_processes_see(url):
    assert load_settings({}, database_url=url).database == url


@pytest.mark.parametrize("ports", ["abc", "0", "65536", "80;443", "²"])
def test_ports_that_are_none(ports):
    assert "WIREDESK_ALLOW_PORTS" in refused(allow_ports=ports)


def test_ports():
    assert load_settings({}, allow_ports="80, 443,").allow_ports == ("80", "443")
    assert load_settings({}, allow_ports="*").allow_ports == ("*",)


@pytest.mark.parametrize("word", ["10.0.0.0/99", "10.0.0.256", "10.1/16/3", "http://wiki.intern", "wiki intern", "10.0.0.0-10.0.0.9", "*"])
def test_networks_that_are_none(word):
    assert "WIREDESK_ALLOW_NETWORKS" in refused(allow_networks=f"127.0.0.0/8,{word}")


@pytest.mark.parametrize(
    "word", ["10.1.0.0/16", "10.1.2.3/16", "10.1.2.3", "::1", "fd00::/8", "wiki", "wiki.intern", ".intern", "bücher.intern", "n1"]
)
def test_networks_addresses_and_names(word):
    assert load_settings({}, allow_networks=word).allow_networks == (word,)


def test_a_lease_that_a_stage_could_outlive():
    said = refused(lease=40)
    assert said.startswith("WIREDESK_LEASE=40 is shorter than WIREDESK_STAGE_BUDGET=30 + WIREDESK_FETCH_DEADLINE=30 + 10")
    assert "set WIREDESK_LEASE=70 or more" in said
    assert load_settings({}, lease=20, stage_budget=5, fetch_deadline=5).lease == 20


def test_a_misspelt_name_in_the_env_file_is_refused_like_one_in_the_environment(tmp_path):
    (tmp_path / ".env").write_text("WIREDESK_LEASES=5\n")
    assert refused() == "unknown setting WIREDESK_LEASES: did you mean WIREDESK_LEASE?"


def test_the_env_file_is_read_and_what_others_keep_in_it_is_theirs(tmp_path):
    """docker-compose.yml reads the same file: the image's tag and the broker's password are none of our settings."""
    (tmp_path / ".env").write_text("REDIS_PASSWORD=x\nWIREDESK_VERSION=0.1\nWIREDESK_CONTACT=desk@wire.example\n")
    assert load_settings({}).contact == "desk@wire.example"


def test_an_env_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / ".env").write_bytes(b"WIREDESK_CONTACT=b\xfccher\n")
    assert "is not UTF-8" in refused()


@pytest.mark.parametrize("name", ["keep_unchanged_days", "keep_pages_days"])
def test_pages_outlive_what_may_still_be_judged(name):
    assert "3 or more" in refused(**{name: 2})
    assert getattr(load_settings({}, **{name: 0}), name) == 0
    assert getattr(load_settings({}, **{name: 3}), name) == 3
