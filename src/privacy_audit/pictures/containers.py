"""Opens a picture file by what its first bytes say, whatever its name or its server call it."""

from __future__ import annotations

from typing import NamedTuple

from privacy_audit.pictures.blocks import MOST_BLOCKS, MOST_BYTES, Blocks, decoded, packets, resources
from privacy_audit.pictures.heif import read_heif
from privacy_audit.pictures.jpeg import read_jpeg
from privacy_audit.pictures.png import read_png
from privacy_audit.pictures.tiff import Tags, read_block

_PHOTOSHOP, _IPTC, _XMP = 34377, 33723, 700
_MOST_NOTES = 100


class Opened(NamedTuple):
    """The blocks of a file and the name of its format as the decoder calls it; None if it is unknown."""

    format: str | None
    blocks: Blocks


def open_container(body: bytes) -> Opened:
    """The format of a file and its blocks."""
    match body[:4]:
        case b"\x89PNG":
            return Opened("PNG", read_png(body))
        case b"RIFF" if body[8:12] == b"WEBP":
            return Opened("WEBP", _read_webp(body))
        case b"GIF8":
            return Opened("GIF", _read_gif(body))
        case b"II*\x00" | b"MM\x00*":
            return Opened("TIFF", _read_tiff(body))
    if body[:3] == b"\xff\xd8\xff":
        return Opened("JPEG", read_jpeg(body))
    if body[4:8] == b"ftyp":
        is_avif = body[8:12] in (b"avif", b"avis")
        return Opened("AVIF" if is_avif else "HEIF", read_heif(body, decodable=is_avif))
    if body[:2] == b"BM" and body[6:10] == bytes(4):
        return Opened("BMP", Blocks(pixels=body))
    return Opened(None, Blocks())


def _read_tiff(body: bytes) -> Blocks:
    """A TIFF file is one block.

    Its pixels are not decoded: no network shows this format, and the decoder (libtiff) writes whatever it
    finds wrong to the terminal.
    """
    tags, damaged = read_block(body)
    data = {
        number: bytes(tags["image", number].data)
        for number in (_PHOTOSHOP, _IPTC, _XMP)
        if ("image", number) in tags
    }
    return Blocks(
        exif=(body,),
        xmp=(data[_XMP],) if _XMP in data else (),
        iptc=(*((data[_IPTC],) if _IPTC in data else ()), *resources(data.get(_PHOTOSHOP, b""))),
        damaged=damaged,
        size=_size(tags),
    )


def _size(tags: Tags) -> tuple[int, int] | None:
    width, height = (
        field.number() if (field := tags.get(("image", number))) else None for number in (256, 257)
    )
    return (width, height) if width and height else None


def _read_webp(body: bytes) -> Blocks:
    """The chunks of WebP's container (RFC 9649, section 2)."""
    exif: list[bytes] = []
    xmp: list[bytes] = []
    position = 12
    for _ in range(MOST_BLOCKS):
        if position + 8 > len(body):
            break
        size = int.from_bytes(body[position + 4 : position + 8], "little")
        content = body[position + 8 : position + 8 + min(size, MOST_BYTES)]
        if body[position : position + 4] == b"EXIF":
            exif.append(content.removeprefix(b"Exif\x00\x00"))
        elif body[position : position + 4] == b"XMP ":
            xmp.append(content)
        position += 8 + size + size % 2
    walked = position + 8 > len(body)
    return Blocks(
        exif=tuple(exif), xmp=tuple(xmp), pixels=body if walked else None, damaged=position < len(body)
    )


def _read_gif(body: bytes) -> Blocks:
    """Comments of a GIF (GIF89a, section 24: 21 FE, length, text, 00) and XMP packets."""
    notes: list[tuple[str, str]] = []
    position = body.find(b"\x21\xfe")
    while 0 <= position < len(body) - 4 and len(notes) < _MOST_NOTES:
        size = body[position + 2]
        text = decoded(body[position + 3 : position + 3 + size])
        if size > 3 and body[position + 3 + size : position + 4 + size] == b"\x00" and text.isprintable():
            notes.append(("Comment", text))
        position = body.find(b"\x21\xfe", position + 2)
    return Blocks(xmp=packets(body), notes=tuple(notes), pixels=body, damaged=0 <= position < len(body) - 4)
