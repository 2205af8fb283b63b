"""Birth dates: only what the page calls so, since any page is full of other dates.

Confirmed: a day with its year right behind a word for birth, or in data under such a name. Likely: with
words between, or day and month alone. Possible: the year alone, or the day of a celebration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date import ages, answers, lives, months, teens, unlabelled
from privacy_audit.detectors.birth_date.certainty import certainty_of
from privacy_audit.detectors.birth_date.dates import Date, date_at, dates_in
from privacy_audit.detectors.birth_date.found import found, is_american
from privacy_audit.detectors.birth_date.history import is_history, is_of_anybody
from privacy_audit.detectors.birth_date.labels import labels
from privacy_audit.detectors.birth_date.nobody import is_of_another_day, is_of_nobody
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.errors import mark
from privacy_audit.model import Certainty

REASONS = {
    "birth-label": mark("The words beside it call it a date of birth."),
    "birthday": mark("It is called a birthday."),
    "birth-data": mark("The page's own data call it a date of birth."),
    "birth-column": mark("It stands in a column headed as date of birth."),
    "birth-id": mark("The identity number beside it holds the same year of birth."),
    "birth-sex": mark("It stands beside the sex, as a date of birth does."),
    "birth-sign": mark("Its year is that of the zodiac sign beside it."),
    "birth-life": mark("It begins the dates of a life in a family's notice."),
    "birth-name": mark("It stands in brackets behind the name of a child."),
    "birth-short-year": mark("It is a year of birth as young people write it."),
    "birth-roster": mark("It stands behind the name on a list of people with their homes or numbers."),
}
"""What the codes say that this detector gives as reasons besides `pattern` and `valid`."""

_AROUND = 28
_REACH = 72
# Small words and signs between a label and its date; nothing follows the repeat, so nothing is tried again.
_BETWEEN = re.compile(
    r"(?:(?:la|vao|ngay(?! cap)|hom|cua|minh|em|anh|chi|toi|tui|tao|t|e|a|c|be|con|chau|ban|nhe|thu|ngay sinh"
    r"|duong lich|am lich|dl|al|duong|is|on|my|the|date of birth|dob|birthday|dd|mm|yyyy|d|m|y|nam/nu|nam|nu"
    r"|ngay thang nam|full|luc|[0-9]{1,2}(?:h|g|:)[0-9]{0,2}|phut|sang|trua|chieu|toi)(?![^\W_])"
    r"|[\s:：=|,.()*_\"'>•–#🎂🎉🎁🥳♓♈♉♊♋♌♍♎♏♐♑♒/-](?!-[0-9])){0,14}"
)
# The end of a sentence or line, before which a place may stand: `sinh tại Hải Phòng ngày 12/3/1985`.
_PLACED = re.compile(
    r"[^0-9\n!?;]{2,44}?(?:ngay|vao|on|,|nam) (?=[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
# Whose birthday it is: `sinh nhật vợ yêu Trà My 20/10/1990`.
_NAMED = re.compile(r"[^0-9\n!?;.]{2,40}?(?=[0-9])")
# The same before a day without a year: a word for somebody near, the name, and what leads to the day:
# `sinh nhật vợ tao Ngọc Diệp là 20 tháng 11`.
_WHOSE = re.compile(
    r" (?:(?:của|cua|vợ|vo|chồng|chong|vk|ck|ox|bx|ny|người yêu|con|bé|be|em|anh|chị|chi|mẹ|me|bố|bo|ba|má"
    r"|ông|bà|xã|cháu|chau|bạn|ban|gái|gai|trai|út|yêu|iu|thân|cô|chú|thầy|đứa|nhỏ|lớn|nhà|tao|tôi|toi"
    rf"|mình|tui|tớ|t|mk|e) ){{1,5}}{WORD}(?: {WORD}){{0,3}}"
    r"(?: (?:là|la|vào|vao|ngày|ngay|hôm|on|is|rơi))?(?: (?:vào|vao|ngày|ngay))? ?:? ?(?=[0-9])"
)
# Signs and small words between a date and the label behind it: `12/3 là sinh nhật mình`, `(ngày sinh)`.
_UP_TO_LABEL = r"[\s(:,–-]{0,3}(?:(?:la|nay la|is|my|hang nam la|toi la)[\s:]{1,2}){0,3}(?:ngay )?\Z"
_BEHIND = re.compile(_UP_TO_LABEL)
# How the date before them ends; a label without that is passed quickly.
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE_ENDS = re.compile(
    rf"(?:[0-9]{{4}}|(?:[./'-] ?|(?:th|thg|thang|{_MONTH})[ .-]{{0,2}})[0-9]{{1,2}}(?:st|nd|rd|th)?"
    rf"|{_MONTH}\.?){_UP_TO_LABEL}"
)


def find(reading: Reading) -> Iterator[Finding]:
    """All birth dates of a reading. `precision` is `full`, `day-month`, `month` or `year`."""
    yield from _in_data(reading)
    yield from unlabelled.find(reading)
    yield from _by_age(reading)
    yield from teens.find(reading)
    yield from lives.find(reading)
    for label in labels(reading):
        told = (*_beside(reading, label), *months.below(reading, label), *answers.to(reading, label))
        if told and not is_of_nobody(reading, label):
            yield from told


def _by_age(reading: Reading) -> Iterator[Finding]:
    """The days on which somebody becomes so old."""
    for label in ages.find(reading):
        date = date_at(reading.folded, label.end, is_american(reading))
        finding = _judged(reading, label, date, "") if date and date.month and date.day else None
        if finding:
            yield finding


def _in_data(reading: Reading) -> Iterator[Finding]:
    """Dates in segments that the page's markup labels."""
    for segment, begin in zip(reading.content.segments, reading.joined.begins, strict=True):
        if segment.label == "birthdate":
            yield from _of_segment(reading, begin)


def _of_segment(reading: Reading, begin: int) -> Iterator[Finding]:
    """The date with which a segment begins."""
    end = reading.bounds_at(begin)[1]
    written = reading.folded[begin:end]
    position = begin + len(written) - len(written.lstrip())
    date = date_at(reading.folded, position, is_american(reading))
    if date and date.end <= end:
        sure = Certainty.CONFIRMED if date.precision in ("full", "day-month") else Certainty.LIKELY
        yield found(date, sure, "birth-data")


def _beside(reading: Reading, label: Label) -> Iterator[Finding]:
    date, between = _behind(reading, label)
    finding = _judged(reading, label, date, between) if date else teens.behind(reading, label)
    if finding:
        yield finding
    full = finding is not None and date is not None and date.precision != "year"
    if not full and label.code in ("birth", "birthday", "year"):
        yield from _before(reading, label)


def _behind(reading: Reading, label: Label) -> tuple[Date | None, str]:
    """The date behind a label, and what stands between them."""
    folded, american = reading.folded, is_american(reading)
    between = _BETWEEN.match(folded, label.end, label.end + _REACH)
    gap = between.group() if between else ""
    date = date_at(folded, label.end + len(gap), american)
    if date is None and gap.endswith(("nam", "nam ")):
        date = date_at(folded, label.end + len(gap.rstrip()) - 3, american)
    if date and gap.count("\n") <= 2:
        return date, gap
    whose = _WHOSE.match(reading.text, label.end) if label.code == "birthday" else None
    date = date_at(folded, whose.end(), american) if whose else None
    if whose and date and date.day:
        return date, whose.group()
    placed = (_NAMED if label.code == "birthday" else _PLACED).match(folded, label.end)
    if placed and is_of_another_day(placed.group()):
        return None, ""
    date = date_at(folded, placed.end(), american) if placed else None
    return (date, placed.group()) if placed and date and date.precision == "full" else (None, "")


def _before(reading: Reading, label: Label) -> Iterator[Finding]:
    """A date right before its label: `12/3 là sinh nhật mình`, or on the line above.

    Of `12/03/2020 - 12/03/2025 🎂` the second is the day of the party.
    """
    start = max(0, label.start - _AROUND)
    if not _DATE_ENDS.search(reading.folded, start, label.start):
        return
    dates = tuple(dates_in(reading.folded, start, label.start, is_american(reading)))
    for index, date in enumerate(dates):
        between = reading.folded[date.end : label.start]
        if not _BEHIND.match(between) or (date.precision == "year" and label.code != "year"):
            continue
        if is_history(reading, label, date) or is_of_anybody(reading, label, date):
            continue
        if "\n" in between and not _fills_line(reading, date):
            continue
        if any((sooner.month, sooner.day) == (date.month, date.day) for sooner in dates[:index]):
            continue
        yield found(date, Certainty.LIKELY, _reason(label))


def _fills_line(reading: Reading, date: Date) -> bool:
    before = reading.text[max(0, date.start - 1) : date.start]
    return before in ("", "\n") and reading.text[date.end : date.end + 1] in ("", "\n")


def _judged(reading: Reading, label: Label, date: Date, between: str) -> Finding | None:
    if is_history(reading, label, date) or is_of_anybody(reading, label, date):
        return None
    certainty = certainty_of(reading, label, date, between)
    return found(date, certainty, _reason(label)) if certainty else None


def _reason(label: Label) -> str:
    return "birthday" if label.code == "birthday" else "birth-label"
