"""Flower's port and address."""

import socket

import pytest

from worker.supervisor.flower_port import FlowerPort


def test_the_same_port_again_after_a_restart():
    port = FlowerPort("127.0.0.1", 0)
    assert port.choose() == port.choose()


def test_a_port_that_was_taken_meanwhile_is_given_up():
    port = FlowerPort("127.0.0.1", 0)
    first = port.choose()
    with socket.create_server(("127.0.0.1", first)):
        assert port.choose() != first


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:5555"),
        ("", "http://127.0.0.1:5555"),
        ("0.0.0.0", "http://127.0.0.1:5555"),
        ("::1", "http://[::1]:5555"),
        ("::", "http://[::1]:5555"),
        ("desk.example", "http://desk.example:5555"),
    ],
)
def test_the_address_is_one_a_browser_takes(host, url):
    port = FlowerPort(host, 5555)
    port.chosen = 5555
    assert port.url == url
