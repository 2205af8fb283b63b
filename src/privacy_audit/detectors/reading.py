"""What a detector reads and what it gives back."""

from __future__ import annotations

import re

import msgspec

from privacy_audit.model import Certainty, Content, Kind, Part, Secret, Segment, Value
from privacy_audit.text import Joined, Normal, fold, join_normal, normalise, unquote

# Parts made for machines: a bare run of digits there is an id unless something says otherwise.
MACHINE_PARTS = frozenset((Part.EMBEDDED_JSON, Part.ATTRIBUTE, Part.LINK, Part.IMAGE, Part.EXIF))
CLOSELY = 3_000
"""Places in one reading that are looked at closely in vain; a portion of a news page has two hundred."""
GLANCED = 20_000
"""Places at which a detector glances before it looks closely; a portion of a news page has a thousand."""
# Text that holds addresses, in which `%40` may stand for `@`.
_ADDRESSES = re.compile(r"://|mailto:|tel:|sms:", re.IGNORECASE)
# The first of these is looked for at memory speed; prose has `10 %`, but hardly `%2B`.
_QUOTED = re.compile(r"%[0-9A-Fa-f]{2}")


class Finding(Value):
    """One value in a reading. `start` and `end` are offsets into `Reading.text`."""

    kind: Kind
    start: int
    end: int
    value: Secret
    """Normalised as README, "Values", says: a phone as E.164, an e-mail in lower case, …"""
    masked: str
    certainty: Certainty
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    """Codes of the rules that decided: pattern, validation, context."""


class Effort:
    """Whether a reading holds more places that only look like a value than are looked at closely.

    Hostile pages hold as many as they have words, each some ten microseconds; others have few. Every
    detector counts anew, so that it finds the same whenever it is asked.
    """

    def __init__(self) -> None:
        self.spent = False

    def counted(self, most: int = CLOSELY) -> Effort:
        """One that counts from zero, and tells this one when it is spent."""
        return _Counted(self, most)

    def take(self) -> bool:
        """Use some of it; False if nothing is left."""
        return True


class _Counted(Effort):
    def __init__(self, whole: Effort, most: int) -> None:
        super().__init__()
        self._whole, self._left = whole, most

    def take(self) -> bool:
        self._left -= 1
        if self._left < 0:
            self.spent = self._whole.spent = True
        return self._left >= 0


class Reading(Value):
    """All segments of a content as one normalised text, a line feed between two segments.

    Detectors run over `text` as a whole and once: a label may stand in the segment before its value.
    `folded` is the same text without capitals and Vietnamese marks, character for character.
    """

    content: Content
    joined: Joined
    folded: str
    region: str = "VN"
    """Where a national phone number without country code is dialled (ISO 3166), from the page."""
    is_name: bool = False
    """The text is the name of a target: a number in it counts wherever it stands."""
    effort: Effort = msgspec.field(default_factory=Effort)
    """What detectors may still spend on places that only look like a value."""

    @property
    def text(self) -> str:
        """The joined text in normal form."""
        return self.joined.text

    def segment_at(self, offset: int) -> Segment:
        """The segment in which an offset of `text` lies."""
        return self.content.segments[self.joined.part_at(offset)]

    def bounds_at(self, offset: int) -> tuple[int, int]:
        """Where in `text` the segment at an offset begins and ends."""
        index = self.joined.part_at(offset)
        begin = self.joined.begins[index]
        return begin, begin + len(self.joined.parts[index].text)

    def span_in_segment(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the original text of the segment where the span starts (cut at its end)."""
        index = self.joined.part_at(start)
        begin, part = self.joined.begins[index], self.joined.parts[index]
        return part.original(start - begin, min(end - begin, len(part.text)))


def read(content: Content, region: str = "VN", is_name: bool = False) -> Reading:
    """Prepare a content for the detectors."""
    joined = join_normal(tuple(_normal(segment, is_name) for segment in content.segments))
    return Reading(content=content, joined=joined, folded=fold(joined.text), region=region, is_name=is_name)


def _normal(segment: Segment, is_name: bool) -> Normal:
    holds_addresses = is_name or segment.part is Part.LINK
    if _QUOTED.search(segment.text) and (holds_addresses or _ADDRESSES.search(segment.text)):
        return unquote(segment.text)
    return normalise(segment.text)
