"""The words beside handles and names, and the patterns in which they stand: data of `labels`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from privacy_audit.detectors.context import rows_of
from privacy_audit.detectors.prose import any_of, folded_words
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.other_account"
# Whose it is: `của mình`, `của bé út nhà mình`.
_OWNER = r"(?:cua )?(?:minh|em|toi|tui|tao|to|anh|chi|co|be|con|me|bo|ba|shop|ut|cu|nha|ban|tiem)"
# A network's word with little behind it, up to the handle; an arrow or a picture may point at it.
_GAP = (
    r"(?:[^\w.,;!?@]|_){0,4}"
    rf"(?:(?:{_OWNER}|cua|la|nick|id|ten|moi|lap|chinh|phu|rieng|my|is|nhe|account|acc|user(?:name)?|handle|name)[\s:]{{1,2}}){{0,6}}"
)
# A name without at sign needs a colon or a dash.
_COLON = (
    rf"\s?(?:id|nick|name|acc|ca nhan|chinh|phu|moi(?: lap)?)?\s?(?:{_OWNER} ?){{0,3}}\s?[:=–—-]\s{{0,2}}"
)
_LAST_WORDS = (
    "cua la ten is nhe account user username handle rieng chinh phu moi lap "
    "id nick name acc nhan minh em toi tui tao to anh chi co be con me bo ba shop ut cu nha ban tiem"
)
# A statement behind the word for a network, `của chị là`, and what stands before one without an owner.
STATED = re.compile(rf"(?P<owner>(?:{_OWNER} ){{1,3}})?(?:ten(?: la)?|la) ")
STATING = re.compile(r"(?<![^\W_])(?:nick|ten|acc|account|tai khoan) \Z")
# The network named behind a handle: `@co_giang.bun trên Instagram`, `@thu.hg (IG)`.
_BEHIND = r"\s?[(,–-]?\s?(?:tren|o|ben|qua|via|on|at)?\s?"


class Label(NamedTuple):
    """A network, and how much its word tells: `strong`, `middle`, `weak` or `colon`."""

    network: str
    strength: str


class Patterns(NamedTuple):
    """Labels before a sign, a colon, a blank; right before a handle; behind a handle."""

    before_sign: re.Pattern[str]
    before_colon: re.Pattern[str]
    before_blank: re.Pattern[str]
    right_before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def no_handles() -> frozenset[str]:
    """Words that follow a colon and are no handles."""
    return frozenset(folded_words(rows_of(_PACKAGE, "labels.tsv"), "none"))


@cache
def labels() -> dict[str, Label]:
    """Each word beside a handle, folded."""

    rows = (row for row in rows_of(_PACKAGE, "labels.tsv") if len(row) == 3)
    return {
        fold(phrase.strip()): Label(network, strength)
        for strength, network, phrases in rows
        for phrase in phrases.split(",")
    }


@cache
def last_words() -> frozenset[str]:
    """The last words of what may stand before a handle, with a colon or not."""
    return frozenset(word.split()[-1] for word in labels()) | frozenset(_LAST_WORDS.split())


def _any_but(*strengths: str) -> str:
    """A pattern for all labels but those of some strengths."""
    return any_of(tuple(word for word, label in labels().items() if label.strength not in strengths))


@cache
def patterns() -> Patterns:
    """The patterns of all words."""
    every, strong, before_colon = _any_but("colon"), _any_but("colon", "weak"), _any_but("weak")
    return Patterns(
        before_sign=re.compile(rf"(?<![^\W_])(?P<label>{every}){_GAP}\Z"),
        before_colon=re.compile(rf"(?<![^\W_])(?P<label>{before_colon}){_COLON}\Z"),
        before_blank=re.compile(rf"(?<![^\W_])(?P<label>{strong})(?:\s[a-z]{{1,6}}){{0,3}}\s\Z"),
        right_before=re.compile(rf"(?<![^\W_])(?P<label>{strong}){_GAP}\Z"),
        behind=re.compile(rf"{_BEHIND}(?P<label>{every})(?![^\W_])"),
    )
