"""Where positions may stand: at the beginning of a line or field, in a plain post, behind `mình là`.

Whether one counts is judged by `positions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.prose import WORD, clause_begin, contact_stretches, is_short
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.workplace.around import begins_own, opens_clause, speaks_of_self
from privacy_audit.detectors.workplace.joints import REACH
from privacy_audit.detectors.workplace.words import (
    BEING,
    TAKING,
    english_title,
    listed_title,
    opening_titles,
    pattern,
)

# `mình là giáo viên trường …`, `em tên Hợp, y tá …`, `I'm a nurse at …`.
_BEING = ("minh la ", "toi la ", "tui la ", "em la ", "hien la ", "dang la ", "ngay la ", "dem la ")
_BEING_CALLED = re.compile(r" ten (?:(?<=minh ten )|(?<=toi ten )|(?<=em ten ))")
_ARTICLE = re.compile(r"n? ?")
# A name between: `mình là Hương, giáo viên …`, `em là Tâm giáo viên …`.
_NAME = re.compile(rf"{WORD}(?: {WORD}){{0,3}},?\s")
# `Hiện là …`, `Trước đây là …` with nobody before it.
_NOW = re.compile(r"[^\w\n]{0,6}(?:ban ngay|ban dem|hien(?: nay| tai| dang)?|dang|truoc(?: day)?) \Z")
# `làm tổ trưởng, Cty …`, `work as a nurse at …`.
_DOING = re.compile(
    r"lam (?:nghe )?(?!(?:[a-z]{2,8} ){1,5}(?:tai|o|cho|ben) )|work(?:s|ed|ing)? as (?:an? |the )?"
)
# A field in plain letters behind a sign: `· Export Manager, Saigon …`.
_ENGLISH_FIELD = re.compile(r"[|·•–—] ?[A-Z][A-Za-z: ]{6,60}(?=[,@|·•– \n-])")
# A line in plain letters up to a sign that may end a position, for a quick look.
_ENGLISH_LINE = re.compile(r"\n[^\w\n]{0,6}[A-Za-z][A-Za-z: ]{6,60}(?=[,@|·•– \n-])")


class Title(NamedTuple):
    """Where a position stands, and where its words begin if more stand before it."""

    start: int
    end: int
    first: int | None = None
    own: bool = False
    """Somebody says it of themselves."""


def titles(reading: Reading) -> Iterator[Title]:
    """Such positions, those that open their line first; one may come twice."""
    for start, end in opening_titles(reading):
        yield Title(start, end)
    text = "\n" + reading.folded
    for begin, end in _stretches(reading):
        yield from _in_stretch(reading, text, begin, end)
    for line in _ENGLISH_LINE.finditer("\n" + reading.text):
        if english := english_title().match(text, line.start()):
            yield _english(english)
    yield from _said_of_oneself(reading)


def _in_stretch(reading: Reading, text: str, begin: int, end: int) -> Iterator[Title]:
    """Behind a comma or point, in an English field, behind `em tên …`. `text` has one line feed more."""
    for title in listed_title().finditer(reading.folded, begin, end):
        yield Title(*title.span("word"))
    for field in _ENGLISH_FIELD.finditer(reading.text, begin, end):
        if english := english_title().match(text, field.start() + 1):
            yield _english(english)
    for called in _BEING_CALLED.finditer(reading.folded, begin, end):
        if speaks_of_self(reading, called.start()):
            yield from _of_oneself(reading, called.end())


def _said_of_oneself(reading: Reading) -> Iterator[Title]:
    """Behind `position as`, `đang làm`, `mình là`, `I'm a`."""
    for at, words in reading.index.places(*TAKING):
        if opens_clause(reading, at) or is_short(reading.text):
            yield from _of_oneself(reading, at + len(words))
    for at, _ in reading.index.places("lam ", "work"):
        if (doing := _doing(reading, at)) is not None:
            yield from _of_oneself(reading, doing)
    for at, words in reading.index.places(" la "):
        end = at + len(words)
        if reading.folded.endswith(_BEING, 0, end) and (
            speaks_of_self(reading, at) or _is_now(reading, at + 1)
        ):
            yield from _of_oneself(reading, end)
    for at, words in reading.index.places(*BEING):
        yield from _of_oneself(reading, at + len(words))


def _english(title: re.Match[str]) -> Title:
    """An English position with the words before it; its text has one more line feed before it."""
    return Title(title.start("word") - 1, title.end("word") - 1, title.start("all") - 1)


def _doing(reading: Reading, at: int) -> int | None:
    """Where a position begins behind `đang làm`, `work as a`, if somebody says it of themselves.

    With a word for `at` behind it the verb tells the organisation (`phrases`).
    """
    doing = _DOING.match(reading.folded, at)
    if doing is None or not pattern("title").match(reading.folded, doing.end()):
        return None
    if reading.folded[max(0, at - 1) : at].isalnum():
        return None
    return doing.end() if opens_clause(reading, at) or begins_own(reading, at) else None


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where positions in the middle of a line count: beside contacts, in short texts and plain posts."""
    if is_short(reading.text):
        yield 0, len(reading.text)
        return
    yield from contact_stretches(reading.folded)
    for begin, normal in zip(reading.joined.begins, reading.joined.parts, strict=True):
        if normal.text.isascii():
            yield begin, begin + len(normal.text)


def _is_now(reading: Reading, at: int) -> bool:
    line = max(reading.folded.rfind("\n", max(0, at - REACH), at) + 1, reading.bounds_at(at)[0], at - REACH)
    return bool(_NOW.match(reading.folded[clause_begin(reading.folded, line, at) : at]))


def _of_oneself(reading: Reading, end: int) -> Iterator[Title]:
    article = _ARTICLE.match(reading.folded, end)
    name = _NAME.match(reading.text, end)
    begins = (article.end() if article else end, name.end() if name else end)
    title = next((one for begin in begins if (one := pattern("title").match(reading.folded, begin))), None)
    if title:
        yield Title(title.start(), title.end(), own=True)
