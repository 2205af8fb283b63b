"""JSON texts as Python values: bounded in how many, whole where they break off, no value lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.doubled import entries_of
from privacy_audit.extract.fitting import fitting, is_large
from privacy_audit.extract.gradual import Broken, Reading

_AT_ONCE = 1_100_000
"""Characters of a text that is parsed at once: a part of a long document in an archive has no more."""


def load(text: str, values: Allowance) -> object:
    """A JSON text as Python values, None if it is broken (facts 0.9: skip that block, go on).

    Of one with more values than are read of a page, the beginning; `values` then has exceeded.
    """
    if len(text) > _AT_ONCE:
        return _gradually((text,), values)
    begun = fitting(text, 0, bounds.VALUES) if is_large(text, bounds.VALUES) else None
    try:
        document: object = json.loads(
            text if begun is None else begun, strict=False, object_pairs_hook=entries_of
        )
    except (ValueError, RecursionError):
        return None
    values.exceeded |= begun is not None
    return document


def load_pieces(pieces: Iterator[str], values: Allowance) -> object:
    """The same of a text that comes in pieces; of one with too many characters, the beginning."""
    begin = ""
    for piece in pieces:
        begin += piece
        if len(begin) > _AT_ONCE:
            return _gradually(chain((begin,), pieces), values)
    return load(begin, values)


def _gradually(pieces: Iterable[str], values: Allowance) -> object:
    reading = Reading(pieces, bounds.DATA, bounds.VALUES)
    try:
        document = reading.document()
    except Broken:
        return None
    values.exceeded |= reading.is_cut
    return document
