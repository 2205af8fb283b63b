"""What of a content is personal: all detectors over one reading, joined into exposures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from privacy_audit.detectors import address, email, phone
from privacy_audit.detectors.masking import Masker, masked_original, masker
from privacy_audit.detectors.overlaps import rank, resolve
from privacy_audit.detectors.reading import Finding, Reading, read
from privacy_audit.detectors.region import region_of
from privacy_audit.model import Content, Exposure, Kind, Occurrence, Part, Segment

__all__ = ["DETECTORS", "LOOKED_FOR", "detect", "masked_text", "region_of"]

Detector = Callable[[Reading], Iterator[Finding]]

LOOKED_FOR = (Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.PHOTO)
"""The kinds that anything here can find; whatever else a page may show is unknown, not absent."""
DETECTORS: tuple[Detector, ...] = (phone.find, email.find, address.find)


def detect(content: Content, target: int = 0) -> tuple[Exposure, ...]:
    """What a stranger learns from a content, in the order of the text.

    The same value at several places is one exposure with the best certainty. Hidden segments count: a
    stranger's machine receives them. `target` is the index of the target in the audit.
    """
    reading = read(content, region_of(content))
    findings = tuple(chain.from_iterable(find(reading) for find in DETECTORS))
    masks = masker(reading, findings)
    same: dict[tuple[Kind, str], list[Finding]] = {}
    for finding in resolve(findings):
        same.setdefault(_key(finding), []).append(finding)
    return tuple(_exposure(masks, target, together) for together in same.values())


def masked_text(text: str) -> str:
    """A text with all values masked, for the names of targets: addresses, files, members of archives.

    Numbers count here wherever they stand, also written as `%30%39…`.
    """
    content = Content(name="", segments=(Segment(text=text, part=Part.TEXT),))
    reading = read(content, is_name=True)
    findings = chain.from_iterable(find(reading) for find in DETECTORS)
    return masked_original(masker(reading, findings), text)


def _key(finding: Finding) -> tuple[Kind, str]:
    value = finding.value.reveal()
    return finding.kind, address.address_key(value) if finding.kind is Kind.ADDRESS else value


def _exposure(masks: Masker, target: int, together: list[Finding]) -> Exposure:
    """One exposure of all findings of one value; what the best of them says counts."""
    best = max(together, key=lambda finding: rank(finding.certainty))
    start, end = _span(masks.reading, together[0])
    places = (_occurrence(masks, target, finding) for finding in together)
    return Exposure(
        kind=best.kind,
        certainty=best.certainty,
        masked=best.masked,
        value=best.value,
        where=tuple(dict.fromkeys(places)),
        attributes=_attributes(best, together),
        reasons=best.reasons,
        start=start,
        end=end,
    )


def _attributes(best: Finding, together: list[Finding]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for finding in (*together, best):
        attributes |= finding.attributes
    return attributes


def _occurrence(masks: Masker, target: int, finding: Finding) -> Occurrence:
    segment = masks.reading.segment_at(finding.start)
    return Occurrence(
        target=target,
        page=masks.reading.content.name,
        part=segment.part,
        locator=segment.locator,
        excerpt=masks.excerpt(finding),
    )


def _span(reading: Reading, first: Finding) -> tuple[int | None, int | None]:
    """Where it stands in the text that was given, if the content is nothing but that text."""
    segments = reading.content.segments
    if len(segments) != 1 or segments[0].part is not Part.TEXT:
        return None, None
    return reading.span_in_segment(first.start, first.end)
