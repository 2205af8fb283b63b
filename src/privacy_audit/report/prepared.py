"""How prepared the person is: the share that is done, and what is still to do, with the way to it.

What prepares (a second step of signing in, family told) wins no points, so the plan of the score never names
it: it has steps of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacy_audit.checklist import Choice, Question
from privacy_audit.errors import mark
from privacy_audit.model import Answer, RiskClass, State, Value
from privacy_audit.report.document import Block, Entry, Heading, Listing, Paragraph, Phrase, Step, Steps
from privacy_audit.report.head import more
from privacy_audit.report.material import Material, minutes
from privacy_audit.report.todo import action

MOST = 8
"""Preparations whose way a report tells; a plan tells all of them."""


class Preparation(Value):
    """A preparation that is open. `share` is how many percent of all of them are still missing in it."""

    subject: str
    question: Question
    share: float


def readiness(material: Material) -> Iterator[Block]:
    """The part of a report: how much is done, then every step that is open."""
    known = material.record.readiness
    if known is None:
        return
    number = len(_counted(material))
    bare = mark(
        "{share} %: how many of the preparations against blackmail are done; higher is better. "
        "It does not change the score."
    )
    sentence = mark(
        "{share} %: how much is done of the preparations against blackmail that count here ({number}); "
        "higher is better. It does not change the score."
    )
    share = material.range(known.low, known.high)
    yield Heading(text=material.say(mark("How prepared you are")))
    yield Paragraph(text=material.say(sentence if number else bare, share=share, number=number))
    yield from _settled(material)
    yield from _steps(material, MOST)


def _settled(material: Material) -> Iterator[Listing]:
    """Which preparations count beside those whose ways follow: what is done, what nobody answered."""
    answers, to_do = _answers(material), {one.subject for one in open_preparations(material)}
    names = [name for name in _counted(material) if name not in to_do]
    if names:
        entries = (Entry(title=material.named(name), tag=_tag(material, name, answers)) for name in names)
        yield Listing(entries=tuple(entries)[:MOST], more=more(material, len(names) - MOST))


def _tag(material: Material, name: str, answers: Mapping[str, Answer]) -> Phrase:
    if name in material.held:
        return material.say(mark("accepted by you"))
    return material.say(mark("done") if name in answers else mark("no answer yet"))


def preparing(material: Material) -> Iterator[Block]:
    """The part of a plan: the same steps below a heading that says what they win."""
    steps = tuple(_steps(material, len(open_preparations(material))))
    if steps:
        title = mark("To be better prepared (it does not change the score)")
        yield Heading(text=material.say(title))
        yield from steps


def open_preparations(material: Material) -> tuple[Preparation, ...]:
    """What somebody answered and is not done, or left open; what was never asked is only an open question."""
    answers, counted = _answers(material), _counted(material)
    return tuple(
        Preparation(subject=name, question=question, share=missing * 100 / len(counted))
        for name, question in counted.items()
        if name in answers
        and name not in material.held
        and (missing := _missing(question, answers[name])) > 0
    )


def _counted(material: Material) -> dict[str, Question]:
    """The preparations that count: those that were asked about and that apply."""
    answers = _answers(material)
    asked = dict.fromkeys((*material.record.asked, *answers))
    questions = {name: question for name in asked if (question := material.catalog.question(name))}
    return {
        name: question
        for name, question in questions.items()
        if question.risk_class is RiskClass.READINESS and not _does_not_apply(answers.get(name))
    }


def _answers(material: Material) -> dict[str, Answer]:
    return {answer.question: answer for answer in material.record.answers}


def in_a_line(material: Material) -> Phrase | None:
    """How many preparations are open and where their ways stand; None if none is."""
    if number := len(open_preparations(material)):
        sentence = mark("Open preparations, which win no points: {number}. See the whole plan.")
        return material.say(sentence, number=number)
    return None


def say_share(material: Material, one: Preparation) -> Phrase:
    """What a preparation takes, and what it wins instead of points."""
    sentence = mark("About {minutes} min. No points less, but {share} % better prepared.")
    return material.say(
        sentence, minutes=minutes(one.question.minutes), share=material.points(round(one.share, 1))
    )


def _steps(material: Material, most: int) -> Iterator[Steps]:
    """The first so many, and how many more there are."""
    if found := open_preparations(material):
        yield Steps(
            steps=tuple(
                Step(facts=say_share(material, one), actions=(action(material, one.subject),))
                for one in found[:most]
            ),
            more=more(material, len(found) - most),
        )


def _does_not_apply(answer: Answer | None) -> bool:
    return answer is not None and answer.state is State.NOT_APPLICABLE


def _missing(question: Question, answer: Answer) -> float:
    """How much of a preparation is not done for certain, 0 to 1."""
    own = question.choice(answer.choice) if answer.state is State.ANSWERED else None
    return _ready(question.choice(question.recommended)) - _ready(own)


def _ready(choice: Choice | None) -> float:
    return (choice.ready or 0) if choice else 0
