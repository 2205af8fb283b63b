"""The small words between a word of the family and a name: `con gái mình …`, `married to …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from privacy_audit.detectors.relations.words import bare_endings

# The small words that stand between a word of the family and a name, and what stands right before each:
# possessors (`con gái mình`, `má t`), `là`, `tên`, `của`, `với`, … `kin` is any last word of the family's.
_POSSESSIVE = ("minh", "toi", "tui", "tao", "em", "mk", "t")
_CHILDREN_OF = (
    *(
        "me",
        "bo",
        "ba",
        "ma",
        "cha",
        "papa",
        "mama",
        "mom",
        "mum",
        "mommy",
        "mother",
        "dad",
        "daddy",
        "father",
    ),
    *("grandmother", "grandfather", "grandma", "grandpa", "husband", "wife", "vo", "chong", "cua"),
    *("hai", "2", "3", "1", "mot", "than", "sua", "sister", "brother", "daughter", "son", "aunt", "uncle"),
    *("girlfriend", "boyfriend", "fiance", "fiancee"),
)
_BEFORE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_POSSESSIVE, ("kin", "cua", "nha")),
    "to": ("kin", "cua", "nha", "married", "engaged", "mother", "father", "mama", "mommy", "daddy"),
    **dict.fromkeys(("la", "ten", "yeu"), ("kin",)),
    **dict.fromkeys(("cua", "of", "be"), (*_CHILDREN_OF, "kin")),
    "voi": ("hon", "ho", "quen", "nha", "duyen"),
    "cung": ("hon",),
    "with": ("relationship", "partnership"),
    **dict.fromkeys(("his", "her", "their"), ("by", "behind", "of", "between")),
    **dict.fromkeys(("nam", "nu"), ("truong", "thu", "quy")),
    "ton": ("dich",),
}


@cache
def small_words() -> re.Pattern[str]:
    """All of them as one pattern that begins with a blank; it looks back at what stands before each."""
    last = tuple({ending.rpartition(" ")[2] for ending in bare_endings()})
    branches = (
        (word, rf"{word[1:]}(?=[ ,])(?:{'|'.join(_behind(word, before, last))})")
        for word, before in sorted(_BEFORE.items())
    )
    by_letter = groupby(branches, key=lambda branch: branch[0][0])
    every = (rf"{letter}(?:{'|'.join(rest for _, rest in words)})" for letter, words in by_letter)
    return re.compile(rf" (?P<word>{'|'.join(every)})")


def _behind(word: str, before: tuple[str, ...], kin: tuple[str, ...]) -> Iterator[str]:
    """Looks back of a fixed width each, as `re` wants them."""
    words = {*before, *kin} - {"kin"} if "kin" in before else set(before)
    for length in sorted(set(map(len, words))):
        same = "|".join(re.escape(one) for one in sorted(words) if len(one) == length)
        yield rf"(?<=(?:{same}) {word})"
