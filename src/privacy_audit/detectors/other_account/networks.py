"""Which network an address belongs to, and whose profile it opens there."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from privacy_audit.detectors.context import rows_of

_PACKAGE = "privacy_audit.detectors.other_account"
# A handle of any network, folded: letters of any script, digits and three signs; not a sign alone.
_HANDLE = re.compile(r"[\w.\-]{2,100}")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
# What may follow a handle in the address of a profile; any other part is a post or a photo.
_TABS = frozenset(
    ("", "about", "videos", "featured", "photos", "streams", "shorts", "playlists", "community", "reels")
) | frozenset(("followers", "posts", "en", "vi", "detail", "_saved", "_created", "reviews", "mentions"))
# A number as telephones have it: such an address is a telephone, not an account.
_PHONE = re.compile(r"(?:0|84)[0-9]{8,10}")


class Form(NamedTuple):
    """How the path of a profile looks; `name` is where the handle stands."""

    parts: tuple[str, ...]
    is_office: bool


class Network(NamedTuple):
    """A network: its id, the forms of its profiles, first words of paths that are no handles."""

    id: str
    forms: tuple[Form, ...]
    reserved: frozenset[str]


class Account(NamedTuple):
    """Whose profile an address opens."""

    network: str
    handle: str
    is_office: bool


@cache
def networks() -> dict[str, Network]:
    """Each host with its network."""
    by_host: dict[str, Network] = {}
    common: frozenset[str] = frozenset()
    for name, hosts, forms, reserved in rows_of(_PACKAGE, "networks.tsv"):
        if name == "any":
            common = frozenset(_items(reserved))
            continue
        network = Network(name, tuple(map(_form, _items(forms))), common | frozenset(_items(reserved)))
        by_host |= dict.fromkeys(_items(hosts), network)
    return by_host


def network_of(host: str) -> Network | None:
    """The network of a host in small letters; a country or device may stand before it (`vi-vn.`, `m.`)."""
    known = networks()
    return known.get(host) or known.get(host.partition(".")[2])


def account_in(host: str, path: str) -> Account | None:
    """The account of an address in small letters without scheme; None if it opens no profile."""
    network = network_of(host)
    if network is None:
        return None
    path, _, query = path.partition("#")[0].partition("?")
    parts = [part for part in path.split("/") if part]
    for form in network.forms:
        handle = _read(form.parts, parts, query)
        if handle and _is_handle(network, handle):
            return Account(
                network.id, handle, form.is_office or (network.id == "zalo" and handle.isdecimal())
            )
    return None


@cache
def personal_hosts() -> dict[str, tuple[str, frozenset[str]]]:
    """Hosts under which everybody has one of their own: the network, and names that are nobody's."""
    return {
        host: (network, frozenset(_items(reserved)))
        for network, host, reserved in rows_of(_PACKAGE, "hosts.tsv")
    }


def _is_handle(network: Network, handle: str) -> bool:
    plain = handle.removeprefix("@")
    if plain in network.reserved or not _LETTER_OR_DIGIT.search(plain):
        return False
    return not (network.id in ("zalo", "telegram") and _PHONE.fullmatch(plain))


def _read(form: tuple[str, ...], parts: list[str], query: str) -> str | None:
    """The handle in the parts of a path, if they have that form."""
    if len(parts) < len(form) or not all(part in _TABS for part in parts[len(form) : len(form) + 1]):
        return None
    handle = None
    for wanted, part in zip(form, parts, strict=False):
        stem, _, key = wanted.partition("?")
        if key:
            handle = (
                dict(parse_qsl(query, max_num_fields=20)).get(key.partition("=")[0]) if part == stem else None
            )
        elif "{}" in wanted:
            sign = wanted.removesuffix("{}")
            handle = part.removeprefix(sign) if part.startswith(sign) else None
        elif wanted not in ("*", part):
            return None
    return handle if handle and _HANDLE.fullmatch(handle) else None


def _form(written: str) -> Form:
    return Form(tuple(written.removesuffix("!").lower().split("/")), written.endswith("!"))


def _items(listed: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in listed.split(",") if item.strip() not in ("", "-"))
