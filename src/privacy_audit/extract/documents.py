"""Documents that are no pages: JSON and tables of a data archive, and the parts of long texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.extract.bounds import LONGEST, Allowance, Bounds
from privacy_audit.extract.decode import decode, kind_of, pieces
from privacy_audit.extract.loading import load
from privacy_audit.extract.records import records, root_of
from privacy_audit.extract.tables import cells
from privacy_audit.model import Content, Page, Part, Segment

_TABLES = ("text/csv", "text/tab-separated-values")
_LINES_TRIED = 3
# Where a line ends (`str.splitlines`).
_ENDS = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def content_of(page: Page) -> Content | None:
    """What a document says; None for what is no such document: pages, and whatever came from the web.

    Never raises. The first of `containers` is `document:json`, `document:table` or `document:text`.
    """
    if page.status_code is not None:
        return None
    bounds = Bounds()
    if page.content_type in _TABLES:
        text = decode(page)
        found = cells(text, page.name, page.starts_at, bounds.values)
        return _content(page, "document:table", found, bounds)
    if kind_of(page) == "json" and page.url is None:
        text = decode(page)
        root = root_of(page.starts_at)
        document = _loaded(text, bounds.values)
        if isinstance(document, dict | list):
            return _content(page, "document:json", records(document, root, bounds.values), bounds)
    if page.starts_at and page.starts_at.startswith("line "):
        first = int(page.starts_at.removeprefix("line "))
        return _content(page, "document:text", text_lines(pieces(page), first), bounds)
    return None


def _content(page: Page, kind: str, segments: Iterator[Segment], bounds: Bounds) -> Content:
    kept = tuple(bounds.text(segments))
    return Content(name=page.name, url=page.url, segments=kept, containers=(kind,), cut=bounds.cut)


def _loaded(text: str, values: Allowance) -> object:
    """The document; of one with a document in each line, their list."""
    document = load(text, values)
    if document is not None:
        return document
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or any(load(line, values) is None for line in lines[:_LINES_TRIED]):
        return None
    return [load(line, values) for line in lines]


def text_lines(pieces: Iterable[str], first: int) -> Iterator[Segment]:
    """The lines of a text that comes in pieces; `first` is the number of the first."""
    number, begun = first, ""
    for piece in pieces:
        if len(begun) > LONGEST and not _ENDS.search(piece):
            continue  # no line is read so far
        *lines, begun = (begun + piece).splitlines(keepends=True) or [""]
        if begun[-1:] != "\r" and _ENDS.search(begun[-1:]):  # a line feed may follow in the next piece
            lines, begun = [*lines, begun], ""
        for line in lines:
            yield from _line(line, number)
            number += 1
    yield from _line(begun, number)


def _line(line: str, number: int) -> Iterator[Segment]:
    if cleaned := " ".join(line.split()):
        yield Segment(text=cleaned, part=Part.TEXT, locator=f"line {number}")
