"""Seats are numbers that nobody can make up, each lets through so much, and none is ever in the way."""

from __future__ import annotations

import pytest

from privacy_audit.room.seats import POSTS, Bucket, Seats, seats_for

KEY = "0123456789abcdef" * 2


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        "0" * 32,
        "0" * 32 + "-" + "0" * 24,
        "<script>alert(1)</script>",
        "٠" * 32 + "-" + "0" * 24,
        "x" * 10_000,
    ],
)
def test_what_we_did_not_issue_is_no_seat(cookie: str | None) -> None:
    assert Seats(KEY, 10).number(cookie) is None


def test_a_seat_of_another_session_is_none() -> None:
    assert Seats("f" * 32, 10).number(Seats(KEY, 10).issue()) is None


def test_a_seat_stays_valid_after_a_restart_although_nothing_was_written() -> None:
    cookie = Seats(KEY, 10).issue()
    assert Seats(KEY, 10).number(cookie) == cookie[:32]


def test_more_seats_than_there_is_room_push_out_the_longest_silent_which_may_come_back() -> None:
    seats = Seats(KEY, 3)
    person = seats.issue()
    for _ in range(1000):
        seats.issue()
    assert len(seats) == 3
    assert seats.number(person) == person[:32]
    assert len(seats) == 3


def test_a_seat_sends_so_much_at_once_and_then_as_fast_as_time_goes() -> None:
    watch = Watch()
    seats = Seats(KEY, 10, watch)
    one, other = seats.issue()[:32], seats.issue()[:32]
    assert [seats.may_post(one) for _ in range(POSTS + 2)] == [True] * POSTS + [False] * 2
    assert seats.may_post(other)
    watch.now += 3
    assert [seats.may_post(one) for _ in range(4)] == [True, True, True, False]


def test_a_bucket_never_holds_more_than_it_began_with() -> None:
    watch = Watch()
    bucket = Bucket(2, 1, watch)
    watch.now += 1000
    assert [bucket.take() for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(("people", "seats"), [(0, 20), (40, 100), (200, 420), (100_000, 1000)])
def test_a_room_has_two_seats_a_person_and_some_to_spare(people: int, seats: int) -> None:
    assert seats_for(people) == seats
