"""Paper for a terminal: wraps text between words and styles it, and lets nothing pass that a terminal obeys.

The only module beside `terminal` that knows rich. Everything is printed as `Text`, never as its markup.
"""

from __future__ import annotations

from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from privacy_audit.palette import SHORT_LINES, THEMES, Style
from privacy_audit.report.document import Look, Phrase, Tone
from privacy_audit.report.gate import safe

NARROWEST, WIDEST = 40, 120
TONES: dict[Tone, Style] = {
    "normal": "normal",
    "quiet": "quiet",
    "strong": "strong",
    "warning": "warning",
}


class Paper:
    """Lines of text, wrapped between words, in the styles of a theme."""

    def __init__(self, look: Look) -> None:
        widest = SHORT_LINES if look.theme == "projector" else WIDEST
        self.width = min(max(look.width, NARROWEST), widest)
        self.plain = look.plain
        self.color = look.color and not look.plain
        self._styles = THEMES[look.theme] if self.color else {}
        self._console = Console(
            file=StringIO(),
            width=self.width,
            color_system="256" if self.color else None,
            force_terminal=self.color,
            force_jupyter=False,
            no_color=not self.color,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def style(self, name: Style) -> str:
        """The style of rich for a part of a report; none without colour."""
        return self._styles[name].named if name in self._styles else ""

    def text(self, phrase: Phrase, style: Style = "normal") -> Text:
        """A phrase as text; labels of an app stand in quotation marks."""
        text = Text(style=self.style(style))
        for span in phrase:
            shown = safe(span.text)
            if not span.label:
                text.append(shown)
            else:
                text.append(f"“{shown}”", self.style("label"))
        return text

    def put(self, text: Text, first: str = "", rest: str | None = None) -> None:
        """Write a text, wrapped; `first` stands before its first line, `rest` before the others."""
        rest = " " * cell_len(first) if rest is None else rest
        wrapped = text.wrap(self._console, self.width - cell_len(first))
        for number, line in enumerate(wrapped):
            line.rstrip()
            self.line(Text(rest if number else first) + line)

    def line(self, line: Text) -> None:
        """Write one line that is known to fit."""
        self._console.print(line, no_wrap=True, overflow="ignore", crop=False)

    def gap(self) -> None:
        """Leave a line free."""
        self._console.print()

    def wrap(self, text: Text, width: int) -> list[Text]:
        """The lines of a text in a column."""
        return list(text.wrap(self._console, width))

    def written(self) -> str:
        """Everything so far."""
        stream = self._console.file
        assert isinstance(stream, StringIO)  # noqa: S101 - the constructor made it
        lines = stream.getvalue().splitlines()
        return "\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n"
