"""A long JSON document as a row of short ones, so that memory stays flat however long it is.

Whatever is shorter than a part stays whole; of a longer object or list the entries are read one after the
other, and neighbours are put together until they fill a part. Each part says where its first entry stands.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.sources.options import PART_BYTES
from privacy_audit.sources.stream import Begun

_DEPTH = 60
_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
# The inside of a string: no quotation mark but behind a backslash. One character or pair at a time.
_INSIDE = re.compile(r"(?:[^\"\\]|\\.){1,65536}", re.DOTALL)
# What stands before the document in a script of X's data archive.
_BEFORE = re.compile(r"\ufeff?window\.YTD\.[\w.]{1,80}\s{0,4}=\s{0,4}")
# A key that a programmer gave; others may be personal and are not shown.
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z_ -]{0,39}[0-9]{0,2}\Z")
_Path = tuple[str | int, ...]


class JsonPart(NamedTuple):
    """A JSON document of its own. `starts_at` is the JSON path of what it holds; for a list, of its first
    entry: `$.messages[1200]`. `key` is the key of the whole document under which that stands.
    """

    body: bytes
    starts_at: str
    key: str | None


class Broken(Exception):
    """The document ends too early or is no JSON from here on."""


class Splitting:
    """One document being split; `omitted` once a single value was too long to be read."""

    def __init__(self, begun: Begun, *, by_key: bool = False) -> None:
        self._feed = _Feed(begun)
        self._by_key = by_key
        self.omitted = False

    def parts(self) -> Iterator[JsonPart]:
        """The parts in their order. Raises `Broken` where the document can be read no further."""
        self._feed.ensure()
        self._feed.skip(_BEFORE)
        yield from self._container((), self._by_key)
        self._feed.skip(_SPACE)
        if self._feed.sign():
            raise Broken

    def _container(self, path: _Path, each_alone: bool) -> Iterator[JsonPart]:
        feed = self._feed
        self._feed.skip(_SPACE)
        opening = feed.take("[{")
        run = _Run(path, is_list=opening == "[")
        index = 0
        while not feed.follows("]" if opening == "[" else "}"):
            key: str | int = index if opening == "[" else feed.key()
            value = feed.value()
            if value is None:
                yield from run.flushed()
                yield from self._long((*path, key))
            else:
                if run.size and (each_alone or run.size + len(value) > PART_BYTES):
                    yield from run.flushed()
                run.add(key, value)
            index += 1
            feed.separator()
        yield from run.flushed()

    def _long(self, path: _Path) -> Iterator[JsonPart]:
        """A value that is longer than a part: its entries; a string or what is no JSON has none."""
        if self._feed.sign() == '"':
            self._feed.pass_string()
            self.omitted = True
        elif len(path) < _DEPTH:
            yield from self._container(path, each_alone=False)
        else:
            raise Broken


class _Run:
    """Neighbouring entries of one container that together make a part."""

    def __init__(self, path: _Path, *, is_list: bool) -> None:
        self._path, self._is_list = path, is_list
        self._entries: list[str] = []
        self._first: str | int = 0
        self.size = 0

    def add(self, key: str | int, value: str) -> None:
        if not self._entries:
            self._first = key
        self._entries.append(value if self._is_list else f"{json.dumps(key)}:{value}")
        self.size += len(value)

    def flushed(self) -> Iterator[JsonPart]:
        """What has come together, as a part; then it begins anew."""
        if self._entries:
            inside = ",".join(self._entries)
            body = f"[{inside}]" if self._is_list else f"{{{inside}}}"
            yield JsonPart(body.encode("utf-8", "replace"), self._starts_at(), self._key())
        self._entries, self.size = [], 0

    def _starts_at(self) -> str:
        return _shown((*self._path, self._first) if self._is_list else self._path)

    def _key(self) -> str | None:
        key = self._path[0] if self._path else self._first
        return key if isinstance(key, str) else None


def _shown(path: _Path) -> str:
    steps = (f"[{key}]" if isinstance(key, int) else f".{key}" if _PLAIN.match(key) else ".•" for key in path)
    return "$" + "".join(steps)


class _Feed:
    """The text of a document, a part of it at a time."""

    def __init__(self, begun: Begun) -> None:
        self._begun = begun
        is_wide = begun.peek().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._decoder = codecs.getincrementaldecoder("utf-16" if is_wide else "utf-8")("replace")
        self._text, self._at, self._ended = "", 0, False

    def ensure(self, size: int = PART_BYTES) -> None:
        """Read on until so many characters lie ahead, or the end."""
        while not self._ended and len(self._text) - self._at < size:
            read = self._begun.read(PART_BYTES)
            self._ended = not read
            self._text = self._text[self._at :] + self._decoder.decode(read, self._ended)
            self._at = 0

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Pass over what matches here."""
        while found := pattern.match(self._text, self._at):
            self._at = found.end()
            if self._at < len(self._text) or self._ended:
                return
            self.ensure(1)

    def sign(self) -> str:
        """The next character; empty at the end."""
        self.ensure(1)
        return self._text[self._at : self._at + 1]

    def take(self, signs: str) -> str:
        """The next character, which must be one of these."""
        sign = self.sign()
        if not sign or sign not in signs:
            raise Broken
        self._at += 1
        return sign

    def follows(self, sign: str) -> bool:
        """Pass over blanks, and over this character if it is next."""
        self.skip(_SPACE)
        if self.sign() != sign:
            return False
        self._at += 1
        return True

    def separator(self) -> None:
        """Pass over a comma; the end of a container may follow instead."""
        self.skip(_SPACE)
        if self.sign() == ",":
            self._at += 1
        elif self.sign() not in ("]", "}"):
            raise Broken

    def key(self) -> str:
        """The key of an entry and its colon."""
        key = self._decoded() if self.sign() == '"' else None
        if key is None:
            raise Broken
        self.skip(_SPACE)
        self.take(":")
        return str(json.loads(key, strict=False))

    def value(self) -> str | None:
        """The source of the next value; None if it is longer than a part, or no JSON."""
        self.skip(_SPACE)
        return self._decoded()

    def _decoded(self) -> str | None:
        self.ensure()
        try:
            _, end = _DECODER.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            return None
        source = self._text[self._at : end]
        self._at = end
        return source

    def pass_string(self) -> None:
        """Pass over a string, however long it is."""
        self.take('"')
        while self.sign() != '"':
            self.ensure(2)
            found = _INSIDE.match(self._text, self._at)
            if not found:
                raise Broken
            self._at = found.end()
        self._at += 1
