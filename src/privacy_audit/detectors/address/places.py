"""Reads one unit of an address: phường Lê Chân, Q.7, Ngo Quyen Dist., Hải Phòng.

A word for the level may stand before the name (`P.`, `Quận`, `District`) or after it (`Ward`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from privacy_audit.detectors.address import contexts
from privacy_audit.detectors.address.vietnam_units import (
    Rank,
    Unit,
    begins_unit,
    key_of,
    units_of,
    written_like,
)
from privacy_audit.detectors.prose import any_of

ALL_RANKS = frozenset(Rank)
WARD, DISTRICT, PROVINCE = (frozenset({rank}) for rank in (Rank.WARD, Rank.DISTRICT, Rank.PROVINCE))
CITY = DISTRICT | PROVINCE

_WRITTEN_OUT = {
    "phường": WARD, "phuong": WARD, "xã": WARD, "xa": WARD, "thị trấn": WARD, "thi tran": WARD, "ward": WARD,
    "đặc khu": WARD, "dac khu": WARD, "commune": WARD, "township": WARD, "quận": DISTRICT, "quan": DISTRICT,
    "huyện": DISTRICT, "huyen": DISTRICT, "thị xã": DISTRICT, "thi xa": DISTRICT, "district": DISTRICT,
    "thành phố": CITY, "thanh pho": CITY, "city": CITY, "town": CITY, "tỉnh": PROVINCE, "tinh": PROVINCE,
    "province": PROVINCE,
    "phường/xã": WARD, "phuong/xa": WARD, "xã/phường": WARD, "xa/phuong": WARD, "phường/xã/thị trấn": WARD,
    "xã/phường/thị trấn": WARD, "quận/huyện": DISTRICT, "quan/huyen": DISTRICT, "huyện/quận": DISTRICT,
    "tỉnh/tp": PROVINCE, "tinh/tp": PROVINCE, "tỉnh/thành": PROVINCE, "tinh/thanh": PROVINCE,
    "tỉnh/thành phố": PROVINCE, "tinh/thanh pho": PROVINCE, "tp/tỉnh": PROVINCE, "thành phố/tỉnh": PROVINCE,
}  # fmt: skip
_SHORT = {
    "p": WARD, "f": WARD, "x": WARD, "tt": WARD, "đk": WARD, "q": DISTRICT, "h": DISTRICT, "tx": DISTRICT,
    "dist": DISTRICT, "d": DISTRICT, "tp": CITY, "t": PROVINCE, "prov": PROVINCE,
}  # fmt: skip
# A level before its name: written out (`phường`), or short with a point, a space or a number (`P.5`, `Q1`).
LEVEL = re.compile(
    rf"(?<![^\W_])(?:(?P<out>{any_of(tuple(_WRITTEN_OUT))})(?P<gap>[ .:]{{1,3}})"
    r"|(?P<short>(?:t\.?[ ]?p|t\.?[ ]?x|tt|dist|prov|đk|[pqfhxtd])(?=[. \d]|hcm))(?P<dot>\.?)[ ]{0,2})",
    re.IGNORECASE,
)
# A level after its name, in English order.
_SUFFIX = re.compile(
    r"[ ]{1,2}(ward|district|dist\b\.?|city|province|commune|town(?:ship)?)(?!\w)", re.IGNORECASE
)
# A word of a name; names have five words at most, joined by a space or a dash.
WORD = re.compile(r"[^\W_]{1,16}(?:['’][^\W_]{1,12})?")
_GAP = re.compile(r"[ ]{1,2}(?=[^\W_])|[ ]?[-–][ ]?(?=[^\W_])")
# The number of a ward or a district that is in no table.
_NUMBER_OF_UNIT = re.compile(r"\d{1,2}(?!\w)(?![.,/]\d)")
# Behind the number of a unit: then it is a piece of a code, Q12-0345.
_IN_A_CODE = re.compile(r"[-./_]?\d")
# A unit in English order that is in no table: Xuan Canh Commune.
_ENGLISH_UNIT = re.compile(
    r"(?:[A-ZĐ][^\W\d_]{0,7}[ ]){1,4}(?:Ward|Commune|District|Dist\b\.?|Town|Township)(?!\w)"
)
# A district by its initials, before the city by its own: TX, HN; NQ - HP. Elsewhere initials are anything.
_INITIALS = re.compile(
    r"(?:[A-ZĐ]{2,4}|[A-ZĐ][A-Za-zĐ]{1,3}\.)"
    r"(?=[ ]?[,–-]?[ ]?(?:HN|HP|TP\.?[ ]?HCM|HCM|SG|ĐN|Hà Nội|Hải Phòng|Ha Noi)(?!\w))"
)
# One or two more words of a name, up to where a name ends.
_REST_OF_NAME = re.compile(r"(?:[ ]\d{1,2}|(?:[ ][^\W\d_]{1,7}){1,2})(?=[ ]?(?:[,;\n)]|\Z))")


class Place(NamedTuple):
    """A unit as written. `units` are the units it may mean, none if the name is not known."""

    start: int
    end: int
    units: tuple[Unit, ...]
    explicit: bool


def place_at(text: str, position: int, lenient: bool) -> Place | None:
    """The unit that begins here, with or without a word for its level."""
    if level := LEVEL.match(text, position):
        place = _levelled(text, level, lenient)
        if place is not None:
            return place
    return _bare(text, position, lenient) or _beyond_table(text, position)


def _beyond_table(text: str, position: int) -> Place | None:
    """A unit that the writing alone shows to be one; which, nobody knows."""
    found = _ENGLISH_UNIT.match(text, position) or _INITIALS.match(text, position)
    return Place(position, found.end(), (), True) if found else None


def _levelled(text: str, level: re.Match[str], lenient: bool) -> Place | None:
    ranks = _ranks_of(level)
    named = names_at(text, level.end())
    if named and text[level.end()].isdigit() and _IN_A_CODE.match(text, named[0][0]):
        return None
    alike: Place | None = None
    for end, key in named:
        units = _fitting(text[level.end() : end], key, ranks)
        if exact := tuple(unit for unit in units if written_like(text[level.end() : end], unit.name)):
            return _whole_name(text, Place(level.start(), end, exact, True), level.end())
        if units and alike is None:
            alike = Place(level.start(), end, units, True)
    if alike:
        return _whole_name(text, alike, level.end())
    known = level["out"] or (level["dot"] and text[level.end() : level.end() + 1].isupper())
    known = known or (level["short"] in "pPqQfF" and _NUMBER_OF_UNIT.match(text, level.end()))
    if known and (end := _unknown_name_end(text, level.end(), lenient)) > level.end():
        return Place(level.start(), end, (), True)
    return None


def _whole_name(text: str, place: Place, name: int) -> Place:
    """The place, or a longer one that is in no table: phường Thanh Xuân Nam is not phường Thanh Xuân."""
    rest = _REST_OF_NAME.match(text, place.end)
    if rest is None or text[name].isdigit():
        return place
    first = rest.group().split()[0]
    if first.isdigit():
        return Place(place.start, rest.end(), (), True)
    if (
        text[name].isupper() is not first[0].isupper()
        or first in contexts.STOPS
        or LEVEL.match(text, place.end + 1)
    ):
        return place
    follows = _bare(text, place.end + 1, True)
    if follows and any(unit.rank is not Rank.WARD for unit in follows.units):
        return place
    return Place(place.start, rest.end(), (), True)


def _fitting(written: str, key: str, ranks: frozenset[Rank]) -> tuple[Unit, ...]:
    """The units of some ranks that a key may mean; a dash belongs to a name only if the unit has one."""
    dashed = "-" in written or "–" in written
    return tuple(unit for unit in units_of(key) if unit.rank in ranks and (not dashed or "-" in unit.name))


def _ranks_of(level: re.Match[str]) -> frozenset[Rank]:
    if level["out"]:
        return _WRITTEN_OUT[" ".join(level["out"].lower().split())]
    return _SHORT[level["short"].lower().replace(".", "").replace(" ", "")]


def _bare(text: str, position: int, lenient: bool) -> Place | None:
    first = text[position : position + 1]
    if not (first.isupper() or (lenient and first.isalpha())):
        return None
    for end, key in names_at(text, position):
        if key.isdigit() or not units_of(key):
            continue
        if suffix := _SUFFIX.match(text, end):
            ranks = _WRITTEN_OUT.get(suffix[1].lower().rstrip("."), DISTRICT)
            if units := _fitting(text[position:end], key, ranks):
                return Place(position, suffix.end(), units, True)
        written = text[position:end]
        units = tuple(unit for unit in _fitting(written, key, ALL_RANKS) if written_like(written, unit.name))
        if units and (len(key) > 3 or key in ("hcm", "hue", "hn", "hp", "sg")):
            return Place(position, end, units, False)
    return None


def names_at(text: str, position: int) -> list[tuple[int, str]]:
    """The beginnings of unit names at a position as (end, key), longest first, five words at most."""
    found: list[tuple[int, str]] = []
    cursor, key = position, ""
    while len(found) < 5 and (word := WORD.match(text, cursor)):
        key = f"{key} {_word_key(word.group())}" if key else _word_key(word.group())
        if not begins_unit(key):
            break
        found.append((word.end(), key))
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        cursor = gap.end()
    return found[::-1]


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    return key_of(word)


def _unknown_name_end(text: str, position: int, lenient: bool) -> int:
    """The end of a name that is in no table: capitalised words (any, if lenient), four at most."""
    end = cursor = position
    for number in range(4):
        word = WORD.match(text, cursor)
        if word is None or not (lenient or word.group()[0].isupper() or not number):
            break
        if word.group().isdigit():
            return word.end() if number == 0 and len(word.group()) < 3 else end
        if number and LEVEL.match(text, cursor):
            break
        end, cursor = word.end(), word.end() + 1
        if text[end : end + 1] != " ":
            break
    return end
