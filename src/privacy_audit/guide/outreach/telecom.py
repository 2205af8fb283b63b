"""Counts a short message as a telecom counts it, and takes the marks off Vietnamese letters.

Rules: 3GPP TS 23.038 (GSM 03.38), 6.2.1: the GSM 7-bit default alphabet, of which the characters of the
extension table take two places; every other text is sent in UCS-2, 16 bits a unit. 3GPP TS 23.040: 140
octets a message, so 160 places or 70 units; 9.2.3.24.1: in a message of several parts six octets go to
the header, so 153 places or 67 units a part. A character is never split between two parts.
"""

from __future__ import annotations

import unicodedata
from typing import Literal

from privacy_audit.model import Value

Alphabet = Literal["gsm-7", "ucs-2"]
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet; escape, its 128th place, is no character of its own."""
EXTENSION = frozenset("\f^{}\\[~]|€")
SINGLE: dict[Alphabet, int] = {"gsm-7": 160, "ucs-2": 70}
PART: dict[Alphabet, int] = {"gsm-7": 153, "ucs-2": 67}
# What typography has and the alphabet of telephones has not, and letters whose stroke is no mark.
_PLAIN = str.maketrans(
    {"đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "-"}
    | {"\u00a0": " "}
)


class SmsCount(Value):
    """How a text is sent: the places it takes in its alphabet, and the number of messages that are paid."""

    alphabet: Alphabet
    units: int
    messages: int


def count_sms(text: str) -> SmsCount:
    """The places and messages of a text; an empty text is one message."""
    alphabet = alphabet_of(text)
    widths = [_width(character, alphabet) for character in text]
    units = sum(widths)
    messages = 1 if units <= SINGLE[alphabet] else _parts(widths, PART[alphabet])
    return SmsCount(alphabet=alphabet, units=units, messages=messages)


def alphabet_of(text: str) -> Alphabet:
    """One character beyond the GSM alphabet, and the whole text goes in UCS-2."""
    return "gsm-7" if all(one in BASIC or one in EXTENSION for one in text) else "ucs-2"


def capacity(alphabet: Alphabet, messages: int) -> int:
    """The places of so many messages together."""
    return SINGLE[alphabet] if messages == 1 else PART[alphabet] * messages


def without_marks(text: str) -> str:
    """Vietnamese in plain letters, as `Không chuyển tiền` becomes `Khong chuyen tien`."""
    plain = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(one for one in plain if not unicodedata.combining(one))


def _width(character: str, alphabet: Alphabet) -> int:
    if alphabet == "gsm-7":
        return 2 if character in EXTENSION else 1
    return 2 if ord(character) > 0xFFFF else 1  # a pair of surrogates


def _parts(widths: list[int], room: int) -> int:
    """The parts that are filled one after the other, no character in two of them."""
    parts, used = 1, 0
    for width in widths:
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts
