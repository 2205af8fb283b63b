"""JSON that has more values than are read of one page: its beginning, as a whole document.

A parser of JSON builds everything before anybody can count it: of 10 MB of empty lists, 300 MB.
"""

from __future__ import annotations

import re

# A string, a bracket, or commas with what is between them that is neither. A string holds no quote but behind
# a backslash; one that never ends reaches to the end of the text, so that no quote within is tried as
# another's beginning.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]|,[^"\[\]{}]*', re.DOTALL)
_CLOSING = {"[": "]", "{": "}"}
_DEPTH = 2_000
"""Twice as deep as Python's own parser goes."""


def is_large(text: str, most: int) -> bool:
    """Whether a text may hold more than so many values; a quick look, in which commas of prose count too."""
    return sum(map(text.count, "[{,")) > most


def fitting(text: str, position: int, most: int) -> str | None:
    """The beginning of the value at a position, closed so that it is whole.

    None if there are no more than `most` values in it.
    """
    open_: list[str] = []
    count = 0
    for token in _TOKEN.finditer(text, position):
        match text[token.start()]:
            case "[" | "{" as sign if len(open_) < _DEPTH:
                open_.append(_CLOSING[sign])
                count += 1
            case "[" | "{":
                return ""
            case "]" | "}":
                open_.pop()
            case "," if not open_:
                return None
            case ",":
                commas = text.count(",", token.start(), token.end())
                if count + commas > most:
                    end = _comma(text, token.start(), most - count)
                    return text[position:end] + "".join(reversed(open_))
                count += commas
        if not open_:
            return None
    return None


def _comma(text: str, at: int, number: int) -> int:
    """Where a comma stands: so many behind the one at `at`."""
    for _ in range(number):
        at = text.index(",", at + 1)
    return at
