"""Which findings remain where several claim the same characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Kind

_RANK = {Certainty.POSSIBLE: 0, Certainty.LIKELY: 1, Certainty.CONFIRMED: 2}

_WORDY = (Kind.ADDRESS, Kind.WORKPLACE, Kind.RELATIONS)
"""Kinds that are told in words, and may hold other values; addresses first."""


def rank(certainty: Certainty) -> int:
    """How certain: a larger number for the more certain."""
    return _RANK[certainty]


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that do not compete, in the order of the text.

    Of two that claim the same characters the more certain remains, then what is no telephone (words
    around it say what it is, while a telephone needs none), then the longer; an e-mail wins over a number
    inside it. What is told in words (an address, a workplace, a relative) competes only with its own kind:
    inside it a number or an e-mail remains, unless it is a number inside an address and only possible.
    """
    ordered = sorted(findings, key=lambda finding: finding.start)
    addresses, *told = (_of(ordered, kind) for kind in _WORDY)
    others = _without_rivals(finding for finding in ordered if finding.kind not in _WORDY)
    ends = [address.end for address in addresses]
    outside = (
        finding
        for finding in others
        if finding.certainty is not Certainty.POSSIBLE or not _inside(finding, addresses, ends)
    )
    everything = (*addresses, *(finding for kind in told for finding in kind), *outside)
    return tuple(sorted(everything, key=lambda finding: (finding.start, finding.end)))


def _of(ordered: Iterable[Finding], kind: Kind) -> tuple[Finding, ...]:
    return _without_rivals(finding for finding in ordered if finding.kind is kind)


def _without_rivals(ordered: Iterable[Finding]) -> tuple[Finding, ...]:
    kept: list[Finding] = []
    for finding in ordered:
        if not kept or kept[-1].end <= finding.start:
            kept.append(finding)
        elif _strength(finding) > _strength(kept[-1]):
            kept[-1] = finding
    return tuple(kept)


def _strength(finding: Finding) -> tuple[bool, int, bool, int]:
    length = finding.end - finding.start
    return finding.kind is Kind.EMAIL, rank(finding.certainty), finding.kind is not Kind.PHONE, length


def _inside(finding: Finding, addresses: tuple[Finding, ...], ends: list[int]) -> bool:
    index = bisect_right(ends, finding.start)
    return index < len(addresses) and addresses[index].start < finding.end
