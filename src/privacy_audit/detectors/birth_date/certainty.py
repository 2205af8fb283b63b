"""How sure it is that a date beside a word for birth is a date of birth."""

from __future__ import annotations

import re

from privacy_audit.detectors.birth_date.dates import Date
from privacy_audit.detectors.birth_date.history import is_of_group, is_shortened
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Certainty

_PARTIES = 2018
_REACH = 72
_ARTIST = "ns"
"""Also the title of an artist and other things: only before a whole date, or with a colon."""
# A name and a sign before that word, and a sign behind its year: `Âu Dương Thành – ns 1968 – hộ chiếu …`.
_BEHIND_NAME, _NAME_REACH = re.compile(rf"{WORD} {WORD}\s?[–—|,(-]\s?\Z"), 20
_CLOSES = re.compile(r"\s?(?:[–—|,)-]|\n|\Z)")
_LOOSE = frozenset(("sinh", "sinh ra", "sinh vao", "sinh tai", "sinh o", "born", "b.", "geb."))
# Years that are counts: `sinh 2000 con`.
_COUNTED = re.compile(r"\A[: ]{0,2}[0-9]{4} ?(?:con|nguoi|tre|hoc|em|chau|be|trieu|%|tro|den|-)(?![^\W_])")
# `Born 1987.`, `born: 1987 |`: a field or the end of a sentence.
_BORN_IN = re.compile(r"born ?:? (?:19|20)[0-9]{2}(?= ?(?:[.,;|)·•\n]|\Z))")
# Words that go on in a chat behind a day, where a street would have its name: `sn 14/3 nha mn`.
_CHAT = re.compile(
    r" (?:nha|nhe|nhen|nhoa|nho|ne|na|a|ah|ak|oi|la|va|ma|nen|do|day|mn|moi nguoi|ib|inb|rep|hihi|hehe"
    r"|haha|cung|tuoi|nam nay|hang nam|hoc|que|song|dang|thich|cao|nang|fa|ten|ms|minh|t|tui|em|e|m"
    r"|chua co|and|my|i|nam|nu|gioi tinh)(?![^\W_])"
)


def certainty_of(reading: Reading, label: Label, date: Date, between: str) -> Certainty | None:
    """How sure it is; None if the date is no date of birth. `between`: what stands from label to date."""
    if date.precision == "year":
        return _of_year(reading, label, date, between)
    if label.code == "short":
        return _of_abbreviation(reading, label, date)
    if label.code == "birthday":
        return _of_birthday(date)
    if date.precision == "full":
        return Certainty.CONFIRMED if len(between) <= 24 else Certainty.LIKELY
    if label.code == "born" and date.precision == "day-month" and _is_loose(reading, label):
        return None
    return Certainty.LIKELY


def _of_birthday(date: Date) -> Certainty:
    """With a year of late it may be the day of a party."""
    if date.year and date.year >= _PARTIES:
        return Certainty.POSSIBLE
    return Certainty.CONFIRMED if date.precision == "full" else Certainty.LIKELY


def _is_loose(reading: Reading, label: Label) -> bool:
    """`sinh 12/3` alone: too short a word for a day and month."""
    return reading.folded[label.start : label.end] in _LOOSE


def _of_year(reading: Reading, label: Label, date: Date, between: str) -> Certainty | None:
    """A year alone counts right behind its word, but not of groups, nor of people without a whole name."""
    if label.code == "birthday" or len(between.strip(" :")) > (4 if label.code != "born" else 0):
        return None
    if label.code == "born" and not reading.folded.startswith(("sinh", "chao"), label.start):
        return Certainty.POSSIBLE if _BORN_IN.match(reading.folded, label.start) else None
    titled = reading.folded[label.start : label.end] == _ARTIST
    if titled and not _is_no_artist(reading, label, date, between):
        return None
    behind = reading.folded[label.end : label.end + _REACH]
    if _COUNTED.search(behind) or is_of_group(reading, label) or is_shortened(reading, label):
        return None
    return Certainty.POSSIBLE


def _of_abbreviation(reading: Reading, label: Label, date: Date) -> Certainty | None:
    """`SN 12/3/1985`; a house is `SN 12/3 Lê Lợi`."""
    if date.precision == "full" and date.end - date.start >= 8:
        return Certainty.CONFIRMED
    if reading.folded[label.start : label.end] == _ARTIST:
        return None
    follows = reading.folded[date.end : date.end + 3].lstrip(" ")
    ends = not follows or not follows[0].isalnum() or _CHAT.match(reading.folded, date.end)
    return Certainty.POSSIBLE if ends else None


def _is_no_artist(reading: Reading, label: Label, date: Date, between: str) -> bool:
    """Whether the abbreviation that is also an artist's title means a birth: by a colon, or as a field."""
    if ":" in between:
        return True
    named = _BEHIND_NAME.search(reading.text, max(0, label.start - _NAME_REACH), label.start)
    return bool(named and _CLOSES.match(reading.text, date.end))
