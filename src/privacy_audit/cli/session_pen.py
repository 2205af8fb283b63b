"""How the wall's lines are made: short, bold, wrapped to a width, side by side, never too wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import click

from privacy_audit.cli.drawing import code_lines
from privacy_audit.model import Value
from privacy_audit.palette import BLACK, BRIGHT_WHITE, SHORT_LINES, WHITE, Ink, Theme

MARGIN = "  "
LONGEST_LINE = 76
"""Columns of running text: longer lines cannot be read from the last row."""
LONGEST_BAR = 40

Lines = list[str]
Pages = list[Lines]
GROUNDS: dict[Theme, Ink] = {
    "light": Ink(BLACK, BRIGHT_WHITE),
    "dark": Ink(WHITE, BLACK),
    "projector": Ink(BRIGHT_WHITE, BLACK, bold=True),
}
"""How the whole wall is painted in a theme that somebody chose; else it is as the terminal has it."""
RESET = "\x1b[0m"


class Pen(Value):
    """How to write on a wall of so many columns and rows.

    Only bold and reversed letters: on a projector thin, grey and coloured ones are lost.
    """

    columns: int = 80
    rows: int = 24
    color: bool = True
    plain: bool = False
    theme: Theme | None = None

    @property
    def ground(self) -> str:
        """What begins everything that is written, and follows every end of a style; "" without a theme."""
        if self.theme is None or not self.color or self.plain:
            return ""
        return f"{RESET}\x1b[{GROUNDS[self.theme].codes}m"

    def strong(self, line: str) -> str:
        """A line in bold letters."""
        return self._styled(line, Ink(bold=True))

    def _styled(self, line: str, ink: Ink) -> str:
        return f"\x1b[{ink.codes}m{line}{self.ground or RESET}" if self.color else line

    def title(self, left: str, right: str) -> str:
        """The first line of a screen: what it is on the left, where one stands on the right."""
        room = self.columns - 1
        right = right[: room // 2]
        left = left[: room - len(right) - 3]
        line = f" {left}{' ' * (room - len(left) - len(right) - 2)}{right} "
        return self._styled(line, Ink(bold=True, reverse=True))

    def text(self, text: str, *, lead: str = "", width: int | None = None, strong: bool = False) -> Lines:
        """A paragraph behind a hanging lead, broken between words."""
        shown = text.replace("[", "“").replace("]", "”")  # a label of the app, in quotation marks
        longest = SHORT_LINES if self.theme == "projector" else LONGEST_LINE
        width = min(width or self.columns - 1 - len(MARGIN), longest)
        lines = textwrap.wrap(
            shown,
            max(width, 10),
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
            break_on_hyphens=False,
        )
        return [self.strong(MARGIN + line) if strong else MARGIN + line for line in lines]

    def bar(self, number: int, most: int, room: int) -> str:
        """A bar for a number of people; nothing for a screen reader."""
        if self.plain or most <= 0:
            return ""
        return "█" * round(min(number / most, 1) * min(room, LONGEST_BAR))

    def code(self, link: str) -> Lines:
        """The QR code of a link; nothing for a screen reader."""
        if self.plain:
            return []
        drawn = code_lines(link, color=self.color)
        return [MARGIN + line.replace(RESET, self.ground or RESET) for line in drawn]


def width_of(line: str) -> int:
    """How many columns a line takes, whatever its style."""
    return len(click.unstyle(line))


def widest(lines: Sequence[str]) -> int:
    """The width of the longest line, 0 for none."""
    return max(map(width_of, lines), default=0)


def beside(left: Sequence[str], right: Sequence[str], width: int) -> Lines:
    """Two columns, the left one filled up to a width."""
    return [
        f"{one or ''}{' ' * (width - width_of(one or ''))}{other or ''}".rstrip()
        for one, other in zip_longest(left, right)
    ]


def spaced(paragraphs: Sequence[Lines], room: int) -> Lines:
    """Paragraphs with a free line between them, if the room allows it."""
    lines = sum(map(len, paragraphs))
    gap = [""] if lines + len(paragraphs) - 1 <= room else []
    spread: Lines = []
    for number, paragraph in enumerate(paragraphs):
        spread += [*(gap if number else []), *paragraph]
    return spread


def fitted(layouts: Sequence[Sequence[Lines]], room: int) -> list[Lines]:
    """The first layout of which every page fits; of the last one, what does not fit is cut in pages."""
    for pages in layouts:
        if all(len(page) <= room for page in pages):
            return [list(page) for page in pages]
    return [part for page in layouts[-1] for part in _cut(page, room)]


def _cut(page: Lines, room: int) -> Iterator[Lines]:
    for begin in range(0, len(page), max(room, 1)):
        yield page[begin : begin + max(room, 1)]
