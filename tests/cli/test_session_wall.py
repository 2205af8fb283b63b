"""The wall's screens: whatever they hold, no line is wider and no page higher than the window."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Question
from privacy_audit.cli.session_list import KEPT_FREE, pages_of_list
from privacy_audit.cli.session_matter import Matter
from privacy_audit.cli.session_pen import Pen, beside, fitted, width_of
from privacy_audit.cli.session_wall import FOOT, TOP, head_of, pages_of
from privacy_audit.palette import SHORT_LINES
from privacy_audit.session import stops
from privacy_audit.session.agenda import messages_topics
from privacy_audit.session.moving import count_hands, move
from privacy_audit.tally import Item, Session
from privacy_audit.words import Words
from tests.session.test_moving import session

LIBRARY = Library()
NETWORKS = LIBRARY.networks()
SIZES = [(100, 30), (80, 24), (40, 12)]


def matter(language: str) -> Matter:
    return Matter(words=Words(language), networks=NETWORKS, quiz=LIBRARY.quiz(), wall=LIBRARY.wall())


def everything() -> Session:
    """A session that asks all there is."""
    checklist = tuple(
        Item(
            kind="checklist",
            minutes=10,
            network=network.id,
            topics=tuple(f"{network.id}/{question.id}" for question in network.questions),
        )
        for network in NETWORKS.values()
        if network.questions
    )
    alone = tuple(Item(kind=kind, minutes=5) for kind in ("threat", "demo", "emergency", "home"))
    quiz = Item(kind="quiz", minutes=10, topics=messages_topics(LIBRARY.quiz()))
    return session(agenda=(*alone, *checklist, quiz), networks=tuple(NETWORKS))


def every_step(room: Session, words: Matter) -> Iterator[tuple[Session, stops.Stop]]:
    """Each step of each stop, with hands at each."""
    for stop in stops.stops(room):
        here = room
        if stop.topic is not None:
            topic = room.topics[stop.topic]
            hands = dict.fromkeys(words.choices(topic), 1234)
            here = count_hands(count_hands(room, topic, "before", hands), topic, "after", hands)
        for step in stops.steps_of(room, stop):
            yield move(here, stops.place_of(stop, step)), stop


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_every_screen_fits(columns: int, rows: int, language: str) -> None:
    pen, words = Pen(columns=columns, rows=rows), matter(language)
    for room, stop in every_step(everything(), words):
        head = head_of(words, pen, room, stop, 296, 296)
        pages = pages_of(words, pen, room, stop)
        assert all(pages), room.place
        assert max(map(len, pages)) <= rows - TOP - FOOT, room.place
        widest = max(width_of(line) for page in pages for line in (head, *page))
        assert widest < columns, (room.place, widest)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_screen_of_100_by_30_is_nearly_always_a_single_page(language: str) -> None:
    words = matter(language)
    steps = [pages_of(words, Pen(columns=100, rows=30), *one) for one in every_step(everything(), words)]
    assert sum(len(pages) > 1 for pages in steps) < len(steps) / 50


def lines(room: Session, stop: stops.Stop, **pen: object) -> list[str]:
    shown = pages_of(matter("en"), Pen(**{"columns": 100, "rows": 30, "color": False} | pen), room, stop)  # type: ignore[arg-type]
    return [line for page in shown for line in page]


def at(topic: str, phase: str = "before", *, told: bool = False) -> tuple[Session, stops.Stop]:
    room = everything()
    number = room.topics.index(topic)
    stop = next(one for one in stops.stops(room) if one.topic == number)
    return move(room, replace(stops.place_of(stop), phase=phase, told=told)), stop


def test_a_group_under_five_is_never_shown() -> None:
    room, stop = at("zalo/find-by-phone", "after")
    for phase, hands in (("before", {"on": 31, "off": 4}), ("after", {"on": 0, "off": 36})):
        room = count_hands(room, "zalo/find-by-phone", phase, hands)  # type: ignore[arg-type]
    assert lines(room, stop) == [
        "  Can a stranger who has your number find you on Zalo?",
        "",
        "  1  On: anyone with my number finds me",
        "     before  ██████████████████████████████████ 31",
        "     after   under 5",
        "",
        "  2  Off: my number finds nothing",
        "     before  under 5",
        "     after   ████████████████████████████████████████ 36 to 40",
        "",
        "  Groups under 5 people are not told, nor what would give them away: hence",
        "  ranges.",
    ]


def test_a_small_group_cannot_be_worked_out_from_the_number_of_people() -> None:
    room, stop = at("zalo/find-by-phone")
    drawn = {
        off: lines(count_hands(room, "zalo/find-by-phone", "before", {"on": 40 - off, "off": off}), stop)
        for off in range(6)
    }
    assert room.people == 40
    assert "38" not in "".join(drawn[2])
    assert [line.split()[-1] for line in drawn[5] if "█" in line] == ["35", "5"]
    room = count_hands(replace(room, people=6), "zalo/find-by-phone", "before", {"on": 5, "off": 0})
    few = lines(room, stop)
    assert lines(replace(room, people=40), stop) == few, "a round keeps how many people were asked"
    assert [line.strip() for line in few if "shown" in line] == ["not shown"] * 2


def test_on_a_projector_lines_are_short_and_everything_is_bold_on_its_own_ground() -> None:
    room, stop = at("zalo/find-by-phone", "after", told=True)
    drawn = lines(room, stop, color=True, theme="projector")
    assert max(width_of(line) for line in drawn if "▀" not in line and "█" not in line) <= SHORT_LINES + 2
    ends = [line.count("\x1b[0m") - line.count("\x1b[0m\x1b[1;97;40m") for line in drawn]
    assert set(ends) == {0}


def test_below_a_code_stands_what_it_opens() -> None:
    drawn = lines(*at("facebook/friends-list", "after", told=True))
    assert any("Scan it: facebook.com" in line for line in drawn)


def test_nothing_is_drawn_for_a_screen_reader() -> None:
    room, stop = at("zalo/find-by-phone")
    room = count_hands(room, "zalo/find-by-phone", "before", {"on": 31, "off": 7})
    assert not set("".join(lines(room, stop, plain=True))) & set("█▀▄•═\x1b")


def ways_apart() -> tuple[str, Question]:
    """A question whose ways differ on both phones, with few enough steps for one page."""
    for network in NETWORKS.values():
        for question in network.questions:
            android, ios = question.way.on("android"), question.way.on("ios")
            if android and ios and android != ios and not question.link:
                return f"{network.id}/{question.id}", question
    raise AssertionError("no such question")


def test_both_phones_stand_side_by_side_on_a_wide_wall_and_one_below_the_other_on_a_narrow_one() -> None:
    topic, _question = ways_apart()
    room, stop = at(topic, "after", told=True)
    assert any("Android" in line and "iPhone" in line for line in lines(room, stop))
    narrow = lines(room, stop, columns=80, rows=24)
    assert not any("Android" in line and "iPhone" in line for line in narrow)
    assert any(line.strip() == "Android" for line in narrow)
    assert any(line.strip() == "iPhone" for line in narrow)


def test_every_question_with_a_link_shows_its_code_on_a_wall_of_100_by_30() -> None:
    linked = [
        f"{network.id}/{one.id}" for network in NETWORKS.values() for one in network.questions if one.link
    ]
    assert linked
    for topic in linked:
        assert any("▀" in line for line in lines(*at(topic, "after", told=True))), topic


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "pen", [Pen(), Pen(columns=100, rows=30), Pen(columns=100, rows=30, theme="projector")]
)
def test_no_note_of_a_question_is_left_out(pen: Pen, language: str) -> None:
    words = matter(language)
    for room, stop in every_step(everything(), words):
        question = words.question(room.topics[stop.topic]) if stop.topic is not None else None
        if question and question.note and room.place.told:
            drawn = [line for page in pages_of(words, pen, room, stop) for line in page]
            shown = {word for line in drawn for word in click.unstyle(line).split()}
            note = words.words.of(question.note).replace("[", "“").replace("]", "”")
            assert not set(note.split()) - shown, room.place


def test_a_narrow_wall_has_the_code_on_a_page_of_its_own() -> None:
    linked = [
        f"{network.id}/{one.id}" for network in NETWORKS.values() for one in network.questions if one.link
    ]
    without = [
        topic
        for topic in linked
        if not any("▀" in line for line in lines(*at(topic, "after", told=True), columns=80, rows=24))
    ]
    assert without == ["linkedin/ai-training"], "its address is too long for a code of nineteen lines"


def test_a_question_that_the_checklists_have_no_more_is_said_so() -> None:
    room = session(agenda=(Item(kind="checklist", minutes=5, network="zalo", topics=("zalo/gone",)),))
    [stop] = stops.stops(room)
    assert lines(room, stop) == ["  This question is no longer in the checklists. Go on with n."]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_list_to_jump_in_fits_with_forty_stops(columns: int, rows: int) -> None:
    labels = [f"Ai xem được danh sách bạn bè của bạn trên Facebook? {number}" for number in range(40)]
    pages, page = pages_of_list(Pen(columns=columns, rows=rows), labels, 30)
    drawn = [line for one in pages for line in one]
    assert max(map(len, pages)) <= rows - KEPT_FREE
    assert max(map(len, drawn)) < columns
    assert [">" in "".join(one) for one in pages].index(True) == page
    assert "".join(drawn).count(">") == 1
    assert " ".join(" ".join(drawn).split()).count("danh sách bạn bè của bạn trên Facebook?") == 40, (
        "none is cut"
    )


def test_columns_and_pages_lose_no_line() -> None:
    assert beside(["a", "b"], ["c"], 4) == ["a   c", "b"]
    assert beside(["a"], ["c", "d"], 4) == ["a   c", "    d"]
    assert fitted([[["a", "b", "c"]], [["a"], ["b", "c"]]], 2) == [["a"], ["b", "c"]]
    assert fitted([[["a", "b", "c"]]], 2) == [["a", "b"], ["c"]]
