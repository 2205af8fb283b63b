"""Makes the bytes that a case describes: a text, or a table that says how to make more of less.

"text"                                      its UTF-8 bytes
[a, b]                                      one behind the other
{hex = "1b5b"}  {text = "…", encoding = "utf-16-le"}
{repeat = a, times = 3}                     aaa
{numbered = "<p>{n}", times = 3}            with the numbers 000000, 000001, 000002
{nested = [open, inside, close], times = 3}
{gzip = a, layers = 2}  {deflate = a}  {raw-deflate = a}  {base64 = a}  {cut = a, to = 100}
{claim = "png", width = 60000, height = 60000}      a small picture that says it is large
{photo = "jpeg", exif = a}                  a real picture, with a block of metadata
{picture-text = [key, text]}                a PNG with a text
{zip = [{name = "a", content = b, …}], …}   see `archives`
"""

from __future__ import annotations

import base64
import gzip
import struct
import zlib
from functools import cache
from typing import Any

from tests.hostile.archives import archive

Content = str | list[Any] | dict[str, Any]


def made(content: Content) -> bytes:
    """The bytes of a content."""
    match content:
        case str():
            return content.encode("utf-8", "surrogatepass")
        case list():
            return b"".join(made(one) for one in content)
        case {"hex": digits}:
            return bytes.fromhex(digits)
        case {"text": text, "encoding": encoding}:
            return bytes(text.encode(encoding))
        case {"repeat": inside, "times": times}:
            return made(inside) * int(times)
        case {"numbered": text, "times": times}:
            return "".join(text.replace("{n}", f"{number:06d}") for number in range(times)).encode()
        case {"nested": [opening, inside, closing], "times": times}:
            return made(opening) * int(times) + made(inside) + made(closing) * int(times)
        case {"cut": inside, "to": size}:
            return made(inside)[: int(size)]
        case {"base64": inside}:
            return base64.encodebytes(made(inside))
        case {"zip": members}:
            return archive(members, content, made)
        case _:
            return _packed(content) or _picture(content)


def _packed(content: dict[str, Any]) -> bytes:
    match content:
        case {"gzip": inside}:
            packed = made(inside)
            for _ in range(content.get("layers", 1)):
                packed = gzip.compress(packed, 6, mtime=0)
            return packed
        case {"deflate": inside}:
            return zlib.compress(made(inside))
        case {"raw-deflate": inside}:
            return zlib.compress(made(inside))[2:-4]
    return b""


def _picture(content: dict[str, Any]) -> bytes:
    from tests.pictures.build import chunk, with_chunks, with_segments

    match content:
        case {"claim": kind, "width": width, "height": height}:
            return _claim(kind, width, height)
        case {"photo": "jpeg", "exif": block}:
            return with_segments(_photo("JPEG"), (0xE1, b"Exif\x00\x00" + made(block)))
        case {"photo": "jpeg", "segment": marker, "inside": inside}:
            return with_segments(_photo("JPEG"), (marker, made(inside)))
        case {"photo": kind}:
            return _photo(kind.upper())
        case {"picture-text": [key, text]}:
            return with_chunks(_photo("PNG"), chunk(b"tEXt", made(key) + b"\x00" + made(text)))
        case {"picture-chunk": kind, "inside": inside}:
            return with_chunks(_photo("PNG"), chunk(kind.encode(), made(inside)))
    raise AssertionError(content)


@cache
def _photo(kind: str) -> bytes:
    from tests.pictures.build import saved, scene

    return saved(scene(160, 120), kind)


def _claim(kind: str, width: int, height: int) -> bytes:
    from tests.pictures.build import chunk

    match kind:
        case "png":
            head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            return (
                b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
            )
        case "jpeg":
            real = _photo("JPEG")
            frame = real.index(b"\xff\xc0") + 5
            return real[:frame] + struct.pack(">HH", height, width) + real[frame + 4 :]
        case "gif":
            real = _photo("GIF")
            return real[:6] + struct.pack("<HH", width, height) + real[10:]
        case "webp":
            size = ((width - 1) | (height - 1) << 14).to_bytes(4, "little")
            body = b"VP8L" + struct.pack("<I", 10) + b"\x2f" + size + b"\0" * 5
            return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body
        case "bmp":
            real = _photo("BMP")
            return real[:18] + struct.pack("<ii", width, height) + real[26:]
        case "tiff":
            entries = (
                (256, width),
                (257, height),
                (258, 8),
                (259, 1),
                (262, 1),
                (273, 8),
                (278, height),
                (279, 10),
            )
            fields = b"".join(struct.pack("<HHII", number, 4, 1, value) for number, value in entries)
            return b"II*\0" + struct.pack("<IH", 8, len(entries)) + fields + bytes(4)
    raise AssertionError(kind)
