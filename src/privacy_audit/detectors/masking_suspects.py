"""Everything in a text that may be a value although it was not found there: nets, spellings, codes read.

Nothing is reported from here: it only decides what is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from privacy_audit.detectors.covering import Cover, blanked, covers
from privacy_audit.detectors.covering_decoded import View, views, words_with_codes
from privacy_audit.detectors.covering_known import Known
from privacy_audit.detectors.every import MASKED_IN_NAMES
from privacy_audit.detectors.leftovers import leftovers, leftovers_of_name
from privacy_audit.detectors.masking_places import merged
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Content, Part, Segment

# In a name `_` stands for a blank; only behind a word for birth, since the names of pictures are made so.
_UNDERSCORED = re.compile(r"(?:sinh|born|birth|dob|bday|ntns)_", re.IGNORECASE)

_Piece = tuple[int, View]
"""Where a stretch of a text begins, and how that stretch reads."""


def suspects(text: str, known: Known, *, is_name: bool = False) -> tuple[Cover, ...]:
    """What of a text in normal form is better not shown, in order, none overlapping another.

    `\\x00` in it stands for what is masked already.
    """
    return _together((*_nets(text, known, is_name), *_coded(text, known, is_name)))


def _nets(text: str, known: Known, is_name: bool) -> Iterator[Cover]:
    """What the nets hold, one after the other in what is left."""
    for net in (
        lambda rest: covers(rest, is_name=is_name),
        leftovers_of_name if is_name else leftovers,
        lambda rest: (Cover(start=begin, end=end, mask=mask) for begin, end, mask in known.spellings(rest)),
    ):
        caught = _together(net(text))
        text = blanked(text, ((cover.start, cover.end) for cover in caught)) if caught else text
        yield from caught


def _coded(text: str, known: Known, is_name: bool) -> Iterator[Cover]:
    """What can be read when the codes of a text are, masked where it stands."""
    pieces: list[_Piece] = [
        (begin, view) for begin, end in words_with_codes(text) for view in views(text[begin:end])
    ]
    if is_name and _UNDERSCORED.search(text):
        pieces.append((0, View(text.replace("_", " "), ())))
    if not pieces:
        return
    segments = tuple(Segment(text=view.text, part=Part.TEXT) for _, view in pieces)
    reading = read(Content(name="", segments=segments), is_name=True)
    for cover in _alone(reading, known, is_name):
        if (placed := _placed(cover, reading, pieces)) is not None:
            yield placed


def _alone(reading: Reading, known: Known, is_name: bool) -> Iterator[Cover]:
    """What is found and caught in a reading, nothing across its segments."""
    found = merged(reading, tuple(chain.from_iterable(find(reading) for find in MASKED_IN_NAMES)))
    masks = tuple(Cover(start=mask.start, end=mask.end, mask=mask.mask) for mask in found)
    yield from masks
    bare = blanked(reading.text, ((mask.start, mask.end) for mask in masks)).replace("\n", "\x00")
    yield from _nets(bare, known, is_name)


def _placed(cover: Cover, reading: Reading, pieces: list[_Piece]) -> Cover | None:
    """A stretch of a reading of pieces, where it stands in the text; None if it crosses two of them."""
    index = reading.joined.part_at(cover.start)
    if reading.joined.part_at(cover.end - 1) != index:
        return None
    begin, view = pieces[index]
    start, end = view.original(*reading.span_in_segment(cover.start, cover.end))
    return Cover(start=begin + start, end=begin + end, mask=cover.mask, digits=cover.digits)


def _together(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """Stretches that overlap as one, shown like the longest of them; the first of the same length."""
    joined: list[Cover] = []
    for cover in sorted(covers, key=lambda one: (one.start, -one.end)):
        if joined and cover.start < joined[-1].end:
            last = joined[-1]
            longest = max(last, cover, key=lambda one: one.end - one.start)
            end = max(last.end, cover.end)
            joined[-1] = Cover(start=last.start, end=end, mask=longest.mask, digits=longest.digits)
        else:
            joined.append(cover)
    return tuple(joined)
