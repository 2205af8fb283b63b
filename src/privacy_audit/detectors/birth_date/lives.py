"""Dates in brackets behind a name: of a life in a family's notice, the year of a child.

`Lê Văn Cường (28/10/1955 – 03/01/2025)` below `Cáo phó`: of somebody of the news or of history no family
tells, so nothing counts without the words of a notice. `Em Hoàng Bảo Châu (2009)`: only with such a word
before the name, since a year in brackets is else one of a book or a match.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import Date, date_at
from privacy_audit.detectors.birth_date.found import found, is_american
from privacy_audit.detectors.birth_date.stems import BRACKET
from privacy_audit.detectors.notices import is_noticed
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty

_NAME_REACH, _FEWEST_YEARS = 40, 1
# A name right before the bracket or on the line above the dates.
_NAME = re.compile(rf"{WORD} (?:{WORD} ?){{1,4}}[,\n]? ?\Z")
_CHILD = re.compile(rf"(?:\A|[^\w])(?:[Ee]m|[Cc]háu|[Bb]é|EM|CHÁU|BÉ) {WORD} (?:{WORD} ?){{1,3}}\Z")
_CHILDREN, _OF_CHILDREN = range(1995, 2024), frozenset(("year", "full"))
# Two years of a life right behind the bracket: `(1951 – 2026)`; a notice tells of a death of late.
_YEARS = re.compile(r"(?P<born>19[0-9]{2}) ?[–—-] ?(?P<died>20[12][0-9])\)")
# What parts the two dates.
_DASH = re.compile(r" ?[–—-] ?")


def find(reading: Reading) -> Iterator[Finding]:
    """The first of two whole dates or years in a bracket behind a name, and the year of a child."""
    for at, _ in reading.index.places(BRACKET):
        if reading.folded[at + 1 : at + 2].isdecimal():
            yield from _in_bracket(reading, at)


def _in_bracket(reading: Reading, at: int) -> Iterator[Finding]:
    folded, before = reading.folded, max(0, at - _NAME_REACH)
    if years := _YEARS.match(folded, at + 1):
        if _NAME.search(reading.text, before, at) and is_noticed(folded, at, years.end()):
            date = Date(*years.span("born"), int(years["born"]), None, None)
            yield found(date, Certainty.LIKELY, "birth-life")
        return
    born = date_at(folded, at + 1, is_american(reading))
    if born and born.precision in _OF_CHILDREN and folded[born.end : born.end + 1] == ")":
        if born.year in _CHILDREN and _CHILD.search(reading.text, before, at):
            yield found(born, Certainty.LIKELY, "birth-name")
        return
    dash = _DASH.match(folded, born.end) if born and born.precision == "full" else None
    died = date_at(folded, dash.end(), is_american(reading)) if dash else None
    if born is None or died is None or (died.year or 0) - (born.year or 0) < _FEWEST_YEARS:
        return
    if _NAME.search(reading.text, before, at) and is_noticed(folded, at, died.end):
        yield found(born, Certainty.LIKELY, "birth-life")
