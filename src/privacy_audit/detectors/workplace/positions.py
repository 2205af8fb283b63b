"""Positions with their organisation: `Trưởng phòng – Công ty …`, `CEO at …`, `giáo viên THPT …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace.around import (
    ends_field,
    ends_sentence,
    is_card,
    is_labelled,
    is_offer,
    opens_line,
    speaks_of_self,
)
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import area_at, begins_organisation, organisation_at
from privacy_audit.detectors.workplace.words import is_written, opening_title, pattern
from privacy_audit.model import Certainty

_SURE_JOINTS = frozenset(("tai", "o", "at", "of", "cua", "@", "for", "ben", "thuoc"))
_JOINTS_OF_NAMES = _SURE_JOINTS | {",", "–", "-", "—", "|"}
# `mình là giáo viên trường …`, `I'm a nurse at …`.
_BEING = (" la ", "i'm a", "i am a")
_ARTICLE = re.compile(r"n? ?")
_REACH = 70


def find(reading: Reading) -> Iterator[Finding]:
    """Positions that open a line or field, and those of people who speak of themselves."""
    for title in opening_title().finditer("\n" + reading.folded):
        start, end = title.start("word") - 1, title.end("word") - 1
        yield from _position(reading, start, end, False)
    for at, being in places(reading.folded, _BEING):
        if being != " la " or speaks_of_self(reading, at):
            yield from _of_oneself(reading, at + len(being))


def _of_oneself(reading: Reading, end: int) -> Iterator[Finding]:
    article = _ARTICLE.match(reading.folded, end)
    title = pattern("title").match(reading.folded, article.end() if article else end)
    if title:
        yield from _position(reading, title.start(), title.end(), True)


def _position(reading: Reading, start: int, end: int, own: bool) -> Iterator[Finding]:
    title = pattern("title").match(reading.folded, start, end)
    if title is None or not is_written(reading.text, title, "title") or end >= reading.bounds_at(start)[1]:
        return
    opens = own or opens_line(reading, start)
    if not opens and not is_card(reading, start, end + _REACH):
        return
    organisation = _organisation(reading, end)
    if organisation is None or is_offer(reading, start):
        return
    begin, stop, joint = organisation
    alone = opens and (
        ends_field(reading, stop) or (is_labelled(reading, start) and ends_sentence(reading, stop))
    )
    card = is_card(reading, start, stop)
    if own or alone or card:
        certainty = Certainty.CONFIRMED if (own or alone) and card else Certainty.LIKELY
        reasons = (
            "pattern",
            "work-place",
            *(("work-profile",) if own or alone else ()),
            *(("work-contact",) if card else ()),
        )
        yield told(reading, (start, stop), certainty, reasons, (start, joint), (begin, stop))


def _organisation(reading: Reading, end: int) -> tuple[int, int, int] | None:
    """Where the organisation behind a position begins and ends, and where the position's own words end."""
    stop = min(reading.bounds_at(end - 1)[1], end + _REACH)
    for step in range(8):
        joint = _joint(reading, end, stop, step)
        if joint is None:
            return None
        word = joint["joint"].strip()
        found = area_at(reading, joint.end()) if not word else None
        if begins_organisation(reading, joint.end()) or word in _JOINTS_OF_NAMES:
            found = organisation_at(reading, joint.end(), loose=word in _SURE_JOINTS)
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
        rf"(?:\s?[–&,-]?\s[^\W_]{{1,14}}){{{words}}}(?P<joint>\s?,\s|\s[–—|@-]\s?|\s(?:tai|o|cua|at|of|for|ben|thuoc)\s|\s)"
    )
    for words in range(8)
)
