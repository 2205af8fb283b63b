"""The file that was probably meant by a name that is not there: a slip of the hand, another ending."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from privacy_audit.sources.kinds import ARCHIVE_SUFFIXES, PAGE_TYPES, PICTURE_SUFFIXES
from privacy_audit.text import fold

NEAR = 0.75
"""How much two names have to resemble each other, without their endings: one wrong letter of four."""
MOST = 2000
"""Names in a folder that are compared at most."""
_SUFFIXES = frozenset((*PAGE_TYPES, *ARCHIVE_SUFFIXES, *PICTURE_SUFFIXES))


def near_name(path: Path) -> str | None:
    """The name in the same folder that a path, which leads to nothing, resembles most; None if none does.

    Only files that can be read are offered, and none that is hidden.
    """
    from difflib import get_close_matches

    try:
        there = [one.name for one in islice(path.parent.iterdir(), MOST) if _is_offered(one)]
    except (OSError, ValueError):  # no such folder, one that may not be read, a NUL in its name
        return None
    by_stem: dict[str, list[str]] = {}
    for name in sorted(there):
        by_stem.setdefault(_stem(name), []).append(name)
    for stem in get_close_matches(_stem(path.name), by_stem, 1, NEAR):
        # Of names that differ only in their ending the one whose ending is most like what was typed.
        [*near] = get_close_matches(fold(path.name), map(fold, by_stem[stem]), 1, 0)
        return next((name for name in by_stem[stem] if fold(name) in near), None)
    return None


def _is_offered(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix.lower() in _SUFFIXES


def _stem(name: str) -> str:
    """A name without marks, capitals, and an ending that pages have."""
    path = Path(name)
    return fold(path.stem if path.suffix.lower() in _SUFFIXES else name)
