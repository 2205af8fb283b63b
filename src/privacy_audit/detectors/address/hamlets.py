"""Where the name of a hamlet, a group or a large building may begin: one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.nearby import begins_line, is_close, may_end
from privacy_audit.detectors.address.words import forms
from privacy_audit.detectors.reading import Effort, Index

_BACK = 24
# Words for hamlets, groups and large buildings that may have a name, in folded text.
_FOLDED_HAMLETS = (
    "thon", "xom", "ap", "ban", "buon", "block", "khom", "tdp", "to dan pho", "tieu khu", "kp", "kdc",
    "khu", "khu pho", "khu dan cu", "khoi", "chung cu", "lang", "soc", "phum", "bon", "plei",
)  # fmt: skip
_SPELLINGS = {"bon"} | frozenset(
    forms(
        "thôn, xóm, ấp, bản, buôn, block, khóm, tdp, tổ dân phố, tiểu khu, kp, kdc, khu, khu phố, khu dân cư,"
        "khối, chung cư, làng, sóc, phum, plei"
    )
)
# Behind the word, in the text itself: a blank, or a point of an abbreviation.
_GAP = re.compile(r"[ ]|[.][ ]?")
# One sign for all that is neither letter nor digit.
_BLANK = 32
_SIGNS = bytes(code if chr(code).isalnum() and code < 128 else _BLANK for code in range(256))
_BUILDINGS = words.forms("chung cư")
_ENGLISH = (" hamlet,", " village,")
"""What stands behind the name of a hamlet in English order, in folded text."""
# The words of a name up to some place.
_NAME_BEFORE = re.compile(rf"(?<!\w)(?:[{words.CAPITAL}][^\W\d_]{{0,7}}[ ]){{1,4}}\Z")


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_FOLDED_HAMLETS, *_ENGLISH)


def may_hold_hamlet(index: Index) -> bool:
    """Whether a word for a hamlet stands in a text."""
    return bool(_spots(index)) or any(True for _ in index.places(*_ENGLISH))


def _spots(index: Index) -> list[tuple[int, int]]:
    """Where words for hamlets, groups and large buildings stand; of two at a place the longer."""
    signs = b" " + index.plain.translate(_SIGNS) + b" "
    found: dict[int, int] = {}
    for word in sorted(_FOLDED_HAMLETS, key=len):
        length = len(word)
        for at, _ in index.places(word):
            if signs[at] == signs[at + length + 1] == _BLANK:
                found[at] = at + length
    return sorted(found.items())


def hamlets(text: str, index: Index, effort: Effort) -> Iterator[int]:
    """Where a hamlet with a name begins; in lower case only behind a label or at a line's start."""
    folded = index.folded
    for start, end in _spots(index):
        gap = _GAP.match(text, end)
        if gap is None or text[start:end].lower() not in _SPELLINGS:
            continue
        if not effort.take():
            return
        if _may_be_named(text, start, end, gap.end()) or begins_line(text, start) or is_close(folded, start):
            yield start


def english_hamlets(text: str, index: Index) -> Iterator[int]:
    """Where the name of a hamlet begins in English order: Xuan Trach Hamlet, …"""
    for place, _ in index.places(*_ENGLISH):
        if name := _NAME_BEFORE.search(text, max(0, place - _BACK), place + 1):
            yield name.start()


def _may_be_named(text: str, start: int, end: int, name: int) -> bool:
    """Whether the word, with its marks, is one for a hamlet or a building, and a name may follow."""
    sign = text[name : name + 1]
    if not (sign.isupper() or (sign.isdigit() and text[start:end].lower() in _BUILDINGS)):
        return False
    return may_end(text, name) and words.WORDED.match(text, start) is not None
