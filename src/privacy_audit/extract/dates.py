"""When an entry of a data archive was made: the date that stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import islice

from privacy_audit.extract.names import plain

_MOST_KEYS = 60
# A key that holds when something was made, in plain letters …
_MADE = re.compile(
    r"\A(?:timestamp(?:ms)?|date|time|published|publishedat|createdat|connectedon|senton)\Z|(?:time|date|timestamp|timestampms|unixtime|takenat)\Z"
)
# … and not when it was changed, born, or will end.
_OTHER = re.compile(r"updat|modif|edit|expir|birth|delet|last|end|read|zone|seen")
# A day at the beginning of a text: 2021-05-04, 2021/05/04.
_DAY = re.compile(r"((?:19|20)\d\d)[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?!\d)")
# As X writes it: `Tue May 04 13:20:00 +0000 2021`.
_LONG_DAY = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) \d\d:\d\d:\d\d [+-]\d{4} ((?:19|20)\d\d)\Z")
# As LinkedIn writes it: `04 May 2021`.
_SHORT_DAY = re.compile(r"(\d\d) ([A-Z][a-z]{2}) ((?:19|20)\d\d)\Z")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIRST, _LAST = 946_684_800, 4_102_444_800
"""Seconds of 2000-01-01 and 2100-01-01."""
_UNITS = (1, 1_000, 1_000_000)
"""Seconds, milliseconds, microseconds."""


def date_of(entry: Mapping[str, object]) -> str:
    """The day on which an entry was made, `2021-05-04` (UTC); empty if it does not say.

    The keys are those of the networks' archives: `timestamp`, `timestamp_ms`, `creation_timestamp`,
    `taken_at`, `date`, `created_at`, `photoTakenTime`, …
    """
    for key, value in islice(entry.items(), _MOST_KEYS):
        if is_date_key(key) and (day := day_of(value)):
            return day
    return ""


def is_date_key(key: str) -> bool:
    """Whether a key holds when something was made."""
    name = plain(key.replace(" ", ""))
    return bool(_MADE.search(name)) and not _OTHER.search(name)


def day_of(value: object) -> str:
    """The day that a number of seconds or a text says; empty for anything else."""
    match value:
        case bool():
            return ""
        case int() | float():
            return _day_of_number(value)
        case str() if value.isascii() and value.isdecimal() and len(value) <= 16:
            return _day_of_number(int(value))
        case str():
            return _day_of_text(value[:40])
        case {"timestamp": int() | str() as inner}:
            return day_of(inner)
        case _:
            return ""


def _day_of_number(number: float) -> str:
    for unit in _UNITS:
        if _FIRST * unit <= number < _LAST * unit:
            return datetime.fromtimestamp(number / unit, UTC).date().isoformat()
    return ""


def _day_of_text(text: str) -> str:
    if found := _DAY.match(text):
        return "-".join(found.groups())
    if found := _LONG_DAY.match(text):
        month, day, year = found.groups()
    elif found := _SHORT_DAY.match(text):
        day, month, year = found.groups()
    else:
        return ""
    return f"{year}-{_MONTHS.index(month) + 1:02}-{day}" if month in _MONTHS else ""
