"""A point on the map: two numbers that are one, and how it is told."""

from __future__ import annotations

from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind, Secret, Value

_DECIMALS = 6
"""Digits behind the point that are kept: a tenth of a metre."""
# Việt Nam with its seas, in degrees: south, north, west, east.
_SOUTH, _NORTH, _WEST, _EAST = 6.0, 23.6, 102.0, 117.9


class Point(Value):
    """A place in degrees; `decimals` is how many digits its coarser number has behind the point."""

    latitude: float
    longitude: float
    decimals: int

    @property
    def is_in_vietnam(self) -> bool:
        """Whether it lies in the box around Việt Nam."""
        return _SOUTH <= self.latitude <= _NORTH and _WEST <= self.longitude <= _EAST

    @property
    def value(self) -> str:
        """`20.8449,106.6881`, without zeros at the ends."""
        return f"{_written(self.latitude, _DECIMALS)},{_written(self.longitude, _DECIMALS)}"

    @property
    def masked(self) -> str:
        """With one decimal: a square of about ten kilometres."""
        return f"{self.latitude:.1f},{self.longitude:.1f}"


def point(one: str, other: str) -> Point | None:
    """The point of two written numbers, latitude first; None if out of range or 0,0 (no fix).

    The other way round is read only where latitude cannot be first and the place is in Việt Nam.
    """
    first, second = float(one.replace(",", ".")), float(other.replace(",", "."))
    decimals = min(_decimals(one), _decimals(other))
    if abs(first) > 90 and abs(second) <= 90:
        turned = Point(latitude=second, longitude=first, decimals=decimals)
        return turned if turned.is_in_vietnam else None
    if abs(first) > 90 or abs(second) > 180 or (first == 0 and second == 0):
        return None
    return Point(latitude=first, longitude=second, decimals=decimals)


def found(
    span: tuple[int, int],
    at: Point,
    certainty: Certainty,
    reasons: tuple[str, ...],
    *,
    is_office: bool = False,
) -> Finding:
    """The finding for a point."""
    return Finding(
        kind=Kind.LOCATION,
        start=span[0],
        end=span[1],
        value=Secret(at.value),
        masked=at.masked,
        certainty=certainty,
        attributes={"type": "organisation"} if is_office else {},
        reasons=reasons,
    )


def _decimals(number: str) -> int:
    return len(number.replace(",", ".").partition(".")[2])


def _written(degrees: float, decimals: int) -> str:
    return f"{degrees:.{decimals}f}".rstrip("0").rstrip(".") or "0"
