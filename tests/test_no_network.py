"""The test run never leaves this machine."""

import socket

import pytest


def test_an_address_of_another_machine_is_refused_at_once() -> None:
    with socket.socket() as wanting, pytest.raises(AssertionError, match=r"the network was wanted: 192\.0\.2\.1"):
        wanting.connect(("192.0.2.1", 80))


def test_this_machine_itself_may_be_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as serving, socket.socket() as wanting:
        wanting.connect(serving.getsockname())
