"""Addresses of wallets for cryptocurrency, told from other strings by their checksums.

Bitcoin: base58check (the format of version 1 addresses) and bech32, bech32m (BIP 173, BIP 350).
TRON, over which USDT is sent mostly: base58check with the first byte 0x41. Ethereum: mixed case by
EIP-55; all in one case there is no checksum, then forty digits behind `0x` have to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from privacy_audit.guide.message.keccak import keccak_256

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_CONSTANTS = {0: 1}  # the version of the witness decides: 0 is bech32, all later ones bech32m
_BECH32M = 0x2BC830A3
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# What an address can look like: one run of letters and digits, of bounded length.
_CANDIDATE = re.compile(r"(?<![A-Za-z0-9])(?:0x[0-9A-Fa-f]{40}|[A-Za-z0-9]{26,90})(?![A-Za-z0-9])")
_FEWEST_DIGITS = 2


class Wallet(NamedTuple):
    """Where in a text an address stands, and of which currency."""

    start: int
    end: int
    currency: str


def wallets(text: str) -> Iterator[Wallet]:
    """Every address in a text whose checksum is right, in order."""
    for found in _CANDIDATE.finditer(text):
        if currency := currency_of(found.group()):
            yield Wallet(found.start(), found.end(), currency)


def alike(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that looks like an address, whatever its checksum: it may be one, mistyped."""
    for found in _CANDIDATE.finditer(text):
        if _looks_like_one(found.group()):
            yield found.span()


def _looks_like_one(candidate: str) -> bool:
    """By how it begins; else small letters, capitals and digits are mixed as in no word."""
    if candidate.startswith("0x") or candidate[:3].lower() == "bc1":
        return True
    digits = sum(map(str.isdigit, candidate))
    return digits >= _FEWEST_DIGITS and not (
        candidate.islower() or candidate.isupper() or candidate.isdigit()
    )


def currency_of(address: str) -> str | None:
    """`bitcoin`, `tron` or `ethereum`; None for anything that is no valid address."""
    if address.startswith("0x"):
        return "ethereum" if _is_ethereum(address[2:]) else None
    if address[:3].lower() == "bc1":
        return "bitcoin" if _is_segwit(address) else None
    payload = _base58check(address)
    if payload is None or len(payload) != 21:
        return None
    return {0x00: "bitcoin", 0x05: "bitcoin", 0x41: "tron"}.get(payload[0])


def _base58check(address: str) -> bytes | None:
    """The payload with its version, None if a character or the checksum is wrong."""
    if len(address) > 40 or any(sign not in _BASE58 for sign in address):
        return None
    number = 0
    for sign in address:
        number = number * 58 + _BASE58.index(sign)
    zeros = len(address) - len(address.lstrip("1"))
    content = b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
    payload, checksum = content[:-4], content[-4:]
    return payload if sha256(sha256(payload).digest()).digest()[:4] == checksum else None


def _is_segwit(address: str) -> bool:
    """Whether it is an address of the main network by BIP 173 and BIP 350."""
    lower = address.lower()
    if address not in (lower, address.upper()) or any(sign not in _BECH32 for sign in lower[3:]):
        return False
    values = [_BECH32.index(sign) for sign in lower[3:]]
    if len(values) < 8 or values[0] > 16:
        return False
    expected = _BECH32_CONSTANTS.get(values[0], _BECH32M)
    prefix = [3, 3, 0, 2, 3]  # "bc", expanded: high bits, zero, low bits
    length = (len(values) - 7) * 5 // 8
    fits = length in (20, 32) if values[0] == 0 else 2 <= length <= 40
    return fits and _polymod(prefix + values) == expected


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            checksum ^= generator if top >> bit & 1 else 0
    return checksum


def _is_ethereum(digits: str) -> bool:
    if digits in (digits.lower(), digits.upper()):
        return len(set(digits.lower())) > 4  # no checksum: at least not a made-up run of zeros
    digest = keccak_256(digits.lower().encode()).hex()
    pairs = zip(digits, digest, strict=False)
    return all(sign.isdecimal() or sign.isupper() == (int(digit, 16) > 7) for sign, digit in pairs)
