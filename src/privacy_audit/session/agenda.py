"""What a training session does with its minutes: the parts of the training, and the questions that fit.

The frame (threat, demo, quiz, emergency, what to take home) takes a fixed share that grows with the time;
the rest goes to the checklist, to each network in turn, the most pressing questions first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from msgspec.structs import replace

from privacy_audit.checklist import Identifier, Question
from privacy_audit.model import Severity, Value
from privacy_audit.tally import Item, Session, Topic
from privacy_audit.training import QUIZ, Quiz
from privacy_audit.walk import LEVELS

LEAST_MINUTES, MOST_MINUTES = 15, 480
COUNTING = 1
"""Minutes to raise and count hands twice for one question."""
MESSAGE_MINUTES = 1.5
"""Minutes for one message of the quiz: reading, hands, the answer."""
MOST_LEFT = 5
"""More minutes than this are not filled: the networks that were chosen have no more questions."""


class Frame(Value):
    """The minutes of everything but the checklist in a session that has at least `least` minutes."""

    least: int
    threat: int
    demo: int
    quiz: int
    emergency: int
    home: int


FRAMES = (
    Frame(least=LEAST_MINUTES, threat=3, demo=0, quiz=0, emergency=3, home=1),
    Frame(least=30, threat=5, demo=3, quiz=0, emergency=4, home=2),
    Frame(least=45, threat=5, demo=5, quiz=5, emergency=5, home=3),
    Frame(least=60, threat=5, demo=8, quiz=8, emergency=5, home=3),
    Frame(least=90, threat=5, demo=10, quiz=12, emergency=8, home=5),
)


def propose(networks: Mapping[Identifier, Sequence[Question]], minutes: int, quiz: Quiz) -> tuple[Item, ...]:
    """An agenda that takes `minutes` at most; a network whose questions do not fit is not in it. A few
    minutes that no question fits in go to the end, for what people ask.

    `networks` are the questions of the level that was chosen, by network, in the order of the checklists.
    """
    frame = next(one for one in reversed(FRAMES) if one.least <= max(minutes, LEAST_MINUTES))
    messages = quiz.messages[: int(frame.quiz / MESSAGE_MINUTES)]
    used = frame.threat + frame.demo + frame.emergency + frame.home + (frame.quiz if messages else 0)
    checklist = tuple(_checklist(networks, minutes - used))
    left = minutes - used - planned_minutes(checklist)
    return (
        Item(kind="threat", minutes=frame.threat),
        *((Item(kind="demo", minutes=frame.demo),) if frame.demo else ()),
        *checklist,
        *((_quiz_item(messages_topics(quiz)[: len(messages)], frame.quiz),) if messages else ()),
        Item(kind="emergency", minutes=frame.emergency),
        Item(kind="home", minutes=frame.home + (left if 0 < left <= MOST_LEFT else 0)),
    )


def planned_minutes(agenda: Iterable[Item]) -> int:
    """How long an agenda takes."""
    return sum(item.minutes for item in agenda)


def cost(question: Question) -> int:
    """Whole minutes for a question in a room: for the slowest person, and the hands."""
    return ceil(question.minutes) + COUNTING


def messages_topics(quiz: Quiz) -> tuple[Topic, ...]:
    """The topics of all messages of the quiz, in their order."""
    return tuple(f"{QUIZ}/{message.id}" for message in quiz.messages)


def with_quiz(session: Session, quiz: Quiz) -> Session:
    """The session with a quiz in its agenda: at the end, where no other place changes its number."""
    if any(item.kind == "quiz" for item in session.agenda) or not quiz.messages:
        return session
    topics = messages_topics(quiz)
    item = _quiz_item(topics, ceil(len(topics) * MESSAGE_MINUTES))
    return replace(session, agenda=(*session.agenda, item))


def _quiz_item(topics: tuple[Topic, ...], minutes: int) -> Item:
    return Item(kind="quiz", minutes=minutes, topics=topics)


def _checklist(networks: Mapping[Identifier, Sequence[Question]], minutes: int) -> Iterable[Item]:
    for network, questions in _fitting(networks, minutes).items():
        topics = tuple(f"{network}/{question.id}" for question in questions)
        yield Item(kind="checklist", minutes=sum(map(cost, questions)), network=network, topics=topics)


def _fitting(
    networks: Mapping[Identifier, Sequence[Question]], minutes: int
) -> dict[Identifier, list[Question]]:
    """The questions that fit: each network in turn takes its most pressing one that still does."""
    waiting = {name: sorted(questions, key=_urgency) for name, questions in networks.items()}
    taken: dict[Identifier, list[Question]] = {name: [] for name in networks}
    left, before = minutes, -1
    while left != before:
        before = left
        for name, questions in waiting.items():
            question = next((one for one in questions if cost(one) <= left), None)
            if question is not None:
                questions.remove(question)
                taken[name].append(question)
                left -= cost(question)
    return {
        name: [one for one in networks[name] if one in chosen] for name, chosen in taken.items() if chosen
    }


def _urgency(question: Question) -> tuple[int, int, float]:
    severity = list(Severity).index(question.severity)
    return LEVELS.index(question.level), -severity, question.minutes
