"""Finds Vietnamese addresses: where one may begin, what it consists of, where it ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacy_audit.detectors.address import contexts
from privacy_audit.detectors.address.anchors import Anchor, anchors
from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.address.details import read_head
from privacy_audit.detectors.address.head import Head
from privacy_audit.detectors.address.judging import certainty_of, plausible, reasons_of
from privacy_audit.detectors.address.keys import key_of_parts
from privacy_audit.detectors.address.nearby import is_capitalised, may_be_lower
from privacy_audit.detectors.address.today import names_of_today, ward_of
from privacy_audit.detectors.address.units import Chain, form_of, read_chain
from privacy_audit.detectors.reading import GLANCED, Effort, Index

_BEFORE = 12
_BETWEEN = 40


class Parts(NamedTuple):
    """An address with what it was read from."""

    candidate: Candidate
    head: Head
    chain: Chain


class _Try(NamedTuple):
    """What came of reading at one place; nothing of an address begins before `end` if `parts` is None."""

    parts: Parts | None
    end: int


def find_vietnamese(
    text: str, index: Index, numbers: Iterable[tuple[int, int]], whole: Effort
) -> Iterator[Candidate]:
    """All Vietnamese addresses of a text in normal form, in order, none overlapping another.

    `index` is of the same text, `numbers` where digits stand together in it. Each place that is read in vain
    takes some of the effort; when it is spent, no more is found.
    """
    end, last, in_vain = 0, 0, False
    effort = whole.counted()
    for anchor in anchors(text, index, (start for start, _ in numbers), whole.counted(GLANCED)):
        if anchor.start < end and not (anchor.close and in_vain):
            continue
        if contexts.names_unit(text, anchor.start):
            continue
        tried = _try(text, _after_another(text, last, anchor), index.folded)
        in_vain, end = tried.parts is None, max(end, tried.end)
        if tried.parts:
            last = tried.end
            yield tried.parts.candidate
        elif not effort.take():
            return


def _after_another(text: str, end: int, anchor: Anchor) -> Anchor:
    """The anchor; labelled if it follows an address of which it is another writing: `…; nay là …`."""
    near = 0 < end <= anchor.start <= end + _BETWEEN
    if near and not anchor.labelled and contexts.AND_ITS_OTHER.match(text[end : anchor.start]):
        return anchor._replace(labelled=True)
    return anchor


def read_parts(text: str, anchor: Anchor, folded: str) -> Parts | None:
    """The address that begins at an anchor, None if there is none."""
    return _try(text, anchor, folded).parts


def _try(text: str, anchor: Anchor, folded: str) -> _Try:
    """Names in capitals first; then, behind a label or before a unit, in lower case if that tells more."""
    strict = _read(text, anchor, False)
    found = strict.parts
    if found and not text[strict.end : strict.end + 3].strip(" ,")[:1].islower():
        return strict
    if not (anchor.close or may_be_lower(text, folded, anchor.start)):
        return strict
    loose = _read(text, anchor, True)
    if loose.parts is None or not (anchor.close or _in_lower_case(text, loose.parts.candidate)):
        return strict
    return loose if found is None or len(loose.parts.chain.known) > len(found.chain.known) else strict


def _read(text: str, anchor: Anchor, loose: bool) -> _Try:
    head = read_head(text, anchor.start, loose, anchor.labelled or anchor.line)
    if not _may_be_one(head, "/" in text[anchor.start : head.end]):
        return _Try(None, head.end)
    chain = read_chain(
        text, head.end, anchor.labelled or anchor.line, loose or text[anchor.start : head.end].islower()
    )
    if not chain.places:
        head = _without_loose_end(head)
    certainty = certainty_of(text, head, chain, anchor)
    if (
        certainty is None
        or not plausible(text, anchor, head, chain)
        or (loose and not _trusted(text, anchor, head, chain))
    ):
        return _Try(None, anchor.start if chain.places or loose else head.end)
    shown = tuple((place.start, place.end) for place in chain.known)
    end = chain.end if chain.places else head.end
    form, reasons = form_of(chain.known), reasons_of(chain, anchor)
    ward = ward_of(text, chain) if chain.known else None
    today = names_of_today(ward) if ward and form == "old" else None
    key = key_of_parts(text, head, chain, ward)
    found = Candidate(anchor.start, end, shown, form, certainty, reasons, today, key)
    return _Try(Parts(found, head, chain), end)


def _may_be_one(head: Head, slashed: bool) -> bool:
    """Whether there is something narrow, and not just a number."""
    if not (head.marked or len(head.details) > 1 or slashed or head.has("alley", "hamlet", "flat")):
        return False
    return head.has("house", "alley", "hamlet", "flat")


def _trusted(text: str, anchor: Anchor, head: Head, chain: Chain) -> bool:
    """Whether names in lower case are believed: with units behind them, or alone behind a label."""
    if len(chain.known) > 1 or (chain.known and (anchor.close or chain.known[0].explicit)):
        return True
    if chain.known and (head.marked or head.has("alley", "street", "hamlet")):
        return True
    return anchor.close and text[anchor.start : head.end].islower() and head.has("alley", "street")


def _in_lower_case(text: str, candidate: Candidate) -> bool:
    """Whether the writer uses no capitals here but for abbreviations; else lower case is no name."""
    window = text[max(0, candidate.start - _BEFORE) : candidate.end]
    return not any(is_capitalised(word) for word in window.split())


def _without_loose_end(head: Head) -> Head:
    """Drop a last part that is no known kind of detail when no unit follows it."""
    if head.details[-1].what != "other":
        return head
    return head._replace(details=head.details[:-1], end=head.details[-2].end)
