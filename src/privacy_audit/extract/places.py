"""Small helpers of all readers: where an element stands, its attributes, its text, entities."""

from __future__ import annotations

import re
from html import unescape

from bs4 import Tag
from bs4.element import NavigableString, Script, Stylesheet

_STEPS = 5
# An id that is a word, not a number that might be personal.
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}\Z")


class Places:
    """Says where elements stand, as a CSS path from the nearest named ancestor (five steps at most)."""

    def __init__(self) -> None:
        self._positions: dict[int, dict[int, int]] = {}

    def of(self, tag: Tag) -> str:
        """The path: `#contact > p:nth-of-type(2)`."""
        steps: list[str] = []
        node: Tag | None = tag
        while node is not None and node.parent is not None and len(steps) < _STEPS:
            identifier = attribute(node, "id")
            if _PLAIN_ID.match(identifier):
                steps.append("#" + identifier)
                break
            steps.append(self._step(node, node.parent))
            if node.name == "body":
                break
            node = node.parent
        return " > ".join(reversed(steps))

    def _step(self, tag: Tag, parent: Tag) -> str:
        if id(parent) not in self._positions:
            self._positions[id(parent)] = _positions(parent)
        position = self._positions[id(parent)].get(id(tag), 1)
        return tag.name if position == 1 else f"{tag.name}:nth-of-type({position})"


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


def classes(tag: Tag) -> frozenset[str]:
    """The class names of an element."""
    value = tag.attrs.get("class")
    return frozenset(value.split() if isinstance(value, str) else value or ())


def decoded(text: str) -> str:
    """Entities once more: networks encode twice (`&amp;#064;`, facts 0.10)."""
    return unescape(text) if "&" in text else text


def text_within(tag: Tag, limit: int = 400) -> str:
    """The text inside an element on one line, from its first `limit` nodes."""
    pieces: list[str] = []
    for count, node in enumerate(tag.descendants):
        if count >= limit:
            break
        if isinstance(node, NavigableString) and not isinstance(node, Script | Stylesheet):
            pieces.append(str(node))
    return decoded(" ".join("".join(pieces).split()))
