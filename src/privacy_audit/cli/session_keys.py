"""The keys with which an officer leads a room, and what each does."""

from __future__ import annotations

from privacy_audit.cli.session_pen import Lines, Pen
from privacy_audit.errors import mark
from privacy_audit.words import Words

NEXT = ("n", "\r", "\n", " ", "\x1b[c", "\x1b[6~")
"""n, Enter, space, right arrow, page down (which presenters send); keys come in lower case."""
BACK = ("b", "\x1b[d", "\x1b[5~")
KEYS = (
    ("n", mark("next step (Enter, space and → too)")),
    ("b", mark("back (← too)")),
    ("c", mark("count hands")),
    ("s", mark("skip the rest of this question")),
    ("j", mark("jump to another question")),
    ("u", mark("drop the last count")),
    ("m", mark("how many people are in the room")),
    ("p", mark("pause: a blank wall until any key")),
    ("e", mark("end the session")),
    ("q", mark("leave; the session stays open and goes on here")),
)


def explained(words: Words, pen: Pen) -> Lines:
    """All keys, one below the other."""
    return [line for key, name in KEYS for line in pen.text(words(name), lead=f"{key}   ", strong=True)]
