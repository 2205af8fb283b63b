"""The figures of a training room as data: distributions alone, no person, no group under five.

Everything is already covered when it stands here, so every format that is made of it is safe as well.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from privacy_audit.model import Value

VERSION = 1
SESSION_REPORT = "privacy-audit.session-report"
Percent = Annotated[int, Meta(ge=0, le=100)]
FEWEST_QUESTIONS = 5
"""Of fewer questions no score is told: the word beside it would be about what was not asked."""
Way = Literal["hands", "phones", "files"]
"""How people answered: by raising hands, on their phones in the room, with a file of their own."""
WAYS: tuple[Way, ...] = ("hands", "phones", "files")


class Share(Value):
    """Percent of the answers, from `least` to `most`: one number where both are the same."""

    least: Percent
    most: Percent


class GroupRecord(Value):
    """The people of one choice, from `least` to `most`. `hidden`: fewer than five, or nobody.

    `choice` is an id of the question, or `other`: unsure, does not apply, a choice that is not known here.
    """

    choice: str
    label: str
    least: int
    most: int
    hidden: bool
    share: Share


class Counted(Value):
    """One round of counting. `answers` is how many there were, None where a group is hidden.

    No `groups`: whichever was shown, a hidden one could be worked out. `open` are those who still have
    something to do.
    """

    groups: tuple[GroupRecord, ...] = ()
    answers: int | None = None
    open: Share | None = None


class QuestionRecord(Value):
    """What came of one question; `after` is None if it was asked once."""

    id: str
    network: str
    prompt: str
    before: Counted | None
    after: Counted | None


class MessageRecord(Value):
    """What the room made of a message of the quiz: `right` are those who told it for what it is."""

    id: str
    text: str
    threat: bool
    counted: Counted
    right: Share | None


class Ends(Value):
    """A score in points of 100, the lower the better; `number` is None if too little is known for one.

    `word` is the name of the band in which the number lies.
    """

    low: float
    high: float
    number: float | None = None
    band: str | None = None
    word: str = ""


class Typical(Value):
    """The score of somebody who does not exist: the middle answer of the room to each of the questions.

    There is none below `FEWEST_QUESTIONS`: what was not asked is unknown, and would count as harmless.
    """

    questions: tuple[str, ...]
    before: Ends
    after: Ends | None


class SessionReport(Value, tag_field="schema", tag=f"{SESSION_REPORT}/{VERSION}"):
    """What `session report --format json` prints.

    `people` is None for fewer than five; `rooms` counts the sessions that were rooms, `own_files` those of
    single people, None for fewer than five. `unknown` questions of newer or other checklists were left out.
    `fewest`: no smaller group is shown. `ways` is how people answered, empty if nobody was asked.
    `people_at_most` is how many were asked in the fullest round, where that is more than `people`.
    `typical_note` says what the typical exposure counts, or why there is none; "" where nothing was asked.
    """

    tool: str
    data: date
    language: str
    title: str
    office: str
    people: int | None
    rooms: int
    own_files: int | None
    first: date
    last: date
    networks: tuple[str, ...]
    questions: tuple[QuestionRecord, ...]
    most_open: tuple[str, ...]
    typical: Typical | None
    quiz: tuple[MessageRecord, ...]
    unknown: int
    fewest: int
    ways: tuple[Way, ...] = ()
    typical_note: str = ""
    people_at_most: int | None = None


def report_json(record: SessionReport) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed."""
    encoded = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"
