"""Birthdays listed below their month: `Sinh nhật tháng 3` above `- Chị Mỹ Duyên: 03/03`.

Each day lies in that month and stands beside a name, or it may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import Date, date_at
from privacy_audit.detectors.birth_date.found import found
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_MOST_ROWS, _LONGEST = 60, 80
# The month of the heading, right behind `sinh nhật`.
_MONTH = re.compile(
    r" (?:cua |trong |cac ban |tap the |tv ){0,2}(?:thang|thg|t) ?(?P<month>0?[1-9]|1[0-2])(?![0-9/.-])"
)
_TITLE = (
    r"(?:(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]háu|[Bb]é|[Cc]ô|[Cc]hú|[Bb]ác|[Bb]ạn|[Tt]hầy|A\.|C\.) ?)"
)
_BULLET = r"[^\w\n]{0,4}(?:[0-9]{1,2} ?[.)] ?)?"
_NAME = rf"(?:{_TITLE}{WORD}|{WORD} {WORD}|{WORD}(?= ?[:(]))(?: {WORD}){{0,4}}"
# A row with the name before the day, `- Chị Mỹ Duyên: 03/03`, `2. Đỗ Lan (12/3)`, and with the day first.
_NAME_FIRST = re.compile(
    rf"{_BULLET}(?P<name>{_NAME})(?: ?\([^()\n]{{1,24}}\))? ?[:(–-] ?(?:ngày )?(?=[0-9])"
)
_DAY_FIRST = re.compile(
    rf"{_BULLET}(?P<day>[0-9]{{1,2}} ?[/.-] ?[0-9]{{1,2}}) ?[:–-] ?(?P<name>{_NAME}) ?(?:\n|\Z)"
)
# What else stands on such lists, with a day of the same month.
_EVENT = re.compile(
    r"(?:lien hoan|tiec|to chuc|thoi gian|dia diem|ngay|hop|gala|bat dau|dang ky|han|chot|le|gui|mua|nop)"
    r"(?![^\W_])"
)


def below(reading: Reading, label: Label) -> Iterator[Finding]:
    """The days in the rows below a heading that names a month."""
    month = _MONTH.match(reading.folded, label.end) if label.code == "birthday" else None
    end = reading.text.find("\n", month.end(), month.end() + _LONGEST) if month else -1
    for _ in range(_MOST_ROWS if end >= 0 else 0):
        begin = end + 1
        end = reading.text.find("\n", begin, begin + _LONGEST)
        day = _day_in(reading, begin)
        if day and month and day.month == int(month["month"]):
            yield found(day, Certainty.LIKELY, "birthday")
        elif end - begin not in (0, 1) and not day:
            return
        if end < 0:
            return


def _day_in(reading: Reading, begin: int) -> Date | None:
    """The day in a row that begins with a name or a day, with or without its year."""
    named = _NAME_FIRST.match(reading.text, begin) or _DAY_FIRST.match(reading.text, begin)
    if named is None or _EVENT.match(reading.folded, named.start("name")):
        return None
    at = named.end() if named.re is _NAME_FIRST else named.start("day")
    date = date_at(reading.folded, at)
    return date if date and date.day and date.end - at <= len("12/03/1985") + 4 else None
