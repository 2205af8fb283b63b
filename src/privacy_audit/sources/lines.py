"""A long table or text as a row of short ones, cut at the ends of lines.

Each part of a table begins with the row that names its columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.sources.options import PART_BYTES
from privacy_audit.sources.stream import Begun

_LONGEST_HEADING = 16 * 1024


class LinePart(NamedTuple):
    """A document of its own. `starts_at` names its first line: `line 1200`."""

    body: bytes
    starts_at: str


def line_parts(begun: Begun, *, is_table: bool) -> Iterator[LinePart]:
    """The parts in their order. A line feed inside quotation marks ends no row of a table."""
    line, pending, heading = 1, b"", b""
    while read := begun.read(PART_BYTES):
        body, pending = _cut(pending + read, is_table)
        if body:
            yield LinePart(heading + body, f"line {line}")
            heading = heading or (_heading(body) if is_table else b"")
            line += body.count(b"\n")
    if pending:
        yield LinePart(heading + pending, f"line {line}")


def _cut(text: bytes, is_table: bool) -> tuple[bytes, bytes]:
    """The whole lines, and what is left of them; all of it if there is no end in twice a part."""
    end = text.rfind(b"\n") + 1
    if is_table:
        for _ in range(1000):
            if not end or text.count(b'"', 0, end) % 2 == 0:
                break
            end = text.rfind(b"\n", 0, end - 1) + 1
    if not end and len(text) > 2 * PART_BYTES:
        return text, b""
    return text[:end], text[end:]


def _heading(body: bytes) -> bytes:
    heading = body[: body.find(b"\n") + 1]
    return heading if len(heading) <= _LONGEST_HEADING else b""
