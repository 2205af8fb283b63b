"""One SQLite file in one folder that its owner alone can read.

Every write is one transaction with a rollback journal and full synchronisation, so that after a kill the
old or the new state stands, never half of one.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from privacy_audit.errors import CannotKeep, Said, mark, reason_of
from privacy_audit.files import private_folder
from privacy_audit.history.tables import FILE, MAGIC, SIDE_FILES, STEPS, VERSION, version_in

DAMAGED = mark("the file with the audits is damaged or is another program's")
REASONS = {
    sqlite3.SQLITE_FULL: mark("the disk is full"),
    sqlite3.SQLITE_READONLY: mark("it can only be read, not written"),
    sqlite3.SQLITE_IOERR: mark("the disk reports an error"),
    sqlite3.SQLITE_BUSY: mark("another window is writing there just now"),
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_ERROR: DAMAGED,  # our statements do not change: a table or a column is missing
}
"""What SQLite's own words mean, which it has in English alone (sqlite.org/rescode.html)."""


class Store:
    """The file, opened and brought to the version of this program; what is newer is not touched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self.errors_of_ours():
            _refuse_other(folder)
            if (folder / FILE).exists():
                self._refuse_newer(version_in(folder / FILE))
            private_folder(folder)
            self._file = _private_file(folder / FILE)
            self._database = sqlite3.connect(folder / FILE, isolation_level=None, timeout=10)
            self._database.text_factory = _text_of
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What a question to the store gives."""
        with self.errors_of_ours():
            return self._database.execute(statement, values).fetchall()

    def write(self, statement: str, *values: object) -> int:
        """One statement that changes something, within a transaction; the number of a row it added."""
        return int(self._database.execute(statement, values).lastrowid or 0)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within it is on the disk afterwards, or nothing of it."""
        with self.errors_of_ours():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_gone()
                yield
            except BaseException:
                with suppress(sqlite3.Error):  # a full disk has already rolled it back
                    self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextmanager
    def errors_of_ours(self) -> Iterator[None]:
        """Errors of the system and of SQLite become `CannotKeep`."""
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise CannotKeep(
                mark("Nothing can be kept in {folder}: {reason}. Name another folder with --home."),
                folder=self.folder,
                reason=_reason_of(error),
            ) from error

    def _prepare(self) -> None:
        self._database.execute("PRAGMA journal_mode = DELETE")
        self._database.execute("PRAGMA synchronous = EXTRA")  # the end of the journal too is on the disk
        self._database.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no bytes in the file
        if self._version() == VERSION:
            return
        with self.transaction():  # what somebody else did meanwhile is seen only from here on
            found = self._version()
            self._refuse_newer(found)
            for step in STEPS[max(found, 0) :]:
                for statement in step:
                    self._database.execute(statement)
            self._database.execute(f"PRAGMA user_version = {VERSION}")

    def _version(self) -> int:
        return int(self._database.execute("PRAGMA user_version").fetchone()[0])

    def _refuse_gone(self) -> None:
        """Whoever deletes everything leaves us a file without a name: nothing would be kept in it."""
        path = self.folder / FILE
        if not path.exists() or not os.path.samestat(path.stat(), self._file):
            raise CannotKeep(
                mark(
                    "The audits in {folder} were deleted meanwhile, so nothing more is kept. "
                    "Please start again."
                ),
                folder=self.folder,
            )

    def _refuse_newer(self, version: int) -> None:
        if version > VERSION:
            raise CannotKeep(
                mark("The audits in {folder} were kept by a newer privacy-audit. Please update this one."),
                folder=self.folder,
            )


def _text_of(stored: bytes) -> str:
    """A text of the store; what is none any more is one that nobody can read, and no error of the store."""
    return stored.decode(errors="replace")


def _reason_of(error: OSError | sqlite3.Error) -> Said:
    code = getattr(error, "sqlite_errorcode", None)
    sentence = None if code is None else REASONS.get(code & 0xFF)  # above that lie details
    return reason_of(error) if sentence is None else Said(sentence)


def _refuse_other(folder: Path) -> None:
    """A pipe or a device in place of the file, or of what SQLite keeps beside it, might never answer."""
    for path in (folder / f"{FILE}{ending}" for ending in ("", *SIDE_FILES)):
        if path.exists() and not path.is_file():
            raise CannotKeep(mark("{file} is not a file."), file=path)


def _private_file(path: Path) -> os.stat_result:
    """Create the file for its owner alone first: SQLite's side files then follow its mode.

    Gives which file it is, whatever stands under its name later. What is no store stays as it is: a link may
    lead to anything.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform != "win32" and os.pread(handle, len(MAGIC), 0) in (b"", MAGIC):
            os.fchmod(handle, 0o600)
        return os.fstat(handle)
    finally:
        os.close(handle)
