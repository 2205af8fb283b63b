"""The names of people in a line: Vietnamese by their family name, others only where something says so."""

from __future__ import annotations

import re
from functools import lru_cache

from privacy_audit.model import Value
from privacy_audit.people.positions import begins_position, position_in
from privacy_audit.people.words import (
    BYLINES,
    FAMILIES,
    FOREIGN_TITLES,
    LABELS,
    MIDDLE,
    NO_NAMES,
    NO_PEOPLE,
    NOT_FOREIGN,
    OTHERS_UNMARKED,
    PLACES_BEFORE,
    POSITIONS,
    TITLES,
    UNMISTAKABLE,
)
from privacy_audit.text import fold

# A word of letters, in which an apostrophe or hyphen may stand once or twice.
_WORD = re.compile(r"[^\W\d_]{1,24}(?:['’-][^\W\d_]{1,24}){0,2}")
# A Vietnamese syllable without its marks: first consonants, vowels, last consonants.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?\Z"
)
# Behind a name that is a street or a district.
_PLACE_AFTER = re.compile(r"\s{0,2},?\s{0,2}(?:phuong|quan|p\.|q\.|tp\.?\s|thanh pho|huyen|thi xa)(?![a-z])")
# The number of a house in front of its street: `12`, `12A/3`.
_HOUSE = re.compile(r"\d[A-Za-z]?(?:/\d{1,4}[A-Za-z]?){0,3}\Z")
# What may stand between what belongs to a name and the name, and the number of a row.
_BETWEEN = " \t.,:;–—-/()[]•·|*+#&"
_END_OF_LABEL = re.compile(r"[:–—-]\s{0,3}\Z")
# What ends a name at the head of a line: nothing, a sign, a number; a lower-case word goes on in prose.
_AFTER = re.compile(r"\s{0,3}(?:\Z|[,;:(\[|•·/–—+\d<-])")
# A line that also names who took the picture is the caption of a newspaper.
_CREDIT = re.compile(r"(?<![a-z])(?:anh|photo|nguon|source)\s{0,2}:")
_MOST_WORDS = 5
_LONGEST_RUN = 12
_LONGEST_LINE = 200
_LONGEST_LABEL = 40


class Name(Value):
    """A name in a text: where it stands, without marks and capitals, and its initials.

    `heads`: it is what the line is about, not somebody mentioned in it. `title`: a form of address says
    that it is a person.
    """

    start: int
    end: int
    key: str
    initials: str
    heads: bool


def names_in(text: str, marked: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """The names in a line, in order. `marked` are those, folded, that the page itself marks as people's."""
    words = tuple(_WORD.finditer(text))
    folded = fold(text)
    found: list[Name] = []
    index = 0
    while index < len(words):
        run = _run(text, folded, words, index)
        family = _is_family(words, index)
        is_name = family and _is_vietnamese(text, folded, words, index, run)
        if is_name or _is_foreign(text, words, index, run, marked):
            name = _name(text, folded, words[index].start(), words[index + len(run) - 1].end())
            found += [name] if name else []
            is_name = True
        index += len(run) if is_name or family else 1
    return tuple(found)


# --- Vietnamese ------------------------------------------------------------------------------


def _is_vietnamese(
    text: str, folded: str, words: tuple[re.Match[str], ...], index: int, run: list[str]
) -> bool:
    """Whether words that begin with a family name are somebody's name."""
    if not 2 <= len(run) <= _MOST_WORDS or not all(map(_is_syllable, run[1:])):
        return False
    lower = [word.lower() for word in run]
    if any(" ".join(lower[:length]) in NO_NAMES for length in (2, 3)) or " ".join(lower) in NO_PEOPLE:
        return False
    return not _is_place(text, folded, words, index, len(run))


def _is_syllable(word: str) -> bool:
    """A single letter stands for a name that the page keeps short."""
    return len(word) == 1 or bool(_SYLLABLE.match(fold(word)))


def _is_family(words: tuple[re.Match[str], ...], index: int) -> bool:
    word = words[index].group()
    if not word[0].isupper():
        return False
    lower = word.lower()
    if not lower.isascii():
        return lower in FAMILIES
    if lower in UNMISTAKABLE:
        return True
    following = words[index + 1].group() if index + 1 < len(words) else ""
    if lower in OTHERS_UNMARKED and fold(following) in MIDDLE:
        return True
    return lower in FAMILIES and not following.isascii()


def _run(text: str, folded: str, words: tuple[re.Match[str], ...], index: int) -> list[str]:
    """The words with a capital that follow each other, blanks between them, up to a position."""
    run = [words[index].group()]
    if not run[0][0].isupper():
        return run
    for number in range(index + 1, min(index + _LONGEST_RUN, len(words))):
        before, word = words[number - 1], words[number]
        if not _goes_on(text, before, word) or begins_position(folded, word.start()):
            break
        run.append(word.group())
    return run


def _goes_on(text: str, before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a word belongs to the name that the one before belongs to: written in the same manner."""
    written, between = word.group(), text[before.end() : word.start()]
    if not written[0].isupper() or not (written.istitle() or written.isupper()) or between.strip(" \u00a0"):
        return False
    short = len(written) == 1 or len(before.group()) == 1
    return short or before.group().isupper() == written.isupper()


def _is_place(text: str, folded: str, words: tuple[re.Match[str], ...], index: int, count: int) -> bool:
    start, end = words[index].start(), words[index + count - 1].end()
    if _PLACE_AFTER.match(folded, end):
        return True
    before = text[:start].rstrip(" .")
    if before[-1:].isalpha():
        return before.split()[-1].lower() in PLACES_BEFORE
    # A number right before two words is that of a house.
    return count == 2 and bool(_HOUSE.search(before))


# --- of other countries ----------------------------------------------------------------------


def _is_foreign(
    text: str, words: tuple[re.Match[str], ...], index: int, run: list[str], marked: frozenset[str]
) -> bool:
    """Whether words with capitals are another name: marked by the page, or behind a title."""
    if fold(" ".join(run)) in marked:
        return True
    if not 2 <= len(run) <= 4 or any(fold(word) in NOT_FOREIGN for word in run):
        return False
    before = words[index - 1] if index else None
    return (
        before is not None
        and before.group().lower() in FOREIGN_TITLES
        and not text[before.end() : words[index].start()].strip(" .")
    )


def whole_line_name(text: str) -> Name | None:
    """A line that is nothing but two to four words with capitals: a name, if a position stands beside it."""
    words = tuple(_WORD.finditer(text))
    if not 2 <= len(words) <= 4 or len(text) > 50:
        return None
    if len(_run(text, fold(text), words, 0)) != len(words) or text[: words[0].start()].strip(_BETWEEN):
        return None
    if any(fold(word.group()) in NOT_FOREIGN for word in words) or position_in(text):
        return None
    if " ".join(word.group().lower() for word in words) in NO_PEOPLE or _is_family(words, 0):
        return None
    if text[words[-1].end() :].strip(_BETWEEN):
        return None
    return _named(text, words[0].start(), words[-1].end(), heads=True)


# --- where it stands in the line -------------------------------------------------------------


def _name(text: str, folded: str, start: int, end: int) -> Name | None:
    before = _stripped(folded[:start])
    if before is None:
        return None
    heads = len(text) <= _LONGEST_LINE and _is_head(folded, before, start, end)
    return _named(text, start, end, heads=heads)


def _named(text: str, start: int, end: int, *, heads: bool) -> Name:
    words = text[start:end].split()
    initials = ".".join(word[0].upper() for word in words) + "."
    return Name(start=start, end=end, key=fold(" ".join(words)), initials=initials, heads=heads)


def _is_head(folded: str, before: str, start: int, end: int) -> bool:
    """Whether only a number, labels, titles and positions stand before it, and the name ends there."""
    labelled = len(before) <= _LONGEST_LABEL and bool(_END_OF_LABEL.search(folded[:start]))
    if before and not labelled:
        return False
    behind = folded[end:]
    if _CREDIT.search(behind):
        return False
    return bool(_AFTER.match(behind)) or bool(position_in(behind[:30]))


def _stripped(before: str) -> str | None:
    """What stands before a name without its number, labels, titles and positions; None for a byline."""
    rest = before.strip(_BETWEEN).lstrip("0123456789").strip(_BETWEEN)
    while rest:
        if any(_ends_with(rest, word) for word in _folded_bylines()) and before.rstrip().endswith(":"):
            return None
        shorter = next((rest[: -len(word)] for word in _folded_heads() if _ends_with(rest, word)), None)
        if shorter is None:
            break
        rest = shorter.strip(_BETWEEN).rstrip("0123456789").strip(_BETWEEN)
    return rest


def _ends_with(text: str, word: str) -> bool:
    return text.endswith(word) and not text[: -len(word)][-1:].isalpha()


@lru_cache(maxsize=1)
def _folded_heads() -> tuple[str, ...]:
    words = (fold(word) for word in (*TITLES, *LABELS, *POSITIONS))
    return tuple(sorted(dict.fromkeys(words), key=len, reverse=True))


@lru_cache(maxsize=1)
def _folded_bylines() -> tuple[str, ...]:
    return tuple(map(fold, BYLINES))
