"""JSON texts as Python values: bounded in how many, whole where they break off, no value lost."""

from __future__ import annotations

import json

from privacy_audit.extract import bounds
from privacy_audit.extract.bounds import Allowance
from privacy_audit.extract.fitting import fitting, is_large


def load(text: str, values: Allowance) -> object:
    """A JSON text as Python values, None if it is broken (facts 0.9: skip that block, go on).

    Of one with more values than are read of a page, the beginning; `values` then has exceeded.
    """
    begun = fitting(text, 0, bounds.VALUES) if is_large(text, bounds.VALUES) else None
    try:
        document: object = json.loads(
            text if begun is None else begun, strict=False, object_pairs_hook=_entries
        )
    except (ValueError, RecursionError):
        return None
    values.exceeded |= begun is not None
    return document


def _entries(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of a document. Of a key that stands there again the last value counts, as everywhere; what
    it stood for before is listed under the same key with a `_` behind it, which readers of keys pass over."""
    entries = dict(pairs)
    if len(entries) == len(pairs):
        return entries
    earlier: dict[str, list[object]] = {}
    latest: dict[str, object] = {}
    for key, value in pairs:
        if key in latest:
            earlier.setdefault(key, []).append(latest[key])
        latest[key] = value
    for key, former in earlier.items():
        name = key + "_"
        latest[name] = [*former, latest[name]] if name in latest else former
    return latest
