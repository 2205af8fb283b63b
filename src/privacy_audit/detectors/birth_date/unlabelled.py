"""Birth dates without a word for birth: in a column of that name, on a roster, beside what tells as much.

That is the sex, the sign of the year, or an identity number: its fifth and sixth digit are the year of birth,
so the two confirm each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date import rosters
from privacy_audit.detectors.birth_date.dates import Date, date_at
from privacy_audit.detectors.birth_date.found import found, is_american
from privacy_audit.detectors.birth_date.zodiac import has_sign
from privacy_audit.detectors.context import lexicon
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.national_id.structure import has_identity_form
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_NEAR = 48
_HEADS = frozenset(("birth", "year", "born", "short"))
# A whole date in digits, a year alone only where it fills its cell.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# `12/03/1985`, `31 May 2003`, `May 31, 2003`.
_DATE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)?[0-9]{2}(?![0-9./-])"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20)[0-9]{{2}}(?![0-9])"
    rf"|{_MONTH} [0-9]{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)[0-9]{{2}}(?![0-9])",
    re.IGNORECASE,
)
_YEAR_CELL = re.compile(r"(?:19|20)[0-9]{2}(?<![^\s|;][0-9]{4})(?=\s{0,2}(?:[|;\t\n]|\Z))")
_IDENTITY = re.compile(r"(?<![0-9])[0-9]{12}(?![0-9])")
_PARTING = frozenset(",|/;–-")
# The sex right before or behind a date, and nothing but a sign between them.
# (written with its marks: `Thứ năm, 2/11/2023` is a day of the week).
_SEX = r"(?:nam|nữ|nu|male|female)"
_SEX_BEFORE = re.compile(rf"(?<![^\W_])(?<!thu ){_SEX}[ )]{{0,2}}[,|/;–-][ ]{{0,2}}\Z", re.IGNORECASE)
_SEX_BEHIND = re.compile(rf"[ ]{{0,2}}[,|/;–-][ ]{{0,2}}{_SEX}(?= ?(?:[,|/;.–()-]|\n|\Z))", re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """Birth dates that are known by what stands beside or above them."""
    heads, american = Heads(reading), is_american(reading)
    whole: set[int] = set()
    for written in _DATE.finditer(reading.text):
        whole.add(written.end())
        date = date_at(reading.folded, written.start(), american)
        if date and date.precision == "full" and _begins(reading.text, date.start):
            yield from _judged(reading, heads, date)
    for date in rosters.find(reading):
        yield found(date, Certainty.LIKELY, "birth-roster")
    if not heads.any:
        return
    for written in _YEAR_CELL.finditer(reading.text):
        if written.end() in whole:
            continue
        date = date_at(reading.folded, written.start())
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
    above = heads.above(date.start)
    words = lexicon("privacy_audit.detectors.birth_date")
    return any(label.code in _HEADS for label in words.all_in(above))


def _has_identity(reading: Reading, date: Date) -> bool:
    """Whether an identity number with the same year stands near on the same line."""
    text = reading.text
    begin = max(text.rfind("\n", 0, date.start) + 1, date.start - _NEAR)
    line_end = text.find("\n", date.end, date.end + _NEAR)
    end = date.end + _NEAR if line_end < 0 else line_end
    return any(
        has_identity_form(one.group()) and _year_of(one.group()) == date.year
        for one in _IDENTITY.finditer(text, begin, end)
    )


def _year_of(identity: str) -> int:
    return (1900 if identity[3] in "01" else 2000) + int(identity[4:6])


def _is_by_sex(reading: Reading, date: Date) -> bool:
    text = reading.text
    before = text[max(0, date.start - 12) : date.start]
    parted = before.rstrip(" ")[-1:] in _PARTING and _SEX_BEFORE.search(before)
    return bool(parted or _SEX_BEHIND.match(text, date.end))
