"""Where an address may begin: one cheap pass over the text, so that only few places are read closely.

Numbers that may be a house, words for hamlets and quarters, and what says that an address follows.
Every pattern begins with a set of characters, which lets the engine run over the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.hamlets import english_hamlets, hamlets
from privacy_audit.detectors.address.nearby import (
    begins_line,
    is_close,
    label_before,
    may_be_lower,
    may_end,
    may_follow_label,
)
from privacy_audit.detectors.address.words import spoken
from privacy_audit.detectors.reading import Effort, Index

_BACK = 24
_NEAR = 12
_LONGEST_CODE = 6
# Signs before a number that make it a part of something else, the second ones with a digit before them.
_JOINED, _PARTED = frozenset("/_@#$€+"), frozenset(",.:-")
# Ends of sentences: a label before one is about something else.
_SENTENCE_END = re.compile(r"[.!?;][ \n]|\n")


# The last word before a number, and those before a day, a part of a year, a class.
_WORD_BEFORE = re.compile(r"(?<![^\W_])([a-z]{3,5})[ ]\Z")
_DAYS = spoken("ngay thang nam hom sang chieu toi trua luc lop quy vong phut gio")
# What may be a day, with its month.
_DAY = re.compile(r"[0-3]?[0-9](?:[/-](?:0?[0-9]|1[0-2]))?(?![\w/-])")
_HOUSE_WORDS = ("nhà", "nha")
# A number that no building of a group has: 12, P302; with a letter and two digits it may be a building's.
_HOUSE_OR_ROOM = re.compile(r"[0-9]|[A-Za-z][0-9]{3}")
# The words before a number behind which a colon may stand.
_WITH_COLON = words.forms("số nhà, nhà số, số, sn, no, nhà, s/n")
# Up to four words right before a number.
_LAST_WORDS = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]{1,6}[ ]){0,3}(?P<last>s/n|[^\W\d_]{1,9})[ ]?[.:]?[ ]{0,2}\Z"
)


class Anchor(NamedTuple):
    """A place where an address may begin.

    `labelled`: a label stands before it in the same sentence; `close`: right before it.
    `line`: it begins its line. `item`: a sign stands before it, as in a list.
    """

    start: int
    labelled: bool
    close: bool
    line: bool
    item: bool


def anchors(text: str, index: Index, digits: Iterable[int], effort: Effort) -> Iterator[Anchor]:
    """All places where an address may begin, in order, as far as the effort goes.

    `digits` are the places where numbers begin in it.
    """
    folded = index.folded
    starts = sorted(
        {
            *_numbers(text, folded, digits, effort),
            *hamlets(text, index, effort),
            *english_hamlets(text, index),
        }
    )
    behind = 0
    for start in starts:
        label = label_before(folded, start)
        if label is not None and behind < label < start and not _SENTENCE_END.search(text, label, start):
            yield _anchor(text, label, label)
        yield _anchor(text, start, label)
        behind = start


def _numbers(text: str, folded: str, digits: Iterable[int], effort: Effort) -> Iterator[int]:
    """Where the details begin to which numbers belong."""
    for digit in digits:
        found = None if _goes_on(text, digit) else words.HOUSE_NUMBER.match(text, digit)
        if found is None:
            continue
        if not effort.take():
            return
        if found["lower"] is None:
            start = _start_of_named(text, folded, digit)
        else:
            start = _start_of_lower(text, folded, digit)
        if start is not None:
            yield start


def _start_of_named(text: str, folded: str, digit: int) -> int | None:
    """The same as `_start_of_number`, None for a day and where a sentence goes on behind the name."""
    if _is_day(text, folded, digit):
        return None
    start = _start_of_number(text, digit)
    if start != digit or may_end(text, digit + 1) or may_follow_label(folded, start):
        return start
    return None


def _start_of_lower(text: str, folded: str, digit: int) -> int | None:
    """The same as `_start_of_number`, None if nothing tells that a name in lower case may follow."""
    lower = may_be_lower(text, folded, digit)
    if not lower and not may_follow_label(folded, digit):
        return None
    start = _start_of_number(text, digit)
    return start if start is not None and (lower or is_close(folded, start)) else None


def _is_day(text: str, folded: str, digit: int) -> bool:
    """Whether a number is a day, a month or the like by the word before it: ngày 12, hôm 5/6, quý 3."""
    before = _WORD_BEFORE.search(folded, max(0, digit - _NEAR), digit)
    return before is not None and before[1] in _DAYS and _DAY.match(text, digit) is not None


def _goes_on(text: str, digit: int) -> bool:
    """A quick look whether a number is part of what stands before it: 12-34, 1.000, 12:30, a sum, a path."""
    sign = text[digit - 1 : digit]
    if sign in _PARTED and text[digit - 2 : digit - 1].isdigit():
        return words.CODE_BEFORE.search(text, max(0, digit - _LONGEST_CODE), digit) is None
    return sign in _JOINED


def _start_of_number(text: str, digit: int) -> int | None:
    """Where the detail begins to which a number belongs, None if it cannot be the first number of one."""
    start = digit
    if text[digit - 1 : digit] in ("-", ".") and (
        code := words.CODE_BEFORE.search(text, max(0, digit - _LONGEST_CODE), digit)
    ):
        start = code.start()
    while start > max(0, digit - 4) and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    if start and (text[start - 1].isalnum() or text[start - 1] in _JOINED):
        return None
    if start > 1 and text[start - 1] in _PARTED and text[start - 2].isdigit():
        return None
    return _start_of_word(text, start)


def _start_of_word(text: str, number: int) -> int:
    """Where the word before a number begins if it is one that takes a number: số nhà 12, hẻm số 6, SN: 15."""
    near = text[max(0, number - _BACK) : number].rstrip(" .:").split()
    if not near or (near[-1].isalpha() and near[-1].lower() not in words.LAST_BEFORE_NUMBER):
        return number
    before = _LAST_WORDS.search(text, max(0, number - _BACK), number)
    if before is None or before["last"].lower() not in words.LAST_BEFORE_NUMBER:
        return number
    spoken = before.group().rstrip(" .:").lower()
    spoken_gap = before.group()[len(spoken) :]
    for found in (
        before.start(),
        *(before.start() + at + 1 for at, sign in enumerate(spoken) if sign == " "),
    ):
        phrase = " ".join(text[found:number].rstrip(" .:").lower().split())
        if (
            phrase in words.BEFORE_NUMBER
            and (":" not in spoken_gap or phrase in _WITH_COLON)
            and not (phrase in _HOUSE_WORDS and _is_where(text, found, number))
            and not (phrase == "to" and words.ENGLISH_HOUSE.match(text, number))  # where to, no `tổ`
        ):
            return found
    return number


def _is_where(text: str, start: int, number: int) -> bool:
    """Whether `nhà` says where somebody lives (`nhà: 12 Lạch Tray`), no part of a number (`nhà C3`)."""
    return _HOUSE_OR_ROOM.match(text, number) is not None or ":" in text[start:number]


def _anchor(text: str, start: int, label: int | None) -> Anchor:
    labelled = label is not None and not _SENTENCE_END.search(text, label, start)
    close = label is not None and labelled and start - label <= 1
    item = text[max(0, start - 3) : start].rstrip(" ")[-1:] in tuple(",;:–—-(")
    return Anchor(start, labelled, close, begins_line(text, start), item)
