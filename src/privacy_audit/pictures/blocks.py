"""What a picture file is made of: its blocks of metadata, and its pixels without them.

Each reader walks the structure of one format and copies nothing that it does not need.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

MOST_BLOCKS = 100_000
"""Segments, chunks or boxes of one file. A PNG of 50 MB that is cut in 8 kB has 6,400."""
MOST_BYTES = 4_000_000
"""Bytes of one block of metadata."""
_PACKETS = 4
_PACKET_BYTES = 1_000_000
_PACKET_ENDS = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))


class Blocks(NamedTuple):
    """The parts of a file.

    `exif` are TIFF blocks, `xmp` packets of XML, `iptc` blocks of IPTC-IIM, `notes` pairs of keyword and
    text. `pixels` is the file as the decoder gets it, None if there is no decoder or it may not have it.
    """

    exif: tuple[bytes | memoryview, ...] = ()
    xmp: tuple[bytes, ...] = ()
    iptc: tuple[bytes, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    pixels: bytes | None = None
    damaged: bool = False
    size: tuple[int, int] | None = None
    """Width and height, only where the decoder cannot say it."""


def packets(body: bytes) -> tuple[bytes, ...]:
    """The XMP packets of a file that keeps them in one piece: searched for, as XMP part 3 allows."""
    begin_mark, end_mark = next((one for one in _PACKET_ENDS if one[0] in body), _PACKET_ENDS[0])
    found: list[bytes] = []
    begin = body.find(begin_mark)
    while begin >= 0 and len(found) < _PACKETS:
        end = body.find(end_mark, begin, begin + _PACKET_BYTES)
        if end < 0:
            break
        found.append(body[begin : end + len(end_mark)])
        begin = body.find(begin_mark, end)
    return tuple(found)


def resources(data: bytes) -> tuple[bytes, ...]:
    """The IPTC-IIM records in the image resources of Photoshop (8BIM blocks, number 0x0404)."""
    found: list[bytes] = []
    position = 0
    while data[position : position + 4] == b"8BIM" and len(data) >= position + 12:
        number, name = struct.unpack_from(">HB", data, position + 4)
        start = position + 6 + (name + 2) // 2 * 2
        if len(data) < start + 4:
            break
        size = struct.unpack_from(">I", data, start)[0]
        if number == 0x0404:
            found.append(data[start + 4 : start + 4 + size])
        position = start + 4 + (size + 1) // 2 * 2
    return tuple(found)


def decoded(data: bytes) -> str:
    """Text of unknown encoding: UTF-8 as nearly everything today, else Windows' Western letters."""
    try:
        return data.decode("utf-8").strip("\x00 \r\n\t")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").strip("\x00 \r\n\t")
