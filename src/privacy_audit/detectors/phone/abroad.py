"""National telephone numbers on pages of another country, as libphonenumber's own matcher reads them.

It is asked only about the stretches in which digits stand, so pages without numbers cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.phone import foreign
from privacy_audit.detectors.phone.context import Context, Surroundings
from privacy_audit.detectors.phone.shape import is_date, is_for_machines
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

_AROUND = 24
"""Characters around a run of digits that the matcher sees too: a plus, a bracket, an extension, a word."""
_BEFORE = 3
_MOST_GROUPS = 10
_GROUP = re.compile(r"[0-9]+")


def find(reading: Reading, surroundings: Surroundings, runs: Iterable[tuple[int, int]]) -> Iterator[Finding]:
    """What the matcher finds in the region of the page, unless the words around say that it is none.

    `runs` are the runs of digits that it is asked about.
    """
    hopeful = (run for run in runs if _may_hold_number(reading, *run))
    for start, end in _stretches(reading, hopeful):
        for match in foreign.matches(reading.text, start, end, reading.region):
            if is_date(reading.text[match.start : match.end]):
                continue
            context = surroundings.around(match.start, match.end)
            certainty = None if context.other else _certainty(reading, match, context)
            if certainty:
                yield _finding(match, surroundings.kind(match.start, match.number.type), certainty)


def _may_hold_number(reading: Reading, start: int, end: int) -> bool:
    """A quick look at a run, before the matcher: whether some groups of it together are a number there."""
    text = reading.text
    if "+" in text[max(0, start - _BEFORE) : end]:
        return True
    groups = _GROUP.findall(text, start, end)
    return any(
        foreign.may_be_national("".join(groups[first:last]), reading.region)
        for first in range(len(groups))
        for last in range(first + 1, min(first + _MOST_GROUPS, len(groups)) + 1)
    )


def _stretches(reading: Reading, runs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The surroundings of runs of digits, those that touch each other as one, none across segments."""
    begin = end = 0
    for run_start, run_end in runs:
        least, most = reading.bounds_at(run_start)
        first, last = max(least, run_start - _AROUND), min(most, run_end + _AROUND)
        while first > least and first < run_start and reading.text[first - 1].isdigit():
            first += 1  # not in the middle of another number
        if end > first:
            end = max(end, last)
            continue
        if end:
            yield begin, end
        begin, end = first, last
    if end:
        yield begin, end


def _certainty(reading: Reading, match: foreign.Match, context: Context) -> Certainty | None:
    for_machines = is_for_machines(reading, match.start)
    if context.direct or (context.labelled and not for_machines):
        return Certainty.CONFIRMED
    if match.number.from_country_code:
        return Certainty.LIKELY
    if for_machines:
        return None
    grouped = foreign.is_well_grouped(reading.text[match.start : match.end], reading.region)
    return Certainty.LIKELY if grouped else Certainty.POSSIBLE


def _finding(match: foreign.Match, kind: str | None, certainty: Certainty) -> Finding:
    return Finding(
        kind=Kind.PHONE,
        start=match.start,
        end=match.end,
        value=Secret(match.number.e164),
        masked=mask_phone(match.number.e164),
        certainty=certainty,
        attributes={"type": kind} if kind else {},
        reasons=("pattern", "valid", "context") if certainty is Certainty.CONFIRMED else ("pattern", "valid"),
    )
