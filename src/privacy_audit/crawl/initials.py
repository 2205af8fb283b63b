"""Nobody's name leaves a visit to a site: in the words around a finding, initials stand for it.

Nothing is reported from here, so it may hide too much: a street that is named like a person, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from privacy_audit.model import Exposure, Kind, Occurrence, Person, Shown
from privacy_audit.people.names import names_in
from privacy_audit.text import fold, normalise

_Anybody = TypeVar("_Anybody", Shown, Person)
_Span = tuple[int, int]

_CUT = "…"
_MOST_EDGE = 120
_READ = (Kind.WORKPLACE, Kind.OTHER_ACCOUNT)
"""Kinds whose masked value is words; that of the others is a mask, in which a place may be named."""
# One word of a name; in addresses and handles, signs stand where the blanks of a name would.
_WORD = re.compile(r"[^\W\d_]{1,24}")
_BETWEEN = re.compile(r"[\s._+'’-]{1,3}\Z")
# A form of address before a given name alone: `chị Quỳnh`, `Mr Xiêm`. Capitals are looked at afterwards.
_ADDRESS = re.compile(
    r"(?<![^\W_])(?:ong|ba|anh|chi|em|co|chu|bac|cau|di|thay|mr|mrs|ms|miss)\.?\s{1,2}(?=[^\W\d_])"
)


class Initials:
    """The names of one page, as they are known: folded, words with one blank between them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._ordered = sorted(self._names)
        self._mirrored = sorted(name[::-1] for name in self._names)
        self._longest = max((len(name.split()) for name in self._names), default=0)

    def exposure(self, one: Exposure) -> Exposure:
        """An exposure of the page without names."""
        mask = "" if one.kind in _READ else one.masked
        return replace(
            one,
            masked=one.masked if mask else self.text(one.masked),
            attributes={name: self.text(text) for name, text in one.attributes.items()},
            where=tuple(dict.fromkeys(self._place(place, mask) for place in one.where)),
        )

    def shown(self, one: _Anybody) -> _Anybody:
        """A person, or something of a person: where it stands may hold a name as well."""
        if isinstance(one, Person):
            shows = tuple(self.shown(thing) for thing in one.shows)
            return replace(one, locator=self.text(one.locator), shows=shows)
        return replace(one, locator=self.text(one.locator))

    def text(self, text: str) -> str:
        """A text with initials in the place of names, of those too that an ellipsis cuts at its ends."""
        before, after = (_CUT if cut else "" for cut in (text.startswith(_CUT), text[1:].endswith(_CUT)))
        plain = normalise(text[len(before) : len(text) - len(after)]).text
        folded = fold(plain)
        spans = [*self._known(plain, folded), *_named(plain, folded)]
        spans += self._begun(plain, folded) if after else ()
        spans += self._ended(plain, folded) if before else ()
        return f"{before}{_shortened(plain, spans)}{after}" if spans else text

    def _place(self, place: Occurrence, mask: str) -> Occurrence:
        """A mask stays as it is: a place in it may be named like a person."""
        around = place.excerpt.split(mask) if mask else [place.excerpt]
        excerpt = mask.join(map(self.text, around))
        return replace(place, excerpt=excerpt, locator=self.text(place.locator))

    def _known(self, plain: str, folded: str) -> Iterator[_Span]:
        """Where a name of the page stands, the longest that fits, also without marks and capitals."""
        words = list(_WORD.finditer(folded))
        for index, word in enumerate(words):
            joined, end, found = "", 0, 0
            for other in words[index : index + self._longest]:
                if joined and not _BETWEEN.match(plain[end : other.start()]):
                    break
                joined, end = f"{joined} {other.group()}".lstrip(), other.end()
                found = end if joined in self._names else found
            if found:
                yield word.start(), found

    def _ended(self, plain: str, folded: str) -> Iterator[_Span]:
        """The end of a name behind an ellipsis: `…Thị Quỳnh, trưởng phòng`."""
        words = list(_WORD.finditer(folded, 0, _MOST_EDGE))[: self._longest]
        parts = ((word.end(), _joined(folded[: word.end()])[::-1]) for word in words)
        ends = [end for end, part in parts if _begins(self._mirrored, part)]
        if ends and (plain.lstrip()[0].isupper() or max(ends) > words[0].end()):
            yield 0, max(ends)

    def _begun(self, plain: str, folded: str) -> Iterator[_Span]:
        """The beginning of a name before an ellipsis: `trưởng phòng Nguyễn Th…`."""
        words = list(_WORD.finditer(folded, max(0, len(plain) - _MOST_EDGE)))[-self._longest :]
        parts = ((word.start(), _joined(folded[word.start() :])) for word in words)
        starts = [start for start, part in parts if _begins(self._ordered, part)]
        if starts and plain[min(starts)].isupper():
            yield min(starts), len(plain)


def _begins(ordered: list[str], part: str) -> bool:
    """Whether one of the texts in order begins so."""
    at = bisect_left(ordered, part)
    return bool(part) and at < len(ordered) and ordered[at].startswith(part)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _named(plain: str, folded: str) -> Iterator[_Span]:
    """Names that the text itself tells: whole ones, and given names behind a form of address."""
    yield from ((name.start, name.end) for name in names_in(plain))
    for found in _ADDRESS.finditer(folded):
        end = found.end()
        for word in _WORD.finditer(plain, found.end(), found.end() + _MOST_EDGE):
            if not word.group()[0].isupper() or plain[end : word.start()].strip():
                break
            end = word.end()
        if end > found.end():
            yield found.end(), end


def _shortened(plain: str, spans: Iterable[_Span]) -> str:
    """The text with initials for what stands in the spans; of those that overlap the first and longest."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= position:
            pieces += (plain[position:start], _initials(plain[start:end]))
            position = end
    return "".join((*pieces, plain[position:]))


def _initials(name: str) -> str:
    return "".join(f"{word.group()[0].upper()}." for word in _WORD.finditer(name))
