"""The segments of a JPEG file (ITU-T T.81, annex B; Exif 3.0, section 4.7)."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.pictures.blocks import MOST_BLOCKS, MOST_BYTES, Blocks, decoded, resources

_EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_PHOTOSHOP = b"Photoshop 3.0\x00"
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
# Markers that stand alone, without a length: restarts, the start, and TEM.
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))
# Segments of applications that the decoder needs: APP0 (JFIF) and APP14 (Adobe: how colours are coded).
_APPLICATIONS = frozenset(range(0xE1, 0xF0)) - {0xEE}


def read_jpeg(body: bytes) -> Blocks:
    """The blocks of metadata before the picture itself, and a file without them for the decoder."""
    exif: list[bytes] = []
    xmp: list[bytes] = []
    photoshop: list[bytes] = []
    notes: list[tuple[str, str]] = []
    kept = [b"\xff\xd8"]
    position = 2
    for marker, begin, end in _segments(body):
        content = body[begin + 4 : min(end, begin + 4 + MOST_BYTES)]
        position = end
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
    reached = body[position : position + 1] == b"\xff"
    return Blocks(
        exif=tuple(exif),
        xmp=tuple(xmp),
        iptc=resources(b"".join(photoshop)[:MOST_BYTES]),
        notes=tuple(notes),
        pixels=b"".join((*kept, memoryview(body)[position:])) if reached else None,
        damaged=not reached,
    )


def _segments(body: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment before the picture itself, where it begins and where it ends."""
    position = 2
    for _ in range(MOST_BLOCKS):
        header = body[position : position + 4]
        if len(header) < 4 or header[0] != 0xFF or header[1] in (_SCAN, _END):
            return
        if header[1] == 0xFF or header[1] in _ALONE:
            position += 1 if header[1] == 0xFF else 2
            continue
        end = position + 2 + int.from_bytes(header[2:], "big")
        if end < position + 4 or end > len(body):
            return
        yield header[1], position, end
        position = end
