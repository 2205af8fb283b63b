"""The kept audits as a list: one row each, the ones that nobody can read included."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from privacy_audit.model import State, Value
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.difference import score_ends
from privacy_audit.record.shapes import AuditRecord

HISTORY = "privacy-audit.history/1"


class AuditRow(Value):
    """One audit. What cannot be read has a number, perhaps a day, and null or nothing for the rest.

    `answered` of `questions` were answered, `seen` of `targets` were seen at least in part.
    """

    number: int
    created: datetime | None
    readable: bool
    ruler: int | None = None
    score: ScoreEnds | None = None
    questions: int = 0
    answered: int = 0
    targets: int = 0
    seen: int = 0
    exposures: int = 0
    networks: tuple[str, ...] = ()


class AuditList(Value, tag_field="schema", tag=HISTORY):
    """What `history list` prints, the oldest audit first. `under_way` counts the answers of a walk."""

    audits: tuple[AuditRow, ...]
    under_way: int


def row(number: int, created: datetime | None, record: AuditRecord | None) -> AuditRow:
    """The row of an audit; `record` is None if it cannot be read, `created` if its day is lost too."""
    if record is None:
        return AuditRow(number=number, created=created, readable=False)
    done = (State.ANSWERED, State.NOT_APPLICABLE)
    return AuditRow(
        number=number,
        created=record.created,
        readable=True,
        ruler=record.tool.ruler,
        score=score_ends(record),
        questions=len(record.asked),
        answered=sum(answer.state in done for answer in record.answers),
        targets=len(record.targets),
        seen=sum(target.status.was_seen for target in record.targets),
        exposures=len(record.exposures),
        networks=record.networks,
    )


def audit_list(rows: Sequence[AuditRow], under_way: int) -> AuditList:
    """The rows as one thing to print."""
    return AuditList(audits=tuple(rows), under_way=under_way)


def listing_json(listing: AuditList) -> bytes:
    """The list as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(listing, order="deterministic"), indent=2) + b"\n"
