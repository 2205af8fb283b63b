"""The walk through a checklist: which question comes next, what each move does to the answers.

It draws nothing and reads no key: `ask` does, and gives back a move. So the whole walk can be
tested with a list of moves, and a kill between two moves loses nothing, since `keep` has already
stored every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from privacy_audit.checklist import Choice, Level, Network, Question, reading_minutes
from privacy_audit.model import Answer, RiskClass, State, Value, Visibility

LEVELS: tuple[Level, ...] = ("quick", "standard", "full")


class Turn(Enum):
    """A move that answers nothing."""

    BACK = "back"
    QUIT = "quit"


class Left(Value):
    """An answer, and that the person turned away right after it: to leave, or back to the same question."""

    answer: Answer
    turn: Turn


Move = Answer | Turn | Left


class Stop(Value):
    """One stop of the walk: a question, where one is, and what is known of it.

    `number` counts from 1; `minutes_left` is the estimate for this question and all that follow.
    `before` is the answer of the last audit, `now` the one given in this walk.
    """

    network: Network
    question: Question
    identifier: str
    number: int
    total: int
    minutes_left: float
    now: Answer | None = None
    before: Answer | None = None


Asked = tuple[Network, Question]
Ask = Callable[[Stop], Move]
Keep = Callable[[Answer], None]


def questions_of(networks: Iterable[Network], level: Level) -> tuple[Asked, ...]:
    """The questions of a level and of the levels below it, in order."""
    depth = LEVELS.index(level)
    return tuple(
        (network, question)
        for network in networks
        for question in network.questions
        if LEVELS.index(question.level) <= depth
    )


def identifier_of(network: Network, question: Question) -> str:
    """The full id of a question: `zalo/find-by-phone`."""
    return f"{network.id}/{question.id}"


def is_open(question: Question, answer: Answer | None) -> bool:
    """Whether something is still to do: not answered, or neither recommended, nor acceptable, nor better.

    A choice that is more closed (readier) than one of those is as good: nobody is told to open up.
    """
    if answer is None or answer.state in (State.UNSURE, State.SKIPPED):
        return True
    chosen = question.choice(answer.choice)
    if answer.state is State.NOT_APPLICABLE or chosen is None:
        return False
    wanted = (question.choice(question.recommended), question.choice(question.acceptable))
    return not any(chosen is good or is_better(chosen, good) for good in wanted if good)


def can_be_readier(question: Question, answer: Answer | None) -> bool:
    """Whether a preparation is done in a way that is good enough and not the best, as the report tells it."""
    best = question.choice(question.recommended)
    chosen = question.choice(answer.choice) if answer and answer.state is State.ANSWERED else None
    if question.risk_class is not RiskClass.READINESS or best is None or chosen is None:
        return False
    return (best.ready or 0) > (chosen.ready or 0)


def is_better(choice: Choice, good: Choice) -> bool:
    """Whether a choice is more closed (readier) than another."""
    if choice.open is None or good.open is None:
        return (choice.ready or 0) > (good.ready or 0)
    order = list(Visibility)  # from everybody to nobody
    return order.index(choice.open) > order.index(good.open)


def walk(
    asked: Sequence[Asked],
    answers: Mapping[str, Answer],
    before: Mapping[str, Answer],
    ask: Ask,
    keep: Keep,
) -> bool:
    """Ask until all is answered (True) or the person leaves (False).

    Starts at the first question without an answer of this walk; every answer is kept before the
    next question is shown.
    """
    given = dict(answers)
    position = _first_without(asked, given)
    while position < len(asked):
        move = ask(_stop(asked, position, given, before))
        answer = move.answer if isinstance(move, Left) else move
        if isinstance(answer, Answer):
            keep(answer)
            given[answer.question] = answer
        match move.turn if isinstance(move, Left) else move:
            case Turn.QUIT:
                return False
            case Turn.BACK if not isinstance(move, Left):  # who just answered wants that question again
                position = max(position - 1, 0)
            case Turn.BACK:
                continue
            case _:
                position += 1
    return True


def _first_without(asked: Sequence[Asked], given: Mapping[str, Answer]) -> int:
    unanswered = (number for number, one in enumerate(asked) if identifier_of(*one) not in given)
    return next(unanswered, len(asked))


def _stop(
    asked: Sequence[Asked], position: int, given: Mapping[str, Answer], before: Mapping[str, Answer]
) -> Stop:
    network, question = asked[position]
    identifier = identifier_of(network, question)
    return Stop(
        network=network,
        question=question,
        identifier=identifier,
        number=position + 1,
        total=len(asked),
        minutes_left=reading_minutes(len(asked) - position),
        now=given.get(identifier),
        before=before.get(identifier),
    )
