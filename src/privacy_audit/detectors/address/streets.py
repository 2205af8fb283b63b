"""Reads the street of a Vietnamese address: with a word for it, or as a bare name behind the house number."""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts, words
from privacy_audit.detectors.address.head import Detail
from privacy_audit.detectors.address.names import name_end
from privacy_audit.detectors.address.places import LEVEL, WORD, Place, place_at
from privacy_audit.detectors.address.units import read_chain
from privacy_audit.detectors.address.vietnam_units import Rank

_LONGEST_RUN = 9
# Between two details on one line.
PART = re.compile(r"[ ]{0,3}[,;/|•·–—(.\-]{0,2}[ ]{0,3}")


def bare_street(text: str, start: int, before: Detail, loose: bool) -> Detail | None:
    """A street's name right after the number, with no word for it."""
    if numbered := words.ENGLISH_NUMBERED.match(text, start):
        return Detail("street", start, numbered.end())
    if contexts.NO_STREET.match(text, start) or _is_person(text, start, before, loose):
        return None
    if (place := place_at_level(text, start)) and place.units:
        return None
    if before.what in ("quarter", "flat") and read_chain(text, start, False, loose).known:
        return None
    end = name_end(text, start, loose)
    if small := _small_street(text, start, end):
        return small
    if end - start < 3 or (not loose and _is_province(text, start, end) and not _goes_on(text, end)):
        return None
    cut = _street_cut(text, start, end, loose)
    last = text[start:cut].split()[-1]
    if words.ENGLISH_STREET.match(last):
        return Detail("street", start, cut + (text[cut : cut + 1] == "."))
    return Detail("name", start, cut)


def _small_street(text: str, start: int, end: int) -> Detail | None:
    """`12 Lach Tray street, Gia Vien ward`: only right before a unit, since `street` begins much else."""
    word = words.SMALL_STREET.match(text, end) if end - start >= 3 else None
    place = place_at(text, word.end(), False) if word else None
    return Detail("street", start, word.end("word")) if word and place and place.units else None


def street_end(text: str, start: int, loose: bool) -> int:
    """The end of a street's name; where no comma stands, units that follow are none of it."""
    return _street_cut(text, start, name_end(text, start, loose), loose)


def _street_cut(text: str, start: int, end: int, loose: bool) -> int:
    """The same for a name of which the end is known."""
    last = text.rfind(" ", start, end) + 1
    if end == start or words.ENGLISH_STREET.match(text, max(start, last), end):
        return end
    lower = loose and text[start].islower()
    run = name_end(text, start, loose, _LONGEST_RUN) if lower else end
    cut = _cut_before_units(text, start, run, loose)
    return end if cut == run else cut


def _cut_before_units(text: str, start: int, end: int, loose: bool) -> int:
    """`12 Lê Lợi Ba Đình Hà Nội` has no commas: the street ends where units begin that fill the rest."""
    begins = [word.start() for word in WORD.finditer(text, start, end)]
    for begin in [*begins[2:], *begins[1:2]]:
        place = place_at(text, begin, loose)
        if place and (place.end < end or begin != begins[1]) and _fills(text, place, begin, end, loose):
            return start + len(text[start:begin].rstrip(" -–"))
    return end


def _fills(text: str, place: Place, begin: int, end: int, loose: bool) -> bool:
    """Whether units go on to the end of the words: to a province, or a district alone."""
    if place.end >= end:
        return any(unit.rank is Rank.DISTRICT or unit.level == "c" for unit in place.units)
    chain = read_chain(text[:end], begin, False, loose)
    return len(chain.known) >= 2 and chain.end >= end


def _is_person(text: str, start: int, before: Detail, loose: bool) -> bool:
    """Whether a name behind a plain number is a person's in a list: no ward or district follows."""
    if loose or not text[before.start : before.end].isdigit() or contexts.PERSON.match(text, start) is None:
        return False
    return not _goes_on(text, name_end(text, start, False))


def _goes_on(text: str, end: int) -> bool:
    """Whether a ward or a district with its level follows: `278 Hòa Bình, P. Hiệp Tân`."""
    part = PART.match(text, end)
    return part is not None and LEVEL.match(text, part.end()) is not None


def _is_province(text: str, start: int, end: int) -> bool:
    """`12 Hà Nội` names no street."""
    place = place_at(text, start, False)
    return place is not None and place.end >= end and any(unit.rank is Rank.PROVINCE for unit in place.units)


def place_at_level(text: str, start: int) -> Place | None:
    """A unit with its level (`P.5` is a ward, `P.1203` a room)."""
    return place_at(text, start, False) if LEVEL.match(text, start) else None
