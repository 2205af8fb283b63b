"""The values of a JSON document with the keys that lead to them.

Depth, size and the number of visited values are bounded; nothing here recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeVar

from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.loading import load
from privacy_audit.extract.names import MESSAGES, NOISE, plain
from privacy_audit.extract.places import shown_name

_DEPTH = 80
_INNER = "()"
"""The key that leads into the JSON inside a string."""
# The roots that we name ourselves: a document, a block of JSON-LD.
_OWN_ROOT = re.compile(r"\$\Z|ld\[[0-9]{1,6}\]\Z")
_LOOKED_AT = 50
"""Entries that are looked at to tell a catalogue of translations from what people wrote."""

Inside = TypeVar("Inside")


class Leaf(NamedTuple):
    """A value of a JSON document with the keys that lead to it and the object that holds it."""

    keys: tuple[str | int, ...]
    value: object
    holder: dict[str, object]


def walk(document: object, values: Allowance) -> Iterator[Leaf]:
    """Objects and scalars of a document in its own order, without recursion."""
    stack: list[Iterator[Leaf]] = [iter((Leaf((), document, {}),))]
    while stack:
        leaf = next(stack[-1], None)
        if leaf is None:
            stack.pop()
            continue
        if not values.take():
            return
        match leaf.value:
            case dict() as entries:
                yield leaf
                stack.append(_children(leaf, entries, values))
            case list() as entries:
                stack.append(_items(leaf, entries, values))
            case str() as text if inner := _nested(text, len(leaf.keys), values):
                stack.append(iter((leaf._replace(keys=(*leaf.keys, _INNER), value=inner),)))
            case _:
                yield leaf


def _children(leaf: Leaf, entries: dict[str, object], values: Allowance) -> Iterator[Leaf]:
    telling = (pair for pair in entries.items() if not _is_noise(*pair))
    return (Leaf((*leaf.keys, key), value, entries) for key, value in _reached(leaf, telling, values))


def _is_noise(key: str, value: object) -> bool:
    """Whether what stands under a key is the site's own."""
    name = plain(key)
    return name in NOISE or (name == MESSAGES and _is_catalogue(value))


def _is_catalogue(value: object) -> bool:
    """Whether messages are those of software: texts under names. People's come in a list, or with numbers."""
    if not isinstance(value, dict):
        return False
    inside = (entry for entry in islice(value.values(), _LOOKED_AT) if isinstance(entry, dict))
    return not any(
        isinstance(one, int | float) for entry in inside for one in islice(entry.values(), _LOOKED_AT)
    )


def _items(leaf: Leaf, entries: list[object], values: Allowance) -> Iterator[Leaf]:
    numbered = _reached(leaf, enumerate(entries), values)
    return (Leaf((*leaf.keys, index), value, leaf.holder) for index, value in numbered)


def _reached(leaf: Leaf, inside: Iterator[Inside], values: Allowance) -> Iterator[Inside]:
    """What is inside a leaf, unless that lies too deep."""
    if len(leaf.keys) < _DEPTH:
        return inside
    values.exceeded = True
    return iter(())


def _nested(text: str, depth: int, values: Allowance) -> dict[str, object] | list[object] | None:
    """The JSON that a string holds, as Instagram's `address_json` does."""
    if depth > 20 or text[:1] not in ("{", "[") or text[-1:] not in ("}", "]"):
        return None
    inner = load(text, values)
    return inner if isinstance(inner, dict | list) else None


def name_of(keys: tuple[str | int, ...]) -> str:
    """The nearest key that is a name, not an index; empty at the root."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def path_of(keys: tuple[str | int, ...], root: str) -> str:
    """A JSON path: `__NEXT_DATA__.props.links[0].url`; keys that are no plain names are hidden."""
    name = root if _OWN_ROOT.match(root) else shown_name(root)
    return _kept(name + "".join(map(_step, keys[-12:])))


@lru_cache(maxsize=1024)
def _kept(path: str) -> str:
    """One text for equal paths: a list of many names them as often as it is long."""
    return path


def _step(key: str | int) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    return "." + (key if key == _INNER else shown_name(key))
