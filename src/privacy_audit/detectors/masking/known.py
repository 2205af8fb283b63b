"""Other spellings of what was found on a page: without its marks or signs, in other groups, other dates; and
the names of relatives, wherever they stand again.

`hem-34-5-nguyen-trai` for `hẻm 34/5 Nguyễn Trãi`, `29A12345` for `29A-123.45`, `3/4/85` for `April 3, 1985`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from privacy_audit.detectors.masking.cover import Cover
from privacy_audit.detectors.masking.days import days_in
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Kind
from privacy_audit.text import fold

_LEAST = 6
"""Letters and digits of a value that is looked for: what is shorter stands in many words."""
_MOST = 300
"""So many values of a page are looked for in other spellings; a list of more is a directory."""
_OTHER = bytes(code for code in range(256) if not (chr(code).isascii() and chr(code).isalnum()))
_WORD = re.compile(r"[a-z0-9]")
# Words before the number of a house that one spelling has and another has not.
_BEFORE_HOUSE = re.compile(
    r"\A(?:(?:so nha|nha so|so|nha|sn|hem|ngo|ngach|kiet)[ .:]{1,2})?(?=[0-9])|(?<=[0-9a-z] )(?:duong|pho) "
)
_NUMBERS = frozenset((Kind.NATIONAL_ID, Kind.BANK_ACCOUNT, Kind.VEHICLE_PLATE))
_WIDEST = 4
"""Characters between the letters of a value are at most so many, or it is no spelling of it."""
_GLUE = 8
"""Letters and digits for the at sign of a mailbox: `at`, `40`, `a cong`, `commat`."""


class Known:
    """The values of a reading as they are looked for elsewhere in it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._words: dict[str, str] = {}
        self._mails: dict[tuple[str, str], str] = {}
        self._days: dict[str, str] = {}
        for finding in findings:
            self._add(finding)

    def _add(self, finding: Finding) -> None:
        if len(self._words) + len(self._mails) >= _MOST:
            return
        value = fold(finding.value.reveal())
        if finding.kind in _NUMBERS:
            self._words.setdefault(_skeleton(value), finding.masked)
        elif finding.kind is Kind.ADDRESS:
            self._words.setdefault(_skeleton(_house(value)), "•••")
        elif finding.kind is Kind.EMAIL:
            name, _, host = value.rpartition("@")
            self._mails.setdefault((_skeleton(name), _skeleton(host)), finding.masked)
        elif finding.kind is Kind.RELATIONS:
            begin = _name_begin(finding)
            self._words.setdefault(_skeleton(value[begin:]), finding.masked[begin:])
        elif finding.kind is Kind.BIRTH_DATE and value.count("-") > 1:
            self._days.setdefault(value, finding.masked)
            self._days.setdefault(f"--{value[-5:]}", "••/••")

    def spellings(self, text: str) -> Iterator[Cover]:
        """Where the same values stand in a text in normal form, and what is shown instead; in no order."""
        folded = fold(text)
        bare = _skeleton(folded)
        places: list[int] = []
        for begin, end, mask in (*self._of_words(bare), *self._of_mails(bare)):
            places = places or [found.start() for found in _WORD.finditer(folded)]
            if _is_apart(folded, places, begin, end):
                yield Cover(start=places[begin], end=places[end - 1] + 1, mask=mask)
        if self._days:
            for date in days_in(folded):
                if mask := self._days.get(date.value, ""):
                    yield Cover(start=date.start, end=date.end, mask=mask)

    def _of_words(self, bare: str) -> Iterator[tuple[int, int, str]]:
        for word, mask in self._words.items():
            if len(word) >= _LEAST:
                for at in _all(bare, word):
                    yield at, at + len(word), mask

    def _of_mails(self, bare: str) -> Iterator[tuple[int, int, str]]:
        """Looked for by name or by host, whichever stands less often: a page may repeat one without end."""
        for (name, host), mask in self._mails.items():
            if not name or not host:
                continue  # in letters of which the skeleton has none
            by_name = bare.count(name) <= bare.count(host)
            places = _by_name(bare, name, host) if by_name else _by_host(bare, name, host)
            yield from ((begin, end, mask) for begin, end in places)


def _by_name(bare: str, name: str, host: str) -> Iterator[tuple[int, int]]:
    for at in _all(bare, name):
        end = at + len(name)
        begin = bare.find(host, end, end + _GLUE + len(host))
        if begin >= 0:
            yield at, begin + len(host)


def _by_host(bare: str, name: str, host: str) -> Iterator[tuple[int, int]]:
    for at in _all(bare, host):
        begin = bare.rfind(name, max(0, at - _GLUE - len(name)), at)
        if begin >= 0:
            yield begin, at + len(host)


def _house(value: str) -> str:
    """House and street of an address, what stands before its wards; nothing without a number."""
    parts = [part.strip() for part in _BEFORE_HOUSE.sub("", value).split(",")]
    head = parts[0] if len(_skeleton(parts[0])) >= _LEAST else " ".join(parts[:2])
    return head if any(map(str.isdecimal, head)) and any(map(str.isalpha, head)) else ""


def _name_begin(finding: Finding) -> int:
    """Where the name of a relative begins, of which the mask shows the initials: `Vợ tôi là T.T.Q.`."""
    value = finding.value.reveal()
    same = next((at for at, letter in enumerate(finding.masked) if value[at : at + 1] != letter), 0)
    return value.rfind(" ", 0, same) + 1


def _skeleton(folded: str) -> str:
    """The letters a–z and the digits of a text."""
    return folded.encode("latin-1", "ignore").translate(None, _OTHER).decode("ascii")


def _all(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _is_apart(folded: str, places: list[int], begin: int, end: int) -> bool:
    """Whether a stretch of the skeleton is one spelling: no part of a longer word, nowhere far apart."""
    first, last = places[begin], places[end - 1]
    before, behind = folded[first - 1 : first], folded[last + 1 : last + 2]
    if _goes_on(before, folded[first]) or _goes_on(folded[last], behind):
        return False
    return all(after - one <= _WIDEST + 1 for one, after in pairwise(places[begin:end]))


def _goes_on(one: str, other: str) -> bool:
    """Whether two characters are of one word or of one number."""
    return (one.isdecimal() and other.isdecimal()) or (one.isalpha() and other.isalpha())
