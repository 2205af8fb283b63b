"""Tells at a glance whether a kept record holds only clean texts, and cleans it where it may not.

Whoever can write to the folder could have changed what is kept, so every text is cleaned when it is read.
Cleaning thousands of texts one by one takes long; nearly always nothing is there to clean, and that can
be seen on the bytes as a whole.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from privacy_audit.text import clean, is_still

LONGEST = 100_000
"""Characters of one text."""
_PLAIN = bytes(range(0x20, 0x7F))
# An escape other than that of a quotation mark (those of backslashes are gone by then): it may stand for
# any character.
_ESCAPE = re.compile(rb'\\[^"]')


def is_tidy(data: bytes) -> bool:
    """Whether `clean` would change no text of this JSON; False also where that is not sure.

    `msgspec.DecodeError` if it is no JSON.
    """
    compact = msgspec.json.format(data, indent=-1)  # white space is left only inside texts
    compact = compact.replace(rb"\\", b"__")  # backslashes; those that remain begin another escape
    try:
        unusual = compact.translate(None, _PLAIN).decode()
    except UnicodeDecodeError:
        return False
    return (
        is_still("".join(set(unusual)))
        and _ESCAPE.search(compact) is None
        and not _has_loose_spaces(compact)
        and not _may_be_long(compact)
    )


def _has_loose_spaces(compact: bytes) -> bool:
    """Whether two spaces follow each other in a text, or one stands at its beginning or end."""
    unescaped = compact.replace(b'\\" ', b"__")  # a space behind such a mark leads nothing
    return b"  " in compact or b' "' in compact or b'" ' in unescaped


def _may_be_long(compact: bytes) -> bool:
    """Whether a text may be longer than the limit: then no mark that ends one stands for half of it."""
    bare = compact.replace(b'\\"', b"__")
    half = LONGEST // 2
    return any(bare.find(b'"', at, at + half) < 0 for at in range(0, len(bare) - half + 1, half))


def cleaned(value: Any) -> Any:
    """A record as plain values, with all its texts safe to show."""
    known: dict[str, str] = {}

    def text(one: str) -> str:
        if one not in known:
            known[one] = clean(one, LONGEST)
        return known[one]

    def whole(one: Any) -> Any:
        match one:
            case str():
                return text(one)
            case list() | tuple():
                return [whole(inner) for inner in one]
            case dict():
                return {text(name): whole(inner) for name, inner in one.items()}
            case _:
                return one

    return whole(value)
