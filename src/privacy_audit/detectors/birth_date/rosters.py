"""Dates of birth on rosters: several alike lines of name, date or year, and where the person is reached.

`- Ninh Bảo Hân, 09/03/2003, số 3 ngõ 5 Cựu Viên`. One line alone may be anything, and a line without a
home, telephone or mailbox behind the date is a duty, a result, a prize.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacy_audit.detectors.birth_date.dates import Date, date_at
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading

_LATEST = 2019
"""Who is on such a list was born by then; later dates are those of the list."""
_LINE = 200
_SIGNS = frozenset(",|–-")
# What follows a date or a year between two signs.
_DATE = re.compile(r"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}) ?[,;|–-]")
# The beginning of a line: a bullet or a number, then a name of two to six words and nothing else.
_NAME = re.compile(
    rf"[ •*+–-]{{0,4}}(?:[0-9]{{1,3}} ?[.)|,-] ?)?(?:(?:Ông|Bà|Anh|Chị|Em|Cháu|Bé|Cụ)[: ]{{1,2}})?"
    rf"{WORD}(?: {WORD}){{1,5}} ?\Z"
)
# What says who or where somebody is, behind the date: an identity number, a mailbox, a telephone, the words
# of an address.
_REACHED = re.compile(
    r"@|(?<![0-9])0[0-9]{11}(?![0-9])|(?<![^\W_])(?:cccd|cmnd|ho chieu|passport|hc) ?[:–-]? ?[a-z]?[0-9]{7}"
    r"|(?<![0-9])0[0-9]{2,4}(?:[ .-]?[0-9]{2,4}){2,3}(?![0-9])"
    r"|(?<![^\W_])(?:so nha|so [0-9]|ngo|ngach|hem|kiet|thon|xom|ap|to dan pho|to [0-9]|khu|duong|pho"
    r"|con (?:ong|ba|bo|me|anh|chi|co|chu|bac)|phu huynh|ph|bo|me"
    r"|phuong|xa|ban|buon|lang|tieu khu|thi tran|quan|huyen|p[.0-9]|q[.0-9]|tp)(?![^\W_])"
)
# What says above a list that its dates are of something else.
_OF_SOMETHING_ELSE = re.compile(
    r"ngay (?!sinh)|vao dang|ket nap|nhap hoc|ngay thi|lich |het han|hy sinh|tu tran|bo nhiem"
    r"|tot nghiep|dang ky"
)


class _Row(NamedTuple):
    """A line of a roster: where it begins and ends, and its date."""

    begin: int
    end: int
    date: Date


def find(reading: Reading, starts: Iterable[int]) -> Iterator[Date]:
    """The dates and years on rosters, of those that begin at the given offsets, in order."""
    rows: list[_Row] = []
    for row in _rows(reading, starts):
        if rows and row.begin - rows[-1].end > 1:
            yield from _told(reading, rows)
            rows = []
        rows.append(row)
    yield from _told(reading, rows)


def _rows(reading: Reading, starts: Iterable[int]) -> Iterator[_Row]:
    text, last = reading.text, -1
    for start in starts:
        sign = start - 1 - (text[start - 1 : start] == " ")
        if sign < 0 or text[sign] not in _SIGNS or not (written := _DATE.match(text, start)):
            continue
        begin = text.rfind("\n", max(0, sign - _LINE), sign) + 1
        if begin <= last or not _NAME.match(text[begin:sign]):
            continue
        end = text.find("\n", written.end())
        end = len(text) if end < 0 else end
        date = date_at(reading.folded, start)
        stop = min(end, written.end() + _LINE)
        if date and is_of_birth(date) and _REACHED.search(reading.folded, written.end(), stop):
            last = begin
            yield _Row(begin, end, date)


def _told(reading: Reading, rows: list[_Row]) -> Iterator[Date]:
    """The dates of at least two rows, unless the line above says that they are of something else."""
    if len(rows) < 2:
        return
    above = reading.folded[max(0, rows[0].begin - _LINE) : rows[0].begin].rstrip("\n").rpartition("\n")[2]
    if not _OF_SOMETHING_ELSE.search(above):
        yield from (row.date for row in rows)


def is_in_row(reading: Reading, heads: Heads, date: Date) -> bool:
    """Whether a cell with a year stands behind a name and before a home, in a table without heads."""
    above = heads.above(date.start)
    if not is_of_birth(date) or (above and not above.isdecimal()):
        return False
    text = reading.text
    before = text[max(0, date.start - _LINE) : date.start].rstrip("\n").rpartition("\n")[2]
    behind = text.find("\n", date.end + 1, date.end + _LINE)
    end = behind if behind >= 0 else min(len(text), date.end + _LINE)
    return bool(_NAME.match(before) and _REACHED.search(reading.folded, date.end, end))


def is_of_birth(date: Date) -> bool:
    """Whether somebody on a list can be born then."""
    return date.year is not None and date.year <= _LATEST
