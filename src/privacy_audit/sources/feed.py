"""The text of a long JSON document, read a part of it at a time, and what stands next in it.

Short entries are taken at once: a pattern finds where one of them ends, and the parser of the standard
library, written in C, tells whether all are JSON and how many they are. Millions of small values, each a step
of ours, would take a minute.
"""

from __future__ import annotations

import codecs
import json
import re
from typing import NamedTuple

from privacy_audit.sources.options import PART_BYTES
from privacy_audit.sources.stream import Begun

_DECODER = json.JSONDecoder(strict=False)
SPACE = re.compile(r"[ \t\r\n\ufeff]*")
# The inside of a string: no quotation mark but behind a backslash. One character or pair at a time.
_INSIDE = re.compile(r"(?:[^\"\\]|\\.){1,65536}", re.DOTALL)
# A string; no step of it is ever gone back on.
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_AT_ONCE = 32 * 1024
"""Characters of short entries that are taken at once."""
_COUNTER = json.JSONDecoder(strict=False, object_pairs_hook=len)
"""Says of an object how many entries it has."""


def _nested(depth: int) -> str:
    """The pattern of what stands between brackets, so many deep; whether they fit each other is not asked."""
    inside = f'[^"\\[\\]{{}}]++|{_STRING}' + (f"|{_nested(depth - 1)}" if depth else "")
    return rf"[\[{{](?:{inside})*+[\]}}]"


# Entries of a container, each with the comma behind it: values, strings and what stands in few brackets. No
# step of it is ever gone back on, so that whatever it is given is looked at once.
_ENTRIES = re.compile(rf'(?:(?:[^"\[\]{{}},\ufeff]++|{_STRING}|{_nested(3)})++,)*+', re.DOTALL)


class Broken(Exception):
    """The document ends too early or is no JSON from here on."""


class Several(NamedTuple):
    """Entries that stand one behind the other, as they are written, and how many they are."""

    source: str
    number: int


class Feed:
    """The text of a document, a part of it at a time."""

    def __init__(self, begun: Begun) -> None:
        self._begun = begun
        is_wide = begun.peek().startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        self._decoder = codecs.getincrementaldecoder("utf-16" if is_wide else "utf-8")("replace")
        self._text, self._at, self._ended = "", 0, False
        self._alone = 0
        """Up to where each entry is looked at alone: not all there are JSON."""

    def ensure(self, size: int = PART_BYTES) -> None:
        """Read on until so many characters lie ahead, or the end."""
        while not self._ended and len(self._text) - self._at < size:
            read = self._begun.read(PART_BYTES)
            self._ended = not read
            self._text = self._text[self._at :] + self._decoder.decode(read, self._ended)
            self._at, self._alone = 0, self._alone - self._at

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
        self.skip(SPACE)
        if self.sign() != sign:
            return False
        self._at += 1
        return True

    def separator(self) -> None:
        """Pass over a comma; the end of a container may follow instead."""
        self.skip(SPACE)
        if self.sign() == ",":
            self._at += 1
        elif self.sign() not in ("]", "}"):
            raise Broken

    def several(self, opening: str, closing: str, room: int) -> Several | None:
        """The next entries, with the commas behind them, as far as they are short and there is room for them.

        None if there are none, or not all of them are JSON: then each is to be looked at alone.
        """
        self.ensure()
        if self._at < self._alone:
            return None
        found = _ENTRIES.match(self._text, self._at, self._at + min(room, _AT_ONCE))
        if not found or not found.group():
            return None
        source = found.group()[:-1]
        try:
            inside: int | list[object] = _COUNTER.decode(f"{opening}{source}{closing}")
        except ValueError:
            self._alone = found.end()
            return None
        self._at = found.end()
        return Several(source, inside if isinstance(inside, int) else len(inside))

    def key_of(self, entries: str) -> str:
        """The key of the first of these entries."""
        return str(_DECODER.raw_decode(entries)[0])

    def key(self) -> tuple[str, str]:
        """The key of an entry, and how it is written with its colon."""
        key = self._decoded() if self.sign() == '"' else None
        if key is None:
            raise Broken
        self.skip(SPACE)
        self.take(":")
        return str(json.loads(key, strict=False)), f"{key}:"

    def value(self) -> str | None:
        """The source of the next value; None if it is longer than a part, or no JSON."""
        self.skip(SPACE)
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
