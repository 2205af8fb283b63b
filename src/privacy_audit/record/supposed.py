"""What other answers would change, as data: what `report --what-if --format json` prints."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, field

from privacy_audit.model import RiskClass, Value
from privacy_audit.record.changes import ScoreEnds

WHAT_IF = "privacy-audit.what-if/1"
SHOWN, REMOVED = "shown", "removed"
"""`Supposed.before` and `.after` of a group of exposures (`photo@1`) that is supposed to be taken off all
its pages; the group stands as `Supposed.question`."""


class Supposed(Value):
    """An answer that is supposed: a choice or a state; `before` is null if there was none."""

    question: str
    before: str | None
    after: str


class Ends(Value):
    """Points at both ends."""

    low: float
    high: float


class ChangedLine(Value):
    """A line of the score that changes; see `model.Line` for the forms of `subject`."""

    risk_class: RiskClass = field(name="class")
    subject: str
    before: Ends
    after: Ends


class ChangedClass(Value):
    """A class of the score whose points change, without what chains add."""

    risk_class: RiskClass = field(name="class")
    before: Ends
    after: Ends


class ChangedChain(Value):
    """A chain that is completed or broken: whether it is certain, null where it does not hold at all."""

    id: str
    before: bool | None
    after: bool | None


class WhatIfRecord(Value, tag_field="schema", tag=WHAT_IF):
    """Only what changes. `as_kept` is false if the rules of today give another score than was kept."""

    audit: int
    created: Annotated[datetime, Meta(tz=True)]
    as_kept: bool
    supposed: tuple[Supposed, ...]
    before: ScoreEnds
    after: ScoreEnds
    lines: tuple[ChangedLine, ...]
    """What was supposed and what follows from it; others of a class move too, since the worst counts most."""
    chains: tuple[ChangedChain, ...]
    classes: tuple[ChangedClass, ...] = ()


def what_if_json(record: WhatIfRecord) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=2) + b"\n"
