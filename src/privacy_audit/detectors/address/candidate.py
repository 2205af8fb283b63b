"""What every reader of addresses gives back."""

from __future__ import annotations

from typing import NamedTuple

from privacy_audit.model import Certainty


class Candidate(NamedTuple):
    """An address in a text. `shown` are the spans that a mask may show, largest unit last."""

    start: int
    end: int
    shown: tuple[tuple[int, int], ...]
    form: str | None
    certainty: Certainty
    reasons: tuple[str, ...]
    today: tuple[str, str] | None = None
    """The ward and the province of today, for a Vietnamese address in the old form, where they are sure."""
    key: str | None = None
    """What other writings of the same Vietnamese address have in common with it."""
