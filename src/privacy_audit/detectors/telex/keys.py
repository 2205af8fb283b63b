"""What a Vietnamese keyboard with the rules of Telex makes of the keys of one syllable.

aa ee oo → â ê ô, w → ư ơ ă, dd → đ; f s r x j are the five tones. The keys of tone and w may stand right
behind their vowel or at the end of the syllable, as people type them: `phuwowngf`, `phuwowfng`, `phuongwf`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from privacy_audit.detectors.telex.syllables import is_syllable

_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_TONE_KEYS = {mark: key for key, mark in _TONES.items()}
_SHAPES = frozenset("\u0302\u0306\u031b")
_ROOFS = {"a": "â", "e": "ê", "o": "ô"}
# First consonants in keys, then the rest with its keys, which begins with a vowel, or with w for ư: `nhwng`.
_KEYS = re.compile(
    r"(dd|ngh|ng|nh|ch|gh|gi(?=[aeouw])|kh|ph|qu|th|tr|[bcdghklmnrstvx])?([aeiouy][a-z]{0,9}|(?<=[a-z])w[a-z]{2,9})\Z"
)
# What w turns into what, the first that stands there.
_HORNS = (("uo", "ươ"), ("ưo", "ươ"), ("ua", "ưa"), ("uu", "ưu"), ("a", "ă"), ("o", "ơ"), ("u", "ư"))
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
_SURE_ENDS = ("f", "j")


class Typed(NamedTuple):
    """A syllable as the keyboard would have shown it, and whether its keys can hardly mean anything else.

    Sure are dd, two keys at once, and f or j at the end.
    """

    shown: str
    sure: bool


@lru_cache(maxsize=8192)
def typed(keys: str) -> Typed | None:
    """The syllable that small letters a to z would have given; None if there is none, or no key in it."""
    parts = _KEYS.match(keys)
    pressed = _pressed(parts[2]) if parts else None
    if parts is None or pressed is None:
        return None
    rime, tone, count = pressed
    onset = "đ" if parts[1] == "dd" else parts[1] or ""
    count += onset == "đ"
    if not count or not is_syllable(onset, rime, tone):
        return None
    sure = count > 1 or onset == "đ" or keys.endswith(_SURE_ENDS)
    return Typed(onset + _toned(rime, tone), sure)


@lru_cache(maxsize=8192)
def typed_further(lower: str) -> Typed | None:
    """The same for a word of which a keyboard has shown some marks and left other keys: `đuowngf`.

    Doubled vowels are how people call, `mẹee`; and `s` behind a word with an accent is a plural elsewhere.
    """
    keys, tone = "", ""
    for letter in unicodedata.normalize("NFD", lower):
        if letter in _TONE_KEYS:
            tone = tone or _TONE_KEYS[letter]
        elif letter in _SHAPES:
            keys += keys[-1:] if letter == "\u0302" else "w"
        elif letter in keys[-1:] and letter in _VOWELS:
            return None
        else:
            keys += "dd" if letter == "đ" else letter
    has_shape = any(letter in _MARKED or letter == "đ" for letter in _without_tone(lower))
    if not keys.isascii() or (keys.endswith("s") and not has_shape):
        return None
    found = typed(keys if keys.endswith(tone or "-") else keys + tone)
    return found._replace(sure=has_shape) if found else None


def _without_tone(lower: str) -> str:
    """A word without the marks of its tones: `phường` becomes `phương`."""
    letters = (letter for letter in unicodedata.normalize("NFD", lower) if letter not in _TONE_KEYS)
    return unicodedata.normalize("NFC", "".join(letters))


def _pressed(keys: str) -> tuple[str, str, int] | None:
    """The rime with its marks, the key of its tone or nothing, and how many keys were no letters."""
    rime, tone, count, last = "", "", 0, ""
    for key in keys:
        last, before = key, last
        if key in _TONES:
            if tone or not rime:
                return None
            tone = key
        elif key == "w":
            horned = _horned(rime)
            if horned == rime:
                return None
            rime = horned
        elif key in _ROOFS and before == key and rime.endswith(key):
            rime = rime[:-1] + _ROOFS[key]
        elif tone and key in "ae":  # `more`, `nora`: people type the tone behind such a vowel
            return None
        else:
            rime += key
            continue
        count += 1
    rime = rime.replace("ưo", "ươ")  # `tuwong` shows ươ with one w
    return None if keys[0] == "w" and rime[-1] in _VOWELS else (rime, tone, count)


def _horned(rime: str) -> str:
    """A rime with horns or a breve behind w: the same where there is nothing to put them on."""
    if not rime:
        return "ư"
    for plain, horned in _HORNS:
        if plain in rime:
            return rime.replace(plain, horned, 1)
    return rime


def _toned(rime: str, tone: str) -> str:
    if not tone:
        return rime
    at = _place(rime)
    return unicodedata.normalize("NFC", rime[: at + 1] + _TONES[tone]) + rime[at + 1 :]


def _place(rime: str) -> int:
    """Where the tone stands: on the last vowel with a mark, before a last consonant, else on the middle."""
    marked = [index for index, letter in enumerate(rime) if letter in _MARKED]
    if marked:
        return marked[-1]
    vowels = sum(letter in _VOWELS for letter in rime)
    return vowels - 1 if vowels < len(rime) else min(vowels - 1, (vowels - 1) // 2)
