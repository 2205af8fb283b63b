"""The types of a training session: what is asked of a room, and how many hands each choice had.

A session file contains no person: counts, the questions they belong to, and the officer's own words about
the session (title, office). `Seat marks` let a phone change its answer while the room is open; a mark is a
hash that nobody can trace without the random number on that phone, and all of them go when it closes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from privacy_audit.checklist import Identifier, Level
from privacy_audit.model import Value

SCHEMA = "privacy-audit.session/1"
FEWEST = 5
"""A count of fewer people than this is never shown or exported: it could be one of them."""
MOST_PEOPLE = 100_000
"""No hall is larger; a larger number in a file is a mistake."""

Phase = Literal["before", "after"]
PHASES: tuple[Phase, ...] = ("before", "after")
Count = Annotated[int, Meta(ge=0, le=MOST_PEOPLE)]
Counts = dict[Identifier, Count]
"""How many people chose what, by the choice's id."""
Topic = Annotated[str, Meta(pattern=r"^[a-z0-9-]+/[a-z0-9-]+\Z", max_length=81)]
"""What is counted: the full id of a question, `zalo/find-by-phone`, or of a quiz message, `quiz/prize`."""


class Tally(Value):
    """The counts of one topic: before people changed anything, and after.

    `hands` is what the officer counted, `phones` what the room's phones sent: kept apart, since a recount
    of hands replaces the hands alone. A quiz message has `threat` and `harmless` as choices, and `before`.
    """

    topic: Topic
    hands: dict[Phase, Counts] = msgspec.field(default_factory=dict)
    phones: dict[Phase, Counts] = msgspec.field(default_factory=dict)
    people: dict[Phase, Count] = msgspec.field(default_factory=dict)
    """How many people were in the room when a round was counted; not there in older files."""

    def was_counted(self, phase: Phase) -> bool:
        """Whether anybody was asked in that round."""
        return phase in self.hands or phase in self.phones

    def counts(self, phase: Phase) -> Counts:
        """Hands and phones together, by choice; only choices that anybody made."""
        both: Counts = dict(self.hands.get(phase, {}))
        for choice, number in self.phones.get(phase, {}).items():
            both[choice] = both.get(choice, 0) + number
        return {choice: number for choice, number in both.items() if number}


class Place(Value):
    """Where the room is: at which topic (an index into `Session.topics`), before or after, blank or not.

    `told`: the wall tells the way to the setting (the room changes it now; `phase` is `after` already), or
    the answer of a quiz message. `item` is set where an item of the agenda without topics is on the wall
    (an index into `Session.agenda`); `topic` is then the one that comes next.
    """

    topic: Annotated[int, Meta(ge=0)] = 0
    phase: Phase = "before"
    paused: bool = False
    told: bool = False
    item: Annotated[int, Meta(ge=0)] | None = None


class Step(Value):
    """What the officer's last count replaced, for undo: `counts` None if nothing stood there.

    `people` is how many had been asked, None where that was not kept.
    """

    topic: Topic
    phase: Phase
    counts: Counts | None
    people: Count | None = None


class Item(Value):
    """One item of the agenda: `kind` says which part of the training, `topics` what is asked in it."""

    kind: Literal["threat", "demo", "checklist", "quiz", "emergency", "home"]
    minutes: Annotated[int, Meta(ge=1, le=600)]
    network: Identifier | None = None
    topics: tuple[Topic, ...] = ()


class SeatMark(Value):
    """That some phone has chosen this: `mark` is a hash of session, topic, phase and the phone's number."""

    mark: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    choice: Identifier


class Session(Value):
    """One training session, as it is kept in its file.

    `id` is random and stays the same in copies of the file; `revision` rises with every change, so that of
    two copies the later one counts. `kind` is `one` for the file of a single participant (`check --tally`).
    `people` is the number the officer gave, `closed` when the session ended, None while it is open.
    """

    id: Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
    title: Annotated[str, Meta(max_length=200)]
    office: Annotated[str, Meta(max_length=200)]
    people: Count
    networks: tuple[Identifier, ...]
    level: Level
    agenda: tuple[Item, ...]
    created: datetime
    tool: str
    data: str
    schema: Literal["privacy-audit.session/1"] = "privacy-audit.session/1"
    kind: Literal["room", "one", "merged"] = "room"
    sessions: Annotated[int, Meta(ge=1)] = 1
    """How many sessions a merged file joins."""
    revision: Annotated[int, Meta(ge=0)] = 0
    begun: datetime | None = None
    """When the room came together, for the clock; None before that."""
    closed: datetime | None = None
    place: Place = Place()
    programme: Place | None = None
    """Where the whole programme stands while the quiz alone is led; None otherwise."""
    language: Literal["vi", "en"] | None = None
    """In which the session was begun: its commands go on in it."""
    tallies: dict[Topic, Tally] = msgspec.field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    marks: dict[str, tuple[SeatMark, ...]] = msgspec.field(default_factory=dict)
    """By `TOPIC PHASE`; empty when no phones took part, and after the session was closed."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Everything that is asked, in the order of the agenda."""
        return tuple(topic for item in self.agenda for topic in item.topics)

    def tally(self, topic: Topic) -> Tally:
        """The counts of a topic, empty ones if nobody was asked yet."""
        return self.tallies.get(topic) or Tally(topic=topic)

    def people_asked(self, topic: Topic, phase: Phase) -> int:
        """How many people were in the room when that round was counted; else as many as are there now."""
        return self.tally(topic).people.get(phase, self.people)
