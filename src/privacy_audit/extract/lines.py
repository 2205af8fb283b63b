"""A line of a page while its pieces come: as it is written, and as a browser draws it where that differs."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacy_audit.extract import bounds

# A run of blanks, for which one stands in the line.
_BLANKS = re.compile(r"\s{2,}")
_LOOSE = 50_000
"""Characters beyond the bound of a line that are collected before its blanks are looked at."""
_TAIL = 60
"""Pieces, and characters, at the end of a line that are looked at when it may go on."""
_WHOLE = 9
"""Digits of a number at most that may be a piece of one; telephones have ten."""
# The number at the end of a line, and the one at the beginning of what may go on with it.
_NUMBER_AT_END = re.compile(r"[0-9][0-9\s().+-]{0,40}\Z")
_NUMBER = re.compile(r"[\s().+-]{0,9}[0-9][0-9\s().+-]{0,40}")
# What a mailbox is before its sign, and with it and its host.
_MAILBOX_AT_END = re.compile(r"[\w.+-]\Z")
_HOST = re.compile(r"@[A-Za-z0-9-]{1,60}(?:\.[A-Za-z0-9-]{1,60}){1,5}")
# Characters that are drawn from right to left because a sign before them says so, up to its end.
_TURNED = re.compile("\u202e([^\u202a-\u202e\u2066-\u2069]{1,2000})[\u202c\u2069]?")
# What stands between digits: letters, what is neither, and the sign of letters again and again.
_LETTERS, _SIGNS, _AS = re.compile(r"[^\W\d_]+"), re.compile(r"[^0-9a]+"), re.compile(r"a{2,}")


class Written(NamedTuple):
    """A whole line with single blanks; `drawn` is empty if a browser shows the same of it that tells."""

    text: str
    drawn: str


class Line:
    """The pieces of a line that has not ended. What goes on far beyond a bound is not collected."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._drawn: list[str] | None = None
        """The pieces as they are drawn, None as long as those are the same."""
        self._turn: int | None = None
        """Where in those an element begins that is open and drawn from right to left."""
        self._length = 0
        self._is_long = self._is_full = False

    def add(self, piece: str, drawn: str | None = None) -> None:
        """Put a piece at the end, which is drawn as that, if not as it is written."""
        if self._is_full:
            return
        if self._is_long:
            drawn = None
        if drawn is not None:
            self._part()
        self.pieces.append(piece)
        if self._drawn is not None:
            self._drawn.append(piece if drawn is None else drawn)
        self._length += max(len(piece), len(drawn or ""))
        if self._length > bounds.LONGEST + _LOOSE:
            self._tighten()

    def turn(self) -> None:
        """What comes now is drawn from right to left; within such text, nothing changes."""
        if self._turn is None and not self._is_long:
            self._turn = len(self._part())

    def turn_back(self) -> None:
        """What comes now is drawn from left to right.

        A mailbox that was turned is not told as it is written: there its host is the name in it, backwards.
        """
        if self._turn is not None:
            start, drawn = self._turn, self._part()
            self._turn = None
            written = "".join(self.pieces[start:])
            self.pieces[start:] = [written[::-1] if "@" in written else written]
            drawn[start:] = ["".join(drawn[start:])[::-1]]

    def taken(self) -> Written:
        """The whole line; nothing is left. What runs from right to left goes on in the next."""
        is_turned = self._turn is not None
        self.turn_back()
        text = _spaced("".join(self.pieces))
        if self._drawn is None and "\u202e" not in text:
            self.pieces.clear()
            self._length, self._is_long, self._is_full = 0, False, False
            return Written(text, "")
        drawn = text if self._drawn is None else _spaced("".join(self._drawn))
        if "\u202e" in drawn:
            drawn = _TURNED.sub(lambda found: found[1][::-1], drawn)
            text = _TURNED.sub(lambda found: found[1][::-1] if "@" in found[1] else found[0], text)
        self.pieces.clear()
        self._drawn, self._turn = ([], 0) if is_turned else (None, None)
        self._length, self._is_long, self._is_full = 0, False, False
        is_same = drawn == text or _telling(drawn) == _telling(text)
        return Written(text, "" if is_same else drawn)

    def goes_on(self, text: str) -> bool:
        """Whether a number or a mailbox goes on over a place where the line may end or not."""
        tail = "".join(piece[-_TAIL:] for piece in self.pieces[-_TAIL:])[-_TAIL:]
        if text[:1] == "@":
            return bool(_MAILBOX_AT_END.search(tail) and _HOST.match(text))
        if tail[-1:] == "@":
            return text[:1].isalnum()
        one, other = _NUMBER_AT_END.search(tail), _NUMBER.match(text)
        return bool(one and other) and all(_digits(found) <= _WHOLE for found in (one, other) if found)

    def _part(self) -> list[str]:
        """From now on the line is not drawn as it is written."""
        if self._drawn is None:
            self._drawn = list(self.pieces)
        return self._drawn

    def _tighten(self) -> None:
        """One blank for each run of them: they may be all that makes it long.

        From then on it is read as it is written: else what is drawn in it alone would have all of it looked
        through again and again.
        """
        tight = _BLANKS.sub(" ", "".join(self.pieces))
        self.pieces, self._length = [tight], len(tight)
        self._drawn, self._turn, self._is_long = None, None, True
        self._is_full = self._length > bounds.LONGEST + 2  # also without the blanks at both ends


def _digits(found: re.Match[str]) -> int:
    return sum(map(str.isdecimal, found.group()))


def _telling(text: str) -> list[str]:
    """What in a line could tell of a person and be drawn otherwise: digits, words between them, mailboxes."""
    numbers = _AS.sub("a", _SIGNS.sub("", _LETTERS.sub("a", text))).strip("a")
    return [numbers, *(word for word in text.split() if "@" in word)]


def _spaced(text: str) -> str:
    return " ".join(text.split())
