"""Family beside a telephone number, or in a post typed without marks: there a word and a name are enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import contact_stretches, is_beside_contact
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.found import is_called_up, one_name, told
from privacy_audit.detectors.relations.words import (
    has_surname,
    is_unmarked,
    kin_at,
    kin_in,
    ties,
)
from privacy_audit.model import Certainty, Part

# `(vợ anh Thào A Sử)`, `(mẹ cháu Ngần)` behind a name.
_CLOSED = re.compile(r"\s?\)")
# A form of address of somebody grown up.
_ADULT = re.compile(r"(?:anh|chi|ong|ba|co|chu|bac) ")
# A number of an account, a card, a telephone.
_NUMBER = re.compile(r"[0-9]{8}")
_VAGUE = frozenset(("baby", "kid", "child", "con", "nhoc", "partner"))
"""Words that stand before other things than names too: animals, firms."""
# A field begins: `…, mẹ Nguyễn Thu Trà, đt 0868…`, `liên hệ: bố …`, `; grandfather …`.
_FIELD_BEFORE = re.compile(r"(?:[:;,(|\n/–-]\s{0,2}|\A)\Z")
# Another word for a member of the family and the name: `bà nội bé, bà Khổng Thị Dậu`, `mẹ cháu: cô Lan`.
_ALSO_CALLED = re.compile(
    r"(?: (?:be|chau|con|em|no))?(?:, ?(?:la )?|: ?| la | ?\()(?:ong|ba|co|chu|bac|anh|chi|di|cau|mo|thim) "
)
_FAR, _NEAR = 160, 60
_TITLES = frozenset(("vo", "chong", "con", "me", "bo", "ba", "ma", "cha"))
"""Words of one syllable that are others as well: beside a number they need a form of address or a bracket."""


def find(reading: Reading) -> Iterator[Finding]:
    """Named ties in the neighbourhood of contacts, and in posts without marks."""
    for begin, end in contact_stretches(reading.folded):
        yield from _in_stretch(reading, begin, end, is_plain=False)
    for segment, begin, normal in zip(
        reading.content.segments, reading.joined.begins, reading.joined.parts, strict=True
    ):
        if segment.part is Part.TEXT and normal.text.isascii():
            yield from _in_stretch(reading, begin, begin + len(normal.text), is_plain=True)
    yield from _bracketed(reading)


def _in_stretch(reading: Reading, begin: int, end: int, *, is_plain: bool) -> Iterator[Finding]:
    for word in kin_in(reading.text, reading.folded, begin, end):
        if is_plain and not is_unmarked(reading.text, word):
            continue
        if not is_plain:
            yield from _also_called(reading, word)
        span = one_name(reading, word.end("kin") + 1, least=2)
        if span and not is_plain and _has_number(reading, word, span):
            yield from told(reading, word.start("kin"), [span], ties()[word["kin"]], Certainty.LIKELY)
            continue
        if span is None or not has_surname(reading.text[slice(*span)]):
            continue
        if word["kin"] in _TITLES and not is_plain:
            if span[0] > word.end("kin") + 1 and is_called_up(reading, span[1]):
                yield from told(reading, word.start("kin"), [span], ties()[word["kin"]], Certainty.LIKELY)
            continue
        if is_plain or is_beside_contact(reading.folded, word.start("kin"), span[1], _NEAR):
            yield from told(reading, word.start("kin"), [span], ties()[word["kin"]], Certainty.LIKELY)


def _also_called(reading: Reading, word: re.Match[str]) -> Iterator[Finding]:
    """`Gọi bà nội bé, bà Khổng Thị Dậu: (0225) …`: with a family name and a number right behind."""
    called = _ALSO_CALLED.match(reading.folded, word.end("kin"))
    span = one_name(reading, called.end(), least=2) if called else None
    if span and has_surname(reading.text[slice(*span)]) and is_called_up(reading, span[1]):
        yield from told(reading, span[0], [span], ties()[word["kin"]], Certainty.LIKELY)


def _has_number(reading: Reading, word: re.Match[str], span: tuple[int, int]) -> bool:
    """Whether a word and a name are a field of their own with a telephone or identity number behind them."""
    if word["kin"] in _VAGUE and not has_surname(reading.text[slice(*span)]):
        return False
    start = word.start("kin")
    return bool(
        _FIELD_BEFORE.search(reading.folded, max(0, start - 4), start) and is_called_up(reading, span[1])
    )


def _bracketed(reading: Reading) -> Iterator[Finding]:
    """A bracket with a tie to somebody, beside a number: `chủ TK: Hoa Thị Nhạn (mẹ cháu Ngần)`."""
    for at, _ in reading.index.places("("):
        word = kin_at(reading.text, reading.folded, at + 1)
        span = one_name(reading, word.end()) if word else None
        if word is None or span is None or not _CLOSED.match(reading.folded, span[1]):
            continue
        if _ADULT.match(reading.folded, word.end()) and " " not in reading.text[slice(*span)]:
            continue  # `LÒ VĂN TOÀN (chồng chị Loan)`: who she is must be known already
        if _NUMBER.search(reading.folded, max(0, at - _FAR), span[1] + _FAR) or is_beside_contact(
            reading.folded, at, span[1]
        ):
            yield from told(reading, word.start(), [span], ties()[word["kin"]], Certainty.LIKELY)
