"""The same thing at several places is one exposure: a value on two pages, a photo in two sizes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.model import Certainty, Exposure, Kind, Occurrence, Value
from privacy_audit.pictures.likeness import SAME

EXPOSURES = 1_000
"""Values of each kind that are told of one page: a list of more is nobody's own page, and no report for
people would name them all."""
VALUES = 5_000
"""Values of each kind that are told of one scan; a data archive of many years holds thousands."""
PLACES = 50
"""Places that are told of one value; of more, `attributes` hold their number as `places`."""
_ORDER = list(Certainty)
_BITS = 64
_BANDS = SAME + 1
"""Two hashes that differ in at most `SAME` bits are equal in at least one of so many bands."""


class Printed(Value):
    """The perceptual hash of the photo whose exposure has this value."""

    value: str
    hash: int


class Joiner:
    """Takes exposures as they come and keeps each value once, so that memory grows with values only."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Kind, str], Exposure] = {}
        self._count: Counter[Kind] = Counter()
        self._left_out: Counter[Kind] = Counter()

    def add(self, exposures: Iterable[Exposure]) -> None:
        """Keep them, joined with what is there."""
        for exposure in exposures:
            key = (exposure.kind, exposure.reveal())
            known = self._kept.get(key)
            if known is None and self._count[exposure.kind] >= VALUES:
                self._left_out[exposure.kind] += 1
                continue
            self._count[exposure.kind] += known is None
            self._kept[key] = exposure if known is None else _joined(known, exposure)

    def describe(self, kind: Kind, value: str, attributes: dict[str, str]) -> None:
        """Add what became known of a value later: the faces on a photo."""
        if known := self._kept.get((kind, value)):
            self._kept[kind, value] = replace(known, attributes=known.attributes | attributes)

    def left_out(self) -> dict[Kind, int]:
        """How many of each kind came after there was no more room."""
        return dict(self._left_out)

    def exposures(self, prints: Sequence[Printed] = ()) -> tuple[Exposure, ...]:
        """All that were kept, in the order in which they first came; alike photos as one."""
        for one, other in _alike(prints):
            first, second = self._kept.get((Kind.PHOTO, one)), self._kept.get((Kind.PHOTO, other))
            if first is not None and second is not None and first is not second:
                del self._kept[Kind.PHOTO, other]
                self._kept[Kind.PHOTO, one] = _joined(first, second)
        return tuple(self._kept.values())


def merged(exposures: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """Exposures of the same kind and value as one, with all places and the best certainty."""
    joiner = Joiner()
    joiner.add(exposures)
    return joiner.exposures()


def surest(exposures: tuple[Exposure, ...]) -> tuple[Exposure, ...]:
    """In their order, the surest of each kind if there are too many to tell of one page."""
    if len(exposures) <= EXPOSURES:
        return exposures
    count, kept = Counter[Kind](), set[int]()
    for index in sorted(range(len(exposures)), key=lambda one: -_ORDER.index(exposures[one].certainty)):
        count[exposures[index].kind] += 1
        if count[exposures[index].kind] <= EXPOSURES:
            kept.add(index)
    return tuple(exposures[index] for index in sorted(kept))


def _joined(first: Exposure, second: Exposure) -> Exposure:
    """Both as one. What only the person sees in one place is for all to see when another place shows it."""
    best = max(first, second, key=lambda one: _ORDER.index(one.certainty))
    attributes = second.attributes | first.attributes
    if len({one.attributes.get("audience") for one in (first, second)}) > 1:
        del attributes["audience"]
    where = dict.fromkeys((*first.where, *second.where))
    places = _places(first) + _places(second) - (len(first.where) + len(second.where) - len(where))
    if len(where) > PLACES or places > len(where):
        attributes["places"] = str(places)
    return replace(
        first,
        certainty=best.certainty,
        reasons=best.reasons,
        where=_kept_places(tuple(where)),
        attributes=attributes,
    )


def _places(exposure: Exposure) -> int:
    """How many places it stands at, those that are not told included."""
    counted = exposure.attributes.get("places", "")
    return int(counted) if counted.isdecimal() else len(exposure.where)


def _kept_places(where: tuple[Occurrence, ...]) -> tuple[Occurrence, ...]:
    """The first places, and one of each target in any case: that a value joins targets must stay visible."""
    if len(where) <= PLACES:
        return where
    first = {place.target: place for place in reversed(where)}
    told = where[:PLACES]
    missing = first.keys() - {place.target for place in told}
    return told + tuple(first[target] for target in sorted(missing))


def _alike(prints: Sequence[Printed]) -> Iterator[tuple[str, str]]:
    """Pairs of values whose photos look the same; the value that came first is first."""
    bands: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, one in enumerate(prints):
        keys = [(band, _band(one.hash, band)) for band in range(_BANDS)]
        near = dict.fromkeys(other for key in keys for other in bands[key])
        same = (other for other in near if (prints[other].hash ^ one.hash).bit_count() <= SAME)
        if (other := next(same, None)) is None:
            for key in keys:
                bands[key].append(index)
        elif prints[other].value != one.value:
            yield prints[other].value, one.value


def _band(hash_: int, band: int) -> int:
    begin, end = band * _BITS // _BANDS, (band + 1) * _BITS // _BANDS
    return hash_ >> begin & ((1 << (end - begin)) - 1)
