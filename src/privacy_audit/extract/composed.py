"""Puts together what structured data takes apart: a postal address on one line, coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from privacy_audit.extract.names import plain

# The parts of a postal address in schema.org, microformats and the networks' JSON, as plain keys.
_PARTS: dict[str, str] = {
    "streetaddress": "street",
    "street": "street",
    "addressline1": "street",
    "postofficeboxnumber": "box",
    "postofficebox": "box",
    "extendedaddress": "extra",
    "addressline2": "extra",
    "addresslocality": "locality",
    "locality": "locality",
    "city": "locality",
    "cityname": "locality",
    "addressregion": "region",
    "region": "region",
    "regionname": "region",
    "postalcode": "postal",
    "zipcode": "postal",
    "zip": "postal",
    "addresscountry": "country",
    "countryname": "country",
    "countrycode": "country",
    "country": "country",
}
_MOST_KEYS = 200
"""An object with more keys is no address; this is asked again for each of its values."""
_STREETS = frozenset(("street", "box", "extra"))


_COORDINATES = frozenset(("latitude", "lat", "longitude", "lng", "lon"))


def part_of_address(key: str) -> str | None:
    """Which part of a postal address a key holds: street, locality, postal, …; None for others."""
    return _PARTS.get(plain(key))


def one_line(parts: Iterable[tuple[str, str]]) -> str:
    """An address from (part, text) pairs in the page's order; empty without a street.

    A postal code stands with the place beside it: `Cambridge, MA 02139` and `11211 Brooklyn`.
    """
    cleaned = [(part, " ".join(text.split()).strip(" ,;")) for part, text in parts]
    given = [(part, text) for part, text in cleaned if text]
    if not any(part in _STREETS for part, _ in given):
        return ""
    pieces: list[str] = []
    previous = ""
    for part, text in given:
        beside = (part == "postal" and previous == "region") or (part == "locality" and previous == "postal")
        if beside:
            pieces[-1] += " " + text
        else:
            pieces.append(text)
        previous = part
    return ", ".join(pieces)


def address_in(value: Mapping[str, object]) -> str:
    """The address that a JSON object holds, on one line; empty if it holds none."""
    parts: list[tuple[str, str]] = []
    for key, entry in islice(value.items(), _MOST_KEYS):
        part = part_of_address(key)
        text = entry.get("name") if isinstance(entry, dict) else entry
        if part and isinstance(text, str | int) and not isinstance(text, bool):
            parts.append((part, str(text)))
    return one_line(parts)


def coordinates_in(value: Mapping[str, object]) -> str:
    """`lat,lon` of a JSON object that holds both as numbers; empty otherwise."""
    named = {name: entry for key, entry in value.items() if (name := plain(key)) in _COORDINATES}
    latitude = named.get("latitude", named.get("lat"))
    longitude = named.get("longitude", named.get("lng", named.get("lon")))
    if not _is_number(latitude) or not _is_number(longitude):
        return ""
    return f"{str(latitude).strip()},{str(longitude).strip()}"


_BIRTHS = ("birthday", "birthdate", "dateofbirth", "dob", "ngaysinh")


def birth_in(key: str, value: Mapping[str, object]) -> str:
    """The date of an object under a key such as `birthday` that holds year, month and day; else empty."""
    if plain(key) not in _BIRTHS:
        return ""
    parts = {plain(name): entry for name, entry in islice(value.items(), _MOST_KEYS)}
    numbers = [parts.get(name) for name in ("year", "month", "day")]
    if not all(isinstance(number, int) and 0 < number < 2200 for number in numbers):
        return ""
    year, month, day = numbers
    return f"{year:04d}-{month:02d}-{day:02d}"


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return False
    try:
        return -180 <= float(value) <= 180 and float(value) != 0
    except ValueError:
        return False
