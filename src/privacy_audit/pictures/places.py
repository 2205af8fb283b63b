"""Coordinates as pictures write them, as one pair of decimal degrees."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

# A coordinate of XMP (XMP part 2, GPSCoordinate): degrees, minutes and perhaps seconds, then the half of
# the globe; some programs write plain decimal degrees.
_COORDINATE = re.compile(
    r"([0-9]{1,3}),([0-9]{1,2}(?:\.[0-9]{1,12})?)(?:,([0-9]{1,2}(?:\.[0-9]{1,12})?))?([NSEW])"
)
_DECIMAL = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,17})?")


def degrees(numbers: Sequence[float], half: str) -> float | None:
    """Degrees, minutes and seconds as decimal degrees; None if there are no degrees.

    Some cameras leave the seconds as 0/0, others write fractions of minutes instead.
    """
    if not numbers or not math.isfinite(numbers[0]):
        return None
    parts = [part if math.isfinite(part) else 0.0 for part in numbers[:3]]
    value = math.fsum(part / scale for part, scale in zip(parts, (1, 60, 3600), strict=False))
    return -value if half[:1].upper() in ("S", "W") else value


def written_degrees(text: str) -> float | None:
    """A coordinate of XMP as decimal degrees; None if it is not one."""
    if match := _COORDINATE.fullmatch(text.strip()):
        return degrees([float(part) for part in match.groups()[:3] if part], match[4])
    return float(text) if _DECIMAL.fullmatch(text.strip()) else None


def point(latitude: float | None, longitude: float | None) -> str | None:
    """`20.84490,106.68810`; None if unknown, out of range, or 0,0 (a receiver without fix)."""
    if latitude is None or longitude is None or not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return None
    text = f"{latitude:.5f},{longitude:.5f}"
    return None if not float(text.partition(",")[0]) and not float(text.partition(",")[2]) else text
