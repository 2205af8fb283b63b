"""`history`: the list, the difference, and that nothing is left after `purge`."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from privacy_audit.history import FILE
from tests.cli.program import run

FIRST = """
platform = "android"
[answers]
"zalo/find-by-phone" = "on"
"facebook/friends-list" = "public"
"""
SECOND = """
[answers]
"zalo/find-by-phone" = "off"
"facebook/friends-list" = "unsure"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which two audits are kept."""
    for name, text in (("first", FIRST), ("second", SECOND)):
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        assert run(tmp_path / "home", "check", "--answers", str(tmp_path / f"{name}.toml")).returncode == 0
    return tmp_path / "home"


def store(home: Path) -> Path:
    return home / "default" / FILE


def change(home: Path, statement: str, *values: object) -> None:
    """Write into the store as somebody else could."""
    database = sqlite3.connect(store(home))
    database.execute(statement, values)
    database.commit()
    database.close()


def data(home: Path, *arguments: str) -> Any:
    ended = run(home, "history", *arguments, "--format", "json")
    assert ended.returncode in (0, 1, 3), ended.stderr
    return json.loads(ended.stdout)


# --- list ------------------------------------------------------------------------------------


def test_the_list_is_empty_at_first(tmp_path: Path) -> None:
    assert data(tmp_path, "list") == {"schema": "privacy-audit.history/1", "audits": [], "under_way": 0}
    assert "There is no audit yet" in run(tmp_path, "history", "list").stdout


def test_the_list_has_a_row_for_each_audit(home: Path) -> None:
    rows = data(home, "list")["audits"]
    assert [(row["number"], row["answered"]) for row in rows] == [(1, 2), (2, 1)]
    assert all(row["questions"] > 20 for row in rows)  # all that these networks ask
    assert all(row["readable"] and row["score"]["low"] < row["score"]["high"] for row in rows)
    assert rows[0]["networks"] == ["zalo", "facebook"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_list_fits_80_columns_and_draws_the_course(home: Path, language: str) -> None:
    text = run(home, "history", "list", "--lang", language).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert any(block in text for block in "▁▂▃▄▅▆▇█")
    plain = run(home, "history", "list", "--lang", language, "--plain").stdout
    assert not any(block in plain for block in "▁▂▃▄▅▆▇█•─═")


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_list_and_the_difference_have_every_form(home: Path, form: str) -> None:
    for command in ("list", "diff"):
        ended = run(home, "history", command, "--format", form, "--lang", "en")
        assert ended.returncode == 0, ended.stderr
        assert "2" in ended.stdout


def test_a_damaged_audit_is_listed_and_named(home: Path) -> None:
    change(home, "UPDATE audits SET record = x'7b', created = 'some day' WHERE number = 1")
    [damaged, sound] = data(home, "list")["audits"]
    assert (damaged["number"], damaged["readable"], damaged["created"]) == (1, False, None)
    assert sound["readable"]
    text = run(home, "history", "list", "--lang", "en").stdout
    assert "Audit 1, its day is lost" in text
    assert "It cannot be read" in text
    ended = run(home, "history", "diff", "--lang", "en")
    assert ended.returncode == 2
    assert "Audit 1 cannot be read" in ended.stderr
    assert run(home, "report", "--lang", "en").returncode == 0


# --- diff ------------------------------------------------------------------------------------


def test_the_difference_of_the_last_two_is_the_default(home: Path) -> None:
    difference = data(home, "diff")
    assert (difference["before"]["number"], difference["after"]["number"]) == (1, 2)
    assert [one["question"] for one in difference["fixed"]] == ["zalo/find-by-phone"]
    assert [one["question"] for one in difference["unseen"]] == ["facebook/friends-list"]
    assert difference["new"] == difference["still"] == difference["first_seen"] == []
    back = data(home, "diff", "2", "1")
    assert [one["question"] for one in back["new"]] == ["zalo/find-by-phone"]
    itself = data(home, "diff", "2")
    assert (itself["before"]["number"], itself["after"]["number"]) == (2, 2)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_difference_fits_80_columns(home: Path, language: str) -> None:
    text = run(home, "history", "diff", "--lang", language).stdout
    assert max(map(len, text.splitlines())) <= 80
    assert "Zalo: " in text


def test_a_page_that_is_no_longer_reached_is_not_fixed(home: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Lan</h1><p>Zalo 0912 345 678</p>", encoding="utf-8")
    assert run(home, "scan", str(page), "--keep").returncode == 0
    page.write_text("<h1>Lan</h1><p>Xin chào mọi người, mình là Lan.</p>", encoding="utf-8")
    assert run(home, "scan", str(page), "--keep").returncode == 0
    assert run(home, "check", "--answers", str(tmp_path / "second.toml")).returncode == 0
    found = [{"first_seen": 1}, {"fixed": 1}, {}]
    for number, expected in enumerate(found, 3):
        difference = data(home, "diff", str(number - 1), str(number))
        words = ("fixed", "new", "still", "unseen", "first_seen")
        phones = {name: sum(one["type"] == "exposure" for one in difference[name]) for name in words}
        assert {name: many for name, many in phones.items() if many} == expected
    assert [one["masked"] for one in data(home, "diff", "3", "5")["unseen"]] == ["09•• ••• •78"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["diff", "1", "7"], "no audit number 7"),
        (["diff", "x"], "not a valid integer"),
        (["diff", "0"], "range"),
    ],
)
def test_what_cannot_be_compared_is_refused(home: Path, arguments: list[str], sentence: str) -> None:
    ended = run(home, "history", *arguments, "--lang", "en")
    assert ended.returncode == 2
    assert sentence in ended.stderr
    assert ended.stdout == ""


def test_one_audit_cannot_be_compared(home: Path) -> None:
    change(home, "DELETE FROM audits WHERE number = 1")
    ended = run(home, "history", "diff", "--lang", "en")
    assert ended.returncode == 2
    assert "Two audits are needed" in ended.stderr


def test_the_report_says_what_the_score_was_last_time(home: Path) -> None:
    assert "Last time, on " in run(home, "report", "--lang", "en").stdout
    assert "Last time" not in run(home, "report", "1", "--lang", "en").stdout
    change(home, "UPDATE audits SET record = x'7b' WHERE number = 1")
    assert "Last time" not in run(home, "report", "--lang", "en").stdout


# --- purge -----------------------------------------------------------------------------------


def test_without_a_terminal_nothing_is_deleted_unless_yes_is_typed(home: Path) -> None:
    for value in ("", "1"):
        ended = run(home, "history", "purge", "--lang", "en", PRIVACY_AUDIT_YES=value)
        assert ended.returncode == 2
        assert "add --yes" in ended.stderr
    assert store(home).exists()


def test_purge_leaves_nothing_behind_and_says_so(home: Path) -> None:
    (home / "language").write_text("en", encoding="ascii")
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert ended.returncode == 0
    said = " ".join(ended.stderr.split())
    assert "audits: 2; answers of a check under way: 0" in said
    assert "audits.sqlite" in said
    assert "cannot be brought back" in said
    assert list(home.iterdir()) == []
    again = run(home, "history", "purge", "--yes", "--lang", "en")
    assert (again.returncode, "Nothing is kept" in again.stderr) == (0, True)
    assert list(home.iterdir()) == []


def test_a_damaged_store_can_be_deleted(home: Path) -> None:
    store(home).write_bytes(b"no database at all" * 100)
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert "can be deleted all the same" in " ".join(ended.stderr.split())
    assert not (home / "default").exists()


def test_what_is_not_ours_stays(home: Path) -> None:
    (home / "default" / "diary.txt").write_text("mine", encoding="utf-8")
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert "Left as it is, because privacy-audit did not make it: diary.txt." in " ".join(
        ended.stderr.split()
    )
    assert [path.name for path in (home / "default").iterdir()] == ["diary.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
def test_a_link_is_not_followed_and_ends_with_4(home: Path, tmp_path: Path) -> None:
    elsewhere = (home / "default").rename(tmp_path / "elsewhere")
    (home / "default").symlink_to(elsewhere)
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert ended.returncode == 4
    assert "is a link" in " ".join(ended.stderr.split())
    assert (elsewhere / FILE).exists()


def test_only_what_is_older_is_deleted(home: Path) -> None:
    change(home, "UPDATE audits SET created = '2020-01-01T00:00:00+00:00' WHERE number = 1")
    nothing = run(home, "history", "purge", "--older-than", "36500", "--yes", "--lang", "en")
    assert "Nothing was deleted" in nothing.stderr
    ended = run(home, "history", "purge", "--older-than", "30", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert "Deleted audits: 1." in ended.stderr
    assert [row["number"] for row in data(home, "list")["audits"]] == [2]


def test_an_audit_whose_day_is_lost_is_not_taken_for_old(home: Path) -> None:
    change(home, "UPDATE audits SET created = 'long ago' WHERE number = 1")
    ended = run(home, "history", "purge", "--older-than", "1", "--yes", "--lang", "en")
    assert "therefore stay: 1" in ended.stderr
    assert len(data(home, "list")["audits"]) == 2


def test_quiet_says_nothing_when_yes_was_typed(home: Path) -> None:
    ended = run(home, "history", "purge", "--yes", "--quiet")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


if os.name != "nt":
    from tests.cli.test_terminal import end, terminal

    @pytest.mark.parametrize(("language", "key"), [("vi", "c"), ("en", "y")])
    @pytest.mark.parametrize("columns", [40, 80])
    def test_one_key_in_ones_language_deletes(home: Path, language: str, key: str, columns: int) -> None:
        with terminal(home, "history", "purge", "--lang", language, columns=columns) as child:
            child.expect("> ")
            shown = child.before or ""
            assert max(map(len, shown.splitlines())) <= columns
            child.send(key)
            assert end(child) == 0
        assert not (home / "default").exists()

    @pytest.mark.parametrize(
        ("key", "code"), [("n", 0), ("\r", 0), ("\x04", 0), ("c", 0), (" ", 0), ("\x03", 130)]
    )
    def test_any_other_key_deletes_nothing(home: Path, key: str, code: int) -> None:
        with terminal(home, "history", "purge", "--lang", "en", "--quiet") as child:
            child.expect("audits: 2")
            child.expect("> ")
            child.send(key)
            assert end(child) == code
        assert store(home).exists()
