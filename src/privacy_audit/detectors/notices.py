"""Notices of a family: what tells that somebody's own people speak of a death, and no newspaper does."""

from __future__ import annotations

_REACH = 300
"""Characters around a place in which the words of a notice are looked for."""
# How a family tells of a death: who is named there is theirs.
_NOTICES = (
    *("cao pho", "tin buon", "bao tin", "khap bao", "kinh bao", "than mau", "than phu", "thuong tiec"),
    *("kinh vieng", "an tang", "le tang", "tang le", "huong tho", "huong duong", "in loving memory"),
    *("beloved wife", "beloved husband", "beloved mother", "beloved father", "survived by", "funeral"),
    *("celebration of life", "rest in peace", "memorial service", "announce the passing"),
    "flowers may be sent",
)


def is_noticed(folded: str, start: int, end: int) -> bool:
    """Whether words of a family's notice of death stand around a span."""
    around = folded[max(0, start - _REACH) : end + _REACH]
    return any(word in around for word in _NOTICES)
