"""Finds Vietnamese addresses: where one may begin, what it consists of, how sure that is.

An address needs something narrow (a house number with its street or alley, a flat, a hamlet) and
something that vouches for it: a known unit, or a label such as `Địa chỉ`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.details import Head, read_head
from privacy_audit.detectors.address.units import Chain, form_of, read_chain
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.model import Certainty

_LABEL_REACH = 60
_BACK = 24
_NEAR = 12


class Candidate(NamedTuple):
    """An address in a text. `shown` are the spans that a mask may show, largest unit last."""

    start: int
    end: int
    shown: tuple[tuple[int, int], ...]
    form: str | None
    certainty: Certainty
    reasons: tuple[str, ...]


class Anchor(NamedTuple):
    """A place where an address may begin. `line`: it begins its line."""

    start: int
    labelled: bool
    line: bool


def find_vietnamese(text: str) -> Iterator[Candidate]:
    """All Vietnamese addresses of a text in normal form, in order, none overlapping another."""
    end = 0
    for anchor in _anchors(text):
        if anchor.start >= end and (candidate := read_address(text, anchor)):
            yield candidate
            end = candidate.end


def _anchors(text: str) -> list[Anchor]:
    """Numbers that may be house numbers, what follows a label, lines that begin with a hamlet."""
    labels = [found.end() for found in words.LABEL.finditer(text) if _whole_word(text, found)]
    numbers = {_start_of_number(text, found.start()) for found in words.DIGITS.finditer(text)}
    hamlets = {found.start() for found in words.HAMLET_LINE.finditer(text)}
    starts = sorted((numbers - {None}) | hamlets | set(labels), key=lambda start: start or 0)
    return [_anchor(text, start, labels) for start in starts if start is not None]


def _whole_word(text: str, label: re.Match[str]) -> bool:
    begins = label.start() == 0 or not text[label.start() - 1].isalnum()
    return begins and (
        label.end() == len(text) or not (text[label.end() - 1].isalnum() and text[label.end()].isalnum())
    )


def _start_of_number(text: str, digit: int) -> int | None:
    """Where the detail begins to which a number belongs, None if it cannot be the first number of one."""
    start = digit
    while start > max(0, digit - 3) and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    if start and (text[start - 1].isalnum() or text[start - 1] in "/_@#$€+"):
        return None
    if start > 1 and text[start - 1] in ",.:-" and text[start - 2].isdigit():
        return None
    return _start_of_word(text, start)


def _start_of_word(text: str, number: int) -> int:
    """Where the word before a number begins if it is one that takes a number: số nhà 12, hẻm số 6, SN: 15."""
    back = text[max(0, number - _BACK) : number]
    if not back.endswith((" ", ".", ":")) or not back.rstrip(" .:")[-1:].isalpha():
        return number
    before = re.split(r"(?<=\s)|(?<=[,;(])", back.rstrip(" .:"))
    for count in range(min(4, len(before)), 0, -1):
        phrase = "".join(before[-count:])
        if " ".join(phrase.lower().split()) in words.BEFORE_NUMBER:
            return number - len(back) + back.rindex(phrase)
    return number


def _anchor(text: str, start: int, labels: list[int]) -> Anchor:
    index = bisect_right(labels, start) - 1
    near = index >= 0 and start - labels[index] <= _LABEL_REACH
    between = text[labels[index] : start] if near else "\n"
    labelled = "\n" not in between and not re.search(r"[.!?]\s", between)
    before = text[max(0, start - 4) : start].rstrip(" •-*–·|")
    return Anchor(start, labelled, before.endswith("\n") or (start <= 4 and not before))


def read_address(text: str, anchor: Anchor) -> Candidate | None:
    """The address that begins at an anchor, None if there is none."""
    candidate = _read(text, anchor, anchor.labelled)
    if (
        candidate
        or anchor.labelled
        or not words.NUMBERED_UNIT.search(text, anchor.start, anchor.start + _LABEL_REACH)
    ):
        return candidate
    lower = _read(text, anchor, True)
    return lower if lower and len(lower.shown) > 1 else None


def _read(text: str, anchor: Anchor, lenient: bool) -> Candidate | None:
    head = read_head(text, anchor.start, lenient)
    if not (anchor.labelled and head.details) and not _is_narrow(head) and not head.has("hamlet", "alley"):
        return None
    chain = read_chain(text, head.end, anchor.labelled, lenient or text[anchor.start : head.end].islower())
    head = _without_loose_end(head, chain)
    certainty = _certainty(head, chain, anchor)
    if certainty is None or not (anchor.labelled or _plausible(text, anchor, head, chain)):
        return None
    shown = tuple((place.start, place.end) for place in chain.known)
    end = chain.end if chain.places else head.end
    return Candidate(anchor.start, end, shown, form_of(chain.known), certainty, _reasons(chain, anchor))


def _plausible(text: str, anchor: Anchor, head: Head, chain: Chain) -> bool:
    """Whether a head without label can be one: a date or a count is not, unless a word says otherwise."""
    if head.marked or head.has("street", "alley", "hamlet", "flat"):
        return True
    sure = anchor.line or len(chain.known) > 1 or any(place.explicit for place in chain.known)
    low = max(0, anchor.start - _NEAR)
    if not sure and words.PLACED.search(text, low, anchor.start) is None:
        return False
    return words.COUNTING.search(text, low, anchor.start) is None


def _without_loose_end(head: Head, chain: Chain) -> Head:
    """Drop a last part that is no known kind of detail when no unit follows it."""
    if chain.places or not head.details or head.details[-1].what != "other":
        return head
    return head._replace(details=head.details[:-1], end=head.details[-2].end)


def _certainty(head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    narrow = _is_narrow(head)
    if chain.known:
        if narrow:
            return _of_narrow(head, chain, anchor)
        return _of_wide(head, chain, anchor)
    if not narrow:
        alley = head.has("alley") and head.has("name", "street")
        return Certainty.POSSIBLE if alley and anchor.labelled else None
    if anchor.labelled:
        return Certainty.LIKELY
    several = len({detail.what for detail in head.details} & {"house", "alley", "street", "hamlet"}) >= 3
    sure = several or (head.marked and head.has("alley", "hamlet") and len(head.details) > 2)
    return Certainty.POSSIBLE if sure or (head.marked and chain.places) else None


def _is_narrow(head: Head) -> bool:
    """A house number with where it is, or a flat in a building."""
    if head.has("house"):
        return head.has("street", "name", "alley", "hamlet", "quarter")
    return head.has("flat") and len(head.details) > 1


def _of_narrow(head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    if anchor.labelled:
        return Certainty.CONFIRMED
    worded = head.marked or head.has("street", "alley", "hamlet", "flat", "quarter")
    if worded or len(chain.known) > 1 or any(place.explicit for place in chain.known):
        return Certainty.LIKELY
    return Certainty.LIKELY if anchor.line else Certainty.POSSIBLE


def _of_wide(head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    """A hamlet or an alley without house, with units: only behind a label or alone in its line."""
    ward = any(unit.rank is not Rank.PROVINCE for place in chain.known for unit in place.units)
    if head.has("hamlet", "alley", "flat") and ward:
        if anchor.labelled or (anchor.line and len(chain.known) > 1):
            return Certainty.LIKELY
        return Certainty.POSSIBLE if anchor.line and len(head.details) > 1 else None
    named = head.has("house", "street") and ward
    return Certainty.POSSIBLE if named and anchor.labelled else None


def _reasons(chain: Chain, anchor: Anchor) -> tuple[str, ...]:
    """Codes of the rules that decided: the pattern always, the units and the label if they did."""
    validated = ("address-units",) if chain.known else ()
    context = ("address-label",) if anchor.labelled else ()
    return ("address-pattern", *validated, *context)
