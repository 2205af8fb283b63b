"""Telephone numbers of all other countries, by the tables of libphonenumber.

The package is loaded only when a page holds a window of digits that may be such a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.model import Value

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_NORTH_AMERICAN_DIGITS = 11
"""With the country code; asked first, because 25 countries share that code."""
_AROUND = 160
"""Characters around a number in which a country is looked for."""
# What names a country beside a number: its name, its way of writing places, another number with its code.
_COUNTRIES = (
    (
        "GB",
        re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b|\bUK\b|United Kingdom|\bEngland\b|\+44\b"),
    ),
    ("DE", re.compile(r"\b(?:Germany|Deutschland)\b|[a-zß](?:straße|strasse|str\.) [0-9]|\+49\b")),
    ("AU", re.compile(r"\bAustralia\b|\b(?:NSW|VIC|QLD|TAS|ACT) [0-9]{4}\b|\+61\b")),
    ("FR", re.compile(r"\bFrance\b|\b[0-9]{5} Paris\b|\+33\b")),
    ("JP", re.compile(r"\bJapan\b|\bTokyo\b|日本|東京|〒|\+81\b")),
    ("KR", re.compile(r"\b(?:South )?Korea\b|\bSeoul\b|한국|서울|\+82\b")),
    ("TW", re.compile(r"\bTaiwan\b|\bTaipei\b|台灣|台北|\+886\b")),
    ("CN", re.compile(r"\bChina\b|中国|北京|上海|\+86\b")),
    ("TH", re.compile(r"\bThailand\b|\bBangkok\b|\+66\b")),
)


class Match(Value):
    """What libphonenumber's matcher finds: where, what, and whether it is grouped as it should be."""

    start: int
    end: int
    number: Number
    well_grouped: bool


@lru_cache(maxsize=512)
def number(digits: str, region: str | None) -> Number | None:
    """What digits stand for when dialled in a region (ISO 3166), or with `+` before them if None."""
    if region is None and digits.startswith("1") and len(digits) != _NORTH_AMERICAN_DIGITS:
        return None
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits if region else "+" + digits, region)
    except phonenumbers.NumberParseException:
        return None
    return _number(parsed, from_country_code=region is None)


def matches(text: str, start: int, end: int, region: str) -> Iterator[Match]:
    """The numbers of a region, and of any country with `+`, in a stretch of a text as the matcher sees it."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    for found in PhoneNumberMatcher(text[start:end], region, Leniency.VALID):
        written = found.raw_string
        number = _number(found.number, from_country_code=written.startswith("+"))
        if number:
            strict = PhoneNumberMatcher(written, region, Leniency.STRICT_GROUPING)
            yield Match(
                start=start + found.start,
                end=start + found.end,
                number=number,
                well_grouped=strict.has_next(),
            )


def country_near(text: str, start: int, end: int) -> str | None:
    """The country that is named around a number, `GB` beside `M14 5TP`; None if there is none."""
    found = _mentions(text)
    first = bisect_left(found, (start - _AROUND,))
    named = takewhile(lambda one: one[0] < end + _AROUND, islice(found, first, None))
    near = {region for _, last, region in named if last <= end + _AROUND}
    return next((region for region, _ in _COUNTRIES if region in near), None)


@lru_cache(maxsize=4)
def _mentions(text: str) -> list[tuple[int, int, str]]:
    """Where a text names countries: asked for each of its numbers, so looked for once."""
    found = ((one.span(), region) for region, pattern in _COUNTRIES for one in pattern.finditer(text))
    return sorted((start, end, region) for (start, end), region in found)


def _number(parsed: PhoneNumber, from_country_code: bool) -> Number | None:
    import phonenumbers

    kind = phonenumbers.number_type(parsed)
    if kind == phonenumbers.PhoneNumberType.UNKNOWN:
        return None
    e164 = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return Number(e164=e164, type=_kind(kind), from_country_code=from_country_code)


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
