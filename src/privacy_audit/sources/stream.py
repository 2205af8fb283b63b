"""Reading from the beginning on: a look at the first bytes of a stream without losing them, and a limit."""

from __future__ import annotations

from typing import Protocol

LOOKED_AT = 4096
"""Bytes that tell what a document is."""
_AT_ONCE = 1024 * 1024


class Readable(Protocol):
    """What gives bytes: a file, a member of an archive, standard input."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""


class Begun:
    """A stream whose first bytes can be looked at before they are read; at most so much of it is given."""

    def __init__(self, readable: Readable, most: int) -> None:
        self._readable = readable
        self._left = most
        self._pending = b""
        self._ended = False  # a terminal would be asked again after its end, and the person with it
        self.exceeded = False
        """Whether the stream goes on behind what is given of it."""

    def peek(self, size: int = LOOKED_AT) -> bytes:
        """The next bytes, so many or up to the end, without passing over them."""
        if len(self._pending) < size:
            self._pending += self._given(size - len(self._pending))
        return self._pending[:size]

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, fewer only at the end."""
        pending = self._pending
        self._pending = pending[size:]
        return pending[:size] if len(pending) >= size else pending + self._given(size - len(pending))

    def _given(self, size: int) -> bytes:
        pieces: list[bytes] = []
        while size > 0 and not (self.exceeded or self._ended):
            piece = self._readable.read(min(size, self._left + 1, _AT_ONCE))
            self._ended = not piece
            self.exceeded = len(piece) > self._left
            pieces.append(piece[: self._left])
            self._left -= len(pieces[-1])
            size -= len(piece)
        return b"".join(pieces)


def whole(readable: Readable, size: int) -> bytes:
    """So many bytes, fewer only at the end: pipes and archives give less at a time."""
    pieces: list[bytes] = []
    while size > 0 and (piece := readable.read(min(size, _AT_ONCE))):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
