"""Small helpers of all readers: where an element stands, its attributes, its text, entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from bs4 import Tag
from bs4.element import NavigableString, PageElement, Script, Stylesheet

_STEPS = 5
# An id that is a word, not a number that might be personal.
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}\Z")
# A name that a programmer gave: letters, some signs, a few digits. No dot and no at sign inside it.
_PLAIN_NAME = re.compile(r"[@$]?[A-Za-z_][A-Za-z0-9_$:-]{0,59}\Z")
_MOST_DIGITS = 4
HIDDEN = "•"
"""Shown in a path in place of a name that may be personal."""


class Places:
    """Says where elements stand, as a CSS path from the nearest named ancestor (five steps at most)."""

    def __init__(self) -> None:
        self._positions: dict[int, dict[int, int]] = {}
        self._steps: dict[int, str] = {}

    def of(self, tag: Tag) -> str:
        """The path: `#contact > p:nth-of-type(2)`."""
        steps: list[str] = []
        node: Tag | None = tag
        while node is not None and node.parent is not None and len(steps) < _STEPS:
            step = self._steps.get(id(node))
            if step is None:
                step = self._steps[id(node)] = self._step(node, node.parent)
            steps.append(step)
            if step[0] == "#" or node.name == "body":
                break
            node = node.parent
        return " > ".join(reversed(steps))

    def _step(self, tag: Tag, parent: Tag) -> str:
        if tag.attrs and _PLAIN_ID.match(identifier := attribute(tag, "id")):
            return "#" + identifier
        if id(parent) not in self._positions:
            self._positions[id(parent)] = _positions(parent)
        position = self._positions[id(parent)].get(id(tag), 1)
        name = shown_name(tag.name)
        return name if position == 1 else f"{name}:nth-of-type({position})"


def shown_name(name: str) -> str:
    """A key or the name of an element as a path may show it: a page can put personal values there."""
    plain = _PLAIN_NAME.match(name) and sum(map(str.isdecimal, name)) <= _MOST_DIGITS
    return name if plain else HIDDEN


def _positions(parent: Tag) -> dict[int, int]:
    counts: dict[str, int] = {}
    positions: dict[int, int] = {}
    for child in parent.contents:
        if isinstance(child, Tag):
            counts[child.name] = counts.get(child.name, 0) + 1
            positions[id(child)] = counts[child.name]
    return positions


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string, decoded; empty if absent."""
    value = tag.attrs.get(name)
    if not value:
        return ""
    return decoded(value if isinstance(value, str) else " ".join(value))


def named(tag: Tag, names: frozenset[str]) -> bool:
    """Whether an element has one of these class names; quicker than to ask for all of them."""
    value = tag.attrs.get("class")
    return bool(value) and not names.isdisjoint(str(value).split())


def classes(tag: Tag) -> frozenset[str]:
    """The class names of an element."""
    value = tag.attrs.get("class")
    return frozenset(value.split() if isinstance(value, str) else value or ())


def decoded(text: str) -> str:
    """Entities once more: networks encode twice (`&amp;#064;`, facts 0.10)."""
    return unescape(text) if "&" in text else text


def text_of(nodes: Iterable[PageElement]) -> str:
    """The text of these nodes on one line."""
    pieces = (
        str(node)
        for node in nodes
        if isinstance(node, NavigableString) and not isinstance(node, Script | Stylesheet)
    )
    return decoded(" ".join("".join(pieces).split()))


def inside(tag: Tag) -> Iterator[PageElement]:
    """What is inside an element, in the order of the page.

    `descendants` of BeautifulSoup first walks to the end: with elements nested in each other, quadratic.
    """
    stack = [iter(tag.contents)]
    while stack:
        for node in stack[-1]:
            yield node
            if isinstance(node, Tag):
                stack.append(iter(node.contents))
                break
        else:
            stack.pop()
