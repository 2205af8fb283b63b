"""One saved page, from a file or from standard input."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from privacy_audit.model import Gap, Page, Status
from privacy_audit.sources.address import parse, shown_name
from privacy_audit.sources.kinds import ARCHIVE_SUFFIXES, PAGE_TYPES, is_readable, look, signature
from privacy_audit.sources.options import FILE_BYTES, Options


def open_file(path: Path, options: Options) -> Iterator[Page | Gap]:
    """Read one file: a `Page`, a `Gap`, or a page with a gap about what was cut off."""
    name = shown_name(str(path), options.mask)
    suffix = path.suffix.lower()
    if suffix in ARCHIVE_SUFFIXES:
        yield Gap(name=name, status=Status.UNSUPPORTED, code="archive", values={"type": suffix})
        return
    try:
        with path.open("rb") as readable:
            body = readable.read(FILE_BYTES + 1)
    except OSError:
        yield Gap(name=name, status=Status.UNREACHABLE, code="unreadable")
        return
    yield from _document(name, body, PAGE_TYPES.get(suffix), options)


def open_stream(readable: BinaryIO, name: str, options: Options) -> Iterator[Page | Gap]:
    """Read one document whose kind only its first bytes tell."""
    try:
        body = readable.read(FILE_BYTES + 1)
    except OSError:
        yield Gap(name=name, status=Status.UNREACHABLE, code="unreadable")
        return
    yield from _document(name, body, None, options)


def _document(name: str, body: bytes, named: str | None, options: Options) -> Iterator[Page | Gap]:
    """`named` is the type that the file name says; certain signatures of other kinds outweigh it."""
    found = signature(body) if named else look(body)
    if found and not is_readable(found):
        code = "archive" if found == "multipart/related" else "unsupported"
        yield Gap(name=name, status=Status.UNSUPPORTED, code=code, values={"type": found})
        return
    url = parse(options.url).url if options.url else None
    yield Page(name=name, body=body[:FILE_BYTES], content_type=named or found, asked=url, url=url)
    if len(body) > FILE_BYTES:
        limit = {"limit": str(FILE_BYTES // 1024**2)}
        yield Gap(name=name, status=Status.PARTLY_SEEN, code="too-large", values=limit)
