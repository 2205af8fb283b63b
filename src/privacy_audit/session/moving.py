"""Everything that changes a session, as pure functions from one session to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from privacy_audit.clock import moved
from privacy_audit.tally import Counts, Phase, Place, SeatMark, Session, Step, Tally, Topic

MOST_STEPS = 100
"""How many counts can be taken back."""


def move(session: Session, place: Place) -> Session:
    """Go somewhere else; a place beyond the last topic becomes the last one."""
    last = max(len(session.topics) - 1, 0)
    return replace(session, place=replace(place, topic=min(place.topic, last)))


def begin(session: Session, moment: datetime) -> Session:
    """Start the clock; it goes on if the room is only interrupted, and starts anew on another day."""
    same_day = session.begun is not None and moved(session.begun, moment.tzinfo).date() == moment.date()
    return session if same_day else replace(session, begun=moment)


def count_hands(session: Session, topic: Topic, phase: Phase, counts: Mapping[str, int]) -> Session:
    """Keep what the officer counted, in place of an earlier count; `undo` brings that back."""
    before = session.tally(topic)
    step = Step(topic=topic, phase=phase, counts=before.hands.get(phase), people=before.people.get(phase))
    counted = _with_hands(session, topic, phase, dict(counts), session.people)
    return replace(counted, steps=(*session.steps, step)[-MOST_STEPS:])


def with_people(session: Session, people: int) -> Session:
    """The room with so many people, when some came late or left; rounds that were counted keep theirs."""
    return replace(session, people=people)


def aside(session: Session) -> Session:
    """The quiz alone is led from here on; where the whole programme stands is kept."""
    return replace(session, programme=session.programme or session.place)


def resumed(session: Session) -> Session:
    """The whole programme again, where it stood before the quiz alone was led."""
    if session.programme is None:
        return session
    return replace(session, place=session.programme, programme=None)


def undo(session: Session) -> Session:
    """Take the officer's last count back and go to where it was made; unchanged if there is none."""
    if not session.steps:
        return session
    step = session.steps[-1]
    earlier = _with_hands(session, step.topic, step.phase, step.counts, step.people)
    index = session.topics.index(step.topic) if step.topic in session.topics else session.place.topic
    place = Place(topic=index, phase=step.phase)
    return replace(earlier, steps=session.steps[:-1], place=place)


def mark_of(session: Session, topic: Topic, phase: Phase, seat: str) -> str:
    """What stands for a phone at one topic: nobody can trace it to the phone, or to its other marks."""
    return sha256(f"{session.id} {topic} {phase} {seat}".encode()).hexdigest()[:32]


def choose(session: Session, topic: Topic, phase: Phase, answers: Sequence[tuple[str, str]]) -> Session:
    """Take the answers of phones, (seat, choice) each: a seat's later answer replaces its earlier one.

    The marks are kept in their own order, so that nobody can tell who answered first.
    """
    key = f"{topic} {phase}"
    marks = {one.mark: one.choice for one in session.marks.get(key, ())}
    marks.update({mark_of(session, topic, phase, seat): choice for seat, choice in answers})
    counts: Counts = {}
    for choice in sorted(marks.values()):
        counts[choice] = counts.get(choice, 0) + 1
    tally = session.tally(topic)
    people = {**tally.people, phase: session.people}
    counted = replace(tally, phones={**tally.phones, phase: counts}, people=people)
    kept = tuple(SeatMark(mark=mark, choice=choice) for mark, choice in sorted(marks.items()))
    return replace(session, tallies={**session.tallies, topic: counted}, marks={**session.marks, key: kept})


def close(session: Session, moment: datetime) -> Session:
    """End the session: the counts stay, the marks of the phones and what undo needs go."""
    return replace(session, closed=moment, marks={}, steps=())


def _with_hands(
    session: Session, topic: Topic, phase: Phase, counts: Counts | None, asked: int | None
) -> Session:
    """The counts of one round, and of how many people; None takes either away."""
    tally: Tally = session.tally(topic)
    hands = {other: kept for other, kept in tally.hands.items() if other != phase}
    people = {other: kept for other, kept in tally.people.items() if other != phase}
    if counts is not None:
        hands[phase] = counts
    if asked is not None:
        people[phase] = asked
    others = {name: kept for name, kept in session.tallies.items() if name != topic}
    if not hands and not tally.phones:
        return replace(session, tallies=others)
    return replace(session, tallies={**session.tallies, topic: replace(tally, hands=hands, people=people)})
