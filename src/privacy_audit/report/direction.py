"""Says in words which way the score went: from where to where, its lowest and its highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from privacy_audit.errors import mark
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.listing import AuditRow
from privacy_audit.report.document import Phrase
from privacy_audit.report.material import Speaker

LEAST = 0.05
"""Points that nobody sees: they are printed with one decimal."""
DOWN = mark("The score went down, which is better: {before} in audit {first}, {after} in audit {last}.")
UP = mark("The score went up, which is worse: {before} in audit {first}, {after} in audit {last}.")
LEVEL = mark("The score stayed where it was: {before} in audit {first}, {after} in audit {last}.")
OPEN = mark("{before} in audit {first}, {after} in audit {last}. Lower is better.")
UNALIKE = mark("Not the same was looked at both times; a part of the difference may come from that.")
UNKNOWN = mark("Too little was known to say which way the score went.")
Judged = tuple[AuditRow, ScoreEnds]
"""An audit that can be read, with its score."""


def directions(speaker: Speaker, rows: Sequence[AuditRow]) -> Iterator[Phrase]:
    """Which way it went since the ruler was the same; nothing if that was one audit alone."""
    judged = _of_one_ruler(rows)
    if len(judged) < 2:
        return
    first, last = judged[0], judged[-1]
    way, reason = _way(first, last)
    apart = any(row.score.number is None for row in rows if row.score)
    values = {
        name: _shown(speaker, score, apart=apart)
        for name, score in (("before", first[1]), ("after", last[1]))
    }
    yield speaker.say(way, first=first[0].number, last=last[0].number, **values)
    if reason:
        yield speaker.say(reason)
    numbers = [(score.number, row.number) for row, score in judged if score.number is not None]
    if len(judged) == len(numbers) > 2:
        yield _ends(speaker, numbers)


def _of_one_ruler(rows: Sequence[AuditRow]) -> list[Judged]:
    """The audits that can be read, from the last change of the ruler on."""
    judged = [(row, row.score) for row in rows if row.score]
    ruler = judged[-1][0].ruler if judged else None
    return list(takewhile(lambda one: one[0].ruler == ruler, reversed(judged)))[::-1]


def _way(first: Judged, last: Judged) -> tuple[str, str | None]:
    """The sentence for what is certain, and why no more can be said.

    An interval that has become narrower says nothing: with numbers both ends must go the same way, without
    one the intervals must stand apart.
    """
    if _looked_at(first[0]) != _looked_at(last[0]):
        return OPEN, UNALIKE
    before, after = first[1], last[1]
    if None in (before.number, after.number):
        lowest, highest = after.low - before.high, after.high - before.low
    else:
        lowest, highest = sorted((after.low - before.low, after.high - before.high))
    if lowest > -LEAST and highest < LEAST:
        return LEVEL, None
    if highest < LEAST:
        return DOWN, None
    return (UP, None) if lowest > -LEAST else (OPEN, UNKNOWN)


def _looked_at(row: AuditRow) -> tuple[object, ...]:
    return row.networks, row.questions, row.targets, row.seen


def _shown(speaker: Speaker, score: ScoreEnds, *, apart: bool) -> str:
    """The number; both ends where one of the audits in the list has none, so that all stand in one form."""
    if apart or score.number is None:
        return speaker.range(score.low, score.high)
    return speaker.points(score.number)


def _ends(speaker: Speaker, numbers: Sequence[tuple[float, int]]) -> Phrase:
    """The lowest and the highest; of equal ones the last audit, which is what holds today."""
    low, best = min(numbers, key=lambda one: (one[0], -one[1]))
    high, worst = max(numbers)
    return speaker.say(
        mark("Lowest: {low} (audit {best}). Highest: {high} (audit {worst}). Lower is better."),
        low=speaker.points(low),
        high=speaker.points(high),
        best=best,
        worst=worst,
    )
