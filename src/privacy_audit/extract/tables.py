"""Tables of a data archive (.csv, .tsv): each cell with the name of its column."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO

from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.dates import day_of, is_date_key
from privacy_audit.extract.labels import EMPTY_KEYS, label_for, segment_of, shown_key
from privacy_audit.extract.names import plain
from privacy_audit.extract.records import DATE_SIGN
from privacy_audit.model import Segment

_LOOKED_AT = 10
"""The names of the columns stand in one of the first rows: some tables begin with a note."""
# A cell that is a value, not the name of a column.
_VALUE = re.compile(r"[0-9]{2}|@|://")
# The first line of a part: `line 1200`.
_LINE = re.compile(r"line (\d{1,12})\Z")
_MOST_COLUMNS = 500
"""Cells of one row that are read."""


def cells(text: str, name: str, starts_at: str | None, values: Allowance) -> Iterator[Segment]:
    """The cells of a table in its order, `line 12, Phone Number` as their place.

    `name` is how the document is called: a column `Number` of `PhoneNumbers.csv` holds telephones.
    Broken tables end where they break; `values` then has exceeded.
    """
    begin = _LINE.match(starts_at or "")
    before = int(begin[1]) - 2 if begin and int(begin[1]) > 1 else 0
    rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
    heading: list[str] = []
    first: list[list[str]] = []
    ended = before
    try:
        for row in rows:
            line, ended = ended + 1, rows.line_num + before
            if len(first) < _LOOKED_AT and not heading:
                first.append(row)
                heading = _heading(row, first)
                if heading:
                    continue
            values.exceeded |= len(row) > _MOST_COLUMNS
            yield from _row(row[:_MOST_COLUMNS], heading, name, line, values)
            if values.exceeded and not values.left:
                return
    except csv.Error:  # a cell of more than 128 KB, or a quotation mark that never ends
        values.exceeded = True


def _delimiter(text: str) -> str:
    head = text[:4000]
    return max(",;\t", key=head.count)


def _heading(row: list[str], before: list[list[str]]) -> list[str]:
    """A row is the heading if all its cells are filled with words and no row before it is as long."""
    longest = max(map(len, before))
    filled = _filled(row)
    is_first = all(_filled(other) < filled for other in before[:-1])
    is_heading = is_first and 1 < filled == len(row) == longest and not any(map(_VALUE.search, row))
    return row if is_heading else []


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _row(row: list[str], heading: list[str], name: str, line: int, values: Allowance) -> Iterator[Segment]:
    named = [
        (heading[index].strip().lstrip("\ufeff") if index < len(heading) else "", cell)
        for index, cell in enumerate(row)
    ]
    date = next((day for key, cell in named if is_date_key(key) and (day := day_of(cell))), "")
    for key, cell in named:
        if not values.take():
            return
        if len(cell) > 1:
            column = f", {shown_key(key)}" if key else ""
            locator = f"line {line}{column}{DATE_SIGN + date if date else ''}"
            if segment := segment_of(cell, key, _label(key, name), locator):
                yield segment


def _label(key: str, name: str) -> str | None:
    if plain(key) in EMPTY_KEYS:
        return label_for(name.rpartition("/")[2].rpartition("› ")[2].rpartition(".")[0])
    return label_for(key)
