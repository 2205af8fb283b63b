"""The list of everything in a session, numbered, to jump to: in as many columns as it needs to fit."""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.cli.keys import read_line
from privacy_audit.cli.session_pen import Lines, Pen, beside
from privacy_audit.cli.speaking import say
from privacy_audit.words import Words

KEPT_FREE = 4
"""Lines for the question below the list, and a mistake."""


def listed(pen: Pen, labels: Sequence[str], here: int) -> Lines:
    """The labels, one line each, cut to their column; the one at which the room is has an arrow."""
    height = max(pen.rows - KEPT_FREE, 1)
    columns = -(-len(labels) // height)
    width = (pen.columns - 1) // columns
    cells = [_cell(number, label, width - 1, number == here) for number, label in enumerate(labels)]
    lines: Lines = []
    for begin in range(0, len(cells), height):
        column = cells[begin : begin + height]
        lines = beside(lines, column, width * (begin // height)) if lines else column
    return lines


def _cell(number: int, label: str, width: int, is_here: bool) -> str:
    text = f"{'>' if is_here else ' '}{number + 1:3}  {label.replace('[', '“').replace(']', '”')}"
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def ask_stop(words: Words, pen: Pen, labels: Sequence[str], here: int) -> int | None:
    """The index of the one that was typed; None to stay."""
    for line in listed(pen, labels, here):
        say(line)
    say()
    while True:
        try:
            typed = read_line(words("Which number? (Enter: stay) "))
        except EOFError:
            return None
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) < 6 and 0 < int(typed) <= len(labels):
            return int(typed) - 1
        say(words("Please type a number from 1 to {last}, or just Enter.", last=len(labels)))
