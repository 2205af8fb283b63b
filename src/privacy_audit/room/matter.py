"""What a room is asked, with everything that a wall or a phone shows of it, in both languages."""

from __future__ import annotations

from typing import Literal

import msgspec

from privacy_audit.checklist import Catalog, Network, Platform, Question, Way
from privacy_audit.errors import mark
from privacy_audit.model import Answer, Languages, State, Value
from privacy_audit.session.stops import is_message
from privacy_audit.tally import Topic
from privacy_audit.training import QUIZ_CHOICES, Quiz, QuizMessage
from privacy_audit.walk import is_open
from privacy_audit.words import LANGUAGES, Words

Phone = Literal["android", "ios"]
PHONES: tuple[Phone, ...] = ("android", "ios")
VOTES = dict(zip(QUIZ_CHOICES, (mark("A threat or a scam"), mark("Harmless")), strict=True))


class Option(Value):
    """One choice. `is_good`: nothing is left to do for who chose it; in the quiz, it is the right answer."""

    id: str
    label: Languages
    is_good: bool = False


class Matter(Value):
    """A question of a network, or a message of the quiz (then without `best`, `note` and `ways`)."""

    topic: Topic
    heading: Languages
    prompt: Languages
    options: tuple[Option, ...]
    best: str | None = None
    """The choice that the question recommends."""
    why: Languages | None = None
    note: Languages | None = None
    ways: dict[Platform, Way] = msgspec.field(default_factory=dict)
    """The way on each kind of phone; on a computer, only where no phone has one."""
    month: str = ""
    """How old the ways are: `01/2025`."""

    def option(self, identifier: str | None) -> Option | None:
        """The choice of that id, None if there is none."""
        return next((option for option in self.options if option.id == identifier), None)


def matters_of(topics: tuple[Topic, ...], catalog: Catalog, quiz: Quiz) -> dict[Topic, Matter]:
    """What is known of the topics; one that the checklists or the quiz have no more is left out."""
    found = {}
    for topic in topics:
        area, _, name = topic.partition("/")
        question, network = catalog.question(topic), catalog.networks.get(area)
        message = quiz.message(name) if is_message(topic) else None
        if question and network:
            found[topic] = _of_question(topic, network, question)
        elif message:
            found[topic] = _of_message(topic, message)
    return found


def _of_question(topic: Topic, network: Network, question: Question) -> Matter:
    return Matter(
        topic=topic,
        heading=network.name,
        prompt=question.prompt,
        options=tuple(
            Option(id=choice.id, label=choice.label, is_good=_is_good(topic, question, choice.id))
            for choice in question.choices
        ),
        best=question.recommended,
        why=question.why,
        note=question.note,
        ways=_ways(question),
        month=f"{question.verified:%m/%Y}",
    )


def _ways(question: Question) -> dict[Platform, Way]:
    ways: dict[Platform, Way] = {phone: way for phone in PHONES if (way := question.way.on(phone))}
    web = question.way.web
    return ways or ({"web": web} if web else {})


def _is_good(topic: Topic, question: Question, choice: str) -> bool:
    return not is_open(question, Answer(question=topic, state=State.ANSWERED, choice=choice))


def _of_message(topic: Topic, message: QuizMessage) -> Matter:
    return Matter(
        topic=topic,
        heading=said(mark("Is this message a threat or a scam?")),
        prompt=message.text,
        options=tuple(
            Option(id=vote, label=said(VOTES[vote]), is_good=(vote == QUIZ_CHOICES[0]) is message.threat)
            for vote in QUIZ_CHOICES
        ),
        why=message.why,
    )


def said(sentence: str) -> Languages:
    """A sentence of the interface in every language."""
    return {language: Words(language)(sentence) for language in LANGUAGES}
