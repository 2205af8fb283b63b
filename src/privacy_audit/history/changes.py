"""What was changed, in its order, so that the last change can be taken back: one step at a time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.history.risks import cleaned, read_acceptance, remove_acceptance, write_acceptance
from privacy_audit.history.store import Store
from privacy_audit.model import Value
from privacy_audit.record.acceptance import Acceptance

ChangeKind = Literal["audit", "walk", "accepted"]


class Change(Value):
    """One change: an audit that was kept, a check that was begun, an acceptance given or taken back.

    `moment` is when, None if nobody knows. `about` is the number of the audit or the name of the risk.
    `before` is the acceptance that a change replaced or took back, `now` the one that it gave.
    `answers` counts those of the check under way.
    """

    number: int
    moment: datetime | None
    kind: ChangeKind
    about: str
    before: Acceptance | None = None
    now: Acceptance | None = None
    answers: int = 0


def note_change(store: Store, kind: ChangeKind, about: str, before: Acceptance | None = None) -> None:
    """Write a change down, within the transaction that makes it."""
    written = msgspec.json.encode(before).decode() if before else None
    store.write(
        "INSERT INTO changes (moment, kind, about, before) VALUES (?, ?, ?, ?)",
        datetime.now(UTC).isoformat(timespec="seconds"),
        kind,
        about,
        written,
    )


def drop_changes(store: Store, kind: ChangeKind, about: str) -> None:
    """Forget that something was changed which is no longer there, within a transaction."""
    store.write("DELETE FROM changes WHERE kind = ? AND about = ?", kind, about)


def last_change(store: Store) -> Change | None:
    """The newest change whose effect is still there, None if there is none."""
    rows = store.rows("SELECT number, moment, kind, about, before FROM changes ORDER BY number DESC")
    return next((change for row in rows if (change := _change(store, row))), None)


def undo_change(store: Store, change: Change) -> None:
    """Take back the last change. `WrongUsage` if it is no longer the last one."""
    with store.transaction():
        if last_change(store) != change:
            raise WrongUsage(
                mark("Something else was changed in the meantime, so nothing was undone. Please try again.")
            )
        if change.kind == "audit":
            store.write("DELETE FROM audits WHERE number = ?", int(change.about))
        elif change.kind == "walk":
            store.write("DELETE FROM answers")
        elif change.before:
            write_acceptance(store, change.before)
        else:
            remove_acceptance(store, change.about)
        store.write("DELETE FROM changes WHERE number >= ?", change.number)


def _change(store: Store, row: tuple[Any, ...]) -> Change | None:
    """A row as a change, None if there is nothing to take back or nobody can tell what it was."""
    number, moment, kind, about, before = row
    common = {"number": number, "moment": moment_in(moment), "about": about}
    if not isinstance(about, str):
        return None
    match kind:
        case "audit" if about.isdecimal() and _count(store, "audits WHERE number = ?", int(about[:18])):
            return Change(kind="audit", **common)
        case "walk" if answers := _count(store, "answers"):
            return Change(kind="walk", answers=answers, **common)
        case "accepted":
            then, now = _acceptance(before), read_acceptance(store, about)
            return Change(kind="accepted", before=then, now=now, **common) if then or now else None
        case _:
            return None


def _count(store: Store, what: str, *values: object) -> int:
    return int(store.rows(f"SELECT COUNT(*) FROM {what}", *values)[0][0])  # noqa: S608 - constants of this module


def _acceptance(written: object) -> Acceptance | None:
    if not isinstance(written, str):
        return None
    try:
        read = msgspec.json.decode(written, type=Acceptance)
    except msgspec.DecodeError:
        return None
    return cleaned(read)


def moment_in(text: object) -> datetime | None:
    """A moment as it is written in the store, None if that is none. One without a zone is in UTC."""
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
