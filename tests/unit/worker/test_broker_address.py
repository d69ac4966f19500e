"""Where the broker is."""

import stat

import pytest

from config.settings import load_settings
from worker.broker_address import NoBrokerError, broker_url, forget_address, read_address, without_password, write_address


def test_the_setting_wins_over_the_file(tmp_path):
    write_address(tmp_path, "redis://:x@127.0.0.1:1/0")
    assert broker_url(load_settings({}, data=tmp_path, broker_url="amqp://there")) == "amqp://there"


def test_without_a_setting_the_file_of_the_data_folder_holds(tmp_path):
    write_address(tmp_path, "redis://:x@127.0.0.1:1/0")
    assert broker_url(load_settings({}, data=tmp_path)) == "redis://:x@127.0.0.1:1/0"


def test_without_either_the_complaint_says_what_to_do(tmp_path):
    with pytest.raises(NoBrokerError, match="start `wiredesk up`"):
        broker_url(load_settings({}, data=tmp_path / "none"))


def test_the_file_is_its_owners_alone_and_leaves_no_draft(tmp_path):
    write_address(tmp_path, "redis://x")
    assert [path.name for path in tmp_path.iterdir()] == ["broker.url"]
    assert stat.S_IMODE((tmp_path / "broker.url").stat().st_mode) == 0o600


def test_forgetting_twice_is_no_error(tmp_path):
    write_address(tmp_path, "redis://x")
    forget_address(tmp_path)
    forget_address(tmp_path)
    assert read_address(tmp_path) is None


def test_a_shown_address_has_no_password():
    assert without_password("redis://:s3cret@127.0.0.1:6379/0") == "redis://127.0.0.1:6379/0"
    assert without_password("amqp://user:s3cret@host/vhost") == "amqp://host/vhost"
