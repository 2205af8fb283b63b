"""A text as words with what stands between them, and sums of money in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

# A number with its signs and what is glued to it (`3.000.000đ`, `4tr5`), or a word, or the sign of dollars.
_TOKEN = re.compile(r"[0-9][0-9.,]{0,14}[^\W_]{0,40}|[^\W_]+|\$")
# What may stand between two words of a phrase: blanks, line ends, signs. No end of a sentence.
_BETWEEN = re.compile(r"(?:[\s_*~·,:;\"'“”‘’()/%@#&+=-]|\.(?=\w)){0,4}")
# An end of a sentence. A full stop inside a number or an address is none.
_END = re.compile(r"[.!?](?!\w)")
# Sums of money: `5tr`, `3.000.000đ`, `2 triệu`, `4tr5`, `50k`, `1.200 USD`, `$800`, `một triệu`.
_UNITS = (
    r"(?:nghin|nghìn|ngan|ngàn|trieu|triệu) (?:usdt?|do|đô|dola)|trieu|triệu|tr|cu|củ|ti|tỉ|ty|tỷ|k|nghin"
    r"|nghìn|ngan|ngàn|d|đ|vnd|vnđ|dong|đồng|usdt?|us|do|đô|dola|đô la|dollars?|euro|btc|eth|bitcoin|million"
    r"|xị|chai"
)
_SPOKEN = (
    r"(?:một|mot|hai|ba|bốn|bon|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin|mười|muoi|vài|vai|mấy|may)"
    r"(?: (?:trăm|tram|chục|chuc|mươi|muoi))? (?:triệu|trieu|tỷ|ty|nghìn|nghin|ngàn|ngan|củ|cu)"
)
MONEY = re.compile(
    rf"(?:(?:\$\s?)?[0-9][0-9.,]{{0,14}} ?(?:(?:{_UNITS})(?![^\W\d_])[0-9]{{0,3}}|\$)"
    rf"|\$\s?[0-9][0-9.,]{{0,14}}|{_SPOKEN})(?!\w)"
)
NUMBER_FIRST = "0"
"""What stands for any first word that begins with a digit."""
MONEY_FIRSTS = frozenset(
    (NUMBER_FIRST, "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "vai")
)
_DIGITS = "0123456789$"


class Tokens:
    """The words of a text in order, each with its offset."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [(match.start(), match.group()) for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _word in found]
        self.words = [word.rstrip(".,") for _start, word in found]

    def end(self, index: int) -> int:
        """The offset behind a word."""
        return self.starts[index] + len(self.words[index])

    def follows(self, index: int) -> bool:
        """Whether a word stands right behind the one before it, as in a phrase."""
        return _BETWEEN.fullmatch(self._text, self.end(index - 1), self.starts[index]) is not None

    def within(self, index: int, reach: int) -> Iterator[int]:
        """The words from an index on in the same sentence, at most `reach` characters further."""
        begin = self.end(index - 1)
        while index < len(self.starts) and self.starts[index] - begin <= reach:
            if _END.search(self._text, self.end(index - 1), self.starts[index] + 1):
                return
            yield index
            index += 1

    def number(self, index: int) -> int | None:
        """The index behind a plain number."""
        return index + 1 if self.words[index].strip("0123456789.,") == "" else None

    def money(self, index: int) -> int | None:
        """The index behind a sum of money."""
        found = MONEY.match(self._text, self.starts[index])
        return bisect_left(self.starts, found.end()) if found else None


def words_of(text: str) -> list[str]:
    """The words of a phrase."""
    return [word.rstrip(".,") for word in _TOKEN.findall(text)]


def first_of(word: str) -> str:
    """Under what a phrase that begins with this word is listed."""
    return NUMBER_FIRST if word[0] in _DIGITS else word
