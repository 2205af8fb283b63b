"""Where the name of a hamlet, a group or a large building may begin: one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.nearby import begins_line, is_close, may_end
from privacy_audit.detectors.address.words import by_first_letter, forms
from privacy_audit.detectors.reading import Effort

_BACK = 24
# Words for hamlets, groups and large buildings that may have a name, in folded text.
_FOLDED_HAMLETS = (
    "thon", "xom", "ap", "ban", "buon", "block", "khom", "tdp", "to dan pho", "tieu khu", "kp", "kdc",
    "khu(?: pho| dan cu)?", "khoi", "chung cu", "lang", "soc", "phum", "bon", "plei",
)  # fmt: skip
_SPELLINGS = {"bon"} | frozenset(
    forms(
        "thôn, xóm, ấp, bản, buôn, block, khóm, tdp, tổ dân phố, tiểu khu, kp, kdc, khu, khu phố, khu dân cư,"
        "khối, chung cư, làng, sóc, phum, plei"
    )
)
# In folded text as bytes with one sign for all that is neither letter nor digit: such a sign is found faster
# than one of many.
_HAMLET = re.compile(rf" ({by_first_letter(_FOLDED_HAMLETS)})(?= )".encode())
# Behind the word, in the text itself: a blank, or a point of an abbreviation.
_GAP = re.compile(r"[ ]|[.][ ]?")
_SIGNS = bytes(code if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_BUILDINGS = words.forms("chung cư")
_ENGLISH = (" hamlet,", " village,")
"""What stands behind the name of a hamlet in English order, in folded text."""
# The words of a name up to some place.
_NAME_BEFORE = re.compile(rf"(?<!\w)(?:[{words.CAPITAL}][^\W\d_]{{0,7}}[ ]){{1,4}}\Z")


def may_hold_hamlet(folded: str) -> bool:
    """Whether a word for a hamlet stands in a folded text."""
    return next(_spots(folded), None) is not None or any(word in folded for word in _ENGLISH)


def _spots(folded: str) -> Iterator[tuple[int, int]]:
    """Where words for hamlets, groups and large buildings stand in a folded text."""
    signs = f" {folded} ".encode("latin-1", "replace").translate(_SIGNS)
    for found in _HAMLET.finditer(signs):
        yield found.start(), found.end() - 1


def hamlets(text: str, folded: str, effort: Effort) -> Iterator[int]:
    """Where a hamlet with a name begins; in lower case only behind a label or at a line's start."""
    for start, end in _spots(folded):
        gap = _GAP.match(text, end)
        if gap is None or text[start:end].lower() not in _SPELLINGS:
            continue
        if not effort.take():
            return
        if _may_be_named(text, start, end, gap.end()) or begins_line(text, start) or is_close(folded, start):
            yield start


def english_hamlets(text: str, folded: str) -> Iterator[int]:
    """Where the name of a hamlet begins in English order: Xuan Trach Hamlet, …"""
    for word in _ENGLISH:
        place = folded.find(word)
        while place >= 0:
            if name := _NAME_BEFORE.search(text, max(0, place - _BACK), place + 1):
                yield name.start()
            place = folded.find(word, place + 1)


def _may_be_named(text: str, start: int, end: int, name: int) -> bool:
    """Whether the word, with its marks, is one for a hamlet or a building, and a name may follow."""
    sign = text[name : name + 1]
    if not (sign.isupper() or (sign.isdigit() and text[start:end].lower() in _BUILDINGS)):
        return False
    return may_end(text, name) and words.WORDED.match(text, start) is not None
