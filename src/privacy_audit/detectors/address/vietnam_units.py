"""Việt Nam's administrative units of both eras, to tell a real ward from any two words.

Before 1 July 2025: 63 provinces, districts, wards; since then: 34 provinces and wards.
The table (built by `scripts/build_units.py`) is read on first need. A line is
`key<TAB>name=code,code;name=code`, a code being the era (`o` old, `n` new), the level (`t` tỉnh,
`c` central city, `q` quận, `h` huyện, `x` thị xã, `d` city of a province, `p` phường, `s` xã,
`r` thị trấn, `k` đặc khu) and the number of the province in which it lies today.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from privacy_audit.text import fold


class Rank(StrEnum):
    """How high a unit stands."""

    WARD = "ward"
    DISTRICT = "district"
    PROVINCE = "province"


RANKS = {
    **dict.fromkeys("tc", Rank.PROVINCE),
    **dict.fromkeys("qhxd", Rank.DISTRICT),
    **dict.fromkeys("psrk", Rank.WARD),
}

# Tone marks; they may stand on either vowel of a pair: hòa and hoà are the same word.
_SIGNS = re.compile(r"[\W_]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Unit(NamedTuple):
    """One unit: its name without the level, and the number of the province in which it lies today."""

    name: str
    old: bool
    level: str
    rank: Rank
    province: str


def key_of(name: str) -> str:
    """The key of a name: without marks, dashes and apostrophes, `y` as `i`, numbers without a zero before."""
    plain = fold(unicodedata.normalize("NFC", name)).replace("'", "").replace("’", "").replace("y", "i")
    return " ".join([word.lstrip("0") or "0" for word in _SIGNS.sub(" ", plain).split()])


@cache
def _table() -> dict[str, str]:
    """The lines of the table by key; their values are read when somebody asks for them."""
    file = resources.files("privacy_audit.detectors.address") / "data" / "vietnam_units.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return {key: value for key, _, value in (line.partition("\t") for line in lines)}


@cache
def _beginnings() -> frozenset[str]:
    """Every key and every run of words with which a key begins."""
    found: set[str] = set()
    for key in _table():
        at = key.find(" ")
        while at > 0:
            found.add(key[:at])
            at = key.find(" ", at + 1)
    return frozenset(found.union(_table()))


def begins_unit(key: str) -> bool:
    """Whether some unit has this key, or a longer one that begins with these words."""
    return key in _beginnings()


@lru_cache(maxsize=4096)
def units_of(key: str) -> tuple[Unit, ...]:
    """Every unit with a key, none if there is no such unit."""
    line = _table().get(key)
    if line is None:
        return ()
    named = (part.partition("=") for part in line.split(";"))
    return tuple(_unit(name, code) for name, _, codes in named for code in codes.split(","))


def every_key() -> tuple[str, ...]:
    """All keys of the table, in order."""
    return tuple(_table())


def _unit(name: str, code: str) -> Unit:
    return Unit(name, code[0] == "o", code[1], RANKS[code[1]], code[2:])


def written_like(written: str, name: str) -> bool:
    """Whether a writing fits a name: without any marks always, with marks only with the same ones."""
    return written.isascii() or _sound(written) == _sound(name)


@lru_cache(maxsize=4096)
def _sound(name: str) -> str:
    """Lower case, each tone mark at the end of its word, `y` as `i`, nothing but letters and digits."""
    words = "".join(
        c if c.isalnum() or c.isspace() or unicodedata.combining(c) else " " for c in name
    ).split()
    return " ".join(_sound_of_word(word) for word in words)


def _sound_of_word(word: str) -> str:
    marked = unicodedata.normalize("NFD", word.lower()).replace("y", "i")
    tones = "".join(character for character in marked if character in _TONES)
    return "".join(character for character in marked if character not in _TONES) + tones
