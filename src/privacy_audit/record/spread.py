"""What `spread` comes to, as data: each text ready to be sent, what it measures, and the facts behind it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from privacy_audit.checklist import Confidence, Source
from privacy_audit.model import Value
from privacy_audit.outreach import Detail, Style, TextKind

VERSION = 1
SPREAD = "privacy-audit.spread"


class SentenceRecord(Value):
    """A sentence as it is said, and the ids of its facts. `link` is what the sheet has a code for."""

    text: str
    facts: tuple[str, ...]
    link: str | None = None


class SectionRecord(Value):
    """Sentences that belong together."""

    heading: str | None
    style: Style
    sentences: tuple[SentenceRecord, ...]


class Measure(Value):
    """How long a text is. `limit` is None if none was confirmed or none is set.

    An SMS is counted in places of its `alphabet` and in the `messages` that are paid. A script for
    loudspeakers is counted in seconds, read at `rate` syllables (Vietnamese) or words a minute.
    """

    unit: Literal["places", "characters", "seconds"]
    amount: int
    limit: int | None = None
    alphabet: Literal["gsm-7", "ucs-2"] | None = None
    messages: int | None = None
    rate: int | None = None


class TextRecord(Value):
    """A text, ready to be sent: `plain` is all of it, without any markup.

    `too_long` is by how much it would be too long with all the details that were given; `left_out` are
    those that therefore, or because they do not suit it, do not stand in it.
    """

    id: str
    kind: TextKind
    title: str
    plain: str
    sections: tuple[SectionRecord, ...]
    measure: Measure | None
    too_long: int
    left_out: tuple[Detail, ...]
    note: str | None


class FactRecord(Value):
    """A fact that a text rests on. `serves` are the asks of the warning that it answers."""

    id: str
    text: str
    serves: tuple[int, ...]
    verified: date
    confidence: Confidence
    sources: tuple[Source, ...]


class SpreadRecord(Value, tag_field="schema", tag=f"{SPREAD}/{VERSION}"):
    """What `spread --format json` prints. `updated` is the date of the data file."""

    language: str
    updated: date
    region: str | None
    office: str | None
    hotline: str | None
    contact: str | None
    texts: tuple[TextRecord, ...]
    facts: tuple[FactRecord, ...]


def spread_json(record: SpreadRecord) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed."""
    encoded = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"
