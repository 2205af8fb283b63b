"""Builds archives for the tests: in memory, in the shapes that networks and packers give them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from privacy_audit.catalog import Library
from privacy_audit.model import Gap, Page, PictureFile, Status
from privacy_audit.sources import Options

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
KINDS = Library().archives()


def mask(text: str) -> str:
    return re.sub(r"(?<!\d)0\d{9}(?!\d)", "09•• ••• •78", text)


OPTIONS = Options(mask=mask)
Item = Page | PictureFile | Gap


def misread(text: str) -> str:
    """A text as Facebook's JSON archives hold it: its UTF-8 bytes taken for Latin-1."""
    return text.encode().decode("latin-1")


def packed(members: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A .zip file with these members."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return file.getvalue()


def written(folder: Path, members: dict[str, bytes]) -> Path:
    """The same members as files of a folder."""
    for name, body in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return folder


def pages(found: Iterable[Item]) -> list[Page]:
    return [item for item in found if isinstance(item, Page)]


def pictures(found: Iterable[Item]) -> list[PictureFile]:
    return [item for item in found if isinstance(item, PictureFile)]


def gaps(found: Iterable[Item]) -> list[tuple[str, Status, dict[str, str]]]:
    return [(item.code, item.status, item.values) for item in found if isinstance(item, Gap)]
