"""Undoes the encoding of Facebook's and Instagram's JSON archives.

They write each byte of a UTF-8 text as an escape of its own, as if it were Latin-1: `à` stands there as
`\\u00c3\\u00a0`. A run of such escapes that is valid UTF-8 is what it says; any other run stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Escapes of bytes beyond ASCII, one after the other.
_RUN = re.compile(r"(?:\\u00[89a-fA-F][0-9a-fA-F])+")
# A character of UTF-8 beyond ASCII (RFC 3629, 4), each byte as the Latin-1 character of that number.
_CHARACTER = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|\u00e0[\u00a0-\u00bf][\u0080-\u00bf]"
    "|[\u00e1-\u00ec\u00ee\u00ef][\u0080-\u00bf]{2}|\u00ed[\u0080-\u009f][\u0080-\u00bf]"
    "|\u00f0[\u0090-\u00bf][\u0080-\u00bf]{2}|[\u00f1-\u00f3][\u0080-\u00bf]{3}"
    "|\u00f4[\u0080-\u008f][\u0080-\u00bf]{2}"
)
_ESCAPE = 6
"""Characters of one escape: `\\u00c3`."""
_BACKSLASHES = 200
_WAITING = 1_000_000
"""Characters without a quote that are waited for."""


def undone(text: str) -> str:
    """The source text of a JSON document with misread characters put right; others are untouched.

    Only for documents whose source is pure ASCII: that is how those archives are written.
    """
    return _RUN.sub(_put_right, text)


def undone_pieces(pieces: Iterable[str]) -> Iterator[str]:
    """The same of a text that comes in pieces. No run crosses a quote: what is behind the last one waits."""
    waiting = ""
    for piece in pieces:
        done, quote, behind = piece.rpartition('"')
        if quote or len(waiting) > _WAITING:
            yield undone(waiting + done + quote)
            waiting = behind
        else:
            waiting += piece
    yield undone(waiting)


def _put_right(run: re.Match[str]) -> str:
    escapes = run.group()
    return escapes if _is_escaped(run.string, run.start()) else _right(escapes)


@lru_cache(maxsize=4096)
def _right(escapes: str) -> str:
    """What a run says; a language has few of them."""
    numbers = (int(escapes[at + 2 : at + _ESCAPE], 16) for at in range(0, len(escapes), _ESCAPE))
    read = "".join(map(chr, numbers))
    right = _CHARACTER.sub(_character, read)
    return escapes if right == read else right


def _is_escaped(text: str, start: int) -> bool:
    """Whether the backslash there is itself escaped: then the text speaks about an escape."""
    if text[start - 1 : start] != "\\":
        return False
    before = text[max(0, start - _BACKSLASHES) : start]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _character(found: re.Match[str]) -> str:
    return found.group().encode("latin-1").decode("utf-8")
