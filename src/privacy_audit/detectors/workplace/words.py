"""The words of work as patterns, and which of them stand in a text with their own marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.prose import SYMBOLS, any_of, folded_words, listed, tone_moved
from privacy_audit.detectors.reading import Reading
from privacy_audit.text import fold

PACKAGE = "privacy_audit.detectors.workplace"
"""Where the words are kept."""
# What separates a position from a name before it, or opens a line: a sign, with six more at most.
# What may stand before a position besides: what is over, and English degrees of it.
_PREFIX = (
    r"(?:nguyen |cuu |former |ex-|hien la |hien dang la |la "
    r"|senior |junior |chief |deputy |lead |associate )?"
)
_SIGN = f"[\n|:(–—·•{SYMBOLS}-][^\\w\n]{{0,6}}"
_OPENING, _LONGEST_OPENING = f"{_SIGN}{_PREFIX}", 24
_BEFORE_TITLE = re.compile(rf"{_OPENING}\Z")
_LISTING = r"[,;.][^\w\n]{0,6}"
TAKING = ("position as ", "started as ", "job as ", "role as ", "working as ")
"""What else a position follows in English."""
# Words that no position begins with: somebody is looked for, or another is told about.
_NO_TELLER = (
    "(?!(?:we|he|she|they|you|need|needs|looking|hiring|wanted|want|my|his|her|our|your|and|or|met|saw|with"
    "|for|to|if|who|any|some|no) )"
)
CALLED = "[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Bb]ác|[Cc]hú|[Ôô]ng|[Bb]à|[Ee]m"
"""Forms of address before a name, as alternatives of a pattern: `cô Ma Thị Dung`."""
FORMERLY = (", nguyen ", ", cuu ", ") nguyen ")
"""What stands in an obituary before what somebody was."""
BEING = ("i'm a", "i am a")
"""What stands in English before what somebody says they are."""
_SHORT = 4
"""Letters of words that, without marks, may be others: `co phan`."""


@cache
def ways(code: str) -> dict[str, frozenset[str]]:
    """The words of a code, folded, each with its ways of writing in small letters."""
    written: dict[str, set[str]] = {}
    for phrase in listed(rows_of(PACKAGE, "words.tsv"), code):
        written.setdefault(fold(phrase), set()).add(tone_moved(phrase.lower()))
    return {word: frozenset(one) for word, one in written.items()}


@cache
def pattern(code: str) -> re.Pattern[str]:
    """A whole word of a code in a folded text, as group `word`."""
    return re.compile(rf"(?<![^\W_])(?P<word>{_any(code)})(?![^\W_])")


@cache
def _opening_title() -> re.Pattern[str]:
    """A position at the beginning of a line, or behind a sign that parts fields."""
    return re.compile(rf"{_OPENING}(?P<word>{_any('title')})(?![^\W_])")


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (" la ", *TAKING, *BEING, *FORMERLY, *ways("title"))


def opening_titles(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where positions begin and end that open a line, or stand behind a sign that parts fields."""
    places, text, done = reading.index.all_places, "\n" + reading.folded, 0
    for at in sorted({at + 1 for title in places.keys() & ways("title").keys() for at in places[title]}):
        opens = _BEFORE_TITLE.search(text, max(done, at - _LONGEST_OPENING), at)
        title = _opening_title().match(text, opens.start()) if opens else None
        if title:
            done = title.end()
            yield title.start("word") - 1, title.end("word") - 1


@cache
def listed_title() -> re.Pattern[str]:
    """A position behind a comma or a point, where prose has it too."""
    return re.compile(rf"{_LISTING}{_PREFIX}(?P<word>{_any('title')})(?![^\W_])")


@cache
def english_title() -> re.Pattern[str]:
    """A position that opens a line or field behind up to three more words: `Senior Marine Surveyor,`."""
    return re.compile(
        rf"[\n|·•–—][^\w\n]{{0,6}}(?:[a-z]{{2,12}}:\s)?(?:(?:former|retired) )?"
        rf"(?P<all>(?!former |retired |ex )(?:[a-z]{{2,14}} ){{1,3}}?(?P<word>{_any_english()}))"
        r"(?=\s?[,@|·•–-]| (?:at|of|for|with) |\n)"
    )


@cache
def english_listed() -> re.Pattern[str]:
    """A position on a list or behind `I'm …`, up to three words before it and `at` behind it.

    The text has one more line feed before it.
    """
    label = r"(?:(?:occupation|position|job|profession|works? as|currently) )?(?:an? |the )?"
    return re.compile(
        rf"(?:[,;:] |[;|\n] ?){label}(?P<all>(?!former |retired |ex |the )"
        rf"(?:{_NO_TELLER}[a-z]{{2,14}} ){{0,3}}?"
        rf"(?P<word>{_any_english()})) at (?=[a-z])"
    )


def is_unmarked(text: str, title: re.Match[str]) -> bool:
    """Whether a Vietnamese word is written without its marks, as people type in haste: `giam doc`."""
    written = text[slice(*title.span("word"))]
    return written.isascii() and all(not way.isascii() for way in ways("title")[title["word"]])


def is_written(text: str, found: re.Match[str], code: str) -> bool:
    """Whether a folded word stands in the text with its own marks, or without any: `sở`, not `số`."""
    written = text[slice(*found.span("word"))]
    forms = ways(code)[found["word"]]
    return tone_moved(written.lower()) in forms or (
        written.isascii() and (code != "stop" or len(written) > _SHORT)
    )


def is_place(text: str) -> bool:
    """Whether a phrase is a town or a country alone."""
    return fold(text).strip(" .") in ways("place")


def _any(code: str) -> str:
    return any_of(folded_words(rows_of(PACKAGE, "words.tsv"), code))


def _any_english() -> str:
    """The positions whose words have no marks."""
    phrases = (phrase for phrase in listed(rows_of(PACKAGE, "words.tsv"), "title") if phrase.isascii())
    return any_of(tuple(dict.fromkeys(map(fold, phrases))))
