"""Accepted risks in the store, read with care: whoever can write to the folder could have changed them."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from privacy_audit.history.store import Store
from privacy_audit.model import Value
from privacy_audit.record.acceptance import LONGEST_REASON, Acceptance
from privacy_audit.text import clean

LONGEST_NAME = 120
COLUMNS = "risk, masked, since, until, because"


class Acceptances(Value):
    """What was accepted, the first decision first; `damaged` names rows that say nothing any more."""

    sound: tuple[Acceptance, ...] = ()
    damaged: tuple[str, ...] = ()


def read_acceptances(store: Store) -> Acceptances:
    """All of them. What is damaged counts as not accepted."""
    rows = store.rows(f"SELECT {COLUMNS} FROM accepted ORDER BY since, rowid")  # noqa: S608 - a constant
    read = [(row, acceptance_of(row)) for row in rows]
    return Acceptances(
        sound=tuple(acceptance for _, acceptance in read if acceptance),
        damaged=tuple(clean(str(row[0]), LONGEST_NAME) for row, acceptance in read if acceptance is None),
    )


def read_acceptance(store: Store, risk: str) -> Acceptance | None:
    """The acceptance of that risk, None if there is none or it is damaged."""
    rows = store.rows(f"SELECT {COLUMNS} FROM accepted WHERE risk = ?", risk)  # noqa: S608 - a constant
    return next((acceptance_of(row) for row in rows), None)


def write_acceptance(store: Store, acceptance: Acceptance) -> None:
    """Put it in place of an earlier one, within a transaction."""
    store.write(
        "INSERT OR REPLACE INTO accepted (risk, masked, since, until, because) VALUES (?, ?, ?, ?, ?)",
        acceptance.risk,
        acceptance.masked,
        acceptance.since.isoformat(),
        acceptance.until.isoformat(),
        acceptance.because,
    )


def remove_acceptance(store: Store, risk: str) -> None:
    """Remove it, within a transaction."""
    store.write("DELETE FROM accepted WHERE risk = ?", risk)


def acceptance_of(row: tuple[Any, ...]) -> Acceptance | None:
    """A row of the store, None if it is not what it should be."""
    if not all(isinstance(value, str) for value in row):
        return None
    risk, masked, since, until, because = row
    try:
        begins, ends = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError:
        return None
    return cleaned(Acceptance(risk=risk, masked=masked, since=begins, until=ends, because=because))


def cleaned(acceptance: Acceptance) -> Acceptance:
    """An acceptance whose texts are safe to show."""
    return replace(
        acceptance,
        risk=clean(acceptance.risk, LONGEST_NAME),
        masked=clean(acceptance.masked, LONGEST_NAME),
        because=clean(acceptance.because, LONGEST_REASON),
    )
