"""Takes style sheets apart: their rules, and the texts that these hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_DEEP = 20
_PIECES = 20
_LARGEST = 0x10FFFF
# Where a rule begins and ends.
_BRACE = re.compile(r"[{}]")
# Properties that hold a text, and where it begins. The first letter stands outside what is read in any case:
# only so the search passes over all other letters at once.
_TEXT = re.compile(r"([cCqQlL-](?<![\w-].)(?i:ontent|uotes|ist-style(?:-type)?|-[\w-]{1,60}))\s{0,9}:")
# One piece of such a text: a string, an attribute, a text that was given a name.
_PIECE = re.compile(
    r"\s{0,9}(?:\"([^\"\n]{0,300})\"|'([^'\n]{0,300})'|attr\(\s{0,9}([\w-]{1,60})(?![\w-])[^()]{0,60}\)"
    r"|var\(\s{0,9}(--[\w-]{1,60})(?![\w-])[^()]{0,60}\))",
    re.I,
)
# Before an element, behind it, or at the begin of a list's entry.
_BESIDE = re.compile(r":(?:before|after|marker)", re.I)
# A character by its number, or the one behind the backslash.
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
# What could tell of a person by itself: a number of some length, a mailbox.
_TELLS = re.compile(r"(?:[0-9][ .()+-]{0,3}){8}|[\w.+-]{1,60}@[\w-]{1,60}\.[A-Za-z]{2}")


class _Around(NamedTuple):
    """A rule, or what stands around rules, that has not ended: whether itself, and what is in it, is for
    printers. Asked once: what is around thousands of rules may be as long as they are."""

    selectors: str
    is_printed: bool
    for_print: bool


Piece = tuple[str, str]
"""A string, an attribute or the name of a text: `("text", "0912")`, `("attr", "data-phone")`."""


def told(style: str, *, is_sheet: bool) -> Iterator[str]:
    """The texts in a style sheet, or an inline style, that could tell of a person by themselves.

    What an element itself is to hold (`p {content: "…"}`) is drawn by no browser, only what stands beside it.
    """
    plain = _without_comments(style) if is_sheet else style
    if is_sheet and not any(_TELLS.search(_said(pieces)) for _, pieces in texts_in(plain)):
        return  # as of almost all sheets: it need not be taken apart
    for selectors, body in rules_in(plain) if is_sheet else (("", style),):
        is_beside = _BESIDE.search(selectors) is not None
        for name, pieces in texts_in(body):
            if (name != "content" or is_beside) and _TELLS.search(text := _said(pieces)):
                yield text


def _said(pieces: tuple[Piece, ...]) -> str:
    return "".join(value for kind, value in pieces if kind == "text")


def _without_comments(text: str) -> str:
    first, *rest = text.split("/*")
    return first + "".join(one.partition("*/")[2] for one in rest)


def rules_in(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule, but of those for printers."""
    text = _without_comments(text)
    around: list[_Around] = []
    last = 0
    for found in _BRACE.finditer(text):
        piece, last = text[last : found.start()], found.end()
        if found.group() == "{":
            selectors, is_printed = piece.rpartition(";")[2].strip(), bool(around) and around[-1].for_print
            around.append(_Around(selectors, is_printed, is_printed or "print" in selectors.lower()))
            if len(around) > _DEEP:
                return
        elif around:
            rule = around.pop()
            if rule.selectors[:1] != "@" and not rule.is_printed:
                yield rule.selectors, piece


def texts_in(style: str) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Each property that holds a text, with its pieces."""
    for found in _TEXT.finditer(style):
        position, pieces = found.end(), list[Piece]()
        while len(pieces) < _PIECES and (piece := _PIECE.match(style, position)):
            position = piece.end()
            text = piece[1] if piece[1] is not None else piece[2]
            if text is not None:
                pieces.append(("text", _ESCAPE.sub(_character, text)))
            else:
                pieces.append(("attr", piece[3]) if piece[3] else ("var", piece[4]))
        if pieces:
            yield found[1].lower(), tuple(pieces)


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else 0
    if found[2]:
        return found[2]
    return chr(number) if 0 < number <= _LARGEST and not 0xD800 <= number < 0xE000 else " "
