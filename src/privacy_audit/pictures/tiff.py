"""Reads the tags of a TIFF block: what EXIF is written in, and what a TIFF file itself is.

TIFF 6.0, section 2, and Exif 3.0 (CIPA DC-008-2023), section 4.6. Own reader, because the blocks are
hostile: one of a few kilobytes can point ten thousand times at the same megabyte. Here a value is a view
into the block, taken only when asked for; four directories are read and no pointer is followed twice.
"""

from __future__ import annotations

import math
import struct
from typing import Literal, NamedTuple

Directory = Literal["image", "thumbnail", "exif", "gps"]
Tags = dict[tuple[Directory, int], "Field"]
"""The fields of a block by directory and number."""

MOST_FIELDS = 1_000
"""Fields of one directory. Cameras write up to about 150, raw developers about 300."""
MOST_BYTES = 1_000_000
"""Bytes of one value; a preview or an XMP packet is the longest that is read."""

_EXIF_POINTER = 0x8769
_GPS_POINTER = 0x8825
_ORDERS = {b"II*\x00": "<", b"MM\x00*": ">"}
# The struct code of each type of value, and how many bytes it takes. Type 129 is UTF-8 text (Exif 3.0).
_TYPES = {
    1: ("B", 1), 2: ("s", 1), 3: ("H", 2), 4: ("I", 4), 5: ("I", 8), 6: ("b", 1), 7: ("s", 1),
    8: ("h", 2), 9: ("i", 4), 10: ("i", 8), 11: ("f", 4), 12: ("d", 8), 13: ("I", 4), 129: ("s", 1),
}  # fmt: skip
_FRACTIONS = (5, 10)
_MOST_NUMBERS = 16


class Field(NamedTuple):
    """One value as it stands in the block. `order` is the struct sign of its byte order."""

    kind: int
    data: memoryview
    order: str

    def numbers(self) -> tuple[float, ...]:
        """The numbers of the field, 16 at most; a fraction over zero is NaN, a text has none."""
        code, size = _TYPES[self.kind]
        if code == "s":
            return ()
        count = min(len(self.data) // size, _MOST_NUMBERS)
        if self.kind in _FRACTIONS:
            flat = struct.unpack_from(f"{self.order}{count * 2}{code}", self.data)
            return tuple(
                top / low if low else math.nan for top, low in zip(flat[::2], flat[1::2], strict=True)
            )
        return struct.unpack_from(f"{self.order}{count}{code}", self.data)

    def number(self) -> int | None:
        """The first number if it is a whole one."""
        first = next(iter(self.numbers()), None)
        return int(first) if first is not None and math.isfinite(first) and first == int(first) else None


class Block(NamedTuple):
    """What was read of a TIFF block. `damaged` says that a pointer or a value leads out of it."""

    tags: Tags
    damaged: bool


def read_block(data: bytes | memoryview) -> Block:
    """The tags of a block; an empty, damaged one if it has no TIFF header."""
    view = memoryview(data)
    order = _ORDERS.get(bytes(view[:4]))
    first = _number(view, 4, f"{order}I") if order else None
    if order is None or first is None:
        return Block({}, damaged=True)
    tags: Tags = {}
    following, whole = _read_directory(view, order, first, "image", tags)
    seen = {first}
    pointers: tuple[tuple[Directory, int], ...] = (
        ("thumbnail", following),
        ("exif", _pointed(tags, _EXIF_POINTER)),
        ("gps", _pointed(tags, _GPS_POINTER)),
    )
    for directory, pointer in pointers:
        if pointer and pointer not in seen:
            seen.add(pointer)
            whole &= _read_directory(view, order, pointer, directory, tags)[1]
    return Block(tags, damaged=not whole)


def _read_directory(
    view: memoryview, order: str, begin: int, directory: Directory, tags: Tags
) -> tuple[int, bool]:
    """Where the next directory begins, and whether all of this one was readable."""
    count = _number(view, begin, f"{order}H")
    if count is None or count > MOST_FIELDS:
        return 0, False
    whole = True
    for position in range(begin + 2, begin + 2 + 12 * count, 12):
        entry = view[position : position + 12]
        if len(entry) < 12:
            return 0, False
        number, kind, amount = struct.unpack_from(f"{order}HHI", entry)
        size = _TYPES.get(kind, ("", 0))[1] * amount
        data = _value(view, order, entry, size)
        whole &= data is not None
        if data:
            tags.setdefault((directory, number), Field(kind, data, order))
    return _number(view, begin + 2 + 12 * count, f"{order}I") or 0, whole


def _value(view: memoryview, order: str, entry: memoryview, size: int) -> memoryview | None:
    """The bytes of a value: four or fewer stand in the entry itself. None if they lie outside."""
    if size <= 4:
        return entry[8 : 8 + size]
    offset = struct.unpack_from(f"{order}I", entry, 8)[0]
    return view[offset : offset + min(size, MOST_BYTES)] if offset + size <= len(view) else None


def _number(view: memoryview, position: int, code: str) -> int | None:
    inside = position + struct.calcsize(code) <= len(view)
    return int(struct.unpack_from(code, view, position)[0]) if inside else None


def _pointed(tags: Tags, pointer: int) -> int:
    field = tags.get(("image", pointer))
    return (field.number() or 0) if field else 0
