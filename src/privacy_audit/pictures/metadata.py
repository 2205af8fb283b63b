"""Brings EXIF, XMP, IPTC and notes of one file together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.pictures import exif, iptc, xmp
from privacy_audit.pictures.blocks import Blocks
from privacy_audit.pictures.statements import Statement
from privacy_audit.pictures.tiff import Tags, read_block
from privacy_audit.text import clean

_MOST_BLOCKS = 4
_MOST_NOTES = 100
# Keywords of notes in PNG files (PNG 3rd edition, section 11.3.3.1) that say what they are.
_NOTE_LABELS = {"author": "name", "artist": "name", "title": "text", "description": "description"}


class Metadata(NamedTuple):
    """What the metadata of a file say. `tags` are those of all its EXIF blocks, the first block's first."""

    tags: Tags
    statements: tuple[Statement, ...]
    taken: str | None
    preview: bytes | None
    damaged: bool


def read_metadata(blocks: Blocks) -> Metadata:
    """The metadata of a file. A fifth block of one kind is not read: the file is damaged then."""
    exif_blocks = [(data, read_block(data)) for data in blocks.exif[:_MOST_BLOCKS]]
    packets = [xmp.read_packet(data) for data in blocks.xmp[:_MOST_BLOCKS]]
    tags: Tags = {}
    for _, block in reversed(exif_blocks):
        tags |= block.tags
    times = (exif.taken(tags), *(xmp.taken(packet) for packet in packets))
    previews = (exif.preview(data, block.tags) for data, block in exif_blocks)
    statements = (
        *(statement for _, block in exif_blocks for statement in exif.words_of(block.tags)),
        *(statement for packet in packets for statement in xmp.words_of(packet)),
        *(statement for data in blocks.iptc[:_MOST_BLOCKS] for statement in iptc.words_of(data)),
        *_notes(blocks),
    )
    too_many = max(map(len, (blocks.exif, blocks.xmp, blocks.iptc))) > _MOST_BLOCKS
    damaged = [packet.damaged for packet in packets] + [block.damaged for _, block in exif_blocks]
    return Metadata(
        tags=tags,
        statements=statements,
        taken=next(filter(None, times), None),
        preview=next(filter(None, previews), None),
        damaged=too_many or len(blocks.notes) > _MOST_NOTES or any(damaged),
    )


def _notes(blocks: Blocks) -> Iterator[Statement]:
    for keyword, text in blocks.notes[:_MOST_NOTES]:
        yield Statement(f"note {clean(keyword, 40)}", text, _NOTE_LABELS.get(keyword.lower()))
