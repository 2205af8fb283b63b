"""The laws of what changes a session: counts can be taken back, a phone has one answer, order tells nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.session.moving import begin, choose, close, count_hands, move, undo
from privacy_audit.tally import Counts, Item, Phase, Place, Session

MOMENT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
TOPICS = ("zalo/find-by-phone", "zalo/birth-date", "quiz/prize")
CHOICES = ("on", "off", "maybe")
AGENDA = (
    Item(kind="threat", minutes=5),
    Item(kind="checklist", minutes=10, network="zalo", topics=TOPICS[:2]),
    Item(kind="quiz", minutes=5, topics=TOPICS[2:]),
    Item(kind="home", minutes=3),
)


def session(**more: object) -> Session:
    known: dict[str, object] = {
        "id": "0" * 32,
        "title": "Tập huấn",
        "office": "",
        "people": 40,
        "networks": ("zalo",),
        "level": "quick",
        "agenda": AGENDA,
        "created": MOMENT,
        "tool": "0",
        "data": "2026-11-22",
    }
    return Session(**known | more)  # type: ignore[arg-type]


topics = st.sampled_from(TOPICS)
phases: st.SearchStrategy[Phase] = st.sampled_from(["before", "after"])
counts = st.dictionaries(st.sampled_from(CHOICES), st.integers(0, 100), min_size=1)
counted = st.lists(st.tuples(topics, phases, counts), max_size=8)
answers = st.lists(st.tuples(st.integers(0, 9).map(str), st.sampled_from(CHOICES)), max_size=30)


def with_counts(made: list[tuple[str, Phase, Counts]]) -> Session:
    now = session()
    for topic, phase, numbers in made:
        now = count_hands(now, topic, phase, numbers)
    return now


@given(counted, topics, phases, counts)
def test_a_count_and_its_undo_leave_the_tallies_as_they_were(
    made: list[tuple[str, Phase, Counts]], topic: str, phase: Phase, numbers: Counts
) -> None:
    before = with_counts(made)
    after = undo(count_hands(before, topic, phase, numbers))
    assert after.tallies == before.tallies
    assert after.steps == before.steps
    assert after.place == Place(topic=TOPICS.index(topic), phase=phase)


@given(counted)
def test_everything_can_be_taken_back_one_count_after_the_other(
    made: list[tuple[str, Phase, Counts]],
) -> None:
    now = with_counts(made)
    for _count in made:
        now = undo(now)
    assert now.tallies == {}
    assert undo(now) == now


@given(answers)
def test_a_seat_has_one_answer_and_its_last_one_counts(given_answers: list[tuple[str, str]]) -> None:
    chosen = choose(session(), TOPICS[0], "before", given_answers)
    last = dict(given_answers)
    expected = {choice: list(last.values()).count(choice) for choice in set(last.values())}
    assert chosen.tally(TOPICS[0]).counts("before") == expected
    one_by_one = session()
    for answer in given_answers:
        one_by_one = choose(one_by_one, TOPICS[0], "before", [answer])
    assert one_by_one.tally(TOPICS[0]).counts("before") == expected


@given(st.dictionaries(st.integers(0, 99).map(str), st.sampled_from(CHOICES)), st.randoms())
def test_the_order_in_which_seats_answer_leaves_no_trace(last: dict[str, str], random: object) -> None:
    shuffled = list(last.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = choose(session(), TOPICS[0], "before", list(last.items()))
    other = choose(session(), TOPICS[0], "before", shuffled)
    assert one == other


@given(counts, answers)
def test_hands_and_phones_are_counted_apart_and_shown_together(
    hands: Counts, phones: list[tuple[str, str]]
) -> None:
    both = choose(count_hands(session(), TOPICS[0], "before", hands), TOPICS[0], "before", phones)
    other = count_hands(choose(session(), TOPICS[0], "before", phones), TOPICS[0], "before", hands)
    assert both.tallies == other.tallies
    last = list(dict(phones).values())
    assert both.tally(TOPICS[0]).counts("before") == {
        choice: number for choice in CHOICES if (number := hands.get(choice, 0) + last.count(choice))
    }


def test_closing_keeps_the_counts_and_forgets_the_phones() -> None:
    open_one = choose(session(), TOPICS[0], "before", [("7", "on")])
    closed = close(count_hands(open_one, TOPICS[1], "after", {"off": 12}), MOMENT)
    assert closed.closed == MOMENT
    assert (closed.marks, closed.steps) == ({}, ())
    assert closed.tally(TOPICS[0]).counts("before") == {"on": 1}
    assert closed.tally(TOPICS[1]).counts("after") == {"off": 12}


def test_a_place_beyond_the_last_topic_is_the_last_one() -> None:
    assert move(session(), Place(topic=99, phase="after")).place == Place(topic=2, phase="after")


def test_the_clock_goes_on_the_same_day_and_starts_anew_on_another() -> None:
    begun = begin(session(), MOMENT)
    assert begun.begun == MOMENT
    assert begin(begun, MOMENT + timedelta(hours=1)) == begun
    assert begin(begun, MOMENT + timedelta(days=1)).begun == MOMENT + timedelta(days=1)
