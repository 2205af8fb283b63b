"""The body of an answer: unpacked by us, so that neither a bomb nor an endless one fills the memory.

`requests` and `urllib3` would unpack as well, but without a limit on what comes out, and they drop what
was received when a body breaks off. So they are asked for the packed bytes, piece by piece.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from http.client import IncompleteRead
from io import BytesIO
from typing import Literal

import requests
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import ProtocolError

from privacy_audit.model import Status, Value
from privacy_audit.sources.deadline import Deadline, NotFetched

_PIECE = 16 * 1024
_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"

Cut = Literal["too-large", "cut-short"]


class Body(Value):
    """What was received, unpacked. `cut` says why it is not everything, None if it is."""

    content: bytes
    cut: Cut | None = None


def read_body(response: requests.Response, limit: int, deadline: Deadline) -> Body:
    """Read at most `limit` bytes, packed and unpacked.

    Raises `NotFetched`: code `timeout`, or `encoding` for a packing that was not offered or is broken
    from its first byte on.
    """
    packing = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    match packing:
        case "identity" | "":
            return _read(response, _Plain(), limit, deadline)
        case "gzip" | "x-gzip" | "deflate":
            return _read(response, _Inflater(packing), limit, deadline)
        case _:
            raise NotFetched(Status.UNSUPPORTED, "encoding")


class _Plain:
    """A body that is not packed."""

    ended = True

    def unpack(self, packed: bytes, room: int) -> bytes:
        return packed[:room]


class _Inflater:
    """gzip (also several members in a row) and both things that servers call deflate."""

    def __init__(self, packing: str) -> None:
        self._packing = packing
        self._stream: zlib._Decompress | None = None

    @property
    def ended(self) -> bool:
        """Whether the stream came to its own end."""
        return self._stream is None or self._stream.eof

    def unpack(self, packed: bytes, room: int) -> bytes:
        """At most `room` bytes of what these packed bytes hold. Raises `zlib.error`."""
        unpacked = bytearray()
        while packed and len(unpacked) < room:
            if self._stream is None or (self._stream.eof and packed.startswith(_GZIP_MAGIC)):
                self._stream = zlib.decompressobj(self._window(packed))
            if self._stream.eof:
                break  # whatever follows the end is no part of the page
            unpacked += self._stream.decompress(packed, room - len(unpacked))
            packed = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return bytes(unpacked)

    def _window(self, head: bytes) -> int:
        """Deflate with the header of zlib has a checksum in its first two bytes (RFC 1950, 2.2)."""
        if self._packing != "deflate":
            return _GZIP
        with_header = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if with_header else -zlib.MAX_WBITS


class _BrokeOff(Exception):
    """The body ended before its end."""


def _read(response: requests.Response, unpacker: _Plain | _Inflater, limit: int, deadline: Deadline) -> Body:
    content = BytesIO()  # gives its bytes away without a second copy of them
    received = 0
    try:
        for piece in _pieces(response.raw):
            deadline.check()
            received += len(piece)
            content.write(unpacker.unpack(piece, limit + 1 - content.tell()))
            if max(received, content.tell()) > limit:
                content.truncate(limit)
                return Body(content=content.getvalue(), cut="too-large")
    except _BrokeOff:
        return _broken(content.getvalue(), NotFetched(Status.UNREACHABLE, "connection"), deadline)
    except zlib.error:
        return _broken(content.getvalue(), NotFetched(Status.UNSUPPORTED, "encoding"), deadline)
    deadline.check()
    return Body(content=content.getvalue(), cut=None if unpacker.ended else "cut-short")


def _pieces(raw: BaseHTTPResponse) -> Iterator[bytes]:
    """The packed bytes as they come. Raises `_BrokeOff` behind the last when more was announced."""
    try:
        while piece := raw.read(_PIECE, decode_content=False):
            yield piece
    except ProtocolError as error:
        if not isinstance(error.__cause__, IncompleteRead):
            raise
        yield _partial(error.__cause__)
        raise _BrokeOff from None


def _partial(error: IncompleteRead) -> bytes:
    """What was received before a chunked body broke off: whole chunks, then the broken one.

    The error of the standard library holds the bytes, the one that urllib3 derives from it their number.
    """
    broken = error.__cause__.partial if isinstance(error.__cause__, IncompleteRead) else b""
    return b"".join(part for part in (error.partial, broken) if isinstance(part, bytes))


def _broken(content: bytes, problem: NotFetched, deadline: Deadline) -> Body:
    """What was received until then is a page that was cut short; nothing at all is a problem."""
    deadline.check()
    if not content:
        raise problem
    return Body(content=content, cut="cut-short")
