"""A long JSON document as Python values, parsed an entry at a time while it is decoded.

Parsed at once, a document of ten megabytes needs a copy of its text of up to forty, and lists of all its
keys and pairs beside the values themselves. Here there is only a window of the text. What is no longer than
that is left to the parser of the standard library; of longer objects and lists each entry is read alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from privacy_audit.extract.doubled import entries_of, list_earlier

_WINDOW = 64 * 1024
"""Characters that lie ahead whenever a value begins."""
_IN_VAIN = 10
"""So many times what may be read of a document is looked at for values that then turn out too long, or none.
Those of real pages come to less than three times; of a thousand brackets around a long text, each is one."""
_DEPTH = 1_000
"""About as deep as Python's own parser goes."""
_NAMES = 4_096
"""Keys of which one text is kept for all objects that have them."""
_CLOSING: Final = {"[": "]", "{": "}"}
_WEIGHTS: Final = {"[": 1, "{": 2}
_SPACE = re.compile(r"[ \t\r\n]*+")
# A string; no step of it is ever gone back on.
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


class Broken(Exception):
    """The document is no JSON."""


class _Enough(Exception):
    """As much was read as is wanted."""


class Reading:
    """One document being read: at most so many characters and values of it. `is_cut` once there were more.

    What stands under a key counts as two values: a key needs as much memory.
    """

    def __init__(self, pieces: Iterable[str], characters: int, values: int) -> None:
        self.is_cut = False
        self._window = _Window(pieces, characters)
        self._left = values
        self._open: list[_Container] = []
        self._names: dict[str, str] = {}
        self._decoder = json.JSONDecoder(strict=False, object_pairs_hook=self._object)

    def document(self) -> dict[str, object] | list[object]:
        """The list or object, of a longer one the beginning. Raises `Broken`."""
        sign = self._window.sign()
        if sign not in _CLOSING:
            raise Broken
        root = self._begin(sign)
        try:
            while self._open:
                self._step(self._open[-1])
            if self._window.sign():
                raise Broken
        except _Enough:
            self.is_cut = True
        for container in reversed(self._open):
            container.end()
        return root.entries

    def _begin(self, sign: str) -> _Container:
        if len(self._open) >= _DEPTH:
            raise Broken
        self._window.passes(sign)
        container = _Container(sign)
        self._open.append(container)
        return container

    def _step(self, container: _Container) -> None:
        """Read one entry of what is open, or its end."""
        if not container.awaits and self._window.passes(container.closing):
            self._open.pop().end()
            if self._open:
                self._separator(self._open[-1])
            return
        key = self._key() if container.closing == "}" else ""
        sign = self._window.value_begins()
        found = self._window.value(self._decoder)
        if found is None and sign in _CLOSING:
            self._take(container.weight)
            container.add(key, self._begin(sign).entries)
            return
        value = self._window.long_text() if found is None else found[0]
        container.add(key, value)
        self._separator(container)
        self._take(container.weight + _inside(value))

    def _key(self) -> str:
        if self._window.value_begins() != '"':
            raise Broken
        found = self._window.value(self._decoder)
        key = self._window.long_text() if found is None else str(found[0])
        if not self._window.passes(":"):
            raise Broken
        return self._names.get(key, key)

    def _separator(self, container: _Container) -> None:
        container.awaits = self._window.passes(",")
        if not container.awaits and self._window.sign() != container.closing:
            raise Broken

    def _take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise _Enough

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = self._names
        if len(names) < _NAMES:
            for key, _ in pairs:
                names.setdefault(key, key)
        return entries_of([(names.get(key, key), value) for key, value in pairs])


class _Container:
    """A list or object whose entries are being read; `awaits` behind a comma."""

    def __init__(self, sign: str) -> None:
        self.closing = _CLOSING[sign]
        self.weight = _WEIGHTS[sign]
        self.awaits = False
        self.entries: dict[str, object] | list[object] = [] if sign == "[" else {}
        self._earlier: dict[str, list[object]] = {}

    def add(self, key: str, value: object) -> None:
        """Take in the next entry; a list has no keys."""
        self.awaits = False
        if isinstance(self.entries, list):
            self.entries.append(value)
            return
        if key in self.entries:
            self._earlier.setdefault(key, []).append(self.entries[key])
        self.entries[key] = value

    def end(self) -> None:
        """All entries are there."""
        if isinstance(self.entries, dict):
            list_earlier(self.entries, self._earlier)


class _Window:
    """The text of a document, a little of it at a time."""

    def __init__(self, pieces: Iterable[str], characters: int) -> None:
        self._pieces = _small(pieces)
        self._left = characters
        self._in_vain = characters * _IN_VAIN
        self._text, self._at = "", 0
        self._is_over = self._is_cut = False

    def sign(self) -> str:
        """The next character that is no blank; empty at the end. Raises `_Enough` where it is cut off."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # always matches
            if self._at < len(self._text):
                return self._text[self._at]
            if self._is_over:
                break
            self._ensure(1)
        if self._is_cut:
            raise _Enough
        return ""

    def passes(self, sign: str) -> bool:
        """Pass over this character if it is next."""
        is_next = self.sign() == sign
        self._at += is_next
        return is_next

    def value_begins(self) -> str:
        """The first character of a value, all of which can be seen unless it is long."""
        sign = self.sign()
        self._ensure(_WINDOW)
        if self._is_cut and len(self._text) - self._at < _WINDOW:
            raise _Enough  # what stands there may be the beginning of a longer number
        return sign

    def value(self, decoder: json.JSONDecoder) -> tuple[object] | None:
        """The value that is next, None if it is longer than what can be seen, or none.

        Raises `_Enough` once too much was looked at in vain.
        """
        try:
            value, self._at = decoder.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            self._in_vain -= len(self._text) - self._at
            if self._in_vain < 0:
                raise _Enough from None
            return None
        return (value,)

    def long_text(self) -> str:
        """A string, however long. Raises `Broken` if there is none, `_Enough` if it is cut off."""
        size = _WINDOW
        while is_text := self._text.startswith('"', self._at):
            if found := _STRING.match(self._text, self._at):
                self._at = found.end()
                return _text_of(found.group())
            if self._is_over:
                break
            size *= 2
            self._ensure(size)
        raise _Enough if is_text and self._is_cut else Broken

    def _ensure(self, size: int) -> None:
        """Read on until so many characters lie ahead, or the end."""
        while not self._is_over and len(self._text) - self._at < size:
            piece = next(self._pieces, None)
            if piece is None:
                self._is_over = True
                return
            self._is_over = self._is_cut = len(piece) > self._left
            self._text = self._text[self._at :] + piece[: self._left]
            self._at = 0
            self._left -= len(piece)


def _small(pieces: Iterable[str]) -> Iterator[str]:
    """The same text in pieces that are no longer than what is to lie ahead."""
    for piece in pieces:
        for start in range(0, len(piece), _WINDOW):
            yield piece[start : start + _WINDOW]


def _text_of(source: str) -> str:
    try:
        return str(json.loads(source, strict=False))
    except ValueError:
        raise Broken from None


def _inside(value: object) -> int:
    """How many values there are inside one."""
    if not isinstance(value, dict | list):
        return 0
    count, stack = 0, [value]
    while stack:
        container = stack.pop()
        entries: Iterable[object] = container.values() if isinstance(container, dict) else container
        count += len(container) * (2 if isinstance(container, dict) else 1)
        stack += [entry for entry in entries if isinstance(entry, dict | list)]
    return count
