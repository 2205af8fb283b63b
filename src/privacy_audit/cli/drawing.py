"""What is drawn on the terminal without the report's library: paragraphs, colours, minutes, QR codes."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from privacy_audit.cli.speaking import columns
from privacy_audit.palette import SHORT_LINES, Style, Theme, paint
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.cli.everywhere import Settings

WIDEST = 100
EMPTIED = "\x1b[H\x1b[2J"
"""Empties the window: up to the left, then everything away (ECMA-48, CUP and ED)."""


def wrapped(text: str, lead: str = "", theme: Theme | None = None, *, whole: bool = False) -> list[str]:
    """A paragraph in lines that fit the terminal, broken between words, after a hanging lead.

    `whole`: a word that is longer than a line, such as a path, is left for the terminal to break.
    """
    text = text.replace("[", "“").replace("]", "”")  # a label of the app is shown in quotation marks
    width = min(columns() - 1, SHORT_LINES if theme == "projector" else WIDEST)
    indent = " " * len(lead)
    return textwrap.wrap(
        text,
        max(width, 20),
        initial_indent=lead,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=not whole,
    ) or [lead.rstrip()]


def painted(line: str, style: Style, settings: Settings) -> str:
    """A line in the colours of the chosen theme; as it is where nobody wants colours."""
    return paint(line, style, settings.theme) if settings.color and not settings.plain else line


def can_empty(settings: Settings) -> bool:
    """Whether the window is emptied between two screens: not for a screen reader, nor where codes show."""
    return not settings.plain and os.environ.get("TERM") != "dumb"


def minutes(words: Words, number: float) -> str:
    """`4 minutes`, never less than one."""
    return words.count("{number} minute", "{number} minutes", max(round(number), 1))


def half_blocks(rows: Sequence[Sequence[int]], *, dark_ink: bool) -> Iterator[str]:
    """A QR code with two rows a line. `dark_ink`: blocks are the dark squares, as on paper; otherwise
    they are the light ones, which is right on the usual dark screen when no colours may be set."""
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    outside = [0] * len(rows[0])
    for number in range(0, len(rows), 2):
        lower = rows[number + 1] if number + 1 < len(rows) else outside
        pairs = zip(rows[number], lower, strict=True)
        yield "".join(blocks[bool(up) is dark_ink, bool(down) is dark_ink] for up, down in pairs)


def code_lines(link: str, *, color: bool) -> Iterator[str]:
    """A QR code for a link, black on white where colours may be set."""
    import segno

    rows = tuple(tuple(row) for row in segno.make(link, error="l", micro=False).matrix_iter(border=2))
    for line in half_blocks(rows, dark_ink=color):
        yield click.style(line, fg="black", bg="bright_white") if color else line
