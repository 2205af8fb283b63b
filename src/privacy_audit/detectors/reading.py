"""What a detector reads and what it gives back."""

from __future__ import annotations

from privacy_audit.model import Certainty, Content, Kind, Secret, Segment, Value
from privacy_audit.text import Joined, join


class Finding(Value):
    """One value in a reading. `start` and `end` are offsets into `Reading.text`."""

    kind: Kind
    start: int
    end: int
    value: Secret
    """Normalised as README, "Values", says: a phone as E.164, an e-mail in lower case, …"""
    masked: str
    certainty: Certainty
    attributes: dict[str, str] = {}
    reasons: tuple[str, ...] = ()
    """Codes of the rules that decided: pattern, validation, context."""


class Reading(Value):
    """All segments of a content as one normalised text, a line feed between two segments.

    Detectors run over `text` as a whole and once: a label may stand in the segment before its value.
    """

    content: Content
    joined: Joined
    region: str = "VN"
    """Where a national phone number without country code is dialled (ISO 3166), from the page."""

    @property
    def text(self) -> str:
        """The joined text in normal form."""
        return self.joined.text

    def segment_at(self, offset: int) -> Segment:
        """The segment in which an offset of `text` lies."""
        return self.content.segments[self.joined.part_at(offset)]

    def span_in_segment(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original text of the segment where the span starts (cut at its end)."""
        index = self.joined.part_at(start)
        begin, part = self.joined.begins[index], self.joined.parts[index]
        return part.original(start - begin, min(end - begin, len(part.text)))


def read(content: Content, region: str = "VN") -> Reading:
    """Prepare a content for the detectors."""
    joined = join(tuple(segment.text for segment in content.segments))
    return Reading(content=content, joined=joined, region=region)
