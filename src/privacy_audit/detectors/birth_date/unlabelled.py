"""Birth dates without a word for birth: in a column of that name, on a roster, beside what tells as much.

That is the sex, the sign of the year, or an identity number: its fifth and sixth digit are the year of birth,
so the two confirm each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from privacy_audit.detectors.birth_date import columns, rosters
from privacy_audit.detectors.birth_date.dates import Date, date_at, dates_in_digits, years_in
from privacy_audit.detectors.birth_date.found import found, is_american
from privacy_audit.detectors.birth_date.zodiac import has_sign, names_somebody
from privacy_audit.detectors.context import lexicon
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.national_id.structure import has_identity_form
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_NEAR = 48
_HEADS = frozenset(("birth", "year", "born", "short"))
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# `31 May 2003`, `May 31, 2003` up to the year.
_NAMED = re.compile(
    rf"(?<![^\W_])(?:[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH},?|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,?) \Z"
)
_NAMED_REACH = 20
# What stands around a year that fills its cell.
_CELL_BEGINS, _CELL_ENDS = frozenset("|;\t\n "), re.compile(r" {0,2}(?:[|;\t\n]|\Z)")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_PARTING = frozenset(",|/;–-")
# Who gives their own name before a year, and what ends the clause behind it: `con là Phùng Thị Mão 1987; …`.
_INTRODUCED = re.compile(
    rf"(?<!\w)(?:[Mm]ình|[Ee]m|[Cc]on|[Cc]háu|[Tt]ôi|[Tt]ui|[Tt]ớ) (?:là|tên|tên là) "
    rf"{WORD} {WORD}(?: {WORD}){{0,3}} \Z"
)
# What parts a year on a list from the identity number behind it.
_LISTED_ENDS = re.compile(r" ?[,|/;–-]")
_ENDS = re.compile(r" ?(?:[.,;!)\n]|\Z)")
# The sex right before or behind a date, and nothing but a sign between them.
# (written with its marks: `Thứ năm, 2/11/2023` is a day of the week).
_SEX = r"(?:nam|nữ|nu|male|female)"
_SEX_BEFORE = re.compile(rf"(?<![^\W_])(?<!thu ){_SEX}[ )]{{0,2}}[,|/;–-][ ]{{0,2}}\Z", re.IGNORECASE)
_SEX_BEHIND = re.compile(rf"[ ]{{0,2}}[,|/;–-][ ]{{0,2}}{_SEX}(?= ?(?:[,|/;.–()-]|\n|\Z))", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """Birth dates that are known by what stands beside or above them."""
    heads, american = Heads(reading), is_american(reading)
    numeric, years = dates_in_digits(reading.folded), years_in(reading.index)
    for start in chain(numeric, _with_names(reading.folded, years)):
        date = date_at(reading.folded, start, american) if _begins(reading.text, start) else None
        if date and date.precision == "full":
            yield from _judged(reading, heads, date)
    for start in years:
        if start > 1 and _may_be_told(reading.text, start):
            yield from _of_person(reading, start)
    for date in rosters.find(reading, sorted((*numeric, *years))):
        yield found(date, Certainty.LIKELY, "birth-roster")
    if numeric or years:
        yield from (found(date, _in_column(date), "birth-column") for date in columns.find(reading, heads))
    if heads.any:
        yield from _alone_in_cells(reading, heads, years)


def _may_be_told(text: str, start: int) -> bool:
    """A quick look whether a year stands in a bracket, in a list, or behind a word with a capital."""
    before = text[start - 1 : start]
    if before != " ":
        return before == "(" and text.startswith(")", start + 4)
    word = text.rfind(" ", max(0, start - 16), start - 1) + 1
    return text[start - 2] in _PARTING or text[word].isupper()


def _of_person(reading: Reading, start: int) -> Iterator[Finding]:
    """A year behind somebody's name: with the sign of the year or an identity number of that year, or of who
    gives their own name."""
    date = Date(start, start + 4, int(reading.folded[start : start + 4]), None, None)
    text, before = reading.text, max(0, start - _NEAR)
    if not rosters.is_of_birth(date):
        return
    if text[start - 1] == "(":
        if has_sign(reading.folded, date) and names_somebody(reading, date):
            yield found(date, Certainty.LIKELY, "birth-sign")
    elif text[start - 2] in _PARTING:
        if _LISTED_ENDS.match(text, date.end) and _has_identity(reading, date):
            yield found(date, Certainty.LIKELY, "birth-id")
    elif _ENDS.match(text, date.end) and _INTRODUCED.search(text, before, start):
        yield found(date, Certainty.POSSIBLE, "birth-name")


def _in_column(date: Date) -> Certainty:
    return Certainty.CONFIRMED if date.precision == "full" else Certainty.LIKELY


def _with_names(folded: str, years: tuple[int, ...]) -> Iterator[int]:
    """Where whole dates with the name of an English month begin."""
    for at in years:
        if folded[at - 1 : at] == " " and (named := _NAMED.search(folded, max(0, at - _NAMED_REACH), at)):
            yield named.start()


def _alone_in_cells(reading: Reading, heads: Heads, years: tuple[int, ...]) -> Iterator[Finding]:
    """Years that fill a cell of a table."""
    for start in years:
        if start and heads.text[start - 1] not in _CELL_BEGINS:
            continue
        if not _CELL_ENDS.match(heads.text, start + 4):
            continue
        date = date_at(reading.folded, start)
        if date and date.precision == "year" and _is_headed(heads, date):
            yield found(date, Certainty.LIKELY, "birth-column")
        elif date and date.precision == "year" and rosters.is_in_row(reading, heads, date):
            yield found(date, Certainty.LIKELY, "birth-roster")


def _begins(text: str, start: int) -> bool:
    """Whether no longer number ends there."""
    before = text[max(0, start - 2) : start]
    return not before[-1:].isalnum() and not (before[-1:] in (".", "/", "-") and before[:1].isdigit())


def _judged(reading: Reading, heads: Heads, date: Date) -> Iterator[Finding]:
    if _is_headed(heads, date):
        yield found(date, Certainty.CONFIRMED, "birth-column")
    elif _has_identity(reading, date):
        yield found(date, Certainty.CONFIRMED, "birth-id")
    elif _is_by_sex(reading, date):
        yield found(date, Certainty.LIKELY, "birth-sex")
    elif has_sign(reading.folded, date):
        yield found(date, Certainty.LIKELY, "birth-sign")


def _is_headed(heads: Heads, date: Date) -> bool:
    if not heads.any:
        return False
    return _calls_birth(heads.above(date.start))


@lru_cache(maxsize=256)
def _calls_birth(head: str) -> bool:
    """Whether a column's head speaks of birth; a table has few heads and many dates."""
    return any(label.code in _HEADS for label in lexicon("privacy_audit.detectors.birth_date").all_in(head))


def _has_identity(reading: Reading, date: Date) -> bool:
    """Whether an identity number with the same year stands near on the same line."""
    text = reading.text
    begin = max(text.rfind("\n", max(0, date.start - _NEAR), date.start) + 1, date.start - _NEAR)
    line_end = text.find("\n", date.end, date.end + _NEAR)
    end = date.end + _NEAR if line_end < 0 else line_end
    if line_end == date.end and _is_message(text, begin, date.start):
        end = date.end + _NEAR  # in a chat each of them is a message of its own
    return any(
        has_identity_form(one.group()) and _year_of(one.group()) == date.year
        for one in _IDENTITY.finditer(text, begin, end)
    )


def _is_message(text: str, begin: int, start: int) -> bool:
    """Whether nothing stands before an offset on its line but who speaks and when."""
    return start == begin or text[begin:start].endswith(": ")


def _year_of(identity: str) -> int:
    return (1900 if identity[3] in "01" else 2000) + int(identity[4:6])


def _is_by_sex(reading: Reading, date: Date) -> bool:
    text = reading.text
    before = text[max(0, date.start - 12) : date.start]
    parted = before.rstrip(" ")[-1:] in _PARTING and _SEX_BEFORE.search(before)
    return bool(parted or _SEX_BEHIND.match(text, date.end))
