"""What the types of `guidance` cannot say about a file of emergency data, looked at alone.

Whether what it names exists is judged when the files of all folders are joined.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from privacy_audit.catalog.days import is_to_come
from privacy_audit.errors import mark
from privacy_audit.guidance import Branch, Channel, Emergency, Screen

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""


def mistakes_of_emergency(emergency: Emergency) -> Found:
    """Every mistake of one file."""
    groups: dict[str, tuple[Screen | Branch | Channel, ...]] = {
        "screens": emergency.screens,
        "branches": emergency.branches,
        "channels": emergency.channels,
    }
    for name, things in groups.items():
        seen: set[str] = set()
        for thing in things:
            if thing.id in seen:
                yield f"{name} ({thing.id})", mark("this id stands twice"), {}
            seen.add(thing.id)
    for screen in (*emergency.screens, *emergency.branches):
        yield from _screen(screen)
    for channel in emergency.channels:
        yield from _channel(channel, emergency.updated)


def _screen(screen: Screen) -> Found:
    key = f"{screen.id}.text"
    if not screen.text.vi or len(screen.text.vi) != len(screen.text.en):
        yield key, mark("both languages need the same number of paragraphs, at least one"), {}
    if isinstance(screen, Branch) and not screen.label:
        yield f"{screen.id}.label", mark("the key {names} is missing"), {"names": "label"}


def _channel(channel: Channel, updated: datetime.date) -> Found:
    key = f"channels ({channel.id})"
    if not channel.sources:
        yield f"{key}.sources", mark("a help channel needs a source"), {}
    if is_to_come(channel.last_known):
        yield f"{key}.last_known", mark("the date lies in the future"), {}
    elif channel.last_known > updated:
        yield f"{key}.last_known", mark("the date is later than that of the file"), {}
    if channel.way and len(channel.way.vi) != len(channel.way.en):
        yield (
            f"{key}.way",
            mark("both languages need the same number of paragraphs, at least one"),
            {},
        )
    if channel.historical and not channel.note:
        yield f"{key}.note", mark("a historical channel needs a note that says what changed"), {}
