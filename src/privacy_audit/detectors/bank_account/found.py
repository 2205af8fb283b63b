"""How a found account is told."""

from __future__ import annotations

from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_digits


def found(
    text: str,
    span: tuple[int, int],
    certainty: Certainty,
    reasons: tuple[str, ...],
    kind: str = "account",
    bank: str | None = None,
) -> Finding:
    """The finding for a span: letters and digits are its value. `kind` is `account`, `card` or `iban`."""
    value = "".join(filter(str.isalnum, text[slice(*span)])).upper()
    return Finding(
        kind=Kind.BANK_ACCOUNT,
        start=span[0],
        end=span[1],
        value=Secret(value),
        masked=mask_digits(value),
        certainty=certainty,
        attributes={"type": kind, "bank": bank} if bank else {"type": kind},
        reasons=reasons,
    )
