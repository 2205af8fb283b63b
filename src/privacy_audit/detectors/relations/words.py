"""The words for members of a family as patterns, and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.prose import WORD, any_of, folded_words, tone_moved
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.relations"
_LONGEST, _LONGEST_WORD = 36, 14
# The last word of a stretch, read to its end.
_LAST_WORD = re.compile(r"[a-z]{1,14}\Z")
_SURE = ("vo", "chong")
ELDERS = (" ba ", " ong ", " bac ", " mr ", " mrs ", " mr. ", " mrs. ")
"""Forms of address, before a name, of people who are nobody's child or younger brother."""
# Before a word of the family: those are animals.
_PET = re.compile(r"(?<![^\W_])(?:dog|cat|fur|puppy|kitten|bunny|horse|pet|plant)[ -]?\Z")
_PET_REACH = 9


@cache
def kin() -> dict[str, frozenset[str]]:
    """Each word, folded, with its ways of writing in small letters."""
    written: dict[str, set[str]] = {}
    for phrase, _, _ in _phrases():
        written.setdefault(fold(phrase), set()).add(tone_moved(phrase.lower()))
    return {word: frozenset(ways) for word, ways in written.items()}


@cache
def ties() -> dict[str, str]:
    """Each word, folded, with its tie: `spouse`, `child`, …"""
    return {fold(phrase): tie for phrase, tie, _ in _phrases()}


@cache
def bare_endings() -> tuple[str, ...]:
    """The words that a name may follow, for `str.endswith`."""
    return tuple(dict.fromkeys(fold(phrase) for phrase, _, kind in _phrases() if kind == "bare"))


@cache
def _last_words(kind: str) -> frozenset[str]:
    """The last words of those of the family, for a quick look."""
    found = (fold(phrase) for phrase, _, one in _phrases() if kind in ("any", one))
    return frozenset(last.group() for phrase in found if (last := _LAST_WORD.search(phrase)))


@cache
def _before_name(kind: str) -> re.Pattern[str]:
    """A word of the family at the end of a folded stretch: `bare`, or `any`."""
    words = (fold(phrase) for phrase, _, one in _phrases() if kind in ("any", one))
    return re.compile(rf"(?<![^\W_])(?P<kin>{any_of(tuple(dict.fromkeys(words)))})\Z")


@cache
def _anywhere() -> re.Pattern[str]:
    """A `bare` word of the family with a blank behind it, in a folded text."""
    return re.compile(rf"(?<![^\W_])(?P<kin>{any_of(bare_endings())})\s")


def kin_in(text: str, folded: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """The `bare` words of the family in a stretch; a blank and perhaps a name stand behind group `kin`."""
    if begin == 0 and (first := kin_at(text, folded, 0, end)):
        yield first
    for found in _behind_sign().finditer(folded, max(0, begin - 1), end):
        if word := _with_marks(_behind_sign(), text, found):
            yield word


def kin_at(text: str, folded: str, start: int, end: int | None = None) -> re.Match[str] | None:
    """The `bare` word of the family that begins at an offset, as group `kin`, with the blank behind it."""
    found = _anywhere().match(folded, start, len(folded) if end is None else end)
    return _with_marks(_anywhere(), text, found) if found else None


def _with_marks(pattern: re.Pattern[str], text: str, found: re.Match[str]) -> re.Match[str] | None:
    """A word with its own marks, or a shorter one it begins with: `Bố Dương Văn An` has no `bố dượng`."""
    while not is_written(text, found):
        shorter = found["kin"].rpartition(" ")[0]
        less = pattern.match(found.string, found.start(), found.start("kin") + len(shorter) + 1)
        if less is None or not shorter:
            return None
        found = less
    return found


@cache
def _behind_sign() -> re.Pattern[str]:
    """The same behind a sign or blank: the search passes letters at once."""
    return re.compile(rf"[\W_](?P<kin>{any_of(bare_endings())})(?=\s)")


@cache
def surnames() -> frozenset[str]:
    """Family names, folded."""
    rows = rows_of(_PACKAGE, "surnames.tsv")
    return frozenset(fold(name.strip()) for _, names in rows for name in names.split(","))


def kin_ending(text: str, folded: str, end: int, kind: str = "bare") -> tuple[int, str] | None:
    """Where the word of the family begins that ends at an offset, and its tie; None if there is none.

    Its marks must be right where the text has marks: `vợ` is a wife, `vỡ` is not.
    """
    last = _LAST_WORD.search(folded, max(0, end - _LONGEST_WORD), end)
    if last is None or last.group() not in _last_words(kind):
        return None
    found = _before_name(kind).search(folded, max(0, end - _LONGEST), end)
    while found and not is_written(text, found):  # `Có con gái` has no `cô con gái`, but another word
        found = _before_name(kind).search(folded, found.start() + 1, end)
    return (found.start(), ties()[found["kin"]]) if found else None


def is_of_pets(folded: str, start: int) -> bool:
    """Whether a word of the family at an offset is that of an animal: `dog dad to Pepper`."""
    return bool(_PET.search(folded, max(0, start - _PET_REACH), start))


def is_unmarked(text: str, found: re.Match[str]) -> bool:
    """Whether a Vietnamese word of the family is written without its marks: `con trai`, `chi gai`.

    Of one syllable only `vo` and `chong` are sure.
    """
    word = found["kin"]
    written = text[slice(*found.span("kin"))]
    has_marks = all(not way.isascii() for way in kin()[word])
    if not written.isascii() or (" " not in word and not written.islower()):  # `Vo Van Kiet` is a family name
        return False
    return (has_marks and (" " in word or word in _SURE)) or word == "con trai"


def is_written(text: str, found: re.Match[str]) -> bool:
    """Whether a folded word stands in the text with its own marks, or without any."""
    written = text[slice(*found.span("kin"))]
    return tone_moved(written.lower()) in kin()[found["kin"]] or written.isascii()


def is_name(name: str, *, least: int = 1) -> bool:
    """Whether words with capitals can be a name: enough of them, and none that only begins a sentence."""
    words = fold(name).split()
    if " ".join(words[:2]) in _no_names("place") | _no_names("office") or words[-1] in _no_names("last"):
        return False
    if len(words) < least or (words[0] in _no_names("never") and not _is_marked_surname(name)):
        return False
    return len(words) > 1 or (len(name) > 1 and words[0] not in _no_names("alone"))


def _is_marked_surname(name: str) -> bool:
    """Whether a name begins with a family name that has marks: `Tô`, not `To`."""
    return has_surname(name) and not name.split()[0].isascii()


def is_town(name: str) -> bool:
    """Whether a name is that of a town or a province."""
    return fold(name) in _no_names("place") | _no_names("town")


def is_everybodys(name: str) -> bool:
    """Whether a name is that of a figure whom everybody calls uncle or aunt: `Uncle Ho`, `Uncle Sam`."""
    return re.split(r"[ '’]", fold(name), maxsplit=1)[0] in _no_names("saint")


def has_surname(name: str) -> bool:
    """Whether a name of several words begins with a Vietnamese family name."""
    words = name.split()
    return len(words) > 1 and fold(words[0]) in surnames()


def has_family_name(name: str) -> bool:
    """The same, or without marks in the order of other languages: `Hoa Tran`."""
    return has_surname(name) or (name.isascii() and " " in name and fold(name.split()[-1]) in surnames())


# A name that ends right before a bracket, read to its end.
NAME_BEFORE = re.compile(rf"{WORD}(?: {WORD}){{0,4}}\s?\Z")


@cache
def _no_names(code: str) -> frozenset[str]:
    return frozenset(folded_words(rows_of(_PACKAGE, "no_names.tsv"), code))


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (phrase.strip(), tie, kind)
        for kind, tie, listed in rows_of(_PACKAGE, "kin.tsv")
        for phrase in listed.split(",")
    )
