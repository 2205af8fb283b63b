"""What of a folder or an archive was left out: counted while it is walked through, said at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from privacy_audit.model import Gap, Status

_NAMED_TYPES = 8
_COUNTED_TYPES = 1000
# Endings that name a kind of file. Others may be a part of a name or a number: `Lan.0912345678`.
_TYPE = re.compile(r"\.(?:[a-z]{1,5}|mp[34]|m4[av]|7z)\Z")


class Leftover:
    """Counts of what was left out of one folder or archive."""

    def __init__(self) -> None:
        self._others = 0
        self._types: set[str] = set()
        self._counts: Counter[tuple[str, Status]] = Counter()

    def other(self, suffix: str) -> None:
        """A file that is neither page nor picture."""
        self._others += 1
        if _TYPE.match(suffix) and len(self._types) < _COUNTED_TYPES:
            self._types.add(suffix)

    def add(self, code: str, status: Status) -> None:
        """A file that was left out for a reason of its own."""
        self._counts[code, status] += 1

    def gaps(self, name: str) -> Iterator[Gap]:
        """One gap for each reason."""
        if self._others:
            types = ", ".join(sorted(self._types)[:_NAMED_TYPES]) or "?"
            values = {"count": str(self._others), "types": types}
            yield Gap(name=name, status=Status.UNSUPPORTED, code="other-files", values=values, beside=True)
        for (code, status), count in self._counts.items():
            is_beside = code == "links-outside"
            yield Gap(name=name, status=status, code=code, values={"count": str(count)}, beside=is_beside)
