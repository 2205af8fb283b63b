"""Tells the address of an organisation from somebody's home, by its words and its place on the page."""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts
from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Part, Segment

_BEFORE, _AFTER = 60, 30
# A label that says home, wherever it stands: in a footer too.
_HOME_BEFORE = re.compile(
    r"(?<![^\W_])(?:nha rieng|dia chi nha(?: rieng)?|noi o(?: hien (?:nay|tai))?|cho o(?: hien (?:nay|tai))?"
    r"|dia chi (?:thuong|tam) tru|(?:thuong|tam) tru|ho khau|home(?: address)?"
    r"|residence)\s?(?:tai )?[:–-]\s{0,3}\Z"
)
_HOME_REACH = 32
# Where a page says who publishes it: the footer, or the element for the publisher's address.
_PUBLISHER = re.compile(r"(?:\A|> )(?:footer|address)(?![a-z])")
# What stands behind an address in brackets or behind a dash: (Công ty TNHH ABC).
_ASIDE = re.compile(r"[ ]?[(–-][^)]{0,28}")


def is_organisation(reading: Reading, candidate: Candidate) -> bool:
    """Whether the page, the words just before, or behind on the same line, name an organisation."""
    segment = reading.segment_at(candidate.start)
    if _HOME_BEFORE.search(reading.folded, max(0, candidate.start - _HOME_REACH), candidate.start):
        return False
    if _of_publisher(reading, segment):
        return True
    text = reading.text
    low = max(0, candidate.start - _BEFORE)
    if segment.label == "address":
        low = max(low, reading.bounds_at(candidate.start)[0])
    near = "\n".join(text[low : candidate.start].split("\n")[-3:])
    aside = _ASIDE.match(text[candidate.end : candidate.end + _AFTER].partition("\n")[0])
    said = contexts.SENTENCE.split(near)[-1] + (aside.group() if aside else "")
    return contexts.ORGANISATION.search(said) is not None or _in_industry(
        text[candidate.start : candidate.end]
    )


def _of_publisher(reading: Reading, segment: Segment) -> bool:
    """Whether it stands in the page's footer, or in data that describe no person."""
    if segment.part is Part.JSON_LD:
        types = [name for name in reading.content.containers if name.startswith("json-ld:")]
        return bool(types) and "json-ld:Person" not in types
    return segment.part is Part.TEXT and _PUBLISHER.search(segment.locator) is not None


def _in_industry(address: str) -> bool:
    """Whether the address itself lies in an industrial park."""
    return contexts.INDUSTRY.search(address) is not None
