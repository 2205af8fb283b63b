"""Deletes the evidence: the list and our copies, and nothing else. The original files stay where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from privacy_audit.errors import CannotWrite, mark, reason_of
from privacy_audit.guide.evidence import COPIES, LOCK, MANIFEST
from privacy_audit.model import Value


class Removed(Value):
    """How many files went, and what else lies in the folder, which was left."""

    files: int
    others: tuple[Path, ...]


def delete_evidence(folder: Path) -> Removed:
    """Remove our files, then the folders if nothing else lies in them. `CannotWrite` if the system refuses.

    A link goes itself; what it leads to stays.
    """
    removed = 0
    for path in _ours(folder):
        with _errors_of_ours(path):
            path.unlink()
        removed += path.name != LOCK
    return Removed(files=removed, others=tuple(_emptied(folder)))


def _ours(folder: Path) -> list[Path]:
    if folder.is_symlink():
        return []
    listed = [folder / MANIFEST, *sorted(folder.glob(".manifest-*")), folder / LOCK]
    if not (folder / COPIES).is_symlink():
        listed += sorted((folder / COPIES).glob("[0-9]*"))
    return [path for path in listed if os.path.lexists(path)]


def _emptied(folder: Path) -> Iterator[Path]:
    for one in (folder / COPIES, folder):
        if one.is_symlink() or not one.is_dir():
            continue
        with _errors_of_ours(one):
            remaining = sorted(one.iterdir())
            if not remaining:
                one.rmdir()
        yield from (path for path in remaining if path.name != COPIES)


@contextmanager
def _errors_of_ours(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        sentence = mark("{file} could not be removed: {reason}.")
        raise CannotWrite(sentence, file=path, reason=reason_of(error)) from error
