"""Where the page is opened: one address of this computer, asked of the system without a word to anybody."""

from __future__ import annotations

import socket

import pytest

from privacy_audit.errors import WrongUsage
from privacy_audit.room import listen, own_addresses
from privacy_audit.room.address import place_of


@pytest.mark.parametrize(
    ("host", "sentence"),
    [
        ("", "--host takes an address of this computer"),
        ("my-computer", "--host takes an address of this computer"),
        ("192.168.1", "--host takes an address of this computer"),
        ("192.168.1.5:8080", "--host takes an address of this computer"),
        ("0.0.0.0", "--host takes one single address"),
        ("::", "--host takes one single address"),
        ("224.0.0.1", "--host takes one single address"),
        ("192.0.2.7", "This computer does not have the address 192.0.2.7."),
    ],
)
def test_what_is_no_single_address_of_this_computer_is_refused(host: str, sentence: str) -> None:
    with pytest.raises(WrongUsage, match=sentence):
        listen(host, 0)


def test_a_port_that_is_taken_is_said_with_another() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(WrongUsage, match=f"Another program uses port {port}.*--port {port + 1}"):
            listen("127.0.0.1", port)


def test_it_listens_on_the_one_address_and_names_it_as_links_do() -> None:
    with listen("localhost", 0) as listening:
        host, port = listening.getsockname()
        assert host == "127.0.0.1"
        assert place_of(listening) == f"127.0.0.1:{port}"
        with pytest.raises(OSError), socket.create_connection(("::1", port), timeout=1):
            pass


def test_loopback_is_no_address_for_phones() -> None:
    assert own_addresses(("127.0.0.1",)) == ()
