"""Telephone numbers that a stranger can read: Vietnamese forms first, all countries after them.

Confirmed: valid, and a label or link calls it a telephone. Likely: valid in running text.
Possible: labelled but not valid, or valid in an uncertain shape.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.detectors.digits import Group, groups, list_length, runs
from privacy_audit.detectors.phone import abroad, disguised, links, shortened
from privacy_audit.detectors.phone.candidates import Candidate, candidates_at
from privacy_audit.detectors.phone.context import Surroundings
from privacy_audit.detectors.phone.forms import may_begin_number, may_hold_number
from privacy_audit.detectors.phone.judging import certainty_of, dial, is_only_called_phone
from privacy_audit.detectors.phone.reasons import REASONS
from privacy_audit.detectors.phone.shape import Shape, shape
from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

__all__ = ["REASONS", "find"]


def find(reading: Reading) -> Iterator[Finding]:
    """All telephone numbers of a reading, in no order; spans of one number may overlap."""
    surroundings = Surroundings(reading)
    yield from links.find(reading)
    yield from disguised.find(reading, surroundings)
    unsure = list[tuple[int, int]]()
    for start, end in runs(reading.text, reading.index.clusters):
        found = tuple(_at(reading, surroundings, start, end))
        yield from found
        if reading.region != "VN" and not _is_read(reading.text, start, end, found):
            unsure.append((start, end))
    if unsure:
        yield from abroad.find(reading, surroundings, unsure)


def _at(reading: Reading, surroundings: Surroundings, start: int, end: int) -> Iterator[Finding]:
    """The numbers in a run of digits."""
    any_digits = reading.region != "VN" or surroundings.are_named or surroundings.may_call(start)
    if any_digits or may_hold_number(reading.text, start, end):
        yield from _in_run(reading, surroundings, groups(reading.text, start, end))


def _is_read(text: str, start: int, end: int, found: tuple[Finding, ...]) -> bool:
    """Whether all digits of a run belong to numbers that are more than possible."""
    for finding in found:
        if finding.certainty is Certainty.POSSIBLE or _has_digit(text, start, finding.start):
            return False
        start = finding.end
    return not _has_digit(text, start, end)


def _has_digit(text: str, start: int, end: int) -> bool:
    return any(sign.isdecimal() for sign in text[start:end])


def _in_run(reading: Reading, surroundings: Surroundings, run: tuple[Group, ...]) -> Iterator[Finding]:
    index, before = 0, None
    while index < len(run):
        if skipped := list_length(run, index):
            index, before = index + skipped, None
            continue
        if not _may_begin(reading, surroundings, run, index):
            index += 1
            continue
        finding, used = _first_at(reading, surroundings, run, index, before)
        index += used
        if finding:
            yield finding
            before = finding
            for short in shortened.find(reading, finding):
                yield short
                before = short
            while index < len(run) and run[index].start < before.end:
                index += 1


def _may_begin(reading: Reading, surroundings: Surroundings, run: tuple[Group, ...], index: int) -> bool:
    """A quick look at a group of digits: whether a number may begin with it, on a page of this region."""
    start = run[index].start
    if reading.region != "VN" or may_begin_number(reading.text, start):
        return True
    return surroundings.may_call(start, is_first=index == 0)


def _first_at(
    reading: Reading, surroundings: Surroundings, run: tuple[Group, ...], index: int, before: Finding | None
) -> tuple[Finding | None, int]:
    """The number that begins with a group, and how many groups it takes (one if there is none)."""
    candidates = tuple(candidates_at(reading, surroundings, run, index, before))
    for candidate in candidates:
        number = dial(reading, candidate)
        certainty = certainty_of(candidate, number) if number else None
        if number and certainty:
            return _finding(surroundings, candidate, number, certainty), len(candidate.window.groups)
    for candidate in candidates:
        if is_only_called_phone(reading, candidate):
            unknown = Number(e164="+" + candidate.window.digits, type=None)
            return _finding(surroundings, candidate, unknown, Certainty.POSSIBLE), len(
                candidate.window.groups
            )
    return None, 1


def _finding(
    surroundings: Surroundings, candidate: Candidate, number: Number, certainty: Certainty
) -> Finding:
    kind = surroundings.kind(candidate.begun.start, number.type)
    return Finding(
        kind=Kind.PHONE,
        start=candidate.begun.start,
        end=candidate.window.end,
        value=Secret(number.e164),
        masked=mask_phone(number.e164),
        certainty=certainty,
        attributes={"type": kind} if kind else {},
        reasons=tuple(_reasons(candidate, number, certainty)),
    )


def _reasons(candidate: Candidate, number: Number, certainty: Certainty) -> Iterator[str]:
    yield "parted" if shape(candidate.window) is Shape.HIDDEN else "pattern"
    if certainty is not Certainty.POSSIBLE or number.type is not None:
        yield "valid"
    if number.old:
        yield "old"
    if candidate.is_called_phone:
        yield "context"
