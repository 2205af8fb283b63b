"""The tables of the store and how they came about: each version is a step on the one before it.

The number of a store is SQLite's `user_version`. A step is never changed once it was published.
"""

from __future__ import annotations

from pathlib import Path

from privacy_audit.files import open_to_read

FILE = "audits.sqlite"
SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite may leave beside a database when it is killed."""
_FIRST = """
CREATE TABLE answers (question TEXT PRIMARY KEY, state TEXT NOT NULL, choice TEXT);
CREATE TABLE audits (number INTEGER PRIMARY KEY AUTOINCREMENT, created TEXT NOT NULL, record BLOB NOT NULL);
CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""
# Accepted risks, and what was changed in which order, for `undo`. `before` is what a change replaced, as
# JSON. What lies there already was changed in the order of the audits, then by the check under way.
_SECOND = """
CREATE TABLE accepted (risk TEXT PRIMARY KEY, masked TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL,
                       because TEXT NOT NULL);
CREATE TABLE changes (number INTEGER PRIMARY KEY AUTOINCREMENT, moment TEXT NOT NULL, kind TEXT NOT NULL,
                      about TEXT NOT NULL, before TEXT);
INSERT INTO changes (moment, kind, about) SELECT created, 'audit', number FROM audits ORDER BY number;
INSERT INTO changes (moment, kind, about) SELECT '', 'walk', '' WHERE EXISTS (SELECT 1 FROM answers);
"""
STEPS = tuple(tuple(step.strip().removesuffix(";").split(";\n")) for step in (_FIRST, _SECOND))
"""The statements that make version 1 of nothing, version 2 of version 1, and so on."""
VERSION = len(STEPS)

MAGIC = b"SQLite format 3\0"


def version_in(path: Path) -> int:
    """The number that stands in a file's header, 0 if it is none of SQLite's.

    Read without SQLite, which may change a file while it opens it (format of the header: sqlite.org,
    "Database File Format", 1.3). `OSError` if the file cannot be read.
    """
    with open_to_read(path) as file:
        header = file.read(64)
    is_ours = header.startswith(MAGIC) and len(header) == 64
    return int.from_bytes(header[60:64], "big", signed=True) if is_ours else 0
