"""Vietnamese numbers that their owners wrote so that machines pass them by.

Letters that look like digits (`o9l2.345.678`) and digits as words (`không chín một hai …`), also mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product

from privacy_audit.detectors.phone import vietnam
from privacy_audit.detectors.phone.context import Surroundings
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Certainty, Kind, Secret
from privacy_audit.text import mask_phone

# Letters and signs that pass for 0 and 1, as many use them (Latin, Cyrillic, Greek, circles), and the rest.
_ZEROS, _ONES = "oOоОοΟ〇○◯⭕🅾Øø", "lI|!iіІΙ"
_REST = {
    "S": "5",
    "s": "5",
    "B": "8",
    "b": "6",
    "G": "6",
    "Z": "2",
    "z": "2",
    "g": "9",
    "q": "9",
    "з": "3",
    "З": "3",
}
_ALIKE = str.maketrans({**dict.fromkeys(_ZEROS, "0"), **dict.fromkeys(_ONES, "1"), **_REST})
_ONE = f"[0-9{_ZEROS}{_ONES}{''.join(_REST)}]"
_GAP = r"[ .,\-_/·*~()\u2010-\u2015]{0,3}"
# A zero or a letter like it, or the country code, then nine more of them, small gaps between: nine steps of
# at most four characters. The look back stands behind the first character, here and below, so that the
# engine can jump from one such character to the next.
_LETTERS = (
    re.compile(rf"[0{_ZEROS}](?<![^\W_].)(?:{_GAP}{_ONE}){{9}}(?![^\W_])"),
    re.compile(rf"84(?<![^\W_]..)(?:{_GAP}{_ONE}){{9}}(?![^\W_])"),
)
_LEAST_DIGITS, _LEAST_OF_PLAIN = 6, 4
"""Real digits in such a number; fewer will do if the letters are only those for 0 and 1, behind a word for
a telephone, and five where blanks or dots part it into the usual groups."""
_IN_GROUPS = re.compile(r"\w{4}([ .])\w{3}\1\w{3}\Z|\w{3}([ .])\w{3}\2\w{4}\Z|\w{4}(?:([ .])\w\w){3}\Z")
_NOT_PLAIN = re.compile(f"[{''.join(_REST)}]")
_NO_DIGIT = re.compile(f"[^0-9{_ZEROS}{_ONES}{''.join(_REST)}]")

_WORDS = {
    "khong": "0", "hong": "0", "ko": "0", "zero": "0", "oh": "0", "o": "0", "mot": "1", "one": "1",
    "hai": "2", "two": "2", "ba": "3", "three": "3", "bon": "4", "tu": "4", "four": "4", "nam": "5",
    "lam": "5", "nham": "5",
    "five": "5", "sau": "6", "six": "6", "bay": "7", "seven": "7", "tam": "8", "eight": "8", "chin": "9",
    "nine": "9", "muoi": "", "le": "0", "linh": "0", "gach": "", "cham": "",
}  # fmt: skip
_TEN = "muoi"
# No word begins another at the same place but `ba` and `bay`, `o` and `oh`: few ways to read a text.
_WORD = "|".join(sorted(_WORDS, key=lambda word: (-len(word), word)))
_MORE = rf"(?:[\W_]{{0,3}}(?:{_WORD}|[0-9])){{9,17}}(?![^\W_])"
# How such a number begins. What prose has often is looked for by itself, so that the engine can search for
# its letters; of the rest only the places are read where one of the phrases stands.
_OFTEN = tuple(
    re.compile(rf"{begin}(?<![^\W_]{'.' * len(begin)}){_MORE}") for begin in ("khong", "ko", "0", "84")
)
_SELDOM = re.compile(rf"(?<![^\W_])(?:hong|zero|oh?|cong tam (?:bon|tu)){_MORE}")
_GAPS = tuple("".join(signs) for size in (1, 2, 3) for signs in product(" .,-", repeat=size))
_BEGINNINGS = (
    *("hong", "zero", "oh", "cong tam bon", "cong tam tu"),
    *(f"o{gap}{word} " for gap in _GAPS for word in ("chin", "tam", "bay", "ba", "nam")),
)
_LETTER, _DIGIT = re.compile(r"[a-z]"), re.compile(r"\d")
_TOKEN = re.compile(rf"cong tam (?:bon|tu)|{_WORD}|[0-9]")
_LEAST_WORDS, _LEAST_TOKENS = 2, 9
_MOST_DIGITS = 12
"""Of a number with its country code."""


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return _BEGINNINGS


def find(reading: Reading, surroundings: Surroundings) -> Iterator[Finding]:
    """Disguised numbers: likely with a telephone word, else possible; likely in words."""
    for pattern in _LETTERS:
        for match in pattern.finditer(reading.text):
            yield from _looking_alike(reading, surroundings, match)
    for pattern in _OFTEN:
        for match in pattern.finditer(reading.folded):
            yield from _spoken(reading, surroundings, match)
    for at, _ in reading.index.places(*_BEGINNINGS):
        if seldom := _SELDOM.match(reading.folded, at):
            yield from _spoken(reading, surroundings, seldom)


def _looking_alike(reading: Reading, surroundings: Surroundings, match: re.Match[str]) -> Iterator[Finding]:
    written = match.group()
    plain = _NO_DIGIT.sub("", written)
    if plain.isdecimal():
        return
    digits = len(_DIGIT.findall(written))
    least = _least_digits(surroundings, match) if _NOT_PLAIN.search(written) else _LEAST_OF_PLAIN
    if least <= digits < len(plain):
        number = vietnam.number((len(plain),), plain.translate(_ALIKE))
        start = match.start() - (reading.text[match.start() - 1 : match.start()] == "+")
        yield from _found(surroundings, (start, match.end()), number, Certainty.POSSIBLE)


def _least_digits(surroundings: Surroundings, match: re.Match[str]) -> int:
    """How many real digits a number needs in which letters stand for more than 0 and 1."""
    if surroundings.around(*match.span()).labelled:
        return _LEAST_OF_PLAIN
    return _LEAST_DIGITS - 1 if _IN_GROUPS.match(match.group()) else _LEAST_DIGITS


def _spoken(reading: Reading, surroundings: Surroundings, match: re.Match[str]) -> Iterator[Finding]:
    if not _LETTER.search(match.group()):
        return
    tokens = list(_TOKEN.finditer(reading.folded, match.start(), match.end()))
    digits = _digits([token.group() for token in tokens])
    for size in range(len(tokens), _LEAST_TOKENS - 1, -1):
        written = "".join(digits[:size])
        number = vietnam.number((len(written),), written) if len(written) <= _MOST_DIGITS else None
        if number is None or number.type not in ("mobile", "landline"):
            continue
        words = sum(not token.group().isdecimal() for token in tokens[:size])
        cut = size < len(tokens) and tokens[size].start() == tokens[size - 1].end()
        if words and not cut:
            alone = Certainty.LIKELY if words >= _LEAST_WORDS else Certainty.POSSIBLE
            yield from _found(surroundings, (tokens[0].start(), tokens[size - 1].end()), number, alone)
            return


def _digits(tokens: list[str]) -> list[str]:
    """What each word adds: `mười hai` is 12, `hai mươi` 20, `hai mươi ba` 23."""
    digits: list[str] = []
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else ""
        after = tokens[index + 1] if index + 1 < len(tokens) else ""
        if token == _TEN:
            tens = before in _WORDS and before != _TEN
            units = after in _WORDS and after != _TEN
            digits.append(("" if tens else "1") + ("" if units else "0"))
        else:
            digits.append("84" if token.startswith("cong") else _WORDS.get(token, token))
    return digits


def _found(
    surroundings: Surroundings, span: tuple[int, int], number: vietnam.Number | None, alone: Certainty
) -> Iterator[Finding]:
    context = surroundings.around(*span)
    if number is None or number.type == "organisation" or context.other:
        return
    yield Finding(
        kind=Kind.PHONE,
        start=span[0],
        end=span[1],
        value=Secret(number.e164),
        masked=mask_phone(number.e164),
        certainty=Certainty.LIKELY if context.labelled else alone,
        attributes={"type": number.type} if number.type else {},
        reasons=("disguised", "valid", "context") if context.labelled else ("disguised", "valid"),
    )
