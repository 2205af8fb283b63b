"""Draws the wall: the title, one page, the keys, the clock; as high as the window and never higher."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager

from privacy_audit.checklist import Question
from privacy_audit.cli.drawing import EMPTIED, can_empty
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key_or_leave
from privacy_audit.cli.session_clock import ticking
from privacy_audit.cli.session_pen import RESET, Lines, Pen
from privacy_audit.cli.session_wall import TOP
from privacy_audit.cli.speaking import say
from privacy_audit.clock import now_here
from privacy_audit.session.agenda import cost, planned_minutes
from privacy_audit.tally import Session
from privacy_audit.words import Words

NARROWEST, LOWEST = 40, 12
"""Columns and rows below which nobody could read anything."""


class Screen:
    """The window in front of the hall."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def pen(self) -> Pen:
        """How to write on the window as large as it is now."""
        size = shutil.get_terminal_size()
        columns, rows = max(size.columns, NARROWEST), max(size.lines, LOWEST)
        theme, plain = self.settings.theme, self.settings.plain
        return Pen(columns=columns, rows=rows, color=self.settings.color, plain=plain, theme=theme)

    def size(self) -> tuple[int, int]:
        """Columns and rows of the window now."""
        columns, rows = shutil.get_terminal_size()
        return columns, rows

    def paints(self) -> bool:
        """Whether the window can be emptied and written anywhere; a screen reader wants lines instead."""
        return can_empty(self.settings)

    def clear(self) -> None:
        """An empty window: one thing at a time."""
        say(f"{self.pen().ground}{EMPTIED}" if self.paints() else "", nl=not self.paints())

    def leave(self) -> None:
        """An empty window in the terminal's own colours."""
        self.clear()
        self.restore()
        if self.pen().ground:
            say(EMPTIED, nl=False)

    def restore(self) -> None:
        """From here on the terminal's own colours."""
        say(RESET if self.pen().ground else "", nl=False)

    def agreed(self, sentence: str, key: str) -> bool:
        """Whether the same key is pressed once more, after this sentence."""
        self.clear()
        for line in self.pen().text(sentence, strong=True):
            say(line)
        words = self.settings.words
        say(words("Press {key} once more to do it; any other key goes back.", key=key))
        return read_key_or_leave(shown=False) == key

    def draw(self, head: str, page: Lines, foot: tuple[str, str]) -> None:
        """One page between the title and the two lines of the foot."""
        pen = self.pen()
        gap = [""] * (pen.rows - TOP - len(page) - len(foot) if self.paints() else 1)
        self.clear()
        lines = [head, "", *page, *gap, *(self.cut(line) for line in foot)]
        say("\n".join(lines), nl=not self.paints())

    def cut(self, line: str) -> str:
        """A line of the foot, no longer than the window is wide."""
        return f" {line}"[: self.pen().columns - 1]

    def ticking(self, clock: Callable[[], str]) -> AbstractContextManager[None]:
        """Keep the clock in the last line up to date while a key is waited for."""
        row = self.pen().rows
        return ticking(lambda: self.cut(clock()), row, shown=self.paints())


def time_line(words: Words, session: Session, question: Question | None, seconds: float) -> str:
    """The minutes of the session; at a question also those of that, of so many seconds spent."""
    now = now_here()
    elapsed = max(int((now - (session.begun or now)).total_seconds() // 60), 0)
    line = words("minute {elapsed} of {planned}", elapsed=elapsed, planned=planned_minutes(session.agenda))
    if question is None:
        return line
    spent, planned = int(seconds // 60), cost(question)
    return line + " · " + words("this question: {spent} of {minutes}", spent=spent, minutes=planned)
