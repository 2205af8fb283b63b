"""A plan in a few lines: each action with what to choose and its minutes, without the way to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from privacy_audit.errors import mark
from privacy_audit.model import Step
from privacy_audit.report.document import Phrase
from privacy_audit.report.material import Material, group_of, minutes
from privacy_audit.report.medium import REMOVE_IN_MINUTES
from privacy_audit.report.openings import in_a_line, weigh_more


def short_plan(material: Material, number: int) -> Iterator[Phrase]:
    """The first things to do, each in one line with its minutes."""
    if weigh_more(material) and (asked := in_a_line(material)):
        yield asked
        number -= 1
    yield from islice(in_short(material, material.record.plan), number)


def in_short(material: Material, plan: Sequence[Step]) -> Iterator[Phrase]:
    """The actions of a plan, each in one line with its minutes."""
    for step in plan:
        for subject in step.actions:
            yield _in_a_line(material, step, subject)


def _in_a_line(material: Material, step: Step, subject: str) -> Phrase:
    """An action with what it takes of the minutes of its step."""
    question = material.catalog.question(subject)
    goal = question.choice(question.recommended) if question else None
    if question and goal:
        sentence = mark("{subject} Choose: {choice} (about {minutes} min)")
        choice = material.words.of(goal.label)
        return material.about(sentence, subject, choice=choice, minutes=minutes(question.minutes))
    sentence = REMOVE_IN_MINUTES[material.medium(subject)]
    return material.about(sentence, subject, minutes=minutes(_on_a_page(material, step, subject)))


def _on_a_page(material: Material, step: Step, subject: str) -> float:
    """The minutes of what is taken off a page: what the settings of the step leave, shared by the kinds."""
    settings = [question for name in step.actions if (question := material.catalog.question(name))]
    weights = {
        name: material.catalog.exposures[group[0]].minutes
        for name in step.actions
        if (group := group_of(name))
    }
    left = step.minutes - sum(question.minutes for question in settings)
    return left * weights[subject] / sum(weights.values()) if subject in weights else step.minutes
