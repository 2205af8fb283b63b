"""The segments of a JPEG file (ITU-T T.81, annex B; Exif 3.0, section 4.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.pictures.blocks import MOST_BYTES, Blocks, decoded, resources

MOST_SEGMENTS = 2_000
"""Segments before the picture itself. A phone that keeps a map of depths writes some 200 of 64 kB. Whatever
lies behind them stays away from the decoder: it copies all it has once more for each further one."""

_EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_PHOTOSHOP = b"Photoshop 3.0\x00"
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
# Markers that stand alone, without a length: restarts, the start, and TEM.
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
# Segments of applications that the decoder needs: APP0 (JFIF) and APP14 (Adobe: how colours are coded).
_APPLICATIONS = frozenset(range(0xE1, 0xF0)) - {0xEE}
# The bytes that may fill the room before a marker (B.1.1.2), the last of which is its own.
_FILLING = re.compile(rb"\xff{1,100000000}")


def read_jpeg(body: bytes) -> Blocks:
    """The blocks of metadata before the picture itself, and a file without them for the decoder.

    A file whose segments lead to no picture within `MOST_SEGMENTS` is damaged and not for the decoder.
    """
    exif: list[bytes] = []
    xmp: list[bytes] = []
    photoshop: list[bytes] = []
    notes: list[tuple[str, str]] = []
    kept = [b"\xff\xd8"]
    position = 2
    reached = False
    for marker, begin, end in _segments(body):
        position = end
        if marker == _SCAN:
            position, reached = begin, True
            break
        content = body[begin + 4 : min(end, begin + 4 + MOST_BYTES)]
        if marker in _APPLICATIONS or marker == _COMMENT:
            if content.startswith(_EXIF):
                exif.append(content[len(_EXIF) :])
            elif content.startswith(_XMP):
                xmp.append(content[len(_XMP) :])
            elif content.startswith(_PHOTOSHOP):
                photoshop.append(content[len(_PHOTOSHOP) :])
            elif marker == _COMMENT:
                notes.append(("Comment", decoded(content)))
        else:
            kept.append(body[begin:end])
    return Blocks(
        exif=tuple(exif),
        xmp=tuple(xmp),
        iptc=resources(b"".join(photoshop)[:MOST_BYTES]),
        notes=tuple(notes),
        pixels=b"".join((*kept, memoryview(body)[position:])) if reached else None,
        damaged=not reached,
    )


def _segments(body: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment up to the first of the picture itself, where it begins and where it ends."""
    position = 2
    for _ in range(MOST_SEGMENTS):
        filling = _FILLING.match(body, position)
        begin = filling.end() - 1 if filling else len(body)
        header = body[begin : begin + 4]
        if len(header) < 4 or header[1] == _END:
            return
        if header[1] in _ALONE:
            position = begin + 2
            continue
        end = begin + 2 + int.from_bytes(header[2:], "big")
        if end < begin + 4 or end > len(body):
            return
        yield header[1], begin, end
        position = end
