"""What a person gave as targets: each counts once, and a name with blanks may have fallen apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from privacy_audit.sources.targets import path_of, whole_name

MOST_WORDS = 12
"""Words that a name with blanks has at most."""


class Once(NamedTuple):
    """The targets without repeats, as each was written first, and those among them that were repeated."""

    targets: tuple[str, ...]
    repeated: tuple[str, ...]


def once(targets: Iterable[str]) -> Once:
    """Each target once: two ways to write one address are the same, so are two to one file, also by links.

    For targets that passed `check_target`.
    """
    first: dict[str | None, str] = {}
    repeated: dict[str, None] = {}
    for target in targets:
        if (name := whole_name(target)) in first:
            repeated[first[name]] = None
        else:
            first[name] = target
    return Once(targets=tuple(first.values()), repeated=tuple(repeated))


def name_in_pieces(words: Sequence[str], at: int) -> str | None:
    """The name with blanks, of a file or folder, that the word at `at` and its neighbours make; None if none.

    A shell takes such a name apart where it is typed without quotes. A word that names something itself is
    no piece.
    """
    if _is_there(words[at]):
        return None
    for size in range(min(MOST_WORDS, len(words)), 1, -1):
        for begin in range(max(at - size + 1, 0), min(at, len(words) - size) + 1):
            joined = " ".join(words[begin : begin + size])
            if _is_there(joined):
                return joined
    return None


def _is_there(name: str) -> bool:
    try:
        return os.path.lexists(path_of(name))
    except (OSError, ValueError):  # too long, or a NUL in it
        return False
