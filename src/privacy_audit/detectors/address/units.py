"""Reads the chain of units at the end of an address: phường Lê Chân, quận …, Hải Phòng, Việt Nam.

A word for the level may stand before the name (`P.`, `Quận`, `District`) or after it (`Ward`);
a bare name counts when it is a unit and the chain around it agrees on a province.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from privacy_audit.detectors.address.vietnam_units import (
    Rank,
    Unit,
    begins_unit,
    key_of,
    units_of,
    written_like,
)

ALL_RANKS = frozenset(Rank)
WARD, DISTRICT, PROVINCE = (frozenset({rank}) for rank in (Rank.WARD, Rank.DISTRICT, Rank.PROVINCE))
CITY = DISTRICT | PROVINCE

_WRITTEN_OUT = {
    "phường": WARD, "phuong": WARD, "xã": WARD, "xa": WARD, "thị trấn": WARD, "thi tran": WARD, "ward": WARD,
    "đặc khu": WARD, "dac khu": WARD, "commune": WARD, "township": WARD, "quận": DISTRICT, "quan": DISTRICT,
    "huyện": DISTRICT, "huyen": DISTRICT, "thị xã": DISTRICT, "thi xa": DISTRICT, "district": DISTRICT,
    "thành phố": CITY, "thanh pho": CITY, "city": CITY, "town": CITY, "tỉnh": PROVINCE, "tinh": PROVINCE,
    "province": PROVINCE,
}  # fmt: skip
_SHORT = {
    "p": WARD, "f": WARD, "x": WARD, "tt": WARD, "đk": WARD, "q": DISTRICT, "h": DISTRICT, "tx": DISTRICT,
    "dist": DISTRICT, "d": DISTRICT, "tp": CITY, "t": PROVINCE, "prov": PROVINCE,
}  # fmt: skip
# A level before its name: written out (`phường`), or short with a point, a space or a number (`P.5`, `Q1`).
LEVEL = re.compile(
    r"(?<![^\W_])(?:(?P<out>"
    + "|".join(sorted(_WRITTEN_OUT, key=len, reverse=True))
    + r")(?P<gap>[ .:]{1,3})"
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
# What parts two units; a line may end between them when the caller allows it.
_PART = re.compile(r"[ ]{0,3}[,;|/•·.–-]{0,2}[ ]{0,3}")
_LINE_END = re.compile(r"[ ]{0,3}[,;–-]?[ ]{0,3}\n[ ]{0,3}[-–•]?[ ]{0,2}")
_COUNTRY = re.compile(r"(?:việt[ ]?nam|viet[ ]?nam|vn)(?!\w)", re.IGNORECASE)
# Postal codes have five digits (six before 2018).
_POSTCODE = re.compile(r"\d{5,6}(?!\w)(?![.,]\d)")
_MOST_PLACES = 6


class Place(NamedTuple):
    """A unit as written. `units` are the units it may mean, none if the name is not known."""

    start: int
    end: int
    units: tuple[Unit, ...]
    explicit: bool


class Chain(NamedTuple):
    """Places that agree with each other, and where the last of them (or the country) ends."""

    places: tuple[Place, ...]
    end: int

    @property
    def known(self) -> tuple[Place, ...]:
        """The places whose names are units."""
        return tuple(place for place in self.places if place.units)


def read_chain(text: str, position: int, lines: bool, lenient: bool) -> Chain:
    """Read units from a position on. `lines`: go on over line ends; `lenient`: lower case is a name too."""
    places: list[Place] = []
    cursor = position
    while len(places) < _MOST_PLACES:
        start = _next_part(text, cursor, lines, bool(places) or lenient)
        place = place_at(text, start, lenient) if start is not None else None
        if place is None:
            break
        places.append(place)
        cursor = place.end
    chain = _agreeing(places)
    return Chain(chain, _with_country(text, chain[-1].end) if chain else position)


def _next_part(text: str, cursor: int, lines: bool, bare_line: bool) -> int | None:
    """Where the next part begins: after a separator, or on the next line."""
    if over := _LINE_END.match(text, cursor):
        parted = any(sign in over.group() for sign in ",;–-")
        explicit = LEVEL.match(text, over.end()) is not None
        return over.end() if explicit or (bare_line and (lines or parted)) else None
    part = _PART.match(text, cursor)
    if part is None or ("." in part.group() and LEVEL.match(text, part.end()) is None):
        return None
    return part.end()


def place_at(text: str, position: int, lenient: bool) -> Place | None:
    """The unit that begins here, with or without a word for its level."""
    if level := LEVEL.match(text, position):
        place = _levelled(text, level, lenient)
        if place is not None:
            return place
    return _bare(text, position, lenient)


def _levelled(text: str, level: re.Match[str], lenient: bool) -> Place | None:
    ranks = _ranks_of(level)
    named = [(end, _fitting(text[level.end() : end], key, ranks)) for end, key in names_at(text, level.end())]
    for end, units in named:
        if exact := tuple(unit for unit in units if written_like(text[level.end() : end], unit.name)):
            return Place(level.start(), end, exact, True)
    for end, units in named:
        if units:
            return Place(level.start(), end, units, True)
    if level["out"] and (end := _unknown_name_end(text, level.end(), lenient)) > level.end():
        return Place(level.start(), end, (), True)
    return None


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
        if key.isdigit():
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
        if word is None or not (lenient or word.group()[0].isupper()) or word.group().isdigit():
            break
        if number and LEVEL.match(text, cursor):
            break
        end, cursor = word.end(), word.end() + 1
        if text[end : end + 1] != " ":
            break
    return end


def _agreeing(places: list[Place]) -> tuple[Place, ...]:
    """The longest beginning of the places that lies in one province, each with the units that do."""
    chain = tuple(places)
    while chain:
        provinces = _provinces(chain)
        fitting = tuple(_within(place, provinces) for place in chain)
        if all(place.units or place.explicit for place in fitting) and _anchored(fitting):
            return fitting
        chain = chain[:-1]
    return ()


def _anchored(chain: tuple[Place, ...]) -> bool:
    """A bare ward's name is any two words; something of the chain must be sure."""
    return any(place.explicit or any(unit.rank is Rank.PROVINCE for unit in place.units) for place in chain)


def _provinces(chain: tuple[Place, ...]) -> frozenset[str]:
    """The provinces in which the chain can lie: those of its last province, else those common to all."""
    for place in reversed(chain):
        if found := frozenset(unit.province for unit in place.units if unit.rank is Rank.PROVINCE):
            return found
    sets = [frozenset(unit.province for unit in place.units) for place in chain if place.units]
    common = frozenset.intersection(*sets) if sets else frozenset()
    return common or frozenset().union(*sets[-1:])


def _within(place: Place, provinces: frozenset[str]) -> Place:
    return place._replace(units=tuple(unit for unit in place.units if unit.province in provinces))


def _with_country(text: str, end: int) -> int:
    """Past a postal code and the country behind the last unit."""
    for pattern in (_POSTCODE, _COUNTRY, _POSTCODE):
        part = _PART.match(text, end)
        if part and "." not in part.group() and (found := pattern.match(text, part.end())):
            end = found.end()
    return end


def form_of(places: tuple[Place, ...]) -> str | None:
    """`old` with a district or a unit that is gone, `new` with a ward of today, None if neither shows."""
    narrow = [place for place in places if not _only(place, Rank.PROVINCE)]
    if any(_only(place, Rank.DISTRICT) or (not place.explicit and _has_district(place)) for place in narrow):
        return "old"
    if any(place.units and all(unit.old for unit in place.units) for place in places):
        return "old"
    return "new" if any(not unit.old for place in narrow for unit in place.units) else None


def _only(place: Place, rank: Rank) -> bool:
    return bool(place.units) and all(unit.rank is rank for unit in place.units)


def _has_district(place: Place) -> bool:
    ranks = {unit.rank for unit in place.units}
    return Rank.DISTRICT in ranks and Rank.PROVINCE not in ranks
