"""What the detectors of words share: where a phrase stands, its line, names of people, contacts beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from privacy_audit.text import fold

CONTACT_REACH = 160
"""So far from a phrase a telephone number or mailbox makes its line one of a card, a form or a signature."""

_CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
# One word of a name with its capital: `Nguyễn`, `H'Lan`. Bounded; each further word needs its own blank.
WORD = rf"[{_CAPITALS}](?:['’]?[^\W\d_]){{0,14}}"
SYMBOLS = "\u2600-\u27bf\u25aa\U0001f300-\U0001faff"
"""Picture signs, within the brackets of a pattern: in biographies they part fields."""
_NAME = re.compile(rf"{WORD}(?:[ -]{WORD}){{0,5}}(?![^\W_])")
# The host of a mailbox behind its sign.
_HOST = re.compile(r"@[a-z0-9-]{2,60}\.[a-z]")
# Telephones at home and identity cards begin with 0 and have nine to twelve digits; each pattern begins with
# one character, so that prose is passed at memory speed.
_NUMBER = re.compile(r"0(?:[ ./()-]{0,2}[0-9]){8,11}(?![0-9])")
_ABROAD = re.compile(r"84(?:[ ./()-]{0,2}[0-9]){8,10}(?![0-9])")
# Old identity cards, named before their number.
_IDENTITY = re.compile(r"cm(?:nd|t)[^\n0-9]{0,16}(?:[0-9][ .]?){9}(?![0-9])")
_LINE_REACH = 400
_SHORT_TEXT = 300
# What parts the sentences and fields of a line.
_CLAUSE_ENDS = (". ", "; ", "! ", "? ", " | ", " · ", " • ")


def places(text: str, phrases: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Where each phrase begins: one look at memory speed for each, without overlaps."""
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            yield at, phrase
            at = text.find(phrase, at + len(phrase))


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds a span, cut 400 characters before and behind it."""
    begin = text.rfind("\n", max(0, start - _LINE_REACH), start) + 1
    stop = text.find("\n", end, end + _LINE_REACH)
    return begin or max(0, start - _LINE_REACH), stop if stop >= 0 else min(len(text), end + _LINE_REACH)


def name_at(text: str, start: int) -> int | None:
    """Where a name that begins at an offset ends: one to six words with capitals."""
    found = _NAME.match(text, start)
    return found.end() if found else None


def initials(name: str) -> str:
    """`Nguyễn Thị Lan` → `N.T.L.`: who knows the person knows it, others do not."""
    return "".join(f"{word[0]}." for word in re.split(r"[ -]+", name) if word)


def is_beside_contact(folded: str, start: int, end: int, reach: int = CONTACT_REACH) -> bool:
    """Whether a telephone number, a mailbox or an identity number stands near a span."""
    contacts = _contacts(folded)
    at = bisect_left(contacts, start - reach)
    return at < len(contacts) and contacts[at] < end + reach


def contact_stretches(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text within reach of a contact, in order and without overlaps."""
    begin, end = 0, -1
    for at in _contacts(folded):
        if at - CONTACT_REACH > end:
            if end > 0:
                yield begin, end
            begin = max(0, at - CONTACT_REACH)
        end = at + 2 * CONTACT_REACH
    if end > 0:
        yield begin, end


@lru_cache(maxsize=1)
def _contacts(folded: str) -> tuple[int, ...]:
    """Where telephone numbers, mailboxes and identity numbers begin, in order.

    Several detectors ask again and again about the same text, so those of the last one are remembered.
    """
    return tuple(
        sorted(
            found.start()
            for pattern in (_NUMBER, _ABROAD, _HOST, _IDENTITY)
            for found in pattern.finditer(folded)
            if not folded[max(0, found.start() - 1) : found.start()].isdigit()
            or folded.endswith("00", max(0, found.start() - 2), found.start())
        )
    )


def clause_begin(folded: str, begin: int, start: int) -> int:
    """Where the sentence or field of a line begins that holds an offset; the line begins at `begin`."""
    last = begin
    for sign in _CLAUSE_ENDS:
        at = folded.rfind(sign, begin, start)
        while at >= begin and sign == ". " and _is_short_form(folded, begin, at):
            at = folded.rfind(sign, begin, at)  # one letter and a point is a short form: `anh T. hiện là …`
        last = max(last, at + len(sign) if at >= begin else begin)
    return last


def begins_clause(text: str, folded: str, start: int) -> bool:
    """Whether a sentence or field of a line begins at an offset."""
    line, _ = line_around(text, start, start)
    return clause_begin(folded, line, start) == start


def _is_short_form(folded: str, begin: int, at: int) -> bool:
    """Whether one letter alone stands before a point."""
    return folded[at - 1 : at].isalpha() and not folded[max(begin, at - 2) : at - 1].isalnum()


def is_short(text: str) -> bool:
    """Whether a text is too short for an article: a biography, a card, a post."""
    return len(text) <= _SHORT_TEXT


# Where the tone stands in `oa`, `oe`, `uy` is a matter of school: `hoà` and `hòa` are one word.
_OLD_TONES = re.compile(r"([òóỏõọ])([ae])(?!\w)|([ùúủũụ])(y)(?!\w)")
_MOVED = {
    old + second: first + new
    for first, olds in (("o", "òóỏõọ"), ("u", "ùúủũụ"))
    for second, news in (("a", "àáảãạ"), ("e", "èéẻẽẹ"), ("y", "ỳýỷỹỵ"))
    for old, new in zip(olds, news, strict=True)
}


def tone_moved(written: str) -> str:
    """A phrase with its tones on the second vowel, as the newer school writes: `uỷ`, `hoà`."""
    return written if written.isascii() else _OLD_TONES.sub(lambda found: _MOVED[found.group()], written)


@cache
def any_of(phrases: Iterable[str]) -> str:
    """A pattern for phrases by their first letters, as a tree; of two the longer is tried first."""
    by_letter: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase:
            by_letter.setdefault(phrase[0], []).append(phrase[1:])
    branches = [re.escape(letter) + any_of(tuple(rest)) for letter, rest in by_letter.items()]
    if not branches:
        return ""
    optional = "?" if "" in phrases else ""
    return branches[0] if len(branches) == 1 and not optional else f"(?:{'|'.join(branches)}){optional}"


def listed(rows: Iterable[tuple[str, ...]], code: str | None = None) -> tuple[str, ...]:
    """The phrases of the rows `code<TAB>phrase, phrase` with a code (all rows without one), as written."""
    return tuple(
        phrase.strip()
        for row in rows
        if code in (None, row[0])
        for phrase in row[1].split(",")
        if phrase.strip()
    )


def folded_words(rows: Iterable[tuple[str, ...]], code: str | None = None) -> tuple[str, ...]:
    """The same without capitals and marks, each once."""
    return tuple(dict.fromkeys(fold(phrase) for phrase in listed(rows, code)))
