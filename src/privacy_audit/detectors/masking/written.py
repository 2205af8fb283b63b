"""Mailboxes and numbers that were written so that machines pass them by: more ways than are reported.

`thao.vu a-còng example.com`, `thao.vu@[127.0.0.1]`, `09I2E45678`. Nothing is reported from here (`covering`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.masking.cover import Cover
from privacy_audit.text import mask_digits

# The at sign as a word or a letter, between blanks, dashes or brackets: `a-còng`, `(at)`, ` at `, `[a]`. The
# look behind stands after the letter, so that the engine can search for it.
_AT_WORD = re.compile(
    r"[aA](?<=[\s_({\[<|*-].)(?:[tT]|[ -]?(?:c[òo]ng|v[òo]ng|m[óo]c)|(?=\s?[)}\]>|*]))[\s_)}\]>|*-]{1,3}",
    re.IGNORECASE,
)
_BEFORE_AT = "\t \u00a0_({[<|*-"
_BRACKETS = frozenset("({[<|*")
# From behind: the name of a mailbox.
_NAME = re.compile(r"[^\s@\"'<>()\[\]{},;:/\\=?&#•*|\x00]{2,64}")
_NAME_REACH = 70
# What a name has that an ordinary word has not (`look at example.com`), beside a letter; from behind.
_NAME_SIGN = re.compile(r"[._0-9]+[^\W\d_]|[^\W\d_]+[._0-9]")
# A host with its dots as signs or as words; its first part is no number, as in `2024-11-22 at 15.30.00.png`.
_HOST = re.compile(r"(?![0-9]{1,63}\.)(?:[\w-]{1,63}(?:\.| [(\[]?(?:ch[ấa]m|dot)[)\]]? )){1,4}[^\W\d_]{2,24}")

# Letters and signs that pass for digits, also by their looks alone (`E` for 3, `A` for 4, `T` for 7).
_LOOKS = {
    "0": "oOоОοΟ○Øø", "1": "lI|!iіІL", "2": "zZ", "3": "eEзЗ", "4": "A", "5": "sS", "6": "bG", "7": "Tt",
    "8": "B", "9": "gq",
}  # fmt: skip
_ALIKE = str.maketrans({sign: digit for digit, signs in _LOOKS.items() for sign in signs})
_ONE = f"[0-9{''.join(_LOOKS.values())}]"
# Ten of them from a zero on, or eleven from the country code, at most two signs between one and the next.
_NUMBER = re.compile(rf"[08{_LOOKS['0']}](?<![^\W_].)(?:[ .,_/-]{{0,2}}{_ONE}){{9,10}}(?![^\W_])")
_MOBILE = re.compile(r"(?:0|84)[35789][0-9]{8}\Z")
_LEAST_DIGITS = 6
_SIGNS = re.compile(r"[ .,_/-]")


def spoken_mails(text: str) -> Iterator[Cover]:
    """Mailboxes with the at sign as a word, in order."""
    for at in _AT_WORD.finditer(text):
        host = _HOST.match(text, at.end())
        before = text[max(0, at.start() - _NAME_REACH) : at.start()].rstrip(_BEFORE_AT)
        name = _NAME.match(before[::-1]) if host else None
        if host and name and _is_at(text, at, before, name):
            start = max(0, at.start() - _NAME_REACH) + len(before) - name.end()
            yield Cover(start=start, end=host.end(), mask=f"{name.group()[-1]}••••@{host.group()}")


def _is_at(text: str, at: re.Match[str], before: str, name: re.Match[str]) -> bool:
    """Whether a word stands for the sign: in brackets, spelt out, or beside what only a mailbox is named."""
    spelt_out = len(at.group().strip(" -_)}]>|*")) > len("at")
    return spelt_out or text[at.start() - 1] in _BRACKETS or bool(_NAME_SIGN.search(name.group()))


def alike_numbers(text: str) -> Iterator[Cover]:
    """Mobile numbers in which letters stand for digits, in order."""
    for found in _NUMBER.finditer(text):
        signs = _SIGNS.sub("", found.group())
        digits = signs.translate(_ALIKE)
        if signs != digits and _is_mobile(signs, digits):
            yield Cover(start=found.start(), end=found.end(), mask=mask_digits(digits))


def _is_mobile(signs: str, digits: str) -> bool:
    return sum(map(str.isdecimal, signs)) >= _LEAST_DIGITS and _MOBILE.match(digits) is not None
