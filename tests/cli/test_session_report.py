"""`session merge`, `session report`, `session sheets` and `check --tally`, run as a person runs them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import privacy_audit
from privacy_audit.catalog import Library
from privacy_audit.session.keeping import mark_open, session_file, write_session
from privacy_audit.tally import Counts, Phase
from tests.cli.program import run
from tests.session.rooms import FRIENDS, MESSAGE, PHONE, SEEDED_OFFICE, SEEDED_TITLE, SEEDS, session, written

SCHEMA = Path(privacy_audit.__file__).parent / "schemas" / "session-report-1.schema.json"
COUNTS: dict[str, dict[Phase, Counts]] = {
    PHONE: {"before": {"on": 31, "off": 9}, "after": {"on": 3, "off": 37}},
    FRIENDS: {"before": {"public": 23, "friends": 7, "only-me": 10}},
    MESSAGE: {"before": {"threat": 30, "harmless": 10}},
    "zalo/0912345678": {"before": {"nguyen-thi-lan": 30}},
}
SEEDED = session(1, COUNTS, title=SEEDED_TITLE, office=SEEDED_OFFICE)


@pytest.mark.parametrize(
    "options",
    [["--format", "html"], ["--form", "baocao"]],
    ids=" ".join,
)
def test_nothing_of_a_seeded_room_is_in_any_report(tmp_path: Path, options: list[str]) -> None:
    ended = run(tmp_path, "session", "report", str(written(tmp_path, "a", SEEDED)), "--lang", "vi", *options)
    assert ended.returncode == 0, ended.stderr
    assert "Tập huấn của chị •••" in ended.stdout
    said = ended.stdout + ended.stderr
    assert not [seed for seed in (*SEEDS, "nguyen-thi-lan", "0912345678") if seed in said]


def test_the_data_are_valid_by_the_published_schema(tmp_path: Path) -> None:
    ended = run(tmp_path, "session", "report", str(written(tmp_path, "a", SEEDED)), "--format", "json")
    record: dict[str, Any] = json.loads(ended.stdout)
    assert list(Draft202012Validator(json.loads(SCHEMA.read_bytes())).iter_errors(record)) == []
    assert record["schema"] == "privacy-audit.session-report/1"
    assert set(record) == {
        "schema", "tool", "data", "language", "title", "office", "people", "rooms", "own_files", "first", "last",
        "networks", "questions", "most_open", "typical", "quiz", "unknown", "fewest", "ways", "typical_note", "people_at_most",
    }  # fmt: skip
    phone = next(one for one in record["questions"] if one["id"] == PHONE)
    assert phone["after"] == {
        "groups": [
            {"choice": "on", "label": "On: anyone with my number finds me", "least": 0, "most": 4,
             "hidden": True, "share": {"least": 0, "most": 10}},
            {"choice": "off", "label": "Off: my number finds nothing", "least": 36, "most": 40,
             "hidden": False, "share": {"least": 90, "most": 100}},
        ],
        "answers": None,
        "open": {"least": 0, "most": 10},
    }  # fmt: skip
    assert record["unknown"] == 1


def test_the_open_session_is_reported_else_the_newest(tmp_path: Path) -> None:
    nothing = run(tmp_path, "session", "report")
    assert nothing.returncode == 2
    assert nothing.stderr == "No session is kept here yet. To begin one: privacy-audit session start\n"
    for number, title in ((1, "First"), (2, "Second")):
        one = session(number, COUNTS, title=title)
        write_session(session_file(tmp_path, one), one)
    assert "Figures of the training: Second" in run(tmp_path, "session", "report").stdout
    mark_open(tmp_path, session_file(tmp_path, session(1)))
    assert "Figures of the training: First" in run(tmp_path, "session", "report").stdout


def test_an_office_report_is_a_page_in_vietnamese_and_says_so(tmp_path: Path) -> None:
    file = str(written(tmp_path, "a", session(1, COUNTS)))
    ended = run(tmp_path, "session", "report", file, "--form", "baocao", "--lang", "en")
    assert ended.stdout.startswith("<!doctype html>") or "<!doctype html>" in ended.stdout[:200]
    assert ended.stderr == "An office report is in Vietnamese, whatever language is chosen.\n"
    refused = run(tmp_path, "session", "report", file, "--form", "baocao", "--format", "json")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_files_are_merged_and_a_bad_one_is_named(tmp_path: Path) -> None:
    halls = tmp_path / "halls"
    halls.mkdir()
    written(halls, "a", session(1, COUNTS))
    written(halls, "b", session(2, COUNTS))
    (halls / "bad.session").write_bytes(b"{")
    out = tmp_path / "all.session"
    again = str(halls / "a.session")
    ended = run(tmp_path, "session", "merge", str(halls), again, "--output", str(out))
    assert ended.returncode == 2
    assert ended.stderr == (
        f"{halls / 'bad.session'} is not a session file, or it is damaged. Nothing of it was used.\n"
        f"Written to {out}.\n"
        "2 sessions are in it, each counted once.\n"
        "1 file was left out.\n"
    )
    report = json.loads(run(tmp_path, "session", "report", str(out), "--format", "json").stdout)
    assert (report["people"], report["rooms"], report["title"]) == (80, 2, "")
    assert run(tmp_path, "session", "merge", str(out), again).stdout == out.read_text(encoding="utf-8")
    assert run(tmp_path, "session", "merge", str(out), "--output", str(out)).returncode == 4


def test_nothing_is_written_where_nothing_was_read(tmp_path: Path) -> None:
    ended = run(
        tmp_path, "session", "merge", str(tmp_path / "none.session"), "--output", str(tmp_path / "all")
    )
    assert ended.returncode == 2
    assert not (tmp_path / "all").exists()


def test_sheets_hold_a_card_for_each_network_and_the_number_of_the_office(tmp_path: Path) -> None:
    file = str(written(tmp_path, "a", session(1)))
    ended = run(
        tmp_path,
        "session",
        "sheets",
        file,
        "--lang",
        "en",
        "--format",
        "html",
        "--hotline",
        "0225 345 6789 <b>",
    )
    assert ended.returncode == 0, ended.stderr
    for title in (
        "Zalo: settings that protect you",
        "Facebook: settings that protect you",
        "If somebody threatens you",
    ):
        assert title in ended.stdout
    assert ended.stdout.count("Your office&#39;s hotline: 0225 345 6789 &lt;b&gt;") == 3
    assert "<b>0225" not in ended.stdout
    assert "The square opens facebook.com on the phone." in ended.stdout


def test_a_sheet_says_the_way_on_both_phones_where_they_differ(tmp_path: Path) -> None:
    one = replace(session(1), networks=("device",))
    sheet = run(tmp_path, "session", "sheets", str(written(tmp_path, "a", one)), "--lang", "vi")
    said = " ".join(sheet.stdout.split())
    network = Library().network("device")
    for question in (one for one in network.questions if one.level == "quick"):
        for phone in ("android", "ios"):
            way = question.way.on(phone)
            assert way is not None
            for step in way.vi:
                assert " ".join(step.replace("[", "“").replace("]", "”").split()) in said
    assert said.count("iPhone") >= 7
    assert "privacy-audit" not in said, "who takes a sheet home need not have the program"


def test_a_session_speaks_the_language_in_which_it_was_begun(tmp_path: Path) -> None:
    vietnamese = replace(session(1, COUNTS), language="vi")
    write_session(session_file(tmp_path, vietnamese), vietnamese)
    file = str(session_file(tmp_path, vietnamese))
    for arguments in (["list"], ["report"], ["report", file], ["sheets"]):
        said = run(tmp_path, "session", *arguments, PRIVACY_AUDIT_LANG="").stdout
        assert "tập huấn" in said or "Mang về nhà" in said, arguments
        assert "tập huấn" not in run(
            tmp_path, "session", *arguments, "--lang", "en"
        ).stdout.casefold().replace("training: tập huấn", "").replace("• tập huấn", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals that the tests can type into")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["report", "--form", "baocao"], "An office report is a page for a word processor"),
        (["merge"], "A merged file holds the exact counts, small groups too"),
    ],
)
def test_what_is_a_file_is_not_poured_into_a_window(
    tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    from tests.cli.test_terminal import end, terminal

    file = str(written(tmp_path, "a", session(1, COUNTS)))
    typed = ("session", arguments[0], file, *arguments[1:], "--lang", "en")
    with terminal(tmp_path, *typed, columns=200) as child:
        code = end(child)
        shown = child.before or ""
    assert code == 2
    assert sentence in shown and "tallies" not in shown and "<!doctype" not in shown


def test_while_a_session_is_open_exact_counts_go_into_a_file_alone(tmp_path: Path) -> None:
    one = session(1, COUNTS)
    path = session_file(tmp_path, one)
    write_session(path, one)
    mark_open(tmp_path, path)
    refused = run(tmp_path, "session", "merge", str(path))
    assert (refused.returncode, refused.stdout) == (2, "")
    out = tmp_path / "all"
    assert run(tmp_path, "session", "merge", str(path), "--output", str(out)).returncode == 0
    assert out.is_file()


def test_a_report_says_what_two_of_them_together_tell_and_how_equal_shares_are_ordered(
    tmp_path: Path,
) -> None:
    file = str(written(tmp_path, "a", session(1, {PHONE: COUNTS[PHONE]})))
    said = " ".join(run(tmp_path, "session", "report", file, "--lang", "en").stdout.split())
    assert "hand on only one of the two." in said
    assert "of equal shares, the question that comes first in the list of all." in said


# --- check --tally -----------------------------------------------------------------------------


def answers(folder: Path, **choices: str) -> str:
    path = folder / "answers.toml"
    lines = "".join(
        f'"{name.replace("__", "/").replace("_", "-")}" = "{value}"\n' for name, value in choices.items()
    )
    path.write_text(f"[answers]\n{lines}", encoding="utf-8")
    return str(path)


def test_a_person_writes_an_anonymous_file_with_nothing_but_choices(tmp_path: Path) -> None:
    out = tmp_path / "mine.session"
    given = answers(tmp_path, zalo__find_by_phone="on", facebook__friends_list="unsure")
    ended = run(
        tmp_path,
        "check",
        "--answers",
        given,
        "--tally",
        str(out),
        "--format",
        "json",
        "--profile",
        "lan-nguyen",
        "--quiet",
    )
    assert ended.returncode == 0, ended.stderr
    first = json.loads(out.read_bytes())
    assert first["kind"] == "one" and first["people"] == 1
    assert {topic: one["hands"] for topic, one in first["tallies"].items()} == {
        PHONE: {"before": {"on": 1}},
        FRIENDS: {"before": {"unsure": 1}},
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", first["created"])
    assert "lan-nguyen" not in out.read_text(encoding="utf-8")
    assert {name for name, value in first.items() if value not in ("", None, [], {})} == {
        "schema", "kind", "id", "revision", "sessions", "created", "people", "networks", "level", "tool", "data",
        "place", "tallies",
    }  # fmt: skip


def test_after_an_earlier_audit_the_file_holds_before_and_after_and_counts_once(tmp_path: Path) -> None:
    out = tmp_path / "mine.session"
    run(
        tmp_path,
        "check",
        "--answers",
        answers(tmp_path, zalo__find_by_phone="on"),
        "--tally",
        str(out),
        "--format",
        "json",
    )
    first = json.loads(out.read_bytes())
    closed = ("check", "--answers", answers(tmp_path, zalo__find_by_phone="off"), "--tally", str(out))
    assert run(tmp_path, *closed).returncode == 4
    assert run(tmp_path, *closed, "--force", "--format", "json").returncode == 0
    second = json.loads(out.read_bytes())
    assert second["tallies"][PHONE]["hands"] == {"before": {"on": 1}, "after": {"off": 1}}
    assert (second["id"], second["revision"]) == (first["id"], first["revision"] + 1)


def test_a_report_on_a_single_person_tells_nothing(tmp_path: Path) -> None:
    file = written(
        tmp_path, "one", session(1, {PHONE: {"before": {"on": 1}}}, people=1, kind="one", title="", office="")
    )
    report = json.loads(run(tmp_path, "session", "report", str(file), "--format", "json").stdout)
    assert (report["people"], report["own_files"]) == (None, None)
    assert report["questions"][0]["before"] == {"groups": [], "answers": None, "open": None}
