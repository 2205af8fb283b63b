"""Positions on pages of staff: the cell beside a name, the line above or below a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.prose import line_around
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.relations.found import is_plain_name
from privacy_audit.detectors.relations.words import has_family_name

_LONGEST_LINE, _MOST_WORDS = 80, 9
# What stands before a name: its number, degrees, a form of address.
_BEFORE_NAME = re.compile(
    r"[^\w\n]{0,4}(?:[0-9]{1,3}[.)] )?(?:(?:(?:PGS|GS|TS|ThS|Ths|CN|KS|BS|BSCKI{1,2}|DS|LS|CVC?|NGƯT|NSƯT"
    r"|KTS|CKI{1,2}|Mr|Ms|Mrs|Dr|Prof)\.? ?){1,4}"
    r"|(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|Đ/c|Đồng chí|[Bb]ác sĩ) )?"
    r"(?:[.:] ?)?"
)
# What may stand behind it: a form of address in brackets.
_BEHIND_NAME = re.compile(r" ?\((?:Mr|Ms|Mrs|Mx|ông|bà|nam|nữ)\.?\)\Z")
# A sentence, or a line with a year or a number: no position stands there alone.
_NO_END = re.compile(r"[.!?:;…]\s?\Z|[\d]{4}")
# The row in the place of a cell.
_ROW = re.compile(r"(?P<row>.{1,2000} > tr(?::nth-of-type\([0-9]{1,6}\))?) > t[hd]")


def is_person(text: str) -> bool:
    """Whether a line or cell is somebody's name and nothing else, with degrees perhaps: `ThS. Ngô Thị An`."""
    if len(text) > _LONGEST_LINE:
        return False
    begin = _BEFORE_NAME.match(text)
    name = _BEHIND_NAME.sub("", text[begin.end() :] if begin else text).strip(" .,-–")
    return " " in name and is_plain_name(name) and (has_family_name(name) or bool(begin and begin.end() > 2))


def line_beside_name(reading: Reading, start: int, end: int) -> int | None:
    """Where a line of nothing but a position ends that stands right above or below a person's name."""
    begin, stop = line_around(reading.text, start, end)
    line = reading.text[begin:stop]
    if reading.text[begin:start].strip(" -–•*|") or len(line) > _LONGEST_LINE or _NO_END.search(line):
        return None
    if len(line.split()) > _MOST_WORDS or is_person(reading.text[end:stop]):
        return None  # `Bác sĩ Hoàng Thị Mẫu` is how somebody is called
    above = reading.text[max(0, begin - _LONGEST_LINE - 1) : max(0, begin - 1)].rpartition("\n")[2]
    below = reading.text[stop + 1 : stop + _LONGEST_LINE + 1].partition("\n")[0]
    return begin + len(line.rstrip()) if is_person(above) or is_person(below) else None


def cells_beside_names(reading: Reading, heads: Heads, wanted: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The cells below some heads of columns in whose row a person is named: head and begin."""
    for head, begin, _ in heads.cells_below(wanted):
        line, stop = line_around(heads.text, begin, begin)
        if any(is_person(cell.strip()) for cell in re.split(r"[|\t;]", heads.text[line:stop])):
            yield head, begin
    elements = tuple(heads.elements_below(wanted))
    rows = _rows_with_names(reading) if elements else frozenset()
    for head, begin in elements:
        row = _ROW.match(reading.segment_at(begin).locator)
        if row and row["row"] in rows:
            yield head, begin


def _rows_with_names(reading: Reading) -> frozenset[str]:
    """The rows of a page's tables in which a cell is a person's name."""
    cells = (
        (row["row"], part.text)
        for segment, part in zip(reading.content.segments, reading.joined.parts, strict=True)
        if " > tr" in segment.locator and (row := _ROW.match(segment.locator))
    )
    return frozenset(row for row, text in cells if is_person(text))
