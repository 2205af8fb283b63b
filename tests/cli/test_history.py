"""`history`: the list, the difference, accepting, undoing, and that nothing is left after `purge`."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import time
from datetime import date, timedelta
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
    assert data(tmp_path, "list") == {
        "schema": "privacy-audit.history/1",
        "audits": [],
        "under_way": 0,
        "lost_answers": 0,
        "accepted": [],
        "damaged": [],
        "profile": None,
        "profiles": [],
    }
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


def test_the_difference_begins_with_what_was_not_seen_and_has_no_answer(home: Path, tmp_path: Path) -> None:
    wall = tmp_path / "wall.html"
    wall.write_text("<title>Log in</title><form><input type=password></form>", encoding="utf-8")
    assert run(home, "scan", str(wall), "--keep", "--quiet").returncode == 3
    ended = run(home, "history", "diff", "--lang", "en", COLUMNS="300")
    assert ended.returncode == 3
    text = " ".join(ended.stdout.split())
    places = [
        text.index(one)
        for one in (
            "What could NOT be seen, or was not asked",
            "wall.html Strangers are asked to log in there",
            "! Questions without an answer: ",
            "Not sure: 1;",
            "The score ─",
            "In short ─",
        )
    ]
    assert places == sorted(places)


def test_what_went_from_a_page_is_fixed_also_where_a_later_audit_only_took_the_page_over(
    home: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text("<h1>Lan</h1><p>Zalo 0912 345 678</p>", encoding="utf-8")
    assert run(home, "scan", str(page), "--keep").returncode == 0
    page.write_text("<h1>Lan</h1><p>Xin chào mọi người, mình là Lan.</p>", encoding="utf-8")
    time.sleep(1.1)  # audits tell moments by the second
    assert run(home, "scan", str(page), "--keep").returncode == 0
    assert run(home, "check", "--answers", str(tmp_path / "second.toml")).returncode == 0
    found = [{"first_seen": 1}, {"fixed": 1}, {}]
    for number, expected in enumerate(found, 3):
        difference = data(home, "diff", str(number - 1), str(number))
        words = ("fixed", "new", "still", "unseen", "first_seen")
        phones = {name: sum(one["type"] == "exposure" for one in difference[name]) for name in words}
        assert {name: many for name, many in phones.items() if many} == expected
    assert [one["masked"] for one in data(home, "diff", "3", "5")["fixed"]] == ["09•• ••• •78"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["diff", "1", "7"], "no audit number 7"),
        (["diff", "x"], "not a valid whole number"),
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


# --- accept ----------------------------------------------------------------------------------

IN_90_DAYS = date.today() + timedelta(days=90)
FRIENDS = "facebook/friends-list"


def accept(home: Path, risk: str, *more: str, until: date = IN_90_DAYS) -> subprocess.CompletedProcess[str]:
    because = ("--because", "Khách cần gọi mình")
    return run(home, "history", "accept", risk, "--until", str(until), *because, "--lang", "en", *more)


def said(ended: subprocess.CompletedProcess[str]) -> str:
    """What was said, as one line."""
    return " ".join(ended.stderr.split())


def test_a_reason_by_another_name_is_answered_with_the_right_one(home: Path) -> None:
    ended = run(
        home, "history", "accept", FRIENDS, "--until", str(IN_90_DAYS), "--reason", "x", "--lang", "en"
    )
    assert ended.returncode == 2
    assert said(ended).endswith('--because "I need it for my work"')
    assert data(home, "list")["accepted"] == []


@pytest.fixture
def scanned(home: Path, tmp_path: Path) -> Path:
    """The home with a third audit: a page that shows two phone numbers was scanned."""
    page = tmp_path / "page.html"
    page.write_text("<h1>Lan</h1><p>Zalo 0912 345 678</p><p>Gọi 0987 654 321</p>", encoding="utf-8")
    assert run(home, "scan", str(page), "--keep").returncode == 0
    return home


def report(home: Path, *arguments: str) -> Any:
    return json.loads(run(home, "report", *arguments, "--format", "json").stdout)


def test_an_accepted_setting_is_shown_apart_and_counts_as_before(home: Path) -> None:
    before = report(home, "1")
    ended = accept(home, FRIENDS)
    assert ended.returncode == 0, ended.stderr
    assert f"Accepted until {IN_90_DAYS}: Facebook:" in said(ended)
    after = report(home, "1")
    assert after["accepted"] == [
        {
            "risk": FRIENDS,
            "since": str(date.today()),
            "until": str(IN_90_DAYS),
            "because": "Khách cần gọi mình",
            "over": False,
            "in_plan": False,
        }
    ]
    score = {name: value for name, value in before["score"].items() if name != "chains"}
    assert {name: value for name, value in after["score"].items() if name != "chains"} == score
    assert any(FRIENDS in step["actions"] for step in before["plan"])
    assert not any(FRIENDS in step["actions"] for step in after["plan"])
    text = " ".join(run(home, "report", "1", "--lang", "en").stdout.split())
    assert "Left out here, because you accepted it: 1." in text
    assert f"Accepted until {IN_90_DAYS}, because: “Khách cần gọi mình”" in text
    assert run(home, "report", "1", "--fail-on", "high").returncode == 1


def test_an_accepted_exposure_leaves_the_others_of_its_kind_in_the_plan(scanned: Path) -> None:
    before = report(scanned)
    first, second = before["exposures"]
    assert accept(scanned, first["id"].upper()).returncode == 0
    after = report(scanned)
    assert [one["risk"] for one in after["accepted"]] == [first["id"]]
    assert [one["id"] for one in after["exposures"]] == [first["id"], second["id"]]
    assert any("phone@0" in step["actions"] for step in before["plan"])
    assert any("phone@0" in step["actions"] for step in after["plan"])
    assert after["plan"][-1]["low_after"] > before["plan"][-1]["low_after"]
    assert accept(scanned, second["id"]).returncode == 0
    assert not any("phone@0" in step["actions"] for step in report(scanned)["plan"])
    assert report(scanned)["score"]["low"] == before["score"]["low"]


def test_a_scan_and_a_check_show_it_apart_too(scanned: Path, tmp_path: Path) -> None:
    identifier = report(scanned)["exposures"][0]["id"]
    assert accept(scanned, identifier).returncode == 0
    found = json.loads(run(scanned, "scan", str(tmp_path / "page.html"), "--format", "json").stdout)
    assert [one["risk"] for one in found["accepted"]] == [identifier]
    text = run(scanned, "scan", str(tmp_path / "page.html"), "--lang", "en").stdout
    assert "Accepted by you" in text
    assert "Of what was found, accepted by you and named further below: 1." in text
    assert accept(scanned, FRIENDS).returncode == 0
    answers = str(tmp_path / "first.toml")
    assert "Accepted by you" in run(scanned, "check", "--answers", answers, "--lang", "en").stdout
    shown = run(scanned, "demo", "--lang", "en").stdout  # a made-up person has accepted nothing
    assert "Accepted by you" not in shown
    assert "How exposed am I" in shown


def test_what_is_over_comes_back_loudly(home: Path) -> None:
    assert accept(home, FRIENDS).returncode == 0
    change(home, "UPDATE accepted SET until = '2026-01-31'")
    shown = report(home, "1")
    assert [(one["over"], one["in_plan"]) for one in shown["accepted"]] == [(True, True)]
    assert any(FRIENDS in step["actions"] for step in shown["plan"])
    text = run(home, "report", "1", "--lang", "en").stdout
    assert "No longer accepted" in text
    assert "You had accepted this until 2026-01-31." in text
    assert "Accepted by you" not in text


def test_of_an_audit_under_another_ruler_the_plan_is_left_as_it_was(home: Path) -> None:
    kept = report(home, "1") | {"accepted": [], "profile": None}
    kept["tool"]["ruler"] = 7
    kept["score"]["vector"] = kept["score"]["vector"].replace("ruler=1", "ruler=7")
    change(home, "UPDATE audits SET record = ? WHERE number = 1", json.dumps(kept).encode())
    assert accept(home, FRIENDS).returncode == 0
    shown = report(home, "1")
    assert shown["plan"] == kept["plan"]
    assert [one["in_plan"] for one in shown["accepted"]] == [True]
    assert "its plan still names it" in " ".join(run(home, "report", "1", "--lang", "en").stdout.split())


def test_personal_values_in_the_reason_are_hidden(home: Path) -> None:
    until = ("--until", str(IN_90_DAYS))
    ended = run(
        home, "history", "accept", FRIENDS, *until, "--because", "gọi 0912 345 678\u202e nhé", "--lang", "en"
    )
    assert "Personal values in your reason were hidden." in said(ended)
    [row] = data(home, "list")["accepted"]
    assert row["because"] == "gọi 09•• ••• •78 nhé"
    assert b"0912" not in store(home).read_bytes()


@pytest.mark.parametrize("written", ["{0:%d/%m/%Y}", "{0:%d-%m-%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}"])
def test_a_day_is_read_as_people_write_it(home: Path, written: str) -> None:
    day = written.format(IN_90_DAYS)
    ended = run(home, "history", "accept", FRIENDS, "--until", day, "--because", "x")
    assert ended.returncode == 0, ended.stderr
    assert data(home, "list")["accepted"][0]["until"] == str(IN_90_DAYS)


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2020-01-01", "That day is over"),
        (str(date.today() - timedelta(days=1)), "That day is over"),
        (str(date.today() + timedelta(days=367)), "for a year at most"),
        ("31/02/2027", "is not a day"),
        ("12/31/2026", "is not a day"),
        ("tomorrow", "is not a day"),
        ("31/12-2026", "is not a day"),
        ("", "is not a day"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_kept(home: Path, until: str, sentence: str) -> None:
    ended = run(home, "history", "accept", FRIENDS, "--until", until, "--because", "x", "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert sentence in said(ended)
    assert data(home, "list")["accepted"] == []


def test_today_and_a_year_from_now_are_the_first_and_the_last_day(home: Path) -> None:
    for days in (0, 366):
        assert accept(home, FRIENDS, until=date.today() + timedelta(days=days)).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["zalo/nothing"], "is not in your audits"),
        (["p-ffff"], "is not in your audits"),
        (["0912345678"], "“09•• ••• •78” is not in your audits"),
        (["zalo/find-by-phone"], "there is nothing to accept"),
        ([FRIENDS, "--because", " "], "Please say why"),
        ([FRIENDS, "--because", "x" * 201], "too long"),
        ([FRIENDS, "--remove"], "To take one back"),
    ],
)
def test_what_cannot_be_accepted_is_refused(home: Path, arguments: list[str], sentence: str) -> None:
    more = (
        ["--until", str(IN_90_DAYS), "--because", "x"] if len(arguments) < 3 else ["--until", str(IN_90_DAYS)]
    )
    ended = run(home, "history", "accept", *arguments, *more, "--lang", "en")
    assert ended.returncode == 2
    assert sentence in said(ended)
    assert data(home, "list")["accepted"] == []


def test_day_and_reason_are_both_asked_for(home: Path) -> None:
    for more in ([], ["--until", str(IN_90_DAYS)], ["--because", "x"]):
        ended = run(home, "history", "accept", FRIENDS, *more, "--lang", "en")
        assert (ended.returncode, "Until when, and why?" in ended.stderr) == (2, True)


def test_without_a_name_everything_open_is_listed_with_its_name(scanned: Path) -> None:
    text = run(scanned, "history", "accept", "--lang", "en").stdout
    identifiers = [one["id"] for one in report(scanned)["exposures"]]
    assert all(f"({identifier}, " in text for identifier in identifiers)
    assert accept(scanned, identifiers[0]).returncode == 0
    assert identifiers[0] not in run(scanned, "history", "accept", "--lang", "en").stdout


def test_what_was_accepted_is_listed_and_taken_back(scanned: Path) -> None:
    identifier = report(scanned)["exposures"][0]["id"]
    for risk in (FRIENDS, identifier):
        assert accept(scanned, risk).returncode == 0
    text = run(scanned, "history", "list", "--accepted", "--lang", "en").stdout
    assert "In your last audit it is still open." in text
    assert "Your last audit does not say whether it is still open." in text
    assert "Risks that you accepted: 2." in run(scanned, "history", "list", "--lang", "en").stdout
    ended = run(scanned, "history", "accept", identifier, "--remove", "--lang", "en")
    assert f"Taken back: {identifier}." in said(ended)
    assert [row["risk"] for row in data(scanned, "list")["accepted"]] == [FRIENDS]
    again = run(scanned, "history", "accept", identifier, "--remove", "--lang", "en")
    assert (again.returncode, "is not among what you accepted" in said(again)) == (2, True)


def test_the_difference_names_what_is_accepted(home: Path) -> None:
    assert accept(home, FRIENDS).returncode == 0
    difference = data(home, "diff")
    assert [one["risk"] for one in difference["accepted"]] == [FRIENDS]
    assert [one["question"] for one in difference["unseen"]] == [FRIENDS]


def test_a_damaged_acceptance_is_named_and_counts_as_none(home: Path) -> None:
    assert accept(home, FRIENDS).returncode == 0
    change(home, "UPDATE accepted SET until = 'soon'")
    ended = run(home, "report", "1", "--lang", "en")
    assert f"Damaged, so it counts as not accepted: {FRIENDS}" in said(ended)
    assert "Accepted by you" not in ended.stdout
    assert data(home, "list")["damaged"] == [FRIENDS]
    assert run(home, "history", "accept", FRIENDS, "--remove").returncode == 0
    assert data(home, "list")["damaged"] == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_what_is_accepted_has_every_form_and_fits(scanned: Path, form: str, language: str) -> None:
    assert accept(scanned, FRIENDS).returncode == 0
    for arguments in (["list", "--accepted"], ["accept"], ["list"]):
        ended = run(scanned, "history", *arguments, "--format", form, "--lang", language)
        assert ended.returncode == 0, ended.stderr
        if form == "terminal":
            assert max(map(len, ended.stdout.splitlines())) <= 80


# --- undo ------------------------------------------------------------------------------------


def test_undo_says_what_it_undoes_and_goes_back_step_by_step(home: Path) -> None:
    assert accept(home, FRIENDS).returncode == 0
    first = said(run(home, "history", "undo", "--yes", "--lang", "en"))
    assert "The last change: a risk was accepted" in first
    assert "Undone." in first
    assert "The same command once more undoes the change before it." in first
    assert data(home, "list")["accepted"] == []
    second = said(run(home, "history", "undo", "--yes", "--lang", "en"))
    assert "The last change: audit 2 was kept" in second
    assert [row["number"] for row in data(home, "list")["audits"]] == [1]
    third = said(run(home, "history", "undo", "--yes", "--lang", "en"))
    assert "once more" not in third
    last = run(home, "history", "undo", "--yes", "--lang", "en")
    assert (last.returncode, said(last)) == (0, "There is nothing to undo.")


def test_without_a_terminal_nothing_is_undone_unless_yes_is_typed(home: Path) -> None:
    ended = run(home, "history", "undo", "--lang", "en", PRIVACY_AUDIT_YES="1")
    assert ended.returncode == 2
    assert "add --yes" in ended.stderr
    assert len(data(home, "list")["audits"]) == 2


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
    assert "audits: 2; answers of a check under way: 0; accepted risks: 0" in said(ended)
    assert "audits.sqlite" in said(ended)
    assert "cannot be brought back" in said(ended)
    assert list(home.iterdir()) == []
    again = run(home, "history", "purge", "--yes", "--lang", "en")
    assert (again.returncode, "Nothing is kept" in again.stderr) == (0, True)
    assert list(home.iterdir()) == []


def test_purge_says_that_the_counts_of_training_sessions_stay(home: Path) -> None:
    started = ("session", "start", "--title", "Tập huấn", "--people", "9", "--networks", "zalo")
    assert run(home, *started).returncode == 0
    assert run(home, "session", "close").returncode == 0
    for _time in range(2):
        ended = run(home, "history", "purge", "--yes", "--lang", "en")
        assert ended.returncode == 0
        sentence = f"The counts of training sessions stay in {home / 'sessions'}"
        assert sentence.replace(" ", "") in said(ended).replace(" ", "")
    assert list((home / "sessions").glob("*.session"))


def test_accepted_risks_go_with_the_rest(home: Path) -> None:
    assert accept(home, FRIENDS).returncode == 0
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert "accepted risks: 1" in said(ended)
    assert list(home.iterdir()) == []


def test_evidence_stays_and_is_named(home: Path) -> None:
    (home / "default" / "evidence").mkdir()
    ended = run(home, "history", "purge", "--yes", "--lang", "en")
    assert ended.returncode == 0
    assert "Your evidence stays in" in said(ended)
    assert "did not make it" not in said(ended)
    assert [path.name for path in (home / "default").iterdir()] == ["evidence"]


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

    @pytest.mark.parametrize(("language", "key"), [("vi", "c"), ("en", "y")])
    @pytest.mark.parametrize("columns", [40, 80])
    def test_one_key_in_ones_language_undoes(home: Path, language: str, key: str, columns: int) -> None:
        with terminal(home, "history", "undo", "--lang", language, columns=columns) as child:
            child.expect("> ")
            assert max(map(len, (child.before or "").splitlines())) <= columns
            child.send(key)
            assert end(child) == 0
        assert len(data(home, "list")["audits"]) == 1

    @pytest.mark.parametrize(("key", "code"), [("n", 0), ("\r", 0), ("c", 0), ("\x03", 130)])
    def test_any_other_key_undoes_nothing(home: Path, key: str, code: int) -> None:
        with terminal(home, "history", "undo", "--lang", "en", "--quiet") as child:
            child.expect("audit 2 was kept")
            child.expect("> ")
            child.send(key)
            assert end(child) == code
        assert len(data(home, "list")["audits"]) == 2


def test_an_acceptance_without_a_name_is_refused(tmp_path: Path) -> None:
    ended = run(tmp_path, "history", "accept", "--until", "31/12/2030", "--because", "shop", "--lang", "en")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Accept what?" in ended.stderr
