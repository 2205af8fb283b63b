"""What the IPTC-IIM records of a picture say: names, places and words of press photos.

IIM 4.2, chapter 6. The letters are those of record 1:90, in practice UTF-8 or Windows' own.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.pictures.blocks import decoded
from privacy_audit.pictures.statements import Statement, joined_address

_MOST = 2_000
_FIELDS: dict[int, tuple[str, str | None]] = {
    5: ("ObjectName", "text"),
    25: ("Keywords", "text"),
    40: ("SpecialInstructions", "text"),
    80: ("By-line", "name"),
    85: ("By-lineTitle", "jobtitle"),
    92: ("Sub-location", "contentlocation"),
    105: ("Headline", "text"),
    110: ("Credit", "text"),
    115: ("Source", "text"),
    116: ("CopyrightNotice", "text"),
    118: ("Contact", "text"),
    120: ("Caption", "description"),
    122: ("Writer", "name"),
}
_PLACE = {92: "street", 90: "town", 95: "region", 101: "country"}


def words_of(block: bytes) -> Iterator[Statement]:
    """The texts of a block, then the place it names as one line."""
    place: dict[str, str] = {}
    for number, text in _records(block):
        if number in _PLACE:
            place.setdefault(_PLACE[number], text)
        if number in _FIELDS:
            name, label = _FIELDS[number]
            yield Statement(f"IPTC {name}", text, label)
    yield from joined_address("IPTC location", place, ("street", "town", "region", "country"))


def _records(block: bytes) -> Iterator[tuple[int, str]]:
    """Number and text of each record of the application part (2). Long ones (size over 32 kB) end it."""
    position = block.find(b"\x1c")
    for _ in range(_MOST):
        header = block[position : position + 5]
        size = int.from_bytes(header[3:5], "big")
        if position < 0 or len(header) < 5 or header[0] != 0x1C or size > 0x7FFF:
            return
        position += 5
        if header[1] == 2:
            yield header[2], decoded(block[position : position + size])
        position += size
