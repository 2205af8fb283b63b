"""Names of organisations in running text: where one begins, and where it stops in a sentence."""

from __future__ import annotations

import re

from privacy_audit.detectors.prose import SYMBOLS, WORD
from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.workplace.words import is_place, is_written, pattern

_LONGEST = 110
_MOST_WORDS = 16
# What ends a name for certain: a line, a sentence, brackets, a list, a dash with blanks, a mailbox.
_HARD_END = re.compile(
    rf"[\n;:|·•()\"“”!?@/\x00{SYMBOLS}]|\.(?:\s|\Z)|,(?!\s?(?:ltd|inc|jsc|llc)(?![^\W_]))\s?"
    r"|\s[–—-]\s|[0-9]{5}|https?|\s&\s?amp"
)
# Abbreviations whose point ends no sentence: `Co., Ltd.`, `TP. Hải Phòng`.
_SHORT_FORM = re.compile(r"(?:(?<![^\W_])(?:co|tp|tx|tt|p|q|h|st|dr|no|ltd|jsc|inc)\Z)")
_ACCOUNT = re.compile(r"[\s:–-]{0,3}(?:(?:stk|so tk|tk|so tai khoan)[\s:]{1,3})?[0-9]{6}")
_CAPITAL = re.compile(WORD)
_GAP = re.compile(r",?\s?(?:[–—-]\s)?\s?")
_FIELDS = frozenset(("sdt", "dt", "dtdd", "zalo", "facebook", "email", "dien thoai", "lien he"))
_BLANKS = " \t,.-–—"


def organisation_at(reading: Reading, start: int, *, loose: bool = False) -> int | None:
    """Where the organisation ends whose name begins at an offset; None if none does.

    It begins with a word for organisations, or holds an English one. `loose`: the words before say that one
    follows; then any name in capitals will do that is not a town or a country.
    """
    known = _known(reading, start)
    if not known and not _CAPITAL.match(reading.text, start):
        return None
    end = _end(reading, start)
    if end is None or end - start < 3:
        return None
    name = reading.text[start:end]
    if known:
        return _with_more(reading, end) if _is_whole(name, known) else None
    if has_english_word(reading, start, end):
        return _with_more(reading, end)
    if len(name) > 3 and (loose or _brand(reading, start)) and not is_place(name):
        return _with_more(reading, end)
    return None


def is_account(reading: Reading, end: int) -> bool:
    """Whether a number of many digits follows: `Shinhan Bank 700123456789` is an account, no employer."""
    return bool(_ACCOUNT.match(reading.folded, end))


def area_at(reading: Reading, start: int) -> int | None:
    """Where the name of a unit ends that a position governs, `huyện Tiên Lãng`; None if none begins there."""
    word = pattern("area").match(reading.folded, start)
    if word is None or not is_written(reading.text, word, "area"):
        return None
    if not _CAPITAL.match(reading.text, word.end() + 1):
        return None
    return _end(reading, start)


def begins_organisation(reading: Reading, start: int) -> bool:
    """Whether a word for organisations, or the name of a known one, stands at an offset."""
    return _known(reading, start) > 0 or _brand(reading, start)


def _known(reading: Reading, start: int) -> int:
    """The length of the word for organisations at an offset; 0 if there is none.

    A word of one syllable has its capital: `Hội`, not the end of `quốc hội`.
    """
    word = pattern("org").match(reading.folded, start)
    if word is None or not is_written(reading.text, word, "org"):
        return 0
    short = " " not in word["word"] and reading.text[start].islower()
    return 0 if short else word.end() - start


def _brand(reading: Reading, start: int) -> bool:
    return pattern("brand").match(reading.folded, start) is not None


def _is_whole(name: str, known: int) -> bool:
    """Whether a name goes on after its first word, and has a capital there: `công ty của bố` has none."""
    return len(name) > known + 1 and (_has_capital_behind(name) or name.isupper())


def has_english_word(reading: Reading, start: int, end: int) -> bool:
    """Whether a word that ends or stands in English names of organisations is in a stretch."""
    return pattern("org-end").search(reading.folded, start, end) is not None


def _end(reading: Reading, start: int) -> int | None:
    """The end before the first sign or word that no name holds."""
    stop = min(reading.bounds_at(start)[1], start + _LONGEST)
    position = start
    while hard := _HARD_END.search(reading.folded, position, stop):
        if hard.group()[0] != "." or not _SHORT_FORM.search(
            reading.folded, max(start, hard.start() - 5), hard.start()
        ):
            stop = hard.start()
            break
        position = hard.end()
    for word in pattern("stop").finditer(reading.folded, start + 1, stop):
        if is_written(reading.text, word, "stop") and not _is_in_name(reading, word):
            stop = word.start()
            break
    name = reading.text[start:stop].rstrip(_BLANKS)
    return start + len(name) if name and len(name.split()) <= _MOST_WORDS else None


def _is_in_name(reading: Reading, word: re.Match[str]) -> bool:
    """Whether a word that could end a name is part of it: it has a capital, or a sign joins it (`KH&ĐT`)."""
    begin = word.start("word")
    joined = reading.text[begin - 1 : begin] in ("&", "-")
    if reading.folded[max(0, begin - 4) : word.end("word")] == "tre em":
        return True
    return joined or (
        reading.text[begin].isupper() and word["word"] not in _FIELDS and not _is_shouted(reading, begin)
    )


def _is_shouted(reading: Reading, begin: int) -> bool:
    """Whether the words around are all in capitals."""
    return reading.text[max(0, begin - 12) : begin + 12].isupper()


def _with_more(reading: Reading, end: int) -> int:
    """The end of what follows after a comma or dash: `Khoa Kinh tế, Trường Đại học …`."""
    gap = _GAP.match(reading.folded, end)
    if gap is None or gap.end() == end or "\n" in gap.group():
        return end
    more = _end(reading, gap.end())
    if more is None or not _CAPITAL.match(reading.text, gap.end()):
        return end
    known = _known(reading, gap.end())
    whole = (
        _is_whole(reading.text[gap.end() : more], known)
        if known
        else has_english_word(reading, gap.end(), more)
    )
    return more if whole else end


def _has_capital_behind(name: str) -> bool:
    """Whether a name has a capital beyond its first word."""
    return any(word[:1].isupper() for word in name.split()[1:])
