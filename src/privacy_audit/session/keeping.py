"""Session files: read whole or refused in one sentence, written whole or not at all, one process at a time.

All sessions lie in one folder of the data folder; a small file there names the one that is open, and while
it does, nothing personal may be shown on this computer (`open_session`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from secrets import token_hex

import msgspec

from privacy_audit.errors import CannotKeep, UnreadableInput, WrongUsage, mark, reason_of
from privacy_audit.files import make_folder, open_to_read, private_folder, read_small_file, replace_file
from privacy_audit.locking import locked
from privacy_audit.tally import SCHEMA, Session

FOLDER, MARKER, ENDING = "sessions", "open", ".session"
LONGEST_MARK = 100
SECRET, LONGEST_SECRET = ".secret", 64
BEGINNING = "begin"
LARGEST = 8_000_000
"""Bytes of a session file; two hundred phones at fifty questions make less than one million."""
PATIENCE = 2.0
"""Seconds to wait for another process that has the session."""
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
"""Digits beside a day look like the number of a person, and would be masked wherever the name is said."""
# What `session_file` makes, today and in older versions. Anything else in the mark is damage (zeroes are what
# a loss of power leaves on some drives) and may be no name for a file at all.
_NAME = re.compile(r"[0-9A-Za-z-]{1,60}" + re.escape(ENDING))


class _Head(msgspec.Struct):
    schema: str = ""


def read_session(path: Path) -> Session:
    """A session file; `UnreadableInput` says whether it is none, damaged, or of a newer version."""
    content = read_small_file(path, LARGEST)
    try:
        head = msgspec.json.decode(content, type=_Head)
        if head.schema.startswith("privacy-audit.session/") and head.schema != SCHEMA:
            sentence = mark("{file} was made by a newer privacy-audit. Please update this one.")
            raise UnreadableInput(sentence, file=path)
        return msgspec.json.decode(content, type=Session)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        sentence = mark("{file} is not a session file, or it is damaged. Nothing of it was used.")
        raise UnreadableInput(sentence, file=path) from error


def write_session(path: Path, session: Session) -> Session:
    """Keep the session under the next revision, and give it; `CannotKeep` if that cannot be."""
    kept = msgspec.structs.replace(session, revision=session.revision + 1)
    try:
        make_folder(path.parent)
        replace_file(path, msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    except OSError as error:
        sentence = mark("The session cannot be kept in {file}: {reason}.")
        raise CannotKeep(sentence, file=path, reason=reason_of(error)) from error
    return kept


def session_file(home: Path, session: Session) -> Path:
    """Where a session made on this computer lies: the name holds the day and nothing personal."""
    return home / FOLDER / f"{session.created:%Y-%m-%d}-{session.id[:8].translate(LETTERS)}{ENDING}"


def open_session(home: Path) -> Path | None:
    """The file of the session that is open in this data folder, None if none is.

    A mark that cannot be read or names no session counts as open, with no file behind it: whatever stands
    there, nobody said that the session is over.
    """
    marker = home / FOLDER / MARKER
    try:
        if marker.exists() and not marker.is_file():  # a pipe would never answer
            return marker
        with open_to_read(marker) as file:
            name = file.read(LONGEST_MARK).decode("ascii", "replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        name = ""
    return marker.with_name(name) if _NAME.fullmatch(name) else marker


def newest_session(home: Path) -> Path | None:
    """The session that was kept last, by its day, then by when it was written; None if there is none."""
    kept = [one for one in (home / FOLDER).glob(f"*{ENDING}") if one.is_file()]
    return max(kept, key=lambda one: (one.name[:10], one.stat().st_mtime_ns), default=None)


def mark_open(home: Path, path: Path) -> None:
    """From now on this session is the open one; `CannotKeep` if that cannot be written."""
    try:
        private_folder(home / FOLDER)
        replace_file(home / FOLDER / MARKER, path.name.encode())
    except OSError as error:
        sentence = mark("The session cannot be kept in {file}: {reason}.")
        raise CannotKeep(sentence, file=home / FOLDER, reason=reason_of(error)) from error


def room_secret(path: Path) -> str:
    """What only this computer knows of a session's room: sixty-four random hexadecimal digits.

    It lies beside the file of the session, is made when it is first asked for, and goes when the session is
    closed; no copy of the session holds it.
    """
    place = path.with_suffix(SECRET)
    if place.exists():
        kept = read_small_file(place, LONGEST_SECRET).decode("ascii", "replace")
        if len(kept) == LONGEST_SECRET:
            return kept
    secret = token_hex(LONGEST_SECRET // 2)
    try:
        replace_file(place, secret.encode())
    except OSError as error:
        sentence = mark("The session cannot be kept in {file}: {reason}.")
        raise CannotKeep(sentence, file=place, reason=reason_of(error)) from error
    return secret


def mark_closed(home: Path) -> None:
    """No session is open any more, and its room cannot be opened again."""
    path = open_session(home)
    try:
        if path is not None:
            path.with_suffix(SECRET).unlink(missing_ok=True)
        (home / FOLDER / MARKER).unlink(missing_ok=True)
    except OSError as error:
        sentence = mark("The session cannot be kept in {file}: {reason}.")
        raise CannotKeep(sentence, file=home / FOLDER, reason=reason_of(error)) from error


@contextmanager
def beginning(home: Path) -> Iterator[None]:
    """Be the only one that begins a session in this data folder; `WrongUsage` if another window does now."""
    try:
        private_folder(home / FOLDER)
    except OSError as error:
        sentence = mark("The session cannot be kept in {file}: {reason}.")
        raise CannotKeep(sentence, file=home / FOLDER, reason=reason_of(error)) from error
    with held(home / FOLDER / BEGINNING):
        yield


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Have a session for oneself; `WrongUsage` if another window has it, `CannotKeep` if nobody can tell."""
    with ExitStack() as until_the_end:
        try:
            had = until_the_end.enter_context(locked(path.with_suffix(".lock"), PATIENCE))
        except OSError as error:
            sentence = mark("The session cannot be kept in {file}: {reason}.")
            raise CannotKeep(sentence, file=path, reason=reason_of(error)) from error
        if not had:
            raise WrongUsage(mark("This session runs in another window. Go on there, or end it there first."))
        yield
