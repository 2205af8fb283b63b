"""The chunks of a PNG file (PNG 3rd edition, 2025, sections 5 and 11)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from privacy_audit.pictures.blocks import MOST_BLOCKS, MOST_BYTES, Blocks, decoded, resources

_XMP = "XML:com.adobe.xmp"
_MOST_TEXT = 1_000_000
# What the decoder needs; everything else, text above all, stays away from it.
_CRITICAL = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS"))


def read_png(body: bytes) -> Blocks:
    """The blocks of metadata, before and behind the picture, and a file without them for the decoder."""
    exif: list[bytes] = []
    texts: list[tuple[str, bytes]] = []
    view = memoryview(body)
    kept = [view[:8]]
    ended = damaged = False
    for kind, begin, end in _chunks(body):
        content = body[begin + 8 : min(end - 4, begin + 8 + MOST_BYTES)]
        ended |= kind == b"IEND"
        if kind in _CRITICAL:
            kept.append(view[begin:end])
        elif kind == b"eXIf":
            exif.append(content.removeprefix(b"Exif\x00\x00"))
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            keyword, text = _text(kind, content)
            damaged |= text is None
            texts.append((keyword, text or b""))
    profiles = {keyword: _profile(text) for keyword, text in texts if keyword.startswith("Raw profile type ")}
    exif += [
        block.removeprefix(b"Exif\x00\x00")
        for name, block in profiles.items()
        if name.endswith(("exif", "APP1"))
    ]
    return Blocks(
        exif=tuple(exif),
        xmp=tuple(text for keyword, text in texts if keyword == _XMP),
        iptc=tuple(
            one
            for name, block in profiles.items()
            if name.endswith(("iptc", "8bim"))
            for one in resources(block)
        ),
        notes=tuple(
            (keyword, decoded(text)) for keyword, text in texts if keyword != _XMP and keyword not in profiles
        ),
        pixels=b"".join(kept),
        damaged=damaged or not ended,
    )


def _chunks(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each chunk, where it begins (at its length) and where it ends (behind its checksum)."""
    position = 8
    for _ in range(MOST_BLOCKS):
        end = position + 12 + int.from_bytes(body[position : position + 4], "big")
        if len(body) < position + 8:
            return
        yield body[position + 4 : position + 8], position, end
        position = end


def _text(kind: bytes, content: bytes) -> tuple[str, bytes | None]:
    """The keyword and the text of a chunk; None for a text that cannot be unpacked or is far too long."""
    keyword, _, rest = content.partition(b"\x00")
    packed = kind == b"zTXt"
    if kind == b"iTXt":
        packed = rest[:1] == b"\x01"
        rest = rest[2:].partition(b"\x00")[2].partition(b"\x00")[2]
    elif packed:
        rest = rest[1:]
    return decoded(keyword), _unpacked(rest) if packed else rest[:_MOST_TEXT]


def _unpacked(packed: bytes) -> bytes | None:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, _MOST_TEXT)
    except zlib.error:
        return None
    return None if unpacker.unconsumed_tail else text


def _profile(text: bytes) -> bytes:
    """The bytes of a "raw profile" (ImageMagick): a line with the name, one with the length, then hex."""
    digits = b"".join(text.split()[2:])
    try:
        return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        return b""
