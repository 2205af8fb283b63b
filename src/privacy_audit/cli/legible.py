"""What is written where a stream lacks a letter: Vietnamese without its marks, a plain sign for a drawn one.

A window of Windows with code page 1252 or 1258, or a stream in ASCII, can then still be read: `Ban hay mo`
and no `B?n h?y m?`. Nothing is imported for it until a letter is missing.
"""

from __future__ import annotations

import codecs
from functools import partial

_PLAIN = {
    "đ": "d", "Đ": "D", "•": "*", "·": "-", "…": "...", "–": "-", "—": "-", "‑": "-", "−": "-", "“": '"',
    "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "›": ">", "‹": "<", "←": "<-", "→": "->", "↓": "v",
    "↑": "^", "×": "x", "≥": ">=", "≤": "<=", "═": "=", "─": "-", "│": "|", "█": "#", "▀": "#", "▄": "#",
    "▒": "+", "░": ".", "✓": "v", "✔": "v", "✗": "x", "☐": "[ ]", "\u00a0": " ", "\u202f": " ", "€": "EUR",
}  # fmt: skip
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def handler_for(encoding: str) -> str:
    """The name by which a stream of this encoding asks for it: `stream.reconfigure(errors=…)`.

    One for each encoding, since the error of a code page says no more of itself than `charmap`.
    """
    name = f"privacy-audit-{encoding}"
    codecs.register_error(name, partial(_instead, encoding))
    return name


def _instead(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """What stands for the letters that are missing; the error itself if it is not about writing."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(legible(character, encoding) for character in missing), error.end


def legible(character: str, encoding: str) -> str:
    """The nearest that an encoding has for a character: its tone beside it (as code page 1258 writes it),
    without its tone, without marks, a plain sign, at last a question mark."""
    import unicodedata

    parts = unicodedata.normalize("NFD", character)
    tones = "".join(part for part in parts if part in _TONES)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    for candidate in (character, letter + tones, letter, parts[0], _PLAIN.get(character, "?")):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"
