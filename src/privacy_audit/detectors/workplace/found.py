"""How a workplace is told: as written, on one line; it stays readable."""

from __future__ import annotations

import re

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.words import has_surname
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import clean

_LONGEST = 160
_FORMER = re.compile(
    r"(?<![^\W_])(?P<word>da|tung|da tung|nguyen|cuu|former|ex|worked|previously|retired|truoc day)"
    r"(?:[\s-][a-z]{1,6}){0,3}[\s:-]{0,2}\Z"
)
# Words that without their marks are also names and places: Nguyễn, Đà Nẵng, Cừu.
_WRITTEN = {"nguyen": ("nguyên", "nguyen"), "cuu": ("cựu", "cuu"), "da": ("đã", "da")}

# A relative who is named behind a workplace: `Kế toán (vợ ông Nguyễn Văn An)`, `công ty của vợ Lê Thị Bích`,
# `accountant, wife of Mr Nguyen Van An`. In small letters: `Võ` and `Ba` are names themselves.
_RELATIVE = re.compile(
    r"(?:\s{0,2}[(\[,;/–—-]\s{0,2}|\s{1,2})"
    r"(?:(?:là|la|của|cua|cùng|cung|với|voi|và|va|nhà|nha|of|with|and|his|her)\s){0,2}"
    r"(?:vợ|vo|chồng|chong|con (?:gái|gai|trai|dâu|dau|rể|re)|con|bố|bo|cha|mẹ|me|ba|má|ma|cháu|chau|bác|chú"
    r"|(?:anh|chị|chi|em)(?: (?:trai|gái|gai|ruột|ruot|rể|re|dâu|dau|họ|ho))?|dì|cô|cậu"
    r"|wife|husband|spouse|partner|son|daughter|mother|father|brother|sister|uncle|aunt)"
    r"(?: (?:chồng|chong|vợ|vo|nuôi|nuoi|đẻ|de|ruột|ruot))?"
    r"(?:\s(?:của|cua|là|la|of|to))?:?\s{1,2}"
    r"(?P<title>(?:ông|ong|bà|anh|chị|chi|cô|co|chú|chu|bác|bac|em|thầy|thay|Mr|Mrs|Ms|Dr)\.?\s)?"
    r"(?P<name>[^\W\d_a-z][^\W\d_]{0,14}(?:\s[^\W\d_]{1,14}){0,4})"
)
_SURE = re.compile(r"vợ|chồng|wife|husband|con (?:gái|trai|dâu|rể)")
_LEAST = 3


def _is_over(reading: Reading, start: int) -> bool:
    """Whether a word before it says that it is over."""
    found = _FORMER.search(reading.folded, max(0, start - 24), start)
    if found is None:
        return False
    word = reading.text[slice(*found.span("word"))]
    written = _WRITTEN.get(found["word"])
    return written is None or word.lower() == written[0] or word == written[1]


def _without_relative(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """The span up to a relative who is named behind the workplace: whose name that is has no part in it."""
    start, end = span
    for found in _RELATIVE.finditer(reading.text, start + _LEAST, end):
        name = found["name"]
        is_named = found["title"] or _SURE.search(found[0]) or has_surname(name)
        if name[0].isupper() and is_named:
            return start, found.start()
    return span


def _part(reading: Reading, part: tuple[int, int] | None, end: int) -> str:
    """What a part of the span says, as far as the span goes."""
    return clean(reading.text[part[0] : min(part[1], end)], _LONGEST) if part else ""


def told(
    reading: Reading,
    span: tuple[int, int],
    certainty: Certainty,
    reasons: tuple[str, ...],
    position: tuple[int, int] | None = None,
    organisation: tuple[int, int] | None = None,
    *,
    is_over: bool = False,
) -> Finding:
    """The finding for a span, with position and organisation where they can be told apart."""
    span = _without_relative(reading, span)
    written = clean(reading.text[slice(*span)], _LONGEST)
    parts = {"position": position, "organisation": organisation}
    told_of = {name: _part(reading, part, span[1]) for name, part in parts.items()}
    attributes = {name: text for name, text in told_of.items() if text}
    if is_over or _is_over(reading, span[0]):
        attributes["former"] = "yes"
    return Finding(
        kind=Kind.WORKPLACE,
        start=span[0],
        end=span[1],
        value=Secret(written),
        masked=written,
        certainty=certainty,
        attributes=attributes,
        reasons=reasons,
    )
