"""`spread`: every kind in every form, with and without an office's details, by key or by name."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import privacy_audit
from tests.cli.program import run

SCHEMA = Path(privacy_audit.__file__).parent / "schemas" / "spread-1.schema.json"
KINDS = ["sms", "post", "article", "loudspeaker", "sheet"]
DETAILS = ["--office", "UBND phường Lê Chân", "--hotline", "0225 345 6789", "--contact", "số 1 phố Demo"]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_printed(tmp_path: Path, kind: str, language: str) -> None:
    ended = run(tmp_path, "spread", kind, "--lang", language, *DETAILS)
    assert ended.returncode == 0, ended.stderr
    assert "113" in ended.stdout or "một một ba" in ended.stdout or "one one three" in ended.stdout


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_all_kinds_come_in_every_form(tmp_path: Path, form: str) -> None:
    ended = run(tmp_path, "spread", "--lang", "vi", "--format", form)
    assert ended.returncode == 0, ended.stderr
    for word in ("Tham tu tu", "Zalo", "một một ba", "stopncii.org"):
        assert word in ended.stdout


def test_the_data_are_valid_by_the_published_schema(tmp_path: Path) -> None:
    ended = run(tmp_path, "spread", "--lang", "vi", "--format", "json", "--region", "hai-phong", *DETAILS)
    record = json.loads(ended.stdout)
    assert list(Draft202012Validator(json.loads(SCHEMA.read_bytes())).iter_errors(record)) == []
    assert record["schema"] == "privacy-audit.spread/1"
    assert set(record) == {
        "schema", "language", "updated", "region", "office", "hotline", "contact", "texts", "facts",
    }  # fmt: skip
    [sms] = [text for text in record["texts"] if text["id"] == "sms-one-marks"]
    assert sms["plain"] == "Bị dọa bằng ảnh ghép? Không trả tiền. Gọi 113 hoặc 0225 345 6789."
    assert sms["measure"] == {
        "unit": "places", "amount": 65, "limit": 70, "alphabet": "ucs-2", "messages": 1, "rate": None,
    }  # fmt: skip
    assert (sms["too_long"], sms["left_out"]) == (15, ["office", "contact"])
    assert {
        name
        for text in record["texts"]
        for s in text["sections"]
        for one in s["sentences"]
        for name in one["facts"]
    } == {fact["id"] for fact in record["facts"]}


def test_too_long_is_said_with_the_number_and_what_was_left_out(tmp_path: Path) -> None:
    shown = run(
        tmp_path, "spread", "sms", "--lang", "en", "--office", "x" * 60, "--hotline", "113 114 115"
    ).stdout
    assert "characters too long; left out here: the name of the office." in shown
    assert "of 160 characters as telecoms count (GSM 7-bit); 1 SMS." in shown


@pytest.mark.parametrize(
    "arguments",
    [
        ["poster"],
        ["sms", "--format", "csv"],
        ["sms", "--hotline", "nobody"],
        ["sms", "--office", "x" * 81],
        ["sms", "--region", "atlantis"],
        ["loudspeaker", "--seconds", "10"],
        ["loudspeaker", "--seconds", "0"],
    ],
)
def test_what_cannot_be_used_ends_with_2(tmp_path: Path, arguments: list[str]) -> None:
    ended = run(tmp_path, "spread", *arguments, "--lang", "en")
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr


def test_a_file_is_written_and_not_replaced(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    first = run(tmp_path, "spread", "sheet", "--format", "html", "--output", str(sheet), "--lang", "vi")
    assert first.returncode == 0
    assert sheet.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run(tmp_path, "spread", "sheet", "--format", "html", "--output", str(sheet)).returncode == 4


def test_the_sheet_says_how_to_print_it(tmp_path: Path) -> None:
    assert "--format html" in run(tmp_path, "spread", "sheet", "--lang", "en").stderr
    assert run(tmp_path, "spread", "sheet", "--lang", "en", "--quiet").stderr == ""


def test_an_office_may_have_texts_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    shipped = Path(privacy_audit.__file__).parents[2] / "checklists" / "outreach.toml"
    text = shipped.read_text(encoding="utf-8").replace("Bị dọa bằng ảnh ghép?", "Bà con bị dọa bằng ảnh?")
    (own / "outreach.toml").write_text(text, encoding="utf-8")
    assert "Bà con bị dọa" in run(tmp_path, "spread", "sms", "--lang", "vi", "--checklists", str(own)).stdout
    (own / "outreach.toml").write_text("updated = 1", encoding="utf-8")
    ended = run(tmp_path, "spread", "sms", "--lang", "vi", "--checklists", str(own))
    assert ended.returncode == 2
    assert "outreach.toml" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals that the tests can type into")
def test_on_a_terminal_one_key_chooses(tmp_path: Path) -> None:
    from tests.cli.test_terminal import end, terminal

    with terminal(tmp_path, "spread", "--lang", "en") as child:
        child.expect("5  A sheet")
        child.expect("> ")
        child.send("1")
        child.expect("GSM 7-bit")
        assert end(child) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are of Linux")
def test_it_needs_no_network(tmp_path: Path) -> None:
    """Nothing but the data file is opened: no module that could reach a network is even loaded."""
    ended = run(tmp_path, "spread", "--lang", "vi", PYTHONVERBOSE="1")
    assert ended.returncode == 0
    loaded = {line.split("'")[1] for line in ended.stderr.splitlines() if line.startswith("import '")}
    assert loaded & {"requests", "urllib3", "ssl", "http.client"} == set()
