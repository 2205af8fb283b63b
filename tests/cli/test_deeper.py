"""What is done at a level is not done altogether: the next level is named, and how to take back is too."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from tests.cli.program import run

CHECKLISTS = Path(__file__).resolve().parents[2] / "checklists"


def closed(home: Path, *levels: str) -> None:
    """Keep an audit of Zalo in which every question of these levels has its best answer."""
    questions = Library(CHECKLISTS).networks(("zalo",))["zalo"].questions
    lines = [f'"zalo/{one.id}" = "{one.recommended}"' for one in questions if one.level in levels]
    (home / "answers.toml").write_text("[answers]\n" + "\n".join(lines) + "\n", encoding="utf-8")
    ended = run(home, "check", "zalo", "--level", "quick", "--answers", str(home / "answers.toml"), "--quiet")
    assert ended.returncode == 0, ended.stderr


def told(home: Path, level: str) -> str:
    """What `check --todo` says on a terminal where nothing is left to ask."""
    from tests.cli.test_terminal import terminal

    arguments = ("check", "zalo", "--todo", "--level", level, "--platform", "android", "--lang", "en")
    with terminal(home, *arguments) as child:
        return " ".join(child.read().split())


@pytest.mark.skipif(os.name == "nt", reason="left out: Windows has no pseudo-terminals to type into")
def test_with_nothing_left_at_a_level_the_next_one_is_named(tmp_path: Path) -> None:
    closed(tmp_path, "quick")
    assert told(tmp_path, "quick") == (
        "Nothing is left to do at this level. The next level asks more: privacy-audit check zalo --todo "
        "--level standard"
    )
    closed(tmp_path, "quick", "standard", "full")
    assert told(tmp_path, "quick") == "Nothing is left to do here. Thank you."


def test_a_quick_check_says_first_that_it_was_quick(tmp_path: Path) -> None:
    closed(tmp_path, "quick")
    report = " ".join(run(tmp_path, "report", "--lang", "en").stdout.split())
    assert "Only the quick level was asked: Zalo 7 of 24 questions." in report
    assert report.index("Only the quick level") < report.index("The score")
    assert "Nothing is left to do that" not in report


def test_accepting_names_the_command_that_takes_it_back(tmp_path: Path) -> None:
    (tmp_path / "me.html").write_text("<p>Điện thoại: 0912 345 678</p>", encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "me.html"), "--keep", "--quiet")
    listed = run(tmp_path, "history", "accept", "--lang", "en").stdout
    name = next(word.strip("(,") for word in listed.split() if word.startswith("(p-"))
    until = str(date.today() + timedelta(days=30))
    said = run(
        tmp_path, "history", "accept", name, "--until", until, "--because", "customers call", "--lang", "en"
    )
    assert f"To take it back: privacy-audit history accept {name} --remove" in " ".join(
        (said.stdout + said.stderr).split()
    )
    assert run(tmp_path, "history", "accept", name, "--remove").returncode == 0
