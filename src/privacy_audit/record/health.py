"""What works on a computer and what does not, as findings, and as data for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec

from privacy_audit.model import Severity, Value

Area = Literal["recognising", "keeping", "checklists", "program", "screen", "internet", "extras"]


class Condition(StrEnum):
    """How one thing is."""

    WORKS = "works"
    IN_PART = "works-in-part"
    BROKEN = "does-not-work"
    NOT_NEEDED = "not-needed"


class Told(Value):
    """A sentence in English, the key of its translation, and what fills it."""

    sentence: str
    values: dict[str, object] = msgspec.field(default_factory=dict)


class Finding(Value):
    """One thing that was tried. `severity` is how much it matters that it does not work as it should.

    `says` is what that means for the person, `mend` the one thing to do about it.
    """

    id: str
    area: Area
    title: Told
    condition: Condition
    says: Told
    mend: Told | None = None
    severity: Severity | None = None


class HealthRow(Value):
    """A finding in the person's language. `severity` is null for what works or is not needed."""

    id: str
    area: Area
    title: str
    state: Condition
    severity: Severity | None
    says: str
    mend: str | None


class HealthRecord(Value, tag_field="schema", tag="privacy-audit.doctor/1"):
    """What `doctor` found, the most important first. `data` is the day of the checklists, null if unread.

    `home` is the folder in which audits are kept, masked. `works`: nothing that is needed fails.
    """

    version: str
    data: date | None
    home: str
    works: bool
    checks: tuple[HealthRow, ...]


Say = Callable[[Told], str]


def row_of(finding: Finding, say: Say) -> HealthRow:
    """A finding in the language of `say`."""
    return HealthRow(
        id=finding.id,
        area=finding.area,
        title=say(finding.title),
        state=finding.condition,
        severity=finding.severity,
        says=say(finding.says),
        mend=say(finding.mend) if finding.mend else None,
    )


def gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by how much they matter; of equal ones, the earlier."""
    order = list(Severity)
    return tuple(
        sorted(findings, key=lambda one: -order.index(one.severity) if one.severity is not None else 1)
    )


def health_json(record: HealthRecord) -> bytes:
    """The record as JSON."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"
