"""Documents that are no pages: JSON and tables of a data archive, and the parts of long texts."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.decode import decode, kind_of
from privacy_audit.extract.embedded import load
from privacy_audit.extract.records import records, root_of
from privacy_audit.extract.tables import cells
from privacy_audit.model import Content, Page, Part, Segment

_TABLES = ("text/csv", "text/tab-separated-values")
_LINES_TRIED = 3


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
        document = _loaded(text)
        if isinstance(document, dict | list):
            return _content(page, "document:json", records(document, root, bounds.values), bounds)
    if page.starts_at and page.starts_at.startswith("line "):
        text = decode(page)
        first = int(page.starts_at.removeprefix("line "))
        return _content(page, "document:text", _lines(text, first), bounds)
    return None


def _content(page: Page, kind: str, segments: Iterator[Segment], bounds: Bounds) -> Content:
    kept = tuple(bounds.text(segments))
    return Content(name=page.name, url=page.url, segments=kept, containers=(kind,), cut=bounds.cut)


def _loaded(text: str) -> object:
    """The document; of one with a document in each line, their list."""
    document = load(text)
    if document is not None:
        return document
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or any(load(line) is None for line in lines[:_LINES_TRIED]):
        return None
    return [load(line) for line in lines]


def _lines(text: str, first: int) -> Iterator[Segment]:
    for number, line in enumerate(text.splitlines(), first):
        if cleaned := " ".join(line.split()):
            yield Segment(text=cleaned, part=Part.TEXT, locator=f"line {number}")
