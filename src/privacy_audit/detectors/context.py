"""The words near a number that say what it is: phrases kept as data, and where they are looked for.

A label may stand before a number on its line, in the cell or line before it, at the head of its table's
column, in the page's own name for it (a key of JSON), or right behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import product
from typing import NamedTuple

from privacy_audit.detectors.heads import KEYED, Heads
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Segment
from privacy_audit.text import fold

NEAR = 40
"""Characters at most between a label and its number."""
REACH = 72
"""Characters before a number in which labels are looked for."""

# The last name in a path of JSON, the name of a meta element, an attribute or the value of an input:
# `user.taxCode`, `meta[profile:birthday]`, `li @data-cccd`, `input @value[so_cmnd]`.
_KEY = re.compile(r"[^\W\d][\w:-]{0,60}(?=[\[\]0-9]{0,12}\Z)")
# Where a name written in one begins a new word: `userTaxCode`.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# The end of a sentence between a label and a number; `No. 12` is none.
_SENTENCE_END = re.compile(r"[!?;]|\.\s{1,3}[^\W\d_]{3}")
# Digits that make another number: `CCCD (12 số): …` has none.
_OTHER_NUMBER = re.compile(r"[0-9][0-9 .-]{2,20}[0-9]")
_SIGNS_ONLY = re.compile(r"(?:[\W_]|so|no|number|la|is){0,10}\Z")
_LETTER = re.compile(r"[^\W\d_]")
# The words of a folded text; other letters than these are in no phrase.
_WORD = re.compile(r"[a-z]{2,}")
_FEW = 2
# Words of which any page is full; another word of a phrase tells more.
_COMMON = frozenset(
    _WORD.findall(
        """
        an anh cac chi chinh cho chu chung chuyen co con cong cua cung dan dang dat dau day de den
        di dien do dong duoc duong giay giao gop ha hang ho hoi hop khai la lai lam lien luong ly
        ma mang may mot nam nay ngay nguoi nha nhan nhap nhat nien noi nuoc o phan phat phep pho
        phong qua quan quyen ra sach sai sinh so su tai tam tan thanh the theo thi thong thu thuc
        thuong tien tin tinh to tra tren tri trong trung tu tuc ty va vao vay ve vi viet voi vu xa
        xe xuat yeu of on to in the is at for no id number code date
        """
    )
)
# What the label of a segment says where its key says nothing: `{"bin": "970436", "no": "0071…"}`.
_NAMES = {"accountid": "account number"}
_BLANK = r"[\s._:-]{0,2}"
# What may stand between two values that share a label.
_AND = re.compile(r"\)?\s{0,2}(?:[,;/|&+–-]|\bva\b|\bhoac\b|\band\b|\bor\b)?\s{0,2}\Z")


class Label(NamedTuple):
    """A phrase that was found: its code in the lexicon, and where it stands in the text looked through."""

    code: str
    start: int
    end: int


class Lexicon(NamedTuple):
    """Phrases in folded form with their codes, found as whole words, the longest at each place."""

    pattern: re.Pattern[str]
    codes: dict[str, str]
    telling: frozenset[str]
    """A word of every phrase that does not only say what a number is not, however its blanks are written."""
    initials: tuple[str, ...]
    """Such phrases that have single letters alone: `a/c`."""

    def may_be_in(self, text: str, start: int, end: int) -> bool:
        """A quick look for such phrases in a stretch of a folded text: False if there are none."""
        window = text[max(0, start) : end]
        if not self.telling.isdisjoint(_WORD.findall(window)):
            return True
        return any(initials in window for initials in self.initials)

    def all_in(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Label]:
        """The labels in a stretch of a folded text, in order."""
        for found in self.pattern.finditer(text, max(0, start), len(text) if end is None else end):
            yield Label(self.codes[_key(found.group())], found.start(), found.end())

    def around(self, text: str, at: int, start: int, end: int) -> Label | None:
        """The label that holds an offset, of those in a stretch of a folded text."""
        for found in self.pattern.finditer(text, max(0, start), end):
            if found.end() > at:
                return Label(self.codes[_key(found.group())], *found.span()) if found.start() <= at else None
        return None


class Nearby(NamedTuple):
    """The label of a number. `direct`: nothing but signs and small words between them."""

    code: str
    gap: str
    direct: bool


@cache
def rows_of(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table in a package's folder `data`: columns parted by tabs, `#` begins a comment."""
    file = resources.files(package) / "data" / name
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def lexicon(package: str, name: str = "words.tsv") -> Lexicon:
    """The lexicon of a detector. A row is `code<TAB>phrase, phrase`; several rows may share a code."""
    return lexicon_of(
        (phrase, code) for code, listed in rows_of(package, name) for phrase in listed.split(",")
    )


def lexicon_of(phrases: Iterator[tuple[str, str]], silent: frozenset[str] = frozenset(("other",))) -> Lexicon:
    """A lexicon of phrases with their codes. Those with a `silent` code only say what a number is not."""
    codes: dict[str, str] = {}
    for phrase, code in phrases:
        codes.setdefault(fold(phrase.strip()), code)
    body = _any_of(tuple(tuple(phrase) for phrase in sorted(codes)))
    speaking = [phrase for phrase, code in codes.items() if code not in silent]
    return Lexicon(
        pattern=re.compile(rf"(?<![^\W_])(?:{body})(?![^\W\d_])"),
        codes={_key(phrase): code for phrase, code in reversed(codes.items())},
        telling=_telling(phrase for phrase in speaking if _WORD.search(phrase)),
        initials=tuple(phrase for phrase in speaking if not _WORD.search(phrase)),
    )


def _telling(phrases: Iterator[str]) -> frozenset[str]:
    """The rarest word of each phrase, for each way to write its blanks: `tai khoan`, `taikhoan`."""
    telling: set[str] = set()
    for phrase in sorted(phrases, key=len):
        for written in _with_blanks(phrase):
            words = _WORD.findall(written)
            if telling.isdisjoint(words):
                telling.add(min(words, key=lambda word: (word in _COMMON, -len(word))))
    return frozenset(telling)


def _with_blanks(phrase: str) -> Iterator[str]:
    """A phrase with and without each of its blanks; of a long one with all or none."""
    first, *others = phrase.split(" ")
    for blanks in product((" ", ""), repeat=len(others)):
        if len(others) <= _FEW or len(set(blanks)) == 1:
            yield first + "".join(blank + word for blank, word in zip(blanks, others, strict=True))


def _any_of(phrases: tuple[tuple[str, ...], ...]) -> str:
    """A pattern for phrases by their first letters, as a tree, so that few alternatives are tried at a place.

    A blank may be missing or another sign: `so_tai_khoan`. Of two phrases the longer is tried first.
    """
    by_letter: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase:
            by_letter.setdefault(phrase[0], []).append(phrase[1:])
    branches = [
        (_BLANK if letter == " " else re.escape(letter)) + _any_of(tuple(rest))
        for letter, rest in by_letter.items()
    ]
    if not branches:
        return ""
    ends = "?" if () in phrases else ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)}){ends}"


def _key(phrase: str) -> str:
    """A phrase without anything but letters and digits."""
    return "".join(filter(str.isalnum, phrase)) or phrase


def key_of(segment: Segment) -> str:
    """What the page's own data call a segment, folded: the last key of its path."""
    if segment.part not in KEYED:
        return _NAMES.get(segment.label or "", "")
    key = last_key(segment)
    return f"{key} {_NAMES[segment.label]}" if segment.label in _NAMES else key


def last_key(segment: Segment) -> str:
    """The last name in the path of a segment, folded, in words: `user.mobilePhone` is `mobile phone`."""
    found = _KEY.search(segment.locator[-80:])
    return fold(_HUMP.sub(" ", found.group())) if found else ""


def name_of(reading: Reading, heads: Heads, start: int) -> str:
    """What a table or the page's data call the value at an offset, folded; empty if they say nothing."""
    if not heads.names_anything:
        return ""
    index = reading.joined.part_at(start)
    if start - reading.joined.begins[index] < NEAR and (key := key_of(reading.content.segments[index])):
        return key
    return heads.above(start)


def label_before(reading: Reading, words: Lexicon, heads: Heads, start: int, since: int = 0) -> Nearby | None:
    """The label of the number that starts at an offset: of its column, its key, or the words before it.

    Of several labels before it the nearest counts; none if a sentence ends or another number stands between.
    """
    last = None
    for label in words.all_in(name_of(reading, heads, start)):
        last = label
    if last:
        return Nearby(last.code, "", True)
    return nearest(reading.folded, words, start, since)


def nearest(folded: str, words: Lexicon, start: int, since: int = 0, most: int = NEAR) -> Nearby | None:
    """The nearest label in the text before an offset, and behind the number that ended at `since`."""
    begin = max(since, start - REACH)
    if not _LETTER.search(folded, begin, start):
        return None
    last = None
    for label in words.all_in(folded, begin, start):
        last = label
    if last is None:
        return None
    gap = folded[last.end : start]
    return Nearby(last.code, gap, is_direct(gap)) if belongs(gap, most) else None


def is_direct(gap: str) -> bool:
    """Whether nothing but signs and small words stands between a label and a number."""
    return bool(_SIGNS_ONLY.match(gap))


def belongs(gap: str, most: int = NEAR) -> bool:
    """Whether what stands between a label and a number lets them belong together."""
    return (
        len(gap) <= most
        and gap.count("\n") <= 2
        and not _SENTENCE_END.search(gap)
        and not _OTHER_NUMBER.search(gap)
    )


def shares_label(between: str) -> bool:
    """Whether a number goes on a list with the one before it: `…, …`, `… và …`."""
    return len(between) <= 10 and bool(_AND.match(between))
