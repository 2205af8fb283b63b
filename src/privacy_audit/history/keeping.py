"""The store of one person: answers of a walk under way, finished audits, accepted risks, a few choices."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from privacy_audit.errors import CannotKeep, WrongUsage, mark
from privacy_audit.history.changes import (
    Change,
    drop_changes,
    last_change,
    moment_in,
    note_change,
    undo_change,
)
from privacy_audit.history.risks import (
    Acceptances,
    read_acceptance,
    read_acceptances,
    remove_acceptance,
    write_acceptance,
)
from privacy_audit.history.store import Store
from privacy_audit.model import Answer, State, Value
from privacy_audit.record.acceptance import Acceptance

KEY_BYTES = 32
AUDITS = "SELECT number, created, record FROM audits"


class Kept(Value):
    """A finished audit as it lies in the store. `record` is its JSON."""

    number: int
    created: str
    record: bytes


class History:
    """The store of one person. Use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = Store(folder)

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    # --- the walk under way --------------------------------------------------------------------

    def answers(self) -> dict[str, Answer]:
        """The answers of the walk under way by full question id, in the order they were given."""
        rows = self._store.rows("SELECT question, state, choice FROM answers ORDER BY rowid")
        read = (_answer(row) for row in rows)
        return {answer.question: answer for answer in read if answer}

    def lost_answers(self) -> int:
        """How many answers of the walk under way are damaged; they are asked again."""
        rows = self._store.rows("SELECT question, state, choice FROM answers")
        return sum(_answer(row) is None for row in rows)

    def put(self, answer: Answer) -> None:
        """Keep one answer; it is on the disk when this returns."""
        with self._store.transaction():
            if not self._store.rows("SELECT 1 FROM answers LIMIT 1"):
                drop_changes(self._store, "walk", "")
                note_change(self._store, "walk", "")
            self._store.write(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
                answer.question,
                answer.state,
                answer.choice,
            )

    # --- finished audits -----------------------------------------------------------------------

    def keep(self, created: str, record: bytes, *, ends_walk: bool = True) -> int:
        """Keep a finished audit and end the walk under way, both or neither. Returns its number."""
        with self._store.transaction():
            number = self._store.write("INSERT INTO audits (created, record) VALUES (?, ?)", created, record)
            note_change(self._store, "audit", str(number))
            if ends_walk:
                self._store.write("DELETE FROM answers")
                drop_changes(self._store, "walk", "")
        return number

    def last(self) -> Kept | None:
        """The newest audit, None if there is none yet."""
        rows = self._store.rows(f"{AUDITS} ORDER BY number DESC LIMIT 1")
        return next((_kept(row) for row in rows), None)

    def before(self, number: int) -> Kept | None:
        """The audit before that number, None if it is the first."""
        rows = self._store.rows(f"{AUDITS} WHERE number < ? ORDER BY number DESC LIMIT 1", number)
        return next((_kept(row) for row in rows), None)

    def audits(self) -> tuple[Kept, ...]:
        """All audits, the oldest first."""
        return tuple(_kept(row) for row in self._store.rows(f"{AUDITS} ORDER BY number"))

    def audit(self, number: int) -> Kept:
        """The audit of that number; `WrongUsage` that names those there are if there is none."""
        for row in self._store.rows(f"{AUDITS} WHERE number = ?", number):
            return _kept(row)
        [(first, last)] = self._store.rows("SELECT min(number), max(number) FROM audits")
        none = mark("There is no audit number {number}.")
        one = mark("There is no audit number {number}. There is number {first}.")
        several = mark("There is no audit number {number}. There are numbers {first} to {last}.")
        sentence = none if first is None else one if first == last else several
        raise WrongUsage(sentence, number=number, first=first, last=last)

    def forget(self, numbers: Iterable[int]) -> None:
        """Remove these audits, all or none; their place in the file is overwritten."""
        with self._store.transaction():
            for number in numbers:
                self._store.write("DELETE FROM audits WHERE number = ?", number)
                drop_changes(self._store, "audit", str(number))

    # --- accepted risks ------------------------------------------------------------------------

    def accepted(self) -> Acceptances:
        """The risks that the person accepted, those that are over included."""
        return read_acceptances(self._store)

    def accept(self, acceptance: Acceptance) -> Acceptance | None:
        """Keep a decision; gives the one that it replaces."""
        with self._store.transaction():
            before = read_acceptance(self._store, acceptance.risk)
            write_acceptance(self._store, acceptance)
            note_change(self._store, "accepted", acceptance.risk, before)
        return before

    def take_back(self, risk: str) -> Acceptance | None:
        """Remove a decision; gives it, None if there was none that could be read."""
        with self._store.transaction():
            before = read_acceptance(self._store, risk)
            remove_acceptance(self._store, risk)
            if before:
                note_change(self._store, "accepted", risk, before)
        return before

    # --- taking back ---------------------------------------------------------------------------

    def last_change(self) -> Change | None:
        """What `undo` would take back, None if there is nothing."""
        return last_change(self._store)

    def undo(self, change: Change) -> None:
        """Take back the last change; `WrongUsage` if it is no longer the last one."""
        undo_change(self._store, change)

    # --- small things --------------------------------------------------------------------------

    def choice(self, name: str) -> str | None:
        """A remembered choice (`networks`, `platform`, `level`), None if never made."""
        rows = self._store.rows("SELECT value FROM choices WHERE name = ?", name)
        return next((str(row[0]) for row in rows), None)

    def choose(self, name: str, value: str) -> None:
        """Remember a choice."""
        with self._store.transaction():
            self._store.write("INSERT OR REPLACE INTO choices VALUES (?, ?)", name, value)

    def fingerprint_key(self) -> bytes:
        """The 32 random bytes under which values are fingerprinted; they never leave this machine."""
        with self._store.transaction():
            self._store.write(
                "INSERT OR IGNORE INTO keys VALUES ('fingerprint', ?)", secrets.token_bytes(KEY_BYTES)
            )
        key = self._store.rows("SELECT value FROM keys WHERE name = 'fingerprint'")[0][0]
        if not isinstance(key, bytes) or len(key) != KEY_BYTES:
            raise CannotKeep(
                mark("The store in {folder} is damaged: its key is not one."), folder=self.folder
            )
        return key


def _answer(row: tuple[Any, ...]) -> Answer | None:
    """A row of the store, None if it is not what it should be."""
    question, state, choice = row
    if not isinstance(question, str) or state not in set(State) or not isinstance(choice, str | None):
        return None
    return Answer(question=question, state=State(state), choice=choice)


def _kept(row: tuple[Any, ...]) -> Kept:
    """A row of the store; what is no record there becomes one that nobody can read, and is said to be so."""
    number, created, record = row
    return Kept(number=number, created=str(created), record=record if isinstance(record, bytes) else b"")


def moment_of(kept: Kept) -> datetime | None:
    """When an audit was kept, None if that is no moment. One without a zone is in UTC."""
    return moment_in(kept.created)
