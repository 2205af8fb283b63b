"""The guard beside two others, address by address: whatever one of them refuses is refused here.

What IANA's registries of special-purpose addresses (2025) name is tried at its edges: the first and the
last address of each block and the ones right before and behind it, each also as IPv6 carries IPv4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.sources.address import parse
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.guard import judged_endpoints, system_resolve, why_refused

Address = IPv4Address | IPv6Address
Refuses = Callable[[Address], bool]

BLOCKS = (
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24", "192.0.0.0/29", "192.0.0.8/32", "192.0.0.9/32", "192.0.0.10/32",
    "192.0.0.170/31", "192.0.0.192/32", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
    "192.88.99.0/24", "192.88.99.2/32", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
    "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "233.252.0.0/24", "239.0.0.0/8", "240.0.0.0/4",
    "255.255.255.255/32", "100.100.100.200/32", "169.254.169.254/32", "169.254.170.2/32",
    "::/128", "::1/128", "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48",
    "100::/64", "100:0:0:1::/64", "200::/7", "2000::/3", "2001::/23", "2001::/32", "2001:1::1/128",
    "2001:1::2/128", "2001:1::3/128", "2001:2::/48", "2001:3::/32", "2001:4:112::/48", "2001:10::/28",
    "2001:20::/28", "2001:30::/28", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16",
    "3fff::/20", "4000::/3", "5f00::/16", "fc00::/7", "fd00:ec2::254/128", "fe80::/10", "fec0::/10",
    "ff00::/8", "ff02::1/128",
)  # fmt: skip

# What is refused here alone. None of it serves pages to strangers.
STRICTER = (
    "192.0.0.0/24",  # two anycast services among protocol assignments, globally reachable by the registry
    "168.63.129.16/32",  # the platform of Azure, known to one of the two
    "2001::/23",  # Teredo, ORCHID, entity tags and anycast services
    "2002::/16",  # 6to4, also where the address inside is public
    "::/3",  # outside the global unicast space: IANA reserves it
    "4000::/2",
    "8000::/1",
)
ISATAP = 0x5EFE  # nor is anything of theirs reached by a tunnel to an address inside (RFC 5214)
# What is dialled here though one of the two refuses all of it. The registry calls it globally reachable; in
# a network without IPv4 every page of an IPv4 host has such an address. The address inside is judged.
TRANSLATED = IPv6Network("64:ff9b::/96")


@cache
def peers() -> tuple[Refuses, ...]:
    """The other guards, both of them; the test is left out where they are not installed."""
    ssrfguard = pytest.importorskip("ssrfguard", reason="left out: ssrfguard is not installed")
    antissrf = pytest.importorskip("AntiSSRF", reason="left out: microsoft-antissrf is not installed")
    policy = antissrf.AntiSSRFPolicy(antissrf.PolicyConfigOptions.EXTERNAL_ONLY_LATEST)
    denied = [block.get_network() for block in policy.denied_addresses]

    def by_ssrfguard(address: Address) -> bool:
        return bool(ssrfguard.DEFAULT_DENIED.classify(address).blocked)

    def by_antissrf(address: Address) -> bool:
        return any(as_ipv6(address) in network for network in denied)

    return by_ssrfguard, by_antissrf


def as_ipv6(address: Address) -> IPv6Address:
    """An IPv4 address as `::ffff:a.b.c.d`, which is how that peer keeps its blocks."""
    return IPv6Address(0xFFFF_0000_0000 + int(address)) if isinstance(address, IPv4Address) else address


def edges(block: str) -> Iterator[Address]:
    """The first and last address of a block, and the ones right before and behind it."""
    network = ip_network(block)
    make = type(network.network_address)
    first, last = int(network.network_address), int(network.broadcast_address)
    yield from (
        make(place) for place in (first - 1, first, last, last + 1) if 0 <= place < 1 << network.max_prefixlen
    )


def carriers(address: IPv4Address) -> Iterator[IPv6Address]:
    """An IPv4 address as IPv6 carries it: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP."""
    inside = int(address)
    for prefix in ("::ffff:0:0", "::", "::ffff:0:0:0", "64:ff9b::", "64:ff9b:1::", "2606:4700::5efe:0:0"):
        yield IPv6Address(int(IPv6Address(prefix)) + inside)
    yield IPv6Address((0x2002 << 112) + (inside << 80) + 1)
    yield IPv6Address((0x2001_0000 << 96) + (inside << 64) + (~inside & 0xFFFFFFFF))


def table() -> list[Address]:
    """All edges, and all forms of those of IPv4, each once."""
    plain = [address for block in BLOCKS for address in edges(block)]
    inside = [form for address in plain if isinstance(address, IPv4Address) for form in carriers(address)]
    return list(dict.fromkeys((*plain, *inside)))


def is_explained(address: Address) -> bool:
    """Whether an address that a peer refuses may be dialled: NAT64 around a public one."""
    if address not in TRANSLATED:
        return False
    return why_refused(str(IPv4Address(int(address) & 0xFFFFFFFF))) is None


def dialled_against_a_peer(address: Address) -> bool:
    refused = any(refuses(address) for refuses in peers())
    return refused and why_refused(str(address)) is None and not is_explained(address)


def refused_alone(address: Address) -> bool:
    return why_refused(str(address)) is not None and not any(refuses(address) for refuses in peers())


def test_the_table_is_large() -> None:
    assert len(table()) > 900
    assert sum(isinstance(address, IPv4Address) for address in table()) > 90


def test_nothing_is_dialled_that_another_guard_refuses() -> None:
    assert [str(address) for address in table() if dialled_against_a_peer(address)] == []


def is_known_to_be_stricter(address: Address) -> bool:
    """Whether a block of ours says why an address is refused, or one that refuses what is carried inside."""
    if any(address in ip_network(block) for block in STRICTER):
        return True
    bits = int(address)
    return (bits >> 32) & 0xFFFFFFFF == ISATAP or IPv4Address(bits & 0xFFFFFFFF) in IPv4Network(
        "192.0.0.0/24"
    )


def test_what_is_refused_here_alone_is_known() -> None:
    alone = [address for address in table() if refused_alone(address)]
    assert [str(address) for address in alone if not is_known_to_be_stricter(address)] == []


@given(st.ip_addresses())
def test_no_other_address_is_dialled_against_a_peer_either(address: Address) -> None:
    assert not dialled_against_a_peer(address)


@given(st.ip_addresses(v=4))
def test_nor_is_any_form_of_an_ipv4_address(address: IPv4Address) -> None:
    assert not any(dialled_against_a_peer(form) for form in carriers(address))


SPELLINGS = (
    ("2130706433", "127.0.0.1"),
    ("0x7f000001", "127.0.0.1"),
    ("017700000001", "127.0.0.1"),
    ("127.1", "127.0.0.1"),
    ("127.0.1", "127.0.0.1"),
    ("0177.0.0.1", "127.0.0.1"),
    ("0x7f.0.0.0x1", "127.0.0.1"),
    ("127.0.0.1.", "127.0.0.1"),
    ("①②⑦.0.0.1", "127.0.0.1"),
    ("127。0。0。1", "127.0.0.1"),
    ("0", "0.0.0.0"),
    ("0x0", "0.0.0.0"),
    ("167772161", "10.0.0.1"),
    ("012.0.0.1", "10.0.0.1"),
    ("10.1", "10.0.0.1"),
    ("0xa9fea9fe", "169.254.169.254"),
    ("2852039166", "169.254.169.254"),
    ("0251.0376.0251.0376", "169.254.169.254"),
    ("169.254.43518", "169.254.169.254"),
    ("0xc0a80001", "192.168.0.1"),
    ("192.168.1", "192.168.0.1"),
    ("0300.0250.0.1", "192.168.0.1"),
    ("1681915904", "100.64.0.0"),
    ("2822734096", "168.63.129.16"),
    ("4294967295", "255.255.255.255"),
    ("[::ffff:7f00:1]", "::ffff:7f00:1"),
    ("[0:0:0:0:0:ffff:127.0.0.1]", "::ffff:127.0.0.1"),
)


@pytest.mark.parametrize(("spelling", "meant"), SPELLINGS)
def test_however_an_address_is_spelled_it_is_refused_by_all_three(spelling: str, meant: str) -> None:
    address = parse(f"http://{spelling}/")
    assert all(refuses(ip_address(meant)) for refuses in peers()) or meant == "168.63.129.16"
    for endpoint in system_resolve(address.host, address.port):
        assert ip_address(str(endpoint.where[0])) == ip_address(meant)
    with pytest.raises(NotFetched, match="private-address"):
        judged_endpoints(
            address.host, 80, allow_private=False, deadline=Deadline.after(5), resolve=system_resolve
        )
