"""Where a session can be: the stops of its agenda in their order, and the steps within a stop.

A question has three steps: hands before, the way to the setting, hands after. A message of the quiz has
two: hands, the answer. What has no topics is one step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.model import Value
from privacy_audit.session.moving import move
from privacy_audit.tally import Phase, Place, Session, Topic
from privacy_audit.training import QUIZ

Step = tuple[Phase, bool]
"""A phase, and whether the wall tells the way or the answer."""
ALONE: tuple[Step, ...] = (("before", False),)
OF_QUESTION: tuple[Step, ...] = (("before", False), ("after", True), ("after", False))
OF_MESSAGE: tuple[Step, ...] = (("before", False), ("before", True))


class Stop(Value):
    """An item of the agenda, or one topic of it: indexes into `Session.agenda` and `Session.topics`."""

    item: int
    topic: int | None
    next_topic: int


Stops = Sequence[Stop]


def stops(session: Session, *, quiz_alone: bool = False) -> tuple[Stop, ...]:
    """Every stop in the order of the agenda; `quiz_alone` keeps those of the quiz."""
    listed = _stops(session)
    return tuple(one for one in listed if not quiz_alone or session.agenda[one.item].kind == "quiz")


def _stops(session: Session) -> Iterator[Stop]:
    number = 0
    for index, item in enumerate(session.agenda):
        if not item.topics:
            yield Stop(item=index, topic=None, next_topic=number)
        for _topic in item.topics:
            yield Stop(item=index, topic=number, next_topic=number)
            number += 1


def is_message(topic: Topic) -> bool:
    """Whether a topic is a message of the quiz."""
    return topic.partition("/")[0] == QUIZ


def steps_of(session: Session, stop: Stop) -> tuple[Step, ...]:
    """The steps of a stop."""
    if stop.topic is None:
        return ALONE
    return OF_MESSAGE if is_message(session.topics[stop.topic]) else OF_QUESTION


def place_of(stop: Stop, step: Step = ("before", False)) -> Place:
    """The place of a stop at one of its steps."""
    item = stop.item if stop.topic is None else None
    return Place(topic=stop.next_topic, phase=step[0], told=step[1], item=item)


def index_of(listed: Stops, place: Place) -> int | None:
    """Which of the stops a place is at, None if it is at none of them."""
    return next((number for number, stop in enumerate(listed) if _is_at(stop, place)), None)


def _is_at(stop: Stop, place: Place) -> bool:
    return stop.item == place.item if stop.topic is None else place.item is None and stop.topic == place.topic


def arrive(session: Session, listed: Stops) -> Session:
    """Be at one of the stops, awake: where the session stands, else at the first."""
    if index_of(listed, session.place) is None:
        return move(session, place_of(listed[0]))
    return woken(session)


def go_to(session: Session, listed: Stops, index: int) -> Session:
    """The first step of a stop."""
    return move(session, place_of(listed[index]))


def onward(session: Session, listed: Stops) -> Session:
    """The next step, or the first of the next stop; at the very end nothing changes."""
    index, step = _here(session, listed)
    steps = steps_of(session, listed[index])
    if step + 1 < len(steps):
        return move(session, place_of(listed[index], steps[step + 1]))
    return skip(session, listed)


def skip(session: Session, listed: Stops) -> Session:
    """The first step of the next stop; at the last stop nothing changes."""
    index, _step = _here(session, listed)
    return go_to(session, listed, index + 1) if index + 1 < len(listed) else session


def backward(session: Session, listed: Stops) -> Session:
    """The step before, or the last of the stop before; at the very beginning nothing changes."""
    index, step = _here(session, listed)
    if step:
        return move(session, place_of(listed[index], steps_of(session, listed[index])[step - 1]))
    if not index:
        return session
    earlier = listed[index - 1]
    return move(session, place_of(earlier, steps_of(session, earlier)[-1]))


def paused(session: Session) -> Session:
    """The same place with a blank wall."""
    return move(session, _awake(session.place, paused=True))


def woken(session: Session) -> Session:
    """The same place, no longer blank."""
    return move(session, _awake(session.place, paused=False)) if session.place.paused else session


def _awake(place: Place, *, paused: bool) -> Place:
    return Place(topic=place.topic, phase=place.phase, told=place.told, item=place.item, paused=paused)


def _here(session: Session, listed: Stops) -> tuple[int, int]:
    """The stop and the step at which the session is; the first ones if it is at none of these."""
    index = index_of(listed, session.place) or 0
    steps = steps_of(session, listed[index])
    step = (session.place.phase, session.place.told)
    return index, steps.index(step) if step in steps else 0
