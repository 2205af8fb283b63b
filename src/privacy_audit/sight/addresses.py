"""Addresses as patterns see them, and the network that an address belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from privacy_audit.checklist import AddressRule, Network


def address_of(url: str) -> str:
    """`host/path?query` of an address, host in lower case, path decoded: what patterns are held against."""
    parts = _split(url)
    host = (parts.hostname or "").removesuffix(".") if parts.netloc else ""
    return f"{host}{unquote(parts.path) or '/'}" + (f"?{parts.query}" if parts.query else "")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.hostname
    except ValueError:
        return urlsplit("")
    return parts


def recognise(url: str, networks: Mapping[str, Network]) -> tuple[Network, AddressRule, str] | None:
    """The network, the rule and the handle of an address; None if it is no network's.

    Patterns are anchored at the beginning. The handle is empty where a rule names none.
    """
    address = address_of(url)
    for network in networks.values():
        for rule in network.addresses:
            if found := re.match(rule.pattern, address):
                return network, rule, found.groupdict().get("handle") or ""
    return None


def path_of(address: str) -> str:
    """The path of a `host/path?query`."""
    return "/" + address.partition("?")[0].partition("/")[2]


def site_of(address: str) -> str:
    """The host of a `host/path?query` without the prefixes of the same site."""
    host = address.partition("/")[0]
    return re.sub(r"^(?:www|m|mobile|mbasic)\.", "", host)
