"""`history accept`: what it asks at a terminal, and what it gives as an example."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.program import run

RISK = "zalo/find-by-phone"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with an audit in which one question is open."""
    answers = tmp_path / "answers.toml"
    answers.write_text(f'[answers]\n"{RISK}" = "on"\n', encoding="utf-8")
    assert run(tmp_path, "check", "zalo", "--level", "quick", "--answers", str(answers)).returncode == 0
    return tmp_path


def listed(home: Path, page: str) -> str:
    """What can be accepted after a look at a page, in one line."""
    (home / "page.html").write_text(page, encoding="utf-8")
    run(home, "scan", str(home / "page.html"), "--keep")
    return " ".join(run(home, "history", "accept", "--lang", "en").stdout.split())


@pytest.mark.parametrize(
    ("page", "example", "reason"),
    [
        ("<p>CCCD: 001203004567</p>", rf"accept {RISK} --until", "I need it for my work"),
        (
            "<p>CCCD: 001203004567, ĐT: 0912 345 678, a@example.com</p>",
            "accept p-",
            "customers must be able to call me",
        ),
    ],
)
def test_the_example_is_never_the_worst_that_was_found(
    home: Path, page: str, example: str, reason: str
) -> None:
    said = listed(home, page)
    assert "For example: privacy-audit history accept n-" not in said
    assert f"privacy-audit history {example}" in said
    assert said.endswith(f'--because "{reason}"')


def test_without_a_terminal_both_are_demanded(home: Path) -> None:
    ended = run(home, "history", "accept", RISK, "--lang", "en")
    assert ended.returncode == 2
    assert " ".join(ended.stderr.split()).startswith(
        f"Until when, and why? For example: privacy-audit history accept {RISK} --until "
    )


if os.name != "nt":
    from tests.cli.test_terminal import end, terminal

    ACCEPT = ("history", "accept", RISK, "--lang", "en")

    def test_at_a_terminal_both_are_asked_for_until_they_are_right(home: Path) -> None:
        day = date.today() + timedelta(days=30)
        with terminal(home, *ACCEPT) as child:
            child.expect("Until which day")
            child.sendline("tomorrow")
            child.expect("is not a day")
            child.expect("Until which day")
            child.sendline(f"{day:%d/%m/%Y}")
            child.expect("Why do you need it open")
            child.sendline("")
            child.expect("Please say why")
            child.expect("Why do you need it open")
            child.sendline("Khách gọi")
            child.expect(f"Accepted until {day}")
            assert end(child) == 0
        assert "Khách gọi" in run(home, "history", "list", "--accepted").stdout

    @pytest.mark.parametrize("key", ["q\r", "\x03", "\x04"])
    def test_who_leaves_there_has_changed_nothing(home: Path, key: str) -> None:
        with terminal(home, *ACCEPT, "--because", "Khách gọi") as child:
            child.expect("Until which day")
            child.send(key)
            child.expect("Stopped. Nothing was changed.")
            assert end(child) == 130
        assert "Khách gọi" not in run(home, "history", "list", "--accepted").stdout

    def test_nothing_is_asked_about_what_is_not_there(home: Path) -> None:
        with terminal(home, "history", "accept", "p-9999", "--lang", "en") as child:
            child.expect("is not in your audits")
            assert end(child) == 2
