"""Looks at a store without touching it: its version, whether it is whole, how many audits lie in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

from privacy_audit.history.tables import FILE, VERSION, version_in
from privacy_audit.model import Value

StoreState = Literal["none", "empty", "whole", "interrupted", "newer", "busy", "damaged"]
JOURNAL = FILE + "-journal"
_WAIT = 1.0
"""Seconds to wait for somebody who is writing."""


class Examined(Value):
    """What is known of a store. `last` is the newest audit as it is kept."""

    state: StoreState
    version: int = 0
    audits: int = 0
    last: bytes | None = None


def examine_store(folder: Path) -> Examined:
    """Look at the store in a folder, read only. `OSError` if the file cannot be read at all.

    `interrupted`: a command was ended while it wrote; the next one puts that in order by itself.
    """
    path = folder / FILE
    if not path.exists():
        return Examined(state="none")
    if not path.is_file():  # a pipe would never answer
        return Examined(state="damaged")
    if not path.stat().st_size:
        return Examined(state="empty")
    version = version_in(path)
    if version > VERSION:
        return Examined(state="newer", version=version)
    journal = folder / JOURNAL
    if journal.exists() and journal.stat().st_size:
        return Examined(state="interrupted", version=version)
    return _read(path, version)


def _read(path: Path, version: int) -> Examined:
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_WAIT)
        ) as database:
            answer = database.execute("PRAGMA integrity_check(1)").fetchone()
            if answer is None or answer[0] != "ok" or not version:
                return Examined(state="damaged", version=version)
            audits = int(database.execute("SELECT count(*) FROM audits").fetchone()[0])
            last = database.execute("SELECT record FROM audits ORDER BY number DESC LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        is_busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        return Examined(state="busy" if is_busy else "damaged", version=version)
    except sqlite3.Error:
        return Examined(state="damaged", version=version)
    record = last[0] if last else None
    return Examined(state="whole", version=version, audits=audits, last=_bytes(record) if last else None)


def _bytes(record: object) -> bytes:
    """What is no record becomes one that nobody can read."""
    return record if isinstance(record, bytes) else b""
