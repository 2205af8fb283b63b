"""Check digits of cards and of international account numbers.

Sources: ISO/IEC 7812-1 (Luhn's formula), ISO 13616 and the IBAN registry (lengths by country).
"""

from __future__ import annotations

import re

_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27,
    "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29, "VA": 22,
    "XK": 20,
}  # fmt: skip
_FOR_TESTS = frozenset(
    ("4111111111111111", "4242424242424242", "5555555555554444", "378282246310005", "4000056655665556")
)
"""Numbers that payment services print for trying out."""
# First digits of the cards of Visa, Mastercard, American Express, JCB and NAPAS (9704).
_CARD = re.compile(r"(?:4|5[1-5]|2[2-7]|3[47]|35|9704|62)")


def is_for_tests(digits: str) -> bool:
    """Whether it is a card number that everybody knows."""
    return digits in _FOR_TESTS


def has_card_form(digits: str) -> bool:
    """Whether digits are built like a bank card's: length, issuer, check digit."""
    if len(digits) not in (15, 16, 19) or is_for_tests(digits):
        return False
    return bool(_CARD.match(digits)) and _luhn(digits)


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        worth = int(digit) * (1 + place % 2)
        total += worth - 9 if worth > 9 else worth
    return total % 10 == 0


def iban_at(written: str) -> str | None:
    """The international account number with which letters and digits begin, without blanks."""
    plain = written.replace(" ", "").upper()
    iban = plain[: _LENGTHS.get(plain[:2], 0)]
    if len(iban) < 15 or len(iban) != _LENGTHS[plain[:2]]:
        return None
    return iban if int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1 else None
