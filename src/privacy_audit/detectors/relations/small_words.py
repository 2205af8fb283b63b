"""The small words between a word of the family and a name: `con gái mình …`, `married to …`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.relations.words import bare_endings

# The small words that stand between a word of the family and a name, and what stands right before each:
# possessors (`con gái mình`, `má t`), `là`, `tên`, `của`, `với`, … `kin` is any last word of the family's.
POSSESSORS = ("minh", "toi", "tui", "tuj", "tao", "tau", "em", "e", "mk", "mik", "t")
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
TITLED = ("uncle ", "aunt ", "auntie ", "grandma ", "grandpa ", "granny ", "nana ", "cousin ")
"""What English puts before the name of an elder: `Uncle Tam`."""
TOGETHER = (
    *(" years with ", " years together with ", " years married to ", " years of marriage to "),
    *(
        f" nam {words}{joint} "
        for words in ("", "cuoi ", "yeu ", "ket hon ")
        for joint in ("voi", "ben", "cung")
    ),
)
"""What stands before the partner at an anniversary: `10 years with Duc Tri`."""
OF_OUR_HOUSE = tuple(f" nha {own}" for own in POSSESSORS if len(own) > 1)
"""What stands behind a name of the own house: `bé Bon nhà mình`."""
OF_US = " chung toi la "
"""What stands before a name in notices of a family: `bà của chúng tôi là cụ …`."""
COMMON_CHILD = "con chung "
"""What files of courts say before the child of both."""
OR_ELSE = (" hoac chau ", " hoac con ", " hay chau ")
"""What stands before a second one to call."""
AT_HOUSE_OF = ("nha di ", "nha cau ", "nha mo ", "nha thim ", "nha duong ")
"""Whose house it is, by words that are said of the own family."""
MINE, YOURS = ("my ", "our "), ("your ", "ur ")
"""English possessors."""
THANKS = ("cam on ", "mung tho ")
"""What leads to somebody of the own family: `cảm ơn ông xã Nguyễn Thành Trung`."""
OTHERS = (
    *(":", "(", " @", *MINE, *THANKS, "married ", " con ", "survived by", " ten "),
    *(" and i ", *YOURS, OF_US),
    *(COMMON_CHILD, *OR_ELSE, *AT_HOUSE_OF),
    *(*TITLED, *TOGETHER, *OF_OUR_HOUSE),
)
"""What else a tie may begin with."""
_BEFORE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(POSSESSORS, ("kin", "cua", "nha")),
    "to": ("kin", "cua", "nha", "married", "engaged", "mother", "father", "mama", "mommy", "daddy"),
    **dict.fromkeys(("la", "ten", "yeu"), ("kin",)),
    **dict.fromkeys(("cua", "of", "be"), (*_CHILDREN_OF, "kin")),
    "voi": ("hon", "ho", "quen", "nha", "duyen"),
    "cung": ("hon",),
    "nha": ("me", "bo", "ba", "ma", "sua", "than"),
    "with": ("relationship", "partnership"),
    **dict.fromkeys(("his", "her", "their"), ("by", "behind", "of", "between")),
    **dict.fromkeys(("nam", "nu"), ("truong", "thu", "quy")),
    "ton": ("dich",),
}


# A possessor with its marks, as people write it of themselves.
_WRITTEN = frozenset(
    (
        *("mình", "tôi", "tui", "tuj", "em", "e", "tao", "tau", "mk", "mik", "mềnh", "t", "tớ"),
        *("MÌNH", "TÔI", "EM"),
    )
)
_PLAIN_REACH = 30


def sought() -> Iterable[str]:
    """The phrases that are looked for in every text."""
    return (*OTHERS, *_pairs())


def is_possessor(reading: Reading, start: int, end: int) -> bool:
    """Whether a word is `mình`, `tôi`, … with its marks, or a text has none at all: `Minh` is a name."""
    written = reading.text[start:end]
    return written in _WRITTEN or (
        written.islower() and reading.text[max(0, start - _PLAIN_REACH) : end + _PLAIN_REACH].isascii()
    )


def small_words(reading: Reading) -> list[tuple[int, int, str]]:
    """Where the small words stand behind such a word: where the blank before each begins, its end, itself."""
    places, pairs = reading.index.all_places, _pairs()
    found = {
        (at + width, end, word)
        for pair in places.keys() & pairs.keys()
        for word, width in (pairs[pair],)
        for at in places[pair]
        for end in (at + len(pair.rstrip(" ,")),)
        if reading.folded[end : end + 1] in (" ", ",")
    }
    return sorted(found)


@cache
def _pairs() -> dict[str, tuple[str, int]]:
    """A small word with each word before it: the small word, and how long the other is.

    One of a single letter with what stands behind it too, since many words begin with that letter.
    """
    kin = {ending.rpartition(" ")[2] for ending in bare_endings()}
    pairs: dict[str, tuple[str, int]] = {}
    for word, before in _BEFORE.items():
        every = (*before, *kin) if "kin" in before else before
        behind = ("",) if len(word) > 1 else (" ", ",")
        pairs |= {f"{one} {word}{sign}": (word, len(one)) for one in every for sign in behind if one != "kin"}
    return pairs
