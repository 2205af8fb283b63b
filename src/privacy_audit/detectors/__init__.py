"""What of a content is personal: all detectors over one reading, joined into exposures."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from privacy_audit.detectors import address
from privacy_audit.detectors.every import DETECTORS
from privacy_audit.detectors.masking.covering import covered
from privacy_audit.detectors.masking.edges import READ, within_edges
from privacy_audit.detectors.masking.excerpts import READABLE, masker
from privacy_audit.detectors.masking.names import masked_locator, masked_text
from privacy_audit.detectors.overlaps import rank, resolve
from privacy_audit.detectors.portions import (
    FINDINGS,
    IN_VAIN,
    NUMBERS,
    Place,
    Portion,
    in_portions,
    numbers_in,
)
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.region import region_of
from privacy_audit.model import Content, Exposure, Kind, Occurrence, Part, Value

__all__ = ["DETECTORS", "LOOKED_FOR", "Detected", "detect", "detected", "masked_text", "region_of"]

LOOKED_FOR = (
    Kind.PHONE,
    Kind.EMAIL,
    Kind.ADDRESS,
    Kind.NATIONAL_ID,
    Kind.BANK_ACCOUNT,
    Kind.BIRTH_DATE,
    Kind.VEHICLE_PLATE,
    Kind.LOCATION,
    Kind.WORKPLACE,
    Kind.RELATIONS,
    Kind.OTHER_ACCOUNT,
    Kind.PHOTO,
)
"""The kinds that anything here can find; whatever else a page may show is unknown, not absent."""
OCCURRENCES = 20
"""Places that are told of one value on one page; of more, `attributes` hold their number as `places`."""


class Detected(Value):
    """What was found in a content. `cut`: it holds more than is looked through of one page."""

    exposures: tuple[Exposure, ...]
    cut: bool


class _Found(NamedTuple):
    """A finding with where it stands: place and length; `occurrence` is not kept beyond the first twenty."""

    finding: Finding
    place: Place
    length: int
    occurrence: Occurrence | None


class _Same(dict[tuple[Kind, str], list[_Found]]):
    """What was found of each value, in the order of the text."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}

    def of(self, finding: Finding) -> list[_Found]:
        """What was found of the value of a finding before it; an address is read once for all its places."""
        value = (finding.key or finding.value).reveal()
        if finding.kind is Kind.ADDRESS and finding.key is None:
            value = self._keys.get(value) or self._keys.setdefault(value, address.address_key(value))
        return self.setdefault((finding.kind, value), [])


def detect(content: Content, target: int = 0) -> tuple[Exposure, ...]:
    """What a stranger learns from a content, in the order of the text, however long it is.

    The same value at several places is one exposure with the best certainty. Hidden segments count: a
    stranger's machine receives them. `target` is the index of the target in the audit.
    """
    same = _Same()
    region = region_of(content)
    for portion in in_portions(content):
        _look_through(portion, read(portion.content, region), target, same)
    return _exposures(content, same)


def detected(content: Content, target: int = 0) -> Detected:
    """The same of a page, as far as a reader would go on, and whether the content holds more."""
    same = _Same()
    region = region_of(content)
    numbers = count = in_vain = 0
    for portion in in_portions(content):
        if numbers > NUMBERS or count > FINDINGS or in_vain > IN_VAIN:
            return Detected(exposures=_exposures(content, same), cut=True)
        reading = read(portion.content, region)
        count += _look_through(portion, reading, target, same)
        in_vain += reading.effort.spent
        numbers += numbers_in(
            reading.folded[_offset(portion, reading, portion.begin) : _offset(portion, reading, portion.end)]
        )
    return Detected(exposures=_exposures(content, same), cut=in_vain > 0)


def _offset(portion: Portion, reading: Reading, place: Place) -> int:
    """Where in a reading a place of the whole content is, to a few characters."""
    index = place.segment - portion.first.segment
    if index >= len(reading.joined.begins):
        return len(reading.text)
    return reading.joined.begins[index] + place.offset - (portion.first.offset if index == 0 else 0)


def _look_through(portion: Portion, reading: Reading, target: int, same: _Same) -> int:
    """Add what begins in a portion to what is known; how many findings that were."""
    findings = tuple(chain.from_iterable(find(reading) for find in DETECTORS))
    masks = masker(reading, findings)
    count = 0
    for finding in resolve(within_edges(masks, finding) for finding in findings):
        start, end = reading.span_in_segment(finding.start, finding.end)
        place = portion.place(reading.joined.part_at(finding.start), start)
        if portion.owns(place):
            count += 1
            known = same.of(finding)
            told = len(known) < OCCURRENCES
            occurrence = _occurrence(target, reading, finding, masks.excerpt(finding)) if told else None
            known.append(_Found(finding, place, end - start, occurrence))
    return count


def _exposures(content: Content, same: _Same) -> tuple[Exposure, ...]:
    is_text = len(content.segments) == 1 and content.segments[0].part is Part.TEXT
    return tuple(_exposure(together, is_text) for together in same.values())


def _exposure(together: list[_Found], is_text: bool) -> Exposure:
    """One exposure of all findings of one value; what the best of them says counts.

    Offsets are given where the content is nothing but one text (`is_text`).
    """
    best = max((found.finding for found in together), key=lambda finding: rank(finding.certainty))
    start = together[0].place.offset
    return Exposure(
        kind=best.kind,
        certainty=best.certainty,
        masked=masked_text(best.masked) if best.kind in READABLE else covered(best.masked),
        value=best.value,
        where=tuple(dict.fromkeys(found.occurrence for found in together if found.occurrence)),
        attributes=_attributes(best, together),
        reasons=best.reasons,
        start=start if is_text else None,
        end=start + together[0].length if is_text else None,
    )


def _attributes(best: Finding, together: list[_Found]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for finding in (*(found.finding for found in together), best):
        attributes |= finding.attributes
    if best.kind in READ:  # their words are shown: no other value may stand among them
        attributes = {name: masked_text(text) for name, text in attributes.items()}
    if best.kind is Kind.ADDRESS:  # one home under two names: the names belong together
        attributes |= address.joined_names([best, *(found.finding for found in together)])
    return attributes if len(together) <= OCCURRENCES else {**attributes, "places": str(len(together))}


def _occurrence(target: int, reading: Reading, finding: Finding, excerpt: str) -> Occurrence:
    segment = reading.segment_at(finding.start)
    return Occurrence(
        target=target,
        page=reading.content.name,
        part=segment.part,
        locator=masked_locator(segment.locator),
        excerpt=excerpt,
    )
