"""The SHA-256 of a file, of any size, that stands still while it is read; and a copy with the same bytes."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from privacy_audit.errors import CannotKeep, UnreadableInput, mark, reason_of
from privacy_audit.files import open_to_read, replacing
from privacy_audit.model import Value

PIECE = 1 << 20
"""Bytes that are read at once."""


class Print(Value):
    """What a file was: its bytes and their SHA-256 in hexadecimal."""

    size: int
    sha256: str


def print_of(path: Path, copy_to: Path | None = None) -> Print:
    """Read a file from beginning to end, and write a copy on the way if one is asked for.

    `UnreadableInput` if it is no file with anything in it, cannot be read, or changes meanwhile; then no copy
    is left behind. `CannotKeep` if the copy cannot be written.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe might never end
            raise UnreadableInput(_no_file(path), file=path.name)
        with open_to_read(path) as file:
            return _read(file, path, copy_to)
    except (OSError, ValueError) as error:
        sentence = mark("The file {file} cannot be read: {reason}.")
        raise UnreadableInput(sentence, file=path.name, reason=reason_of(error)) from error


def _no_file(path: Path) -> str:
    if path.is_dir():
        return mark("{file} is a folder. Please name the files in it, one after the other.")
    return mark("{file} is not a file.")


def _read(file: BinaryIO, path: Path, copy_to: Path | None) -> Print:
    before = os.fstat(file.fileno())
    if not before.st_size:
        raise UnreadableInput(mark("The file {file} is empty: there is nothing to keep."), file=path.name)
    size = before.st_size
    found = _digest(file, None, size) if copy_to is None else _copied(file, copy_to, size)
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (
        before.st_size,
        before.st_mtime_ns,
    ) or found.size != before.st_size:
        if copy_to is not None:
            copy_to.unlink(missing_ok=True)
        raise UnreadableInput(
            mark("The file {file} changed while it was read. Please close what writes to it, and try again."),
            file=path.name,
        )
    return found


def _copied(file: BinaryIO, copy_to: Path, most: int) -> Print:
    """Read the file into one for its owner alone; nothing is left of it if that fails."""
    try:
        with replacing(copy_to) as copy:
            found = _digest(file, copy, most)
    except OSError as error:
        sentence = mark("The copy {file} cannot be written: {reason}.")
        raise CannotKeep(sentence, file=copy_to.name, reason=reason_of(error)) from error
    return found


def _digest(file: BinaryIO, copy: BinaryIO | None, most: int) -> Print:
    """Read to the end, or just beyond `most`: a file that grows for ever must not fill the disk."""
    digest, size = hashlib.sha256(), 0
    while size <= most and (piece := file.read(PIECE)):
        digest.update(piece)
        size += len(piece)
        if copy is not None:
            copy.write(piece)
    return Print(size=size, sha256=digest.hexdigest())
