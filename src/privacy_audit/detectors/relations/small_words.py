"""The small words between a word of the family and a name: `con gái mình …`, `married to …`."""

from __future__ import annotations

from functools import cache

from privacy_audit.detectors.phrases import announce
from privacy_audit.detectors.reading import Reading
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
OTHERS = (":", "(", " @", "my ", "our ", "cam on ", "mung tho ", "married ", " con ", "survived by")
"""What else a tie may begin with."""
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


def small_words(reading: Reading) -> list[tuple[int, int, str]]:
    """Where the small words stand behind such a word: where the blank before each begins, its end, itself."""
    places, pairs = reading.index.all_places, _pairs()
    found = {
        (at + width, end, word)
        for pair in places.keys() & pairs.keys()
        for word, width in (pairs[pair],)
        for at in places[pair]
        for end in (at + len(pair),)
        if reading.folded[end : end + 1] in (" ", ",")
    }
    return sorted(found)


@cache
def _pairs() -> dict[str, tuple[str, int]]:
    """A small word with each word before it: the small word, and how long the other is."""
    kin = {ending.rpartition(" ")[2] for ending in bare_endings()}
    pairs: dict[str, tuple[str, int]] = {}
    for word, before in _BEFORE.items():
        every = (*before, *kin) if "kin" in before else before
        pairs |= {f"{one} {word}": (word, len(one)) for one in every if one != "kin"}
    return pairs


announce(lambda: (*OTHERS, *_pairs()))
