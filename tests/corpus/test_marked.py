"""Documents that were written with marks become lines that can be read back."""

from __future__ import annotations

import msgspec

from privacy_audit.model import Kind
from tests.corpus.marked import documents, line_of
from tests.corpus.reading import Document, Gold


def test_a_mark_at_the_beginning_keeps_its_offset() -> None:
    (document,) = documents("=== vi plain\n‹phone:0912 345 678› nhé\n", "x")
    assert (
        line_of(document)
        == (
            '{"id":"x-001","text":"0912 345 678 nhé",'
            '"gold":[{"kind":"phone","start":0,"end":12,"value":"+84912345678"}],'
            '"tags":["plain"],"lang":"vi"}'
        ).encode()
    )
    assert msgspec.json.decode(line_of(document), type=Document) == document


def test_what_is_special_about_a_span_survives_the_line() -> None:
    (document,) = documents("=== vi plain html\n<p>‹phone!:1900 1234› ‹relations?:chú Ba›</p>", "x")
    assert document.gold == (
        Gold(kind=Kind.PHONE, start=3, end=12, value="+8419001234", type="organisation"),
        Gold(kind=Kind.RELATIONS, start=13, end=19, value="chú Ba", optional=True),
    )
    assert msgspec.json.decode(line_of(document), type=Document) == document


def test_a_document_without_marks_has_an_empty_list() -> None:
    (document,) = documents("=== vi near-miss\ngiá 120k\n", "x")
    assert msgspec.json.decode(line_of(document), type=Document) == document
