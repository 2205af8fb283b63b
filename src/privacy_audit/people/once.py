"""Each thing that a page shows of somebody once, and each person once, however often the page shows them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from privacy_audit.model import Exposure, Kind, Occurrence, Person, Shown

PERSONAL = (
    Kind.NATIONAL_ID,
    Kind.PHONE,
    Kind.ADDRESS,
    Kind.BIRTH_DATE,
    Kind.BANK_ACCOUNT,
    Kind.EMAIL,
    Kind.VEHICLE_PLATE,
    Kind.LOCATION,
    Kind.PHOTO,
)
"""What can be shown of a person beside a name, the gravest first."""
_NEAR = 50
"""So many people with the same initials are compared with one that comes."""


def of_values(found: Iterable[tuple[Exposure, Occurrence]]) -> tuple[Shown, ...]:
    """Each value once, where it was found first, the gravest kinds first."""
    values: dict[tuple[Kind, str], Shown] = {}
    for exposure, place in found:
        values.setdefault((exposure.kind, exposure.reveal()), shown_at(exposure, place))
    return _gravest_first(values.values())


def shown_at(exposure: Exposure, place: Occurrence) -> Shown:
    """An exposure as it is shown at one of its places."""
    return Shown(
        kind=exposure.kind,
        masked=exposure.masked,
        part=place.part,
        locator=place.locator,
        attributes=exposure.attributes,
    )


def _gravest_first(shows: Iterable[Shown]) -> tuple[Shown, ...]:
    return tuple(sorted(shows, key=lambda shown: PERSONAL.index(shown.kind)))


def each_once(people: Iterable[Person]) -> tuple[Person, ...]:
    """People without those whom the page shows again, with the same things or fewer, elsewhere."""
    kept: list[Person] = []
    of_initials: dict[str, list[int]] = defaultdict(list)
    for person in people:
        near = of_initials[person.who]
        same = next((index for index in near[-_NEAR:] if _is_same(kept[index], person)), None)
        if same is None:
            near.append(len(kept))
            kept.append(person)
        else:
            kept[same] = _joined(kept[same], person)
    return tuple(kept)


def _is_same(one: Person, other: Person) -> bool:
    if one.who != other.who:
        return False
    first, second = (
        {(shown.kind, shown.masked) for shown in person.shows if shown.kind is not Kind.PHOTO}
        for person in (one, other)
    )
    return bool(first & second) or (bool(first) != bool(second) and one.position == other.position)


def _joined(one: Person, other: Person) -> Person:
    shows = {(shown.kind, shown.masked): shown for shown in (*other.shows, *one.shows)}
    return replace(one, position=one.position or other.position, shows=_gravest_first(shows.values()))
