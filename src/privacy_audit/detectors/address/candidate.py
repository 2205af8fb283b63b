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
