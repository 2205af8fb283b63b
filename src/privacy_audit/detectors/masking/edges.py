"""Cuts a finding whose words stay readable where another personal value begins, before it is shown.

`giáo viên trường THCS Kim Liên lan.nguyen77` ends in the middle of a mailbox: half a value is a value, too.
"""

from __future__ import annotations

from msgspec.structs import replace

from privacy_audit.detectors.masking.excerpts import Masker
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Kind, Secret

READ = frozenset((Kind.WORKPLACE, Kind.OTHER_ACCOUNT, Kind.RELATIONS))
"""Kinds of which words are shown, not only a mask."""


def within_edges(masks: Masker, finding: Finding) -> Finding:
    """The finding without the parts of values that cross its end or its beginning."""
    if finding.kind not in READ:
        return finding
    text = masks.reading.text
    for mask in masks.masks_within(finding.start, finding.end):
        if finding.start < mask.start < finding.end < mask.end:
            end = finding.start + len(text[finding.start : mask.start].rstrip())
            finding = _cut(finding, finding.start, end, text[mask.start : finding.end])
        elif mask.start < finding.start < mask.end < finding.end:
            finding = _cut(finding, mask.end, finding.end, text[finding.start : mask.end])
    return finding


def _cut(finding: Finding, start: int, end: int, part: str) -> Finding:
    return replace(
        finding,
        start=start,
        end=max(start + 1, end),
        value=Secret(_without(finding.value.reveal(), part)),
        masked=_without(finding.masked, part),
        attributes={name: _without(text, part) for name, text in finding.attributes.items()},
    )


def _without(text: str, part: str) -> str:
    return text.replace(part, "").strip(" ,;:-–—(") if part in text else text
