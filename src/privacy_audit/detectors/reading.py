"""What a detector reads and what it gives back."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import msgspec

from privacy_audit.detectors.phrases import Phrases
from privacy_audit.model import Certainty, Content, Kind, Part, Secret, Segment, Value
from privacy_audit.text import Joined

# Parts made for machines: a bare run of digits there is an id unless something says otherwise.
MACHINE_PARTS = frozenset((Part.EMBEDDED_JSON, Part.ATTRIBUTE, Part.LINK, Part.IMAGE, Part.EXIF))
CLOSELY = 3_000
"""Places in one reading that are looked at closely in vain; a portion of a news page has two hundred."""
GLANCED = 20_000
"""Places at which a detector glances before it looks closely; a portion of a news page has a thousand."""
# Digits as `0`, line feeds as they are, everything else as a blank: the engine searches for one sign faster
# than for ten, and a gap is one repeat.
_DIGITS = bytes(48 if 48 <= code < 58 else 10 if code == 10 else 32 for code in range(256))
_NUMBER = re.compile(rb"00*")
# At least six digits, at most eight other characters from one to the next. Digits and gaps have no character
# in common: nothing to backtrack into.
_CLUSTER = re.compile(rb"0(?:[ \n]{0,8}0){5,}")


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
    key: Secret | None = None
    """What other writings of the same value have in common with it, where the value itself is not that."""


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


class Index:
    """What several detectors look for in one text, each worked out once, when it is first asked for.

    All offsets are those of `Reading.text` and `Reading.folded`.
    """

    def __init__(self, folded: str, phrases: Phrases) -> None:
        self.folded, self._phrases = folded, phrases

    @cached_property
    def all_places(self) -> dict[str, list[int]]:
        """Where the phrases of all detectors begin (`preparing.PHRASES`), of those that stand here."""
        return self._phrases.places(self.plain)

    def places(self, *phrases: str) -> Iterator[tuple[int, str]]:
        """Where some of these phrases begin, one phrase after the other."""
        for phrase in phrases:
            for at in self.all_places.get(phrase, ()):
                yield at, phrase

    @cached_property
    def plain(self) -> bytes:
        """The folded text with one byte a character, `?` for what is not Latin-1: quick to search.

        A text without a sign that a pattern needs, or without any digit, is told in microseconds:
        `b"@" in index.plain`.
        """
        return self.folded.encode("latin-1", "replace")

    @cached_property
    def signs(self) -> bytes:
        """The text with `0` for every digit, line feeds as they are, and a blank for everything else."""
        return self.plain.translate(_DIGITS)

    @cached_property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """Where digits begin and end that stand together, in order."""
        return tuple(found.span() for found in _NUMBER.finditer(self.signs))

    @cached_property
    def clusters(self) -> tuple[tuple[int, int], ...]:
        """Where six digits or more stand with at most eight other characters from one to the next, in order.

        Every telephone, account, identity number, full date with its year and coordinate lies in one of
        them, and prose has few: a pattern for long numbers need run over these stretches only. Letters may
        stand between the digits; the pattern says which of them are one number.
        """
        return tuple(found.span() for found in _CLUSTER.finditer(self.signs))


class Typed(Value):
    """A word typed with Telex: where it is read in `Reading.text`, and how it stands on the page."""

    start: int
    end: int
    written: str


class Reading(Value):
    """All segments of a content as one normalised text, a line feed between two segments.

    Detectors run over `text` as a whole and once: a label may stand in the segment before its value.
    Words with leftover keys of Telex stand in it as they were meant (`telex`). `folded` is the same text
    without capitals and Vietnamese marks, character for character.
    """

    content: Content
    joined: Joined
    folded: str
    index: Index
    """What several detectors look for, worked out once."""
    region: str = "VN"
    """Where a national phone number without country code is dialled (ISO 3166), from the page."""
    is_name: bool = False
    """The text is the name of a target: a number in it counts wherever it stands."""
    effort: Effort = msgspec.field(default_factory=Effort)
    """What detectors may still spend on places that only look like a value."""
    typed: tuple[Typed, ...] = ()
    """The words that were read otherwise than they stand on the page, in order."""

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

    def as_written(self, start: int, end: int) -> str:
        """A stretch of `text` as it stands on the page; of a word that crosses its edge only what is read."""
        pieces: list[str] = []
        position = start
        for index in range(bisect_left(self.typed, start, key=_start_of), len(self.typed)):
            word = self.typed[index]
            if word.end > end:
                break
            pieces += (self.text[position : word.start], word.written)
            position = word.end
        return "".join((*pieces, self.text[position:end]))


def _start_of(word: Typed) -> int:
    return word.start
