"""Where the room's page is found: this computer's own addresses, and the socket on one of them."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Iterable

from privacy_audit.errors import WrongUsage, mark, reason_of

PORT = 8080
"""Short to type, and no program of an ordinary computer uses it."""
WAITING = 512
"""Connections that the system holds until they are taken: a whole hall presses its button at once."""
PROBES = (
    "192.0.2.1",  # RFC 5737: an address of nobody, so the default route is asked for
    "192.168.137.1",  # what Windows, Linux and a Mac give themselves as a hotspot
    "10.42.0.1",
    "192.168.2.1",
    "192.168.1.1",  # what routers in halls call themselves, when they lead nowhere else
    "192.168.0.1",
    "10.0.0.1",
    "172.20.10.1",  # the hotspot of an iPhone
)


def own_addresses(probes: Iterable[str] = PROBES) -> tuple[str, ...]:
    """The addresses by which this computer would reach a network, the default route's first.

    Nothing is sent: a datagram socket is told where it would send to, and asked where it would send from.
    Empty if there is no network but loopback.
    """
    found = (_source(probe) for probe in probes)
    return tuple(dict.fromkeys(one for one in found if one and not ipaddress.ip_address(one).is_loopback))


def _source(probe: str) -> str | None:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((probe, 9))
            return str(asking.getsockname()[0])
    except OSError:
        return None


def listen(host: str, port: int) -> socket.socket:
    """A listening socket on one address of this computer; `WrongUsage` says why that cannot be."""
    address = _address(host)
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        return socket.create_server((str(address), port), family=family, backlog=WAITING)
    except (OSError, OverflowError) as error:
        raise _refused(host, port, error) from error


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError as error:
        sentence = mark("--host takes an address of this computer, such as 192.168.1.5, not {host}.")
        raise WrongUsage(sentence, host=host) from error
    if address.is_unspecified or address.is_multicast:
        sentence = mark(
            "--host takes one single address of this computer; {host} would open the page to more."
        )
        raise WrongUsage(sentence, host=host)
    return address


def _refused(host: str, port: int, error: OSError | OverflowError) -> WrongUsage:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            sentence = mark("Another program uses port {port}. Choose another one: --port {other}")
            return WrongUsage(sentence, port=port, other=port + 1)
        case errno.EADDRNOTAVAIL:
            return WrongUsage(mark("This computer does not have the address {host}."), host=host)
        case _:
            sentence = mark("The room's page cannot be opened on {host}, port {port}: {reason}.")
            return WrongUsage(sentence, host=host, port=port, reason=reason_of(error))


def place_of(listening: socket.socket) -> str:
    """How the address of a listening socket is written in a link: `192.168.1.5:8080`, `[::1]:8080`."""
    host, port = listening.getsockname()[:2]
    name = f"[{host}]" if listening.family == socket.AF_INET6 else host
    return name if port == 80 else f"{name}:{port}"
