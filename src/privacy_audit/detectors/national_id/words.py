"""What a label and the digits behind it say together: which document, and whether its form fits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from privacy_audit.detectors.context import Lexicon, Nearby, belongs, is_direct
from privacy_audit.detectors.national_id.structure import (
    has_identity_form,
    has_licence_form,
    has_old_identity_form,
    has_security_form,
    has_tax_form,
)
from privacy_audit.detectors.reading import Index

SIZES = {
    "cccd": (12, 9),
    "cmnd": (12, 9),
    "number": (12,),
    "short": (12,),
    "id": (12,),
    "tax": (12, 10),
    "tax-personal": (12, 10),
    "licence": (12,),
    "ssn": (9,),
}
"""How many digits a number has that is called so, the longest first."""
CODES = {
    "cccd": "cccd",
    "cmnd": "cmnd",
    "passport": "number",
    "tax-code": "tax",
    "driving-licence": "licence",
    "ssn": "ssn",
}
"""The label under which a list goes on, by the type of the number before."""
IDENTITY = frozenset(("cccd", "cmnd", "number", "id"))
"""The labels of which one further away is enough for a number that is built like an identity number."""

# What shows that a page speaks of identity numbers: words that have no other meaning.
_PAGE_WORDS = ("cccd", "cmnd", "can cuoc", "so dinh danh", "chung minh nhan dan", "chung minh thu")
PASSPORTS = ("passport", "ho chieu", "hochieu", "passeport", "reisepass")
SHORT_PASSPORTS = ("hc ", "hc:", "hc.")
"""`HC` for hộ chiếu; it has other meanings, so that only the form of a Vietnamese number behind it counts."""
# Right behind an identity number: when and where the card was issued.
_ISSUED = re.compile(
    r"[\s,;.()–-]{0,4}(?:do [^\n]{0,40})?(?:ngay cap|cap ngay|cap lan|noi cap|cap tai|cap boi|do cuc|issued)"
)
# Between a number and what calls it so behind it.
_SMALL = re.compile(r"[\s(),:;/–-]{0,3}(?:(?:la|so|is|my|the)[\s:]{1,2}){0,3}\Z")
_DATE = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}")
_FAR, _FARTHEST = 64, 72
"""Characters between a word and a number whose form fits; the same with a date among them."""


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_PAGE_WORDS, *PASSPORTS, *SHORT_PASSPORTS)


class Meaning(NamedTuple):
    """Which document a number belongs to. `rule` is the reason's code if its form fits."""

    type: str
    valid: bool
    rule: str = ""


def meaning_of(code: str, digits: str) -> Meaning | None:
    """What digits mean behind a label; None if they cannot be such a number."""
    match code:
        case "tax" | "tax-personal":
            return _tax(code, digits)
        case "licence":
            return Meaning("driving-licence", has_licence_form(digits))
        case "ssn":
            return Meaning("ssn", True) if has_security_form(digits) else None
        case _:
            return _identity(code, digits)


def _identity(code: str, digits: str) -> Meaning | None:
    if len(digits) == 12:
        valid = has_identity_form(digits)
        return Meaning("cccd", valid, "id-province") if valid or code in ("cccd", "cmnd") else None
    return Meaning("cmnd", has_old_identity_form(digits))


def _tax(code: str, digits: str) -> Meaning | None:
    """A person's tax code begins with 8, or is the identity number; an organisation's is public."""
    if len(digits) == 12:
        return Meaning("cccd", True, "id-province") if has_identity_form(digits) else None
    if code != "tax-personal" and digits[0] != "8":
        return None
    return Meaning("tax-code", has_tax_form(digits), "tax-checksum")


def first_word(index: Index) -> int:
    """Where a page first speaks of identity numbers; past its end if it never does."""
    return min((place for place, _ in index.places(*_PAGE_WORDS)), default=len(index.folded))


def is_issued(folded: str, end: int) -> bool:
    """Whether the day or place of issue stands right behind a number."""
    return bool(_ISSUED.match(folded, end))


def is_small(gap: str) -> bool:
    """Whether nothing but signs and small words stands in a gap."""
    return bool(_SMALL.match(gap))


def far_label(folded: str, words: Lexicon, start: int) -> Nearby | None:
    """The label of a number whose form fits: the nearest before it, from further away than of others.

    A word for an identity number counts before one for something else that only stands between:
    `CCCD để làm hợp đồng nhé: 031…`. A date may stand between, the day of issue.
    """
    reaching = [
        label
        for label in words.all_in(folded, start - _FARTHEST, start)
        if _reaches(folded[label.end : start])
    ]
    if not reaching:
        return None
    last = reaching[-1]
    if not is_direct(folded[last.end : start]):
        last = next((label for label in reversed(reaching) if label.code in IDENTITY), last)
    return Nearby(last.code, folded[last.end : start], False)


def _reaches(gap: str) -> bool:
    """Whether a label may belong to a number, for all that stands between them."""
    return belongs(gap, _FAR) or ("\n" not in gap and _DATE.search(gap) is not None)
