"""Rows for a spreadsheet: complete, readable in Excel, and never a formula."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from privacy_audit.report.cells import table
from tests.report.hostile import HOSTILE

HARMLESS = ("Zalo", "09•• ••• •78", "a=b", "x@example.com", "1.5", "'quoted")
FORMULAS = ("=1+1", "+84", "-x", "@SUM(A1)", "\t=1", " =1", "\r\n=cmd", "\u200b=1", "＝1+1", "\ufeff=1")


def cells(*texts: str) -> list[str]:
    [_, row] = csv.reader(StringIO(table(["A"], [texts]).removeprefix("\ufeff"), newline=""))
    return row


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cells(text) == [text]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    assert cells(text)[0].startswith("'")


def test_hostile_texts_stay_in_their_cells() -> None:
    row = cells(*HOSTILE)
    assert len(row) == len(HOSTILE)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    assert not any(sign in "".join(row) for sign in "\x1b\x00\n\r\u202e")


def test_it_begins_with_its_mark_and_ends_its_lines_as_windows_does() -> None:
    assert table(["Một", "Hai"], [("ba", 4.5)]) == "\ufeffMột,Hai\r\nba,4.5\r\n"
