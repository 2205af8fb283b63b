"""How something was recognised: a sentence for each code in `Exposure.reasons` (`scan --explain`)."""

from __future__ import annotations

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
from privacy_audit.errors import mark
from privacy_audit.model import Kind

_COMMON = {
    "pattern": mark("It has the form of such a value."),
    "valid": mark("Its form and its digits are valid."),
    "context": mark("The words beside it say what it is."),
}
_PHOTO = {
    "photo-known": mark("The network keeps photos of people under such addresses."),
    "photo-page": mark("Its size, place and description on the page are those of a photo."),
    "photo-file": mark("The file is a photograph."),
}
REASONS: dict[Kind, dict[str, str]] = {
    Kind.PHONE: _COMMON | phone.REASONS,
    Kind.EMAIL: _COMMON | email.REASONS,
    Kind.ADDRESS: _COMMON | address.REASONS,
    Kind.NATIONAL_ID: _COMMON | national_id.REASONS,
    Kind.BANK_ACCOUNT: _COMMON | bank_account.REASONS,
    Kind.BIRTH_DATE: _COMMON | birth_date.REASONS,
    Kind.VEHICLE_PLATE: _COMMON | vehicle_plate.REASONS,
    Kind.LOCATION: _COMMON | location.REASONS,
    Kind.WORKPLACE: _COMMON | workplace.REASONS,
    Kind.RELATIONS: _COMMON | relations.REASONS,
    Kind.OTHER_ACCOUNT: _COMMON | other_account.REASONS,
    Kind.PHOTO: _PHOTO,
}
"""The sentences by kind and code; keys of the translations."""
