"""The walk on a real terminal, typed as a person types."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, environment, run

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

import click
import pexpect

QUESTIONS = 7  # Zalo's quick ones


@contextmanager
def terminal(
    home: Path, *arguments: str, rows: int = 24, columns: int = 80, **more: str
) -> Iterator[pexpect.spawn[str]]:
    """The program on a pseudo-terminal."""
    child: pexpect.spawn[str] = pexpect.spawn(
        PROGRAM[0],
        [*PROGRAM[1:], *arguments],
        env=environment(home, TERM="xterm", **more),
        dimensions=(rows, columns),
        encoding="utf-8",
        timeout=20,
    )
    try:
        yield child
    finally:
        child.close(force=True)


def check(home: Path, *more: str) -> tuple[Path, str, str, str, str, str, str, str]:
    return (home, "check", "zalo", "--level", "quick", "--platform", "android", "--lang", *(more or ("en",)))  # type: ignore[return-value]


def end(child: pexpect.spawn[str]) -> int | None:
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus


def test_it_asks_in_order_and_ends_with_the_report(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        for number in range(1, QUESTIONS + 1):
            child.expect(f"question {number} of {QUESTIONS}")
            child.expect("> ")
            child.send("s")
        child.expect("The score")
        assert end(child) == 0


def test_why_back_and_unknown_keys(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("b")
        child.expect("the first question: there is none before it")
        child.send("?")
        child.expect("blackmailer")
        child.send("z")
        child.expect("one of the keys shown above")
        child.send("9")
        child.expect("one of the keys shown above")
        child.send("r")
        child.expect("no direct page")
        child.send("2")
        child.expect("nothing to do here")
        child.expect("question 2 of")
        child.send("b")
        child.expect("question 1 of")
        child.expect("your answer")
        child.send("\r")
        child.expect("question 2 of")


def test_enter_by_habit_does_nothing_and_is_told_once(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("no\u00a0Enter\u00a0needed")
        child.expect("> ")
        child.send("\r")
        child.expect("Enter is not needed here")
        child.expect("> ")
        child.send("\r")
        child.expect("> ")
        assert "Enter" not in (child.before or "")
        child.send("s")
        child.expect("question 2 of")
        child.expect("> ")
        child.send("\r")
        child.expect("> ")
        assert "needed here" not in (child.before or "")


@pytest.mark.parametrize(("lines", "columns"), [(24, 80), (30, 100)])
def test_a_code_stands_whole_in_the_window_until_a_key_is_pressed(
    tmp_path: Path, lines: int, columns: int
) -> None:
    facebook = (tmp_path, "check", "facebook", "--level", "quick", "--platform", "android", "--lang", "en")
    with terminal(*facebook, "--no-color", columns=columns) as child:
        child.setwinsize(lines, columns)
        child.expect("question 1 of")
        child.expect("> $")
        child.send("r")
        child.expect("https://[^\r]*\r\n")
        child.expect("Any key: back to the question.$")
        below = f"{child.before}{child.after}".splitlines()
        assert len(below) <= lines
        assert sum(set(line) <= set("█▀▄ ") for line in below) >= 15
        assert len(below[-1]) <= columns
        child.send("x")
        child.expect("1–4\u00a0answer")
        child.send("1")
        child.expect("Better: ")


def test_a_code_that_does_not_fit_gives_way_to_the_address(tmp_path: Path) -> None:
    facebook = (tmp_path, "check", "facebook", "--level", "quick", "--platform", "android", "--lang", "en")
    with terminal(*facebook, columns=80, LINES="18") as child:
        child.expect("question 1 of")
        child.send("r")
        child.expect("The code does not fit into this window: it needs 37 columns and 20 lines")
        child.expect("https://www.facebook.com/settings/")
        child.expect("1–4\u00a0answer")


def test_an_open_setting_leads_to_the_better_choice(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("1")
        child.expect("Better: ")
        child.send("d")
        child.expect("settled now")
        child.expect("question 2 of")
        child.send("1")
        child.expect("Better: ")
        child.send("\r")
        child.expect("question 3 of")
        child.send("q")
        child.expect("Your answers are kept")
        assert end(child) == 0


def test_a_choice_that_is_good_enough_is_said_with_the_tighter_one(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("2")
        child.expect("question 2 of")
        child.send("2")
        child.expect("All right. Tighter still: choose No, my face is not in it or")
        child.expect("question 3 of")


@pytest.mark.parametrize(
    ("theme", "prompt", "progress"),
    [("light", "1", "38;5;59"), ("dark", "1", "90"), ("projector", "1;97;40", "97;40")],
)
def test_the_questions_have_the_colours_of_the_theme(
    tmp_path: Path, theme: str, prompt: str, progress: str
) -> None:
    with terminal(*check(tmp_path), "--theme", theme) as child:
        child.expect_exact(f"\x1b[{progress}mZalo · question 1 of {QUESTIONS}")
        child.expect_exact(f"\x1b[{prompt}mCan a stranger")
        child.expect("> ")
        lines = click.unstyle(child.before or "").splitlines()
        assert max(map(len, lines)) < (61 if theme == "projector" else 80)


@pytest.mark.parametrize("way", ["--plain", "--no-color"])
def test_without_colours_no_code_is_sent(tmp_path: Path, way: str) -> None:
    with terminal(*check(tmp_path), "--theme", "light", way) as child:
        child.expect("question 1 of")
        child.expect("> ")
        assert "\x1b" not in (child.before or "")


def test_a_question_for_a_line_is_broken_between_words(tmp_path: Path) -> None:
    with terminal(tmp_path, "check", "--lang", "en", columns=40) as child:
        child.expect_exact("Type their numbers or names with\r\nspaces between, then Enter (q to\r\nleave): ")
        child.sendline("nothing")
        child.expect_exact("“nothing” is not in the list. For\r\nexample: 1 2\r\n> ")
        child.sendline("q")
        child.expect("Nothing was changed")
        assert end(child) == 130


def test_a_line_that_is_waited_for_ends_in_order(tmp_path: Path) -> None:
    with terminal(tmp_path, "check", "--lang", "en") as child:
        child.expect("q to leave")
        child.kill(signal.SIGTERM)
        child.expect("Nothing was changed")
        assert end(child) == 130


def test_an_answer_counts_also_when_one_leaves_right_after_it(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("1")
        child.expect("Better: ")
        child.send("q")
        assert end(child) == 0
    with terminal(*check(tmp_path)) as child:
        child.expect("question 2 of")
        child.send("b")
        child.expect("your answer")


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("s", "You have been through all these questions; 7 are not answered yet"),
        ("n", "You have answered all these questions"),
    ],
)
def test_a_walk_that_is_over_says_so_and_a_dragged_page_is_read(tmp_path: Path, key: str, told: str) -> None:
    page = tmp_path / "my page.html"
    page.write_text("<p>ĐT: 0912 345 678</p>", encoding="utf-8")
    with terminal(*check(tmp_path)) as child:
        for number in range(1, QUESTIONS):
            child.expect(f"question {number} of")
            child.expect("> $")
            child.send(key)
        child.expect(f"question {QUESTIONS} of")
        child.expect("> $")
        child.send("q")
        assert end(child) == 0
    with terminal(tmp_path, "--lang", "en") as child:
        child.expect("1 question left")
        child.expect("> $")
        child.send(key)
        child.expect("drag the file")
        child.sendintr()
        child.expect("answers are kept")
    with terminal(tmp_path, "--lang", "en") as child:
        child.expect(told)
        child.expect("\r\n> ")
        child.sendline(str(page).replace(" ", "\\ "))
        child.expect("Noted")
        child.sendline("")
        child.expect("pages read: 1")


def test_leaving_and_coming_back_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("s")
        child.expect("question 2 of")
        child.send("q")
        assert end(child) == 0
    with terminal(tmp_path, "check", "--lang", "en") as child:
        child.expect("go on where you stopped: 6 questions left")
        child.expect("question 2 of")


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0)])
def test_control_c_and_control_d_keep_what_was_answered(tmp_path: Path, key: str, code: int) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("u")
        child.expect("question 2 of")
        child.send(key)
        child.expect("answers are kept")
        assert end(child) == code
    with terminal(*check(tmp_path)) as child:
        child.expect("question 2 of")


def test_a_kill_loses_at_most_the_answer_in_flight(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        for number in (1, 2, 3):
            child.expect(f"question {number} of")
            child.send("s")
        child.expect("question 4 of")
        child.kill(signal.SIGKILL)
        child.wait()
    with terminal(*check(tmp_path)) as child:
        child.expect("question 4 of")


def test_only_what_is_still_open_is_asked_with_todo(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    run(tmp_path, "check", "zalo", "--answers", str(tmp_path / "answers.toml"))
    with terminal(*check(tmp_path, "en", "--todo")) as child:
        child.expect(f"question 1 of {QUESTIONS - 1}")


def test_what_was_accepted_is_not_asked_again_with_todo(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "on"\n', encoding="utf-8")
    run(tmp_path, "check", "zalo", "--answers", str(tmp_path / "answers.toml"))
    until = ("--until", str(date.today() + timedelta(days=30)), "--because", "customers call me")
    assert run(tmp_path, "history", "accept", "zalo/find-by-phone", *until).returncode == 0
    with terminal(*check(tmp_path, "en", "--todo")) as child:
        child.expect(f"question 1 of {QUESTIONS - 1}")


def test_the_bare_name_leads_through_everything_in_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "trang.html").write_text("<p>ĐT: 0912 345 678</p>", encoding="utf-8")
    with terminal(tmp_path) as child:
        child.expect("Which language")
        child.send("1")
        child.expect("Chào bạn")
        child.expect("để thoát")
        child.sendline("mặt trời")
        child.expect("không có trong danh sách")
        child.sendline("zalo")
        child.expect("thiết bị nào")
        child.send("1")
        child.expect("kỹ đến đâu")
        child.send("1")
        child.expect("câu 1/")
        while child.expect(["> $", "trang công khai của bạn"]) == 0:
            child.send("s")
        child.expect("Enter để đi tiếp:\r\n> ")
        child.sendline("facebook.com/ai-do")
        child.expect("https://facebook.com/ai-do[^\n]*\r\n> ")  # the question itself is not asked again
        child.sendline(str(tmp_path / "trang.html"))
        child.expect("Đã ghi nhận")
        child.sendline("")
        child.expect("Điểm lộ thông tin")
        assert end(child) == 0
    kept = json.loads(run(tmp_path, "report", "--format", "json").stdout)
    assert kept["networks"] == ["zalo"]
    assert [one["masked"] for one in kept["exposures"]] == ["09•• ••• •78"]
    assert "Tôi lộ đến đâu" in run(tmp_path, "report").stdout  # the language is remembered


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_line_is_longer_than_the_screen(tmp_path: Path, language: str, columns: int) -> None:
    with terminal(*check(tmp_path, language), columns=columns, NO_COLOR="1") as child:
        child.expect("> ")
        shown = child.before or ""
        child.send("1")
        child.expect("> ")
        shown += child.before or ""
    assert shown
    assert max(len(line) for line in shown.splitlines()) <= columns
    assert "\x1b" not in shown


def test_the_interpreter_is_the_one_under_test() -> None:
    assert PROGRAM[0] == sys.executable
