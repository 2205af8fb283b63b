"""How a trial is named, guarded and told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from privacy_audit.errors import BadData, PrivacyAuditError, Said, mark, reason_of
from privacy_audit.health.machine import Machine
from privacy_audit.model import Severity
from privacy_audit.record.health import Area, Condition, Finding, Told

# What a package of another version, a damaged file or a folder without permission can raise. Mistakes of
# the program that are none of these still end the program: they are ours to mend, not the person's.
FORESEEN = (
    PrivacyAuditError, OSError, ImportError, SyntaxError, AttributeError, LookupError, TypeError, ValueError,
    RuntimeError, AssertionError, MemoryError, msgspec.MsgspecError,
)  # fmt: skip
REINSTALL = Told(sentence=mark("Install privacy-audit again; your audits stay where they are."))

ELSEWHERE = Told(sentence=mark("Name a folder that you may write to: --home FOLDER"))


class Check(NamedTuple):
    """One trial: the part of the computer that it tries, and what gives its findings."""

    id: str
    area: Area
    title: str
    run: Callable[[Machine], Iterator[Outcome]]
    severity: Severity = Severity.HIGH
    """How much it matters if the trial itself cannot be made."""


class Outcome(NamedTuple):
    """What came of a trial. `id` and `title` are those of the check unless it finds several things."""

    condition: Condition
    says: Told
    mend: Told | None = None
    severity: Severity | None = None
    id: str | None = None
    title: Told | None = None


def works(sentence: str, /, **values: object) -> Outcome:
    """It works; the sentence says what that means."""
    return Outcome(Condition.WORKS, Told(sentence=sentence, values=values))


def not_needed(sentence: str, /, *, mend: Told | None = None, **values: object) -> Outcome:
    """It is not there, and nobody has to miss it. `mend` says how to get it all the same."""
    return Outcome(Condition.NOT_NEEDED, Told(sentence=sentence, values=values), mend)


def in_part(
    sentence: str, /, *, mend: Told | None, severity: Severity = Severity.MEDIUM, **values: object
) -> Outcome:
    """It works, but not all of it, or not as well as it could."""
    return Outcome(Condition.IN_PART, Told(sentence=sentence, values=values), mend, severity)


def broken(
    sentence: str, /, *, mend: Told | None, severity: Severity = Severity.HIGH, **values: object
) -> Outcome:
    """It does not work."""
    return Outcome(Condition.BROKEN, Told(sentence=sentence, values=values), mend, severity)


def told(sentence: str, /, **values: object) -> Told:
    """A sentence with what fills it."""
    return Told(sentence=sentence, values=values)


def guarded(check: Check, machine: Machine) -> Iterator[Finding]:
    """The findings of a trial; one that cannot be made is itself a finding."""
    try:
        for outcome in check.run(machine):
            yield _finding(check, outcome)
    except FORESEEN as error:
        yield _finding(check, broken_by(error, check))


def broken_by(error: Exception, check: Check) -> Outcome:
    """What an error says of a trial."""
    severity = check.severity
    match error:
        case BadData():
            where = error.mistakes[0].where if error.mistakes else ""
            sentence = mark("A file with checklists has mistakes: {where}")
            return broken(sentence, mend=REINSTALL, severity=severity, where=where)
        case PrivacyAuditError():
            return broken(error.sentence, mend=REINSTALL, severity=severity, **error.values)
        case OSError():
            sentence = mark("This could not be tried: {reason}.")
            mend = ELSEWHERE if check.area == "keeping" else REINSTALL
            return broken(sentence, mend=mend, severity=severity, reason=reason_of(error))
        case ImportError():
            sentence = mark("A part of the program is missing or does not fit: {name}.")
            return broken(sentence, mend=REINSTALL, severity=severity, name=error.name or "?")
        case _:
            sentence = mark("This could not be tried: {reason}.")
            reason = Said(type(error).__name__)  # the words of other errors may hold anything
            return broken(sentence, mend=REINSTALL, severity=severity, reason=reason)


def _finding(check: Check, outcome: Outcome) -> Finding:
    return Finding(
        id=outcome.id or check.id,
        area=check.area,
        title=outcome.title or told(check.title),
        condition=outcome.condition,
        says=outcome.says,
        mend=outcome.mend,
        severity=outcome.severity,
    )
