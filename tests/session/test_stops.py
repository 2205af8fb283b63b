"""Where a session can be, and how one goes from there: nothing is left out, and every way leads back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.session import stops
from privacy_audit.session.moving import move
from privacy_audit.tally import Place, Session
from tests.session.test_moving import session

COURSE = [
    Place(item=0),
    Place(topic=0),
    Place(topic=0, phase="after", told=True),
    Place(topic=0, phase="after"),
    Place(topic=1),
    Place(topic=1, phase="after", told=True),
    Place(topic=1, phase="after"),
    Place(topic=2),
    Place(topic=2, told=True),
    Place(topic=2, item=3),
]


def begun() -> tuple[Session, tuple[stops.Stop, ...]]:
    room = session()
    listed = stops.stops(room)
    return stops.go_to(room, listed, 0), listed


def test_n_leads_through_every_step_in_order_and_stops_at_the_end() -> None:
    room, listed = begun()
    seen = [room.place]
    for _step in COURSE[1:]:
        room = stops.onward(room, listed)
        seen.append(room.place)
    assert seen == COURSE
    assert stops.onward(room, listed) == room


def test_b_leads_the_same_way_back_and_stops_at_the_beginning() -> None:
    room, listed = begun()
    room = move(room, COURSE[-1])
    seen = [room.place]
    for _step in COURSE[1:]:
        room = stops.backward(room, listed)
        seen.append(room.place)
    assert seen == COURSE[::-1]
    assert stops.backward(room, listed) == room


@given(st.sampled_from(COURSE[:-1]))
def test_back_undoes_next(place: Place) -> None:
    room, listed = begun()
    room = move(room, place)
    assert stops.backward(stops.onward(room, listed), listed).place == place


def test_s_leaves_the_rest_of_a_question_out() -> None:
    room, listed = begun()
    assert stops.skip(move(room, Place(topic=0)), listed).place == Place(topic=1)
    assert stops.skip(move(room, Place(topic=1, phase="after", told=True)), listed).place == Place(topic=2)
    assert stops.skip(move(room, COURSE[-1]), listed).place == COURSE[-1]


def test_the_quiz_alone_has_its_messages_only_and_begins_at_the_first() -> None:
    room, _listed = begun()
    alone = stops.stops(room, quiz_alone=True)
    assert [stop.topic for stop in alone] == [2]
    assert stops.arrive(room, alone).place == Place(topic=2)


@given(st.sampled_from(COURSE))
def test_a_pause_goes_back_to_the_same_step_and_a_restart_wakes_the_wall(place: Place) -> None:
    room, listed = begun()
    there = move(room, place)
    asleep = stops.paused(there)
    assert asleep.place.paused
    assert stops.woken(asleep) == there
    assert stops.arrive(asleep, listed) == there
