"""The folder that browsers put beside a saved page: its pictures belong to the page, nothing else is read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from privacy_audit.files import open_to_read
from privacy_audit.model import Gap, PictureFile, Status
from privacy_audit.sources.documents import documents
from privacy_audit.sources.kinds import is_picture, signature
from privacy_audit.sources.options import PAGE_PICTURES, Options
from privacy_audit.sources.place import Place

# How browsers end the name of the folder beside a saved page (English and German, old Internet
# Explorer, French); what is in it are parts of that page.
SIDE_FOLDERS = ("_files", "-Dateien", ".files", "_fichiers")
SIDE_OF = (".html", ".htm", ".xhtml")
_ENTRIES = 5_000
_HEAD = 16


def is_side_folder(name: str, files: set[str]) -> bool:
    """Whether a folder is `NAME_files` beside `NAME.html`."""
    stems = [name.removesuffix(ending) for ending in SIDE_FOLDERS if name.endswith(ending)]
    pages = (stem + suffix for stem in stems for suffix in SIDE_OF)
    return any(form in files for page in pages for form in _forms(page))


def _forms(name: str) -> tuple[str, ...]:
    """A name as given, then as systems may store it: a letter with marks as one sign or as several.

    A page and its folder may come by different ways: a copy through macOS has the latter.
    """
    if name.isascii():
        return (name,)
    return (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))


def pictures_beside(page: Path, place: Place, options: Options) -> Iterator[PictureFile | Gap]:
    """The pictures of a saved page, sorted by name, at most `PAGE_PICTURES`. None from outside its folder."""
    if not options.pictures or page.suffix.lower() not in SIDE_OF:
        return
    for name in (form for ending in SIDE_FOLDERS for form in _forms(page.stem + ending)):
        folder = page.with_name(name)
        if folder.is_dir() and not folder.is_symlink():
            yield from _pictures(folder, place, options)
            return


def _pictures(folder: Path, place: Place, options: Options) -> Iterator[PictureFile | Gap]:
    found = _files(folder)
    for path in islice(found, PAGE_PICTURES):
        inner = place.member(path.name, options.mask)
        with open_to_read(path) as readable:
            for item in documents(readable, inner, options):
                if isinstance(item, PictureFile):
                    yield replace(item, taken_from=place.name)
                elif isinstance(item, Gap):
                    yield item
    if next(found, None):
        limit = {"limit": str(PAGE_PICTURES)}
        yield Gap(
            name=place.name, status=Status.PARTLY_SEEN, code="too-many-pictures", values=limit, beside=True
        )


def _files(folder: Path) -> Iterator[Path]:
    """The picture files of a folder and the folders in it; links are never followed."""
    count = 0
    for where, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            count += 1
            path = Path(where, name)
            if count <= _ENTRIES and not path.is_symlink() and path.is_file() and _is_picture(path):
                yield path


def _is_picture(path: Path) -> bool:
    try:
        with open_to_read(path) as readable:
            found = signature(readable.read(_HEAD))
    except OSError:
        return False
    return found is not None and is_picture(found)
