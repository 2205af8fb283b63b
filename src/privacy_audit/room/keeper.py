"""Keeps what phones and the officer do: one writer, many answers in one writing, none said to be kept before.

An answer is acknowledged when it stands in the session file, so a kill at any moment loses nothing that a
phone was told is kept. All changes pass through one queue, in the order in which they came.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from enum import Enum
from itertools import groupby
from pathlib import Path

from privacy_audit.errors import CannotKeep
from privacy_audit.model import Value
from privacy_audit.session.keeping import write_session
from privacy_audit.session.moving import choose, mark_of
from privacy_audit.session.stops import is_message
from privacy_audit.tally import Phase, Session, Topic

PAUSE = 0.06
"""Seconds from one writing to the next: what comes in between is written together."""
MOST_MARKS = 60_000
"""Answers in one file: with the longest names they stay below the largest file that is read."""
Change = Callable[[Session], Session]


class Answered(Value):
    """What one phone chose, and for which question it believed to."""

    topic: Topic
    phase: Phase
    seat: str
    choice: str


Wish = Answered | Change


class Outcome(Enum):
    """What became of a wish. Only the first means that it stands in the file."""

    KEPT = "kept"
    MOVED_ON = "moved-on"
    FULL = "full"
    NOT_KEPT = "not-kept"


class Keeper:
    """Has the session as it stands in its file. Everything but `session` belongs to one event loop."""

    def __init__(self, path: Path, session: Session, seats: int) -> None:
        self.session = session
        self.problem: CannotKeep | None = None
        """Why the last writing failed, None if it did not."""
        self._path, self._seats = path, seats
        self._waiting: asyncio.Queue[tuple[Wish, asyncio.Future[Outcome]]] = asyncio.Queue()

    async def ask(self, wish: Wish) -> Outcome:
        """Wait until the wish is kept, or say why it was not."""
        outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()
        self._waiting.put_nowait((wish, outcome))
        return await outcome

    async def run(self) -> None:
        """Write, again and again, what was wished in the meantime; until cancelled."""
        loop = asyncio.get_running_loop()
        earliest = loop.time()
        while True:
            wishes = [await self._waiting.get()]
            await asyncio.sleep(max(0, earliest - loop.time()))
            while not self._waiting.empty():
                wishes.append(self._waiting.get_nowait())
            earliest = loop.time() + PAUSE
            await self._keep(wishes)

    async def _keep(self, wishes: Sequence[tuple[Wish, asyncio.Future[Outcome]]]) -> None:
        wished, outcomes = settled(self.session, [wish for wish, _ in wishes], self._seats)
        try:
            if wished is not self.session:
                self.session = await asyncio.to_thread(write_session, self._path, wished)
            self.problem = None
        except CannotKeep as problem:
            self.problem = problem
            outcomes = [Outcome.NOT_KEPT for _ in wishes]
        for (_, future), outcome in zip(wishes, outcomes, strict=True):
            if not future.done():
                future.set_result(outcome)


def settled(session: Session, wishes: Sequence[Wish], seats: int) -> tuple[Session, list[Outcome]]:
    """The session after all wishes in their order, and what became of each. `seats` bounds one question's."""
    outcomes: list[Outcome] = []
    for are_answers, group in groupby(wishes, lambda wish: isinstance(wish, Answered)):
        if are_answers:
            answers = [wish for wish in group if isinstance(wish, Answered)]
            session, became = _answered(session, answers, seats)
            outcomes += became
            continue
        for change in group:
            session = session if isinstance(change, Answered) else change(session)
            outcomes.append(Outcome.KEPT)
    return session, outcomes


def _answered(session: Session, answers: Sequence[Answered], seats: int) -> tuple[Session, list[Outcome]]:
    place, topic = session.place, current_topic(session)
    if topic is None or not takes_answers(session):
        return session, [Outcome.MOVED_ON for _ in answers]
    marks = {one.mark for one in session.marks.get(f"{topic} {place.phase}", ())}
    room = min(seats - len(marks), MOST_MARKS - sum(map(len, session.marks.values())))
    taken: list[tuple[str, str]] = []
    outcomes = []
    for answer in answers:
        mark = mark_of(session, topic, place.phase, answer.seat)
        if (answer.topic, answer.phase) != (topic, place.phase):
            outcomes.append(Outcome.MOVED_ON)
        elif mark not in marks and room <= 0:
            outcomes.append(Outcome.FULL)
        else:
            room -= mark not in marks
            marks.add(mark)
            taken.append((answer.seat, answer.choice))
            outcomes.append(Outcome.KEPT)
    return choose(session, topic, place.phase, taken) if taken else session, outcomes


def current_topic(session: Session) -> Topic | None:
    """What is asked now, None at an item of the agenda that asks nothing."""
    place = session.place
    return session.topics[place.topic] if place.item is None and place.topic < len(session.topics) else None


def takes_answers(session: Session) -> bool:
    """Whether phones can answer now: not once the answer of a quiz message was told, or all is over."""
    topic, told = current_topic(session), session.place.told
    return topic is not None and session.closed is None and not (told and is_message(topic))


def chosen_by(session: Session, topic: Topic, phase: Phase, seat: str) -> str | None:
    """What this seat has chosen, None if nothing."""
    mark = mark_of(session, topic, phase, seat)
    marks = session.marks.get(f"{topic} {phase}", ())
    return next((one.choice for one in marks if one.mark == mark), None)
