"""Finds what a person names by the short id that every report prints: `p-4f2a`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Kind, Value
from privacy_audit.record.fingerprint import LETTERS, SHORTEST_ID, short_ids
from privacy_audit.record.shapes import AuditRecord, ExposureRecord

# The letter of a kind, a hyphen, and the beginning of a fingerprint.
_SHORT = re.compile(rf"([a-z])-([0-9a-f]{{{SHORTEST_ID},32}})\Z")
_KINDS = {letter: kind for kind, letter in LETTERS.items()}


class ShortName(Value):
    """A short id, taken apart."""

    kind: Kind
    beginning: str

    def fits(self, kind: Kind, fingerprint: str) -> bool:
        """Whether it names an exposure of that kind and fingerprint."""
        return kind is self.kind and fingerprint.startswith(self.beginning)


def short_name(typed: str) -> ShortName | None:
    """What was typed as a short id, None if it is none."""
    match = _SHORT.match(typed.strip().lower())
    kind = _KINDS.get(match[1]) if match else None
    return ShortName(kind=kind, beginning=match[2]) if match and kind else None


def find_exposure(records: Iterable[AuditRecord], name: ShortName) -> ExposureRecord | None:
    """The exposure of that name in the first record that has it; None if none has.

    `WrongUsage` if the name fits several of a record: longer ones are named.
    """
    for record in records:
        found = [one for one in record.exposures if name.fits(one.kind, one.fingerprint)]
        if len({one.fingerprint for one in found}) > 1:
            ids = short_ids(tuple((one.kind, one.fingerprint) for one in found))
            raise WrongUsage(
                mark("That id fits several things. Please name one of them: {ids}."), ids=", ".join(ids[:5])
            )
        if found:
            return found[0]
    return None
