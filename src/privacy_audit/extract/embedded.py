"""What JSON says of people: JSON-LD, data scripts, hydration state, JSON documents.

It knows no network: keys get their label from `names`, everything else is told from the look of the string.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.composed import address_in, coordinates_in, part_of_address
from privacy_audit.extract.leaves import Leaf, name_of, path_of, walk
from privacy_audit.extract.names import (
    BANK_KEYS,
    ECHOES,
    HANDLE_KEYS,
    NUMBER_KEYS,
    label_of,
    plain,
)
from privacy_audit.extract.numbers import is_mailbox, is_reached_by, stands_for_somebody
from privacy_audit.extract.places import decoded
from privacy_audit.model import Part, Segment

_CLAIMS = 60
_LONGEST = 20_000
_ADDRESSES = 20_000
"""Addresses among which pictures are looked for."""
_NUMBERED = frozenset(("telephone", "faxnumber", "identifier", "accountid"))
_SAID = frozenset(("text", "name", "description"))
"""Labels of what people wrote and read."""
_MASKABLE = frozenset(("telephone", "email", "address", "identifier", "accountid", "text", None))
# A tag inside a string that holds HTML.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
# What only code says: functions, braces with statements, style sheets.
_CODE = re.compile(
    r"function\s{0,2}\(|=>\s{0,2}[{(]|\bvar [\w$]{1,30}\s{0,2}=|[{;]\s{0,8}[\w-]{1,30}\s{0,4}:[^{};]{1,80};"
)
# A number that the page itself has masked: `+62 ***-***-*68`, `i*******x@…`. Nobody can use it.
_MASKED = re.compile(r"\*{2}|[•●]{2}")
_ADDRESS = re.compile(r"(?:https?:)?//\S{1,4000}\Z", re.I)
# The picture of a payment code: its address holds the account.
PAYMENT_CODE = re.compile(r"(?:https?:)?//[a-z0-9.-]{0,60}(?:vietqr|sepay)[a-z0-9.-]{0,20}/", re.I)
# A picture named by a path, or held in the string itself.
_PICTURE = re.compile(r"\S{1,1000}\.(?:jpe?g|png|webp|gif|avif|heic)\Z|data:image/", re.I)


class Harvest(NamedTuple):
    """What a JSON document says: segments in its order, and the names of its subject."""

    segments: tuple[Segment, ...]
    claims: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    """The leaves that hold an address of something, for the pictures."""


def harvest(document: object, part: Part, root: str, values: Allowance) -> Harvest:
    """Walk one JSON document. `root` begins every locator; `values` are what is left to be visited."""
    segments: dict[tuple[str, str | None], Segment] = {}
    claims: dict[str, None] = {}
    leaves: list[Leaf] = []
    leaves_left = Allowance(_ADDRESSES)
    for leaf in walk(document, values):
        if isinstance(leaf.value, dict):
            _compose(leaf, part, root, segments)
            for segment in _keyed(leaf, leaf.value, part, root):
                segments.setdefault((segment.text, None), segment)
        elif isinstance(leaf.value, str) and (_ADDRESS.match(leaf.value) or _PICTURE.match(leaf.value)):
            if leaves_left.take():
                leaves.append(leaf)
            else:
                values.exceeded = True
        _claim(leaf, claims)
        said = _segment(leaf, part, root)
        if said and len(segments) <= bounds.LINES:  # one more than is read anywhere, which shows the cut
            segments.setdefault((said.text, said.label), said)
    return Harvest(tuple(segments.values()), tuple(claims), tuple(leaves))


def _compose(leaf: Leaf, part: Part, root: str, segments: dict[tuple[str, str | None], Segment]) -> None:
    entries = leaf.value if isinstance(leaf.value, dict) else {}
    for text, label in ((address_in(entries), "address"), (coordinates_in(entries), "geo")):
        if text and not _MASKED.search(text):
            segment = Segment(text=decoded(text), part=part, label=label, locator=path_of(leaf.keys, root))
            segments.setdefault((segment.text, label), segment)


def _keyed(leaf: Leaf, entries: dict[str, object], part: Part, root: str) -> Iterator[Segment]:
    """The keys of an object that are a mailbox or, in a document, a telephone themselves."""
    outer = name_of(leaf.keys)
    for key in entries:
        if is_mailbox(key) or (_is_own(part, root) and stands_for_somebody(key, outer)):
            yield Segment(text=key, part=Part.TEXT, locator=path_of((*leaf.keys, key), root))


def _is_own(part: Part, root: str) -> bool:
    """Whether a JSON document came as such; the data in the scripts of a page is full of ids."""
    return part is Part.EMBEDDED_JSON and root == "$"


def _claim(leaf: Leaf, claims: dict[str, None]) -> None:
    if not isinstance(leaf.value, str) or len(claims) >= _CLAIMS or not 0 < len(leaf.value) <= 300:
        return
    if plain(name_of(leaf.keys)) in HANDLE_KEYS and not any(plain(str(key)) in ECHOES for key in leaf.keys):
        claims.setdefault(leaf.value)


def _segment(leaf: Leaf, part: Part, root: str) -> Segment | None:
    if _is_composed(leaf):
        return None
    label = _label(leaf)
    if number := _number(leaf, label, part, root):
        return number
    text = _text(leaf.value, label, part)
    if text:
        return Segment(text=text, part=part, label=label, locator=path_of(leaf.keys, root))
    return None


def _number(leaf: Leaf, label: str | None, part: Part, root: str) -> Segment | None:
    """A telephone or identity number that stands alone as a person reads it, not as an id."""
    text, key = leaf.value, name_of(leaf.keys)
    if not isinstance(text, str) or label not in (None, *_SAID):
        return None
    if label is None and is_reached_by(text, key):
        return Segment(text=text, part=part, label="telephone", locator=path_of(leaf.keys, root))
    if (label or _is_own(part, root)) and stands_for_somebody(text, key):
        return Segment(text=text, part=Part.TEXT, label=label, locator=path_of(leaf.keys, root))
    return None


def _is_composed(leaf: Leaf) -> bool:
    """Whether a value is part of an address that is given on one line already."""
    return part_of_address(name_of(leaf.keys)) is not None and bool(address_in(leaf.holder))


def _label(leaf: Leaf) -> str | None:
    """The label of the nearest key; a `name` inside `worksFor` or `spouse` is that."""
    label = label_of(name_of(leaf.keys))
    names = [key for key in leaf.keys if isinstance(key, str)]
    if label == "name" and len(names) > 1:
        outer = label_of(names[-2])
        return outer if outer not in (None, "text", "url", "identifier", "accountid", "address") else label
    return "accountid" if label is None and _is_beside_bank(leaf) else label


def _is_beside_bank(leaf: Leaf) -> bool:
    """Whether a value is a number beside the name of a bank: `{"bin": "970436", "no": "0071…"}`."""
    is_number = plain(name_of(leaf.keys)) in NUMBER_KEYS
    return is_number and any(plain(str(key)) in BANK_KEYS for key in leaf.holder)


def _text(value: object, label: str | None, part: Part) -> str:
    """What a person could read in a scalar; empty for ids, code, signed addresses and numbers."""
    if isinstance(value, int) and not isinstance(value, bool) and label in _NUMBERED:
        return str(value) if 10**7 <= value < 10**19 else ""
    if not isinstance(value, str) or not 1 < len(value) <= _LONGEST:
        return ""
    if _ADDRESS.match(value):
        if PAYMENT_CODE.match(value):
            return value
        return value if label == "url" and ("?" not in value or part is Part.JSON_LD) else ""
    text = decoded(value)
    if "<" in text:
        text = decoded(_TAG.sub(" ", text))
    text = " ".join(text.split())
    if not _is_readable(text, label):
        return ""
    return value if text == value else text  # the same again would be held twice


def _is_readable(text: str, label: str | None) -> bool:
    if _MASKED.search(text) and label in _MASKABLE:
        return False
    if label in ("telephone", "faxnumber", "email", "birthdate", "address", "worksfor", "jobtitle"):
        return True
    if "{" in text or ";" in text:
        return not _CODE.search(text)
    return label is not None or " " in text or "@" in text
