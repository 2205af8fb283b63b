"""The plan alone: every step with what it takes and wins, for a given time or day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from privacy_audit.errors import mark
from privacy_audit.record.planned import PlanRecord
from privacy_audit.report.accepted import left_out
from privacy_audit.report.caveats import caveats
from privacy_audit.report.document import (
    Action,
    Block,
    Document,
    Heading,
    Paragraph,
    Step,
    Steps,
)
from privacy_audit.report.head import judged_anew, whose
from privacy_audit.report.judgement import shown
from privacy_audit.report.material import Material, Speaker, minutes
from privacy_audit.report.once import told_once
from privacy_audit.report.openings import steps_of, weigh_more
from privacy_audit.report.parted import steps_of_day
from privacy_audit.report.prepared import preparing
from privacy_audit.report.todo import (
    NOTHING_LEFT,
    Fall,
    as_action,
    at_the_end,
    facts,
    falls,
    stays,
    together,
    whole_step,
)
from privacy_audit.report.unlooked import unlooked

MOST_WHOLE = 12
"""Steps that are told with the way to each setting; the later ones take a few lines each."""
WEEKDAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


def compose_plan(material: Material, plan: PlanRecord) -> Document:
    """The plan on the record of `material`, whose score is that of `plan`."""
    steps = tuple(_days(material, plan) if plan.days else _steps(material, plan))
    blocks = (
        Heading(text=material.say(mark("Your plan: what lowers the score most")), level=1),
        *whose(material, material.record.profile),
        *_made(material, plan),
        *unlooked(material),
        Heading(text=material.say(mark("The score now"))),
        shown(material, plan.score),
        *_summary(material, plan),
        *told_once(steps, material.words),
        *at_the_end(material),
        *(stays(material) if plan.minutes is None else ()),
        *left_out(material),
        *told_once(preparing(material), material.words),
        *caveats(material),
    )
    return Document(language=material.words.language, title=material.words(mark("Your plan")), blocks=blocks)


def _made(material: Material, plan: PlanRecord) -> Iterator[Block]:
    made = mark("From audit {number} of {moment}.")
    moment = material.moment(plan.created)
    yield Paragraph(text=material.say(made, number=plan.audit, moment=moment), tone="quiet")
    yield from judged_anew(material, plan)


def _summary(material: Material, plan: PlanRecord) -> Iterator[Block]:
    yield Heading(text=material.say(mark("What to do")))
    yield from outcome(material, plan)
    yield from _other_plan(material, plan)


def outcome(material: Material, plan: PlanRecord) -> Iterator[Block]:
    """How far the plan leads, or why there is none."""
    if plan.plan:
        last = plan.plan[-1]
        sentence = mark("Steps: {steps}, about {minutes} min in all; then {range} of 100.")
        yield Paragraph(
            text=material.say(
                sentence,
                steps=len(plan.plan),
                minutes=minutes(sum(step.minutes for step in plan.plan)),
                range=material.range(last.low_after, last.high_after),
            ),
            tone="strong",
        )
    elif plan.minutes is not None and material.record.plan:
        sentence = mark(
            "In {minutes} min nothing can be done that lowers the score. Take a little more time."
        )
        yield Paragraph(text=material.say(sentence, minutes=minutes(plan.minutes)))
    else:
        yield Paragraph(text=material.say(NOTHING_LEFT))


def _other_plan(material: Material, plan: PlanRecord) -> Iterator[Block]:
    """Why the same setting leads to other numbers here than in the plan of a report."""
    if plan.minutes is not None and plan.plan != material.record.plan[: len(plan.plan)]:
        other = mark(
            "This plan is made for the time you gave. The whole plan has some other steps, so its "
            "numbers differ."
        )
        yield Paragraph(text=material.say(other), tone="quiet")


def _steps(material: Material, plan: PlanRecord) -> Iterator[Block]:
    steps = tuple(falls(plan.score.low, plan.score.high, plan.plan))
    asked = steps_of(material) if weigh_more(material) else ()
    if steps or asked:
        whole = (whole_step(material, fall) for fall in steps[:MOST_WHOLE])
        short = (_short(material, fall) for fall in steps[MOST_WHOLE:])
        yield Steps(steps=(*asked, *whole, *short))
    if later := steps[MOST_WHOLE:]:
        yield from _ways(material, later, len(asked) + MOST_WHOLE + 1)


def _ways(material: Material, later: Sequence[Fall], number: int) -> Iterator[Block]:
    """What to type to see the ways to the settings of the later steps, of which `number` is the first."""
    names = dict.fromkeys(
        name for fall in later for name in fall.step.actions if material.catalog.question(name)
    )
    if not names:
        return
    way = mark("To see the ways to the settings from point {number} on: {commands}")
    networks = dict.fromkeys(name.partition("/")[0] for name in names)
    commands = (material.command("networks", "show", network, "--level", "full") for network in networks)
    yield Paragraph(text=material.say(way, number=number, commands="; ".join(commands)), tone="quiet")


def _short(material: Material, fall: Fall) -> Step:
    """A later step in a few lines, with the number that it has behind `--what-if`."""
    step = fall.step
    return Step(
        facts=facts(material, fall),
        actions=tuple(Action(title=as_action(material, subject)) for subject in step.actions),
        together=together(material, step) if len(step.actions) > 1 else None,
    )


# --- day by day --------------------------------------------------------------------------------


def _days(material: Material, plan: PlanRecord) -> Iterator[Block]:
    if weigh_more(material) and (asked := steps_of(material)):
        yield Heading(text=material.say(mark("Before you begin")), level=3)
        yield Steps(steps=asked)
    parts = tuple(falls(plan.score.low, plan.score.high, plan.plan))
    for number, one in enumerate(plan.days, 1):
        title = mark("Day {number}, {day}: about {minutes} min")
        day = say_day(material, one.day)
        yield Heading(text=material.say(title, number=number, day=day, minutes=minutes(one.minutes)), level=3)
        yield Steps(steps=tuple(steps_of_day(material, plan.days, number, parts)))
        evening = mark("In the evening: {range} of 100.")
        after = material.range(one.low_after, one.high_after)
        yield Paragraph(text=material.say(evening, range=after), tone="strong")


def say_day(speaker: Speaker, day: date) -> str:
    """A day with its name in the week."""
    return f"{speaker.words(WEEKDAYS[day.weekday()])} {speaker.day(day)}"
