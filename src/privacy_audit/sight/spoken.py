"""Texts as plain words, and patterns over them: so a sentence is found however it is typed."""

from __future__ import annotations

import re

from privacy_audit.model import Status, Value
from privacy_audit.text import fold, normalise

# Letters and digits that belong together.
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> str:
    """The words of a text in the form that the sayings are written in."""
    return " ".join(_WORD.findall(fold(normalise(text).text)))


class Saying(Value):
    """What a page says, and what that means for whoever wanted to see it."""

    status: Status
    code: str
    pattern: re.Pattern[str]


def a_saying(status: Status, *alternatives: str, code: str = "") -> Saying:
    """Something said anywhere in a text or a line; one of the alternatives is enough."""
    pattern = re.compile(rf"\b(?:{'|'.join(alternatives)})\b")
    return Saying(status=status, code=code or status.value, pattern=pattern)


def a_line(status: Status, *alternatives: str, code: str = "") -> Saying:
    """A whole line that is nothing else: a headline or a button."""
    pattern = re.compile(rf"^(?:{'|'.join(alternatives)})$")
    return Saying(status=status, code=code or status.value, pattern=pattern)
