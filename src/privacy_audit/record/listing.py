"""The kept audits as a list: one row each, the ones that nobody can read included."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from msgspec.structs import asdict

from privacy_audit.model import State, Value
from privacy_audit.record.acceptance import Acceptance, AcceptedRow, decision_on
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.difference import score_ends
from privacy_audit.record.fingerprint import short_ids
from privacy_audit.record.shapes import AuditRecord, is_carried

HISTORY = "privacy-audit.history/1"


class AuditRow(Value):
    """One audit. What cannot be read has a number, perhaps a day, and null or nothing for the rest.

    `answered` of `questions` were answered, `seen` of `targets` were seen at least in part. `carried` of
    them were looked at in an earlier audit, and nobody looked again.
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
    carried: int = 0
    exposures: int = 0
    networks: tuple[str, ...] = ()


class AuditList(Value, tag_field="schema", tag=HISTORY):
    """What `history list` prints, the oldest audit first. `under_way` counts the answers of a walk.

    `lost_answers` of it are damaged and asked again; `damaged` names acceptances that say nothing any more.
    `profile` is whose list it is, `profiles` are all that there are on this computer.
    """

    audits: tuple[AuditRow, ...]
    under_way: int
    lost_answers: int = 0
    accepted: tuple[AcceptedRow, ...] = ()
    damaged: tuple[str, ...] = ()
    profile: str | None = None
    profiles: tuple[str, ...] = ()


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
        carried=sum(is_carried(record, target) for target in record.targets),
        exposures=len(record.exposures),
        networks=record.networks,
    )


def accepted_row(
    acceptance: Acceptance, last: AuditRecord | None, setting_is_open: bool | None, today: date
) -> AcceptedRow:
    """The row of an acceptance; `setting_is_open` says so of a question in the last audit."""
    exposure = acceptance.exposure
    if exposure is None:
        decision = decision_on(acceptance, acceptance.risk, today)
        return AcceptedRow(
            **asdict(decision), kind=None, masked=None, fingerprint=None, there=setting_is_open
        )
    kind, digits = exposure
    seen = [one for one in (last.exposures if last else ()) if (one.kind, one.fingerprint) == exposure]
    short = seen[0].id if seen else short_ids((exposure,))[0]
    return AcceptedRow(
        **asdict(decision_on(acceptance, short, today)),
        kind=kind,
        masked=acceptance.masked,
        fingerprint=digits,
        there=True if seen else None,  # that it was not seen does not mean that it is gone
    )


def listing_json(listing: AuditList) -> bytes:
    """The list as indented UTF-8 JSON that ends with a line feed."""
    return msgspec.json.format(msgspec.json.encode(listing, order="deterministic"), indent=2) + b"\n"
