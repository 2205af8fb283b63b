"""The steps of one day of a plan: whole ones, and parts of those that are longer than a day.

The actions of a step help only together, so where one had to be parted, every day of it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.record.planned import DayRecord
from privacy_audit.report.document import Step
from privacy_audit.report.material import Material
from privacy_audit.report.todo import Fall, action, whole_step


def steps_of_day(
    material: Material, days: Sequence[DayRecord], number: int, falls: Sequence[Fall]
) -> Iterator[Step]:
    """What is done on a day, which is counted from 1; `falls` are the steps of the whole plan."""
    by_action = {name: fall for fall in falls for name in fall.step.actions}
    left = days[number - 1].actions
    while left:
        fall = by_action[left[0]]
        here = [name for name in left if name in fall.step.actions]
        whole = len(here) == len(fall.step.actions)
        yield whole_step(material, fall) if whole else _part(material, days, here, fall)
        left = left[len(here) :]


def _part(material: Material, days: Sequence[DayRecord], here: Sequence[str], fall: Fall) -> Step:
    """The actions of a parted step on one day, with the days of the others."""
    held = _days_of(days, fall.step.actions)
    last = here[-1] == fall.step.actions[-1]
    part = mark("Part of {total} actions that belong together, on the days {days}. Today they are finished.")
    goes_on = mark(
        "Part of {total} actions that belong together, on the days {days}. They go on the next day."
    )
    points = mark("Most of the points come only when all of them are done.")
    return Step(
        facts=material.say(points),
        actions=tuple(action(material, subject) for subject in here),
        together=material.say(
            part if last else goes_on, total=len(fall.step.actions), days=", ".join(map(str, held))
        ),
    )


def _days_of(days: Sequence[DayRecord], actions: Sequence[str]) -> list[int]:
    return [number for number, day in enumerate(days, 1) if any(name in actions for name in day.actions)]
