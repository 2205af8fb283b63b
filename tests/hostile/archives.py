"""Writes .zip files by hand, so that they can lie about everything.

A member is a table: `name` (or `name_hex`), `content`, and what it says of itself: `symlink`, `method`, `flags`,
`crc`, `size`, `packed_size`, `at` (the index of the member whose bytes it points to); `times` repeats it with
`{n}` in its name. The archive may say a wrong `count` of members or `offset` of their list, and have a `comment`.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

DEFLATED = 8
UTF_8 = 0x800


def archive(members: list[dict[str, Any]], more: dict[str, Any], made: Callable[[Any], bytes]) -> bytes:
    """The bytes of an archive of these members."""
    body, listed, offsets = bytearray(), bytearray(), list[int]()
    for member in _repeated(members):
        head, packed = _head(member, made)
        offset = offsets[member["at"]] if "at" in member else len(body)
        offsets.append(offset)
        name = _name(member)
        if "at" not in member:
            body += b"PK\x03\x04" + head + struct.pack("<HH", len(name), 0) + name + packed
        mode = (stat.S_IFLNK | 0o777) if member.get("symlink") else (stat.S_IFREG | 0o644)
        listed += b"PK\x01\x02" + struct.pack("<H", 0x031E) + head
        listed += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, mode << 16, offset) + name
    comment = made(more.get("comment", ""))
    count = more.get("count", min(len(offsets), 0xFFFF))
    end = struct.pack("<HHHHII", 0, 0, count, count, len(listed), more.get("offset", len(body)))
    return bytes(body + listed + b"PK\x05\x06" + end + struct.pack("<H", len(comment)) + comment)


def _repeated(members: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for member in members:
        for number in range(member.get("times", 1)):
            yield member | {"name": member.get("name", "").replace("{n}", f"{number:06d}")}


def _name(member: dict[str, Any]) -> bytes:
    return bytes.fromhex(member["name_hex"]) if "name_hex" in member else member["name"].encode()


def _head(member: dict[str, Any], made: Callable[[Any], bytes]) -> tuple[bytes, bytes]:
    content = made(member.get("content", ""))
    method = member.get("method", DEFLATED)
    packed = content
    if method == DEFLATED:
        packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packing.compress(content) + packing.flush()
    said = (
        20, member.get("flags", UTF_8), method, 0, 0x21, member.get("crc", zlib.crc32(content)),
        member.get("packed_size", len(packed)), member.get("size", len(content)),
    )  # fmt: skip
    return struct.pack("<HHHHHIII", *said), packed
