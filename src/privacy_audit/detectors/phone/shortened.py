"""A second number of which only the last digits are written: `0912 345 678 – 79`, `(0225) 3842 124/125`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.phone import vietnam
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

# A stroke, a dash or a small word, then as many digits as take the place of the last ones: one to four, or
# a whole number without its area code. No unit may follow. Behind a word four digits with a zero begin a new
# number.
_TAIL = re.compile(
    r"(?:(?P<stroke> ?/ ?)| ?[-\u2013\u2014] ?| (?:hoac|or|va|&) (?!0[35789][0-9]{2}))"
    r"(?P<digits>[2-9](?:[0-9][ .]?){5,6}[0-9]|[0-9]{1,4})(?![0-9a-z%₫…]|[.,:][0-9.])"
)
# What goes on behind the last of them is another number, written with gaps.
_GOES_ON = re.compile(r"[\W_]{0,3}[0-9]")
# The words that may follow: none of an address or an amount, as in `– 13 ngõ 5`.
_WORD_AFTER = re.compile(r" (?:\(|gap|zalo|nhe|nha|a |de |hoac|or|va|call|lien he|lh)")
_MOST = 4


def find(reading: Reading, number: Finding) -> Iterator[Finding]:
    """The numbers that are written short behind a Vietnamese number; at most four, all as short."""
    value = number.value.reveal()
    if not value.startswith("+84") or number.certainty is Certainty.POSSIBLE:
        return
    tails = tuple(_tails(reading.folded, number.end, reading.bounds_at(number.start)[1]))
    sizes = {len(tail["digits"]) for tail in tails}
    if len(sizes) != 1 or _GOES_ON.match(reading.folded, tails[-1].end()):
        return
    for tail in tails:
        digits = "".join(filter(str.isdecimal, tail["digits"]))
        second = vietnam.number((10,), "0" + value[3 : -len(digits)] + digits)
        if second is None or second.e164 == value:
            return
        yield _finding(number, second, tail)


def _tails(folded: str, end: int, limit: int) -> Iterator[re.Match[str]]:
    """What may be the last digits of further numbers, one behind the other."""
    for _ in range(_MOST):
        tail = _TAIL.match(folded, end)
        if tail is None or tail.end() > limit or not _stands_alone(folded, tail):
            return
        yield tail
        end = tail.end()


def _stands_alone(folded: str, tail: re.Match[str]) -> bool:
    """One digit counts only right behind a stroke; no word may make it part of something else."""
    if len(tail["digits"]) == 1 and tail["stroke"] != "/":
        return False
    after = folded[tail.end() : tail.end() + 2].lstrip(" ")
    return not after[:1].isalpha() or bool(_WORD_AFTER.match(folded, tail.end()))


def _finding(number: Finding, second: vietnam.Number, tail: re.Match[str]) -> Finding:
    return Finding(
        kind=Kind.PHONE,
        start=tail.start("digits"),
        end=tail.end("digits"),
        value=Secret(second.e164),
        masked=mask_phone(second.e164),
        certainty=Certainty.LIKELY,
        attributes=number.attributes,
        reasons=("shortened", "valid", *(["context"] if "context" in number.reasons else [])),
    )
