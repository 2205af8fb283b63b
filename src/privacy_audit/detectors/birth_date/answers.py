"""Dates that answer a question in a chat: `Hà: cho chị xin họ tên, ngày sinh`, below it `Lan: 2/9/1993`.

A message that is nothing but a whole date, by somebody else than who asked, among few others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import date_at
from privacy_audit.detectors.birth_date.found import found, is_american
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_LINE, _MOST = 200, 6
_LATEST = 2019
# The time and who speaks, at the beginning of a message: `[09:15] Quyên: `, `Mẹ - `.
_SPEAKER = re.compile(
    r"(?:\[[^\]\n]{1,20}\] ?|[0-9]{1,2}[:h][0-9]{2} ?[–-]? ?)?(?P<who>[^\W\d][^:\n\d]{0,24}?) ?: "
)


def to(reading: Reading, label: Label) -> Iterator[Finding]:
    """The date that answers a message which asks for it."""
    text = reading.text
    if label.code != "birth":
        return
    begin = text.rfind("\n", max(0, label.start - _LINE), label.start) + 1
    asked = _SPEAKER.match(text, begin)
    if asked is None or asked.end() > label.start:
        return
    end = text.find("\n", label.end, label.end + _LINE)
    for _ in range(_MOST if end >= 0 else 0):
        said = _SPEAKER.match(text, end + 1)
        if said is None:
            return
        end = text.find("\n", said.end(), said.end() + _LINE)
        stop = end if end >= 0 else min(len(text), said.end() + _LINE)
        if finding := _answer(reading, said.end(), stop) if said["who"] != asked["who"] else None:
            yield finding
            return
        if end < 0:
            return


def _answer(reading: Reading, start: int, end: int) -> Finding | None:
    """The date that fills a message, of somebody who can write."""
    date = date_at(reading.folded, start, is_american(reading))
    if date is None or date.precision != "full" or (date.year or _LATEST) >= _LATEST:
        return None
    rest = reading.folded[date.end : end].strip(" .,!")
    return (
        found(date, Certainty.LIKELY, "birth-label") if rest in ("", "a", "nha", "nhe", "e", "do") else None
    )
