"""Postal addresses: where a person can be found, the thing a blackmailer may threaten to visit.

Vietnamese addresses first (both eras), then those of other countries, then whatever a page's own
markup calls an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.foreign import find_foreign, read_labelled
from privacy_audit.detectors.address.vietnam import Anchor, Candidate, find_vietnamese, read_address
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import fold

HIDDEN = "•••"
# What parts the steps of a path, and what stands for a blank in a name.
_SIGNS_OF_NAMES = str.maketrans("/\\?=&#:_+-", "\n\n\n\n\n\n\n   ")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_BEFORE, _AFTER = 60, 30
_RANKS = tuple(Certainty)
_ANY = re.compile(r"\d|[TtXxẤấBbKkSsLl](?:hôn|hon|óm|om|p|ản|uôn|óc|hóm|àng) ")
# What is said before the last sentence, or before a word for one's home, is about something else.
_SENTENCE = re.compile(r"[.!?;][ \n]|nhà|thường trú|tạm trú|nơi ở|chỗ ở|trú tại|ngụ tại|home", re.IGNORECASE)
# A country at the end tells nothing that the city does not; two writings of one home may differ in it.
_COUNTRY_WORDS = re.compile(r"(?:unitedstatesofamerica|unitedstates|usa|us|vietnam|vn|unitedkingdom|uk)\Z")


def find(reading: Reading) -> Iterator[Finding]:
    """All addresses of a reading, in order of their place, none overlapping another.

    `form` is `old`, `new` or `foreign` (absent where a Vietnamese address shows neither era);
    `type` is `organisation` where the words around say so.
    """
    text = reading.text
    found = list(_labelled(reading))
    if _ANY.search(text):
        found += (*find_vietnamese(text), *find_foreign(text), *(_in_name(text) if reading.is_name else ()))
    for candidate in _without_overlaps(found):
        yield _finding(text, candidate)


def _in_name(text: str) -> Iterator[Candidate]:
    """Addresses in a path or a file name: signs stand for blanks there, capitals may be missing.

    In words without capitals two units must follow, since titles of articles look alike.
    """
    spaced = text.translate(_SIGNS_OF_NAMES)
    yield from find_vietnamese(spaced)
    capitals = _SMALL_WORD.sub(lambda word: word.group().capitalize(), spaced)
    if len(capitals) == len(text):
        yield from (found for found in find_vietnamese(capitals) if len(found.shown) > 1)


def address_key(value: str) -> str:
    """What is the same for two writings of one address: letters and digits, no marks, no country."""
    plain = "".join(character for character in fold(value) if character.isalnum())
    return _COUNTRY_WORDS.sub("", plain)


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
    vietnamese = read_address(written, Anchor(first, True, True))
    return _moved(vietnamese, start) if vietnamese and vietnamese.shown else read_labelled(text, start, end)


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


def _finding(text: str, candidate: Candidate) -> Finding:
    attributes = {"form": candidate.form} if candidate.form else {}
    if _is_organisation(text, candidate):
        attributes["type"] = "organisation"
    return Finding(
        kind=Kind.ADDRESS,
        start=candidate.start,
        end=candidate.end,
        value=Secret(one_line(text[candidate.start : candidate.end])),
        masked=_masked(text, candidate),
        certainty=candidate.certainty,
        attributes=attributes,
        reasons=candidate.reasons,
    )


def one_line(written: str) -> str:
    """An address over several lines as one, a comma where a line ended."""
    lines = (" ".join(line.split()).rstrip(",") for line in written.split("\n"))
    return ", ".join(line for line in lines if line)


def _masked(text: str, candidate: Candidate) -> str:
    """`•••, phường Lê Chân, Hải Phòng`: the units only."""
    return ", ".join([HIDDEN, *(one_line(text[start:end]) for start, end in candidate.shown)])


def _is_organisation(text: str, candidate: Candidate) -> bool:
    """Whether the words just before, or behind on the same line, name an organisation."""
    before = text[max(0, candidate.start - _BEFORE) : candidate.start]
    near = "\n".join(before.split("\n")[-3:])
    after = text[candidate.end : candidate.end + _AFTER].partition("\n")[0]
    sentence = _SENTENCE.split(near)[-1]
    behind = re.match(r"[ ]?[(–-][^)]{0,28}", after)
    return bool(words.ORGANISATION.search(sentence) or (behind and words.ORGANISATION.search(behind.group())))
