"""Reads files of sessions: one session as it is kept, or many that were merged, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from privacy_audit.errors import UnreadableInput, mark, reason_of
from privacy_audit.files import open_to_read
from privacy_audit.session.keeping import ENDING, LARGEST, read_session
from privacy_audit.tally import Session

FAMILY, MERGED = "privacy-audit.session-merge/", "privacy-audit.session-merge/1"
ENDINGS = (ENDING, ".json")
"""What is read of a folder."""
LONGEST_HEAD = 500
"""Bytes of the first line of a merged file; ours has fewer than one hundred."""
NO_SESSION = mark("{file} is not a session file, or it is damaged. Nothing of it was used.")
NEWER = mark("{file} was made by a newer privacy-audit. Please update this one.")


class Head(msgspec.Struct, forbid_unknown_fields=True):
    """The first line of a merged file; `sessions` tells whether all of it is there."""

    schema: str
    sessions: int


def is_merged(path: Path) -> bool:
    """Whether a file is a merged one; `UnreadableInput` if a newer program merged it."""
    return _head_of(path) is not None


def sessions_of(path: Path) -> Iterator[Session]:
    """The sessions of a file: the one that it is, or those that were merged in it, one at a time."""
    head = _head_of(path)
    return iter((read_session(path),)) if head is None else _merged_in(path, head)


def _head_of(path: Path) -> Head | None:
    """The head of a merged file; None for any other file, which is then judged by `read_session`."""
    try:
        if not path.is_file():
            return None
        with open_to_read(path) as file:
            head = msgspec.json.decode(file.readline(LONGEST_HEAD), type=Head)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None
    if head.schema.startswith(FAMILY) and head.schema != MERGED:
        raise UnreadableInput(NEWER, file=path)
    return head if head.schema == MERGED else None


def _merged_in(path: Path, head: Head) -> Iterator[Session]:
    number = 0
    try:
        with open_to_read(path) as file:
            file.readline(LONGEST_HEAD)
            while line := file.readline(LARGEST + 1):
                if len(line) > LARGEST or not line.endswith(b"\n"):
                    raise UnreadableInput(NO_SESSION, file=path)
                yield msgspec.json.decode(line, type=Session)
                number += 1
    except OSError as error:
        sentence = mark("The file {file} cannot be read: {reason}.")
        raise UnreadableInput(sentence, file=path, reason=reason_of(error)) from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(NO_SESSION, file=path) from error
    if number != head.sessions:
        raise UnreadableInput(NO_SESSION, file=path)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that were named; of a folder all with the ending of a session, in folders within too."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - unlike Path's, it never raises: a name may be too long
            yield path
            continue
        for folder, _folders, names in os.walk(path):
            yield from (Path(folder, name) for name in names if name.lower().endswith(ENDINGS))
