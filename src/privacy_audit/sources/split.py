"""A long JSON document as a row of short ones, so that memory stays flat however long it is.

Whatever is shorter than a part stays whole; of a longer object or list the entries are read one after the
other, and neighbours are put together until they fill a part. Each part says where its first entry stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.sources.feed import SPACE, Broken, Feed
from privacy_audit.sources.options import PART_BYTES
from privacy_audit.sources.stream import Begun

_DEPTH = 60
_CLOSING = {"[": "]", "{": "}"}
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


class Splitting:
    """One document being split; `omitted` once a single value was too long to be read."""

    def __init__(self, begun: Begun, *, by_key: bool = False) -> None:
        self._feed = Feed(begun)
        self._by_key = by_key
        self.omitted = False

    def parts(self) -> Iterator[JsonPart]:
        """The parts in their order. Raises `Broken` where the document can be read no further."""
        self._feed.ensure()
        self._feed.skip(_BEFORE)
        yield from self._container((), self._by_key)
        self._feed.skip(SPACE)
        if self._feed.sign():
            raise Broken

    def _container(self, path: _Path, each_alone: bool) -> Iterator[JsonPart]:
        self._feed.skip(SPACE)
        opening = self._feed.take("[{")
        run = _Run(path, is_list=opening == "[")
        try:
            yield from self._entries(run, path, opening, each_alone)
        except Broken:
            yield from run.flushed()
            raise
        yield from run.flushed()

    def _entries(self, run: _Run, path: _Path, opening: str, each_alone: bool) -> Iterator[JsonPart]:
        feed, index, closing = self._feed, 0, _CLOSING[opening]
        while not feed.follows(closing):
            if not each_alone and (several := feed.several(opening, closing, PART_BYTES - run.size)):
                run.add(index if opening == "[" else feed.key_of(several.source), several.source)
                index += several.number
                continue
            key, begin = (index, "") if opening == "[" else feed.key()
            value = feed.value()
            if value is None:
                yield from run.flushed()
                yield from self._long((*path, key))
            else:
                entry = begin + value
                if run.size and (each_alone or run.size + len(entry) >= PART_BYTES):
                    yield from run.flushed()
                run.add(key, entry)
            index += 1
            feed.separator()

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
    """Neighbouring entries of one container that together make a part; `size` is how long it is."""

    def __init__(self, path: _Path, *, is_list: bool) -> None:
        self._path, self._is_list = path, is_list
        self._entries: list[str] = []
        self._first: str | int = 0
        self.size = 0

    def add(self, key: str | int, source: str) -> None:
        """Take in an entry, or several with commas between them; `key` is that of the first."""
        if not self._entries:
            self._first = key
        self._entries.append(source)
        self.size += len(source) + 1

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
