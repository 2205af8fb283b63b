"""Positions with their organisation: `Trưởng phòng – Công ty …`, `CEO at …`, `giáo viên THPT …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.prose import WORD, clause_begin, contact_stretches, is_short
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace.around import (
    ends_field,
    ends_sentence,
    is_card,
    is_described,
    is_for_others,
    is_labelled,
    is_offer,
    opens_line,
    speaks_of_self,
)
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import (
    area_at,
    begins_organisation,
    is_account,
    organisation_at,
)
from privacy_audit.detectors.workplace.rows import (
    alone_in_contacts,
    before_name,
    end_of_called,
    is_called_position,
)
from privacy_audit.detectors.workplace.words import (
    english_title,
    is_unmarked,
    is_written,
    listed_title,
    opening_titles,
    pattern,
)
from privacy_audit.model import Certainty

_NEAR = 4
"""Further words of a position at most behind which any name may follow."""
_SURE_JOINTS = frozenset(("tai", "at", "of", "cua", "@", "for", "ben", "thuoc", "cho"))
_JOINTS_OF_NAMES = _SURE_JOINTS | {"o", ",", "–", "-", "—", "|", "·", "•"}
# `mình là giáo viên trường …`, `em tên Hợp, y tá …`, `I'm a nurse at …`.
_BEING = ("minh la ", "toi la ", "tui la ", "em la ", "hien la ", "dang la ")
_BEING_CALLED = re.compile(r" ten (?:(?<=minh ten )|(?<=toi ten )|(?<=em ten ))")
_BEING_ENGLISH = ("i'm a", "i am a")
_ARTICLE = re.compile(r"n? ?")
# A name between: `mình là Hương, giáo viên …`, `em là Tâm giáo viên …`.
_NAME = re.compile(rf"{WORD}(?: {WORD}){{0,3}},?\s")
# `Hiện là …`, `Trước đây là …` with nobody before it.
_NOW = re.compile(r"[^\w\n]{0,6}(?:hien|hien nay|hien tai|hien dang|dang|truoc day|truoc) \Z")
# A line in plain letters up to a sign that may end a position, for a quick look.
_ENGLISH_LINE = re.compile(r"\n[^\w\n]{0,6}[A-Za-z][A-Za-z: ]{6,60}(?=[,@|·•– \n-])")
_REACH = 70


class _Context(NamedTuple):
    """How a position stands: it opens its line or clause, or somebody says it of themselves."""

    opens: bool
    own: bool
    is_unmarked: bool


def find(reading: Reading) -> Iterator[Finding]:
    """Positions that open a line or field, and those of people who speak of themselves."""
    text = "\n" + reading.folded
    for start, end in opening_titles(reading):
        yield from _position(reading, start, end)
    for begin, end in _stretches(reading):
        for title in listed_title().finditer(reading.folded, begin, end):
            yield from _position(reading, *title.span("word"))
        for called in _BEING_CALLED.finditer(reading.folded, begin, end):
            if speaks_of_self(reading, called.start()):
                yield from _of_oneself(reading, called.end())
    for line in _ENGLISH_LINE.finditer("\n" + reading.text):
        if english := english_title().match(text, line.start()):
            yield from _position(
                reading, english.start("word") - 1, english.end("word") - 1, english.start("all") - 1
            )
    for at, words in reading.index.places(" la "):
        end = at + len(words)
        if reading.folded.endswith(_BEING, 0, end) and (
            speaks_of_self(reading, at) or _is_now(reading, at + 1)
        ):
            yield from _of_oneself(reading, end)
    for at, words in reading.index.places(*_BEING_ENGLISH):
        yield from _of_oneself(reading, at + len(words))


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where positions in the middle of a line count: beside contacts, and in posts without marks."""
    yield from contact_stretches(reading.folded)
    for begin, normal in zip(reading.joined.begins, reading.joined.parts, strict=True):
        if normal.text.isascii():
            yield begin, begin + len(normal.text)


def _is_now(reading: Reading, at: int) -> bool:
    line = max(reading.folded.rfind("\n", max(0, at - _REACH), at) + 1, reading.bounds_at(at)[0], at - _REACH)
    return bool(_NOW.match(reading.folded[clause_begin(reading.folded, line, at) : at]))


def _of_oneself(reading: Reading, end: int) -> Iterator[Finding]:
    article = _ARTICLE.match(reading.folded, end)
    name = _NAME.match(reading.text, end)
    begins = (article.end() if article else end, name.end() if name else end)
    title = next((one for begin in begins if (one := pattern("title").match(reading.folded, begin))), None)
    if title:
        yield from _position(reading, title.start(), title.end(), own=True)


def _position(
    reading: Reading, start: int, end: int, first: int | None = None, *, own: bool = False
) -> Iterator[Finding]:
    """The position at `start`; `first` is where its words begin if more stand before it."""
    title = pattern("title").match(reading.folded, start, end)
    if title is None or not is_written(reading.text, title, "title") or end >= reading.bounds_at(start)[1]:
        return
    unmarked = is_unmarked(reading.text, title)
    context = _Context(own or unmarked or first is not None or opens_line(reading, start), own, unmarked)
    if not context.opens and not is_card(reading, start, end + _REACH):
        return
    organisation = _organisation(reading, end)
    if is_offer(reading, start) or (organisation and is_account(reading, organisation[1])):
        return
    stop = organisation[1] if organisation else end
    for finding in _told(reading, (start, end), start if first is None else first, organisation, context):
        if own or not is_for_others(reading, start, stop):
            yield finding


def _told(
    reading: Reading,
    title: tuple[int, int],
    begin: int,
    organisation: tuple[int, int, int] | None,
    context: _Context,
) -> Iterator[Finding]:
    """What a position says with its organisation, below its label, or beside a name and a number."""
    start, end = title
    if organisation:
        yield from _with_organisation(reading, begin, organisation, context)
    elif is_called_position(reading, start):
        span = (begin, end_of_called(reading, end))
        yield told(reading, span, Certainty.LIKELY, ("pattern", "work-label"), span)
    elif alone := before_name(reading, start, end) or alone_in_contacts(reading, start, end):
        reasons = ("pattern", "work-place", "work-contact")
        yield told(reading, (begin, alone), Certainty.LIKELY, reasons, (begin, alone))


def _with_organisation(
    reading: Reading, start: int, organisation: tuple[int, int, int], context: _Context
) -> Iterator[Finding]:
    begin, stop, joint = organisation
    card = is_card(reading, start, stop)
    if not (context.own or card or _is_alone(reading, start, stop, context)):
        return
    alone = context.opens
    yield told(
        reading,
        (start, stop),
        Certainty.CONFIRMED if alone and card else Certainty.LIKELY,
        (
            "pattern",
            "work-place",
            *(("work-profile",) if alone else ()),
            *(("work-contact",) if card else ()),
        ),
        (start, joint),
        (begin, stop),
    )


def _is_alone(reading: Reading, start: int, stop: int, context: _Context) -> bool:
    """Whether a position with its organisation fills a field of its own."""
    if not context.opens:
        return False
    if ends_field(reading, stop) or (context.is_unmarked and reading.folded[stop : stop + 1] in ",."):
        return True
    if not ends_sentence(reading, stop):
        return False
    return is_short(reading.text) or is_labelled(reading, start) or is_described(reading, start)


def _organisation(reading: Reading, end: int) -> tuple[int, int, int] | None:
    """Where the organisation behind a position begins and ends, and where the position's own words end."""
    stop = min(reading.bounds_at(end - 1)[1], end + _REACH)
    for step in range(8):
        joint = _joint(reading, end, stop, step)
        if joint is None:
            return None
        word = joint["joint"].strip()
        found = area_at(reading, joint.end()) if not word else None
        below = joint["joint"] == "\n"  # a card has the organisation on the next line
        if begins_organisation(reading, joint.end()) or word in _JOINTS_OF_NAMES or below:
            found = organisation_at(reading, joint.end(), loose=step < _NEAR and word in _SURE_JOINTS)
        if found and not _is_sentence(reading, end, joint.start("joint")):
            return joint.end(), found, joint.start("joint")
    return None


def _is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb stands between a position and an organisation."""
    verbs = pattern("stop").finditer(reading.folded, start, end)
    return any(is_written(reading.text, verb, "stop") for verb in verbs)


def _joint(reading: Reading, end: int, stop: int, words: int) -> re.Match[str] | None:
    """What stands behind a position and so many more words."""
    return _JOINTS[words].match(reading.folded, end, stop)


# So many words of a department or field behind a position, then what leads to the organisation.
_JOINTS = tuple(
    re.compile(
        rf"(?:\s?[–&,-]?\s[^\W_]{{1,14}}){{{words}}}(?P<joint>\s?,\s|\s[–—|@·•-]\s?|\s(?:tai|o|cua|at|of|for|ben|thuoc|cho)\s|\s)"
    )
    for words in range(8)
)
