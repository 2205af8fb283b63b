"""Labels of apps in texts of `checklists/`: `[…]` is what stands on a button, and is shown apart."""

from __future__ import annotations

import re

# A label has no brackets inside.
_LABEL = re.compile(r"\[([^\[\]]{1,200})\]")


def pieces_of(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a text in their order, none empty, each with whether it is a label."""
    pieces = enumerate(_LABEL.split(text))
    return tuple((piece, number % 2 == 1) for number, piece in pieces if piece)


def quoted(text: str) -> str:
    """A text where nothing can be set apart: labels of an app stand in quotation marks."""
    return _LABEL.sub(r"“\1”", text)
