"""What of a content is personal: all detectors over one reading, joined into exposures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from privacy_audit.detectors import address, email, phone
from privacy_audit.detectors.covering import covered
from privacy_audit.detectors.masking import Masker, masked_original, masker
from privacy_audit.detectors.overlaps import rank, resolve
from privacy_audit.detectors.portions import FINDINGS, NUMBERS, in_portions, numbers_in
from privacy_audit.detectors.reading import Finding, Reading, read
from privacy_audit.detectors.region import region_of
from privacy_audit.model import Content, Exposure, Kind, Occurrence, Part, Segment, Value

__all__ = ["DETECTORS", "LOOKED_FOR", "Detected", "detect", "detected", "masked_text", "region_of"]

Detector = Callable[[Reading], Iterator[Finding]]

LOOKED_FOR = (Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.PHOTO)
"""The kinds that anything here can find; whatever else a page may show is unknown, not absent."""
DETECTORS: tuple[Detector, ...] = (phone.find, email.find, address.find)

_ROUNDS = 5
OCCURRENCES = 20
"""Places that are told of one value on one page; of more, `attributes` hold their number as `places`."""


class Detected(Value):
    """What was found in a content. `cut`: it holds more than is looked through of one page."""

    exposures: tuple[Exposure, ...]
    cut: bool


class _Found(NamedTuple):
    """A finding with the text that it stands in."""

    masks: Masker
    finding: Finding


def detect(content: Content, target: int = 0) -> tuple[Exposure, ...]:
    """What a stranger learns from a content, in the order of the text.

    The same value at several places is one exposure with the best certainty. Hidden segments count: a
    stranger's machine receives them. `target` is the index of the target in the audit.
    """
    return detected(content, target).exposures


def detected(content: Content, target: int = 0) -> Detected:
    """The same, and whether the content holds more than is looked through."""
    region, same = region_of(content), dict[tuple[Kind, str], list[_Found]]()
    numbers = count = 0
    for portion in in_portions(content):
        if numbers > NUMBERS or count > FINDINGS:
            return Detected(exposures=_exposures(content, target, same), cut=True)
        reading = read(portion, region)
        findings = tuple(chain.from_iterable(find(reading) for find in DETECTORS))
        numbers, count = numbers + numbers_in(reading.text), count + len(findings)
        masks = masker(reading, findings)
        for finding in resolve(findings):
            same.setdefault(_key(finding), []).append(_Found(masks, finding))
    return Detected(exposures=_exposures(content, target, same), cut=False)


def masked_text(text: str) -> str:
    """A text with all values masked, for the names of targets: addresses, files, members of archives.

    Numbers count here wherever they stand, also written as `%30%39…`. What is left beside a mask may be
    read anew, so this is repeated until nothing changes.
    """
    for _ in range(_ROUNDS):
        masked = _masked_once(text)
        if masked == text:
            break
        text = masked
    return text


def _masked_once(text: str) -> str:
    content = Content(name="", segments=(Segment(text=text, part=Part.TEXT),))
    reading = read(content, is_name=True)
    findings = chain.from_iterable(find(reading) for find in DETECTORS)
    return masked_original(masker(reading, findings), text)


def _key(finding: Finding) -> tuple[Kind, str]:
    value = finding.value.reveal()
    return finding.kind, address.address_key(value) if finding.kind is Kind.ADDRESS else value


def _exposures(
    content: Content, target: int, same: dict[tuple[Kind, str], list[_Found]]
) -> tuple[Exposure, ...]:
    is_text = len(content.segments) == 1 and content.segments[0].part is Part.TEXT
    return tuple(_exposure(target, together, is_text) for together in same.values())


def _exposure(target: int, together: list[_Found], is_text: bool) -> Exposure:
    """One exposure of all findings of one value; what the best of them says counts.

    Offsets are given where the content is nothing but one text (`is_text`).
    """
    best = max((found.finding for found in together), key=lambda finding: rank(finding.certainty))
    first = together[0]
    start, end = _span(first) if is_text else (None, None)
    places = (_occurrence(target, found) for found in together[:OCCURRENCES])
    return Exposure(
        kind=best.kind,
        certainty=best.certainty,
        masked=covered(best.masked),
        value=best.value,
        where=tuple(dict.fromkeys(places)),
        attributes=_attributes(best, together),
        reasons=best.reasons,
        start=start,
        end=end,
    )


def _attributes(best: Finding, together: list[_Found]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for finding in (*(found.finding for found in together), best):
        attributes |= finding.attributes
    return attributes if len(together) <= OCCURRENCES else {**attributes, "places": str(len(together))}


def _occurrence(target: int, found: _Found) -> Occurrence:
    reading = found.masks.reading
    segment = reading.segment_at(found.finding.start)
    return Occurrence(
        target=target,
        page=reading.content.name,
        part=segment.part,
        locator=covered(segment.locator),
        excerpt=found.masks.excerpt(found.finding),
    )


def _span(found: _Found) -> tuple[int, int]:
    """Where it stands in the text that was given."""
    return found.masks.reading.span_in_segment(found.finding.start, found.finding.end)
