"""The list of everything in a session, numbered, to jump to: in pages, so that no question is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from privacy_audit.cli.keys import read_line
from privacy_audit.cli.session_pen import Lines, Pages, Pen
from privacy_audit.cli.speaking import say
from privacy_audit.words import Words

KEPT_FREE = 5
"""Lines for the page's number, the question below the list, and a mistake."""

LONGEST_LABEL = 100
"""Characters: every question fits; of a quiz message no more, or the list would tell the quiz."""


def pages_of_list(pen: Pen, labels: Sequence[str], here: int) -> tuple[Pages, int]:
    """The labels in pages, and the page on which the room is; that label has an arrow, long ones are
    wrapped."""
    pages: Pages = [[]]
    current = 0
    for number, label in enumerate(labels):
        lead = f"{'>' if number == here else ' '}{number + 1:3}  "
        entry = pen.text(textwrap.shorten(label, LONGEST_LABEL, placeholder="…"), lead=lead)
        if len(pages[-1]) + len(entry) > max(pen.rows - KEPT_FREE, 1) and pages[-1]:
            pages.append([])
        pages[-1] += entry
        current = len(pages) - 1 if number == here else current
    return pages, current


def ask_stop(
    words: Words, pen: Pen, clear: Callable[[], None], labels: Sequence[str], here: int
) -> int | None:
    """The index of the one that was typed; None to stay."""
    pages, page = pages_of_list(pen, labels, here)
    _show(words, clear, pages, page)
    while True:
        try:
            typed = read_line(words("Which number? (Enter: stay) ")).lower()
        except EOFError:
            return None
        if not typed:
            return None
        if typed.isascii() and typed.isdigit() and len(typed) < 6 and 0 < int(typed) <= len(labels):
            return int(typed) - 1
        if typed in ("n", "b") and len(pages) > 1:
            page = (page + (1 if typed == "n" else -1)) % len(pages)
            _show(words, clear, pages, page)
        else:
            say(words("Please type a number from 1 to {last}, or just Enter.", last=len(labels)))


def _show(words: Words, clear: Callable[[], None], pages: Pages, page: int) -> None:
    clear()
    shown: Lines = pages[page]
    for line in shown:
        say(line)
    say()
    if len(pages) > 1:
        number, total = page + 1, len(pages)
        say(words("page {number} of {total} · n and Enter: next page · b: back", number=number, total=total))
