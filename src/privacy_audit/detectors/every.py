"""All detectors, one literal tuple: what runs over a page, and what runs over a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from privacy_audit.detectors import (
    address,
    bank_account,
    birth_date,
    email,
    location,
    national_id,
    other_account,
    phone,
    relations,
    vehicle_plate,
    workplace,
)
from privacy_audit.detectors.reading import Finding, Reading

Detector = Callable[[Reading], Iterator[Finding]]

DETECTORS: tuple[Detector, ...] = (
    phone.find,
    email.find,
    address.find,
    national_id.find,
    bank_account.find,
    birth_date.find,
    vehicle_plate.find,
    location.find,
    workplace.find,
    relations.find,
    other_account.find,
)
MASKED_IN_NAMES = tuple(find for find in DETECTORS if find not in (workplace.find, other_account.find))
"""What stays readable is not looked for in names."""
