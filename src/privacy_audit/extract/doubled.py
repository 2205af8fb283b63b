"""Objects of JSON in which a key stands twice: one reader takes the first value, another the last."""

from __future__ import annotations


def entries_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
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
    list_earlier(latest, earlier)
    return latest


def list_earlier(latest: dict[str, object], earlier: dict[str, list[object]]) -> None:
    """Add to an object what its keys stood for before."""
    for key, former in earlier.items():
        name = key + "_"
        latest[name] = [*former, latest[name]] if name in latest else former
