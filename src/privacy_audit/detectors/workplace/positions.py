"""Positions with their organisation: `Trưởng phòng – Công ty …`, `CEO at …`, `giáo viên THPT …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.prose import WORD, clause_begin, contact_stretches, is_short
from privacy_audit.detectors.reading import CLOSELY, Finding, Reading
from privacy_audit.detectors.workplace.around import (
    begins_own,
    ends_field,
    ends_sentence,
    is_card,
    is_described,
    is_for_others,
    is_labelled,
    is_offer,
    opens_clause,
    opens_line,
    speaks_of_self,
)
from privacy_audit.detectors.workplace.casual import ends_there, introduces
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.joints import REACH, organisation_behind
from privacy_audit.detectors.workplace.organisations import is_account
from privacy_audit.detectors.workplace.rows import (
    alone_in_contacts,
    before_name,
    end_of_called,
    is_called_position,
)
from privacy_audit.detectors.workplace.staff import line_beside_name
from privacy_audit.detectors.workplace.words import (
    BEING,
    TAKING,
    english_title,
    is_unmarked,
    is_written,
    listed_title,
    opening_titles,
    pattern,
)
from privacy_audit.model import Certainty

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
_IN_VAIN = 2 * CLOSELY
"""Positions in one reading that are looked at in vain; a portion of a news page has fifty."""


class _Title(NamedTuple):
    """Where a position stands, and where its words begin if more stand before it."""

    start: int
    end: int
    first: int | None = None
    own: bool = False
    """Somebody says it of themselves."""


class _Context(NamedTuple):
    """How a position stands: it opens its line or clause, or somebody says it of themselves."""

    opens: bool
    own: bool
    is_unmarked: bool


def find(reading: Reading) -> Iterator[Finding]:
    """Positions that open a line or field, and those of people who speak of themselves."""
    effort = reading.effort.counted(_IN_VAIN)
    for title in _titles(reading):
        findings = tuple(_position(reading, title))
        yield from findings
        if not findings and not effort.take():
            return


def _titles(reading: Reading) -> Iterator[_Title]:
    """Where such positions may stand."""
    text = "\n" + reading.folded
    for start, end in opening_titles(reading):
        yield _Title(start, end)
    for begin, end in _stretches(reading):
        for title in listed_title().finditer(reading.folded, begin, end):
            yield _Title(*title.span("word"))
        for field in _ENGLISH_FIELD.finditer(reading.text, begin, end):
            if english := english_title().match(text, field.start() + 1):
                yield _english(english)
        for called in _BEING_CALLED.finditer(reading.folded, begin, end):
            if speaks_of_self(reading, called.start()):
                yield from _of_oneself(reading, called.end())
    for line in _ENGLISH_LINE.finditer("\n" + reading.text):
        if english := english_title().match(text, line.start()):
            yield _english(english)
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


def _english(title: re.Match[str]) -> _Title:
    """An English position with the words before it; its text has one more line feed before it."""
    return _Title(title.start("word") - 1, title.end("word") - 1, title.start("all") - 1)


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


def _of_oneself(reading: Reading, end: int) -> Iterator[_Title]:
    article = _ARTICLE.match(reading.folded, end)
    name = _NAME.match(reading.text, end)
    begins = (article.end() if article else end, name.end() if name else end)
    title = next((one for begin in begins if (one := pattern("title").match(reading.folded, begin))), None)
    if title:
        yield _Title(title.start(), title.end(), own=True)


def _position(reading: Reading, at: _Title) -> Iterator[Finding]:
    start, end, first, own = at
    title = pattern("title").match(reading.folded, start, end)
    if title is None or not is_written(reading.text, title, "title"):
        return
    if end >= reading.bounds_at(start)[1]:
        yield from _of_staff(reading, start if first is None else first, end)
        return
    unmarked = is_unmarked(reading.text, title)
    opens = own or unmarked or first is not None or opens_line(reading, start) or introduces(reading, start)
    context = _Context(opens, own, unmarked)
    if not context.opens and not is_card(reading, start, end + REACH):
        return
    organisation = organisation_behind(reading, end)
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
    elif context.opens and (staff := tuple(_of_staff(reading, begin, end))):
        yield from staff
    elif alone := before_name(reading, start, end) or alone_in_contacts(reading, start, end):
        reasons = ("pattern", "work-place", "work-contact")
        yield told(reading, (begin, alone), Certainty.LIKELY, reasons, (begin, alone))


def _of_staff(reading: Reading, begin: int, end: int) -> Iterator[Finding]:
    """A position that is a line of its own, above or below a person's name."""
    whole = line_beside_name(reading, begin, end)
    if whole and not is_offer(reading, begin):
        reasons = ("pattern", "work-place", "work-profile")
        yield told(reading, (begin, whole), Certainty.LIKELY, reasons, (begin, whole))


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
    if ends_there(reading, start, stop):
        return True
    if ends_field(reading, stop) or (context.is_unmarked and reading.folded[stop : stop + 1] in ",."):
        return True
    if not ends_sentence(reading, stop):
        return False
    return is_short(reading.text) or is_labelled(reading, start) or is_described(reading, start)
