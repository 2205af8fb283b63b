"""Takes an .mhtml file apart (RFC 2557): a mail whose parts are the parts of a page.

A small reader of its own: the one of the standard library keeps everything in memory, and one header
of 2 MB made of parameters occupies it for 25 seconds (8 MB: more than a minute).
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from privacy_audit.sources.stream import Readable

_LINE = 64 * 1024
_HEADER_LINES = 200
_HEADER_VALUE = 4_000
_NESTED = 5
_PARTS = 5_000
_BLOCK = 256 * 1024
_PACKED = 3
"""Quoted-printable takes at most three bytes for one."""
_MOST_LINES = 10_000
_LONGEST_NAME = 100
# What is no letter of base64: ends of lines, blanks.
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]+")
# A parameter of a header: its name, then its value with or without quotation marks.
_PARAMETER = re.compile(
    r";\s{0,20}([a-z-]{1,20})\s{0,4}=\s{0,4}(?:\"([^\"]{0,300})\"|([^\s;\"]{1,300}))", re.I
)


class MimePart(NamedTuple):
    """A part with its headers (names in lower case) and its decoded body; `is_cut` if that is longer."""

    headers: dict[str, str]
    body: bytes
    is_cut: bool

    @property
    def media_type(self) -> str:
        """The type without its parameters, in lower case."""
        return self.headers.get("content-type", "text/plain").split(";", 1)[0].strip().lower()


Wanted = Callable[[dict[str, str]], int]
"""How many bytes of a part with these headers are wanted; none for a part to be passed over."""


def parameter(header: str, name: str) -> str | None:
    """A parameter of a header: `charset`, `boundary`, `start`."""
    for found in _PARAMETER.finditer(header):
        if found[1].lower() == name:
            return found[2] if found[2] is not None else found[3]
    return None


class Mime:
    """A file being taken apart."""

    def __init__(self, readable: Readable) -> None:
        self._lines = _Lines(readable)
        self.headers = self._lines.headers()
        """Those of the file as a whole."""
        self.exceeded = False
        """Whether there are more parts than are read."""

    def parts(self, wanted: Wanted) -> Iterator[MimePart]:
        """The wanted parts in their order; the parts of a part as well."""
        headers, ends = self.headers, dict[bytes, bool]()
        for _ in range(_PARTS):
            boundary = parameter(headers.get("content-type", ""), "boundary")
            is_holder = boundary is not None and len(ends) < 2 * _NESTED
            if boundary is not None and is_holder:
                mark = b"--" + boundary.encode("utf-8", "replace")
                ends |= {mark: False, mark + b"--": True}
            limit = 0 if is_holder else wanted(headers)
            body = self._lines.until(ends, limit * _PACKED)
            if limit:
                yield _decoded(headers, body, limit)
            if not self._lines.next_part(ends):
                return
            headers = self._lines.headers()
        self.exceeded = True


def _decoded(headers: dict[str, str], body: bytes, limit: int) -> MimePart:
    """The body as it was before it was packed for mail; what is no such packing stays as it is."""
    match headers.get("content-transfer-encoding", "").strip().lower():
        case "base64":
            body = _from_base64(body)
        case "quoted-printable":
            body = quopri.decodestring(body)
    return MimePart(headers, body[:limit], len(body) > limit)


def _from_base64(body: bytes) -> bytes:
    clean = _NO_BASE64.sub(b"", body)
    try:
        return binascii.a2b_base64(clean[: len(clean) // 4 * 4])
    except binascii.Error:
        return b""


class _Lines:
    """The lines of a file; longer ones come in pieces."""

    def __init__(self, readable: Readable) -> None:
        self._readable = readable
        self._block, self._at = b"", 0
        self._is_end = False
        """Whether the last boundary was the last of its parts."""
        self._ended = False

    def _line(self) -> bytes:
        """The next line with its end, or `_LINE` bytes of it; empty at the end of the file."""
        end = self._block.find(b"\n", self._at, self._at + _LINE) + 1
        if not end and len(self._block) - self._at < _LINE:
            self._block = self._block[self._at :] + self._readable.read(_BLOCK)
            self._at = 0
            end = self._block.find(b"\n", 0, _LINE) + 1
        end = end or min(self._at + _LINE, len(self._block))
        line = self._block[self._at : end]
        self._at = end
        self._ended = not line
        return line

    def headers(self) -> dict[str, str]:
        """The headers up to the empty line, the first of each name, `_HEADER_VALUE` characters of each."""
        found: dict[str, str] = {}
        name = ""
        for number in range(_MOST_LINES):
            line = self._line()
            text = line.strip().decode("utf-8", "replace")
            if not text:
                break
            if line[:1] in b" \t":
                if name and len(found[name]) < _HEADER_VALUE:
                    found[name] = f"{found[name]} {text}"[:_HEADER_VALUE]
            elif number < _HEADER_LINES:
                key, _, value = text.partition(":")
                name = key.strip().lower()[:_LONGEST_NAME]
                found.setdefault(name, value.strip()[:_HEADER_VALUE])
        return found

    def until(self, ends: dict[bytes, bool], limit: int) -> bytes:
        """What stands before the next boundary, its first `limit` bytes."""
        pieces: list[bytes] = []
        size = 0
        while line := self._line():
            if line.startswith(b"--") and (mark := line.rstrip()) in ends:
                self._is_end = ends[mark]
                break
            if size < limit:
                pieces.append(line)
                size += len(line)
        return b"".join(pieces).removesuffix(b"\n").removesuffix(b"\r")

    def next_part(self, ends: dict[bytes, bool]) -> bool:
        """Go on behind the end of inner parts; False at the end of the file."""
        while self._is_end and not self._ended:
            self._is_end = False
            self.until(ends, 0)
        return not self._ended
