"""Text on its way in and out: the normal form in which detectors read, and the cleaner for output.

The normal form keeps a map back to what stood on the page, so that a finding can be shown and cut
out where it really stands.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from sys import maxsize

from privacy_audit.model import Value

# Characters that nobody sees and that split or reorder what people read: soft hyphen, Arabic and
# Mongolian marks, zero-width signs, bidi controls, variation selectors, shorthand and musical
# controls, tags (Unicode 16, Cf and the fillers).
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What a terminal acts on: C0 (tab, line feed and other line ends become spaces before), DEL, C1,
# the separators of lines and paragraphs, and halves of surrogate pairs.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Line ends other than the line feed, separators of data: they part words, so they may not just vanish.
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# Marks that combine with the character before them (Latin, Hebrew, symbols).
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
# Characters that are their own normal form: most of what Vietnamese, European and East Asian pages hold.
_SAFE = (
    "\n\x20-\x7e\u00a1-\u00a7\u00a9\u00ab\u00ac\u00ae\u00b0\u00b1\u00b6\u00b7\u00bb\u00bf-\u0131\u0134-\u013e"
    "\u0141-\u0148\u014a-\u017e\u0180-\u01c3\u01cd-\u01f0\u01f4-\u02af\u0386\u0388-\u03ce\u0400-\u0482\u048a-\u052f"
    "\u1ea0-\u1ef9\u2010\u2012-\u2016\u2018-\u2023\u20a0-\u20a7\u20a9-\u20c0\u2190-\u21ff\u2500-\u25ff"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3"
)
# What may have another normal form, with the marks that follow it. Thirty marks at most: sorting more
# costs quadratic time (the stream-safe format of UAX 15 has the same limit). A match may begin with a
# mark; then the safe character before it belongs to it. It begins with one set of characters, so that
# safe text is passed over fast.
_ODD = re.compile(rf"[^{_SAFE}](?:(?<=\r)\n|[{_MARKS}]{{0,30}})")
_IS_MARK = re.compile(rf"[{_MARKS}]")
# More than four marks in a row: they would run over the lines around them.
_PILED_MARKS = re.compile(rf"([{_MARKS}]{{4}})[{_MARKS}]+")
# Bytes of an address written as %XX.
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_KEYCAP = "\u20e3"
# What `clean` leaves as it is, whatever stands beside it: the safe characters, further punctuation, letters
# in circles and mathematical styles, symbols and emoji. None of them combines with the one before it.
_STILL = re.compile(
    rf"[{_SAFE}\u00a1-\u00ac\u00ae-\u00bf\u2024-\u2027\u2030-\u203e\u2116\u2122\u2150-\u218b\u2460-\u24ff"
    "\u2600-\u27bf\u3001-\u3020\uff01-\uff5e\U0001d400-\U0001d7ff\U0001f000-\U0001faff]*"
)

Edit = tuple[int, int, int, int]
"""Begin and end in the normal form, begin and end in the original."""


class Normal(Value):
    """A text in normal form, and the places where its length differs from the original.

    `before` is set if the original was itself read out of something (an address with %XX).
    """

    text: str
    edits: tuple[Edit, ...] = ()
    before: Normal | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original for a non-empty span of the normal form."""
        first, last = self._origin(start)[0], self._origin(end - 1)[1]
        return self.before.original(first, last) if self.before else (first, last)

    def _origin(self, position: int) -> tuple[int, int]:
        index = bisect_right(self.edits, (position, maxsize, maxsize, maxsize)) - 1
        if index < 0:
            return position, position + 1
        _, normal_end, begin, end = self.edits[index]
        if position < normal_end:
            return begin, end
        return end + position - normal_end, end + position - normal_end + 1


def normalise(original: str, before: Normal | None = None) -> Normal:
    """Bring a text into the form in which detectors read it.

    NFC; invisible and control characters removed; compatibility digits, letters and punctuation
    (full-width, circled, mathematical, keycaps) as plain ones; every kind of space as a space.
    """
    if _ODD.search(original) is None:
        return Normal(text=original, before=before)
    return edited(original, _clusters(original), before)


def _clusters(original: str) -> Iterator[tuple[int, int, str]]:
    """What may have another normal form: where it stands, and that form."""
    last = 0
    for match in _ODD.finditer(original):
        begin, end = match.span()
        if begin > last and _IS_MARK.match(original, begin):
            begin -= 1
        last = end
        yield begin, end, _normal_cluster(original[begin:end])


def unquote(original: str, rounds: int = 3) -> Normal:
    """Read the `%XX` of an address, also where it was quoted several times, and normalise the rest."""
    reading: Normal | None = None
    text = original
    for _ in range(rounds):
        if not _PERCENT.search(text):
            break
        reading = edited(text, _unquoted(text), reading)
        text = reading.text
    return normalise(text, reading)


def _unquoted(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _PERCENT.finditer(text):
        position = match.start()
        for character in bytes.fromhex(match.group().replace("%", "")).decode("utf-8", "surrogateescape"):
            width = 3 * len(character.encode("utf-8", "surrogateescape"))
            yield position, position + width, character
            position += width


def edited(original: str, changes: Iterable[tuple[int, int, str]], before: Normal | None = None) -> Normal:
    """A text with some stretches replaced: begin, end and what stands there now, in order.

    `before` is the reading whose text the original is.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    copied = written = 0
    for begin, end, replacement in changes:
        pieces += (original[copied:begin], replacement)
        written += begin - copied
        if end - begin != 1 or len(replacement) != 1:
            edits.append((written, written + len(replacement), begin, end))
        written += len(replacement)
        copied = end
    return Normal(text="".join((*pieces, original[copied:])), edits=tuple(edits), before=before)


@lru_cache(maxsize=4096)
def _normal_cluster(cluster: str) -> str:
    if _LINE_ENDS.fullmatch(cluster):
        return "\n"
    visible = CONTROL.sub("", INVISIBLE.sub("", cluster)).replace(_KEYCAP, "")
    if visible.isspace():
        return " "
    composed = unicodedata.normalize("NFC", visible)
    return "".join(map(_plain_character, composed))


def _plain_character(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if not unicodedata.decomposition(character).startswith("<"):
        return character
    plain = INVISIBLE.sub("", unicodedata.normalize("NFKC", character)).replace("\u2010", "-")
    return plain if plain and not plain[0].isspace() else character


class _Folding(dict[int, str]):
    """Each code point with its folded character, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        lower = unicodedata.normalize("NFD", character)[0].lower()
        self[code] = lower if len(lower) == 1 else character
        return self[code]


# Letters whose stroke is no combining mark; eth is often typed for the Vietnamese letter.
_FOLDING = _Folding({ord(letter): "d" for letter in "đĐðÐɖƉ"})


def _letters_of_the_page() -> str:
    """Vietnamese letters in both cases, and the signs of Vietnamese and English prose."""
    vowels = (base + tone for base in "aăâeêioôơuưy" for tone in ("", *"\u0300\u0301\u0303\u0309\u0323"))
    letters = "".join(unicodedata.normalize("NFC", vowel) for vowel in vowels) + "đ"
    beyond = "".join(letter for letter in letters if not letter.isascii())
    return beyond + beyond.upper() + "–—“”‘’…•«»°€£¥×·²"


# A code page of one byte a character for what most texts are made of: such a text is folded by two table
# look-ups in C, eight times as fast as `translate`. Its first place must be NUL (see `charmap_build`).
_PAGE = "\0\n" + "".join(map(chr, range(0x20, 0x7F))) + _letters_of_the_page()
_TO_PAGE = codecs.charmap_build(_PAGE.ljust(256, "\ufffe"))
_FOLDED_PAGE = _PAGE.translate(_FOLDING).ljust(256, "\0")
_QUESTION = codecs.charmap_encode("?", "strict", _TO_PAGE)[0]
"""What stands on the page for a character that is not on it."""
_DENSE = 50
"""Of a text that is off the page more often than once in so many characters, all is translated."""


def fold(text: str) -> str:
    """Lower case without Vietnamese marks, for matching only: `Địa chỉ` becomes `dia chi`.

    The length never changes, so offsets stay true.
    """
    if text.isascii():
        return text.lower()
    on_page = codecs.charmap_encode(text, "replace", _TO_PAGE)[0]
    off_page = on_page.count(_QUESTION) - text.count("?")
    if off_page * _DENSE > len(text):
        return text.translate(_FOLDING)
    folded = codecs.charmap_decode(on_page, "strict", _FOLDED_PAGE)[0]
    return _with_others(text, on_page, folded) if off_page else folded


def _with_others(text: str, on_page: bytes, folded: str) -> str:
    """A folded text with the characters folded too that are not on the page: question marks there."""
    pieces: list[str] = []
    position = 0
    at = on_page.find(_QUESTION)
    while at >= 0:
        pieces += (folded[position:at], text[at].translate(_FOLDING))
        position = at + 1
        at = on_page.find(_QUESTION, position)
    return "".join((*pieces, folded[position:]))


def clean(text: str, limit: int = 2000) -> str:
    """Make foreign text safe to show: one line, nothing invisible, nothing a terminal acts on.

    Every text that was scanned, typed or stored passes here before it is shown anywhere. Longer
    than `limit` characters is cut, with an ellipsis.
    """
    visible = CONTROL.sub("", INVISIBLE.sub("", _LINE_ENDS.sub(" ", text[: limit * 4])))
    composed = unicodedata.normalize("NFC", _PILED_MARKS.sub(r"\1", visible))
    joined = " ".join(composed.split())
    return joined if len(joined) <= limit else joined[: limit - 1] + "…"


def is_still(characters: str) -> bool:
    """Whether `clean` leaves these characters as they are in whatever order they stand, spaces apart.

    A quick check: False means only that nobody can tell without cleaning.
    """
    return _STILL.fullmatch(characters) is not None


class Joined(Value):
    """Several normal texts as one, a line feed between them, and the way back to each."""

    text: str
    begins: tuple[int, ...]
    parts: tuple[Normal, ...]

    def part_at(self, offset: int) -> int:
        """The index of the part in which an offset of the joined text lies."""
        return bisect_right(self.begins, offset) - 1


def join(originals: tuple[str, ...]) -> Joined:
    """Normalise several texts and join them with line feeds."""
    return join_normal(tuple(normalise(original) for original in originals))


def join_normal(parts: tuple[Normal, ...]) -> Joined:
    """Join texts that are in normal form already."""
    begins: list[int] = []
    position = 0
    for part in parts:
        begins.append(position)
        position += len(part.text) + 1
    return Joined(text="\n".join(part.text for part in parts), begins=tuple(begins), parts=parts)


def mask_phone(e164: str) -> str:
    """`+84912345678` → `09•• ••• •78`: the first two and the last two digits."""
    national = e164
    if e164.startswith("+84"):
        national = e164[3:] if e164.startswith(("+841800", "+841900")) else "0" + e164[3:]
    if national.startswith("0") and len(national) == 10:
        return f"{national[:2]}•• ••• •{national[-2:]}"
    shown = 3 if national.startswith("+") else 2
    return national[:shown] + "•" * max(len(national) - shown - 2, 3) + national[-2:]


def mask_email(address: str) -> str:
    """`thao.vu@example.com` → `t••••@example.com`; the length of the name stays hidden."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}••••@{host}"


def mask_digits(digits: str) -> str:
    """An ID or account number: only the last two digits are shown."""
    return "•" * max(len(digits) - 2, 4) + digits[-2:]
