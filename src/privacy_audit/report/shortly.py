"""A plan in a few lines: each action with what to choose and its minutes, without the way to it.

Actions that only help together are one thing to do: the first of them alone changes next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from privacy_audit.errors import mark
from privacy_audit.model import Step
from privacy_audit.report.document import Entry, Phrase
from privacy_audit.report.material import Material, minutes
from privacy_audit.report.openings import in_a_line, weigh_more
from privacy_audit.report.removing import to_remove
from privacy_audit.report.todo import Fall, as_action, falls


def short_plan(material: Material, number: int) -> Iterator[Entry]:
    """The first things to do, each in a line with its minutes; what belongs together is one of them."""
    if weigh_more(material) and (asked := in_a_line(material)):
        yield Entry(title=asked)
        number -= 1
    score = material.record.score
    yield from islice(in_short(material, falls(score.low, score.high, material.record.plan)), number)


def in_short(material: Material, plan: Iterable[Fall]) -> Iterator[Entry]:
    """The steps of a plan: an action in a line, several below the line that says what they win together."""
    for fall in plan:
        step = fall.step
        if len(step.actions) == 1:
            yield Entry(title=_in_a_line(material, step, step.actions[0]))
        else:
            yield Entry(
                title=_together(material, fall),
                details=tuple(as_action(material, one) for one in step.actions),
            )


def _together(material: Material, fall: Fall) -> Phrase:
    step = fall.step
    sentence = mark("These {number} only together, about {minutes} min; the score: {before} → {after}")
    return material.say(
        sentence,
        number=len(step.actions),
        minutes=minutes(step.minutes),
        before=material.range(fall.low_before, fall.high_before),
        after=material.range(step.low_after, step.high_after),
    )


def _in_a_line(material: Material, step: Step, subject: str) -> Phrase:
    """The action of a step with its minutes."""
    question = material.catalog.question(subject)
    goal = question.choice(question.recommended) if question else None
    if question and goal:
        sentence = mark("{subject} Choose: {choice} ({minutes} min)")
        choice = material.words.of(goal.label)
        return material.about(sentence, subject, choice=choice, minutes=minutes(question.minutes))
    return to_remove(material, subject, minutes(step.minutes))
