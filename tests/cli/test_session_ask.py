"""The projector view, led as an officer leads it: one key at a time, killed in between, and on with it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from privacy_audit.session.keeping import (
    held,
    mark_open,
    open_session,
    read_session,
    session_file,
    write_session,
)
from privacy_audit.session.stops import go_to, stops
from privacy_audit.tally import Counts, Item, Phase, Place, Session
from tests.cli.program import run
from tests.session.test_moving import session

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

import pexpect

from tests.cli.test_terminal import end, terminal

FRIENDS = "facebook/friends-list"
AGENDA = (
    Item(kind="threat", minutes=5),
    Item(kind="checklist", minutes=4, network="zalo", topics=("zalo/find-by-phone",)),
    Item(kind="checklist", minutes=4, network="facebook", topics=(FRIENDS,)),
    Item(kind="quiz", minutes=5, topics=("quiz/detective", "quiz/salary")),
    Item(kind="home", minutes=3),
)
CLEARED = "\x1b[H\x1b[2J"
CLOCK = r"(?:minute|phút)[^\r\n]{0,12}\d+[^\r\n]{0,12}\d\d"


def opened(home: Path) -> Path:
    room = session(agenda=AGENDA, networks=("zalo", "facebook"))
    room = go_to(room, stops(room), 0)
    path = session_file(home, room)
    write_session(path, room)
    mark_open(home, path)
    return path


def kept(home: Path) -> Session:
    path = open_session(home)
    assert path is not None
    return read_session(path)


class Room:
    """The program on a terminal."""

    def __init__(self, child: pexpect.spawn[str]) -> None:
        self.child = child

    def sees(self, text: str) -> None:
        """Wait until the text stands on the wall and the screen is drawn to its last line."""
        self.child.expect_exact(text)
        self.child.expect(r"minute \d+ of \d+")

    def press(self, key: str, sees: str) -> None:
        """One key, and what must stand on the wall then."""
        self.child.send(key)
        self.sees(sees)

    def count(self, *numbers: str, people: int = 40) -> None:
        """Count hands: each number at its own question; the sum is kept by Enter."""
        self.child.send("c")
        for number in numbers:
            self.child.expect_exact("] > ")
            self.child.sendline(number)
        hands = [int(number) for number in numbers if number.isdigit()]
        if sum(hands) <= people:
            if min(hands) >= 5:
                left = people - sum(hands)
                self.child.expect_exact(
                    f"{sum(hands)} hands of {people} people: {left} did not raise a hand."
                )
            self.child.expect_exact("Enter keeps it")
            self.child.expect_exact("> ")
            self.child.send("\r")

    def end(self) -> int | None:
        return end(self.child)


@contextmanager
def room(home: Path, *more: str, size: tuple[int, int] = (30, 100), **env: str) -> Iterator[Room]:
    rows, columns = size
    asked = ("session", "ask", *(more or ("--lang", "en")))
    with terminal(home, *asked, rows=rows, columns=columns, **env) as child:
        yield Room(child)


def counted(home: Path, topic: str, phase: Phase) -> Counts | None:
    return kept(home).tally(topic).hands.get(phase)


def test_a_whole_session_from_the_first_screen_to_the_end(tmp_path: Path) -> None:
    path = opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat, in five minutes")
        wall.press("n", "before: raise your hands")
        wall.count("30", "abc", "8")
        wall.sees("30")
        wall.press("\r", "Change it now: Off: my number finds nothing")
        wall.press(" ", "after: raise your hands")
        wall.count("6", "33")
        wall.sees("33")
        wall.press("\x1b[C", "Who can see your Facebook friends list?")
        wall.press("\x1b[6~", "Change it now: “Only me”")
        wall.press("s", "Is this message a threat or a scam?")
        wall.count("29", "11")
        wall.sees("29")
        wall.press("n", "→ A threat or a scam")
        wall.press("n", "Is this message a threat or a scam?")
        wall.press("n", "→ Harmless")
        wall.child.send("n")
        wall.child.expect_exact("What to take home")
        wall.sees("privacy-audit session sheets")
        wall.press("n", "This was the last screen.")
        wall.child.send("e")
        wall.child.expect_exact("Press e once more to do it")
        wall.child.send("y")
        wall.sees("The session goes on.")
        wall.child.send("e")
        wall.child.expect_exact("Press e once more to do it")
        wall.child.send("e")
        wall.child.expect_exact("The session is closed.")
        wall.child.expect_exact("Figures: privacy-audit session report")
        assert wall.end() == 0
    assert open_session(tmp_path) is None
    done = read_session(path)
    assert done.closed is not None
    assert {topic: tally.hands for topic, tally in done.tallies.items()} == {
        "zalo/find-by-phone": {"before": {"on": 30, "off": 8}, "after": {"on": 6, "off": 33}},
        "quiz/detective": {"before": {"threat": 29, "harmless": 11}},
    }


@pytest.mark.parametrize("killed_at", ["before", "told", "after", "home"])
def test_a_kill_loses_nothing_and_the_room_goes_on_at_the_same_step(tmp_path: Path, killed_at: str) -> None:
    opened(tmp_path)
    keys = {"before": "", "told": "n", "after": "nn", "home": "nnssss"}[killed_at]
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.count("31", "9")
        wall.sees("31")
        for _key in keys:
            wall.press(_key, " of 6")
        before = kept(tmp_path)
        wall.child.kill(signal.SIGKILL)
        wall.child.wait()
    with room(tmp_path) as wall:
        wall.sees(
            {"before": "before: raise", "told": "Change it now", "after": "31", "home": "take home"}[
                killed_at
            ]
        )
    after = kept(tmp_path)
    assert after == before
    assert counted(tmp_path, "zalo/find-by-phone", "before") == {"on": 31, "off": 9}


def test_leaving_keeps_the_place_and_control_c_too(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.child.send("q")
        wall.child.expect_exact("The session is kept.")
        assert wall.end() == 0
    with room(tmp_path) as wall:
        wall.sees("before: raise")
        wall.child.send("\x03")
        wall.child.expect_exact("The session is kept.")
        assert wall.end() == 130
    assert kept(tmp_path).place == Place(topic=0)


def test_back_jump_pause_undo_help_and_unknown_keys(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("b", "This is the first screen.")
        wall.press("c", "nothing to count on this screen")
        wall.press("u", "No count is left to drop.")
        wall.press("z", "? explains them")
        wall.child.send("?")
        wall.child.expect_exact("a blank wall until any key")
        wall.child.expect_exact("Any key goes back.")
        wall.press("x", "The threat")
        wall.child.send("j")
        wall.child.expect_exact("Which number?")
        wall.child.sendline("99")
        wall.child.expect_exact("a number from 1 to 6")
        wall.child.sendline("3")
        wall.sees("Who can see your Facebook friends list?")
        wall.count("20", "10", "5", "5")
        wall.sees("20")
        wall.press("u", "Dropped: the count of Who can see your Facebook friends list? – before.")
        assert counted(tmp_path, FRIENDS, "before") is None
        wall.child.send("p")
        wall.child.expect_exact(CLEARED)
        assert kept(tmp_path).place.paused
        wall.press("x", "Who can see your Facebook friends list?")
        assert not kept(tmp_path).place.paused
        wall.press("b", "after: raise your hands")


def test_hands_are_counted_only_where_they_are_raised(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.count("30", "10")
        wall.sees("30")
        wall.press("n", "Change it now")
        wall.press("c", "No hands are counted on this screen")
        assert counted(tmp_path, "zalo/find-by-phone", "after") is None
        wall.child.send("u")
        wall.child.expect_exact(
            "This drops the count of Can a stranger who has your number find you on Zalo?"
        )
        wall.press("x", "Nothing was dropped.")
        assert counted(tmp_path, "zalo/find-by-phone", "before") == {"on": 30, "off": 10}
        wall.child.send("u")
        wall.child.expect_exact("Press u once more")
        wall.press("u", "Dropped: the count of Can a stranger")
        assert counted(tmp_path, "zalo/find-by-phone", "before") is None


def test_who_leaves_changes_no_round_that_was_counted(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.count("30", "10")
        wall.sees("30")
        wall.child.send("m")
        wall.child.expect_exact("> ")
        wall.child.sendline("31")
        wall.sees("Rounds that were counted keep the number that was asked.")
    assert kept(tmp_path).people == 31
    assert kept(tmp_path).people_asked("zalo/find-by-phone", "before") == 40
    assert kept(tmp_path).people_asked("zalo/find-by-phone", "after") == 31


def test_the_wall_is_drawn_anew_when_the_window_changes(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.child.setwinsize(24, 80)
        wall.sees("The threat")
        wall.child.send("q")
        assert wall.end() == 0


def test_the_quiz_alone_leaves_the_whole_programme_where_it_was(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.child.send("q")
        assert wall.end() == 0
    with room(tmp_path, "--quiz", "--lang", "en") as wall:
        wall.sees("1 of 2")
        wall.press("s", "2 of 2")
        wall.child.kill(signal.SIGKILL)
        wall.child.wait()
    with room(tmp_path, "--quiz", "--lang", "en") as wall:
        wall.sees("2 of 2")
        wall.child.send("q")
        assert wall.end() == 0
    with room(tmp_path) as wall:
        wall.sees("before: raise")
    assert kept(tmp_path).place == Place(topic=0)


def test_more_hands_than_people_are_refused_until_there_are_as_many(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.count("30", "80")
        wall.child.expect_exact("That is 110 hands, but only 40 people are in the room.")
        wall.child.expect_exact("[30] > ")
        wall.child.sendline("")
        wall.child.expect_exact("[80] > ")
        wall.child.sendline("11")
        wall.child.expect_exact("That is 41 hands, but only 40 people are in the room.")
        wall.child.expect_exact("[30] > ")
        wall.child.sendline("q")
        wall.sees("before: raise")
        assert counted(tmp_path, "zalo/find-by-phone", "before") is None
        wall.child.send("m")
        for typed in ("many", "0", "41"):
            wall.child.expect_exact("> ")
            wall.child.sendline(typed)
        wall.sees("before: raise")
        wall.count("30", "11", people=41)
        wall.sees("30")
        wall.child.send("c")
        wall.child.expect_exact("[30] > ")
        wall.child.send("\x04")
        wall.sees("before: raise")
    assert kept(tmp_path).people == 41
    assert counted(tmp_path, "zalo/find-by-phone", "before") == {"on": 30, "off": 11}


def test_too_many_hands_give_away_no_group_under_five(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.count("2", "70")
        wall.child.expect_exact("That is more hands than the 40 people in the room.")
        assert "72" not in str(wall.child.before)
        wall.child.expect_exact("[under 5] > ")
        wall.child.sendline("")
        wall.child.expect_exact("[70] > ")
        wall.child.sendline("q")
        wall.sees("before: raise")
        assert counted(tmp_path, "zalo/find-by-phone", "before") is None
        wall.child.send("q")
        assert wall.end() == 0


def test_while_counting_the_question_stands_above_and_b_goes_back(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path) as wall:
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.child.send("c")
        wall.child.expect_exact("Can a stranger who has your number find you on Zalo?")
        for shown, typed in (("[0]", "b"), ("[0]", "3"), ("[0]", "b"), ("[not shown]", "31"), ("[0]", "2")):
            wall.child.expect_exact(f"{shown} > ")
            wall.child.sendline(typed)
        wall.child.expect_exact("5 to 9 of 40 people did not raise a hand. Groups under 5 are not said.")
        for nothing in ("3", "n"):
            wall.child.expect_exact("Enter keeps it; b counts again")
            wall.child.expect_exact("> ")
            wall.child.sendline(nothing)
        wall.child.expect_exact("Enter keeps it; b counts again")
        wall.child.expect_exact("> ")
        wall.child.sendline("b")
        wall.child.expect_exact("[31] > ")
        wall.child.sendline("")
        wall.child.expect_exact("[under 5] > ")
        wall.child.sendline("9")
        wall.child.expect_exact("40 hands of 40 people: 0 did not raise a hand.")
        assert counted(tmp_path, "zalo/find-by-phone", "before") is None
        wall.child.sendline("")
        wall.sees("31")
    assert counted(tmp_path, "zalo/find-by-phone", "before") == {"on": 31, "off": 9}


@pytest.mark.parametrize(
    ("theme", "ground"), [("projector", "1;97;40"), ("light", "30;107"), ("dark", "37;40")]
)
def test_a_theme_paints_the_whole_wall_and_leaves_the_window_as_it_was(
    tmp_path: Path, theme: str, ground: str
) -> None:
    opened(tmp_path)
    log = StringIO()
    with room(tmp_path, "--lang", "en", "--theme", theme) as wall:
        wall.child.logfile_read = log
        wall.sees("The threat")
        wall.press("n", "before: raise")
        wall.child.send("q")
        wall.child.expect_exact("The session is kept.")
        assert wall.end() == 0
    drawn, _, after = log.getvalue().rpartition(CLEARED)
    assert drawn.endswith("\x1b[0m")
    assert "\x1b" not in after.replace("\x1b[0m", "")
    first = drawn.partition(CLEARED)[2]
    ends = first.replace(f"\x1b[0m\x1b[{ground}m", "")
    assert f"\x1b[0m\x1b[{ground}m{CLEARED}" in drawn
    assert ends.count("\x1b[0m") == 1, "every end of a style but the last goes on in the theme"


def test_the_quiz_alone(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path, "--quiz", "--lang", "en") as wall:
        wall.sees("1 of 2")
        wall.press("n", "→ A threat or a scam")
        wall.press("n", "2 of 2")
        wall.press("b", "→ A threat or a scam")


def test_a_session_without_a_quiz_gets_one(tmp_path: Path) -> None:
    path = opened(tmp_path)
    write_session(path, replace(read_session(path), agenda=AGENDA[:2]))
    with room(tmp_path, "--quiz", "--lang", "en") as wall:
        wall.sees("1 of 15")
    assert kept(tmp_path).agenda[-1].kind == "quiz"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(30, 100), (24, 80)])
def test_no_screen_is_wider_or_higher_than_the_wall(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    opened(tmp_path)
    rows, columns = size
    log = StringIO()
    with room(tmp_path, "--lang", language, size=size, NO_COLOR="1") as wall:
        wall.child.logfile_read = log
        for _step in range(12):
            wall.child.expect(CLOCK)
            wall.child.send("n")
        wall.child.expect(CLOCK)
        wall.child.send("q")
        wall.child.expect(pexpect.EOF)
    drawn = log.getvalue()
    screens = [screen.split("\n") for screen in drawn.split(CLEARED)[1:-1]]
    assert len(screens) == 13
    assert {len(screen) for screen in screens} == {rows}
    assert max(len(line.rstrip("\r")) for screen in screens for line in screen) < columns
    assert "\x1b" not in drawn.replace(CLEARED, "")


def test_a_screen_reader_gets_lines_and_no_sequence_but_those_of_the_keyboard(tmp_path: Path) -> None:
    opened(tmp_path)
    with room(tmp_path, "--lang", "en", "--plain", "--no-color") as wall:
        wall.child.expect(r"minute \d+ of \d+")
        shown = str(wall.child.before)
    assert not set("█▀▄•═") & set(shown)
    assert "\x1b" not in shown


def test_one_window_at_a_time_has_the_session(tmp_path: Path) -> None:
    path = opened(tmp_path)
    with held(path):
        ended = run(tmp_path, "session", "close", "--lang", "en")
    assert ended.returncode == 2
    assert ended.stderr.startswith("This session runs in another window.")
    assert open_session(tmp_path) == path


def test_start_asks_for_everything_on_a_terminal(tmp_path: Path) -> None:
    with terminal(tmp_path, "session", "start", "--lang", "en") as child:
        for question, answer in (
            ("What is the training called?", ""),
            ("Please type a title.", "Tập huấn"),
            ("Which office holds it?", ""),
            ("How many people?", "many"),
            ("Please type a number from 1 to 100000.", "40"),
            ("Which networks shall the room go through?", "zalo zallo"),
            ("is not in the list.", "zalo, Facebook"),
        ):
            child.expect_exact(question)
            child.sendline(answer)
        child.expect_exact("Chosen: Zalo, Facebook")
        child.expect_exact("How thorough")
        child.expect_exact("> ")
        child.sendline("9")
        child.expect_exact("Please type a number from 1 to 3.")
        child.expect_exact("> ")
        child.sendline("2")
        child.expect_exact("How many minutes?")
        child.sendline("60")
        child.expect_exact("To begin: privacy-audit session ask")
        child.expect(pexpect.EOF)
    room_kept = kept(tmp_path)
    assert (room_kept.title, room_kept.office, room_kept.people) == ("Tập huấn", "", 40)
    assert room_kept.level == "standard"
    assert room_kept.networks == ("zalo", "facebook")
    assert sum(item.minutes for item in room_kept.agenda) == 60


def test_start_asks_nothing_where_title_people_and_networks_are_given(tmp_path: Path) -> None:
    given = ("--title", "Tập huấn", "--people", "40", "--networks", "zalo", "--lang", "vi")
    with terminal(tmp_path, "session", "start", *given) as child:
        child.expect_exact("privacy-audit session ask")
        child.expect(pexpect.EOF)
    assert (kept(tmp_path).level, kept(tmp_path).language) == ("quick", "vi")


def test_a_real_page_is_asked_about_twice(tmp_path: Path) -> None:
    opened(tmp_path)
    for keys, code in (("n", 130), ("yn", 130)):
        with terminal(tmp_path, "scan", "https://example.com/an", "--yes", "--lang", "en") as child:
            for key, question in zip(keys, ("this is a real page", "Everybody who sees"), strict=False):
                child.expect_exact(question)
                child.expect_exact("> ")
                child.send(key)
            child.expect_exact("Nothing was opened.")
            child.expect(pexpect.EOF)
            child.close()
            assert child.exitstatus == code
