"""The keys of a difference: what `history diff --format json` prints, each thing under its word."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, field

from privacy_audit.model import Certainty, Kind, RiskClass, Severity, State, Value
from privacy_audit.record.acceptance import Decision

DIFF = "privacy-audit.diff/1"


class ScoreEnds(Value):
    """The judgement without its reasons; fields as in the record of an audit."""

    low: float
    high: float
    number: float | None
    band: str | None


class Reply(Value):
    """What was said to a question."""

    state: State
    choice: str | None


class Setting(Value, tag_field="type", tag="setting"):
    """A question whose answer is open in one of the audits; null where it was not asked."""

    question: str
    risk_class: RiskClass = field(name="class")
    severity: Severity
    before: Reply | None
    after: Reply | None


class Seen(Value, tag_field="type", tag="exposure"):
    """An exposure of one of the audits. `id` and `targets` are of the newest one that has it.

    `gone_from` are the targets that showed it before and were seen again without it, where it may still
    stand, or does stand, on others.
    """

    id: str
    kind: Kind
    masked: str
    fingerprint: str
    risk_class: RiskClass = field(name="class")
    severity: Severity
    certainty: Certainty
    targets: tuple[str, ...]
    gone_from: tuple[str, ...] = ()


Thing = Setting | Seen


class Side(Value):
    """One of the two audits."""

    number: int
    created: Annotated[datetime, Meta(tz=True)]
    ruler: int


class Points(Value):
    """The score of both audits."""

    before: ScoreEnds
    after: ScoreEnds


class Difference(Value, tag_field="schema", tag=DIFF):
    """What `history diff` prints. `score` is null if the ruler changed: then nothing can be said of it.

    `fixed` was open and is closed, `new` was closed and is open, `still` is open in both. `unseen` was
    open before and was not looked at in the second audit, `first_seen` is open and was not looked at in
    the first. The gravest come first. `same_scope` says that nothing else was looked at in one of them.
    `accepted` names those of them that the person accepted; they stand under their words all the same.
    """

    before: Side
    after: Side
    ruler_changed: bool
    same_scope: bool
    score: Points | None
    fixed: tuple[Thing, ...]
    new: tuple[Thing, ...]
    still: tuple[Thing, ...]
    unseen: tuple[Thing, ...]
    first_seen: tuple[Thing, ...]
    accepted: tuple[Decision, ...] = ()


def difference_json(difference: Difference) -> bytes:
    """The difference as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(difference, order="deterministic"), indent=2) + b"\n"
