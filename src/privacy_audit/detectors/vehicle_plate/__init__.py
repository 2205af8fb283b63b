"""Vehicle plates: what lets a person be recognised and followed on the road.

Confirmed: a plate of a place that exists, called one. Likely: written as on the metal, or with a vehicle
beside it. Nothing else: codes of goods look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.context import label_before, lexicon, shares_label
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.vehicle_plate.plates import DIPLOMATIC, PLATE, Plate, plate_of
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Kind, Secret

REASONS = {
    "plate-form": mark("It is written as on a plate, with the number of a province."),
    "plate-label": mark("The words beside it call it a plate."),
    "plate-vehicle": mark("A vehicle is named beside it."),
}
"""What the codes say that this detector gives as reasons besides `pattern` and `valid`."""

_LOOK_BEHIND = 2
"""So much behind a plate says that it goes on."""
_BEHIND, _FAR = 24, 56
"""Characters between a vehicle and its plate, and a plate with the point inside its digits."""


def find(reading: Reading) -> Iterator[Finding]:
    """All plates of a reading. `type` is `car`, `motorbike` or `diplomatic`."""
    heads = Heads(reading)
    before: Finding | None = None
    for found in _written(reading, PLATE):
        plate = plate_of(found)
        finding = _judged(reading, heads, plate, before) if plate else None
        if finding:
            yield finding
        before = finding
    for found in _written(reading, DIPLOMATIC):
        value = "".join(filter(str.isalnum, found.group()))
        plate = Plate(found.start(), found.end(), found["place"], value, "diplomatic", True, False)
        yield _finding(plate, Certainty.LIKELY, ("plate-form",))


def _written(reading: Reading, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What is written in the form of a plate; it begins and ends with digits of one cluster."""
    for start, end in reading.index.clusters:
        yield from form.finditer(reading.text, start, end + _LOOK_BEHIND)


def _judged(reading: Reading, heads: Heads, plate: Plate, before: Finding | None) -> Finding | None:
    """What a plate is by the words around it; a list goes on under the label of the plate `before`."""
    label = label_before(reading, lexicon(__name__), heads, plate.start)
    code = label.code if label else _behind(reading, plate)
    if label is None and before and shares_label(reading.folded[before.end : plate.start]):
        code = code or ("plate" if "plate-label" in before.reasons else "")
    form = ("plate-form",) if plate.strict else ()
    if not code and plate.dotted:
        code = _before_far(reading, plate)
    match code:
        case "plate":
            return _finding(plate, Certainty.CONFIRMED, (*form, "plate-label"))
        case "vehicle":
            sure = Certainty.CONFIRMED if plate.strict else Certainty.LIKELY
            near = label is None or len(label.gap) <= (_FAR if plate.dotted else _BEHIND)
            return (
                _finding(plate, sure, (*form, "plate-vehicle"))
                if near and _is_upper(reading, plate)
                else None
            )
        case "other":
            return None
        case _:
            return _finding(plate, Certainty.LIKELY, form) if plate.strict else None


def _before_far(reading: Reading, plate: Plate) -> str:
    """The nearest word in the sentence before a plate with its point, whatever stands between.

    `biển số đuôi 4567, chắc 30E 345.67`
    """
    begin = max(0, plate.start - _FAR)
    begin += max(map(reading.folded[begin : plate.start].rfind, (". ", "\n", "? ", "! "))) + 1
    labels = tuple(lexicon(__name__).all_in(reading.folded, begin, plate.start))
    return labels[-1].code if labels else ""


def _is_upper(reading: Reading, plate: Plate) -> bool:
    return reading.text[plate.start : plate.end].isupper()


def _behind(reading: Reading, plate: Plate) -> str:
    """`15A-123.45 (biển số)`."""
    for label in lexicon(__name__).all_in(reading.folded, plate.end, plate.end + _BEHIND):
        if label.code == "plate" and label.start - plate.end <= 8:
            return label.code
    return ""


def _finding(plate: Plate, certainty: Certainty, why: tuple[str, ...]) -> Finding:
    return Finding(
        kind=Kind.VEHICLE_PLATE,
        start=plate.start,
        end=plate.end,
        value=Secret(plate.value),
        masked=plate.place + "•" * (len(plate.value) - 2),
        certainty=certainty,
        attributes={"type": plate.kind},
        reasons=("pattern", "valid", *why),
    )
