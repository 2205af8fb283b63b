"""Reports for other programs, whole: JSON and CSV of both subjects in both languages."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from privacy_audit.record.shapes import from_json, to_json
from privacy_audit.report.material import Material
from privacy_audit.report.rows import COLUMNS, audit_rows
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, OFFICER, SEEDS, TEACHER, audit_of
from tests.report.test_terminal import HOSTILE, hostile_run

SUBJECTS = {"teacher": TEACHER, "officer": OFFICER}


class Json(SingleFileSnapshotExtension):
    """A golden record."""

    _write_mode = WriteMode.TEXT
    file_extension = "json"


class Csv(SingleFileSnapshotExtension):
    """A golden table, with its mark and its line ends."""

    _write_mode = WriteMode.BINARY
    file_extension = "csv"


def rows_of(run_of: str | None, language: str, text: str = "") -> str:
    """The table of a subject, or of a run in which everything foreign says `text`."""
    run = SUBJECTS[run_of] if run_of else hostile_run(text)
    return audit_rows(Material(record=audit_of(run, language), catalog=CATALOG, words=Words(language)))


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_the_whole_record(subject: str, language: str, snapshot: SnapshotAssertion) -> None:
    record = audit_of(SUBJECTS[subject], language)
    written = to_json(replace(record, tool=replace(record.tool, version="0.0.0"))).decode()
    assert [seed for seed in SEEDS if seed in written] == []
    assert written == snapshot(extension_class=Json)


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_the_whole_table(subject: str, language: str, snapshot: SnapshotAssertion) -> None:
    written = rows_of(subject, language)
    assert [seed for seed in SEEDS if seed in written] == []
    assert written.encode() == snapshot(extension_class=Csv)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_is_neither_a_formula_nor_a_row_of_its_own(text: str) -> None:
    written = rows_of(None, "vi", text).removeprefix("\ufeff")
    rows = list(csv.reader(StringIO(written, newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert not any(sign in written for sign in "\x1b\x00\x9b\u202e\u200b")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_comes_back_out_of_a_record_as_a_text(text: str) -> None:
    record = audit_of(replace(hostile_run(text), platform="android", answers=()), "vi")
    assert from_json(to_json(record)) == record
    assert not any(sign in to_json(record).decode() for sign in "\x1b\x00\x9b\u202e")
