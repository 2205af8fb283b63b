"""When a source was written, as people read it: `2024-12`, `about 2025`, `undated, 2023 or later`.

A source gives its day as precisely as it can (`checklist.Source.date`), in English, the year first.
"""

from __future__ import annotations

import re
from datetime import date

from privacy_audit.checklist import Source
from privacy_audit.errors import mark
from privacy_audit.words import Words

# Every piece between commas is one of these; a time is a year, years, a month, a day or a version.
_TIME = r"[0-9]{4}(?:-[0-9]{2,4}){0,2}"
_PIECES = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        ("undated", mark("undated")),
        ("older", mark("older")),
        ("two editions", mark("two editions")),
        ("later edits possible", mark("later edits possible")),
        (rf"about ({_TIME})", mark("about {time}")),
        (rf"copy of about ({_TIME})", mark("copy of about {time}")),
        (rf"before ({_TIME})", mark("before {time}")),
        (rf"late ({_TIME})", mark("late {time}")),
        (rf"({_TIME}) or later", mark("{time} or later")),
        (rf"({_TIME}) to ({_TIME})", mark("{time} to {end}")),
        (rf"about ({_TIME}) and ({_TIME})", mark("about {time} and {end}")),
        (r"iOS ([0-9]{1,2}) or ([0-9]{1,2})", mark("iOS {time} or {end}")),
    )
)
# A month, as `2024-12`; two years as `2024-2025` are none.
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
# A day, as `2024-12-31`.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def titled(source: Source, words: Words) -> str:
    """A source with its day in brackets."""
    return f"{source.title} ({dated(source.date, words)})"


def dated(written: str, words: Words) -> str:
    """The day of a source in the language of `words`; what is written otherwise stays as it is."""
    return ", ".join(_piece(piece, words) for piece in written.split(", "))


def _piece(piece: str, words: Words) -> str:
    for pattern, sentence in _PIECES:
        if found := pattern.fullmatch(piece):
            named = zip(("time", "end"), found.groups(), strict=False)
            return words(sentence, **{name: _time(time, words) for name, time in named})
    return _time(piece, words)


def _time(time: str, words: Words) -> str:
    if _DAY.match(time):
        try:
            return words.day(date.fromisoformat(time))
        except ValueError:
            return time
    if words.language == "vi":
        return _MONTH.sub(r"\2/\1", time)
    return time
