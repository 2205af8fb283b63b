"""The evidence as a statement for the police: always in Vietnamese, with blanks to fill in by hand.

What it asks for is what forms of such reports ask for: who, when, how, from which account, number, link or
wallet, what was demanded, what was given, the list of proof, a request, a signature (forms published by
Vietnamese law firms, 2023 to 2024; no law prescribes one). The one place where values stand unmasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.errors import mark
from privacy_audit.guidance import Checked, EvidenceEntry, FileEntry, Manifest, NoteEntry
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, Phrase, plain
from privacy_audit.report.evidence import (
    FIELDS,
    LONGEST,
    damage_blocks,
    entry_of,
    field_of,
    fingerprint_of,
    found_of,
)
from privacy_audit.words import Words

LANGUAGE = "vi"
BLANK = "…" * 24
PERSON = (
    mark("Full name: {blank}"),
    mark("Date of birth: {blank}"),
    mark("Personal identification number: {blank}"),
    mark("Where I live: {blank}"),
    mark("Phone: {blank}"),
    mark("Workplace: {blank}"),
)


def compose_statement(manifest: Manifest, checked: Sequence[Checked] = ()) -> Document:
    """The statement with everything that was kept; what is not known is left to be filled in.

    `checked` are its files as they are today: of one that is not as it was, that is said beside its sum.
    """
    words = Words(LANGUAGE)
    title = words(mark("Report of threats and blackmail"))
    blocks = (
        Heading(text=plain(title), level=1),
        *_lines(words, (mark("SOCIALIST REPUBLIC OF VIETNAM"), mark("Independence – Freedom – Happiness"))),
        *_lines(words, (mark("To: the police of the commune or ward {blank}"),)),
        *_part(words, mark("Who reports")),
        *_lines(words, PERSON),
        *_part(words, mark("What happened")),
        *_facts(words, manifest.entries),
        *_part(words, mark("In my own words")),
        *_notes(words, manifest.entries),
        *_part(words, mark("The evidence")),
        *damage_blocks(manifest.damages, words),
        *_files(words, manifest.entries, checked),
        fingerprint_of(manifest, words),
        *_part(words, mark("What I ask for")),
        *_lines(words, _END),
    )
    return Document(language=LANGUAGE, title=title, blocks=blocks)


_END = (
    mark("I ask the police to look into this and to deal with it by law."),
    mark("What I have written is true, and I answer for it by law."),
    mark("{blank} day {short} month {short} year {short}"),
    mark("Who reports (signature and full name): {blank}"),
)


def _part(words: Words, sentence: str) -> Iterator[Block]:
    yield Heading(text=plain(words(sentence)))


def _lines(words: Words, sentences: Sequence[str]) -> Iterator[Block]:
    for sentence in sentences:
        yield Paragraph(text=plain(words(sentence, blank=BLANK, short="……")))


def _facts(words: Words, entries: Sequence[EvidenceEntry]) -> Iterator[Block]:
    """Each field with all that was noted for it, and in which numbers of the list."""
    for name, title in FIELDS.items():
        found: dict[str, list[int]] = {}
        for entry in entries:
            if value := field_of(entry.details, name):
                found.setdefault(value, []).append(entry.number)
        lines = tuple(plain(_with_numbers(words, *one), LONGEST) for one in found.items())
        yield Listing(entries=(Entry(title=plain(words(title)), details=lines or (plain(BLANK),)),))


def _with_numbers(words: Words, value: str, numbers: Sequence[int]) -> str:
    listed = ", ".join(map(str, numbers))
    return words(mark("{value} (number {numbers} of the list)"), value=value, numbers=listed)


def _notes(words: Words, entries: Sequence[EvidenceEntry]) -> Iterator[Block]:
    notes = [entry for entry in entries if isinstance(entry, NoteEntry)]
    if notes:
        yield Listing(entries=tuple(entry_of(note, words) for note in notes))
    for _line in range(3):
        yield Paragraph(text=plain(BLANK))


def _files(words: Words, entries: Sequence[EvidenceEntry], checked: Sequence[Checked]) -> Iterator[Block]:
    files = [entry for entry in entries if isinstance(entry, FileEntry)]
    if not files:
        yield Paragraph(text=plain(words(mark("No file is kept."))))
        return
    today = {one.entry.number: tuple(_not_as_it_was(one, words)) for one in checked}
    listed = ((one, entry_of(one, words)) for one in files)
    yield Listing(
        entries=tuple(
            replace(entry, details=(*entry.details, *today.get(one.number, ()))) for one, entry in listed
        )
    )
    yield Paragraph(
        text=plain(
            words(
                mark(
                    "SHA-256 is the fingerprint of a file: if the file changes in one place, it is another. "
                    "The time is that of the computer when the file was added to the list."
                )
            )
        )
    )


def _not_as_it_was(one: Checked, words: Words) -> Iterator[Phrase]:
    """What has become of a file, or of our copy, that is not as it was; the sum stays that of the day."""
    if {one.original, one.copy} <= {"unchanged", None}:
        return
    yield from found_of(one, words)
    if "changed" in (one.original, one.copy):
        then = mark("The SHA-256 above is that of the day when it was added; what has changed has another.")
        yield plain(words(then))
