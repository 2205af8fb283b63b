"""What is taken out of the store to be looked at: a check that is not ended, a string that was pasted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from privacy_audit.history import History
from privacy_audit.model import Answer, State
from tests.cli.program import run

TEXT = "Làm việc tại Công ty Hoa Lư\nSống tại số 15 ngõ 27 đường Hoa Mai, phường Gia Viên, Hải Phòng\n"
OFFICE = "Công ty Hoa Lư\nĐịa chỉ: số 12 đường Lạch Tray, phường Gia Viên, Hải Phòng\n"


def begin(home: Path, *, chosen: bool = True) -> None:
    """A check of one network, left after two of its quick questions."""
    with History(home / "default") as history:
        if chosen:
            history.choose("networks", "zalo")
            history.choose("level", "quick")
        for name in ("zalo/find-by-phone", "zalo/avatar-and-cover"):
            history.put(Answer(question=name, state=State.UNSURE))


# --- a check under way -------------------------------------------------------------------------


def test_without_anything_there_is_no_audit_yet(tmp_path: Path) -> None:
    said = run(tmp_path, "report", "--lang", "en").stderr
    assert said.startswith("There is no audit yet. Start one with: privacy-audit check.")


@pytest.mark.parametrize("command", [("report",), ("report", "--plan"), ("report", "--vector")])
def test_a_check_under_way_is_named_with_what_is_left_of_it(tmp_path: Path, command: tuple[str, ...]) -> None:
    begin(tmp_path)
    ended = run(tmp_path, *command, "--lang", "en")
    assert ended.returncode == 2
    assert " ".join(ended.stderr.split()) == (
        "There is no report yet: a check is under way, with 5 of its 7 questions left. To go on: "
        "privacy-audit check"
    )


def test_a_check_of_which_nobody_remembers_the_questions_is_named_too(tmp_path: Path) -> None:
    begin(tmp_path, chosen=False)
    said = " ".join(run(tmp_path, "report", "--lang", "en").stderr.split())
    assert said == (
        "There is no report yet: a check is under way, and its answers are kept. To go on: privacy-audit check"
    )


def test_below_a_report_the_check_under_way_is_named_and_data_stay_data(tmp_path: Path) -> None:
    (tmp_path / "me.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "me.txt"), "--keep")
    begin(tmp_path)
    ended = run(tmp_path, "report", "--format", "json", "--lang", "en")
    assert json.loads(ended.stdout)
    assert "A check is under way; answers kept: 2." in ended.stderr
    assert run(tmp_path, "report", "--quiet").stderr == ""


# --- the string of the score -------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n    ", " ", "\t"])
def test_a_string_that_was_wrapped_is_read_as_it_was(tmp_path: Path, end: str) -> None:
    (tmp_path / "me.txt").write_text(TEXT, encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "me.txt"), "--keep")
    vector = run(tmp_path, "report", "--vector").stdout.strip()
    wrapped = end.join(vector[at : at + 20] for at in range(0, len(vector), 20))
    for given in ((wrapped,), tuple(wrapped.split()), (f"  {wrapped}\n",)):
        again = run(tmp_path, "report", "--vector", *given, "--format", "json")
        assert json.loads(again.stdout)["vector"] == vector


# --- the address of an office ------------------------------------------------------------------


def test_rows_acceptable_risks_and_letters_say_that_an_address_is_an_offices(tmp_path: Path) -> None:
    (tmp_path / "me.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "office.txt").write_text(OFFICE, encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "me.txt"), str(tmp_path / "office.txt"), "--keep")
    record = json.loads(run(tmp_path, "report", "--format", "json").stdout)
    ids = {
        one["attributes"].get("type"): one["id"] for one in record["exposures"] if one["kind"] == "address"
    }
    office, home = ids["organisation"], ids[None]
    rows = run(tmp_path, "report", "--format", "csv", "--lang", "en").stdout
    assert f"{office},Address of an organisation," in rows
    assert f"{home},Home address," in rows
    listed = run(tmp_path, "history", "accept", "--lang", "en", COLUMNS="120").stdout
    assert "Address of an organisation: •••, phường Gia Viên, Hải Phòng" in listed
    letter = " ".join(run(tmp_path, "letter", office, "--to", "employer", "--lang", "en").stdout.split())
    assert "address of an organisation" in letter
    assert "This looks like an organisation's own and not like yours" in letter
    letter = " ".join(run(tmp_path, "letter", home, "--to", "employer", "--lang", "en").stdout.split())
    assert "home address" in letter
    assert "organisation's own and not like yours" not in letter
