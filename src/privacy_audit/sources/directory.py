"""The directory at the end of a .zip file, judged before anybody reads it.

The standard library reads it whole into memory and trusts it; so its size is looked at first, and then
whether the members can lie in the file as it says.
"""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from privacy_audit.sources.stream import whole

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_LONG_END = struct.Struct("<4sQ2H2L4Q")
# APPNOTE 6.3.10: 4.3.16, 4.3.15, 4.3.14.
_END_SIGN, _LOCATOR_SIGN, _LONG_END_SIGN = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_COMMENT = 65_535
_DIRECTORY_BYTES = 32 * 1024 * 1024
"""The longest directory that is read: 250,000 members with long names."""
_LOCAL_HEADER = 30
DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,  # claims to need patched data, strong encryption, a version nobody has written
    struct.error,
    EOFError,
)
"""What `zipfile` raises for any part of an archive that is damaged or forged."""
_BAD_DIRECTORY = (*DAMAGE, ValueError, OverflowError)
"""Also numbers that lead nowhere. Around members this would be too wide: our own readers run there."""


class BadDirectory(Exception):
    """The archive cannot be opened; `code` says why: `archive-damaged`, `archive-split`, …"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_directory(readable: BinaryIO) -> zipfile.ZipFile:
    """The archive, ready to open its members. Raises `BadDirectory`, and `OSError` if reading fails."""
    _check_end(readable)
    try:
        archive = zipfile.ZipFile(readable)
    except _BAD_DIRECTORY:
        raise BadDirectory("archive-damaged") from None
    if _overlaps(archive.infolist()):
        raise BadDirectory("archive-bomb")
    return archive


def _check_end(readable: BinaryIO) -> None:
    size = readable.seek(0, os.SEEK_END)
    begin = max(0, size - _COMMENT - _END.size - _LOCATOR.size - _LONG_END.size)
    readable.seek(begin)
    tail = whole(readable, size - begin)
    at = tail.rfind(_END_SIGN)
    if at < 0 or at + _END.size > len(tail):
        raise BadDirectory("archive-damaged")
    _, disk, first_disk, _, _, length, _, _ = _END.unpack_from(tail, at)
    sizes = [length, *_long_sizes(tail, at)]
    if 0 < disk < 0xFFFF or 0 < first_disk < 0xFFFF:
        raise BadDirectory("archive-split")
    if any(one > _DIRECTORY_BYTES for one in sizes if one != 0xFFFFFFFF):
        raise BadDirectory("archive-too-long")


def _long_sizes(tail: bytes, end: int) -> Iterator[int]:
    """The size of the directory by the end record of large archives, if there is one before the end."""
    locator = end - _LOCATOR.size
    if locator < 0 or tail[locator : locator + 4] != _LOCATOR_SIGN:
        return
    if _LOCATOR.unpack_from(tail, locator)[3] > 1:
        raise BadDirectory("archive-split")
    long_end = locator - _LONG_END.size
    if long_end >= 0 and tail[long_end : long_end + 4] == _LONG_END_SIGN:
        yield _LONG_END.unpack_from(tail, long_end)[8]


def _overlaps(members: list[zipfile.ZipInfo]) -> bool:
    """Whether members share bytes of the file: no packer does that, only files made to swell without end."""
    end = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < end:
            return True
        end = member.header_offset + _LOCAL_HEADER + member.compress_size
    return False
