"""Whose eyes a member of a data archive is for: what nobody but the person sees is told by its path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from privacy_audit.checklist import ArchiveKind
from privacy_audit.model import Value

ONLY_YOU = "only-you"
_RECOGNISED_BY = 20_000
"""So many names are looked at to tell what an archive is."""


class Owned(Value):
    """What is known of the archive that a document belongs to; nothing for an ordinary folder."""

    kinds: tuple[ArchiveKind, ...] = ()

    @property
    def id(self) -> str | None:
        """The id of the archive, None for an ordinary folder."""
        return self.kinds[0].id if self.kinds else None

    def audience(self, path: str, key: str | None = None) -> str | None:
        """Who sees a member, or what stands under a key of it: `only-you`, or None for unknown."""
        searched = path.lower() if key is None else f"{path}#{key}".lower()
        patterns = (pattern for kind in self.kinds for pattern in kind.private)
        return ONLY_YOU if any(_compiled(pattern).search(searched) for pattern in patterns) else None

    def has_sections(self, path: str) -> bool:
        """Whether the keys of a member have audiences of their own."""
        patterns = (pattern for kind in self.kinds for pattern in kind.sections)
        return any(_compiled(pattern).search(path.lower()) for pattern in patterns)


def recognise(paths: Iterable[str], kinds: tuple[ArchiveKind, ...]) -> Owned:
    """Which data archives the paths of members belong to."""
    found: dict[str, ArchiveKind] = {}
    if kinds:
        for _, path in zip(range(_RECOGNISED_BY), paths, strict=False):
            lower = path.lower()
            for kind in kinds:
                if kind.id not in found and any(_compiled(mark).search(lower) for mark in kind.marks):
                    found[kind.id] = kind
    return Owned(kinds=tuple(found.values()))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
