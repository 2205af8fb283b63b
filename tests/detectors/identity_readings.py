"""Readings for the tests of word-like kinds: what a detector finds in a text, a page, a segment."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.extract import extract
from privacy_audit.model import Content, Page, Part, Segment

Find = Callable[[Reading], Iterator[Finding]]


def reading_of(text: str, part: Part = Part.TEXT, label: str | None = None) -> Reading:
    """A reading of one segment."""
    return read(Content(name="test", segments=(Segment(text=text, part=part, label=label),)))


def page_of(html: str, url: str | None = None) -> Reading:
    """A reading of a page."""
    body = html.encode()
    return read(extract(Page(name="test", body=body, content_type="text/html", charset="utf-8", url=url)))


def values(find: Find, reading: Reading) -> list[str]:
    """The values that are found, each once, in the order of the text."""
    found = sorted(find(reading), key=lambda one: one.start)
    return list(dict.fromkeys(one.value.reveal() for one in found))


def seconds(find: Find, text: str) -> float:
    """The processor time that a text takes, the best of three: a pattern that runs away takes seconds."""
    return min(_once(find, reading_of(text)) for _ in range(3))


def _once(find: Find, reading: Reading) -> float:
    begin = process_time()
    list(find(reading))
    return process_time() - begin
