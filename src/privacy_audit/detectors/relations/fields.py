"""Whom a biography names in a field of its own behind a sign of love: `💍 Đăng Khoa`, `| ❤️ Như Ngọc |`."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.detectors.prose import is_short, places
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import one_name, told
from privacy_audit.detectors.relations.words import has_family_name, is_town
from privacy_audit.model import Certainty

_COUPLES = ("💍", "👰", "🤵", "💑", "👫")
_HEARTS = ("❤", "♥", "💕", "💖", "💗", "💞", "💘", "💓", "💝", "😍", "🥰")
FIELD_SIGNS = ("", "\n", "|", ";", "\t")
"""What parts the fields of a line; nothing at the ends of a text."""
_MORE_SIGNS = (*FIELD_SIGNS, "·", "•", "/")


def find(reading: Reading) -> Iterator[Finding]:
    """Names behind such signs; what many love (a town, a club) stands behind a heart too."""
    if not is_short(reading.text):
        return
    for at, sign in places(reading.text, _COUPLES):
        span = one_name(reading, _behind(reading, at + len(sign)), least=2)
        if span and _behind_sign(reading, span[1]) in FIELD_SIGNS:
            yield from told(reading, span[0], [span], "spouse", Certainty.POSSIBLE)
    for at, sign in places(reading.text, _HEARTS):
        span = one_name(reading, _behind(reading, at + len(sign)), least=2)
        if span and _fills_field(reading, at, span[1]) and _is_somebody(reading.text[slice(*span)]):
            yield from told(reading, span[0], [span], "partner", Certainty.POSSIBLE)


def _behind(reading: Reading, at: int) -> int:
    return at + (reading.text[at : at + 1] == " ")


def _behind_sign(reading: Reading, end: int) -> str:
    return reading.text[end : end + 2].strip(" ")[:1]


def _fills_field(reading: Reading, start: int, end: int) -> bool:
    """Whether a sign and a name are one of several fields on a line."""
    before = reading.text[max(0, start - 2) : start].rstrip(" ")[-1:]
    behind = _behind_sign(reading, end)
    behind = "|" if behind in _HEARTS else behind
    return before in _MORE_SIGNS and behind in _MORE_SIGNS and not (before == behind == "")


def _is_somebody(name: str) -> bool:
    """Whether a name behind a heart is a person's: Vietnamese, and no town."""
    return not is_town(name) and (not name.isascii() or has_family_name(name))
