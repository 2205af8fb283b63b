"""The small menus before a check: every one can be left, a wrong choice can be taken back, and what was begun
is gone on with, at its own level."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

from tests.cli.program import run
from tests.cli.test_terminal import check, end, terminal
from tests.cli.test_way_back import rest

NONE_BEFORE = "This is the first question: there is none before it."


def test_a_wrong_choice_is_taken_back_question_by_question(tmp_path: Path) -> None:
    with terminal(tmp_path, "--lang", "en") as child:
        child.expect("q to leave")
        child.sendline("b")
        child.expect_exact(NONE_BEFORE)
        child.expect("\r\n> $")
        child.sendline("zalo")
        child.expect("Which device")
        child.expect("b\u00a0back · q\u00a0leave")
        child.send("?")
        child.expect("Please press a number from 1 to 3.")
        child.send("1")
        child.expect("How thorough")
        child.expect("b\u00a0back · q\u00a0leave")
        child.send("b")
        child.expect("Which device")
        child.expect("> $")
        child.send("b")
        child.expect("Which of these do you use")
        child.expect("q to leave")
        child.sendline("viber")
        child.expect("Chosen: Viber")
        child.expect("Which device")
        child.expect("> $")
        child.send("2")
        child.expect("How thorough")
        child.expect("> $")
        child.send("1")
        child.expect("Viber · question 1 of 7")
        child.expect("Where to look on an iPhone")


@pytest.mark.parametrize("key", ["q", "\x03", "\x04"])
def test_each_of_them_is_left_with_the_command_that_leads_here_again(tmp_path: Path, key: str) -> None:
    typed = ("check", "zalo", "--level", "quick")
    with terminal(tmp_path, *typed, "--profile", "hoa", "--lang", "en", "--no-color") as child:
        child.expect("Which device")
        child.expect("needed\\.\r\nq\u00a0leave\r\n> $")  # nothing is before it
        child.send("b")
        child.expect_exact(NONE_BEFORE)
        child.expect("> $")
        child.send(key)
        again = "privacy-audit check zalo --level quick --profile hoa"
        assert rest(child).endswith(f"Stopped. Nothing was changed. To begin again: {again}")
        child.close()
        assert child.exitstatus == 130


def test_the_first_menu_of_all_is_left_too(tmp_path: Path) -> None:
    with terminal(tmp_path) as child:
        child.expect("q\u00a0thoát / q\u00a0leave")
        child.send("q")
        assert "privacy-audit" in rest(child)
    assert not (tmp_path / "language").exists()


def test_only_a_check_of_the_same_networks_is_gone_on_with_at_its_level(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of 7")
        child.expect("> $")
        child.send("s")
        child.expect("question 2 of 7")
        child.expect("> $")
        child.send("q")
        assert end(child) == 0
    with terminal(tmp_path, "check", "zalo", "--lang", "en") as child:
        child.expect("question 2 of 7")
        child.expect("> $")
        child.send("q")
        assert end(child) == 0
    with terminal(tmp_path, "check", "viber", "--lang", "en") as child:
        child.expect("question 1 of 11")


@pytest.mark.parametrize(
    ("typed", "named"),
    [("zalo", "zalo"), ("Zalo", "zalo"), ("fb", "facebook")],
)
def test_a_network_in_place_of_a_command_is_answered_with_the_command(
    tmp_path: Path, typed: str, named: str
) -> None:
    ended = run(tmp_path, "--profile", "hoa", typed, "--lang", "en")
    assert ended.returncode == 2
    told = f"“{typed}” is a network, not a command. To check it: privacy-audit check {named} --profile hoa\n"
    assert (ended.stdout, ended.stderr) == ("", told)


@pytest.mark.parametrize("typed", ["zalos", "chek", "0912345678"])
def test_any_other_word_is_no_command_as_before(tmp_path: Path, typed: str) -> None:
    ended = run(tmp_path, typed, "--lang", "en")
    assert ended.returncode == 2
    assert "No such command" in ended.stderr
    assert "is a network" not in ended.stderr
