"""A plan spread over several days, each about as long as the others, in the order of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from privacy_audit.assess.standing import Standing
from privacy_audit.checklist import Ruler
from privacy_audit.model import Step, Value

_EASY = 15.0
"""Minutes that fit into anybody's day: where nobody said how long a day is, it is at least so long."""


class Day(Value):
    """What one day brings: its actions by their subjects, and both ends of the score in its evening."""

    actions: tuple[str, ...]
    minutes: float
    low_after: float
    high_after: float


class _Unit(Value):
    """What stays together on one day."""

    actions: tuple[str, ...]
    minutes: float


def spread_over(
    standing: Standing, plan: Sequence[Step], days: int, ruler: Ruler, minutes: float | None = None
) -> tuple[Day, ...]:
    """At most so many days with something to do on each; fewer if the plan has fewer parts.

    `minutes` is how long a day is, None if nobody said. Steps stay whole, since their actions help only
    together, unless one alone is longer than a day.
    """
    units = list(_units(standing, plan, minutes or _longest(plan, days)))
    ends = _even([unit.minutes for unit in units], min(days, len(units)))
    made: list[Day] = []
    done: set[str] = set()
    for begin, end in ends:
        actions = tuple(action for unit in units[begin:end] for action in unit.actions)
        done |= set(actions)
        low, high = standing.ends_after(done, ruler)
        taken = sum(unit.minutes for unit in units[begin:end])
        made.append(Day(actions=actions, minutes=taken, low_after=low, high_after=high))
    return tuple(made)


def _longest(plan: Sequence[Step], days: int) -> float:
    """How long a day is where nobody said it: an even share, or what fits into anybody's day."""
    return max(sum(step.minutes for step in plan) / days, _EASY)


def _units(standing: Standing, plan: Sequence[Step], longest: float) -> Iterator[_Unit]:
    minutes = {item.subject: item.minutes for item in standing.items}
    for step in plan:
        if step.minutes <= longest:
            yield _Unit(actions=step.actions, minutes=step.minutes)
        else:
            yield from (_Unit(actions=(action,), minutes=minutes[action]) for action in step.actions)


def _even(minutes: Sequence[float], parts: int) -> list[tuple[int, int]]:
    """Where to cut a row into parts that are as even as can be: the least sum of squares.

    `(begin, end)` of each part, none empty.
    """
    if not parts:
        return []
    count = len(minutes)
    widest = 2 * sum(minutes) / parts + max(minutes)  # nothing wider can be in the best cut
    rows: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for part in range(1, parts + 1):
        row: dict[int, tuple[float, int]] = {}
        for begin, (cost, _) in rows[-1].items():
            width = 0.0
            for end in range(begin + 1, count - (parts - part) + 1):
                width += minutes[end - 1]
                if width > widest and end > begin + 1:
                    break
                square = cost + width * width
                if end not in row or square < row[end][0]:
                    row[end] = (square, begin)
        rows.append(row)
    cuts = [count]
    for row in reversed(rows[1:]):
        cuts.append(row[cuts[-1]][1])
    cuts.reverse()
    return list(pairwise(cuts))
