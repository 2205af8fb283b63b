"""Reads a day as people here type it: `2026-12-31`, `31/12/2026`, `31-12-2026`, `31.12.2026`."""

from __future__ import annotations

import re
from datetime import date

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.text import clean

# Year, month, day with hyphens (ISO 8601).
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\Z")
# Day, month, year with the same sign between them; never the month first.
_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})\Z")


def day_typed(typed: str) -> date:
    """The day; `WrongUsage` if there is no such day or it is written otherwise."""
    text = clean(typed, 40)
    if found := _YEAR_FIRST.match(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.match(text):
        day, _, month, year = found.groups()
    else:
        raise _no_day(text)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise _no_day(text) from None


def _no_day(text: str) -> WrongUsage:
    sentence = mark(
        "“{typed}” is not a day. Please write day/month/year such as 31/12/2026, or year-month-day such as "
        "2026-12-31."
    )
    return WrongUsage(sentence, typed=text)
