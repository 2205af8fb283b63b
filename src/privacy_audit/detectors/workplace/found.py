"""How a workplace is told: as written, on one line; it stays readable."""

from __future__ import annotations

import re

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import clean

_LONGEST = 160
_FORMER = re.compile(
    r"(?<![^\W_])(?P<word>da|tung|da tung|nguyen|cuu|former|ex|worked|previously|retired|truoc day)"
    r"(?:[\s-][a-z]{1,6}){0,3}[\s:-]{0,2}\Z"
)
# Words that without their marks are also names and places: Nguyễn, Đà Nẵng, Cừu.
_WRITTEN = {"nguyen": ("nguyên", "nguyen"), "cuu": ("cựu", "cuu"), "da": ("đã", "da")}


def _is_over(reading: Reading, start: int) -> bool:
    """Whether a word before it says that it is over."""
    found = _FORMER.search(reading.folded, max(0, start - 24), start)
    if found is None:
        return False
    word = reading.text[slice(*found.span("word"))]
    written = _WRITTEN.get(found["word"])
    return written is None or word.lower() == written[0] or word == written[1]


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
    written = clean(reading.text[slice(*span)], _LONGEST)
    attributes = {
        name: clean(reading.text[slice(*part)], _LONGEST)
        for name, part in (("position", position), ("organisation", organisation))
        if part
    }
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
