"""The emergency data of several folders as one, and that in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from privacy_audit.checklist import Source
from privacy_audit.errors import BadData, Mistake, mark
from privacy_audit.guidance import (
    Branch,
    Channel,
    Emergency,
    SaidChannel,
    SaidEmergency,
    SaidScreen,
    Screen,
)
from privacy_audit.words import Words

OLD = timedelta(days=730)
"""A channel that was last known longer ago is shown as old."""
MOST_BRANCHES = 9
"""Each branch is chosen by one digit."""

One = TypeVar("One", Screen, Branch, Channel)


def joined(parts: Sequence[Emergency]) -> Emergency:
    """The shipped data and an office's own, the later winning; `BadData` if a name leads nowhere.

    A screen, branch or channel with a known id takes the place of that one, a new one comes last.
    """
    sources: dict[str, Source] = {}
    for part in parts:
        sources |= part.sources
    whole = Emergency(
        updated=max(part.updated for part in parts),
        screens=_by_id(screen for part in parts for screen in part.screens),
        branches=_by_id(branch for part in parts for branch in part.branches),
        channels=_by_id(channel for part in parts for channel in part.channels),
        sources=sources,
    )
    if mistakes := tuple(_mistakes(whole)):
        raise BadData(mistakes)
    return whole


def is_old(channel: Channel, today: date) -> bool:
    """Whether nobody has seen it in use for so long that it may have changed."""
    return channel.historical or today - channel.last_known > OLD


def say_emergency(emergency: Emergency, words: Words, today: date) -> SaidEmergency:
    """The data in the language of `words`, channels with their age on that day."""
    things: tuple[Screen | Channel, ...] = (*emergency.screens, *emergency.branches, *emergency.channels)
    names = dict.fromkeys(name for thing in things for name in thing.sources)
    sentence = mark("As of {month}. No number was dialled to check it. Works without Internet.")
    return SaidEmergency(
        language=words.language,
        title=words(mark("If somebody threatens you: what to do")),
        as_of=words(sentence, month=f"{emergency.updated:%m/%Y}"),
        sources_title=words(mark("Sources")),
        addresses=words(mark("Their addresses: privacy-audit emergency --format json")),
        screens=tuple(_screen(emergency, one, words, today) for one in emergency.screens),
        branches=tuple(_screen(emergency, one, words, today) for one in emergency.branches),
        sources=tuple(emergency.sources[name] for name in names),
    )


def _screen(emergency: Emergency, screen: Screen, words: Words, today: date) -> SaidScreen:
    channels = emergency.channels_of(screen)
    return SaidScreen(
        title=words.of(screen.title),
        paragraphs=getattr(screen.text, words.language),
        channels=tuple(_channel(one, words, old=is_old(one, today)) for one in channels),
        choices=tuple(words.of(one.label) for one in emergency.branches) if screen.asks else (),
    )


def _channel(channel: Channel, words: Words, *, old: bool) -> SaidChannel:
    name = words.of(channel.name)
    details = [words.of(channel.purpose)]
    if channel.way:
        details.append(" → ".join(getattr(channel.way, words.language)))
    if channel.note:
        details.append(words.of(channel.note))
    return SaidChannel(
        title=f"{channel.contact} · {name}" if channel.contact else name,
        details=(*details, _age(channel, words, old=old)),
        link=channel.link,
    )


def _age(channel: Channel, words: Words, *, old: bool) -> str:
    """Where it holds and when it was last known, with a warning if that is long ago."""
    recent, aged = (
        mark("({region}; information of {month})"),
        mark("({region}; old information, of {month})"),
    )
    sentence = aged if old else recent
    return words(sentence, region=words.of(channel.region), month=f"{channel.last_known:%m/%Y}")


def _by_id(things: Iterable[One]) -> tuple[One, ...]:
    found: dict[str, One] = {}
    for thing in things:
        found[thing.id] = thing
    return tuple(found.values())


def _mistakes(whole: Emergency) -> Iterator[Mistake]:
    channels = {channel.id for channel in whole.channels}
    for thing in (*whole.screens, *whole.branches):
        for name in thing.channels:
            if name not in channels:
                yield _mistake(thing.id, mark("there is no channel “{name}”"), name)
    users: tuple[Screen | Channel, ...] = (*whole.screens, *whole.branches, *whole.channels)
    for user in users:
        for name in user.sources:
            if name not in whole.sources:
                yield _mistake(user.id, mark("there is no source “{name}”"), name)
    if not any(screen.asks for screen in whole.screens):
        yield _mistake("screens", mark("no screen has “asks”: the branches are shown nowhere"), "")
    if len(whole.branches) > MOST_BRANCHES:
        yield _mistake("branches", mark("more than {name}, and each needs a digit"), str(MOST_BRANCHES))


def _mistake(where: str, sentence: str, name: str) -> Mistake:
    return Mistake(f"emergency.toml: {where}", sentence, {"name": name})
