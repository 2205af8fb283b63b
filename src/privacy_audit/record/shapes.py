"""Writes one run down as versioned data: what `--format json` prints and what an audit keeps.

The keys are a contract (README, "Machine formats"): pinned by a test and by the published schemas in
`schemas/`, which `published` generates from the types here. A breaking change raises the
number of the schema.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec
from msgspec import Meta, field

from privacy_audit.checklist import Level, Platform
from privacy_audit.errors import UnreadableInput, mark
from privacy_audit.model import (
    Answer,
    Certainty,
    Chain,
    Kind,
    Occurrence,
    Readiness,
    RiskClass,
    Severity,
    Status,
    Step,
    Value,
)
from privacy_audit.record.acceptance import AcceptedRecord
from privacy_audit.record.tidy import cleaned, is_tidy

VERSION = 1
SCAN = "privacy-audit.scan"
AUDIT = "privacy-audit.audit"

# --- what is written -------------------------------------------------------------------------


class Tool(Value):
    """Which program, which data files and which ruler judged."""

    version: str
    data: date
    ruler: int


class TargetRecord(Value, omit_defaults=True):
    """One target: what became of it, and why if it was not wholly seen."""

    target: str
    network: str | None
    status: Status
    reason: str | None
    pages: int
    contacted: tuple[str, ...] = ()
    """The hosts that a browser connected to while it drew the page (`--browser`), masked."""
    fingerprint: str = ""
    """By which an audit knows the address or file again (a keyed hash); empty for a text, and in a scan."""
    alias: str = ""
    """The same of the other name: the path of a page whose address was named, the named address of a text."""
    pages_of: Annotated[datetime, Meta(tz=True)] | None = None
    """When it was looked at, if that was in an earlier audit and nobody looked again."""


class ExposureRecord(Value, omit_defaults=True):
    """One thing a stranger can see. `value` is null unless the values were asked for."""

    kind: Kind
    masked: str
    value: str | None
    fingerprint: str
    risk_class: RiskClass = field(name="class")
    severity: Severity
    certainty: Certainty
    where: tuple[Occurrence, ...]
    id: str
    attributes: dict[str, str]
    advice: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    """Codes of the rules that decided, in the order of the stages: pattern, validation, context."""


class GapRecord(Value):
    """Something that was not looked at. `detail` says `code` in words; `values` is what they name."""

    target: int
    page: str
    status: Status
    code: str
    values: dict[str, str]
    detail: str


class LineRecord(Value):
    """One line of the score in points; see `model.Line` for the forms of `subject`."""

    risk_class: RiskClass = field(name="class")
    subject: str
    low: float
    high: float
    severity: Severity | None
    items: tuple[str, ...]


class Score(Value):
    """The judgement. The lines add up to `low` and `high`; `number` is null if too little is known."""

    low: float
    high: float
    number: float | None
    known: float
    band: str | None
    lines: tuple[LineRecord, ...]
    chains: tuple[Chain, ...]
    vector: str


class Written(Value, kw_only=True):
    """What every record of a run holds."""

    tool: Tool
    created: Annotated[datetime, Meta(tz=True)]
    targets: tuple[TargetRecord, ...]
    exposures: tuple[ExposureRecord, ...]
    gaps: tuple[GapRecord, ...]
    score: Score
    accepted: tuple[AcceptedRecord, ...] = ()
    """What of it the person accepted for a time: laid over it when it is shown, never kept with it."""
    profile: str | None = None
    """Whose it is, where several people use one computer: added when it is shown, never kept with it."""


class ScanRecord(Written, kw_only=True, tag_field="schema", tag=f"{SCAN}/{VERSION}"):
    """What `scan --format json` prints."""


class AuditRecord(Written, kw_only=True, tag_field="schema", tag=f"{AUDIT}/{VERSION}"):
    """What `check` and `report` print, and what an audit keeps."""

    answers: tuple[Answer, ...]
    asked: tuple[str, ...]
    """The ids of all questions that counted, whether they were answered or not."""
    plan: tuple[Step, ...]
    readiness: Readiness | None
    platform: Platform | None
    level: Level | None
    networks: tuple[str, ...]
    pages_of: Annotated[datetime, Meta(tz=True)] | None = None
    """When the pages were looked at, if all of that was in earlier audits and nobody looked again.

    A target whose own day is another one says so itself.
    """


def day_of(record: AuditRecord, target: TargetRecord) -> datetime:
    """When a target of an audit was looked at."""
    return target.pages_of or record.pages_of or record.created


def is_carried(record: AuditRecord, target: TargetRecord) -> bool:
    """Whether a target was looked at in an earlier audit and not again in this one."""
    return target.pages_of is not None or record.pages_of is not None


# --- as bytes --------------------------------------------------------------------------------


def to_json(record: ScanRecord | AuditRecord) -> bytes:
    """The record as indented UTF-8 JSON that ends with a line feed; the same record, the same bytes."""
    encoded = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"


def from_json(data: bytes) -> AuditRecord:
    """Read a kept audit; `UnreadableInput` if it is something else or newer than this program.

    Every text in it is cleaned: whoever can write to the folder could have changed it.
    """
    _refuse_newer(data)
    try:
        record = msgspec.json.decode(data, type=AuditRecord)
        if is_tidy(data):
            return record
        return msgspec.convert(cleaned(msgspec.to_builtins(record)), AuditRecord)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            mark("This is not an audit of privacy-audit, or it is damaged (at {place})."), place=_place(error)
        ) from None


class _Header(msgspec.Struct):
    schema: str


def _refuse_newer(data: bytes) -> None:
    try:
        name, _, number = msgspec.json.decode(data, type=_Header).schema.partition("/")
    except (msgspec.DecodeError, UnicodeDecodeError):
        return  # whatever it is, the strict reading says so
    if name == AUDIT and number.isdecimal() and int(number[:9]) > VERSION:
        raise UnreadableInput(
            mark(
                "This audit was written by a newer privacy-audit (its format has number {found}, this one "
                "reads up to {known}). Please update privacy-audit."
            ),
            found=int(number[:9]),
            known=VERSION,
        )


def _place(error: Exception) -> str:
    """Where msgspec stumbled, as its path of keys; the rest of its message may quote a value."""
    _, found, path = str(error).rpartition(" - at `")
    return path.rstrip("`") if found else "$"
