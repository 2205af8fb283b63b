"""The agenda that is proposed: it keeps to the minutes, asks what matters most, and forgets no part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.catalog import Library
from privacy_audit.checklist import Level, Question
from privacy_audit.session.agenda import (
    FRAMES,
    LEAST_MINUTES,
    MOST_MINUTES,
    cost,
    messages_topics,
    planned_minutes,
    propose,
    with_quiz,
)
from privacy_audit.tally import Item
from privacy_audit.walk import questions_of
from tests.session.test_moving import session

LIBRARY = Library()
CATALOG = LIBRARY.catalog()
QUIZ = LIBRARY.quiz()
NAMES = sorted(CATALOG.networks)


def questions(names: list[str], level: Level) -> dict[str, list[Question]]:
    return {name: [one for _network, one in questions_of([CATALOG.networks[name]], level)] for name in names}


networks = st.lists(st.sampled_from(NAMES), min_size=1, max_size=8, unique=True)
levels: st.SearchStrategy[Level] = st.sampled_from(["quick", "standard", "full"])


@given(networks, levels, st.integers(LEAST_MINUTES, MOST_MINUTES))
def test_it_keeps_to_the_minutes_and_asks_every_question_once(
    names: list[str], level: Level, minutes: int
) -> None:
    known = questions(names, level)
    agenda = propose(known, minutes, QUIZ)
    assert planned_minutes(agenda) <= minutes
    topics = [topic for item in agenda for topic in item.topics]
    assert len(set(topics)) == len(topics)
    for item in agenda:
        if item.kind == "checklist":
            asked = [one for one in known[str(item.network)] if f"{item.network}/{one.id}" in item.topics]
            assert item.topics == tuple(f"{item.network}/{one.id}" for one in asked)  # the checklist's order
            assert item.minutes == sum(map(cost, asked))
    assert [item.kind for item in agenda][:1] == ["threat"]
    assert [item.kind for item in agenda][-2:] == ["emergency", "home"]


@given(networks, levels, st.integers(LEAST_MINUTES, MOST_MINUTES))
def test_no_question_is_left_out_that_would_still_fit(names: list[str], level: Level, minutes: int) -> None:
    known = questions(names, level)
    agenda = propose(known, minutes, QUIZ)
    asked = {topic for item in agenda for topic in item.topics}
    left = [one for name in names for one in known[name] if f"{name}/{one.id}" not in asked]
    home = next(frame.home for frame in reversed(FRAMES) if frame.least <= minutes)
    filled = planned_minutes(agenda) - (agenda[-1].minutes - home)
    assert all(filled + cost(one) > minutes for one in left)


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (15, [("threat", 3, 0), ("checklist", 7, 3), ("emergency", 3, 0), ("home", 2, 0)]),
        (
            45,
            [("threat", 5, 0), ("demo", 5, 0), ("checklist", 20, 7), ("quiz", 5, 3), ("emergency", 5, 0), ("home", 5, 0)],
        ),
        (
            90,
            [("threat", 5, 0), ("demo", 10, 0), ("checklist", 20, 7), ("quiz", 12, 8), ("emergency", 8, 0), ("home", 5, 0)],
        ),
    ],
)  # fmt: skip
def test_the_parts_grow_with_the_time(minutes: int, expected: list[tuple[str, int, int]]) -> None:
    agenda = propose(questions(["zalo"], "quick"), minutes, QUIZ)
    assert [(item.kind, item.minutes, len(item.topics)) for item in agenda] == expected


def test_networks_take_turns_so_that_none_eats_the_time_of_another() -> None:
    agenda = propose(questions(["zalo", "facebook", "tiktok"], "quick"), 45, QUIZ)
    numbers = {item.network: len(item.topics) for item in agenda if item.kind == "checklist"}
    assert numbers == {"zalo": 3, "facebook": 3, "tiktok": 3}


def test_a_quiz_is_added_at_the_end_where_no_place_changes_its_number() -> None:
    room = session(agenda=(Item(kind="threat", minutes=5),))
    assert with_quiz(room, QUIZ).agenda[0] == room.agenda[0]
    assert with_quiz(room, QUIZ).topics == messages_topics(QUIZ)
    assert with_quiz(session(), QUIZ) == session()
