"""A training session in words: its agenda with the minutes, and the list of those that are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from privacy_audit.checklist import Network
from privacy_audit.errors import mark
from privacy_audit.record.sessions import SessionList, SessionRow
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    labelled,
    plain,
)
from privacy_audit.tally import Item, Session
from privacy_audit.words import Words

PARTS = {
    "threat": mark("The threat, in five minutes"),
    "demo": mark("A made-up person, from open to closed"),
    "checklist": mark("Settings: {network}"),
    "quiz": mark("Quiz: threat or harmless?"),
    "emergency": mark("What to do when somebody threatens"),
    "home": mark("What to take home"),
}
"""What each kind of item is called."""


def part_of(item: Item, networks: Mapping[str, Network], words: Words) -> str:
    """What an item of the agenda is called."""
    network = networks.get(item.network or "")
    return words(PARTS[item.kind], network=words.of(network.name) if network else item.network)


def compose_agenda(session: Session, networks: Mapping[str, Network], words: Words) -> Document:
    """The agenda as it was proposed; `networks` by id, those of the session among them."""
    blocks = (
        Heading(text=plain(session.title), level=1),
        Paragraph(text=plain(_about(session.office, session.people, words.day(session.created), words))),
        Listing(entries=tuple(_items(session, networks, words))),
        *_left_out(session, networks, words),
        Paragraph(text=plain(words(mark("To begin: privacy-audit session ask"))), tone="strong"),
        Paragraph(
            text=plain(
                words(mark("Until the session is closed, --reveal is refused and a scan shows counts alone."))
            )
        ),
    )
    title = words(mark("privacy-audit: agenda of a training session"))
    return Document(language=words.language, title=title, blocks=blocks)


def _about(office: str, people: int, day: str, words: Words) -> str:
    number = words.count("{number} person", "{number} people", people)
    return " · ".join(one for one in (office, number, day) if one)


def _items(session: Session, networks: Mapping[str, Network], words: Words) -> Iterator[Entry]:
    begin = 0
    for item in session.agenda:
        span = words(mark("minute {begin} to {end}"), begin=begin, end=begin + item.minutes)
        begin += item.minutes
        yield Entry(
            title=plain(part_of(item, networks, words)),
            tag=plain(span),
            details=tuple(_asked(item, networks, words)),
        )


def _asked(item: Item, networks: Mapping[str, Network], words: Words) -> Iterator[Phrase]:
    if item.kind == "quiz":
        yield plain(words.count("{number} message", "{number} messages", len(item.topics)))
        return
    network = networks.get(item.network or "")
    prompts = {f"{network.id}/{one.id}": one.prompt for one in network.questions} if network else {}
    for topic in item.topics:
        yield labelled(words.of(prompts[topic])) if topic in prompts else plain(topic)


def _left_out(session: Session, networks: Mapping[str, Network], words: Words) -> Iterator[Block]:
    there = {item.network for item in session.agenda}
    missing = [networks[name] for name in session.networks if name not in there]
    if missing:
        names = ", ".join(words.of(network.name) for network in missing)
        sentence = words(
            mark("There is no time for: {names}. Give more minutes, or fewer networks."), names=names
        )
        yield Paragraph(text=plain(sentence), tone="warning")


def compose_sessions(listing: SessionList, words: Words) -> Document:
    """The list, the oldest session first."""
    blocks = (
        Heading(text=plain(words(mark("Training sessions on this computer"))), level=1),
        *_rows(listing, words),
    )
    title = words(mark("privacy-audit: training sessions"))
    return Document(language=words.language, title=title, blocks=blocks)


def _rows(listing: SessionList, words: Words) -> Iterator[Block]:
    if not listing.sessions and not listing.unreadable:
        yield Paragraph(
            text=plain(words(mark("There is none yet. To begin one: privacy-audit session start")))
        )
    if listing.sessions:
        yield Listing(entries=tuple(_row(row, words) for row in listing.sessions))
    if listing.unreadable:
        sentence = mark("{file}: it cannot be read: it is damaged, or of a newer privacy-audit.")
        entries = tuple(Entry(title=plain(words(sentence, file=file))) for file in listing.unreadable)
        yield Listing(entries=entries, tone="warning")


def _row(row: SessionRow, words: Words) -> Entry:
    state = mark("runs now") if row.open else mark("closed") if row.closed else mark("never closed")
    counted = words(mark("Counted: {counted} of {topics}."), counted=row.counted, topics=row.topics)
    return Entry(
        title=plain(row.title),
        tag=plain(words(state)),
        details=(
            plain(_about(row.office, row.people, words.day(row.created), words)),
            plain(counted),
            plain(row.file),
        ),
    )
