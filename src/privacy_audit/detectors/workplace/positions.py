"""Positions with their organisation: `Trưởng phòng – Công ty …`, `CEO at …`, `giáo viên THPT …`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.detectors.prose import is_short
from privacy_audit.detectors.reading import CLOSELY, Finding, Reading
from privacy_audit.detectors.workplace.around import (
    ends_field,
    ends_sentence,
    is_card,
    is_described,
    is_for_others,
    is_labelled,
    is_offer,
    opens_line,
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
from privacy_audit.detectors.workplace.titles import Title, titles
from privacy_audit.detectors.workplace.words import is_unmarked, is_written, pattern
from privacy_audit.model import Certainty

_IN_VAIN = 2 * CLOSELY
"""Positions in one reading that are looked at in vain; a portion of a news page has fifty."""


class _Context(NamedTuple):
    """How a position stands: it opens its line or clause, or somebody says it of themselves."""

    opens: bool
    own: bool
    is_unmarked: bool


def find(reading: Reading) -> Iterator[Finding]:
    """Positions that open a line or field, and those of people who speak of themselves."""
    effort = reading.effort.counted(_IN_VAIN)
    for title in titles(reading):
        findings = tuple(_position(reading, title))
        yield from findings
        if not findings and not effort.take():
            return


def _position(reading: Reading, at: Title) -> Iterator[Finding]:
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
