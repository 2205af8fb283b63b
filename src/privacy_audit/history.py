"""Keeps what is the person's own: the answers of a walk under way, finished audits, a few choices.

One SQLite file in one folder that its owner alone can read. Every write is one transaction with a
rollback journal and full synchronisation, so that after a kill the old or the new state stands,
never half of one.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from privacy_audit.errors import CannotKeep, WrongUsage, mark, reason_of
from privacy_audit.model import Answer, State, Value

VERSION = 1
KEY_BYTES = 32
FILE = "audits.sqlite"
TABLES = """
CREATE TABLE answers (question TEXT PRIMARY KEY, state TEXT NOT NULL, choice TEXT);
CREATE TABLE audits (number INTEGER PRIMARY KEY AUTOINCREMENT, created TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Kept(Value):
    """A finished audit as it lies in the store. `record` is its JSON."""

    number: int
    created: str
    record: bytes


class History:
    """The store of one person. Use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self._errors_of_ours():
            _private_folder(folder)
            _private_file(folder / FILE)
            self._database = sqlite3.connect(folder / FILE, isolation_level=None, timeout=10)
            self._prepare()

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    # --- the walk under way --------------------------------------------------------------------

    def answers(self) -> dict[str, Answer]:
        """The answers of the walk under way by full question id, in the order they were given."""
        rows = self._rows("SELECT question, state, choice FROM answers ORDER BY rowid")
        states = {state.value: state for state in State}
        return {
            question: Answer(question=question, state=states[state], choice=choice)
            for question, state, choice in rows
            if state in states and isinstance(question, str)
        }

    def put(self, answer: Answer) -> None:
        """Keep one answer; it is on the disk when this returns."""
        self._write(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (answer.question, answer.state, answer.choice)
        )

    # --- finished audits -----------------------------------------------------------------------

    def keep(self, created: str, record: bytes, *, ends_walk: bool = True) -> int:
        """Keep a finished audit and end the walk under way, both or neither. Returns its number."""
        with self._transaction():
            added = self._database.execute(
                "INSERT INTO audits (created, record) VALUES (?, ?)", (created, record)
            )
            if ends_walk:
                self._database.execute("DELETE FROM answers")
        return int(added.lastrowid or 0)

    def last(self) -> Kept | None:
        """The newest audit, None if there is none yet."""
        rows = self._rows("SELECT number, created, record FROM audits ORDER BY number DESC LIMIT 1")
        return next((_kept(row) for row in rows), None)

    def before(self, number: int) -> Kept | None:
        """The audit before that number, None if it is the first."""
        statement = "SELECT number, created, record FROM audits WHERE number < ? ORDER BY number DESC LIMIT 1"
        return next((_kept(row) for row in self._rows(statement, (number,))), None)

    def audits(self) -> tuple[Kept, ...]:
        """All audits, the oldest first."""
        return tuple(
            _kept(row) for row in self._rows("SELECT number, created, record FROM audits ORDER BY number")
        )

    def forget(self, numbers: Iterable[int]) -> None:
        """Remove these audits, all or none; their place in the file is overwritten."""
        with self._transaction():
            for number in numbers:
                self._database.execute("DELETE FROM audits WHERE number = ?", (number,))

    def audit(self, number: int) -> Kept:
        """The audit of that number; `WrongUsage` if there is none."""
        for row in self._rows("SELECT number, created, record FROM audits WHERE number = ?", (number,)):
            return _kept(row)
        raise WrongUsage(mark("There is no audit number {number}."), number=number)

    # --- small things --------------------------------------------------------------------------

    def choice(self, name: str) -> str | None:
        """A remembered choice (`language`, `networks`, `platform`, `level`), None if never made."""
        rows = self._rows("SELECT value FROM choices WHERE name = ?", (name,))
        return next((str(row[0]) for row in rows), None)

    def choose(self, name: str, value: str) -> None:
        """Remember a choice."""
        self._write("INSERT OR REPLACE INTO choices VALUES (?, ?)", (name, value))

    def fingerprint_key(self) -> bytes:
        """The 32 random bytes under which values are fingerprinted; they never leave this machine."""
        self._write("INSERT OR IGNORE INTO keys VALUES ('fingerprint', ?)", (secrets.token_bytes(KEY_BYTES),))
        key = next(self._rows("SELECT value FROM keys WHERE name = 'fingerprint'"))[0]
        if not isinstance(key, bytes) or len(key) != KEY_BYTES:
            raise CannotKeep(
                mark("The store in {folder} is damaged: its key is not one."), folder=self.folder
            )
        return key

    # --- the machinery -------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._database.execute("PRAGMA journal_mode = DELETE")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no bytes in the file
        found = self._version()
        if found > VERSION:
            raise CannotKeep(
                mark("The audits in {folder} were kept by a newer privacy-audit. Please update this one."),
                folder=self.folder,
            )
        if found == 0:
            with self._transaction():
                if self._version() == 0:  # nobody else was faster
                    for statement in TABLES.strip().split(";\n"):
                        self._database.execute(statement)
                    self._database.execute(f"PRAGMA user_version = {VERSION}")

    def _version(self) -> int:
        return int(self._database.execute("PRAGMA user_version").fetchone()[0])

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with self._errors_of_ours():
            return iter(self._database.execute(statement, values).fetchall())

    def _write(self, statement: str, values: tuple[object, ...]) -> None:
        with self._transaction():
            self._database.execute(statement, values)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._errors_of_ours():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has already rolled it back
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextmanager
    def _errors_of_ours(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise CannotKeep(
                mark("Nothing can be kept in {folder}: {reason}. Name another folder with --home."),
                folder=self.folder,
                reason=reason_of(error),
            ) from error


def _kept(row: tuple[Any, ...]) -> Kept:
    """A row of the store; what is no record there becomes one that nobody can read, and is said to be so."""
    number, created, record = row
    return Kept(number=number, created=str(created), record=record if isinstance(record, bytes) else b"")


def moment_of(kept: Kept) -> datetime | None:
    """When an audit was kept, None if that is no moment. One without a zone is in UTC."""
    try:
        moment = datetime.fromisoformat(kept.created)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _private_folder(folder: Path) -> None:
    """The folder for its owner alone, also where it was made otherwise before."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077 and os.name != "nt":
        folder.chmod(0o700)


def _private_file(path: Path) -> None:
    """Create the file for its owner alone first: SQLite's side files then follow its mode."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.name != "nt":
            os.fchmod(handle, 0o600)
    finally:
        os.close(handle)
