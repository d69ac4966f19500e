"""Who may see Flower."""

import pytest

from worker.monitoring.flower_access import OpenFlowerError, flower_credentials


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost"])
def test_on_loopback_no_password_is_needed(address):
    assert flower_credentials(address, None) == []


@pytest.mark.parametrize("address", ["", "0.0.0.0", "::", "10.0.0.5", "flower.example"])
def test_beyond_loopback_a_password_is_demanded(address):
    with pytest.raises(OpenFlowerError, match="WIREDESK_FLOWER_AUTH"):
        flower_credentials(address, None)


def test_given_pairs_are_used_everywhere():
    assert flower_credentials("0.0.0.0", "ann:x,bob:y") == ["ann:x", "bob:y"]
    assert flower_credentials("127.0.0.1", "ann:x") == ["ann:x"]


@pytest.mark.parametrize("auth", ["", "ann", "ann:", ":x", "ann:x,", "ann:x,bob"])
def test_a_malformed_pair_is_refused_rather_than_ignored(auth):
    with pytest.raises(OpenFlowerError, match="user:password"):
        flower_credentials("127.0.0.1", auth)
