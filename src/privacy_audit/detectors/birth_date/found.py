"""How a found birth date is told."""

from __future__ import annotations

from privacy_audit.detectors.birth_date.dates import Date
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret


def found(date: Date, certainty: Certainty, reason: str) -> Finding:
    """The finding for a date, with the code of what decided."""
    return Finding(
        kind=Kind.BIRTH_DATE,
        start=date.start,
        end=date.end,
        value=Secret(date.value),
        masked=date.masked,
        certainty=certainty,
        attributes={"precision": date.precision},
        reasons=("pattern", "valid", reason),
    )


def is_american(reading: Reading) -> bool:
    """Whether the month stands first: pages of the United States."""
    return reading.region == "US"
