"""What to do first: the steps of the plan, each with its gain and the way to the setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from privacy_audit.checklist import Question
from privacy_audit.errors import mark
from privacy_audit.model import RiskClass, State, Value
from privacy_audit.model import Step as PlanStep
from privacy_audit.report.accepted import named_below
from privacy_audit.report.document import (
    Action,
    Block,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    Step,
    Steps,
    labelled,
)
from privacy_audit.report.head import more
from privacy_audit.report.material import Material, group_of, minutes
from privacy_audit.report.openings import entries_of, steps_of, weigh_more
from privacy_audit.report.order import why_in_this_order
from privacy_audit.report.removing import to_remove, where_it_stands
from privacy_audit.report.sentences import PLATFORMS

MOST_STEPS = 5
MOST_SHORT = 10
NOTHING_LEFT = mark("Among what was looked at, nothing is left to do that would lower the score.")
OLD = timedelta(days=365)
"""Instructions that were last checked longer ago than this are shown as old."""


class Fall(Value):
    """A step of the plan, and the score before it: both ends in points."""

    step: PlanStep
    low_before: float
    high_before: float

    @property
    def lost(self) -> tuple[float, float]:
        """What both ends lose, as the printed ends tell it."""
        low = round(self.low_before, 1) - round(self.step.low_after, 1)
        high = round(self.high_before, 1) - round(self.step.high_after, 1)
        return round(low, 1), round(high, 1)


def falls(low: float, high: float, plan: Sequence[PlanStep]) -> Iterator[Fall]:
    """The steps of a plan one after the other, from a score with these ends."""
    for step in plan:
        yield Fall(step=step, low_before=low, high_before=high)
        low, high = step.low_after, step.high_after


def todo(material: Material) -> Iterator[Block]:
    """The first steps of the plan, each whole: a step that belongs together helps only as a whole."""
    plan, score = material.record.plan, material.record.score
    yield Heading(text=material.say(mark("What to do first")))
    asked = steps_of(material)
    if plan:
        yield Paragraph(text=why_in_this_order(material), tone="quiet")
        first = tuple(whole_step(material, fall) for fall in falls(score.low, score.high, plan[:MOST_STEPS]))
        yield Steps(steps=(*asked, *first) if weigh_more(material) else first)
        yield from _afterwards(material, plan[MOST_STEPS:])
    elif score.high > score.low:
        unknown = mark("First find out what is unknown: answer the open questions, scan saved pages.")
        yield Paragraph(text=material.say(unknown))
    elif material.held:
        yield Paragraph(text=material.say(mark("What is left to do, you have accepted.")))
    else:
        yield Paragraph(text=material.say(NOTHING_LEFT))
    if not plan and asked:
        yield Steps(steps=asked)
    yield from at_the_end(material) if plan else ()
    yield from stays(material)
    yield from named_below(material)


def at_the_end(material: Material) -> Iterator[Block]:
    """The last step of a plan: the open questions, unless the plan begins with them."""
    entries = () if weigh_more(material) else tuple(entries_of(material))
    if entries:
        yield Paragraph(text=material.say(mark("And at the end:")), tone="strong")
        yield Listing(entries=entries)


def stays(material: Material) -> Iterator[Block]:
    """What is left of the score when everything is done: points that nothing here can lower."""
    plan = material.record.plan
    if not plan or plan[-1].low_after <= 0 or material.held:
        return
    last = plan[-1]
    exact = mark(
        "After all steps {points} points are left over: even the best choices leave something open to "
        "some people. There is nothing more to do about them here."
    )
    least = mark(
        "After all steps {points} points are left over for certain: even the best choices leave something "
        "open to some people. Up to {most} stay possible until what is unknown has been looked at."
    )
    sentence = exact if last.low_after == last.high_after else least
    points, most = material.points(last.low_after), material.points(last.high_after)
    yield Paragraph(text=material.say(sentence, points=points, most=most))


def _afterwards(material: Material, plan: tuple[PlanStep, ...]) -> Iterator[Block]:
    """The later steps, a line for each action."""
    if not plan:
        return
    subjects = [subject for step in plan for subject in step.actions]
    yield Paragraph(text=material.say(mark("After that:")), tone="strong")
    entries = tuple(Entry(title=as_action(material, subject)) for subject in subjects[:MOST_SHORT])
    yield Listing(entries=entries, more=more(material, len(subjects) - MOST_SHORT))


def as_action(material: Material, subject: str) -> Phrase:
    """An action in a line: a setting with what to choose, or what to take off a page."""
    question = material.catalog.question(subject)
    goal = question.choice(question.recommended) if question else None
    if goal:
        sentence = mark("{subject} Choose: {choice}")
        return material.about(sentence, subject, choice=material.words.of(goal.label))
    return to_remove(material, subject)


def whole_step(material: Material, fall: Fall) -> Step:
    """A step of the plan with the way to each of its settings."""
    step = fall.step
    return Step(
        facts=facts(material, fall),
        actions=tuple(action(material, subject) for subject in step.actions),
        together=together(material, step) if len(step.actions) > 1 else None,
    )


def facts(material: Material, fall: Fall) -> Phrase:
    """What a step takes, what the score loses by it where both ends lose the same, and the score after it."""
    low, high = fall.lost
    return material.say(
        _sentence_of(low, high),
        minutes=minutes(fall.step.minutes),
        points=material.points(low),
        range=material.range(fall.step.low_after, fall.step.high_after),
        low=material.points(fall.step.low_after),
        high=material.points(fall.step.high_after),
        low_before=material.points(fall.low_before),
        high_before=material.points(fall.high_before),
    )


def _sentence_of(low: float, high: float) -> str:
    """One number where both ends lose the same; else what becomes of each end."""
    if low == high:
        return mark("About {minutes} min, {points} points less; then {range} of 100.")
    if high <= 0:
        return mark(
            "About {minutes} min. Then the score is at least {low} (before: {low_before}), and at most "
            "{high}."
        )
    if low <= 0:
        return mark(
            "About {minutes} min. Then the score is at most {high} (before: {high_before}), and at least "
            "{low}."
        )
    return mark(
        "About {minutes} min. Then the score is at least {low} (before: {low_before}) and at most {high} "
        "(before: {high_before})."
    )


def together(material: Material, step: PlanStep) -> Phrase:
    """That the actions of a step belong together, and what they lower. What that wins, `facts` say.

    Seldom is a class closed by them: what is left of it is in later steps, or stays.
    """
    sentence = mark(
        "These {number} belong together, since one alone changes little. Together they lower “{what}”."
    )
    return material.say(
        sentence,
        number=len(step.actions),
        what=material.risk_class(class_of(material, step.actions[0])),
    )


def class_of(material: Material, subject: str) -> RiskClass:
    """The class of the score in which an action counts."""
    question, group = material.catalog.question(subject), group_of(subject)
    if question:
        return question.risk_class
    if group:
        return material.catalog.exposures[group[0]].risk_class
    lines = (line.risk_class for line in material.record.score.lines if line.subject == subject)
    return next(lines, RiskClass.FACE)


def action(material: Material, subject: str) -> Action:
    """One thing to do: a setting with the way to it, or what to take off a page."""
    question = material.catalog.question(subject)
    if question:
        return _setting(material, subject, question)
    if group := group_of(subject):
        how = labelled(material.words.of(material.catalog.exposures[group[0]].what_to_do))
        return Action(
            title=to_remove(material, subject),
            goal=None if material.medium(subject) == "text" else how,  # a text is in the person's own hands
            notes=tuple(where_it_stands(material, subject)),
        )
    return Action(title=material.named(subject))


def _setting(material: Material, subject: str, question: Question) -> Action:
    words = material.words
    goal = question.choice(question.recommended)
    answer = material.answer(subject)
    known = answer is not None and answer.state is State.ANSWERED
    choose = mark("Choose: {choice}") if known else mark("You have not answered this. Best: {choice}")
    platform, way = question.way.nearest(material.record.platform) or (None, None)
    lines = getattr(way, words.language) if way else ()
    return Action(
        title=material.named(subject),
        goal=labelled(words(choose, choice=words.of(goal.label))) if goal else None,
        way_title=material.say(PLATFORMS[platform]) if platform else None,
        way=tuple(labelled(line) for line in lines),
        link=question.link,
        notes=tuple(_notes(material, subject, question)),
    )


def _notes(material: Material, subject: str, question: Question) -> Iterator[Phrase]:
    """What there is to know about the instructions: their note, where their message stands, their age."""
    if question.note:
        yield labelled(material.words.of(question.note))
    if question.message:
        command = material.command("networks", "show", subject)
        yield material.say(mark("The message to send, ready to copy: {command}"), command=command)
    date = material.day(question.verified)
    if question.confidence == "unconfirmed":
        sentence = mark("Not everything in this way is confirmed ({date}); the app may show it differently.")
    elif material.record.created.date() - question.verified > OLD:
        sentence = mark("This way was last checked on {date}; the app may look different today.")
    else:
        sentence = mark("Last checked on {date}.")
    yield material.say(sentence, date=date)
