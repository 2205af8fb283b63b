"""The kept evidence in words: the list, and what has become of the files. Values come masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.guidance import Checked, Damage, Details, EvidenceEntry, FileEntry, Manifest
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, Phrase, plain
from privacy_audit.words import Words

LONGEST = 20_000
"""Characters of a single text: what a person wrote down for the police is not cut."""
FIELDS = {
    "when": mark("When it came"),
    "account": mark("Accounts (network, bank)"),
    "number": mark("Phone numbers"),
    "link": mark("Links"),
    "wallet": mark("Wallets of cryptocurrency"),
    "demanded": mark("What was demanded"),
    "given": mark("What was sent or paid"),
}
"""The details in the order in which they are asked for."""
STATES = {
    "unchanged": mark("unchanged"),
    "changed": mark("CHANGED since it was added"),
    "missing": mark("NOT THERE any more"),
    "unreadable": mark("cannot be read"),
}
FAULTS = {
    "unreadable": mark("Line {line} of the list is damaged and cannot be read."),
    "changed": mark("Before line {line} of the list something was changed or taken out later."),
}


def compose_evidence(manifest: Manifest, words: Words) -> Document:
    """Everything that was kept, oldest first."""
    title = words(mark("Your evidence"))
    blocks: list[Block] = [Heading(text=plain(title), level=1), *damage_blocks(manifest.damages, words)]
    if manifest.entries:
        blocks.append(Listing(entries=tuple(entry_of(one, words) for one in manifest.entries)))
        blocks.append(fingerprint_of(manifest, words))
        sentence = mark("Personal values are hidden here; export shows them.")
        blocks.append(Paragraph(text=plain(words(sentence))))
    else:
        sentence = mark("Nothing is kept yet. Begin with: privacy-audit emergency evidence add FILE")
        blocks.append(Paragraph(text=plain(words(sentence))))
    return Document(language=words.language, title=title, blocks=tuple(blocks))


def compose_checked(checked: Sequence[Checked], damages: Sequence[Damage], words: Words) -> Document:
    """Each file with what has become of it and of our copy."""
    title = words(mark("Your evidence, checked"))
    entries = tuple(
        Entry(title=plain(f"{one.entry.number}. {one.entry.name}"), details=tuple(found_of(one, words)))
        for one in checked
    )
    blocks: list[Block] = [Heading(text=plain(title), level=1), *damage_blocks(damages, words)]
    blocks.append(
        Listing(entries=entries) if entries else Paragraph(text=plain(words(mark("No file is kept."))))
    )
    return Document(language=words.language, title=title, blocks=tuple(blocks))


def damage_blocks(damages: Sequence[Damage], words: Words) -> Iterator[Block]:
    """What is wrong with the list itself, first."""
    if damages:
        phrases = (plain(words(FAULTS[one.fault], line=one.line)) for one in damages)
        yield Listing(entries=tuple(Entry(title=phrase) for phrase in phrases), tone="warning")


def entry_of(entry: EvidenceEntry, words: Words) -> Entry:
    """One thing that was kept, with all that is known of it."""
    name = entry.name if isinstance(entry, FileEntry) else words(mark("a note"))
    title = plain(f"{entry.number}. {name}", LONGEST)
    return Entry(title=title, details=tuple(_details(entry, words)))


def fingerprint_of(manifest: Manifest, words: Words) -> Paragraph:
    """The SHA-256 of the list itself: on a signed sheet it holds the list as it was that day."""
    sentence = mark("SHA-256 of this list: {digest}")
    return Paragraph(text=plain(words(sentence, digest=manifest.sha256)), tone="quiet")


def moment_of(entry: EvidenceEntry, words: Words) -> str:
    """When it was added: local time with its zone, and UTC."""
    local = f"{words.day(entry.local.date())} {entry.local:%H:%M:%S %z}"
    return f"{local} ({words.day(entry.added.date())} {entry.added:%H:%M:%S} UTC)"


def field_of(details: Details, name: str) -> str | None:
    """One of the details by its name."""
    value: str | None = getattr(details, name)
    return value


def _details(entry: EvidenceEntry, words: Words) -> Iterator[Phrase]:
    yield plain(words(mark("added {moment}"), moment=moment_of(entry, words)))
    if isinstance(entry, FileEntry):
        yield plain(words(mark("{size} bytes"), size=entry.size))
        yield plain(f"SHA-256: {entry.sha256}")
        if entry.copy:
            yield plain(words(mark("a copy is kept as {name}"), name=entry.copy))
    else:
        for line in entry.text.splitlines():
            yield plain(line, LONGEST)
    for name, title in FIELDS.items():
        if value := field_of(entry.details, name):
            yield plain(f"{words(title)}: {value}", LONGEST)


def found_of(one: Checked, words: Words) -> Iterator[Phrase]:
    """What has become of a file and of our copy."""
    yield plain(words(mark("the file: {state}"), state=words(STATES[one.original])))
    if one.copy:
        yield plain(words(mark("our copy: {state}"), state=words(STATES[one.copy])))
