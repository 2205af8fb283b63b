"""Vietnamese typed with the keys of Telex while the keyboard was not set to it: `phuwowngf` for `phường`.

Detectors read such words as the keyboard would have shown them; what stood on the page is kept for whoever
shows it. A word is read so where it types a Vietnamese syllable and is no ordinary word, and where the
sentence around it is Vietnamese. An ordinary word (`Lee`, `hair`) is read so only where the sentence is typed
so throughout. Nothing changes in addresses of the web, mailboxes and code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, zip_longest
from typing import NamedTuple

from privacy_audit.detectors.telex.words import LONGEST, Sort, is_leftover, word_of

__all__ = ["Change", "changes", "sought"]

Change = tuple[int, int, str]
"""Where a word with keys of Telex begins and ends, and what it was meant to be."""

_TONE_KEYS = (b"f", b"s", b"r", b"x", b"j")
_REACH = 200
"""A sentence is looked at so far on both sides."""
_ENOUGH = 2
_READ = (Sort.SURE, Sort.LEFTOVER)
# Pairs of letters of which a word with keys of Telex has one and plain Vietnamese none: a tone behind its
# vowel or behind the end of its syllable, doubled letters, w.
_TONES = tuple(
    one + tone for ones, tones in (("aeiouynmgh", "fsrxj"), ("cpt", "sj")) for one in ones for tone in tones
)
_MARKS = ("aa", "ee", "oo", "dd", *(letter + "w" for letter in "uoabcdghklmnrstvx"))
_NEVER_BEHIND = frozenset(bytes((code,)) for code in b"aebdfgjklqrsvx")
"""What follows no tone within a syllable: `era`, `ers`."""
_OTHERS = bytes(code if code in range(97, 123) else 32 for code in range(256))
"""Small letters as they are, everything else as a blank."""
# The end of a line, or of a sentence: a sign behind a digit or three letters; `P.`, `Q.` and `TP.` end none.
_SENTENCE_END = re.compile(r"\n|(?<=\w{3}[.!?…])\s|(?<=[0-9][.!?])\s")
_BLANK = re.compile(r"\s")
_CHUNK = re.compile(r"\S+")
# Signs of mailboxes, addresses of the web, paths and code: `ten_o@x.vn`, `a.hoof`, `/tmp/soos`, `x=1`.
_MACHINE = re.compile(r"[@_\\=#{}<>%$`]|://|\w{3}\.[^\W\d_]|\.[a-z]|/[^/]{1,30}/[a-z]|\A/")
# Letters that are no part of `3rd`, `don't` or of a longer word; digits may stand behind them: `soos12`.
_WORD = re.compile(r"(?<![\w'’])[^\W\d_]+(?![^\W\d]|['’])")


class _Seen(NamedTuple):
    begin: int
    end: int
    sort: Sort
    shown: str


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*_TONES, *_MARKS)


def changes(text: str, plain: bytes, places: Mapping[str, list[int]]) -> list[Change]:
    """The words of a text that hold keys of Telex, in order, with what they were meant to be.

    `plain` is the text in small letters without marks, one byte a character, and `places` tells where the
    phrases that are sought stand in it (`Index`). Neither digits nor blanks stand in such a word.
    """
    found: list[Change] = []
    done = 0
    for at in _suspects(text, plain, places):
        if at >= done:
            begin, done = _sentence(text, at, done)
            found += _read(text, begin, done)
    return found


def _suspects(text: str, plain: bytes, places: Mapping[str, list[int]]) -> list[int]:
    """Where leftovers may stand, in order: other languages have some, plain Vietnamese has none."""
    letters = plain.translate(_OTHERS)
    words = chain(_toned(letters, places), _marked(letters, places))
    return sorted(
        {
            begin
            for begin, word in words
            if is_leftover(word) or (word.endswith(_TONE_KEYS) and _has_marks(text, begin, len(word)))
        }
    )


def _has_marks(text: str, begin: int, length: int) -> bool:
    """Whether a word that ends with the key of a tone has marks already: `phườngf`."""
    return not text[begin : begin + length].isascii()


def _toned(letters: bytes, places: Mapping[str, list[int]]) -> Iterator[tuple[int, bytes]]:
    """The short words with a tone in a place for one, and where they begin."""
    for pair in _TONES:
        for at in places.get(pair, ()):
            behind = letters[at + 2 : at + 3]
            if behind not in _NEVER_BEHIND:
                begin = letters.rfind(b" ", at - LONGEST if at > LONGEST else 0, at) + 1
                if begin or at <= LONGEST:
                    yield begin, letters[begin : at + 2 if behind == b" " else _end(letters, at)]


def _marked(letters: bytes, places: Mapping[str, list[int]]) -> Iterator[tuple[int, bytes]]:
    """The short words with doubled letters or a w, and where they begin."""
    for pair in _MARKS:
        for at in places.get(pair, ()):
            begin = letters.rfind(b" ", at - LONGEST if at > LONGEST else 0, at) + 1
            if begin or at <= LONGEST:
                yield begin, letters[begin : _end(letters, at)]


def _end(letters: bytes, at: int) -> int:
    end = letters.find(b" ", at, at + LONGEST)
    return end if end >= 0 else min(len(letters), at + LONGEST)


def _sentence(text: str, at: int, done: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place; it begins no earlier than the last one ended.

    Both are the same, further on, where nothing is to be read: in the middle of a stretch without blanks.
    """
    begin = max(done, at - _REACH)
    if begin > 0:
        blank = _BLANK.search(text, begin, at)
        begin = blank.start() if blank else -1
    ending = _SENTENCE_END.search(text, at, at + _REACH)
    end = ending.start() if ending else len(text)
    if end > at + _REACH:
        end = text.rfind(" ", at, at + _REACH)
    if begin < 0 or end < 0:
        return at + _REACH, at + _REACH
    for mark in _SENTENCE_END.finditer(text, begin, at):
        begin = mark.end()
    return begin, end


def _read(text: str, begin: int, end: int) -> Iterator[Change]:
    """The changes in a sentence, if it is Vietnamese enough."""
    seen = tuple(_words(text, begin, end))
    count = Counter(word.sort for word in seen)
    leftovers = count[Sort.SURE] + count[Sort.LEFTOVER]
    points = leftovers + count[Sort.SURE] + count[Sort.MARKED] + count[Sort.PLAIN] - count[Sort.STRANGE]
    if not leftovers or points < _ENOUGH:
        return
    throughout = leftovers >= count[Sort.MARKED] and 2 * leftovers >= count[Sort.DOUBTFUL]
    yield from ((word.begin, word.end, word.shown) for word in _chosen(text, seen, throughout))


def _chosen(text: str, seen: tuple[_Seen, ...], throughout: bool) -> Iterator[_Seen]:
    """The leftovers, and the doubtful words if all is typed so, or that make a name with one beside them."""
    last: _Seen | None = None
    for word, following in zip_longest(seen, seen[1:]):
        if word.sort is Sort.DOUBTFUL and (throughout or _is_half(text, last, word, following)):
            word = word._replace(sort=Sort.LEFTOVER)
        if word.sort in _READ:
            yield word
        last = word


def _is_half(text: str, last: _Seen | None, word: _Seen, following: _Seen | None) -> bool:
    """Whether a word beside it makes a Vietnamese name with a word: `Hair Phòng`, `Lee Chaan`."""
    pairs = ((last, word), (word, following))
    return any(
        one is not None
        and other is not None
        and text[one.end : other.begin] == " "
        and text[one.begin].isupper()
        and text[other.begin].isupper()
        and (other if one is word else one).sort in (Sort.MARKED, *_READ)
        for one, other in pairs
    )


def _words(text: str, begin: int, end: int) -> Iterator[_Seen]:
    for chunk in _CHUNK.finditer(text, begin, end):
        if _MACHINE.search(chunk.group()):
            continue
        for found in _WORD.finditer(text, *chunk.span()):
            word = word_of(found.group())
            sort = word.sort
            if sort is Sort.LEFTOVER and _is_name(text, begin, end, found):
                sort = Sort.DOUBTFUL
            yield _Seen(found.start(), found.end(), sort, word.shown)


def _is_name(text: str, begin: int, end: int, word: re.Match[str]) -> bool:
    """Whether a word in a sentence has the capitals of a name or an abbreviation: `Yoon`, `VECS`.

    A label has none, nor has a word of a sentence in capitals.
    """
    if text[word.end() : word.end() + 2].lstrip()[:1] == ":":
        return False
    return word.group().istitle() or (word.group().isupper() and not text[begin:end].isupper())
