"""The JSON documents of a person's data: posts, comments, messages, profile, each entry with its date.

Unlike the data that a page carries unseen, their strings are what people wrote and read, and nothing in
them is the site's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.composed import address_in, birth_in, coordinates_in, part_of_address
from privacy_audit.extract.dates import date_of
from privacy_audit.extract.labels import EMPTY_KEYS, label_for, segment_of, step
from privacy_audit.extract.names import plain
from privacy_audit.extract.numbers import is_mailbox, stands_for_somebody
from privacy_audit.model import Part, Segment

_DEPTH = 80
_STEPS = 12
_FEWEST, _MOST = 10**7, 10**15
"""What a telephone is as a number: its first digit may be missing."""
# Where a part of a long list begins: `$.messages[1200]`.
_BEGIN = re.compile(r"(\$[^\x00]{0,2000}?)(?:\[(\d{1,12})\])?\Z")
# The keys beside a `value` that say what it is.
_NAMES_BESIDE = ("label", "ent_field_name", "title", "name")
DATE_SIGN = " · "
"""Stands between the path of an entry and its date."""


class _Node(NamedTuple):
    """A value on the way through a document. `date` is that of the nearest entry around it."""

    outer: _Node | None
    key: str | int
    value: object
    date: str
    depth: int


class Root(NamedTuple):
    """Where a document begins in its file: the path, and the index of its first entry."""

    path: str = "$"
    first: int = 0


def root_of(starts_at: str | None) -> Root:
    """The root that a part of a long document says."""
    found = _BEGIN.match(starts_at or "$")
    return Root(found[1], int(found[2] or 0)) if found else Root()


def records(document: object, root: Root, values: Allowance) -> Iterator[Segment]:
    """What a document says, in its order; `values` are what is left to be visited."""
    seen: set[tuple[str, str | None]] = set()
    for node in _walk(document, values):
        for segment in _segments(node, root):
            same = (segment.text, segment.label)
            if same not in seen:
                yield segment
            if _is_said_often(segment.text):
                seen.add(same)


def _is_said_often(text: str) -> bool:
    """Whether saying it once is enough: what holds a number or a mailbox is told with each of its places."""
    return "@" not in text and not any(map(str.isdecimal, text))


def _walk(document: object, values: Allowance) -> Iterator[_Node]:
    stack = [iter((_Node(None, "", document, "", 0),))]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            continue
        if not values.take():
            return
        yield node
        if isinstance(node.value, dict | list):
            if node.depth < _DEPTH:
                stack.append(_inside(node, node.value, values))
            else:
                values.exceeded = True


def _inside(node: _Node, container: dict[str, object] | list[object], values: Allowance) -> Iterator[_Node]:
    """What is inside a list or object; values that can say nothing are counted and passed over."""
    date = node.date
    entries: Iterable[tuple[str | int, object]] = enumerate(container)
    if isinstance(container, dict):
        date, entries = date_of(container) or date, container.items()
    for key, value in entries:
        if not _is_silent(value):
            yield _Node(node, key, value, date, node.depth + 1)
        elif not values.take():
            return


def _is_silent(value: object) -> bool:
    """Whether a value says nothing wherever it stands: a switch, an amount, a letter, an empty list."""
    match value:
        case None | bool() | float():
            return True
        case int():
            return not _FEWEST <= value < _MOST
        case str():
            return len(value) < 2
        case _:
            return not value


def _segments(node: _Node, root: Root) -> Iterator[Segment]:
    match node.value:
        case dict() as entries:
            composed = (
                (address_in(entries), "address"),
                (coordinates_in(entries), "geo"),
                (birth_in(str(node.key), entries), "birthdate"),
            )
            for text, label in composed:
                if text:
                    yield Segment(text=text, part=Part.TEXT, label=label, locator=_locator(node, root))
            yield from _keys(node, entries, root)
        case str() as text if len(text) > 1 and not _is_composed(node):
            key = _telling_key(node)
            segment = segment_of(text, key, label_for(key), "")
            if segment:
                yield _placed(segment, node, root)
        case int() as number if _FEWEST <= number < _MOST and label_for(_telling_key(node)) == "telephone":
            yield Segment(text=str(number), part=Part.TEXT, label="telephone", locator=_locator(node, root))


def _keys(node: _Node, entries: dict[str, object], root: Root) -> Iterator[Segment]:
    """The keys of an object that are a telephone or mailbox themselves: `{"0912…": {"name": "Lan"}}`."""
    for key in entries:
        is_number = not key[:1].isalpha() and stands_for_somebody(key, _telling_key(node))
        if is_number or is_mailbox(key):
            inside = _Node(node, key, None, node.date, node.depth + 1)
            yield Segment(text=key, part=Part.TEXT, locator=_locator(inside, root))


def _placed(segment: Segment, node: _Node, root: Root) -> Segment:
    return Segment(text=segment.text, part=segment.part, label=segment.label, locator=_locator(node, root))


def _is_composed(node: _Node) -> bool:
    """Whether a value is part of an address that is given on one line already."""
    holder = node.outer.value if node.outer else None
    return (
        isinstance(node.key, str)
        and part_of_address(node.key) is not None
        and isinstance(holder, dict)
        and bool(address_in(holder))
    )


def _telling_key(node: _Node) -> str:
    """The nearest key that says what a value is, or the words beside it that do."""
    outer: _Node | None = node
    while outer and (not isinstance(outer.key, str) or plain(outer.key) in EMPTY_KEYS):
        if isinstance(outer.key, str) and outer.outer and (beside := _beside(outer.outer.value)):
            return beside
        outer = outer.outer
    return str(outer.key) if outer else ""


def _beside(holder: object) -> str:
    if not isinstance(holder, dict):
        return ""
    named = (holder.get(name) for name in _NAMES_BESIDE)
    return next((name[:80] for name in named if isinstance(name, str) and name), "")


def _locator(node: _Node, root: Root) -> str:
    """`$.messages[1200].content · 2021-05-04`: the last steps of the way, and the date of the entry."""
    steps: list[str] = []
    at: _Node | None = node
    while at and at.outer and len(steps) < _STEPS:
        key = at.key + root.first if isinstance(at.key, int) and at.outer.outer is None else at.key
        steps.append(step(key))
        at = at.outer
    begin = root.path if at is None or at.outer is None else "$…"
    return begin + "".join(reversed(steps)) + (DATE_SIGN + node.date if node.date else "")
