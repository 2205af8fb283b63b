"""Everything in a text that may be a value although it was not found there: nets, spellings, codes read.

Nothing is reported from here: it only decides what is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from privacy_audit.detectors.every import MASKED_IN_NAMES
from privacy_audit.detectors.masking.cover import Cover, blanked, together
from privacy_audit.detectors.masking.covering import covers
from privacy_audit.detectors.masking.decoded import View, views, words_with_codes
from privacy_audit.detectors.masking.found import merged
from privacy_audit.detectors.masking.known import Known
from privacy_audit.detectors.masking.leftovers import leftovers, leftovers_of_name
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.vehicle_plate.plates import PLATE
from privacy_audit.model import Content, Part, Segment

# In a name `_` stands for a blank; only behind words for birth and family, since the names of pictures are
# made so.
_BIRTH = re.compile(r"(?:sinh|born|birth|dob|bday|ntns)_", re.IGNORECASE)
# Somebody of the family is named: `Ảnh vợ Trần Thị Quỳnh`, `anh_vợ_Trần_Thị_Quỳnh`; in small letters, since
# with a capital it is mostly part of a title (`Cha Mẹ Đồng Hành Cùng Con`).
_FAMILY = re.compile(
    r"(?:\A|(?<=[ _-]))(?:vợ|vo|chồng|chong|mẹ|me|bố|bo|con|wife|husband|mother|father|son|daughter)[ _]"
)
# The steps of a path or of an address.
_STEP = re.compile(r"[^/\\›:\x00]{2,}")

_HIDDEN = "•••"

_Piece = tuple[int, View]
"""Where a stretch of a text begins, and how that stretch reads."""


def suspects(text: str, known: Known, *, is_name: bool = False) -> tuple[Cover, ...]:
    """What of a text in normal form is better not shown, in order, none overlapping another.

    `\\x00` in it stands for what is masked already.
    """
    return together((*_nets(text, known, is_name), *_coded(text, known, is_name)))


def _nets(text: str, known: Known, is_name: bool) -> Iterator[Cover]:
    """What the nets hold, one after the other in what is left."""
    for net in (
        lambda rest: covers(rest, is_name=is_name),
        leftovers_of_name if is_name else leftovers,
        lambda rest: together(known.spellings(rest)),
    ):
        caught = net(text)
        text = blanked(text, caught)
        yield from caught


def _coded(text: str, known: Known, is_name: bool) -> Iterator[Cover]:
    """What can be read when the codes of a text are, masked where it stands."""
    pieces: list[_Piece] = [
        (begin, view) for begin, end in words_with_codes(text) for view in views(text[begin:end])
    ]
    pieces += _steps(text) if is_name else ()
    if not pieces:
        return
    segments = tuple(Segment(text=view.text, part=Part.TEXT) for _, view in pieces)
    reading = read(Content(name="", segments=segments), is_name=True)
    for cover in _alone(reading, known, is_name):
        yield from _placed(cover, reading, pieces)


def _steps(name: str) -> Iterator[_Piece]:
    """What of a path or address reads otherwise alone: `2024/15A-678.90`, `anh_vợ_Trần_Thị_Quỳnh.jpg`."""
    for step in _STEP.finditer(name):
        written, begin = step.group(), step.start()
        if PLATE.search(written):
            yield begin, View(written, ())
        if _BIRTH.search(written):
            yield begin, View(written.replace("_", " "), ())
        if kin := _FAMILY.search(written):
            yield begin + kin.start(), View(written[kin.start() :].replace("_", " "), ())


def _alone(reading: Reading, known: Known, is_name: bool) -> Iterator[Cover]:
    """What is found and caught in a reading, nothing across its segments."""
    found = tuple(merged(reading, tuple(chain.from_iterable(find(reading) for find in MASKED_IN_NAMES))))
    yield from found
    bare = blanked(reading.text, found).replace("\n", "\x00")
    yield from _nets(bare, known, is_name)


def _placed(cover: Cover, reading: Reading, pieces: list[_Piece]) -> Iterator[Cover]:
    """A stretch of a reading of pieces, where it stands in the text: in each piece that it touches."""
    mask, digits = cover.mask, cover.digits
    for index, start, end in _touched(cover, reading):
        begin, view = pieces[index]
        first, last = view.original(*reading.span_in_segment(start, end))
        yield Cover(start=begin + first, end=begin + last, mask=mask, digits=digits)
        mask, digits = _HIDDEN, ""


def _touched(cover: Cover, reading: Reading) -> list[tuple[int, int, int]]:
    """The segments that a stretch of a reading touches, each with what of the stretch is in it."""
    joined = reading.joined
    first, last = joined.part_at(cover.start), joined.part_at(cover.end - 1)
    bounds = ((index, *reading.bounds_at(joined.begins[index])) for index in range(first, last + 1))
    within = ((index, max(begin, cover.start), min(end, cover.end)) for index, begin, end in bounds)
    return [(index, start, end) for index, start, end in within if start < end]
