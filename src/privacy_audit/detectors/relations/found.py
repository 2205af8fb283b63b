"""How a named tie is told: the words as written, the name as initials, since it is somebody else's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.prose import initials, name_at
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.words import has_surname, is_name
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import clean, fold

# What may stand between a word of the family and a name: a form of address, a sign of affection.
_ADDRESSED = re.compile(
    r"(?:(?:ong ba|ba|ong|anh|chi|em|co|chu|bac|di|cau|be|chau|cu|nhoc|mr|mrs|ms|miss|dr)\.?\s)?"
)
# Between two names of one list, after a year or a bracket.
_AND = re.compile(
    r"\s?(?:\([^()\n]{1,20}\))?\s?(?:[,;&+]|(?P<last>va|and)|voi|[–—-](?= (?:ong|ba|co|anh|chi|mr|mrs|ms) ))"
    r"\s(?:be |chau )?(?![0-9])"
)
# What may follow a name of one word, which else could begin a sentence.
_AFTER = re.compile(
    r"\s?(?:[,.;:!?()/|\n@\"”–—~❤♥💕🎂0-9-]|\Z|[^\w\s])|\s(?:va|and|sinh|sn|who|nam|hoc|dang|o|nhe|nha|a|oi|tu|is)\b"
)
# The number of the one who was named, perhaps with its label: `, đt 0868.000.404`, ` (0919 000 156)`.
_NUMBER_BEHIND = re.compile(
    r"(?:, ?(?:sinh nam|sn|sinh) [0-9]{4}(?=,))?\s?[,(:;|–-]?\s?"
    r"(?:(?:so )?(?:dt|sdt|dtdd|dd|dien thoai|tel|phone|mobile|zalo|cccd|cmnd|cmt"
    r"|lh|goi)[\s.:]{0,3})?(?:so )?[+(]?[0-9](?:[ .()-]{0,3}[0-9]){8}"
)
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{2,40}")
_MOST_NAMES = 8

Span = tuple[int, int]


def names_from(reading: Reading, start: int, *, least: int = 1, is_certain: bool = False) -> list[Span]:
    """The spans of a list of names (or one handle) that begins at an offset; empty if none does.

    `is_certain`: the words before say that a name follows, so anything may follow it.
    """
    spans: list[Span] = []
    begin = start
    while len(spans) < _MOST_NAMES and (span := one_name(reading, begin, least=least, is_certain=is_certain)):
        spans.append(span)
        gap = _AND.match(reading.folded, span[1])
        if gap is None:
            break
        begin, is_last = gap.end(), gap["last"] is not None
        is_certain = is_certain or is_last  # `Bin và Na mạnh khỏe`: behind the last one the sentence goes on
    return spans


def one_name(reading: Reading, start: int, *, least: int = 1, is_certain: bool = False) -> Span | None:
    """The span of a name or handle at an offset, after a form of address."""
    if handle := _HANDLE.match(reading.text, start):
        return handle.start(), handle.end() - (handle.group()[-1] == ".")
    addressed = _ADDRESSED.match(reading.folded, start)
    for begin in dict.fromkeys((addressed.end() if addressed else start, start)):
        end = name_at(reading.text, begin)
        if end and end <= reading.bounds_at(begin)[1] and _is_person(reading, begin, end, least, is_certain):
            return begin, end
    return None


def _is_person(reading: Reading, begin: int, end: int, least: int, is_certain: bool) -> bool:
    name = reading.text[begin:end]
    if not is_name(name, least=least):
        return False
    return is_certain or " " in name or bool(_AFTER.match(reading.folded, end))


def is_called_up(reading: Reading, end: int) -> bool:
    """Whether the number of somebody stands right behind the name that ends there."""
    return bool(_NUMBER_BEHIND.match(reading.folded, end))


def told(
    reading: Reading,
    start: int,
    spans: list[Span],
    tie: str,
    certainty: Certainty,
    reasons: tuple[str, ...] = ("pattern", "family-word"),
) -> Iterator[Finding]:
    """A finding for each name; that of the first begins with the word of the family at `start`.

    A word that stands in another segment is not part of it.
    """
    for index, span in enumerate(spans):
        begin = start if index == 0 and reading.bounds_at(start) == reading.bounds_at(span[0]) else span[0]
        name = reading.text[slice(*span)]
        before = reading.text[begin : span[0]]
        yield Finding(
            kind=Kind.RELATIONS,
            start=begin,
            end=span[1],
            value=Secret(clean(before + name)),
            masked=clean(before + _masked(name)),
            certainty=_raised(certainty, name),
            attributes={"relation": tie},
            reasons=(*reasons, *(("family-name",) if has_surname(name) else ())),
        )


def _masked(name: str) -> str:
    return f"@{name[1]}••••" if name.startswith("@") else initials(name)


def _raised(certainty: Certainty, name: str) -> Certainty:
    """A family name makes a labelled name certain."""
    return Certainty.CONFIRMED if certainty is Certainty.LIKELY and has_surname(name) else certainty


def is_plain_name(text: str) -> bool:
    """Whether a text is a name and nothing else."""
    stripped = text.strip()
    return name_at(stripped, 0) == len(stripped) and is_name(stripped) and len(fold(stripped)) > 1
