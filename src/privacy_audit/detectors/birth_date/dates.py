"""Dates as people write them in Vietnamese and English, read at a place of a folded text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.reading import Index

_FIRST_YEAR, _LAST_YEAR = 1925, 2029
_YOUNGEST_SHORT_YEAR = 25
"""Of two-digit years up to this one the century is 2000."""

_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_SHORT_YEAR = r"(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})"
_END = r"(?![\w%])(?![./-][0-9])"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SIGN = r"[ ]?(?P<sign>[./-])[ ]?"
# `12 tháng 3`, `ngày mùng 2 tháng 9`, `12 thg 3`
_IN_WORDS = rf"(?:ngay )?(?:mung |mong )?{_DAY}(?:,? ?(?:thang|thg|th)[ .]{{0,2}}|/thang ?){_MONTH}"

# In the order in which they are tried: the most telling first.
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 1985-03-12, 1985/3/12, 1985-03-12T00:00
        rf"{_YEAR}{_SIGN}{_MONTH}(?P=sign){_DAY}(?:(?=t[0-9]{{2}}:)|(?![\w%]))",
        # 12/03/1985, 12.3.85, 12 - 3 - 1985
        rf"{_DAY}{_SIGN}{_MONTH}[ ]?(?P=sign)[ ]?{_SHORT_YEAR}{_END}",
        # 03/25/1985
        rf"{_MONTH}{_SIGN}(?P<day>1[3-9]|2[0-9]|3[01])[ ]?(?P=sign)[ ]?{_YEAR}{_END}",
        # 12 tháng 3 năm 1985, 12 tháng 3, 1985
        rf"{_IN_WORDS}(?:[ ,/.-]{{0,3}}(?:nam )?){_YEAR}{_END}",
        # 12 March 1985, 12th of March, 1985, 12-Mar-1985
        rf"{_DAY}(?:st|nd|rd|th)?[ -](?:of )?{_NAMED}[ ,-]{{1,2}}{_YEAR}{_END}",
        # March 12, 1985
        rf"{_NAMED}[ -]{_DAY}(?:st|nd|rd|th)?,?[ -]{_YEAR}{_END}",
        # 12 03 1985
        rf"{_DAY} {_MONTH} {_YEAR}{_END}",
        # 12031985
        rf"(?P<day>0[1-9]|[12][0-9]|3[01])(?P<month>0[1-9]|1[0-2]){_YEAR}{_END}",
        # tháng 3 năm 1985, 3/1985, tháng 3/1985
        rf"(?:(?:thang|thg) ?{_MONTH}[ ,/.-]{{0,3}}(?:nam )?|(?P<month2>0?[1-9]|1[0-2])[ ]?[/.-][ ]?)"
        rf"{_YEAR}{_END}",
        # March 1985
        rf"{_NAMED},? {_YEAR}{_END}",
        # 12 tháng 3
        rf"{_IN_WORDS}(?!\w)",
        # March 12, 12 March, 12th of March
        rf"{_NAMED} {_DAY}(?:st|nd|rd|th)?(?![\w%])(?!:[0-9])",
        rf"{_DAY}(?:st|nd|rd|th)?[ -](?:of )?{_NAMED}(?!\w)",
        # --03-12
        rf"--{_MONTH}-{_DAY}(?!\w)",
        # 12/3, 12-3, 12.3
        rf"{_DAY}{_SIGN}{_MONTH}{_END}(?![ ]?(?:gio|h|km|kg|%))",
        # 1985
        rf"(?:nam )?{_YEAR}{_END}(?!\s?(?:[–-]|den|to)\s?[0-9])",
    )
)
# A quick look: how each of them begins that does not begin with a word. What stands there else is a number.
_MAY_BEGIN = re.compile(
    r"[0-9]{4}|[0-9]{1,2}(?: ?[./-]|,? ?th| [01]?[0-9] "
    r"|(?:st|nd|rd|th)?[ -](?:of |ja|fe|ma|ap|ju|au|se|oc|no|de))|[^0-9]"
)


class Date(NamedTuple):
    """A date as written, and as far as it is given: year, month and day, or some of them."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    @property
    def value(self) -> str:
        """As ISO 8601 writes it: `1985-03-12`, `--03-12`, `1985-03`, `1985`."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        parts = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year}", *parts))

    @property
    def precision(self) -> str:
        """`full`, `day-month`, `month` or `year`."""
        if self.year is None:
            return "day-month"
        return "full" if self.day else "month" if self.month else "year"

    @property
    def masked(self) -> str:
        """With the year alone."""
        hidden = "••/" * ((self.day is not None) + (self.month is not None))
        return hidden + str(self.year) if self.year else hidden.rstrip("/")


def date_at(folded: str, position: int, american: bool = False) -> Date | None:
    """The date of somebody alive that begins at a place; None if there is none."""
    if not _MAY_BEGIN.match(folded, position):
        return None
    for form in _FORMS:
        found = form.match(folded, position)
        if found and (date := _read(found, american)):
            return date
    return None


def _read(found: re.Match[str], american: bool) -> Date | None:
    parts = found.groupdict()
    year = _year(parts.get("year"))
    name, month_digits = parts.get("name"), parts.get("month") or parts.get("month2")
    month = _MONTHS.index(name[:3]) + 1 if name else int(month_digits) if month_digits else None
    day = int(parts["day"]) if parts.get("day") else None
    if american and day and month and day <= 12 and parts.get("sign") == "/":
        day, month = month, day
    if parts.get("year") and not (year and _FIRST_YEAR <= year <= _LAST_YEAR):
        return None
    if month and day and day > monthrange(year or 2000, month)[1]:
        return None
    return Date(found.start(), found.end(), year, month, day)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    year = int(written.lstrip("'"))
    return year if year > 99 else year + (2000 if year <= _YOUNGEST_SHORT_YEAR else 1900)


# Where a date may begin, searched from the end of a line.
_BEGINS = re.compile(r"(?<![\w./-])(?:ngay |[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")


def dates_in(folded: str, start: int, end: int, american: bool = False) -> Iterator[Date]:
    """The dates that lie in a stretch."""
    position = start
    while begin := _BEGINS.search(folded, position, end):
        date = date_at(folded, begin.start(), american)
        if date and date.end <= end:
            yield date
        position = max(date.end if date else 0, begin.start() + 1)


# Whole dates in digits from their first sign on: each begins with one character, so prose is passed fast.
_WHOLE = tuple(
    re.compile(rf"{sign}(?<=[0-9]{sign})[0-9]{{1,2}}{sign}(?:19|20)?[0-9]{{2}}(?![0-9./-])")
    for sign in (r"\.", "/", "-")
)


_YEAR_DIGITS, _CENTURIES = 4, ("19", "20")


def dates_in_digits(folded: str) -> tuple[int, ...]:
    """Where `12/03/1985` and `1.4.85` may begin, in no order; what stands before is not looked at."""
    before = (found.start() - 1 for form in _WHOLE for found in form.finditer(folded))
    return tuple(at - folded[max(0, at - 1) : at].isdecimal() for at in before)


def years_in(index: Index) -> tuple[int, ...]:
    """Where years of four digits begin, in order."""
    return tuple(
        start
        for start, end in index.numbers
        if end - start == _YEAR_DIGITS and index.folded.startswith(_CENTURIES, start)
    )
