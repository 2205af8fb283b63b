"""Names findings so that one recognises them again without being able to tell what they say."""

from __future__ import annotations

import hashlib
import unicodedata

from privacy_audit.model import Kind

SHORTEST_ID = 4
"""Hexadecimal digits of a fingerprint that name a finding, unless two begin alike."""
SHORTEST_KEY = 16
PRINTED = "\0"
"""What begins with this is no value but a fingerprint already: of what was found before an interruption."""
LETTERS = {
    Kind.PHONE: "p",
    Kind.EMAIL: "e",
    Kind.ADDRESS: "a",
    Kind.NATIONAL_ID: "n",
    Kind.BANK_ACCOUNT: "b",
    Kind.BIRTH_DATE: "d",
    Kind.VEHICLE_PLATE: "v",
    Kind.LOCATION: "l",
    Kind.PHOTO: "i",
    Kind.FACE: "f",
    Kind.WORKPLACE: "w",
    Kind.RELATIONS: "r",
    Kind.OTHER_ACCOUNT: "o",
}


def fingerprint(kind: Kind, value: str, key: bytes) -> str:
    """A keyed hash of a normalised value, 32 hexadecimal digits.

    Keyed BLAKE2b, since a plain hash of a phone number is reversed by trying all numbers.
    The key has 16 to 64 bytes and never leaves the machine; `ValueError` if it is shorter or longer.
    """
    if len(key) < SHORTEST_KEY:
        raise ValueError("the key of the fingerprints is too short")
    if value.startswith(PRINTED):
        return value.removeprefix(PRINTED)
    message = f"{kind}\0{unicodedata.normalize('NFC', value)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(message, key=key, digest_size=16).hexdigest()


def target_print(whole: str, key: bytes) -> str:
    """A keyed hash of a whole address or path, 32 hexadecimal digits: a name may be that of two files."""
    message = f"target\0{unicodedata.normalize('NFC', whole)}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(message, key=key, digest_size=16).hexdigest()


def short_ids(names: tuple[tuple[Kind, str], ...]) -> tuple[str, ...]:
    """For each kind and fingerprint its short id: the kind's letter and just enough digits."""
    full = sorted({LETTERS[kind] + digits for kind, digits in names})
    lengths: dict[str, int] = {}
    for before, name, after in zip(["", *full], full, [*full[1:], ""], strict=False):
        lengths[name] = max(_shared(name, before), _shared(name, after), SHORTEST_ID)
    return tuple(f"{LETTERS[kind]}-{digits[: lengths[LETTERS[kind] + digits]]}" for kind, digits in names)


def _shared(one: str, other: str) -> int:
    """How many characters two names have in common at their beginning."""
    differing = (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differing, min(len(one), len(other)))
