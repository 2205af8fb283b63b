"""Postal addresses: where a person can be found, the thing a blackmailer may threaten to visit.

Vietnamese addresses first (both eras), then those of other countries, then whatever a page's own
markup calls an address.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from privacy_audit.detectors.address.anchors import Anchor
from privacy_audit.detectors.address.candidate import Candidate
from privacy_audit.detectors.address.eastern import find_eastern
from privacy_audit.detectors.address.hamlets import may_hold_hamlet, sought
from privacy_audit.detectors.address.joining import address_key
from privacy_audit.detectors.address.labelled import read_labelled
from privacy_audit.detectors.address.owner import is_organisation
from privacy_audit.detectors.address.reasons import REASONS
from privacy_audit.detectors.address.vietnam import find_vietnamese, read_parts
from privacy_audit.detectors.address.western import find_western
from privacy_audit.detectors.phrases import Phrases
from privacy_audit.detectors.reading import Effort, Finding, Index, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import fold

__all__ = ["REASONS", "address_key", "find", "joined_names"]

HIDDEN = "•••"
# What parts the steps of a path, and what stands for a blank in a name.
_SIGNS_OF_NAMES = str.maketrans("/\\?=&#:_+-", "\n\n\n\n\n\n\n   ")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_PHRASES = Phrases(sought)
"""What is looked for in a name, made into words."""
_RANKS = tuple(Certainty)
# The end of an address that is in no doubt about its country: a state with its code, a British code, a name.
_FOREIGN_END = re.compile(
    r"(?:(?<![\w])[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?|(?<![\w])[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|U\.?S\.?A"
    r"|United States(?: of America)?|United Kingdom|UK|Germany|Deutschland|France|Australia|Japan|Korea)"
    r"[.)\s]{0,3}\Z"
)


def find(reading: Reading) -> Iterator[Finding]:
    """All addresses of a reading, in order of their place, none overlapping another.

    `form` is `old`, `new` or `foreign` (absent where a Vietnamese address shows neither era);
    `type` is `organisation` where the words around say so.
    """
    text = reading.text
    found = list(_labelled(reading))
    digits = _beside(list(reading.index.numbers), found)
    if digits:
        effort = reading.effort.counted()
        abroad = (*find_western(text, digits, effort), *find_eastern(text, effort))
        digits = _beside(digits, abroad)
        found += abroad
    if digits or may_hold_hamlet(reading.index):
        found += find_vietnamese(text, reading.index, digits, reading.effort)
    if reading.is_name:
        found += _in_name(text)
    for candidate in _without_overlaps(found):
        yield _finding(reading, candidate)


def _beside(numbers: list[tuple[int, int]], found: Iterable[Candidate]) -> list[tuple[int, int]]:
    """The numbers outside the addresses, in order, that are found already and more than possible."""
    for candidate in found:
        if candidate.certainty is not Certainty.POSSIBLE:
            first = bisect_left(numbers, (candidate.start, 0))
            numbers = numbers[:first] + numbers[bisect_left(numbers, (candidate.end, 0), first) :]
    return numbers


def joined_names(findings: Iterable[Finding]) -> dict[str, str]:
    """What several findings with one `address_key` say of its names, as attributes.

    `form` and the mask of the first; `also_known_as` is the mask of the first of another form, or what is
    known of the name of today. Empty for no findings.
    """
    together = tuple(findings)
    if not together:
        return {}
    first = together[0]
    told = ("form", "also_known_as")
    names = {str(name): first.attributes[name] for name in told if name in first.attributes}
    other = next(
        (one for one in together if one.attributes.get("form") != first.attributes.get("form")), None
    )
    if other is not None and other.masked != first.masked:
        names["also_known_as"] = other.masked
    return names


def _in_name(text: str) -> Iterator[Candidate]:
    """Addresses in a path or a file name: signs stand for blanks there, capitals may be missing.

    In words without capitals two units must follow, since titles of articles look alike.
    """
    spaced = text.translate(_SIGNS_OF_NAMES)
    index, effort = Index(fold(spaced), _PHRASES), Effort()
    yield from find_vietnamese(spaced, index, index.numbers, effort)
    capitals = _SMALL_WORD.sub(lambda word: word.group().capitalize(), spaced)
    if len(capitals) == len(text):
        found = find_vietnamese(capitals, index, index.numbers, effort)
        yield from (candidate for candidate in found if len(candidate.shown) > 1)


def _labelled(reading: Reading) -> Iterator[Candidate]:
    """Addresses in segments that the page's markup labels as such."""
    text = reading.text
    for segment, begin, part in zip(
        reading.content.segments, reading.joined.begins, reading.joined.parts, strict=True
    ):
        if segment.label == "address" and (candidate := _of_segment(text, begin, begin + len(part.text))):
            yield candidate


def _of_segment(text: str, start: int, end: int) -> Candidate | None:
    written = text[start:end]
    first = len(written) - len(written.lstrip())
    if _FOREIGN_END.search(written):
        return read_labelled(text, start, end)
    vietnamese = read_parts(written, Anchor(first, True, True, True, True), fold(written))
    if vietnamese is None or not vietnamese.candidate.shown:
        return read_labelled(text, start, end)
    return _moved(vietnamese.candidate, start)


def _moved(candidate: Candidate, by: int) -> Candidate:
    shown = tuple((start + by, end + by) for start, end in candidate.shown)
    return candidate._replace(start=candidate.start + by, end=candidate.end + by, shown=shown)


def _without_overlaps(candidates: list[Candidate]) -> Iterator[Candidate]:
    """In order; where two overlap the surer one stays, then the longer one."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda one: (one.start, -one.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
        elif _weight(candidate) > _weight(kept[-1]):
            kept[-1] = candidate
    yield from kept


def _weight(candidate: Candidate) -> tuple[int, int]:
    return (_RANKS.index(candidate.certainty), candidate.end - candidate.start)


def _finding(reading: Reading, candidate: Candidate) -> Finding:
    text = reading.text
    value = one_line(text[candidate.start : candidate.end])
    written = one_line(reading.as_written(candidate.start, candidate.end))
    key = candidate.key or (address_key(value) if written != value else "")
    office = is_organisation(reading, candidate)
    return Finding(
        kind=Kind.ADDRESS,
        start=candidate.start,
        end=candidate.end,
        value=Secret(written),
        masked=_masked(text, candidate),
        certainty=candidate.certainty,
        attributes=_attributes(candidate, office),
        reasons=(*candidate.reasons, "address-office") if office else candidate.reasons,
        key=Secret(key) if key else None,
    )


def _attributes(candidate: Candidate, office: bool) -> dict[str, str]:
    attributes = {"form": candidate.form} if candidate.form else {}
    if office:
        attributes["type"] = "organisation"
    if candidate.today:
        attributes["also_known_as"] = ", ".join((HIDDEN, *candidate.today))
    return attributes


def one_line(written: str) -> str:
    """An address over several lines as one, a comma where a line ended."""
    lines = (" ".join(line.split()).rstrip(",") for line in written.split("\n"))
    return ", ".join(line for line in lines if line)


def _masked(text: str, candidate: Candidate) -> str:
    """`•••, phường Lê Chân, Hải Phòng`: the units only."""
    return ", ".join([HIDDEN, *(one_line(text[start:end]) for start, end in candidate.shown)])
