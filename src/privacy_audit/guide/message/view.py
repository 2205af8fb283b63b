"""How a message is read: folded, look-alike letters as the plain ones, words that were split put together.

Built upon the normal form of `text`, so that every place leads back to what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from itertools import accumulate

from privacy_audit.text import Normal, fold

# Letters of other alphabets that look like Latin ones, after folding: Cyrillic, Greek, Armenian, Cherokee,
# small capitals and phonetic letters. Chosen from Unicode's confusables (UTS 39) by their look on a phone.
_LOOK_ALIKES = str.maketrans(
    dict(
        pair
        for letters, plain in (
            ("аɑαᴀꭺᎪ", "a"), ("ьƅвßᏏʙᏴ", "b"), ("сϲᴄⅽꮯᏟ", "c"), ("ԁɗժꭰᎠᴅ", "d"), ("еҽɛεᴇꭼᎬℯ", "e"),
            ("ғϝꜰ", "f"), ("ɡցɢᏀ", "g"), ("һհнᏂʜᎻ", "h"), ("іıɩιꭵᎥɪ", "i"), ("јϳᴊᎫ", "j"), ("кκᴋᏦ", "k"),
            ("ӏɭʟᏞǀ", "l"), ("мᴍᎷ", "m"), ("пռոηɴ", "n"), ("оοσօᴏ০ഠ", "o"), ("рρᴘᏢ", "p"), ("ԛգ", "q"),
            ("гʀᏒ", "r"), ("ѕꜱᏚ", "s"), ("тτᴛᎢ", "t"), ("υսᴜц", "u"), ("ѵνᴠᏙ", "v"), ("ԝѡωᴡᎳ", "w"),
            ("хχ", "x"), ("уүγʏ", "y"), ("ᴢᏃ", "z"),
        )
        for pair in ((letter, plain) for letter in letters)
    )
)  # fmt: skip
# A digit or sign for a letter inside a word: `ch0`, `t1en`. Not at its ends, where numbers stand.
_LEET = re.compile(r"(?<=[a-z])[0134@](?=[a-z])")
_LEET_LETTERS = {"0": "o", "1": "i", "3": "e", "4": "a", "@": "a"}
# Pieces of a word with a sign between them: `ch.u.y.e.n`, `t*i*e*n`. Pieces have one or two letters.
_SIGNED = re.compile(r"(?<![\w.])[a-z]{1,2}(?:[.*_~|·-]{1,2}[a-z]{1,2}){1,60}(?![\w])")
_SIGNS = re.compile(r"[.*_~|·-]+")
# Single letters with blanks between them: `t i e n`. Five at least, or three that make up known words.
_SPACED = re.compile(r"(?<!\w)[a-z](?: {1,3}[a-z]){2,80}(?!\w)")
_LONGEST_WORD = 12
# Letters that only Vietnamese has in such numbers. One letter in eight at least, if marks are written.
_MARKED = re.compile("[à-ãè-êìíò-õùúýăđĩũơưạ-ỹ]")
_ONE_IN = 8
# `hoà`, `thuỷ`: the tone mark in its newer place, at the end of a syllable (not `quý`, where u belongs to q).
_PLACES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"),
    ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"),
    ("uỵ", "ụy"),
)  # fmt: skip
_OLDER_TONES = dict(_PLACES)
_TONES = re.compile(r"o[àáảãạèéẻẽẹ](?!\w)|(?<!q)u[ỳýỷỹỵ](?!\w)")

Change = tuple[int, int, str]


def look_plain(text: str) -> str:
    """Small letters with look-alike letters as the plain ones, of the same length."""
    return text.translate(_LOOK_ALIKES)


def view_of(normal: Normal, known: Set[str]) -> Normal:
    """The form in which phrases are looked for, with its marks. `known` are the words of the phrases."""
    plain = look_plain(_lower(normal.text))
    plain = _TONES.sub(lambda found: _OLDER_TONES[found.group()], plain)
    plain = _LEET.sub(lambda found: _LEET_LETTERS[found.group()], plain)
    joined = _spliced(plain, _signs(fold(plain)), normal)
    return _spliced(joined.text, _blanks(fold(joined.text), known), joined)


def is_marked(view: str) -> bool:
    """Whether a text is written with Vietnamese marks: then `anh` (he) is not `ảnh` (picture)."""
    letters = sum(map(str.isalpha, view))
    return sum(1 for _ in _MARKED.finditer(view)) * _ONE_IN >= letters > 0


def older_tones(text: str) -> str:
    """A phrase in small letters, its tone marks where the view has them: `khóa`, not `khoá`."""
    return _TONES.sub(lambda found: _OLDER_TONES[found.group()], text.lower())


def _lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(map(_lower_letter, text))


def _lower_letter(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


def _signs(text: str) -> Iterator[Change]:
    for word in _SIGNED.finditer(text):
        for sign in _SIGNS.finditer(text, word.start(), word.end()):
            yield sign.start(), sign.end(), ""


def _blanks(text: str, known: Set[str]) -> Iterator[Change]:
    """Runs of single letters that make up known words, as these words."""
    for run in _SPACED.finditer(text):
        words = _known_words(run.group().replace(" ", ""), known)
        if words:
            yield from _respaced(text, run.start(), words)


def _respaced(text: str, position: int, words: list[str]) -> Iterator[Change]:
    """Between the letters of a word nothing, between two words one blank."""
    begins = set(accumulate(map(len, words)))
    for number, _letter in enumerate("".join(words)):
        begin = position
        while text[position] == " ":
            position += 1
        if number:
            yield begin, position, " " if number in begins else ""
        position += 1


def _known_words(letters: str, known: Set[str]) -> list[str] | None:
    """The letters as known words of two letters or more, the longest first; None if that fails."""
    ways: list[list[str] | None] = [[]] + [None] * len(letters)
    for begin in range(len(letters)):
        before = ways[begin]
        for end in (
            range(begin + 2, min(len(letters), begin + _LONGEST_WORD) + 1) if before is not None else ()
        ):
            if before is not None and letters[begin:end] in known:
                ways[end] = _fewer(ways[end], [*before, letters[begin:end]])
    return ways[-1]


def _fewer(one: list[str] | None, other: list[str]) -> list[str]:
    return other if one is None or len(other) < len(one) else one


def _spliced(text: str, changes: Iterable[Change], before: Normal) -> Normal:
    """A text with some stretches replaced, with its way back."""
    pieces: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    copied = written = 0
    for begin, end, replacement in changes:
        pieces += (text[copied:begin], replacement)
        written += begin - copied
        edits.append((written, written + len(replacement), begin, end))
        written += len(replacement)
        copied = end
    return Normal(text="".join((*pieces, text[copied:])), edits=tuple(edits), before=before)
