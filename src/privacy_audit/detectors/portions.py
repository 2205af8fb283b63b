"""A page in portions, so that one that is nothing but numbers ends where no reader would go on.

Ordinary pages are one portion: what stands in one segment may explain what stands in the next. Time and
memory of the detectors grow with the numbers and the values in a text, not with its length, so these are
counted after each portion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from privacy_audit.model import Content, Segment

PORTION = 250_000
"""Characters that are read together; the longest recorded pages have 21,000."""
NUMBERS = 350_000
"""Numbers on a page: each may be the house of an address, about 10 microseconds. The export of a
messenger (5 MB of lines that begin with date and time) has 300,000."""
FINDINGS = 30_000
"""Values on a page, each time that they stand there: about 60 microseconds each."""

_NUMBER = re.compile(r"[0-9]+")


def in_portions(content: Content) -> Iterator[Content]:
    """The content in portions of whole segments; the content itself if it is no longer than one."""
    together: list[Segment] = []
    characters = 0
    for segment in content.segments:
        if together and characters + len(segment.text) > PORTION:
            yield replace(content, segments=tuple(together))
            together, characters = [], 0
        together.append(segment)
        characters += len(segment.text)
    yield content if len(together) == len(content.segments) else replace(content, segments=tuple(together))


def numbers_in(text: str) -> int:
    """How many numbers stand in a text in normal form."""
    return sum(1 for _ in _NUMBER.finditer(text))
