"""What a page calls its values: the heads of columns, in a table of a page or one made of text."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property, lru_cache
from typing import NamedTuple

from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Part, Segment
from privacy_audit.text import fold

KEYED = frozenset((Part.JSON_LD, Part.EMBEDDED_JSON, Part.META, Part.ATTRIBUTE))
"""Parts in which a segment's path ends with the name that the page gave the value."""

_LONGEST_HEAD = 72
_LONGEST_LINE = 1000
# A row and a column of a table in the path of a cell; the first of each has no number. A table with an id
# is called by that alone.
_CELL = re.compile(
    r"(?P<table>.{1,2000}?) > (?:t(?:head|body|foot)[^>]{0,40} > )?"
    r"tr(?::nth-of-type\((?P<row>[0-9]{1,6})\))? > t[hd](?::nth-of-type\((?P<column>[0-9]{1,4})\))?"
)
_SIGNS = "|\t;"
"""What parts the cells of a table that is made of text."""
_SIGN = re.compile(r"[|\t;]")


class _Table(NamedTuple):
    """A table of text: where it begins and ends, the sign and how often a line has it, its first line."""

    start: int
    end: int
    sign: str
    times: int
    heads: tuple[str, ...]
    """The folded cells of the first line."""


class Heads:
    """The heads of the columns of a reading's tables, looked up by offset; collected at the first need."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def above(self, start: int) -> str:
        """The folded text of the first cell in the column of an offset; empty if it stands in no table."""
        index = self._reading.joined.part_at(start)
        cell = _cell(self._reading.content.segments[index])
        if cell:
            first, text = self._cells.get(_column(cell), (index, ""))
            return text if first < index else ""
        return self._above_in_text(start)

    @cached_property
    def any(self) -> bool:
        """Whether the reading has tables at all."""
        return bool(self._cells or self._tables)

    @cached_property
    def names_anything(self) -> bool:
        """Whether the reading has tables, or data with names."""
        segments = self._reading.content.segments
        return self.any or any(segment.part in KEYED or segment.label == "accountid" for segment in segments)

    def _above_in_text(self, start: int) -> str:
        at = bisect_right(self._tables, start, key=lambda table: table.start) - 1
        if at < 0 or start >= self._tables[at].end:
            return ""
        table, text = self._tables[at], self._reading.text
        line = text.rfind("\n", table.start, start)
        column = text.count(table.sign, line, start) if line >= 0 else len(table.heads)
        return table.heads[column] if column < len(table.heads) else ""

    @cached_property
    def _cells(self) -> dict[tuple[str, str], tuple[int, str]]:
        heads: dict[tuple[str, str], tuple[int, str]] = {}
        for index, segment in enumerate(self._reading.content.segments):
            if cell := _cell(segment):
                heads.setdefault(_column(cell), (index, fold(segment.text[:_LONGEST_HEAD])))
        return heads

    @cached_property
    def _tables(self) -> tuple[_Table, ...]:
        return _tables_in(self._reading.text, self._reading.folded)


@lru_cache(maxsize=1)
def _tables_in(text: str, folded: str) -> tuple[_Table, ...]:
    """Neighbouring lines with the same number of signs, at least two of them.

    Several detectors read the same text one after the other, so the tables of the last one are remembered.
    """
    tables: list[_Table] = []
    end = 0
    while found := _SIGN.search(text, end):
        start = text.rfind("\n", end, found.start()) + 1 or end
        end = text.find("\n", found.start())
        end = len(text) if end < 0 else end
        line = text[start:end] if end - start <= _LONGEST_LINE else ""
        sign = max(_SIGNS, key=line.count)
        if (times := line.count(sign)) >= 2:
            _add_line(tables, _Table(start, end, sign, times, ()), folded)
    return tuple(tables)


def _add_line(tables: list[_Table], line: _Table, folded: str) -> None:
    """Add a line to the table that ends right before it, or begin one."""
    last = tables[-1] if tables else None
    if last and (last.end, last.sign, last.times) == (line.start - 1, line.sign, line.times):
        tables[-1] = last._replace(end=line.end)
    else:
        cells = folded[line.start : line.end].split(line.sign)
        tables.append(line._replace(heads=tuple(cell.strip() for cell in cells)))


def _cell(segment: Segment) -> re.Match[str] | None:
    return _CELL.match(segment.locator) if " > tr" in segment.locator else None


def _column(cell: re.Match[str]) -> tuple[str, str]:
    return cell["table"], cell["column"] or "1"
