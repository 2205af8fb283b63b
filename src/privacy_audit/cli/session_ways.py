"""The way to a setting on the wall: both phones side by side, and the code that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.checklist import Question, Way
from privacy_audit.cli.session_matter import Matter
from privacy_audit.cli.session_pen import MARGIN, Lines, Pages, Pen, beside, fitted, widest
from privacy_audit.report.opened import opened_by
from privacy_audit.words import Words

WIDE = 96
"""From so many columns on, two ways stand side by side."""
LEAST_WAY = 44
"""Columns that a way needs beside a QR code."""
LEAST_CAPTION = 24
"""Columns that the caption needs there."""


def ways_to(matter: Matter, pen: Pen, question: Question, room: int) -> Pages:
    """The pages that say how to change a setting: on one if they fit, else the code on its own. Nothing of it
    is left out: a note that has no room anywhere else has a page."""
    words = matter.words
    goal = question.choice(question.recommended)
    top = pen.text(words("Change it now: {choice}", choice=words.of(goal.label) if goal else ""), strong=True)
    said = words.of(question.note) if question.note else ""
    note = ["", *pen.text(said)] if said else []
    ways = list(_ways(question, words))
    code = _code(words, pen, question, room)
    panels = [_panel(matter, pen, title, way, None) for title, way in ways]
    together = _together(matter, pen, ways)
    code_page = [*top, "", *code] if len(top) + 1 + len(code) <= room else code
    last = [code_page] if code else []
    noted = [[*code_page, *note]] if code else [[*top, *note]]
    apart = [[*top, *note]] if note else []
    layouts: list[Pages] = [
        *([[*top, "", *page, *note]] for page in _with_code(matter, pen, ways, code, "")),
        *([[*top, "", *page]] for page in _with_code(matter, pen, ways, code, said)),
        [[*top, "", *together, *note], *last],
        [[*top, "", *together], *noted],
        [[*top, "", *together], *last, *apart],
        [*([*top, "", *panel] for panel in panels), *last, *apart],
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


def _with_code(
    matter: Matter, pen: Pen, ways: Sequence[tuple[str, Way]], code: Lines, note: str
) -> Iterator[Lines]:
    """All ways, the note below them, and the code on one page, if there is room beside them."""
    if not code:
        yield [*_together(matter, pen, ways), *(["", *pen.text(note)] if note else [])]
        return
    room = pen.columns - 1 - widest(code) - len(MARGIN)
    if room < LEAST_WAY:
        return
    width = room - len(MARGIN) * 2
    lines: Lines = []
    for title, way in ways:
        lines += [*([""] if lines else []), *_panel(matter, pen, title, way, width)]
    lines += ["", *pen.text(note, width=width)] if note else []
    yield beside(lines, code, room)


def _code(words: Words, pen: Pen, question: Question, room: int) -> Lines:
    """The QR code of the link and what it opens, below it or beside it; the link in letters where the code
    does not fit."""
    if question.link is None:
        return []
    drawn = pen.code(question.link)
    width = widest(drawn)
    said = words("Scan it: {place}", place=opened_by(question.link))
    if drawn and len(drawn) < room and width < pen.columns:
        return [*drawn, MARGIN + said]
    if drawn and len(drawn) <= room and width + LEAST_CAPTION < pen.columns:
        return beside(drawn, ["", *pen.text(said, width=pen.columns - 1 - width - len(MARGIN))], width)
    return [MARGIN + question.link] if len(question.link) + len(MARGIN) < pen.columns else []
