"""A scan as numbers alone, for a wall that a hall looks at: how many of each kind, and nothing of whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from privacy_audit.checklist import Catalog
from privacy_audit.errors import mark
from privacy_audit.model import Kind
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.cells import table
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, plain
from privacy_audit.words import Words

COVERED = "•••"
"""What stands where a target, a page or a value would."""


def without_person(record: AuditRecord) -> AuditRecord:
    """The same record of a scan, its shape and its numbers kept, without a word that could lead to somebody.

    Every exposure keeps its kind, class, severity and certainty; value, place, words, attributes and
    fingerprint are gone. Names of targets and pages are covered, and what a sentence about them names.
    """
    return replace(
        record,
        targets=tuple(replace(one, target=COVERED, reason=None, contacted=()) for one in record.targets),
        exposures=tuple(
            replace(
                one, masked=COVERED, value=None, fingerprint="", where=(), id="", attributes={}, reasons=()
            )
            for one in record.exposures
        ),
        gaps=tuple(replace(one, page=COVERED, values={}, detail="") for one in record.gaps),
        score=replace(record.score, lines=tuple(replace(one, items=()) for one in record.score.lines)),
        plan=(),
        accepted=(),
        profile=None,
    )


def counted(record: AuditRecord) -> dict[Kind, int]:
    """How many exposures there are of each kind, the most frequent first."""
    return dict(Counter(exposure.kind for exposure in record.exposures).most_common())


def compose_counts(record: AuditRecord, catalog: Catalog, words: Words) -> Document:
    """The numbers in the language of `words`."""
    blocks = (
        Heading(text=plain(words(mark("What was found, as numbers alone"))), level=1),
        *_found(record, catalog, words),
        Paragraph(text=plain(_looked(record, words))),
        Paragraph(
            text=plain(words(mark("A training session is open, so nothing else is shown."))), tone="quiet"
        ),
    )
    title = words(mark("privacy-audit: numbers of a scan"))
    return Document(language=words.language, title=title, blocks=blocks)


def _found(record: AuditRecord, catalog: Catalog, words: Words) -> Iterator[Block]:
    numbers = counted(record)
    if not numbers:
        yield Paragraph(text=plain(words(mark("Nothing was found on what could be seen."))))
        return
    entries = (
        Entry(title=plain(words.of(catalog.exposures[kind].title)), tag=plain(str(number)))
        for kind, number in numbers.items()
    )
    yield Listing(entries=tuple(entries))


def _looked(record: AuditRecord, words: Words) -> str:
    seen = sum(target.status.was_seen for target in record.targets)
    sentence = mark("Targets seen: {seen} of {targets}. Parts that could not be looked at: {gaps}.")
    return words(sentence, seen=seen, targets=len(record.targets), gaps=len(record.gaps))


def count_rows(record: AuditRecord, catalog: Catalog, words: Words) -> str:
    """The numbers for a spreadsheet: kind, number."""
    heads = [words(mark("What")), words(mark("Number"))]
    numbers = counted(record).items()
    return table(heads, ((words.of(catalog.exposures[kind].title), number) for kind, number in numbers))
