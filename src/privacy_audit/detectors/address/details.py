"""Reads the narrow part of a Vietnamese address: house, alley, street, hamlet, flat, quarter.

A detail is a thing that nobody but neighbours and postmen need; it is what masks hide.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.head import Detail, Head
from privacy_audit.detectors.address.names import name_end
from privacy_audit.detectors.address.places import LEVEL, place_at
from privacy_audit.detectors.address.streets import PART, bare_street, place_at_level, street_end
from privacy_audit.detectors.address.units import read_chain

_MOST_DETAILS = 8
# What must stand before a part that is known by nothing but its place.
_BEFORE_OTHER = frozenset(("street", "name", "alley", "hamlet", "quarter", "flat"))
# A line may end between two details if the next one begins with the word for it.
_NEXT_LINE = re.compile(r"[ ]{0,3}[,;–-]?[ ]{0,3}\n[ •-]{0,3}")
# The rest of a building's name, some words of it in lower case: Khu tập thể Đại học Bách khoa.
_QUARTER_END = re.compile(r"(?:[ ][^\W\d_]{1,10}){1,4}(?=[ ]?[,\n])")
# Behind a part that is known by nothing but its place.
_CLOSED = re.compile(r"[ ]{0,2}[,–—-]")
# What makes a number the measure of something: 500ml, 12kg.
_MEASURE = re.compile(r"\d(?:ml|kg|km|cm|mm|mg|gb|mb|tb|tr|cc|hz|kw)\Z")
# A street behind its house where `p` stands for `phố`: sn 27 p Vũ Trọng Phụng.
_SHORT_STREET = re.compile(rf"[pP][ .][ ]?(?=[{words.CAPITAL}])")
# A number, or the letter that stands for one: lô 5, lô D.
_NUMBERED = re.compile(r"\d|[A-Z]\d{0,2}(?!\w)")
# What is counted by the number before it, unless it has a number of its own.
_COUNTED = re.compile(
    words.any_of(
        "căn hộ, khu phố, thôn, xóm, ấp, bản, tổ, khu, lô, chung cư, tòa, toà, tầng, phòng, đội, khóm"
    )
    + "[ ]",
    re.VERBOSE,
)


def read_head(text: str, position: int, loose: bool, lines: bool) -> Head:
    """Read details from a position on.

    `loose`: names may stand in lower case; `lines`: a line may end between two details.
    """
    details: list[Detail] = []
    cursor = position
    marked = words.MARKED_HOUSE.match(text, position) is not None
    while len(details) < _MOST_DETAILS:
        start = _next_start(text, cursor, len(details), lines)
        detail = _detail_at(text, start, details, loose)
        if detail is None or (not details and _counts(text, detail, marked)):
            break
        details.append(detail)
        cursor = detail.end
    return Head(tuple(details), cursor, marked)


def _next_start(text: str, cursor: int, behind: int, lines: bool) -> int:
    if not behind:
        return cursor
    if lines and (over := _NEXT_LINE.match(text, cursor)) and words.WORDED.match(text, over.end()):
        return over.end()
    part = PART.match(text, cursor)
    return part.end() if part and not (behind == 1 and "|" in part.group()) else cursor


def _counts(text: str, first: Detail, marked: bool) -> bool:
    """Whether a number only counts what follows: 38 căn hộ thuộc quận 1, 12 thôn, 5 khu phố."""
    if first.what != "house" or marked or text[first.end : first.end + 1] != " ":
        return False
    follows = _COUNTED.match(text, first.end + 1)
    return follows is not None and _NUMBERED.match(text, follows.end()) is None


def _detail_at(text: str, start: int, before: list[Detail], loose: bool) -> Detail | None:
    kinds = {detail.what for detail in before}
    if text[start : start + 1] in ("", "\n"):
        return None
    if not kinds & {"house"} and (end := _house_end(text, start)):
        return Detail("house", start, end)
    if found := _worded(text, start, loose):
        settled = found.what == "quarter" and not before and words.SETTLEMENT.match(text, start)
        return found._replace(what="hamlet") if settled else found
    if english := words.ENGLISH_HAMLET.match(text, start):
        return Detail("hamlet", start, english.end())
    if not kinds & {"flat"} and (code := _code_end(text, start)):
        return Detail("flat", start, code)
    if kinds == {"street"} and not loose:
        return None
    if kinds & {"house", "alley"} and not kinds & {"street", "name"} and (end := _short_street(text, start)):
        return Detail("street", start, end)
    named = kinds & {"street", "name"} and not (before[-1].what == "house" and kinds & {"flat", "quarter"})
    if kinds & {"house", "alley", "quarter", "flat"} and not named:
        return bare_street(text, start, before[-1], loose) or _other(text, start, kinds, loose)
    return _other(text, start, kinds, loose)


def _short_street(text: str, start: int) -> int | None:
    """The end of a street whose word is a single letter, which mostly stands for a ward."""
    found = _SHORT_STREET.match(text, start)
    if found is None or _is_ward(text, start):
        return None
    return street_end(text, found.end(), False)


def _house_end(text: str, start: int) -> int | None:
    marker = words.MARKED_HOUSE.match(text, start)
    house = words.HOUSE.match(text, marker.end() if marker else start)
    if house is None or (marker is None and not _plain_number(house.group()) and not _on_street(text, house)):
        return None
    return house.end()


def _on_street(text: str, number: re.Match[str]) -> bool:
    """Whether a street with the word for it follows a number that begins with letters: B12 đường số 9."""
    if text[number.start()].isdigit() or number.group()[:2].lower() == "km":
        return False
    part = PART.match(text, number.end())
    return part is not None and words.STREET.match(text, part.end()) is not None


def _code_end(text: str, start: int) -> int | None:
    """The end of the number of a flat: A-1203, S2.05; not of a ward (P.5)."""
    code = words.CODE.match(text, start)
    return code.end() if code and not _is_ward(text, start) else None


def _plain_number(number: str) -> bool:
    """Letters before the digits only with alleys behind (B12/5); no year and no measure."""
    if number[0].isalpha():
        return "/" in number
    if _MEASURE.search(number):
        return False
    return not any(
        len(part) == 4 and part.isdigit() and part.startswith(("19", "20"))
        for part in re.split(r"[/-]", number)
    )


def _worded(text: str, start: int, loose: bool) -> Detail | None:
    """A detail that begins with the word for it."""
    if not words.may_begin_part(text, start) or words.WORDED.match(text, start) is None:
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
        end = numbered.end() if numbered else street_end(text, street.end(), loose)
        return Detail("street", start, end) if end > street.end() else None
    for what, pattern in (
        ("hamlet", words.NAMED_HAMLET),
        ("quarter", words.NAMED_QUARTER),
        ("street", words.NAMED_ALLEY),
    ):
        if found := pattern.match(text, start):
            end = name_end(text, found.end(), loose)
            if what == "street":
                end = street_end(text, found.end(), loose)
            if what == "quarter" and end > found.end() and (closed := _QUARTER_END.match(text, end)):
                end = closed.end()
            return Detail(what, start, end) if end > found.end() else None
    return None


def _is_ward(text: str, start: int) -> bool:
    place = place_at_level(text, start)
    return place is not None and bool(place.units)


def _other(text: str, start: int, kinds: set[str], loose: bool) -> Detail | None:
    """Anything between the street and the first unit, such as a building's name: once, before a comma.

    In lower case two units must follow it.
    """
    if not kinds & _BEFORE_OTHER or "other" in kinds or LEVEL.match(text, start):
        return None
    end = name_end(text, start, loose)
    closed = _CLOSED.match(text, end)
    if end == start or closed is None:
        return None
    place = place_at(text, start, loose)
    if place is not None and place.end >= end:
        return None
    lower = text[start].islower() and len(read_chain(text, end, False, loose).known) < 2
    return None if lower else Detail("other", start, end)
