"""How telephone numbers are built in Việt Nam: today's plan, and the old forms that pages still show.

Sources: number patterns of country code 84 in libphonenumber 9.0.43; the operators' prefix lists;
the change of eleven-digit mobile numbers (September to November 2018); the change of area codes
(plan of the Ministry of Information and Communications, February to June 2017).
"""

from __future__ import annotations

import re

from privacy_audit.model import Value

# Country code as written: 84, 0084, and the trunk zero that some leave after it, `+84 (0)912…`.
_COUNTRY = re.compile(r"(?:00)?84(?=[0-9]{8})0?")
# The nine digits of a mobile number after the zero (prefixes in use, 055 and 087 included).
_MOBILE = re.compile(r"(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}\Z")
# Area code and subscriber: eight digits in Hà Nội and Hồ Chí Minh City, seven elsewhere.
_LANDLINE = re.compile(
    r"2(?:[48][2-9][0-9]{7}|(?:0[3-9]|1[0-689]|2[0-25-9]|3[2-9]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])[0-9]{7})\Z"
)
# Free and paid service numbers: no trunk zero, no area code.
_SERVICE = re.compile(r"1[89]00[0-9]{4,6}\Z")
# The government's and the security forces' own networks, 080 and 069: short numbers behind the zero.
_STATE = re.compile(r"(?:80[0-9]{5}|69[0-9]{5,7})\Z")
# The ten digits of a mobile number of before 2018, after the zero.
_OLD_MOBILE = re.compile(r"(12[0-9]|16[2-9]|186|188|199)([0-9]{7})\Z")
_OLD_MOBILE_CODES = {
    "120": "70", "121": "79", "122": "77", "123": "83", "124": "84", "125": "85", "126": "76",
    "127": "81", "128": "78", "129": "82", "162": "32", "163": "33", "164": "34", "165": "35",
    "166": "36", "167": "37", "168": "38", "169": "39", "186": "56", "188": "58", "199": "59",
}  # fmt: skip
_OLD_AREAS = {
    "4": "24", "8": "28", "20": "214", "22": "212", "25": "205", "26": "206", "27": "207", "29": "216",
    "30": "229", "31": "225", "33": "203", "36": "227", "37": "237", "38": "238", "39": "239",
    "52": "232", "53": "233", "54": "234", "55": "255", "56": "256", "57": "257", "58": "258",
    "59": "269", "60": "260", "61": "251", "62": "252", "63": "263", "64": "254", "66": "276",
    "67": "277", "68": "259", "70": "270", "72": "272", "73": "273", "74": "294", "75": "275",
    "76": "296", "77": "297", "79": "299", "230": "215", "231": "213", "240": "204", "241": "222",
    "280": "208", "281": "209", "320": "220", "321": "221", "350": "228", "351": "226", "500": "262",
    "501": "261", "510": "235", "511": "236", "650": "274", "651": "271", "710": "292", "711": "293",
    "780": "290", "781": "291",
}  # fmt: skip


class Number(Value):
    """A number that can be dialled. `type` is `mobile`, `landline`, `organisation` or unknown."""

    e164: str
    type: str | None
    from_country_code: bool = False
    """It was written with its country code, so the page's region played no part."""
    old: bool = False
    """It was written as before 2017 or 2018."""


def number(
    sizes: tuple[int, ...], digits: str, bracketed: bool = False, called_phone: bool = False
) -> Number | None:
    """What a Vietnamese number stands for; None if it is none.

    `sizes` says how many digits stand together, `bracketed` that the first of them are in brackets:
    `(033) 3842 124` is an old area code, `0333 842 124` a mobile. `called_phone` says that the page
    calls it a telephone: then its digits need not be grouped to be an old landline.
    """
    if _SERVICE.match(digits) and sizes[0] >= 4:
        return Number(e164="+84" + digits, type="organisation")
    country = _COUNTRY.match(digits)
    if not country and not digits.startswith("0"):
        return None
    prefix = country.end() if country else 1
    national, rest = digits[prefix:], _sizes_after(sizes, prefix)
    e164, kind = _old_landline(national, rest, bracketed) or _current(national)
    if not e164 and (called_phone or country or len(sizes) > 1):
        e164, kind = _of_the_state(national, sizes) or _old_landline_in_one(national)
    if not e164:
        return None
    return Number(e164="+84" + e164, type=kind, from_country_code=bool(country), old=e164 != national)


def without_zero(digits: str) -> Number | None:
    """A mobile number whose first zero a spreadsheet took away; only where the page calls it a telephone."""
    return Number(e164="+84" + digits, type="mobile") if _MOBILE.match(digits) else None


def _sizes_after(sizes: tuple[int, ...], prefix: int) -> tuple[int, ...]:
    """The sizes of the groups after the first digits have been taken away."""
    for index, size in enumerate(sizes):
        if size > prefix:
            return (size - prefix, *sizes[index + 1 :])
        prefix -= size
    return ()


def _current(national: str) -> tuple[str, str | None]:
    if _MOBILE.match(national):
        return national, "mobile"
    if _LANDLINE.match(national):
        return national, "landline"
    if old := _OLD_MOBILE.match(national):
        return _OLD_MOBILE_CODES[old[1]] + old[2], "mobile"
    return "", None


def _old_landline(national: str, sizes: tuple[int, ...], bracketed: bool) -> tuple[str, str] | None:
    """Today's form of an old landline whose area code is written apart from the rest."""
    code, subscriber = national[: sizes[0]], national[sizes[0] :]
    if code not in _OLD_AREAS or len(subscriber) != _subscriber_size(code) or subscriber[0] in "01":
        return None
    looks_old = bracketed or (len(code) == 1 and sizes[1] >= 4)
    if _MOBILE.match(national) and not looks_old:
        return None
    return _OLD_AREAS[code] + subscriber, "landline"


def _old_landline_in_one(national: str) -> tuple[str, str | None]:
    """The same for a number without gaps that is no number of today."""
    for size in (3, 2, 1):
        code, subscriber = national[:size], national[size:]
        if code in _OLD_AREAS and len(subscriber) == _subscriber_size(code) and subscriber[0] not in "01":
            return _OLD_AREAS[code] + subscriber, "landline"
    return "", None


def _of_the_state(national: str, sizes: tuple[int, ...]) -> tuple[str, str] | None:
    """A number of the government or the security forces, its prefix apart: `080 43162`."""
    return (national, "organisation") if _STATE.match(national) and sizes[0] in (3, 4) else None


def _subscriber_size(code: str) -> int:
    return 8 if len(code) == 1 else 7
