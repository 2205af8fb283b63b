"""Deletes the evidence: the list and our copies, and nothing else. The original files stay where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from privacy_audit.errors import CannotKeep, CannotWrite, mark, reason_of
from privacy_audit.files import left_behind
from privacy_audit.guide.evidence import BUSY, COPIES, LOCK, MANIFEST, PATIENCE
from privacy_audit.locking import locked
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
    if folder.is_dir() and not folder.is_symlink():
        with _alone(folder / LOCK):
            for path in _ours(folder):
                with _errors_of_ours(path):
                    path.unlink()
                removed += 1
    return Removed(files=removed, others=tuple(_emptied(folder)))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """While nobody else writes there; then the lock goes too."""
    with _errors_of_ours(lock), locked(lock, PATIENCE) as had:
        if not had:
            raise CannotKeep(BUSY)
        yield
        if os.name != "nt":
            lock.unlink()
    if os.name == "nt":  # Windows removes no open file
        lock.unlink(missing_ok=True)


def _ours(folder: Path) -> list[Path]:
    listed = [folder / MANIFEST, *left_behind(folder)]
    if not (folder / COPIES).is_symlink():
        listed += [*sorted((folder / COPIES).glob("[0-9]*")), *left_behind(folder / COPIES)]
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
