"""What the tests of the detectors share: contents of one text, and what a detector says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from privacy_audit.detectors.overlaps import resolve
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Content, Part, Segment

Find = Callable[[Reading], Iterator[Finding]]


def content(*texts: str, part: Part = Part.TEXT, label: str | None = None, locator: str = "") -> Content:
    """A content of texts that stand one after the other."""
    segments = tuple(Segment(text=text, part=part, label=label, locator=locator) for text in texts)
    return Content(name="page", segments=segments)


def table(*rows: tuple[str, ...]) -> Content:
    """The cells of a table, with the paths that the extractor gives them."""
    segments = [
        Segment(text=cell, part=Part.TEXT, locator=f"body > table > tr{nth(row)} > td{nth(column)}")
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells, 1)
    ]
    return Content(name="page", segments=tuple(segments))


def nth(number: int) -> str:
    """How a path counts brothers; the first has no number."""
    return f":nth-of-type({number})" if number > 1 else ""


def told(find: Find, of: Content) -> list[tuple[str, str]]:
    """The values and how certain they are, in the order of the text, competitors apart."""
    return [(one.value.reveal(), one.certainty.value) for one in resolve(find(read(of)))]


def only(find: Find, of: Content) -> Finding:
    """The one finding of a content."""
    (one,) = resolve(find(read(of)))
    return one


def written(find: Find, of: Content) -> list[tuple[str, str]]:
    """Letters and digits of each span in capitals, and the value that was read there."""
    reading = read(of)
    spans = ((reading.text[one.start : one.end], one.value.reveal()) for one in find(reading))
    return [("".join(filter(str.isalnum, span)).upper(), value) for span, value in spans]


def seconds_of_long(find: Find, piece: str) -> float:
    """The processor time of 400 000 characters of a piece: a pattern that runs away takes minutes."""
    reading = read(content((piece * 400_000)[:400_000]))
    begun = process_time()
    for _ in find(reading):
        pass
    return process_time() - begun


def reasons_in(find: Find, *texts: str) -> set[str]:
    """The codes of what decided, but for those that every detector shares."""
    codes = {reason for text in texts for found in find(read(content(text))) for reason in found.reasons}
    return codes - {"pattern", "valid"}
