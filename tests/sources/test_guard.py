"""Which addresses may be dialled."""

from __future__ import annotations

import socket
import threading
import time
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.model import Status
from privacy_audit.sources.deadline import Deadline, NotFetched, shut_at
from privacy_audit.sources.guard import Endpoint, judged_endpoints, system_resolve, why_refused

# Just beside every refused network, and well-known public addresses.
PUBLIC = (
    "1.1.1.1",
    "8.8.8.8",
    "1.0.0.0",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "168.63.129.15",
    "168.63.129.17",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "191.255.255.255",
    "192.0.1.0",
    "192.0.3.0",
    "192.31.195.255",
    "192.31.197.0",
    "192.52.192.255",
    "192.52.194.0",
    "192.88.98.255",
    "192.88.100.0",
    "192.167.255.255",
    "192.169.0.0",
    "192.175.47.255",
    "192.175.49.0",
    "198.17.255.255",
    "198.20.0.0",
    "198.51.99.255",
    "198.51.101.0",
    "203.0.112.255",
    "203.0.114.0",
    "223.255.255.255",
    "2001:200::1",
    "2001:4860:4860::8888",
    "2001:db7:ffff::1",
    "2001:db9::1",
    "2003::1",
    "2606:4700:4700::1111",
    "2620:4f:7fff:ffff::1",
    "2620:4f:8001::1",
    "2a00:1450:4001:80f::200e",
    "3ffe:ffff::1",
    "64:ff9b::808:808",
    "::ffff:8.8.8.8",
    "2606:4700::5efe:808:808",
)

REFUSED = (
    ("0.0.0.0", "this-network"),
    ("0.255.255.255", "this-network"),
    ("10.0.0.1", "private"),
    ("10.255.255.255", "private"),
    ("100.64.0.1", "carrier-grade-nat"),
    ("100.100.100.200", "carrier-grade-nat"),
    ("100.127.255.255", "carrier-grade-nat"),
    ("127.0.0.1", "loopback"),
    ("127.255.255.254", "loopback"),
    ("168.63.129.16", "metadata"),
    ("169.254.169.254", "link-local"),
    ("169.254.170.2", "link-local"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.0.0.1", "reserved"),
    ("192.0.0.192", "reserved"),
    ("192.0.2.1", "documentation"),
    ("192.31.196.0", "reserved"),
    ("192.31.196.255", "reserved"),
    ("192.52.193.0", "reserved"),
    ("192.52.193.255", "reserved"),
    ("192.88.99.1", "reserved"),
    ("192.168.1.1", "private"),
    ("192.175.48.0", "reserved"),
    ("192.175.48.255", "reserved"),
    ("198.18.0.1", "benchmarking"),
    ("198.19.255.255", "benchmarking"),
    ("198.51.100.1", "documentation"),
    ("203.0.113.1", "documentation"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "not-global"),
    ("::1", "loopback"),
    ("::7f00:1", "not-global"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:10.0.0.1", "private"),
    ("::ffff:0:7f00:1", "not-global"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b::a9fe:a9fe", "link-local"),
    ("64:ff9b:1::808:808", "not-global"),
    ("100::1", "not-global"),
    ("2001::1", "teredo"),
    ("2001:0:4136:e378:8000:63bf:80ff:fffe", "teredo"),
    ("2001:2::1", "reserved"),
    ("2001:10::1", "reserved"),
    ("2001:20::1", "reserved"),
    ("2001:1ff:ffff::1", "reserved"),
    ("2001:db8::1", "documentation"),
    ("2002:7f00:1::1", "6to4"),
    ("2002:808:808::1", "6to4"),
    ("2606:4700::5efe:7f00:1", "loopback"),
    ("2606:4700::200:5efe:10.0.0.1", "private"),
    ("2620:4f:8000::1", "reserved"),
    ("2620:4f:8000:ffff::1", "reserved"),
    ("3fff::1", "documentation"),
    ("3fff:fff:ffff::1", "documentation"),
    ("5f00::1", "not-global"),
    ("fc00::1", "not-global"),
    ("fd00:ec2::254", "not-global"),
    ("fd20:ce::254", "not-global"),
    ("fe80::1", "not-global"),
    ("fe80::1%eth0", "not-global"),
    ("2606:4700:4700::1111%eth0", "not-global"),
    ("fec0::1", "not-global"),
    ("ff02::1", "not-global"),
    ("no address", "unknown"),
    ("", "unknown"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_may_be_dialled(address: str) -> None:
    assert why_refused(address) is None


@pytest.mark.parametrize(("address", "why"), REFUSED)
def test_other_addresses_may_not(address: str, why: str) -> None:
    assert why_refused(address) == why


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_keeps_its_judgement_inside_ipv6(address: object) -> None:
    assert isinstance(address, IPv4Address)
    mapped = IPv6Address(int(IPv6Address("::ffff:0:0")) + int(address))
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + int(address))
    assert why_refused(str(mapped)) == why_refused(str(translated)) == why_refused(str(address))


@given(st.ip_addresses(v=4))
def test_whatever_the_standard_library_calls_special_is_refused(address: object) -> None:
    assert isinstance(address, IPv4Address)
    if address.is_private or address.is_multicast or address.is_reserved or address.is_link_local:
        assert why_refused(str(address))


@given(st.ip_addresses(v=6))
def test_whatever_is_not_global_unicast_is_refused(address: object) -> None:
    assert isinstance(address, IPv6Address)
    if int(address) >> 125 != 1 and address.ipv4_mapped is None and int(address) >> 32 != 0x64FF9B << 64:
        assert why_refused(str(address))


def endpoints(*addresses: str) -> tuple[Endpoint, ...]:
    return tuple(Endpoint(family=socket.AF_INET, where=(address, 80)) for address in addresses)


def judge(*addresses: str, allow_private: bool = False) -> tuple[Endpoint, ...]:
    return judged_endpoints(
        "example.com",
        80,
        allow_private=allow_private,
        deadline=Deadline.after(5),
        resolve=lambda host, port: endpoints(*addresses),
    )


def test_all_addresses_of_a_public_name_are_given() -> None:
    assert judge("1.1.1.1", "8.8.8.8") == endpoints("1.1.1.1", "8.8.8.8")


def test_one_private_address_refuses_the_whole_name() -> None:
    with pytest.raises(NotFetched, match="private-address"):
        judge("8.8.8.8", "192.168.1.1")


def test_private_addresses_are_given_when_they_are_allowed() -> None:
    assert judge("192.168.1.1", allow_private=True) == endpoints("192.168.1.1")


def test_a_name_without_address_is_a_failed_look_up() -> None:
    with pytest.raises(NotFetched, match="dns"):
        judge()


@pytest.mark.parametrize("host", ["localhost", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "0"])
def test_names_and_numbers_that_mean_this_machine_are_refused(host: str) -> None:
    with pytest.raises(NotFetched, match="private-address"):
        judged_endpoints(host, 80, allow_private=False, deadline=Deadline.after(5), resolve=system_resolve)


@pytest.mark.parametrize("host", ["a" * 64 + ".example", "a..b"])
def test_names_that_cannot_exist_fail_like_names_that_do_not(host: str) -> None:
    with pytest.raises(NotFetched, match="dns"):
        judged_endpoints(host, 80, allow_private=False, deadline=Deadline.after(5), resolve=system_resolve)


def test_an_address_is_given_once() -> None:
    assert system_resolve("127.0.0.1", 80) == (Endpoint(family=socket.AF_INET, where=("127.0.0.1", 80)),)


def test_a_look_up_ends_at_the_deadline_and_keeps_no_program_from_ending() -> None:
    threads: list[threading.Thread] = []

    def slow(host: str, port: int) -> tuple[Endpoint, ...]:
        threads.append(threading.current_thread())
        time.sleep(3)
        return ()

    began = time.monotonic()
    with pytest.raises(NotFetched, match="timeout") as caught:
        judged_endpoints("example.com", 80, allow_private=False, deadline=Deadline.after(0.2), resolve=slow)
    assert time.monotonic() - began < 0.7
    assert caught.value.status is Status.UNREACHABLE
    assert [thread.daemon for thread in threads] == [True]


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_connection_that_is_gone_before_the_deadline_is_no_error() -> None:
    with socket.socket() as unconnected, shut_at(Deadline.after(0.0), unconnected):
        time.sleep(0.05)


def test_what_waits_for_the_deadline_keeps_no_program_from_ending() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, shut_at(Deadline.after(60), ours):
        waiting = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)]
        assert waiting
        assert all(thread.daemon for thread in waiting)
