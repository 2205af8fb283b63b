"""Small helpers of all readers: where an element stands, its attributes, its text, entities."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from bs4 import Tag
from bs4.element import PageElement

from privacy_audit.extract.tree import Element

_STEPS = 5
# An id that is a word, not a number that might be personal.
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z_-]{1,40}\Z")
# A name that a programmer gave: letters, some signs, a few digits. No dot and no at sign inside it.
_PLAIN_NAME = re.compile(r"[@$]?[A-Za-z_][A-Za-z0-9_$:-]{0,59}\Z")
_MOST_DIGITS = 4
HIDDEN = "•"
"""Shown in a path in place of a name that may be personal."""


def place_of(tag: Tag) -> str:
    """Where an element stands, as a CSS path from the nearest named ancestor (five steps at most).

    `#contact > p:nth-of-type(2)`
    """
    steps: list[str] = []
    node: Tag | None = tag
    while isinstance(node, Element) and node.parent is not None and len(steps) < _STEPS:
        if node.step is None:
            node.step = _step(node)
        steps.append(node.step)
        if node.step[0] == "#" or node.name == "body":
            break
        node = node.parent
    return " > ".join(reversed(steps))


def _step(tag: Element) -> str:
    if tag.attrs and _PLAIN_ID.match(identifier := attribute(tag, "id")):
        return "#" + identifier
    name = shown_name(tag.name)
    return name if tag.position == 1 else f"{name}:nth-of-type({tag.position})"


def shown_name(name: str) -> str:
    """A key or the name of an element as a path may show it: a page can put personal values there."""
    plain = _PLAIN_NAME.match(name) and sum(map(str.isdecimal, name)) <= _MOST_DIGITS
    return name if plain else HIDDEN


def attribute(tag: Tag, name: str) -> str:
    """An attribute as one string, decoded; empty if absent."""
    value = tag.attrs.get(name)
    return decoded(str(value)) if value else ""


def named(tag: Tag, names: frozenset[str]) -> bool:
    """Whether an element has one of these class names; quicker than to ask for all of them."""
    value = tag.attrs.get("class")
    return value is not None and not names.isdisjoint(str(value).split())


def classes(tag: Tag) -> frozenset[str]:
    """The class names of an element."""
    value = tag.attrs.get("class")
    return frozenset(str(value).split()) if value else frozenset()


def decoded(text: str) -> str:
    """Entities once more: networks encode twice (`&amp;#064;`, facts 0.10)."""
    return unescape(text) if "&" in text else text


def text_of(nodes: Iterable[PageElement]) -> str:
    """The text of these nodes on one line."""
    return decoded(" ".join("".join(node for node in nodes if isinstance(node, str)).split()))
