"""Pages that were looked at count on when only questions are answered: a page does not vanish by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import run

PAGE = "<html lang=vi><title>Lan</title><h1>Lan</h1><p>ĐT: 0912 345 678</p></html>"
WALL = "<html><title>Log in</title><form><input type=password></form></html>"
ANSWERS = '[answers]\n"zalo/find-by-phone" = "off"\n'


def audit(home: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(home, "report", "--format", "json").stdout)
    return read


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A home in which a page and a login page were looked at and kept, and a file of answers beside it."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "wall.html").write_text(WALL, encoding="utf-8")
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "page.html"), str(tmp_path / "wall.html"), "--keep")
    return tmp_path


def test_an_audit_without_earlier_pages_carries_none(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    run(tmp_path, "check", "--answers", str(tmp_path / "answers.toml"))
    assert audit(tmp_path)["targets"] == []
    assert audit(tmp_path)["pages_of"] is None


def test_answers_alone_leave_what_was_found_and_what_was_not_seen(scanned: Path) -> None:
    before = audit(scanned)
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    after = audit(scanned)
    assert after["exposures"] == before["exposures"] != []
    assert (after["targets"], after["gaps"]) == (before["targets"], before["gaps"])
    assert after["pages_of"] == before["created"]
    assert after["score"]["low"] >= before["score"]["low"]
    assert after["score"]["high"] == before["score"]["high"] == 100


def test_the_day_of_the_pages_stays_over_several_audits(scanned: Path) -> None:
    first = audit(scanned)["created"]
    for _ in range(2):
        run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    assert audit(scanned)["pages_of"] == first


def test_the_report_says_that_nobody_looked_again(scanned: Path) -> None:
    said = run(scanned, "check", "--answers", str(scanned / "answers.toml"), "--lang", "en").stdout
    assert "not again this time" in " ".join(said.split())


def test_the_comparison_calls_carried_pages_not_seen_this_time(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    compared = json.loads(run(scanned, "history", "diff", "--format", "json").stdout)
    assert [one["kind"] for one in compared["unseen"]] == ["phone"]
    assert compared["fixed"] == compared["still"] == []


def test_a_scan_that_is_kept_afterwards_is_of_its_own_day(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    run(scanned, "scan", str(scanned / "page.html"), "--keep")
    assert audit(scanned)["pages_of"] is None
    assert len(audit(scanned)["targets"]) == 1
