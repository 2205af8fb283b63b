"""One writer: every answer counts once, in its order, within bounds, and only what is on disk is acknowledged."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.room.keeper import MOST_MARKS, Answered, Change, Keeper, Outcome, Wish, settled
from privacy_audit.session.keeping import LARGEST, read_session, write_session
from privacy_audit.session.moving import choose, close, move
from privacy_audit.tally import Place, SeatMark, Session
from tests.room.hall import TOPICS, session_of

QUIZ = TOPICS.index("quiz/detective")


def wish(seat: str, choice: str, topic: int = 0) -> Answered:
    return Answered(topic=TOPICS[topic], phase="before", seat=seat, choice=choice)


def going_to(topic: int) -> Change:
    return lambda session: move(session, Place(topic=topic))


@given(
    st.lists(
        st.one_of(
            st.tuples(st.sampled_from("abcdef"), st.sampled_from(["on", "off"]), st.integers(0, 1)),
            st.integers(0, 1),
        ),
        max_size=30,
    )
)
def test_the_last_answer_of_a_seat_counts_if_the_room_was_there(
    events: list[tuple[str, str, int] | int],
) -> None:
    wishes: list[Wish] = [
        going_to(event) if isinstance(event, int) else wish(event[0], event[1], event[2]) for event in events
    ]
    session, outcomes = settled(session_of(), wishes, 100)
    here, model = 0, dict[tuple[int, str], str]()
    for event, outcome in zip(events, outcomes, strict=True):
        if isinstance(event, int):
            here = event
            continue
        seat, choice, topic = event
        assert outcome is (Outcome.KEPT if topic == here else Outcome.MOVED_ON)
        if topic == here:
            model[topic, seat] = choice
    for topic in (0, 1):
        chosen = [choice for (where, _), choice in model.items() if where == topic]
        expected = {choice: chosen.count(choice) for choice in set(chosen)}
        assert session.tally(TOPICS[topic]).counts("before") == expected


def test_one_question_takes_no_more_seats_than_there_are_but_lets_everybody_change() -> None:
    wishes = [wish(f"{number}", "on") for number in range(5)] + [wish("0", "off")]
    session, outcomes = settled(session_of(), wishes, 3)
    kept, full = Outcome.KEPT, Outcome.FULL
    assert outcomes == [kept, kept, kept, full, full, kept]
    assert session.tally(TOPICS[0]).counts("before") == {"on": 2, "off": 1}


@pytest.mark.parametrize(
    "change",
    [
        lambda session: close(session, session.created),
        lambda session: move(session, Place(topic=0, item=1)),
    ],
    ids=["closed", "at an item without questions"],
)
def test_nobody_answers_where_nothing_is_asked(change: Change) -> None:
    session = change(session_of())
    assert settled(session, [wish("a", "on")], 10) == (session, [Outcome.MOVED_ON])


def test_nobody_guesses_once_the_answer_was_told() -> None:
    asked = move(session_of(), Place(topic=QUIZ))
    told = move(session_of(), Place(topic=QUIZ, told=True))
    guess = [wish("a", "threat", QUIZ)]
    assert settled(asked, guess, 10)[1] == [Outcome.KEPT]
    assert settled(told, guess, 10)[1] == [Outcome.MOVED_ON]


def test_the_fullest_file_can_still_be_read(tmp_path: Path) -> None:
    longest = "a" * 40
    marks = {
        f"{TOPICS[number // 2]} {('before', 'after')[number % 2]}": tuple(
            SeatMark(mark=f"{seat:032x}", choice=longest) for seat in range(MOST_MARKS // 6)
        )
        for number in range(2, 8)
    }
    session = msgspec.structs.replace(session_of(), marks=marks)
    assert settled(session, [wish("a", "on")], 100_000)[1] == [Outcome.FULL]
    path = tmp_path / "full.session"
    assert write_session(path, session) == read_session(path)
    assert path.stat().st_size < LARGEST


async def ask_all(keeper: Keeper, wishes: list[Wish]) -> list[Outcome]:
    writing = asyncio.create_task(keeper.run())
    outcomes = await asyncio.gather(*(keeper.ask(wish) for wish in wishes))
    writing.cancel()
    return outcomes


def test_what_was_acknowledged_stands_in_the_file_and_many_take_one_writing(tmp_path: Path) -> None:
    path = tmp_path / "room.session"
    session = write_session(path, session_of())
    wishes: list[Wish] = [wish(f"{number}", "on") for number in range(60)]
    outcomes = asyncio.run(ask_all(Keeper(path, session, 100), wishes))
    kept = read_session(path)
    assert outcomes == [Outcome.KEPT] * 60
    assert kept.tally(TOPICS[0]).counts("before") == {"on": 60}
    assert kept.revision == session.revision + 1


def test_what_cannot_be_written_is_not_acknowledged_and_not_shown(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    keeper = Keeper(blocked / "room.session", session_of(), 100)
    assert asyncio.run(ask_all(keeper, [wish("a", "on")])) == [Outcome.NOT_KEPT]
    assert keeper.session == session_of()
    assert keeper.problem is not None


@given(st.permutations([("a", "on"), ("b", "off"), ("c", "on"), ("d", "on")]))
def test_the_order_of_phones_leaves_no_trace(answers: list[tuple[str, str]]) -> None:
    def settled_in(order: list[tuple[str, str]]) -> Session:
        return settled(session_of(), [wish(seat, choice) for seat, choice in order], 100)[0]

    assert settled_in(answers) == settled_in(sorted(answers))
    assert settled_in(answers) == choose(session_of(), TOPICS[0], "before", answers)
