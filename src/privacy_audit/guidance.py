"""The types of the guide: what to do when a threat comes, whom to turn to, and the evidence that was kept.

The first half is the data of `checklists/emergency.toml`, the second what a person keeps for the police.
In every text, `[…]` marks a label of an app or a command, shown as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from privacy_audit.checklist import Confidence, Identifier, Link, Source, Way
from privacy_audit.model import Languages, Value

Lines = Way
"""Short paragraphs in each language, as many in one as in the other."""


class Channel(Value):
    """Somebody to turn to. `contact` is what one dials or opens, shown large.

    `last_known` is the first day that the newest source can stand for. `historical` says that whoever ran
    it is gone or changed; `note` then says how. `sources` are ids of the file's sources, at least one.
    """

    id: Identifier
    name: Languages
    purpose: Languages
    region: Languages
    last_known: date
    confidence: Confidence
    sources: tuple[Identifier, ...]
    contact: str | None = None
    way: Lines | None = None
    link: Link | None = None
    note: Languages | None = None
    historical: bool = False


class Screen(Value):
    """One calm screen: a title, a few short paragraphs, whom to turn to. `sources` are ids."""

    id: Identifier
    title: Languages
    text: Lines
    channels: tuple[Identifier, ...] = ()
    sources: tuple[Identifier, ...] = ()
    asks: bool = False
    """Whether the branches are offered here."""


class Branch(Screen):
    """What may have happened already: `label` is how a person says it, the rest is what to do then."""

    label: Languages = msgspec.field(default_factory=dict)


class Emergency(Value):
    """`emergency.toml`: the screens in their order, the branches, the help channels, the sources by id.

    An office's own file may hold any part of it; what has the id of a shipped one replaces that.
    """

    updated: date
    screens: tuple[Screen, ...] = ()
    branches: tuple[Branch, ...] = ()
    channels: tuple[Channel, ...] = ()
    sources: dict[Identifier, Source] = msgspec.field(default_factory=dict)

    def channels_of(self, screen: Screen) -> tuple[Channel, ...]:
        """The channels of a screen, in its order."""
        known = {channel.id: channel for channel in self.channels}
        return tuple(known[identifier] for identifier in screen.channels)


# --- the same in one language ----------------------------------------------------------------


class SaidChannel(Value):
    """A help channel in words: what to dial or open and whose it is, then what there is to say about it."""

    title: str
    details: tuple[str, ...]
    link: str | None = None


class SaidScreen(Value):
    """A screen or branch in words. `choices` are the labels of the branches, where they are offered."""

    title: str
    paragraphs: tuple[str, ...]
    channels: tuple[SaidChannel, ...] = ()
    choices: tuple[str, ...] = ()


class SaidEmergency(Value):
    """Everything in one language. `as_of` says how old it is.

    On one page `title` stands above it, `sources_title` above the sources, and `addresses` below them
    says where these can be opened.
    """

    language: str
    title: str
    as_of: str
    sources_title: str
    addresses: str
    screens: tuple[SaidScreen, ...]
    branches: tuple[SaidScreen, ...]
    sources: tuple[Source, ...]

    def on_paper(self) -> Iterator[SaidScreen]:
        """In the order of a page: the steps numbered, then the question, its branches below it."""
        steps = (screen for screen in self.screens if not screen.choices)
        for number, screen in enumerate(steps, 1):
            yield replace(screen, title=f"{number}. {screen.title}")
        for screen in self.screens:
            if screen.choices:
                yield SaidScreen(title=screen.title, paragraphs=())
        yield from self.branches


# --- evidence --------------------------------------------------------------------------------


class Details(Value):
    """What a person knows about a threat, in their own words. Raw: shown by `export` alone."""

    when: str | None = None
    account: str | None = None
    number: str | None = None
    link: str | None = None
    wallet: str | None = None
    demanded: str | None = None
    given: str | None = None


class Entry(Value):
    """What every line of the manifest holds. `added` is in UTC, `local` the same moment on this computer.

    `previous` is the SHA-256 of the line before it, as it was written: a line that is changed or taken out
    later shows.
    """

    number: Annotated[int, Meta(ge=1)]
    added: datetime
    local: datetime
    previous: str
    details: Details


class FileEntry(Entry, tag_field="kind", tag="file"):
    """A file that was there at that moment: what it was called, where it lay, its bytes and their SHA-256.

    `copy` is the name of our own copy, None if none was asked for.
    """

    name: str
    path: str
    size: int
    sha256: str
    copy: str | None = None


class NoteEntry(Entry, tag_field="kind", tag="note"):
    """Something that was written down, with no file."""

    text: str


EvidenceEntry = FileEntry | NoteEntry
Fault = Literal["unreadable", "changed"]


class Damage(Value):
    """A line of the manifest that cannot be read, or before which something was changed or taken out."""

    line: int
    fault: Fault


class Manifest(Value):
    """Everything that was kept and can be read, oldest first, and what cannot. `sha256` is that of it all."""

    entries: tuple[EvidenceEntry, ...]
    damages: tuple[Damage, ...] = ()
    sha256: str = ""


FileState = Literal["unchanged", "changed", "missing", "unreadable"]


class Checked(Value):
    """A file of the manifest as it is today. `copy` is None if there is no copy of ours."""

    entry: FileEntry
    original: FileState
    copy: FileState | None = None
