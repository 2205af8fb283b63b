"""Which syllables Vietnamese has: beginnings, rimes and tones as tables, and which go together.

Written from the spelling rules that every primary school teaches: `k`, `gh` and `ngh` stand before i, e, ê
and y; `qu` holds its glide; a syllable that ends in p, t, c, ch, or k as in Đắk Lắk, has only the tones sắc
and nặng.
"""

from __future__ import annotations

import re
from functools import cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x"
# Every rime without its tone.
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay
ăc ăk ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uynh uyt uyu uyên uyêt
uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ych ynh yt yêm yên yêng yêt yêu
"""
# Rimes behind `qu`, beside those that begin with one of a ă â e ê ơ.
_BEHIND_QU = frozenset(("ôc", "i", "it", "y", "ych", "ynh", "yt", "yên", "yêt"))
# Rimes behind `gi` that begin with ê: `giếng`, `giết`; behind `g` that begin with i: `gì`, `gìn`.
_BEHIND_GI = frozenset(("êng", "êt"))
_BEHIND_G = frozenset(("i", "in"))
_GLIDES = ("oa", "oă", "oe", "uâ", "uê", "uơ", "uy")
_BEFORE_Y = frozenset(("", "h", "k", "l", "m", "s", "t", "v"))
_STOPS = ("c", "ch", "k", "p", "t")
_STOPPED_TONES = frozenset("sj")
# One syllable without marks: its first consonants, and the rest, which begins with a vowel.
_PLAIN = re.compile(r"(ngh|ng|nh|ch|gh|gi(?=[aeou])|kh|ph|qu|th|tr|[bcdghklmnrstvx])?([aeiouy][a-z]{0,5})\Z")
_MARKS = str.maketrans("ăâđêôơư", "aadeoou")


@cache
def onsets() -> frozenset[str]:
    """The beginnings of syllables, none among them."""
    return frozenset(("", *_ONSETS.split()))


@cache
def _rimes() -> frozenset[str]:
    return frozenset(_RIMES.split())


def is_syllable(onset: str, rime: str, tone: str) -> bool:
    """Whether a beginning and a rime with its marks, but without its tone, make a syllable with a tone.

    `tone` is the letter that Telex has for it, one of `f s r x j`, or empty.
    """
    if rime.endswith(_STOPS) and tone not in _STOPPED_TONES:
        return False
    return onset in onsets() and rime in _rimes() and _go_together(onset, rime)


def _go_together(onset: str, rime: str) -> bool:
    first = rime[0]
    match onset:
        case "qu":
            return first in "aăâeêơ" or rime in _BEHIND_QU
        case "gi":
            return first not in "iyêe" or rime in _BEHIND_GI
        case "k":
            return first in "eêiy" and (first != "y" or rime == "y")
        case "gh" | "ngh":
            return first in "eêi"
        case "g":
            return first not in "eêiy" or rime in _BEHIND_G
        case "ng":
            return first not in "eêiy"
        case "c":
            return first not in "eêiy" and not rime.startswith(_GLIDES)
        case "":
            return True
        case _:
            return first != "y" or (rime == "y" and onset in _BEFORE_Y)


@cache
def _plain() -> frozenset[tuple[str, str]]:
    """Beginnings and rimes that go together, without any mark."""
    return frozenset(
        (onset.translate(_MARKS), rime.translate(_MARKS))
        for onset in onsets()
        for rime in _rimes()
        if _go_together(onset, rime)
    )


def is_plain_syllable(folded: str) -> bool:
    """Whether a word in small letters without marks can be a syllable: `nghieng`, `toi`, but not `with`."""
    parts = _PLAIN.match(folded)
    return parts is not None and (parts[1] or "", parts[2]) in _plain()
