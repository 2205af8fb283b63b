"""A plan as data, and a score that was recomputed: the JSON of `report --plan` and `report --vector`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from privacy_audit.model import Step, Value
from privacy_audit.record.changes import ScoreEnds

PLAN = "privacy-audit.plan/1"
VECTOR = "privacy-audit.vector/1"


class DayRecord(Value):
    """One day of a plan: the actions of that day, and the score in its evening."""

    day: date
    actions: tuple[str, ...]
    minutes: float
    low_after: float
    high_after: float


class PlanRecord(Value, tag_field="schema", tag=PLAN):
    """A plan alone. `minutes` is the time it was made for, null for all there is to do.

    `score` is the score now. `days` is empty unless days were asked for; then `minutes` is for each day.
    `as_kept` is false if the rules of today give another score than was kept.
    """

    audit: int
    created: Annotated[datetime, Meta(tz=True)]
    as_kept: bool
    score: ScoreEnds
    minutes: float | None
    plan: tuple[Step, ...]
    days: tuple[DayRecord, ...] = ()


class VectorRecord(Value, tag_field="schema", tag=VECTOR):
    """The score that a string gives under a ruler."""

    vector: str
    ruler: int
    low: float
    high: float


def plan_json(record: PlanRecord | VectorRecord) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(record, order="deterministic"), indent=2) + b"\n"
