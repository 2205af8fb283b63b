"""The EXIF item of a HEIC or AVIF file: what most phones of Apple write (ISO/IEC 14496-12 and 23008-12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.pictures.blocks import MOST_BLOCKS, MOST_BYTES, Blocks, packets

_MOST_ITEMS = 10_000


_UNREAD = b""
"""A block of EXIF that is there and cannot be read: it counts as damaged."""


class _TooMany(Exception):
    """The file has more boxes than are walked through."""


class _Box(NamedTuple):
    kind: bytes
    begin: int
    end: int


class _Reader:
    """Reads numbers of given widths one after another; zeros behind the end."""

    def __init__(self, body: bytes, position: int) -> None:
        self.body = body
        self.position = position

    def number(self, width: int) -> int:
        self.position += width
        return int.from_bytes(self.body[self.position - width : self.position], "big")


def read_heif(body: bytes, decodable: bool) -> Blocks:
    """The EXIF and XMP of a file of boxes. `decodable` says that the decoder knows its pixels (AVIF)."""
    try:
        return _read(body, decodable)
    except _TooMany:
        return Blocks(exif=(_UNREAD,), damaged=True)


def _read(body: bytes, decodable: bool) -> Blocks:
    meta = next((box for box in _boxes(body, 0, len(body)) if box.kind == b"meta"), None)
    inside = {box.kind: box for box in _boxes(body, meta.begin + 4, meta.end)} if meta else {}
    exif = tuple(_exif_items(body, inside)) if b"iinf" in inside and b"iloc" in inside else ()
    return Blocks(
        exif=exif,
        xmp=packets(body),
        pixels=body if decodable else None,
        damaged=meta is None,
        size=_largest(body, inside),
    )


def _boxes(body: bytes, begin: int, end: int) -> Iterator[_Box]:
    position = begin
    for _ in range(MOST_BLOCKS):
        if position + 8 > min(end, len(body)):
            return
        reader = _Reader(body, position)
        size, header = reader.number(4), 8
        kind = body[position + 4 : position + 8]
        if size == 1:
            reader.position += 4
            size, header = reader.number(8), 16
        elif size == 0:
            size = end - position
        if size < header:
            return
        yield _Box(kind, position + header, min(position + size, end))
        position += size
    raise _TooMany


def _exif_items(body: bytes, inside: dict[bytes, _Box]) -> Iterator[bytes]:
    """The TIFF block of each item of type Exif: four bytes say how far into the item it begins.

    Of one that lies in several pieces or nowhere, `_UNREAD`.
    """
    wanted = set(_items_of_type(body, inside[b"iinf"], b"Exif"))
    base = inside[b"idat"].begin if b"idat" in inside else 0
    for item, begin, length in _places(body, inside[b"iloc"], base):
        if item in wanted:
            wanted.remove(item)
            data = body[begin : begin + min(length, MOST_BYTES)]
            skipped = 4 + int.from_bytes(data[:4], "big")
            yield data[skipped:].removeprefix(b"Exif\x00\x00")
    yield from (_UNREAD for _ in wanted)


def _items_of_type(body: bytes, box: _Box, kind: bytes) -> Iterator[int]:
    """The numbers of the items of a type, from the `infe` boxes (version 2 and 3 name it)."""
    first = box.begin + (6 if body[box.begin] == 0 else 8)
    for entry in _boxes(body, first, box.end):
        reader = _Reader(body, entry.begin)
        version = reader.number(1)
        reader.position += 3
        item = reader.number(4 if version == 3 else 2)
        if version >= 2 and body[reader.position + 2 : reader.position + 6] == kind:
            yield item


def _places(body: bytes, box: _Box, base: int) -> Iterator[tuple[int, int, int]]:
    """The number of each item that lies in one piece, where it begins and how long it is."""
    reader = _Reader(body, box.begin)
    version = reader.number(1)
    reader.position += 3
    widths = reader.number(2)
    offset_width, length_width, base_width = widths >> 12, widths >> 8 & 15, widths >> 4 & 15
    index_width = widths & 15 if version else 0
    for _ in range(min(reader.number(2 if version < 2 else 4), _MOST_ITEMS)):
        if reader.position >= box.end:
            return
        item = reader.number(2 if version < 2 else 4)
        method = reader.number(2) & 15 if version else 0
        reader.position += 2
        start = reader.number(base_width) + (base if method == 1 else 0)
        pieces = reader.number(2)
        reader.position += index_width
        begin, length = start + reader.number(offset_width), reader.number(length_width)
        reader.position += max(pieces - 1, 0) * (index_width + offset_width + length_width)
        if pieces == 1 and method < 2:
            yield item, begin, length


def _largest(body: bytes, inside: dict[bytes, _Box]) -> tuple[int, int] | None:
    """Width and height of the largest picture: the whole, where tiles and previews have their own."""
    properties = inside.get(b"iprp")
    sizes = [
        (_Reader(body, box.begin + 4).number(4), _Reader(body, box.begin + 8).number(4))
        for outer in (_boxes(body, properties.begin, properties.end) if properties else ())
        if outer.kind == b"ipco"
        for box in _boxes(body, outer.begin, outer.end)
        if box.kind == b"ispe"
    ]  # fmt: skip
    return max(sizes, key=lambda size: size[0] * size[1], default=None)
