"""A .zip file: the data archive of a network, a saved site, photos. Read member by member.

Nothing is ever unpacked to the disk and no more than one member, or a part of it, is in memory. The names
of members are only shown. A member that swells beyond all measure ends the reading.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from privacy_audit.checklist import ArchiveKind
from privacy_audit.files import open_to_read
from privacy_audit.model import Gap, Status, Value
from privacy_audit.sources.audience import Owned, recognise
from privacy_audit.sources.beside import is_side_folder
from privacy_audit.sources.directory import DAMAGE, BadDirectory, read_directory
from privacy_audit.sources.documents import documents
from privacy_audit.sources.kinds import What, is_data_script, suffix_of, what
from privacy_audit.sources.leftover import Leftover
from privacy_audit.sources.mhtml import open_mhtml
from privacy_audit.sources.options import FOLDER_FILES, Options
from privacy_audit.sources.place import Found, Place
from privacy_audit.sources.stream import LOOKED_AT, Readable

_UNHARMED = 16 * 1024 * 1024
_SWELLING = 100
"""A member of more than `_UNHARMED` bytes may be so many times as long as it is packed: tables of
repeated keys reach 40."""
_SWOLLEN_UNHARMED = 32 * 1024 * 1024
"""Bytes beyond that measure in all members together: each may swell, not one after the other."""
_WHOLE_SWELLING, _WHOLE_UNHARMED = 60, 256 * 1024 * 1024
"""The same for all members together, as a multiple of the file. Archives of networks swell 5 to 20 times."""
_NOTHING_PACKED = 2
"""Bytes that a member without any takes (RFC 1951: an empty block)."""
_BAD_MEMBER = (*DAMAGE, zlib.error, UnicodeDecodeError)
"""What `zipfile` raises while a damaged or forged member is read."""
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The packings that networks use; others are unpacked by the standard library without any bound."""
_ENCRYPTED, _UTF8 = 0x1, 0x800


class _Member(Value):
    """A member with its path as it is meant: `/` between folders."""

    path: str
    info: zipfile.ZipInfo


class _Bomb(Exception):
    """The archive gives more than any honest one."""


class _Measured:
    """A member being read, held against what is allowed of it and of the whole archive."""

    def __init__(self, readable: Readable, packed: int, budget: _Budget) -> None:
        self._readable, self._budget = readable, budget
        self._honest = packed * _SWELLING
        self._left = max(_UNHARMED, self._honest)

    def read(self, size: int = -1, /) -> bytes:
        """As `Readable`; raises `_Bomb`."""
        read = self._readable.read(size)
        self._left -= len(read)
        swollen = max(0, len(read) - self._honest)
        self._honest -= len(read) - swollen
        self._budget.take(len(read), swollen)
        if self._left < 0:
            raise _Bomb
        return read


class _Budget:
    """How many bytes may still be read of all members together, and how many that are swollen."""

    def __init__(self, size: int) -> None:
        self._left = max(_WHOLE_UNHARMED, size * _WHOLE_SWELLING)
        self._swollen = _SWOLLEN_UNHARMED

    def take(self, count: int, swollen: int) -> None:
        """So many were read, some of them beyond what a member may swell. Raises `_Bomb`."""
        self._left -= count
        self._swollen -= swollen
        if self._left < 0 or self._swollen < 0:
            raise _Bomb


def open_archive(
    readable: BinaryIO, place: Place, options: Options, kinds: tuple[ArchiveKind, ...] = ()
) -> Found:
    """Read the members of a .zip file in its own order; then say what was not read.

    Pages and pictures are called `NAME › MEMBER`; `options.url` is none of theirs. Raises only `OSError`.
    """
    options = replace(options, url=None)
    try:
        archive = read_directory(readable)
    except BadDirectory as fault:
        yield Gap(name=place.name, status=Status.UNSUPPORTED, code=fault.code)
        return
    with archive:
        members = tuple(_members(archive))
        if not members:
            yield Gap(name=place.name, status=Status.UNSUPPORTED, code="empty-archive")
            return
        names = (_from_outside(place, member) for member in members)
        yield from _read_all(archive, members, place, recognise(names, kinds), options)


def count_members(path: Path) -> int | None:
    """How many members a .zip file has, for a bar of progress; None if it cannot be opened."""
    try:
        with open_to_read(path) as readable, read_directory(readable) as archive:
            return len(archive.infolist())
    except (BadDirectory, OSError):
        return None


def _read_all(
    archive: zipfile.ZipFile, members: tuple[_Member, ...], place: Place, owned: Owned, options: Options
) -> Found:
    left, budget = Leftover(), _Budget(sum(member.info.compress_size for member in members))
    try:
        for member in members[:FOLDER_FILES]:
            if reason := _reason_to_leave(archive, member, options):
                _leave(left, member, reason)
            else:
                inner = place.member(member.path, options.mask)
                inner = replace(inner, path=_from_outside(place, member), owned=owned)
                yield from _read(archive, member, inner, budget, options)
    except _Bomb:
        yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="archive-bomb")
    yield from left.gaps(place.name)
    if len(members) > FOLDER_FILES:
        limit = {"limit": str(FOLDER_FILES)}
        yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="too-many-files", values=limit)


def _from_outside(place: Place, member: _Member) -> str:
    """The path of a member with the name of the archive before it: it may be told by that name alone."""
    name = place.path.rpartition("/")[2]
    return f"{name.removesuffix(suffix_of(name))}/{member.path}"


def _read(
    archive: zipfile.ZipFile, member: _Member, place: Place, budget: _Budget, options: Options
) -> Found:
    try:
        with archive.open(member.info) as opened:
            readable = _Measured(opened, member.info.compress_size, budget)
            if what(member.path) is What.MHTML:
                yield from open_mhtml(readable, place, options)
            else:
                yield from documents(readable, place, options)
    except _BAD_MEMBER:
        yield Gap(name=place.name, status=Status.PARTLY_SEEN, code="damaged")


def _leave(left: Leftover, member: _Member, reason: str) -> None:
    if reason == "other-files":
        left.other(suffix_of(member.path))
    else:
        left.add(reason, Status.REFUSED if reason == "links-outside" else Status.UNSUPPORTED)


def _reason_to_leave(archive: zipfile.ZipFile, member: _Member, options: Options) -> str | None:
    """The code of the gap for a member that is not read, None if it is."""
    if stat.S_ISLNK(member.info.external_attr >> 16):
        return "links-outside"
    kind = what(member.path)
    if kind in (What.OTHER, What.CLOSED) or (kind is What.PICTURE and not options.pictures):
        return "other-files"
    if kind is What.ZIP:
        return "archive-inside"
    if member.info.flag_bits & _ENCRYPTED:
        return "archive-locked"
    if member.info.compress_type not in _READ:
        return "archive-packing"
    if kind is What.SCRIPT and not _is_data(archive, member):
        return "other-files"
    is_empty = member.info.file_size == 0 and member.info.compress_size <= _NOTHING_PACKED
    return "empty-files" if is_empty else None


def _is_data(archive: zipfile.ZipFile, member: _Member) -> bool:
    try:
        with archive.open(member.info) as opened:
            return is_data_script(opened.read(LOOKED_AT))
    except _BAD_MEMBER:
        return True  # reading it says what is wrong with it


def _members(archive: zipfile.ZipFile) -> Iterator[_Member]:
    """All members but folders, hidden files of systems, and the parts of saved pages that are no pictures."""
    named = tuple(
        _Member(path=_path(info), info=info) for info in archive.infolist() if not info.filename.endswith("/")
    )
    sides = _side_folders(named)
    for member in named:
        steps = member.path.split("/")
        hidden = any(step.startswith(".") and step.strip(".") for step in steps) or "__MACOSX" in steps
        if not hidden and not (sides and _is_part(member.path, sides)):
            yield member


def _is_part(path: str, sides: set[str]) -> bool:
    """Whether a member lies beside a saved page and is no picture of it."""
    return what(path) is not What.PICTURE and any(folder in sides for folder in _folders(path))


def _side_folders(members: tuple[_Member, ...]) -> set[str]:
    """The folders beside saved pages."""
    files = {member.path for member in members if suffix_of(member.path) in (".html", ".htm", ".xhtml")}
    folders = {folder for member in members for folder in _folders(member.path)}
    return {folder for folder in folders if is_side_folder(folder, files)}


def _folders(path: str) -> Iterator[str]:
    steps = path.split("/")
    return ("/".join(steps[:end]) for end in islice(range(1, len(steps)), 20))


def _path(info: zipfile.ZipInfo) -> str:
    """The name of a member: many packers write UTF-8 without saying so, and some a backslash."""
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        with suppress(UnicodeError):  # else it is what the format says, code page 437
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")
