"""Keeps a hostile page out of the local network: which addresses may be dialled.

A name is looked up once; every address it has is judged here, and only judged addresses are dialled.
`ipaddress.is_global` calls a dozen dangerous addresses global, so the table is our own. Sources: the
IANA registries of special-purpose IPv4 and IPv6 addresses and of IPv6 address space (2025), and the
metadata addresses that cloud providers document.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from privacy_audit.model import Status, Value
from privacy_audit.sources.deadline import Deadline, NotFetched

_REFUSED_IPV4 = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this-network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade-nat"),  # with 100.100.100.200, metadata of Alibaba Cloud
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "metadata"),  # Azure, the one metadata address in public space
        ("169.254.0.0/16", "link-local"),  # with 169.254.169.254, metadata of most clouds
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),  # with 192.0.0.192, metadata of Oracle Cloud
        ("192.0.2.0/24", "documentation"),
        ("192.31.196.0/24", "reserved"),  # AS112, name servers that any network may run itself (RFC 7535)
        ("192.52.193.0/24", "reserved"),  # relays of multicast (RFC 7450)
        ("192.88.99.0/24", "reserved"),  # relays of 6to4, withdrawn by RFC 7526
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),  # AS112 (RFC 7534)
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),  # with 255.255.255.255
    )
)
# Of IPv6 only the global unicast space is ever dialled, and of that not these.
_GLOBAL_IPV6 = IPv6Network("2000::/3")
_REFUSED_IPV6 = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("2001::/32", "teredo"),  # a tunnel to an IPv4 address and port of the sender's choice
        ("2001::/23", "reserved"),  # protocol assignments: benchmarking, ORCHID, …
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),  # a tunnel to any IPv4 address; no page is served from there
        ("2620:4f:8000::/48", "reserved"),  # AS112 (RFC 7534)
        ("3fff::/20", "documentation"),
    )
)
# Forms in which an IPv4 address travels as IPv6: what counts is the IPv4 address inside.
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
# The interface identifiers of ISATAP (RFC 5214), an IPv4 address in their last 32 bits.
_ISATAP = (0x00005EFE, 0x02005EFE)


class Endpoint(Value):
    """One address of a host, as the resolver gave it: `socket.connect` takes `where`."""

    family: int
    where: tuple[object, ...]


Resolve = Callable[[str, int], tuple[Endpoint, ...]]
"""Host and port → addresses. Raises `OSError` or `UnicodeError` when the name has none."""


def why_refused(address: str) -> str | None:
    """The word for what a numeric address is, None if a page of the public web may be there."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    return _why_ipv4(known) if isinstance(known, IPv4Address) else _why_ipv6(known)


def _why_ipv4(address: IPv4Address) -> str | None:
    return next((why for network, why in _REFUSED_IPV4 if address in network), None)


def _why_ipv6(address: IPv6Address) -> str | None:
    if address in _MAPPED or address in _NAT64:
        return _why_ipv4(_last_32_bits(address))
    if address.is_loopback:
        return "loopback"
    if address not in _GLOBAL_IPV6 or address.scope_id:
        return "not-global"
    for network, why in _REFUSED_IPV6:
        if address in network:
            return why
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return _why_ipv4(_last_32_bits(address))
    return None


def _last_32_bits(address: IPv6Address) -> IPv4Address:
    return IPv4Address(int(address) & 0xFFFFFFFF)


def system_resolve(host: str, port: int) -> tuple[Endpoint, ...]:
    """Ask the system once: hosts file, DNS, numeric forms such as `127.1` and `0x7f000001`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(Endpoint(family=entry[0], where=entry[4]) for entry in found)


def judged_endpoints(
    host: str, port: int, *, allow_private: bool, deadline: Deadline, resolve: Resolve
) -> tuple[Endpoint, ...]:
    """The addresses of a host that may be dialled.

    One refused address refuses the host: a name that is public and private at once is a trick.
    Raises `NotFetched` with code `dns`, `timeout` or `private-address`.
    """
    endpoints = _resolve_in_time(host, port, deadline, resolve)
    if not endpoints:
        raise NotFetched(Status.UNREACHABLE, "dns")
    if not allow_private and any(why_refused(str(endpoint.where[0])) for endpoint in endpoints):
        raise NotFetched(Status.REFUSED, "private-address")
    return endpoints


def _resolve_in_time(host: str, port: int, deadline: Deadline, resolve: Resolve) -> tuple[Endpoint, ...]:
    """A look-up cannot be interrupted: it runs beside us, and is left behind when time is up."""
    found: list[tuple[Endpoint, ...]] = []

    def look_up() -> None:
        try:
            found.append(resolve(host, port))
        except (OSError, UnicodeError):
            found.append(())

    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.remaining())
    if not found:
        raise NotFetched(Status.UNREACHABLE, "timeout")
    return found[0]
