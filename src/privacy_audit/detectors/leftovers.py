"""What may be a value and stands beside a finding, though nobody labelled it: days, streets, split numbers.

A second net, for excerpts alone: where one value of a person is shown masked, the date, the street or the
rest of a number beside it is likely that person's too. Nothing is reported from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.covering import Cover
from privacy_audit.text import mask_digits

# Each pattern begins with one set of characters, which the engine searches for, and looks back behind it.
# A full date of a year in which a grown-up of today was born; the year stays readable, as in a birth date.
_DAY = re.compile(
    r"[0-9](?<![0-9./-].)[0-9]? ?(?P<sign>[./-]) ?(?:0?[1-9]|1[0-2]) ?(?P=sign) ?"
    r"(?P<year>19[2-9][0-9]|200[0-9])(?![0-9])"
)
# A document's letter with its seven or eight digits: `B1234567`, `N 1234567`.
_DOCUMENT = re.compile(r"[A-Z](?<![^\W_].) ?[0-9]{7,8}(?![^\W_]|[.,][0-9])")
_CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_NAMES = rf"[{_CAPITALS}][^\W\d_]{{0,9}}(?: [{_CAPITALS}0-9][^\W_]{{0,9}}){{0,4}}"
# The number of a house, `12`, `12A`, `12/34/5`, then a street: called one, or only named with capitals.
_STREET = re.compile(
    r"[0-9](?<![\w/.,-].)[0-9]{0,3}[A-Za-z]?(?:/[0-9]{1,4}[A-Za-z]?){0,4},? "
    r"(?:(?:đường|phố|ngõ|ngách|hẻm|kiệt|Đường|Phố|Ngõ|Hẻm) "
    rf"(?:{_NAMES}|[0-9]{{1,4}}(?:/[0-9]{{1,4}}){{0,3}})"
    r"|(?:[A-Z][a-z]{1,14} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave)(?![^\W_])"
    rf"|(?P<named>{_NAMES}))"
)
# After these words and signs an address begins.
_BEFORE_ADDRESS = re.compile(r"(?<![^\W_])(?:số|nhà|tại|ở|chỉ|đc|at|in)[: ]{1,2}\Z", re.IGNORECASE)
# So does one of two words or more behind a comma, behind another value (masked already), or at the beginning.
_BETWEEN_SIGNS = re.compile(r"(?:[,;|(\n\x00–-] {0,2}|\A)\Z")
_BEFORE_REACH = 8
# A Vietnamese mobile number whose digits words hold apart: `0987 nhé 654 rồi 321`. Words and digits have no
# character in common.
_SPLIT = re.compile(r"0(?<![0-9].)[35789][0-9]{1,5}(?:[^0-9\n\x00]{1,12}[0-9]{1,6}){1,4}(?![0-9])")
_PIECE = re.compile(r"[0-9]+")
_MOBILE_DIGITS = 10
_HIDDEN = "•••"


def leftovers(text: str) -> Iterator[Cover]:
    """What else is better not shown in an excerpt, in order, none overlapping another.

    `\\x00` stands for what is masked already.
    """
    end = 0
    for cover in sorted((*_days(text), *_documents(text), *_streets(text), *_split(text)), key=_place):
        if cover.start >= end:
            yield cover
            end = cover.end


def _place(cover: Cover) -> tuple[int, int]:
    return cover.start, -cover.end


def _days(text: str) -> Iterator[Cover]:
    for day in _DAY.finditer(text):
        yield Cover(start=day.start(), end=day.end(), mask=f"••/••/{day['year']}")


def _documents(text: str) -> Iterator[Cover]:
    for document in _DOCUMENT.finditer(text):
        yield Cover(start=document.start(), end=document.end(), mask=mask_digits(document.group()))


def _streets(text: str) -> Iterator[Cover]:
    for street in _STREET.finditer(text):
        if not street["named"] or _is_address(text, street.start(), street["named"]):
            yield Cover(start=street.start(), end=street.end(), mask=_HIDDEN)


def _is_address(text: str, start: int, name: str) -> bool:
    """Whether what stands before a number and a name lets them be a house and its street."""
    before = text[max(0, start - _BEFORE_REACH) : start]
    return bool(_BEFORE_ADDRESS.search(before) or (" " in name and _BETWEEN_SIGNS.search(before)))


def _split(text: str) -> Iterator[Cover]:
    """Pieces of a number, each masked by itself: the words between them stay."""
    position = 0
    while found := _SPLIT.search(text, position):
        pieces = _mobile(text, found)
        yield from (Cover(start=start, end=end, mask="•" * (end - start)) for start, end in pieces)
        position = pieces[-1][1] if pieces else found.start() + 1


def _mobile(text: str, found: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """The first pieces that are a whole number together, whatever digits follow; none if none are."""
    pieces: list[tuple[int, int]] = []
    digits = 0
    for piece in _PIECE.finditer(text, *found.span()):
        pieces.append(piece.span())
        digits += piece.end() - piece.start()
        if digits == _MOBILE_DIGITS:
            return tuple(pieces)
    return ()
