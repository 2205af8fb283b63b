"""The emergency data and the kept evidence as data for other programs, texts in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from privacy_audit.checklist import Confidence, Source
from privacy_audit.guidance import (
    Branch,
    Channel,
    Checked,
    Damage,
    Emergency,
    EvidenceEntry,
    Manifest,
    Screen,
)
from privacy_audit.model import Languages, Value


class ChannelRecord(Value):
    """A help channel. `old`: shown with the warning that it may have changed."""

    id: str
    name: str
    contact: str | None
    purpose: str
    way: tuple[str, ...]
    region: str
    link: str | None
    last_known: date
    confidence: Confidence
    historical: bool
    old: bool
    note: str | None
    sources: tuple[str, ...]


class ScreenRecord(Value):
    """A screen or a branch. `label` is what a branch is chosen by; channels and sources are ids."""

    id: str
    title: str
    text: tuple[str, ...]
    channels: tuple[str, ...]
    sources: tuple[str, ...]
    label: str | None = None


class EmergencyRecord(Value, tag_field="schema", tag="privacy-audit.emergency/1"):
    """What `emergency` says, in the order of its screens. `branches`: what may have happened already."""

    language: str
    updated: date
    screens: tuple[ScreenRecord, ...]
    branches: tuple[ScreenRecord, ...]
    channels: tuple[ChannelRecord, ...]
    sources: dict[str, Source]


class EvidenceRecord(Value, tag_field="schema", tag="privacy-audit.evidence/1"):
    """What was kept. `masked`: personal values are hidden. `sha256` is that of the list.

    `checked` holds what `verify` found, else null.
    """

    masked: bool
    entries: tuple[EvidenceEntry, ...]
    damages: tuple[Damage, ...]
    sha256: str
    checked: tuple[Checked, ...] | None = None


def record_emergency(
    emergency: Emergency, language: str, is_old: Callable[[Channel], bool]
) -> EmergencyRecord:
    """The data in one language."""
    return EmergencyRecord(
        language=language,
        updated=emergency.updated,
        screens=tuple(_screen(screen, language) for screen in emergency.screens),
        branches=tuple(_screen(branch, language) for branch in emergency.branches),
        channels=tuple(_channel(channel, language, is_old(channel)) for channel in emergency.channels),
        sources=dict(emergency.sources),
    )


def record_evidence(
    manifest: Manifest, *, masked: bool, checked: Iterable[Checked] | None = None
) -> EvidenceRecord:
    """The manifest as it is given; who masks does it before."""
    return EvidenceRecord(
        masked=masked,
        entries=manifest.entries,
        damages=manifest.damages,
        sha256=manifest.sha256,
        checked=tuple(checked) if checked is not None else None,
    )


def to_json(record: EmergencyRecord | EvidenceRecord) -> bytes:
    """As indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=2) + b"\n"


def _screen(screen: Screen, language: str) -> ScreenRecord:
    return ScreenRecord(
        id=screen.id,
        title=screen.title[language],
        text=getattr(screen.text, language),
        channels=screen.channels,
        sources=screen.sources,
        label=screen.label[language] if isinstance(screen, Branch) else None,
    )


def _channel(channel: Channel, language: str, old: bool) -> ChannelRecord:
    def of(text: Languages | None) -> str | None:
        return text[language] if text else None

    return ChannelRecord(
        id=channel.id,
        name=channel.name[language],
        contact=channel.contact,
        purpose=channel.purpose[language],
        way=getattr(channel.way, language) if channel.way else (),
        region=channel.region[language],
        link=channel.link,
        last_known=channel.last_known,
        confidence=channel.confidence,
        historical=channel.historical,
        old=old,
        note=of(channel.note),
        sources=channel.sources,
    )
