"""Which ward of today an old ward became, to join the two names of one home.

The table (built by `scripts/build_units.py`) is read on first need. A line is
`province<TAB>district<TAB>ward=old,old;ward=old`: the number of today's province, the key of the district
that was (without its level and without spaces), then each ward of today, a letter for its level before the
name (`p` phường, `s` xã, `k` đặc khu), with the keys of the old wards that went into it: whole, or, with
`?` behind the name, with their largest part. A line without a district holds the name of the province.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from privacy_audit.detectors.address.vietnam_units import key_of

_LEVELS = {"p": "Phường", "s": "Xã", "k": "Đặc khu", "r": "Thị trấn"}


class Ward(NamedTuple):
    """A ward of today: its level and name, and the number of its province.

    `sure`: the old ward lies in it whole.
    """

    name: str
    key: str
    province: str
    sure: bool


@lru_cache(maxsize=4096)
def glued(name: str) -> str:
    """The key of a name without spaces: `Lạch Tray` becomes `lachtrai`."""
    return key_of(name).replace(" ", "")


@cache
def _lines() -> dict[tuple[str, str], str]:
    """The lines of the table by province and district; read when somebody asks for them."""
    file = resources.files("privacy_audit.detectors.address") / "data" / "vietnam_wards.tsv"
    parts = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
    return {(province, district): wards for province, district, wards in parts}


def province_of_today(number: str) -> str:
    """The name of a province of today, empty if there is no such number."""
    return _lines().get((number, ""), "")


@lru_cache(maxsize=512)
def _wards_of(province: str, district: str) -> dict[str, str]:
    """The ward of today, as the table has it, by the key of each old ward of a district."""
    named = (part.partition("=") for part in _lines().get((province, district), "").split(";") if part)
    return {old: name for name, _, olds in named for old in olds.split(",")}


@lru_cache(maxsize=64)
def _wards_in(province: str) -> dict[str, str | None]:
    """The same for all districts of a province; None for a key that leads to several wards."""
    found: dict[str, str | None] = {}
    for number, district in _lines():
        for old, ward in _wards_of(number, district).items() if district and number == province else ():
            found[old] = ward if found.get(old, ward) == ward else None
    return found


@lru_cache(maxsize=512)
def _ward(province: str, name: str) -> Ward:
    """A ward of today from its name in the table."""
    bare = name[1:].rstrip("?")
    return Ward(f"{_LEVELS[name[0]]} {bare}", glued(bare), province, not name.endswith("?"))


def ward_of_today(province: str, district: str | None, written: str) -> Ward | None:
    """The one ward into which an old ward went, or its largest part; None if there is no one such ward.

    `written` is the ward as it stands in an address, with or without its level; `district` the name of its
    district without the level.
    """
    key = glued(written)
    within = _wards_of(province, glued(district)) if district else {}
    name = within.get(key) or _wards_in(province).get(key)
    return _ward(province, name) if name else None
