"""Judges findings against the corpus by the rules of README.md, "How it is scored"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from privacy_audit.model import Kind, Value
from privacy_audit.text import fold
from tests.corpus.reading import Document, Gold

NUMBER_LIKE = frozenset(
    {Kind.PHONE, Kind.EMAIL, Kind.NATIONAL_ID, Kind.BANK_ACCOUNT, Kind.BIRTH_DATE, Kind.VEHICLE_PLATE}
    | {Kind.LOCATION}
)
FREE = frozenset({Kind.WORKPLACE, Kind.RELATIONS, Kind.OTHER_ACCOUNT, Kind.LOCATION})
SCORED = (
    *(Kind.PHONE, Kind.ADDRESS, Kind.EMAIL, Kind.NATIONAL_ID, Kind.BANK_ACCOUNT, Kind.BIRTH_DATE),
    *(Kind.VEHICLE_PLATE, Kind.LOCATION, Kind.WORKPLACE, Kind.RELATIONS, Kind.OTHER_ACCOUNT),
)
"""The kinds that the corpus labels, in the order of the tables."""


class Finding(Value, kw_only=True):
    """What some detector says: `[start, end)` of a text, or a value alone (pages)."""

    kind: Kind
    value: str
    start: int | None = None
    end: int | None = None


Detector = Callable[[Document], list[Finding]]


@dataclass(frozen=True)
class Tally:
    """Findings that are right and wrong, gold values that were found and missed."""

    right: int = 0
    wrong: int = 0
    found: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.found + other.found,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Share of the findings that are right; 1 if there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold values that were found; 1 if there are none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def matches(finding: Finding, gold: Gold, document: Document, strict: bool = False) -> bool:
    """Whether a finding is what a gold span says."""
    if finding.kind != gold.kind:
        return False
    if document.text is None or finding.start is None or finding.end is None:
        return same_value(gold.kind, finding.value, gold.value)
    if not overlaps(finding.start, finding.end, gold):
        return False
    return not strict or gold.kind not in NUMBER_LIKE or same_value(gold.kind, finding.value, gold.value)


def overlaps(start: int, end: int, gold: Gold) -> bool:
    """Half of the characters that either covers, or, for free words, half of the shorter span."""
    shared = min(end, gold.end) - max(start, gold.start)
    if gold.kind in FREE:
        return shared * 2 >= min(end - start, gold.end - gold.start) > 0
    return shared * 2 >= max(end, gold.end) - min(start, gold.start)


def same_value(kind: Kind, one: str, other: str) -> bool:
    """Whether two normalised values are the same thing."""
    match kind:
        case Kind.ADDRESS:
            return _share_words(one, other)
        case Kind.LOCATION:
            return _are_near(one, other)
        case Kind.OTHER_ACCOUNT:
            return _handle(one) == _handle(other)
        case Kind.WORKPLACE | Kind.RELATIONS:
            shorter, longer = sorted((_bare(one), _bare(other)), key=len)
            return bool(shorter) and shorter in longer
        case Kind.VEHICLE_PLATE:
            return _bare(one) == _bare(other)
        case _:
            return one == other


def _bare(value: str) -> str:
    """Letters and digits alone, so that `https://www.` and separators do not matter."""
    return re.sub(r"\W|_", "", fold(re.sub(r"^(?:https?://)?(?:www\.)?", "", value)))


def _handle(account: str) -> str:
    """What names the account: the end of its address, or what follows the name of the network."""
    return _bare(re.split(r"[/:@]", account.rstrip("/"))[-1])


def _share_words(one: str, other: str) -> bool:
    words, others = (set(re.findall(r"\w+", fold(value))) for value in (one, other))
    return bool(words | others) and len(words & others) * 2 >= len(words | others)


def _are_near(one: str, other: str) -> bool:
    pairs = [[float(part) for part in re.findall(r"-?\d+(?:\.\d+)?", value)] for value in (one, other)]
    if [len(pair) for pair in pairs] != [2, 2]:
        return False
    return all(abs(here - there) <= 0.001 for here, there in zip(*pairs, strict=True))


def score(document: Document, findings: Iterable[Finding], kind: Kind, strict: bool = False) -> Tally:
    """How the findings of one kind in one document stand."""
    own = [finding for finding in findings if finding.kind == kind]
    gold = [one for one in document.gold if one.kind == kind]
    hits = [[one for one in gold if matches(finding, one, document, strict)] for finding in own]
    found = {one.value for hit in hits for one in hit}
    wanted = {one.value for one in gold if one.counts}
    return Tally(
        right=sum(any(one.counts for one in hit) for hit in hits),
        wrong=sum(not hit for hit in hits),
        found=len(wanted & found),
        missed=len(wanted - found),
    )


Table = dict[str, Tally]


def by_kind(
    documents: Sequence[Document], detect: Detector, kinds: Iterable[Kind] = SCORED, strict: bool = False
) -> Table:
    """The tally of each kind, over all documents."""
    found = [(document, detect(document)) for document in documents]
    return {
        kind.value: sum((score(document, findings, kind, strict) for document, findings in found), Tally())
        for kind in kinds
    }


def by_tag(documents: Sequence[Document], detect: Detector, kinds: Sequence[Kind] = SCORED) -> Table:
    """The tally of each tag, over all given kinds and the documents that carry it."""
    tallies: Table = {}
    for document in documents:
        findings = detect(document)
        whole = sum((score(document, findings, kind) for kind in kinds), Tally())
        for tag in document.tags:
            tallies[tag] = tallies.get(tag, Tally()) + whole
    return dict(sorted(tallies.items()))


def ours(document: Document) -> list[Finding]:
    """What privacy-audit finds. Pages have values only."""
    from privacy_audit import scan_html, scan_text

    exposures = scan_html(document.html) if document.html is not None else scan_text(document.text or "")
    return [Finding(kind=one.kind, value=one.reveal(), start=one.start, end=one.end) for one in exposures]
