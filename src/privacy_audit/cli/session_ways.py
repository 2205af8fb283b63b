"""The way to a setting on the wall: both phones side by side, and the code that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from privacy_audit.checklist import Question, Way
from privacy_audit.cli.session_matter import Matter
from privacy_audit.cli.session_pen import MARGIN, Lines, Pages, Pen, beside, fitted, widest
from privacy_audit.words import Words

WIDE = 96
"""From so many columns on, two ways stand side by side."""
LEAST_WAY = 44
"""Columns that a way needs beside a QR code."""


def ways_to(matter: Matter, pen: Pen, question: Question, room: int) -> Pages:
    """The pages that say how to change a setting: on one if they fit, else the code on its own."""
    words = matter.words
    goal = question.choice(question.recommended)
    top = pen.text(words("Change it now: {choice}", choice=words.of(goal.label) if goal else ""), strong=True)
    note = ["", *pen.text(words.of(question.note))] if question.note else []
    ways = list(_ways(question, words))
    code = _code(words, pen, question, room)
    panels = [_panel(matter, pen, title, way, None) for title, way in ways]
    together = _together(matter, pen, ways)
    code_page = [*top, "", *code] if len(top) + 1 + len(code) <= room else code
    last = [code_page] if code else []
    layouts: list[Pages] = [
        *([[*top, "", *page, *more]] for page in _with_code(matter, pen, ways, code) for more in (note, [])),
        *([[*top, "", *together, *more], *last] for more in (note, [])),
        [*([*top, "", *panel] for panel in panels), *last],
    ]
    return fitted(layouts, room)


def _ways(question: Question, words: Words) -> Iterator[tuple[str, Way]]:
    """The ways with what they are called: both phones as one where they are alike."""
    android, ios, web = (question.way.on(platform) for platform in ("android", "ios", "web"))
    if android and android == ios:
        yield words("Android and iPhone"), android
        return
    if android:
        yield "Android", android
    if ios:
        yield "iPhone", ios
    if web and not (android or ios):
        yield words("On a computer"), web


def _panel(matter: Matter, pen: Pen, title: str, way: Way, width: int | None) -> Lines:
    lines = pen.text(title, width=width, strong=True)
    for number, step in enumerate(getattr(way, matter.words.language), 1):
        lines += pen.text(step, lead=f"{number}. ", width=width)
    return lines


def _together(matter: Matter, pen: Pen, ways: Sequence[tuple[str, Way]]) -> Lines:
    """All ways on one page: side by side on a wide wall, else one below the other."""
    if len(ways) == 2 and pen.columns >= WIDE:
        half = pen.columns // 2
        left, right = (_panel(matter, pen, title, way, half - len(MARGIN) - 2) for title, way in ways)
        return beside(left, right, half)
    lines: Lines = []
    for title, way in ways:
        lines += [*([""] if lines else []), *_panel(matter, pen, title, way, None)]
    return lines


def _with_code(matter: Matter, pen: Pen, ways: Sequence[tuple[str, Way]], code: Lines) -> Iterator[Lines]:
    """All ways and the code on one page, if there is room beside them."""
    if not code:
        yield _together(matter, pen, ways)
        return
    room = pen.columns - 1 - widest(code) - len(MARGIN)
    if room < LEAST_WAY:
        return
    lines: Lines = []
    for title, way in ways:
        lines += [*([""] if lines else []), *_panel(matter, pen, title, way, room - len(MARGIN) * 2)]
    yield beside(lines, code, room)


def _code(words: Words, pen: Pen, question: Question, room: int) -> Lines:
    """The QR code of the link and what it opens, or the link in letters where the code does not fit."""
    if question.link is None:
        return []
    drawn = pen.code(question.link)
    caption = [MARGIN + words("Scan it: {place}", place=_place_of(question.link))] if drawn else []
    link = [MARGIN + question.link] if len(question.link) + len(MARGIN) < pen.columns else []
    if len(drawn) + len(caption) <= room and widest(drawn) < pen.columns:
        return [*drawn, *caption]
    return link


def _place_of(link: str) -> str:
    """What a link opens, short enough to stand below its code: `facebook.com`."""
    return (urlsplit(link).hostname or link).removeprefix("www.")
