"""QR codes on the terminal are those of the link, in colour and without; paths stay whole."""

from __future__ import annotations

import click
import pytest
import segno

from privacy_audit.cli.drawing import code_lines, half_blocks, wrapped

LINK = "https://www.facebook.com/settings/?tab=privacy"
SQUARES = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}


def read_back(lines: list[str], *, dark_ink: bool) -> list[list[int]]:
    """The squares of a drawn code, dark as 1."""
    rows: list[list[int]] = []
    for line in lines:
        for half in (0, 1):
            rows.append([SQUARES[sign][half] if dark_ink else 1 - SQUARES[sign][half] for sign in line])
    return rows


def matrix() -> list[list[int]]:
    return [
        [int(bool(one)) for one in row]
        for row in segno.make(LINK, error="l", micro=False).matrix_iter(border=2)
    ]


def test_the_drawn_squares_are_those_of_the_code() -> None:
    for dark_ink in (True, False):
        lines = list(half_blocks(matrix(), dark_ink=dark_ink))
        assert read_back(lines, dark_ink=dark_ink)[: len(matrix())] == matrix()


def test_colour_makes_it_black_on_white_and_no_colour_leaves_no_codes() -> None:
    coloured, bare = list(code_lines(LINK, color=True)), list(code_lines(LINK, color=False))
    assert all(line.startswith("\x1b[30m\x1b[107m") for line in coloured)
    assert read_back([click.unstyle(line) for line in coloured], dark_ink=True)[: len(matrix())] == matrix()
    assert "\x1b" not in "".join(bare)


def test_a_path_that_is_longer_than_a_line_is_left_whole_where_it_is_to_be_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    path = "/home/lan/" + "a" * 40
    assert "".join(wrapped(f"It is kept in {path}.")[1:]) != f"{path}."
    assert wrapped(f"It is kept in {path}.", whole=True) == ["It is kept in", f"{path}."]
