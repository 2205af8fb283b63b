"""How the numbers of Vietnamese documents are built, as far as anybody can check them.

Sources: identity number, annexes of circular 59/2021/TT-BCA (before it 07/2016/TT-BCA) and article 12 of
the Law on Identification (in force since 1 July 2024): province, century and sex, two digits of the year of
birth, six digits at random. Tax code: article 5 of circular 105/2020/TT-BTC; check digit as tax offices
compute it. Driving licence: first two digits are the province.
"""

from __future__ import annotations

import re

# The provinces of birth registration; numbers that were given before the merger of 2025 stay.
_PROVINCES = frozenset(
    re.findall(
        r"[0-9]{3}",
        """
        001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033
        034 035 036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066
        067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096
        """,
    )
)
_FIRST_YEAR, _LAST_YEAR = 1920, 2029
_TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_OLD_PROVINCES = range(1, 39)
_LAST_PROVINCE = 96
# Six times the same digit: a filler, as in `031091000000`.
_FILLER = re.compile(r"([0-9])\1{5}")
# Area, group and serial of a US social security number, none of them zero.
_SSN = re.compile(r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}\Z")


# Twelve digits that may begin with a province, however they are grouped.
_MAY_BE_IDENTITY = re.compile(r"0[ .-]?[0-9][ .-]?[0-9](?:[ .-]?[0-3])(?:[ .-]{0,2}[0-9]){8}")


def may_hold_identity(text: str, start: int, end: int) -> bool:
    """A quick look for an identity number in a stretch."""
    return bool(_MAY_BE_IDENTITY.search(text, start, end))


def has_identity_form(digits: str) -> bool:
    """Whether twelve digits are built like an identity number of somebody alive."""
    if len(digits) != 12 or digits[:3] not in _PROVINCES or digits[3] not in "0123":
        return False
    year = (1900 if digits[3] in "01" else 2000) + int(digits[4:6])
    return _FIRST_YEAR <= year <= _LAST_YEAR and not _FILLER.search(digits[6:])


def has_old_identity_form(digits: str) -> bool:
    """Whether nine digits begin like an old identity card: the number of a province, 01 to 38."""
    return len(digits) == 9 and int(digits[:2]) in _OLD_PROVINCES


def has_tax_form(digits: str) -> bool:
    """Whether the last of ten digits checks the nine before it."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], _TAX_WEIGHTS, strict=True))
    return 10 - total % 11 == int(digits[9])


def has_licence_form(digits: str) -> bool:
    """Whether twelve digits begin with a province and hold a year in which a licence can be."""
    return len(digits) == 12 and 1 <= int(digits[:2]) <= _LAST_PROVINCE


def has_security_form(digits: str) -> bool:
    """Whether nine digits can be a US social security number."""
    return bool(_SSN.match(digits))
