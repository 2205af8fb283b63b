"""Dates in rows of running text below a line of heads: `STT – Họ tên – Ngày sinh – Phụ huynh`, with any sign.

Tables whose lines have the same number of signs are read by `heads`; here the rows need only the head of the
column, and their date in its place or as their only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import Date, date_at
from privacy_audit.detectors.birth_date.found import is_american
from privacy_audit.detectors.birth_date.stems import HEADED
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.reading import Reading

_LONGEST_LINE, _LONGEST_HEADS, _FEWEST, _MOST_ROWS, _LONGEST_CELL = 240, 140, 3, 400, 40
# A field that is nothing but the head of such a column.
_HEAD = re.compile(
    r"(?:(?:ngay|nam|ng)?[ ./]?(?:thang )?(?:nam )?sinh|ngay thang nam sinh|ngay/thang/nam sinh|sinh ngay"
    r"|n\.?s|ntns|d\.?o\.?b\.?|date of birth|birth ?date|birthday|born|year of birth)(?: ?\([^()\n]{1,16}\))?"
)
# The same at the word that was looked for: what ends the cell is near, which it seldom is in prose.
_ENDS_CELL = re.compile(r"[a-z.]{3,5}(?: ?date)?[ \t]{0,2}(?:\(|[^\w\s.]|\n|\Z)")
# What may part the columns; each with its blanks, so that a hyphen inside a word parts none.
_SIGNS = (" – ", " — ", " - ", "|", ";", "\t", " / ", ", ", ",", " • ", " · ")
_DIGIT = re.compile(r"[0-9]")  # a line without any may hold other heads
_HEADS_HAVE_NO = re.compile(r"[0-9]{4}")  # a year or a number: such a line is a row itself


def find(reading: Reading, heads: Heads) -> Iterator[Date]:
    """The dates and years below such heads, in order."""
    done = 0
    for at, _ in sorted(reading.index.places(*HEADED)):
        if at < done or not _ENDS_CELL.match(reading.folded, at):
            continue
        line = reading.folded.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1
        end = reading.folded.find("\n", at, at + _LONGEST_LINE)
        if end < 0 or end - line > _LONGEST_HEADS or _HEADS_HAVE_NO.search(reading.folded, line, end):
            continue
        if column := _column(heads.text[line:end].lower(), reading.folded[line:end]):
            sign, number = column
            for begin, done in _rows(reading, heads, end, sign):
                if date := _in_row(reading, heads.text[begin:done].split(sign), begin, len(sign), number):
                    yield date


def _column(written: str, folded: str) -> tuple[str, int] | None:
    """The sign that parts a line of heads, and the number of the column of birth dates."""
    for sign in _SIGNS:
        if written.count(sign) < _FEWEST - 1:
            continue
        position = 0
        for column, cell in enumerate(written.split(sign)):
            if _HEAD.fullmatch(folded[position : position + len(cell)].strip(" \t*:")):
                return sign, column
            position += len(cell) + len(sign)
    return None


def _rows(reading: Reading, heads: Heads, end: int, sign: str) -> Iterator[tuple[int, int]]:
    """Where the rows begin and end below a line of heads, up to other heads or what is no row."""
    text = heads.text
    for _ in range(_MOST_ROWS):
        begin = end + 1
        end = text.find("\n", begin, begin + _LONGEST_LINE)
        end = len(text) if end < 0 and len(text) - begin <= _LONGEST_LINE else end
        if end < begin or text.count(sign, begin, end) < _FEWEST - 1:
            return
        if any(word in reading.folded[begin:end] for word in HEADED) and not _DIGIT.search(text, begin, end):
            return
        yield begin, end


def _in_row(reading: Reading, cells: list[str], begin: int, width: int, column: int) -> Date | None:
    """The date that fills the cell of the column, else the only whole date that fills one."""
    others: list[Date] = []
    for index, cell in enumerate(cells):
        date = _filling(reading, begin, cell)
        if date and index == column:
            return date
        if date and date.precision == "full":
            others.append(date)
        begin += len(cell) + width
    return others[0] if len(others) == 1 else None


def _filling(reading: Reading, begin: int, cell: str) -> Date | None:
    if len(cell) > _LONGEST_CELL or not any(map(str.isdecimal, cell)):
        return None
    start = begin + len(cell) - len(cell.lstrip())
    date = date_at(reading.folded, start, is_american(reading))
    return date if date and date.end == begin + len(cell.rstrip()) else None
