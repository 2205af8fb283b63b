"""What a page calls its values: the heads of columns, in a table of a page or one made of text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Part, Segment
from privacy_audit.text import Normal, fold

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
# A line with such a number is a row like the others, and no heads.
_NUMBER = re.compile(r"[0-9]{4}")
_SIGNS = "|\t;"
"""What parts the cells of a table that is made of text."""


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
    def _begins(self) -> list[int]:
        return [table.start for table in self._tables]

    @cached_property
    def any(self) -> bool:
        """Whether the reading has tables at all."""
        return bool(self._cells or self._tables)

    @cached_property
    def names_anything(self) -> bool:
        """Whether the reading has tables, or data with names."""
        segments = self._reading.content.segments
        return self.any or any(segment.part in KEYED or segment.label == "accountid" for segment in segments)

    def cells_below(self, heads: Container[str]) -> Iterator[tuple[str, int, int]]:
        """The cells of tables of text below some of the heads: the head, where the cell begins and ends."""
        for table in self._tables:
            columns = {column: head for column, head in enumerate(table.heads) if head in heads}
            begin = self.text.find("\n", table.start, table.end) if columns else -1
            while begin >= 0:
                end = self.text.find("\n", begin + 1, table.end)
                yield from self._cells_of(table, columns, begin + 1, end if end >= 0 else table.end)
                begin = end

    def elements_below(self, heads: Container[str]) -> Iterator[tuple[str, int]]:
        """The cells of a page's own tables below some of the heads: the head, and where the cell begins."""
        named = {
            column: (first, head)
            for column, (first, text) in self._cells.items()
            if (head := text.strip(" :")) in heads
        }
        for index, segment in enumerate(self._reading.content.segments if named else ()):
            cell = _cell(segment)
            first, head = named.get(_column(cell), (index, "")) if cell else (index, "")
            if first < index:
                yield head, self._reading.joined.begins[index]

    def _cells_of(
        self, table: _Table, columns: dict[int, str], begin: int, end: int
    ) -> Iterator[tuple[str, int, int]]:
        for column, cell in enumerate(self.text[begin:end].split(table.sign)):
            if column in columns and cell.strip():
                yield columns[column], begin + len(cell) - len(cell.lstrip()), begin + len(cell)
            begin += len(cell) + 1

    def _above_in_text(self, start: int) -> str:
        at = bisect_right(self._begins, start) - 1
        if at < 0 or start >= self._tables[at].end:
            return ""
        table, text = self._tables[at], self.text
        line = text.rfind("\n", table.start, start)
        column = text.count(table.sign, line, start) if line >= 0 else len(table.heads)
        return table.heads[column] if column < len(table.heads) else ""

    @cached_property
    def text(self) -> str:
        """The text of the reading with its tabs, which the normal form turns into blanks: they part cells."""
        reading = self._reading
        if not any("\t" in segment.text for segment in reading.content.segments):
            return reading.text
        parts = zip(reading.content.segments, reading.joined.parts, strict=True)
        return "\n".join(_with_tabs(segment.text, part) for segment, part in parts)

    @cached_property
    def _cells(self) -> dict[tuple[str, str], tuple[int, str]]:
        heads: dict[tuple[str, str], tuple[int, str]] = {}
        joined = self._reading.joined
        for index, segment in enumerate(self._reading.content.segments):
            if cell := _cell(segment):
                head = joined.parts[index].text[:_LONGEST_HEAD]
                heads.setdefault(_column(cell), (index, fold(head)))
        return heads

    @cached_property
    def _tables(self) -> tuple[_Table, ...]:
        return _tables_in(self.text, self._reading.folded)


@lru_cache(maxsize=1)
def _tables_in(text: str, folded: str) -> tuple[_Table, ...]:
    """Neighbouring lines with the same number of signs, at least two of them.

    Several detectors read the same text one after the other, so the tables of the last one are remembered.
    """
    tables: list[_Table] = []
    end = 0
    nexts = dict.fromkeys(_SIGNS, 0)
    while (at := _next_sign(text, nexts, end)) >= 0:
        start = text.rfind("\n", end, at) + 1 or end
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - start > _LONGEST_LINE:
            continue
        counts = [text.count(sign, start, end) for sign in _SIGNS]
        times = max(counts)
        sign = _SIGNS[counts.index(times)]
        if times >= 2:
            _add_line(tables, _Table(start, end, sign, times, ()), text, folded)
    return tuple(tables)


def _next_sign(text: str, nexts: dict[str, int], since: int) -> int:
    """Where the first sign at or behind an offset stands, -1 if none; `nexts` are known places of each."""
    for sign, at in nexts.items():
        if 0 <= at <= since:
            nexts[sign] = text.find(sign, since)
    return min((at for at in nexts.values() if at >= 0), default=-1)


def _with_tabs(original: str, part: Normal) -> str:
    """A normal text in which the tabs of the original stand again."""
    if "\t" not in original:
        return part.text
    if part.before is not None:
        original = _with_tabs(original, part.before)
    pieces: list[str] = []
    written = copied = 0
    for normal_begin, normal_end, begin, end in part.edits:
        pieces += (_tabbed(part.text[written:normal_begin], original[copied:begin]),)
        pieces += (part.text[normal_begin:normal_end],)
        written, copied = normal_end, end
    return "".join((*pieces, _tabbed(part.text[written:], original[copied:])))


def _tabbed(text: str, original: str) -> str:
    """A stretch with the tabs of an original of the same length."""
    cells = original.split("\t")
    if len(cells) == 1:
        return text
    pieces, position = [], 0
    for cell in cells:
        pieces.append(text[position : position + len(cell)])
        position += len(cell) + 1
    return "\t".join(pieces)


def _add_line(tables: list[_Table], line: _Table, text: str, folded: str) -> None:
    """Add a line to the table that ends right before it, or begin one."""
    last = tables[-1] if tables else None
    if last and (last.end, last.sign, last.times) == (line.start - 1, line.sign, line.times):
        tables[-1] = last._replace(end=line.end)
    else:
        named = not _NUMBER.search(text, line.start, line.end)
        tables.append(line._replace(heads=tuple(_folded_cells(text, folded, line)) if named else ()))


def _folded_cells(text: str, folded: str, line: _Table) -> Iterator[str]:
    """The cells of a line, folded."""
    position = line.start
    for cell in text[line.start : line.end].split(line.sign):
        yield folded[position : position + len(cell)].strip()
        position += len(cell) + 1


def _cell(segment: Segment) -> re.Match[str] | None:
    return _CELL.match(segment.locator) if " > tr" in segment.locator else None


def _column(cell: re.Match[str]) -> tuple[str, str]:
    return cell["table"], cell["column"] or "1"
