"""Telephone numbers of all other countries, by the tables of libphonenumber.

The package is loaded only when a page holds a window of digits that may be such a number.
"""

from __future__ import annotations

from privacy_audit.detectors.phone.vietnam import Number

_NORTH_AMERICAN_DIGITS = 11
"""With the country code; asked first, because 25 countries share that code."""


def number(digits: str, region: str | None) -> Number | None:
    """What digits stand for when dialled in a region (ISO 3166), or with `+` before them if None."""
    if region is None and digits.startswith("1") and len(digits) != _NORTH_AMERICAN_DIGITS:
        return None
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits if region else "+" + digits, region)
    except phonenumbers.NumberParseException:
        return None
    kind = phonenumbers.number_type(parsed)
    if kind == phonenumbers.PhoneNumberType.UNKNOWN:
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Number(e164=e164, type=_kind(kind), from_country_code=region is None)


def _kind(number_type: int) -> str | None:
    from phonenumbers import PhoneNumberType

    match number_type:
        case PhoneNumberType.MOBILE:
            return "mobile"
        case PhoneNumberType.FIXED_LINE:
            return "landline"
        case (
            PhoneNumberType.TOLL_FREE
            | PhoneNumberType.PREMIUM_RATE
            | PhoneNumberType.SHARED_COST
            | PhoneNumberType.UAN
        ):
            return "organisation"
        case _:
            return None
