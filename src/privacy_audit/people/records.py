"""Which things of a page belong to one person: the cells of a row, the lines of a card, a paragraph.

A record grows from a name outwards, element by element, as long as nobody else's name comes in.
"""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.model import Laid, Value
from privacy_audit.people.names import Name
from privacy_audit.people.positions import position_in

MOST = 24
"""Things of one record; a card or a row has ten."""
_LONGEST = 1_500
"""Characters of one record."""
_BODY = 2
"""How deep `<body>` lies: what shares nothing deeper shares nothing."""
_FLAT = 8
"""Things behind a name that are its own where all lines lie side by side."""
_LONG_LINE = 300
_APART = 2
"""The same name again within so many things is the same person: the picture's text, then the heading."""


class Anchor(Value):
    """A name and the things, from `first` to `last`, on which it stands."""

    name: Name
    first: int
    last: int


class Record(Value):
    """The things, from `first` to `last`, that belong to an anchor."""

    anchor: Anchor
    first: int
    last: int


def anchors_of(named: Sequence[tuple[int, Name]]) -> tuple[Anchor, ...]:
    """The names that head a line, in order, each once where it stands several times together."""
    anchors: list[Anchor] = []
    for index, name in named:
        before = anchors[-1] if anchors else None
        if before and before.name.key == name.key and index - before.last <= _APART:
            anchors[-1] = Anchor(name=before.name, first=before.first, last=index)
        else:
            anchors.append(Anchor(name=name, first=index, last=index))
    return tuple(anchors)


def records(things: Sequence[Laid], anchors: Sequence[Anchor]) -> tuple[Record, ...]:
    """The record of each anchor; those of two never overlap unless their names share a line."""
    grown = [_grown(things, anchors, number) for number in range(len(anchors))]
    leads = _leads(things, grown)
    return tuple(
        _alongside(things, grown, number, leads) if _is_bare(record) else record
        for number, record in enumerate(grown)
    )


def _grown(things: Sequence[Laid], anchors: Sequence[Anchor], number: int) -> Record:
    anchor = anchors[number]
    before = anchors[number - 1].last if number else -1
    after = anchors[number + 1].first if number + 1 < len(anchors) else len(things)
    first, last = anchor.first, anchor.last
    while (level := _level(things, first, last)) > _BODY:
        wider = _wider(things, first, last, level)
        if wider is None or wider[0] <= before or wider[1] >= after or _is_long(things, *wider):
            break
        first, last = wider
    return Record(anchor=anchor, first=first, last=last)


def _level(things: Sequence[Laid], first: int, last: int) -> int:
    """How deep the next element around some things lies."""
    behind = things[last + 1].nest if last + 1 < len(things) else 0
    return max(things[first].nest if first else 0, behind)


def _wider(things: Sequence[Laid], first: int, last: int, level: int) -> tuple[int, int] | None:
    """All things of the element around at that depth; None if they are too many."""
    begin, end = first, last
    while begin > 0 and things[begin].nest >= level and end - begin < MOST:
        begin -= 1
    while end + 1 < len(things) and things[end + 1].nest >= level and end - begin < MOST:
        end += 1
    return None if end - begin >= MOST else (begin, end)


def _is_long(things: Sequence[Laid], first: int, last: int) -> bool:
    return sum(len(thing.text) for thing in things[first : last + 1]) > _LONGEST


def _is_bare(record: Record) -> bool:
    return (record.first, record.last) == (record.anchor.first, record.anchor.last)


# --- lines that lie side by side -------------------------------------------------------------


def _alongside(
    things: Sequence[Laid], grown: Sequence[Record], number: int, leads: tuple[bool, bool]
) -> Record:
    """Where no element holds a person alone: the lines behind the name, up to the next person's."""
    record = grown[number]
    level = max(_level(things, record.first, record.last), _BODY)
    after = grown[number + 1].first if number + 1 < len(grown) else len(things)
    before = grown[number - 1].last if number else -1
    if number + 1 < len(grown):
        after -= _led(things, after, record.last, leads)
    last = record.last
    while last + 1 < min(after, record.last + _FLAT + 1) and _is_beside(things, last + 1, level):
        last += 1
    return Record(
        anchor=record.anchor,
        first=record.first - _led(things, record.first, before, leads),
        last=last,
    )


def _is_beside(things: Sequence[Laid], index: int, level: int) -> bool:
    return things[index].nest >= level and len(things[index].text) <= _LONG_LINE


def _led(things: Sequence[Laid], first: int, before: int, leads: tuple[bool, bool]) -> int:
    """How many things right before a name are its own: a picture, a position, if such lead on this page."""
    count = 0
    while first - count - 1 > before and count < 2:
        thing = things[first - count - 1]
        if not (leads[0] if thing.picture is not None else leads[1] and _is_position(thing)):
            break
        count += 1
    return count


def _leads(things: Sequence[Laid], grown: Sequence[Record]) -> tuple[bool, bool]:
    """Whether pictures, and positions, stand before their names: before the first, none behind the last."""
    bare = [record for record in grown if _is_bare(record)]
    if not bare:
        return False, False
    begin = bare[0].first
    before = things[max(0, begin - 2) : begin]
    behind = things[bare[-1].last + 1 : bare[-1].last + 4]
    pictures = any(one.picture is not None for one in before) and not any(
        one.picture is not None for one in behind
    )
    positions = any(map(_is_position, before)) and not any(map(_is_position, behind))
    return pictures, positions


def _is_position(thing: Laid) -> bool:
    return thing.picture is None and len(thing.text) <= 80 and bool(position_in(thing.text))
