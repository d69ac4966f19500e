"""Which port is taken."""

import socket

from hypothesis import given
from hypothesis import strategies as st

from worker.supervisor.ports import SEARCH, any_free_port, choose_port, is_free


def test_a_free_port_is_kept():
    assert choose_port(5555, lambda _port: True) == 5555


def test_a_taken_port_gives_way_to_the_next_free_one():
    assert choose_port(5555, lambda port: port not in {5555, 5556}) == 5557


def test_when_none_of_fifty_is_free_the_machine_may_choose():
    assert choose_port(5555, lambda _port: False) == 0


def test_zero_means_any_port():
    assert choose_port(0, lambda _port: False) == 0


@given(st.integers(1, 65535), st.sets(st.integers(1, 65535)))
def test_the_choice_is_always_free_and_near(wanted, taken):
    chosen = choose_port(wanted, lambda port: port not in taken)
    assert chosen == 0 or (chosen not in taken and wanted <= chosen < min(wanted + SEARCH, 65536))


def test_a_port_with_a_listener_is_not_free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert not is_free("127.0.0.1", server.getsockname()[1])


def test_the_machine_finds_a_free_port():
    assert is_free("127.0.0.1", any_free_port("127.0.0.1"))
