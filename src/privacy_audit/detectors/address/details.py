"""Reads the narrow part of a Vietnamese address: house, alley, street, hamlet, flat, quarter.

A detail is a thing that nobody but neighbours and postmen need; it is what masks hide.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.units import LEVEL, WORD, Place, place_at, read_chain
from privacy_audit.detectors.address.vietnam_units import Rank

_MOST_DETAILS = 8
_LONGEST_NAME = 7
# Between two details on one line.
_PART = re.compile(r"[ ]{0,3}[,;/|•·–(-]{0,2}[ ]{0,3}")
# Behind a part that is known by nothing but its place.
_CLOSED = re.compile(r"[ ]{0,2}[,–-]")
# A number with nothing behind it, or another number: no house, unless a label says that a detail follows.
_LONELY = re.compile(
    r"\d{1,6}(?:[/-]\d{1,4}){0,4}(?=\n|\Z"
    r"|(?:[ ]{1,3}[,;/|•·–(-]{0,2}[ ]{0,3}|[,;/|•·–(-]{1,2}[ ]{1,3})(?:[\d\n]|\Z))"
)
_WORD_GAP = re.compile(r"[ ]{1,2}|[ ]?-[ ]?(?=[A-ZĐ])")


class Detail(NamedTuple):
    """One part of the head. `what`: house, alley, street, name, hamlet, flat, quarter, other.

    `name` is a street without any word for it: the weakest of all.
    """

    what: str
    start: int
    end: int


class Head(NamedTuple):
    """The details in order; `end` is where the last one ends."""

    details: tuple[Detail, ...]
    end: int
    marked: bool
    """Whether a word such as `số nhà` stands before the house number."""

    def has(self, *kinds: str) -> bool:
        """Whether a detail is one of these."""
        return any(detail.what in kinds for detail in self.details)


def read_head(text: str, position: int, lenient: bool) -> Head:
    """Read details from a position on. `lenient`: a label stands before, so names may be in lower case."""
    if not lenient and _LONELY.match(text, position):
        return Head((), position, False)
    details: list[Detail] = []
    cursor = position
    marked = False
    while len(details) < _MOST_DETAILS:
        part = _PART.match(text, cursor)
        start = part.end() if part and details else cursor
        marked = marked or (words.MARKED_HOUSE.match(text, start) is not None and not details)
        detail = _detail_at(text, start, details, lenient)
        if detail is None:
            break
        details.append(detail)
        cursor = detail.end
    return Head(tuple(details), cursor, marked)


def _detail_at(text: str, start: int, before: list[Detail], lenient: bool) -> Detail | None:
    kinds = {detail.what for detail in before}
    if text[start : start + 1] in ("", "\n"):
        return None
    if not kinds & {"house", "flat"} and (end := _house_end(text, start)):
        return Detail("house", start, end)
    if found := _worded(text, start, lenient):
        return found
    if kinds == {"street"} and not lenient:
        return None
    if kinds & {"house", "alley", "quarter", "flat"} and not kinds & {"street", "name"}:
        return _bare_street(text, start, before[-1], lenient)
    return _other(text, start, kinds)


def _house_end(text: str, start: int) -> int | None:
    marker = words.MARKED_HOUSE.match(text, start)
    house = words.HOUSE.match(text, marker.end() if marker else start)
    if house is None or (marker is None and not _plain_number(house.group())):
        return None
    return house.end()


def _plain_number(number: str) -> bool:
    """Letters before the digits only with alleys behind (B12/5), and no year."""
    if number[0].isalpha():
        return "/" in number
    return not any(len(part) == 4 and part.startswith(("19", "20")) for part in re.split(r"[/-]", number))


def _worded(text: str, start: int, lenient: bool) -> Detail | None:
    """A detail that begins with the word for it."""
    if words.WORDED.match(text, start) is None:
        return None
    for what, pattern in (
        ("alley", words.ALLEY),
        ("hamlet", words.NUMBERED_HAMLET),
        ("flat", words.NUMBERED_FLAT),
        ("quarter", words.NUMBERED_QUARTER),
    ):
        if (found := pattern.match(text, start)) and not _is_ward(text, start):
            return Detail(what, start, found.end())
    if street := words.STREET.match(text, start):
        numbered = words.NUMBERED_STREET.match(text, street.end())
        end = numbered.end() if numbered else _named_street_end(text, street.end(), lenient)
        return Detail("street", start, end) if end > street.end() else None
    for what, pattern in (("hamlet", words.NAMED_HAMLET), ("quarter", words.NAMED_QUARTER)):
        if found := pattern.match(text, start):
            end = name_end(text, found.end(), lenient or text[found.end() : found.end() + 1].isascii())
            return Detail(what, start, end) if end > found.end() else None
    return None


def _is_province(text: str, start: int, end: int) -> bool:
    """`12 Hà Nội` names no street."""
    place = place_at(text, start, False)
    return place is not None and place.end >= end and any(unit.rank is Rank.PROVINCE for unit in place.units)


def place_at_level(text: str, start: int) -> Place | None:
    """A unit with its level (`P.5` is a ward, `P.1203` a room)."""
    return place_at(text, start, False) if LEVEL.match(text, start) else None


def _is_ward(text: str, start: int) -> bool:
    place = place_at_level(text, start)
    return place is not None and bool(place.units)


def _named_street_end(text: str, start: int, lenient: bool) -> int:
    """The end of a street's name after its word; in lower case only if it is written without marks."""
    end = name_end(text, start, lenient)
    if end > start or lenient:
        return end
    loose = name_end(text, start, True)
    return loose if text[start:loose].isascii() else start


def _bare_street(text: str, start: int, before: Detail, lenient: bool) -> Detail | None:
    """A street's name right after the number, with no word for it."""
    if words.NO_STREET.match(text, start) or (not lenient and words.PERSON.match(text, start)):
        return None
    if (place := place_at_level(text, start)) and place.units:
        return None
    if before.what in ("quarter", "flat") and read_chain(text, start, False, lenient).known:
        return None
    end = name_end(text, start, lenient)
    if end - start < 3 or (not lenient and _is_province(text, start, end)):
        return None
    cut = _cut_before_units(text, start, end, lenient)
    last = text[start:cut].split()[-1]
    if words.ENGLISH_STREET.match(last):
        return Detail("street", start, cut + (text[cut : cut + 1] == "."))
    return Detail("name", start, cut)


def _cut_before_units(text: str, start: int, end: int, lenient: bool) -> int:
    """`12 Lê Lợi Ba Đình Hà Nội` has no commas: the street ends where units begin that fill the rest."""
    begins = [word.start() for word in WORD.finditer(text, start, end)]
    for begin in [*begins[2:], *begins[1:2]]:
        place = place_at(text, begin, lenient)
        if place and (place.end < end or begin != begins[1]) and _fills(text, place, begin, end, lenient):
            return start + len(text[start:begin].rstrip(" -–"))
    return end


def _fills(text: str, place: Place, begin: int, end: int, lenient: bool) -> bool:
    """Whether units go on to the end of the words: to a province, or a district alone."""
    if place.end >= end:
        return any(unit.rank is Rank.DISTRICT or unit.level == "c" for unit in place.units)
    chain = read_chain(text[:end], begin, False, lenient)
    return len(chain.known) >= 2 and chain.end >= end


def _other(text: str, start: int, kinds: set[str]) -> Detail | None:
    """Anything between the street and the first unit, such as a building's name: once, capitalised."""
    if (
        not kinds & {"street", "name", "alley", "hamlet", "quarter"}
        or "other" in kinds
        or LEVEL.match(text, start)
    ):
        return None
    end = name_end(text, start, False)
    closed = _CLOSED.match(text, end)
    return (
        Detail("other", start, end)
        if end > start and closed and place_at(text, start, False) is None
        else None
    )


def name_end(text: str, start: int, lenient: bool) -> int:
    """The end of a name that starts here: capitalised words (any words if lenient), up to the next part.

    A number of one or two digits ends a name: Cách Mạng Tháng 8, Văn Tràng 1.
    """
    end = cursor = start
    for number in range(_LONGEST_NAME):
        word = WORD.match(text, cursor)
        if word is None or not _may_stand_in_name(word.group(), number, lenient):
            break
        if number and (_begins_something(text, cursor) or _begins_house(text, word)):
            break
        end = word.end()
        gap = _WORD_GAP.match(text, end)
        if gap is None or word.group().isdigit():
            break
        cursor = gap.end()
    return end


def _begins_house(text: str, word: re.Match[str]) -> bool:
    """Whether a number among words belongs to what follows: `… Hà Nội 12 Lê Lợi`."""
    follows = text[word.end() + 1 : word.end() + 2]
    return word.group().isdigit() and follows.isalpha() and LEVEL.match(text, word.end() + 1) is None


def _may_stand_in_name(word: str, number: int, lenient: bool) -> bool:
    if word[0].isdigit():
        return number > 0 and word.isdigit() and len(word) <= 2
    return lenient or word[0].isupper()


def _begins_something(text: str, position: int) -> bool:
    """Whether a unit with its level, an alley, a hamlet or a quarter begins here, inside a run of words."""
    if words.BEGINS.match(text, position):
        return True
    level = LEVEL.match(text, position)
    place = place_at(text, position, False) if level else None
    if level is None or place is None or not place.explicit:
        return False
    return bool(place.units) or level.group()[0].islower()
