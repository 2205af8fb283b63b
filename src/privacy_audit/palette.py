"""The colours of everything that is printed on a terminal: one table for each theme.

It needs no library, since the first question is drawn before any is loaded; reports hand `Ink.named`
to theirs. Red and green tell nothing that the words beside them do not say. On a projector
thin and grey is lost.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Theme = Literal["light", "dark", "projector"]
"""The colours and the size of what is shown. `projector`: black and white, large, short lines, for a hall.

A theme is typed as `--theme` or stands in `PRIVACY_AUDIT_THEME`; the command line has it as
`Settings.theme`, None if nobody chose: a page then follows the device, a terminal counts as dark.
"""
Style = Literal[
    "title", "heading", "strong", "quiet", "warning", "label", "low", "medium", "high", "critical", "normal"
]
SHORT_LINES = 60
"""Columns on a projector: the window can be enlarged until sixty fill the wall, which a hall can read."""
BLACK, RED, BLUE, WHITE, GREY = 0, 1, 4, 7, 8
BRIGHT_RED, BRIGHT_GREEN, BRIGHT_YELLOW, BRIGHT_CYAN, BRIGHT_WHITE = 9, 10, 11, 14, 15
DARK_GREEN, DARK_GREY, DARK_RED, BROWN, PURE_RED = 22, 59, 88, 94, 160
"""Numbers of ECMA-48's sixteen colours, then of the 256 that xterm brought."""


class Ink(NamedTuple):
    """How letters are drawn: their colour and the one behind them, 0 to 255; None is the terminal's own."""

    front: int | None = None
    back: int | None = None
    bold: bool = False
    underline: bool = False
    reverse: bool = False

    @property
    def codes(self) -> str:
        """The numbers of its escape sequence (ECMA-48, SGR), "" for letters as they are."""
        flags = ((self.bold, "1"), (self.underline, "4"), (self.reverse, "7"))
        codes = [code for wanted, code in flags if wanted]
        codes += [] if self.front is None else [_code(self.front, 30)]
        codes += [] if self.back is None else [_code(self.back, 40)]
        return ";".join(codes)

    @property
    def named(self) -> str:
        """The same as a style of rich, "" for letters as they are."""
        flags = ((self.bold, "bold"), (self.underline, "underline"), (self.reverse, "reverse"))
        names = [name for wanted, name in flags if wanted]
        names += [] if self.front is None else [f"color({self.front})"]
        names += [] if self.back is None else [f"on color({self.back})"]
        return " ".join(names)


def _code(color: int, base: int) -> str:
    """A colour from 0 to 255; `base` is 30 for letters, 40 for what is behind them."""
    if color < 8:
        return str(base + color)
    return str(base + 60 + color - 8) if color < 16 else f"{base + 8};5;{color}"


THEMES: dict[Theme, dict[Style, Ink]] = {
    "dark": {
        "title": Ink(BRIGHT_WHITE, bold=True),
        "heading": Ink(BRIGHT_CYAN, bold=True),
        "strong": Ink(bold=True),
        "quiet": Ink(GREY),
        "warning": Ink(BRIGHT_YELLOW),
        "label": Ink(BRIGHT_WHITE, bold=True),
        "low": Ink(BRIGHT_GREEN, bold=True),
        "medium": Ink(BRIGHT_YELLOW, bold=True),
        "high": Ink(BRIGHT_RED, bold=True),
        "critical": Ink(BRIGHT_WHITE, RED, bold=True),
    },
    "light": {
        "title": Ink(BLACK, bold=True),
        "heading": Ink(BLUE, bold=True),
        "strong": Ink(bold=True),
        "quiet": Ink(DARK_GREY),
        "warning": Ink(DARK_RED),
        "label": Ink(BLACK, bold=True),
        "low": Ink(DARK_GREEN, bold=True),
        "medium": Ink(BROWN, bold=True),
        "high": Ink(PURE_RED, bold=True),
        "critical": Ink(WHITE, PURE_RED, bold=True),
    },
    "projector": {  # black behind every colour: the window that is thrown onto the wall may be a white one
        "title": Ink(BRIGHT_WHITE, BLACK, bold=True),
        "heading": Ink(BRIGHT_WHITE, BLACK, bold=True, underline=True),
        "strong": Ink(BRIGHT_WHITE, BLACK, bold=True),
        "quiet": Ink(BRIGHT_WHITE, BLACK),
        "warning": Ink(BRIGHT_YELLOW, BLACK, bold=True),
        "label": Ink(BRIGHT_WHITE, BLACK, bold=True, reverse=True),
        "low": Ink(BRIGHT_GREEN, BLACK, bold=True),
        "medium": Ink(BRIGHT_YELLOW, BLACK, bold=True),
        "high": Ink(BRIGHT_RED, BLACK, bold=True),
        "critical": Ink(BRIGHT_WHITE, RED, bold=True),
    },
}


def ink(style: Style, theme: Theme) -> Ink:
    """How letters of a style are drawn in a theme; what is not named there is as the terminal has it."""
    return THEMES[theme].get(style, Ink())


def paint(text: str, style: Style, theme: Theme | None) -> str:
    """A text in the colours of a theme (None counts as dark), for whoever may send colours at all."""
    codes = ink(style, theme or "dark").codes
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text
