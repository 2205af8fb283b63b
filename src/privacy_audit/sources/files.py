"""One file of the person, or standard input: a saved page, a picture, an archive."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from privacy_audit.checklist import ArchiveKind
from privacy_audit.files import open_to_read
from privacy_audit.model import Gap, Status
from privacy_audit.sources.address import shown_name
from privacy_audit.sources.audience import Owned, recognise
from privacy_audit.sources.beside import pictures_beside
from privacy_audit.sources.documents import documents
from privacy_audit.sources.kinds import What, suffix_of, what
from privacy_audit.sources.options import Options
from privacy_audit.sources.place import Found, Place


def open_file(path: Path, options: Options, kinds: tuple[ArchiveKind, ...] = ()) -> Found:
    """Read one file: its pages, pictures and gaps. `kinds` are the data archives that are known."""
    place = Place(
        name=shown_name(str(path), options.mask), path=path.name, owned=recognise([path.name], kinds)
    )
    yield from open_at(path, place, options, kinds)


def open_member(
    path: Path, inside: str, owned: Owned, options: Options, kinds: tuple[ArchiveKind, ...]
) -> Found:
    """Read one file of a folder; `inside` is its path in it, with `/` between folders."""
    place = Place(name=shown_name(str(path), options.mask), path=inside, owned=owned)
    yield from open_at(path, place, options, kinds)


def open_at(path: Path, place: Place, options: Options, kinds: tuple[ArchiveKind, ...]) -> Found:
    """Read the file of a place."""
    try:
        if what(place.path) is What.CLOSED:
            values = {"type": suffix_of(place.path)}
            yield Gap(name=place.name, status=Status.UNSUPPORTED, code="archive", values=values)
            return
        with open_to_read(path) as readable:
            yield from _opened(readable, place, options, kinds)
        yield from pictures_beside(path, place, options)
    except OSError:
        yield Gap(name=place.name, status=Status.UNREACHABLE, code="unreadable")


def _opened(readable: BinaryIO, place: Place, options: Options, kinds: tuple[ArchiveKind, ...]) -> Found:
    match what(place.path):
        case What.ZIP:
            from privacy_audit.sources.archive import open_archive

            yield from open_archive(readable, place, options, kinds)
        case What.MHTML:
            from privacy_audit.sources.mhtml import open_mhtml

            yield from open_mhtml(readable, place, options)
        case _:
            yield from documents(readable, place, options)


def open_stream(readable: BinaryIO, name: str, options: Options) -> Found:
    """Read one document whose kind only its first bytes tell."""
    try:
        yield from documents(readable, Place(name=name), options)
    except OSError:
        yield Gap(name=name, status=Status.UNREACHABLE, code="unreadable")
