"""Telephone numbers that a stranger can read: Vietnamese forms first, all countries after them.

Confirmed: valid, and a label or link calls it a telephone. Likely: valid in running text.
Possible: labelled but not valid, or valid in an uncertain shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from privacy_audit.detectors.digits import Group, Window, list_length, runs, windows
from privacy_audit.detectors.phone import disguised, foreign, links, vietnam
from privacy_audit.detectors.phone.context import Context, around
from privacy_audit.detectors.phone.shape import (
    Lead,
    Shape,
    ends_alone,
    is_amount,
    is_date,
    is_for_machines,
    is_north_american,
    is_years,
    lead,
    shape,
    stands_alone,
)
from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret, Value
from privacy_audit.text import mask_phone

_LEAST_DIGITS = 7
_MOST_DIGITS = 15


class _Candidate(Value):
    """A window with what stands around it."""

    window: Window
    begun: Lead
    context: Context
    for_machines: bool
    region: str

    @property
    def is_called_phone(self) -> bool:
        """Digits in machine parts need the telephone word right before them."""
        return self.context.direct or (self.context.labelled and not self.for_machines)


def find(reading: Reading) -> Iterator[Finding]:
    """All telephone numbers of a reading, in no order; spans of one number may overlap."""
    yield from links.find(reading)
    yield from disguised.find(reading)
    for run in runs(reading.text):
        yield from _in_run(reading, run)


def _in_run(reading: Reading, run: tuple[Group, ...]) -> Iterator[Finding]:
    index, before = 0, None
    while index < len(run):
        if skipped := list_length(run, index):
            index, before = index + skipped, None
            continue
        finding, used = _first_at(reading, run, index, before)
        if finding:
            yield finding
            before = finding
        index += used


def _first_at(
    reading: Reading, run: tuple[Group, ...], index: int, before: Finding | None
) -> tuple[Finding | None, int]:
    """The number that begins with a group, and how many groups it takes (one if there is none)."""
    candidates = tuple(_candidates(reading, run, index, before))
    for candidate in candidates:
        number = _dial(candidate)
        certainty = _certainty(candidate, number) if number else None
        if number and certainty:
            return _finding(candidate, number, certainty), len(candidate.window.groups)
    for candidate in candidates:
        if _is_only_called_phone(reading, candidate):
            unknown = Number(e164="+" + candidate.window.digits, type=None)
            return _finding(candidate, unknown, Certainty.POSSIBLE), len(candidate.window.groups)
    return None, 1


def _candidates(
    reading: Reading, run: tuple[Group, ...], index: int, before: Finding | None
) -> Iterator[_Candidate]:
    segment_end: int | None = None
    for window in windows(reading.text, run, index):
        segment_end = segment_end or reading.bounds_at(window.start)[1]
        if window.end > segment_end:
            continue
        begun = lead(reading.text, window)
        if is_date(reading.text[begun.start : window.end]):
            continue
        follows = before is not None and begun.start - before.end <= 5
        if not follows and not stands_alone(reading, run, index, window, begun):
            continue
        candidate = _with_context(reading, window, begun, before if follows else None)
        if candidate.context.labelled or not reading.text[begun.start - 1 : begun.start].isalpha():
            yield candidate


def _with_context(reading: Reading, window: Window, begun: Lead, before: Finding | None) -> _Candidate:
    context = around(reading, begun.start, window.end)
    if before and "context" in before.reasons and not context.other:
        context = Context(labelled=True, direct=context.direct, shared=context.shared)
    return _Candidate(
        window=window,
        begun=begun,
        context=context,
        for_machines=is_for_machines(reading, begun.start),
        region=reading.region,
    )


def _dial(candidate: _Candidate) -> Number | None:
    """What the digits stand for. National forms of the page's region come first."""
    window, begun = candidate.window, candidate.begun
    digits = window.digits
    if begun.plus or digits.startswith("00"):
        return _abroad(candidate, digits.removeprefix("00"))
    here = _in_region(candidate) if candidate.region != "VN" else None
    found = here or vietnam.number(
        window.sizes, digits, begun.bracket, candidate.context.direct or candidate.context.labelled
    )
    if found is None and (is_north_american(window, begun) or _is_called_in_full(candidate)):
        found = foreign.number(digits, "US")
    return found


def _abroad(candidate: _Candidate, digits: str) -> Number | None:
    window = candidate.window
    if digits.startswith("84"):
        return vietnam.number(window.sizes, window.digits, False, True)
    return None if window.odd else foreign.number(digits, None)


def _in_region(candidate: _Candidate) -> Number | None:
    window = candidate.window
    trunk = window.digits.startswith("0") and shape(window) is Shape.TIDY and len(window.digits) > 8
    if trunk or candidate.is_called_phone or is_north_american(window, candidate.begun):
        return foreign.number(window.digits, candidate.region)
    return None


def _is_called_in_full(candidate: _Candidate) -> bool:
    return candidate.context.direct and len(candidate.window.digits) in (10, 11)


def _certainty(candidate: _Candidate, number: Number) -> Certainty | None:
    """How sure a valid number is; None if it is no telephone."""
    form = shape(candidate.window)
    if candidate.context.other or form is Shape.STRANGE:
        return None
    if candidate.is_called_phone:
        return Certainty.LIKELY if form is Shape.HIDDEN else Certainty.CONFIRMED
    if number.type == "organisation" and number.e164.startswith("+84"):
        return Certainty.LIKELY if form is Shape.TIDY and not is_years(candidate.window) else None
    if candidate.begun.plus:
        return Certainty.LIKELY
    if _could_be_amount(candidate):
        return Certainty.POSSIBLE if not candidate.for_machines else None
    if ends_alone(candidate.window):
        return None
    return _certainty_of_form(form, candidate.for_machines)


def _could_be_amount(candidate: _Candidate) -> bool:
    """`84.912.345.678` without a plus."""
    window = candidate.window
    return not window.digits.startswith("0") and "." in window.separators and window.sizes[1:] == (3, 3, 3)


def _certainty_of_form(form: Shape, for_machines: bool) -> Certainty | None:
    match form:
        case Shape.TIDY:
            return Certainty.LIKELY
        case Shape.BARE | Shape.SPACED:
            return None if for_machines else Certainty.LIKELY
        case Shape.LOOSE | Shape.HIDDEN:
            return None if for_machines else Certainty.POSSIBLE
        case Shape.STRANGE:
            return None
        case _:
            assert_never(form)


def _is_only_called_phone(reading: Reading, candidate: _Candidate) -> bool:
    """Whether the page calls digits a telephone that no country has."""
    window, context = candidate.window, candidate.context
    if not context.direct or context.other or window.odd:
        return False
    if candidate.for_machines and not reading.segment_at(window.start).label:
        return False
    written = reading.text[window.start : window.end]
    plausible = candidate.begun.plus or not is_amount(written)
    return _LEAST_DIGITS <= len(window.digits) <= _MOST_DIGITS and plausible


def _finding(candidate: _Candidate, number: Number, certainty: Certainty) -> Finding:
    kind = "organisation" if candidate.context.shared and number.type != "mobile" else number.type
    valid = certainty is not Certainty.POSSIBLE or number.type is not None
    reasons = ("pattern", *(["valid"] if valid else []), *(["context"] if candidate.is_called_phone else []))
    return Finding(
        kind=Kind.PHONE,
        start=candidate.begun.start,
        end=candidate.window.end,
        value=Secret(number.e164),
        masked=mask_phone(number.e164),
        certainty=certainty,
        attributes={"type": kind} if kind else {},
        reasons=reasons,
    )
