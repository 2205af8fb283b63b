"""The emergency guide on paper: all screens, branches, help channels and sources as one document."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.checklist import Source
from privacy_audit.guidance import SaidChannel, SaidEmergency, SaidScreen
from privacy_audit.report.dated import titled
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, labelled, plain
from privacy_audit.words import Words


def compose_emergency(said: SaidEmergency, words: Words) -> Document:
    """What to do, step by step; what else may have happened; where it was read."""
    blocks: list[Block] = [Heading(text=plain(said.title), level=1), Paragraph(text=plain(said.as_of))]
    for screen in said.on_paper():
        blocks += _screen(screen)
    blocks.append(Heading(text=plain(said.sources_title)))
    blocks.append(Listing(entries=tuple(_source(source, words) for source in said.sources), tone="quiet"))
    blocks.append(Paragraph(text=plain(said.addresses), tone="quiet"))
    return Document(language=said.language, title=said.title, blocks=tuple(blocks), sheet=True)


def _screen(screen: SaidScreen) -> Iterator[Block]:
    yield Heading(text=labelled(screen.title))
    if screen.paragraphs:
        yield Listing(entries=tuple(Entry(title=labelled(text)) for text in screen.paragraphs))
    if screen.channels:
        yield Listing(entries=tuple(_channel(channel) for channel in screen.channels))


def _channel(channel: SaidChannel) -> Entry:
    details = tuple(labelled(detail) for detail in channel.details)
    return Entry(title=labelled(channel.title), details=details, link=channel.link)


def _source(source: Source, words: Words) -> Entry:
    """Without its address: on paper that would fill a page of its own."""
    return Entry(title=plain(titled(source, words)))
