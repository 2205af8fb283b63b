"""A folder of saved pages: read in a fixed order and within limits.

What in it is not read is said, not passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from privacy_audit.model import Gap, Page, Status, Value
from privacy_audit.sources.address import shown_name
from privacy_audit.sources.files import open_file
from privacy_audit.sources.kinds import ARCHIVE_SUFFIXES, PAGE_TYPES
from privacy_audit.sources.options import FOLDER_PAGES, Options

_FOLDER_ENTRIES = 100_000
"""So many files are looked at; a folder with more is a disk, not saved pages."""
# How browsers end the name of the folder beside a saved page (English and German, old Internet
# Explorer, French); what is in it are parts of that page.
_SIDE_FOLDERS = ("_files", "-Dateien", ".files", "_fichiers")
_SIDE_OF = (".html", ".htm", ".xhtml")
_NAMED_TYPES = 8
# Endings that name a kind of file. Others may be a part of a name or a number: `Lan.0912345678`.
_TYPE = re.compile(r"\.(?:[a-z]{1,5}|mp[34]|m4[av]|7z)\Z")


class _What(Enum):
    PAGE = auto()
    ARCHIVE = auto()
    OTHER = auto()
    LINK_OUT = auto()
    CLOSED = auto()


class _Entry(Value):
    """One thing that was found in a folder."""

    path: Path
    what: _What


def open_folder(folder: Path, options: Options) -> Iterator[Page | Gap]:
    """Read the pages of a folder and of its folders, sorted by name; then say what was not read."""
    entries = tuple(islice(_entries(folder), _FOLDER_ENTRIES + 1))
    pages = _of(_What.PAGE, entries)
    for path in (*pages[:FOLDER_PAGES], *_of(_What.ARCHIVE, entries)):
        yield from open_file(path, options)
    for path in _of(_What.CLOSED, entries):
        yield Gap(name=shown_name(str(path), options.mask), status=Status.UNREACHABLE, code="unreadable")
    name = shown_name(str(folder), options.mask)
    yield from _left_out(name, entries)
    if len(pages) > FOLDER_PAGES or len(entries) > _FOLDER_ENTRIES:
        limit = {"limit": str(FOLDER_PAGES)}
        yield Gap(name=name, status=Status.PARTLY_SEEN, code="too-many-files", values=limit)


def holds_page(folder: Path) -> bool:
    """Whether a folder holds anything that `open_folder` opens."""
    entries = islice(_entries(folder), _FOLDER_ENTRIES)
    return any(entry.what in (_What.PAGE, _What.ARCHIVE) for entry in entries)


def _left_out(name: str, entries: tuple[_Entry, ...]) -> Iterator[Gap]:
    if others := _of(_What.OTHER, entries):
        types = sorted({path.suffix.lower() for path in others if _TYPE.match(path.suffix.lower())})
        values = {"count": str(len(others)), "types": ", ".join(types[:_NAMED_TYPES]) or "?"}
        yield Gap(name=name, status=Status.UNSUPPORTED, code="other-files", values=values)
    if links := _of(_What.LINK_OUT, entries):
        yield Gap(name=name, status=Status.REFUSED, code="links-outside", values={"count": str(len(links))})


def _of(what: _What, entries: tuple[_Entry, ...]) -> tuple[Path, ...]:
    return tuple(entry.path for entry in entries if entry.what is what)


def _entries(folder: Path) -> Iterator[_Entry]:
    """Everything in a folder but hidden things and the side folders of saved pages."""
    root = folder.resolve()
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        links = [name for name in folders if Path(place, name).is_symlink()]
        folders[:] = sorted(name for name in folders if _is_entered(name, files))
        for name in sorted((*files, *links)):
            if not name.startswith("."):
                yield _entry(Path(place, name), root)
    for error in closed:
        yield _Entry(path=Path(error.filename or folder), what=_What.CLOSED)


def _entry(path: Path, root: Path) -> _Entry:
    suffix = path.suffix.lower()
    if path.is_symlink() and not _leads_inside(path, root):
        return _Entry(path=path, what=_What.LINK_OUT)
    if suffix in PAGE_TYPES and path.is_file():
        return _Entry(path=path, what=_What.PAGE)
    if suffix in ARCHIVE_SUFFIXES and path.is_file():
        return _Entry(path=path, what=_What.ARCHIVE)
    return _Entry(path=path, what=_What.OTHER)


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # leads nowhere, or in a circle
        return False


def _is_entered(name: str, files: list[str]) -> bool:
    """Hidden folders and `NAME_files` beside `NAME.html` are not; links are never followed."""
    if name.startswith(".") or name == "__MACOSX":
        return False
    stems = [name.removesuffix(ending) for ending in _SIDE_FOLDERS if name.endswith(ending)]
    return not any(stem + suffix in files for stem in stems for suffix in _SIDE_OF)
