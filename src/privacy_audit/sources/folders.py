"""A folder: saved pages, photos, archives, the unpacked data archive of a network.

Read in a fixed order and within limits; what in it is not read is said, not passed over.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice
from pathlib import Path

from privacy_audit.checklist import ArchiveKind
from privacy_audit.files import open_to_read
from privacy_audit.model import Gap, Status, Value
from privacy_audit.sources.address import shown_name
from privacy_audit.sources.audience import recognise
from privacy_audit.sources.beside import is_side_folder
from privacy_audit.sources.files import open_member
from privacy_audit.sources.kinds import What, is_data_script, suffix_of, what
from privacy_audit.sources.leftover import Leftover
from privacy_audit.sources.options import FOLDER_FILES, Options
from privacy_audit.sources.place import Found
from privacy_audit.sources.stream import LOOKED_AT


class _Fate(Enum):
    OPENED = auto()
    LEFT = auto()
    LINK_OUT = auto()
    CLOSED = auto()


class _Entry(Value):
    """One thing that was found in a folder."""

    path: Path
    fate: _Fate


def open_folder(folder: Path, options: Options, kinds: tuple[ArchiveKind, ...] = ()) -> Found:
    """Read the files of a folder and of its folders, sorted by name; then say what was not read.

    `kinds` are the data archives that are known.
    """
    owned = recognise((_inside(entry.path, folder) for entry in _entries(folder, options.pictures)), kinds)
    left, name = Leftover(), shown_name(str(folder), options.mask)
    entries = _entries(folder, options.pictures)
    for entry in islice(entries, FOLDER_FILES):
        match entry.fate:
            case _Fate.OPENED:
                yield from open_member(entry.path, _inside(entry.path, folder), owned, options, kinds)
            case _Fate.LEFT:
                left.other(suffix_of(entry.path.name))
            case _Fate.LINK_OUT:
                left.add("links-outside", Status.REFUSED)
            case _Fate.CLOSED:
                closed = shown_name(str(entry.path), options.mask)
                yield Gap(name=closed, status=Status.UNREACHABLE, code="unreadable")
    yield from left.gaps(name)
    if next(entries, None):
        limit = {"limit": str(FOLDER_FILES)}
        yield Gap(name=name, status=Status.PARTLY_SEEN, code="too-many-files", values=limit)


def holds_page(folder: Path) -> bool:
    """Whether a folder holds anything that `open_folder` opens."""
    entries = islice(_entries(folder, pictures=True), FOLDER_FILES)
    return any(entry.fate is _Fate.OPENED for entry in entries)


def _inside(path: Path, folder: Path) -> str:
    """The path with the name of the folder before it: an archive may be told by that name alone."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _entries(folder: Path, pictures: bool) -> Iterator[_Entry]:
    """Everything in a folder but hidden things and the side folders of saved pages."""
    root = folder.resolve()
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        names = set(files)
        links = [name for name in folders if Path(place, name).is_symlink()]
        folders[:] = sorted(name for name in folders if _is_entered(name, names))
        for name in sorted((*files, *links)):
            if not name.startswith("."):
                yield _entry(Path(place, name), root, pictures)
    for error in closed:
        yield _Entry(path=Path(error.filename or folder), fate=_Fate.CLOSED)


def _entry(path: Path, root: Path, pictures: bool) -> _Entry:
    if path.is_symlink() and not _leads_inside(path, root):
        return _Entry(path=path, fate=_Fate.LINK_OUT)
    return _Entry(path=path, fate=_Fate.OPENED if _is_opened(path, pictures) else _Fate.LEFT)


def _is_opened(path: Path, pictures: bool) -> bool:
    match what(path.name):
        case What.OTHER:
            return False
        case What.PICTURE:
            return pictures and path.is_file()
        case What.SCRIPT:
            return path.is_file() and _is_data(path)
        case _:
            return path.is_file()


def _is_data(script: Path) -> bool:
    try:
        with open_to_read(script) as readable:
            return is_data_script(readable.read(LOOKED_AT))
    except OSError:
        return False


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # leads nowhere, or in a circle
        return False


def _is_entered(name: str, files: set[str]) -> bool:
    """Hidden folders and `NAME_files` beside `NAME.html` are not; links are never followed."""
    return not name.startswith(".") and name != "__MACOSX" and not is_side_folder(name, files)
