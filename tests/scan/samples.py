"""Exposures for the tests of the join."""

from __future__ import annotations

from privacy_audit.model import Certainty, Exposure, Kind, Occurrence, Part, Secret


def exposure(
    value: str,
    target: int = 0,
    certainty: Certainty = Certainty.LIKELY,
    kind: Kind = Kind.PHONE,
    page: str = "x",
    locator: str = "",
    **attributes: str,
) -> Exposure:
    """One exposure at one place."""
    return Exposure(
        kind=kind,
        certainty=certainty,
        masked="•",
        value=Secret(value),
        where=(Occurrence(target=target, page=page, part=Part.TEXT, locator=locator, excerpt=""),),
        attributes=attributes,
    )
