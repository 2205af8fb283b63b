"""Forgets a person: removes the files in which their answers and audits lie, and nothing else.

Only files that this program makes are removed. A link is left as it is, and what it leads to is not
touched; whatever else lies in the folder stays there and is named.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from privacy_audit.errors import CannotWrite, mark, reason_of
from privacy_audit.history import FILE, SIDE_FILES
from privacy_audit.model import Value

VISITS = ("crawl-*.jsonl", "crawl-*.new", "crawl-*.lock", ".privacy-audit-*")
"""What an interrupted visit to a site leaves so that it can go on, and what a kill leaves of its writing."""


class Forgotten(Value):
    """What was removed and what is left: `links` instead of files of ours, `others` that are not ours."""

    removed: tuple[Path, ...]
    links: tuple[Path, ...]
    others: tuple[Path, ...]


def kept_files(folder: Path, besides: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Our files that lie in a person's folder and `besides`; a link in place of one counts too."""
    if _leads_elsewhere(folder):
        return (folder, *_there(besides))
    visits = sorted(path for pattern in VISITS for path in folder.glob(pattern)) if folder.is_dir() else []
    return tuple(_there((*(folder / name for name in _names()), *visits, *besides)))


def forget(folder: Path, besides: Sequence[Path] = ()) -> Forgotten:
    """Remove everything of a person: our files, then their folder if nothing else lies in it.

    `CannotWrite` if the system refuses; what was removed until then stays removed.
    """
    removed, links = [], []
    for path in kept_files(folder, besides):
        try:
            if stat.S_ISREG(path.lstat().st_mode):
                path.unlink()
                removed.append(path)
            else:
                links.append(path)
        except OSError as error:
            sentence = mark("{file} could not be removed: {reason}.")
            raise CannotWrite(sentence, file=path, reason=reason_of(error)) from error
    others = tuple(_others(folder, links))
    return Forgotten(removed=tuple(removed), links=tuple(links), others=others)


def _names() -> tuple[str, ...]:
    return (FILE, *(FILE + ending for ending in SIDE_FILES))


def _there(paths: Sequence[Path]) -> Iterator[Path]:
    return (path for path in paths if os.path.lexists(path))


def _leads_elsewhere(folder: Path) -> bool:
    """Whether the folder is itself a link (on Windows also a junction) or no folder at all."""
    if not os.path.lexists(folder):
        return False
    beside = os.path.join(os.path.realpath(folder.parent), folder.name)  # noqa: PTH118
    return os.path.realpath(folder) != beside or not folder.is_dir()  # `resolve` raises for a circle of links


def _others(folder: Path, links: Sequence[Path]) -> Iterator[Path]:
    """What remains in the folder besides links of ours; an empty folder goes."""
    if folder in links or not folder.is_dir():
        return
    try:
        remaining = sorted(folder.iterdir())
        if not remaining:
            folder.rmdir()
    except OSError as error:
        sentence = mark("{file} could not be removed: {reason}.")
        raise CannotWrite(sentence, file=folder, reason=reason_of(error)) from error
    yield from (path for path in remaining if path not in links)
