"""Which findings remain where several claim the same characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind

_RANK = {Certainty.POSSIBLE: 0, Certainty.LIKELY: 1, Certainty.CONFIRMED: 2}


def rank(certainty: Certainty) -> int:
    """How certain: a larger number for the more certain."""
    return _RANK[certainty]


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that do not compete, in the order of the text.

    Of two that claim the same characters the more certain remains, then the longer; an e-mail wins
    over a number inside it. An address may hold a telephone number or an e-mail: both remain, unless
    the number is only possible.
    """
    ordered = sorted(findings, key=lambda finding: finding.start)
    addresses = _without_rivals(finding for finding in ordered if finding.kind is Kind.ADDRESS)
    others = _without_rivals(finding for finding in ordered if finding.kind is not Kind.ADDRESS)
    ends = [address.end for address in addresses]
    outside = (
        finding
        for finding in others
        if finding.certainty is not Certainty.POSSIBLE or not _inside(finding, addresses, ends)
    )
    return tuple(sorted((*addresses, *outside), key=lambda finding: (finding.start, finding.end)))


def _without_rivals(ordered: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in ordered:
        if not kept or kept[-1].end <= finding.start:
            kept.append(finding)
        elif _strength(finding) > _strength(kept[-1]):
            kept[-1] = finding
    return tuple(kept)


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return finding.kind is Kind.EMAIL, rank(finding.certainty), finding.end - finding.start


def _inside(finding: Finding, addresses: tuple[Finding, ...], ends: list[int]) -> bool:
    index = bisect_right(ends, finding.start)
    return index < len(addresses) and addresses[index].start < finding.end
