"""Telephone numbers of all other countries, by the tables of libphonenumber.

The package is loaded only when a page holds a window of digits that may be such a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from privacy_audit.detectors.phone.vietnam import Number
from privacy_audit.model import Value

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_NORTH_AMERICAN_DIGITS = 11
"""With the country code; asked first, because 25 countries share that code."""
_LEAST, _MOST = 5, 20
"""Digits of a number with all that may stand before it."""
_AROUND = 160
"""Characters around a number in which a country is looked for."""
_BLOCK, _LONGEST = 512, 64
"""Characters in which the numbers share one look, and of a number with its gaps."""
# What names a country beside a number: its name, its way of writing places, another number with its code,
# a mailbox or page there.
# Each pattern with letters and signs one of which stands wherever it matches: looked for at memory speed.
_COUNTRIES = (
    (
        "GB",
        (" ", "UK", "+44", ".uk"),
        re.compile(
            r"\.uk\b|\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b|\bUK\b|United Kingdom|\bEngland\b|\+44\b"
        ),
    ),
    (
        "DE",
        ("Germany", "Deutschland", "stra", "str.", "+49", ".de", "IBAN DE"),
        re.compile(r"\.de\b|IBAN DE|\b(?:Germany|Deutschland)\b|[a-zß](?:straße|strasse|str\.) [0-9]|\+49\b"),
    ),
    (
        "AU",
        ("Australia", "NSW", "VIC", "QLD", "TAS", "ACT", "+61", ".au"),
        re.compile(r"\.au\b|\bAustralia\b|\b(?:NSW|VIC|QLD|TAS|ACT) [0-9]{4}\b|\+61\b"),
    ),
    ("FR", ("France", "Paris", "+33", ".fr"), re.compile(r"\.fr\b|\bFrance\b|\b[0-9]{5} Paris\b|\+33\b")),
    (
        "JP",
        ("Japan", "Tokyo", "日本", "東京", "〒", "+81", ".jp"),
        re.compile(r"\.jp\b|\bJapan\b|\bTokyo\b|日本|東京|〒|\+81\b"),
    ),
    (
        "KR",
        ("Korea", "Seoul", "한국", "서울", "연락처", "전화", "+82", ".kr"),
        re.compile(r"연락처|전화|\.kr\b|\b(?:South )?Korea\b|\bSeoul\b|한국|서울|\+82\b"),
    ),
    (
        "TW",
        ("Taiwan", "Taipei", "台灣", "台北", "+886", ".tw"),
        re.compile(r"\.tw\b|\bTaiwan\b|\bTaipei\b|台灣|台北|\+886\b"),
    ),
    (
        "CN",
        ("China", "中国", "北京", "上海", "+86", ".cn"),
        re.compile(r"\.cn\b|\bChina\b|中国|北京|上海|\+86\b"),
    ),
    ("TH", ("Thailand", "Bangkok", "+66", ".th"), re.compile(r"\.th\b|\bThailand\b|\bBangkok\b|\+66\b")),
)


class Match(Value):
    """What libphonenumber's matcher finds: where, and what."""

    start: int
    end: int
    number: Number


@lru_cache(maxsize=512)
def number(digits: str, region: str | None) -> Number | None:
    """What digits stand for when dialled in a region (ISO 3166), or with `+` before them if None."""
    if region is None and digits.startswith("1") and len(digits) != _NORTH_AMERICAN_DIGITS:
        return None
    if region is not None and not may_be_national(digits, region):
        return None
    import phonenumbers

    try:
        parsed = phonenumbers.parse(digits if region else "+" + digits, region)
    except phonenumbers.NumberParseException:
        return None
    return _number(parsed, from_country_code=region is None)


def may_be_national(digits: str, region: str) -> bool:
    """A quick look: whether digits may be a number of a region, written without a plus; seldom wrong."""
    if not _LEAST <= len(digits) <= _MOST:
        return False
    form = _national_form(region)
    return form is None or form.fullmatch(digits) is not None


@lru_cache(maxsize=8)
def _national_form(region: str) -> re.Pattern[str] | None:
    """How numbers begin and go on in a region; None where a rule rewrites them before they are judged."""
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region, None)
    if plan is None or plan.general_desc is None or plan.national_prefix_transform_rule:
        return None
    prefixes = (str(plan.country_code), plan.national_prefix_for_parsing)
    before = "".join(f"(?:{prefix})?" for prefix in prefixes if prefix)
    international = f"(?:{plan.international_prefix})[0-9]+|" if plan.international_prefix else ""
    return re.compile(f"{international}{before}(?:{plan.general_desc.national_number_pattern})")


def matches(text: str, start: int, end: int, region: str) -> Iterator[Match]:
    """The numbers of a region, and of any country with `+`, in a stretch of a text as the matcher sees it."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    for found in PhoneNumberMatcher(text[start:end], region, Leniency.VALID):
        number = _number(found.number, from_country_code=found.raw_string.startswith("+"))
        if number:
            yield Match(start=start + found.start, end=start + found.end, number=number)


def is_well_grouped(written: str, region: str) -> bool:
    """Whether the digits of a number stand together as they do in its country."""
    from phonenumbers import Leniency, PhoneNumberMatcher

    return PhoneNumberMatcher(written, region, Leniency.STRICT_GROUPING).has_next()


def country_near(text: str, start: int, end: int) -> str | None:
    """The country that is named around a number, `GB` beside `M14 5TP`; None if there is none."""
    mentions = _mentions(text, start // _BLOCK)
    return next(
        (one for one, first, last in mentions if first >= start - _AROUND and last <= end + _AROUND), None
    )


@lru_cache(maxsize=4)
def _mentions(text: str, block: int) -> tuple[tuple[str, int, int], ...]:
    """Where the surroundings of the numbers of one stretch name countries: each number of it asks."""
    begin, stop = max(0, block * _BLOCK - _AROUND), (block + 1) * _BLOCK + _LONGEST + _AROUND
    near = text[begin:stop]
    return tuple(
        (region, *found.span())
        for region, signs, pattern in _COUNTRIES
        if any(sign in near for sign in signs)
        for found in pattern.finditer(text, begin, stop)
    )


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
