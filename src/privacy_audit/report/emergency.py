"""The emergency guide on paper: all screens, branches, help channels and sources as one document."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.checklist import Source
from privacy_audit.errors import mark
from privacy_audit.guidance import SaidChannel, SaidEmergency, SaidScreen
from privacy_audit.report.dated import titled
from privacy_audit.report.document import Block, Document, Entry, Heading, Listing, Paragraph, labelled, plain
from privacy_audit.words import Words


def compose_emergency(said: SaidEmergency, words: Words) -> Document:
    """What to do, step by step; what else may have happened; where it was read."""
    title = words(mark("If somebody threatens you: what to do"))
    blocks: list[Block] = [Heading(text=plain(title), level=1), Paragraph(text=plain(said.as_of))]
    steps = (screen for screen in said.screens if not screen.choices)
    for number, screen in enumerate(steps, 1):
        blocks += _screen(screen, f"{number}. {screen.title}")
    for screen in said.screens:
        if screen.choices:
            blocks.append(Heading(text=labelled(screen.title)))
    for branch in said.branches:
        blocks += _screen(branch, branch.title)
    blocks.append(Heading(text=plain(words(mark("Sources")))))
    blocks.append(Listing(entries=tuple(_source(source, words) for source in said.sources), tone="quiet"))
    addresses = mark("Their addresses: privacy-audit emergency --format json")
    blocks.append(Paragraph(text=plain(words(addresses)), tone="quiet"))
    return Document(language=said.language, title=title, blocks=tuple(blocks), sheet=True)


def _screen(screen: SaidScreen, title: str) -> Iterator[Block]:
    yield Heading(text=labelled(title))
    yield Listing(entries=tuple(Entry(title=labelled(text)) for text in screen.paragraphs))
    if screen.channels:
        yield Listing(entries=tuple(_channel(channel) for channel in screen.channels))


def _channel(channel: SaidChannel) -> Entry:
    details = tuple(labelled(detail) for detail in channel.details)
    return Entry(title=labelled(channel.title), details=details, link=channel.link)


def _source(source: Source, words: Words) -> Entry:
    """Without its address: on paper that would fill a page of its own."""
    return Entry(title=plain(titled(source, words)))
