"""The types of `checklists/outreach.toml`: the facts of the warning, and the texts that spread it.

A text is made of sentences, and each sentence names the facts that it comes from. In every text `[…]`
marks a label of an app; `<office>`, `<hotline>` and `<contact>` stand for what an office says of itself.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from privacy_audit.checklist import Confidence, Identifier, Link, Source
from privacy_audit.model import Languages, Value

TextKind = Literal["sms", "post", "article", "loudspeaker", "sheet"]
KINDS: tuple[TextKind, ...] = ("sms", "post", "article", "loudspeaker", "sheet")
Detail = Literal["office", "hotline", "contact"]
DETAILS: tuple[Detail, ...] = ("office", "hotline", "contact")
Style = Literal["paragraph", "list", "steps", "never", "always", "codes"]
"""How a section is set: running text, a list, steps in order, what not to do, what to do, links to open."""


class Fact(Value):
    """One statement of the warning. `serves` are the asks of the warning (1 to 9) that it answers.

    A `needed` fact stands in every text that is `whole`. A fact with a `region` is said only where that
    region was chosen. `verified` is the first day that the newest source can stand for.
    """

    id: Identifier
    text: Languages
    verified: date
    confidence: Confidence
    sources: tuple[Identifier, ...]
    short: Languages | None = None
    serves: tuple[Annotated[int, Meta(ge=1, le=9)], ...] = ()
    needed: bool = False
    region: Identifier | None = None
    link: Link | None = None
    """An official page that a phone can open; the sheet has a code for it."""


class Sentence(Value):
    """A sentence of a text, and the facts it comes from.

    Without `text` it is the fact's own, or with `short` its short form. It is said only if all details it
    `needs` are given and none of those it stands in for (`without`).
    """

    facts: tuple[Identifier, ...]
    text: Languages | None = None
    short: bool = False
    needs: tuple[Detail, ...] = ()
    without: tuple[Detail, ...] = ()


class Section(Value):
    """Sentences that belong together, below a heading or not."""

    sentences: tuple[Sentence, ...]
    heading: Languages | None = None
    style: Style = "paragraph"


class Text(Value):
    """A text to spread. A `whole` one holds every needed fact.

    An SMS has a number of `messages` that it may fill, and stands with its Vietnamese `marks` or without;
    a script for loudspeakers has `seconds`; a post may have a limit of `characters` that its network sets,
    None if none was confirmed.
    """

    id: Identifier
    kind: TextKind
    title: Languages
    sections: tuple[Section, ...]
    whole: bool = False
    messages: Annotated[int, Meta(ge=1, le=10)] | None = None
    marks: bool = True
    seconds: Annotated[int, Meta(ge=5, le=600)] | None = None
    characters: int | None = None
    note: Languages | None = None
    """For whoever sends it, not for whoever reads it."""
    sources: tuple[Identifier, ...] = ()
    """Where the limit was read."""


class Rate(Value):
    """How fast a script is read: syllables a minute in Vietnamese, words a minute in other languages."""

    language: Literal["vi", "en"]
    per_minute: Annotated[int, Meta(ge=60, le=300)]
    sources: tuple[Identifier, ...]


class Spoken(Value):
    """An abbreviation of offices' names, and how it is read out."""

    written: str
    text: Languages


class Region(Value):
    """A place that has facts of its own."""

    id: Identifier
    name: Languages


class Outreach(Value):
    """`outreach.toml`. What names `sources` names them by their ids here."""

    updated: date
    facts: tuple[Fact, ...]
    texts: tuple[Text, ...]
    rates: tuple[Rate, ...]
    sources: dict[Identifier, Source] = msgspec.field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    spoken: tuple[Spoken, ...] = ()

    def fact(self, identifier: str) -> Fact:
        """The fact of that id; the checks of the data have made sure that there is one."""
        return next(fact for fact in self.facts if fact.id == identifier)
