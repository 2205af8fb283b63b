"""The networks and the old instructions on a page: `networks list` and `networks stale`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from privacy_audit.checklist import Network
from privacy_audit.errors import mark
from privacy_audit.record.networks import NetworkRow
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, plain
from privacy_audit.words import Words


def compose_networks(rows: Iterable[NetworkRow], bare: Iterable[Network], words: Words) -> Document:
    """Every network with the age of its instructions; `bare` are those without questions."""
    title = words(mark("All networks, with the age of their instructions."))
    names = ", ".join(f"{words.of(one.name)} ({one.id})" for one in bare)
    rest = words(mark("Pages only, no questions yet: {names}"), names=names)
    blocks: tuple[Block, ...] = (
        Heading(text=plain(title), level=1),
        Listing(entries=tuple(_entry(row, words) for row in rows)),
        *((Paragraph(text=plain(rest, len(rest))),) if names else ()),
    )
    return Document(language=words.language, title=title, blocks=blocks)


def _entry(row: NetworkRow, words: Words) -> Entry:
    cells = (
        (words(mark("questions")), str(row.questions)),
        (words(mark("confirmed")), str(row.confirmed)),
        (words(mark("oldest")), words.day(row.oldest)),
        (words(mark("newest")), words.day(row.newest)),
    )
    said = " · ".join(f"{name}: {value}" for name, value in cells)
    return Entry(title=plain(f"{words.of(row.name)} ({row.id})"), details=(plain(said),))


def compose_stale(lines: Sequence[tuple[date, str, str]], number: str, words: Words) -> Document:
    """What is old: its day, what it is called, its text; `number` says how many there are of each sort."""
    title = words(mark("Instructions, help channels and facts that are old."))
    entries = tuple(
        Entry(title=plain(text), details=(plain(f"{words.day(day)} · {name}"),)) for day, name, text in lines
    )
    blocks: tuple[Block, ...] = (
        Heading(text=plain(title), level=1),
        *((Listing(entries=entries),) if entries else ()),
        Paragraph(text=plain(number)),
    )
    return Document(language=words.language, title=title, blocks=blocks)
