"""Where a name ends that stands in an address: a street's, a hamlet's, a building's."""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts, words
from privacy_audit.detectors.address.places import LEVEL, WORD, place_at

_LONGEST_NAME = 7
_LONGEST_LOWER = 5
# What may stand behind a name in lower case: Chợ Hàng cũ.
_BEHIND_NAME = re.compile(r"[ ](?:cũ|mới|trên|dưới)(?=,)")
_WORD_GAP = re.compile(r"[ ]{1,2}|[ ]?-[ ]?(?=[A-ZĐ])")


def name_end(text: str, start: int, loose: bool, most: int = _LONGEST_LOWER) -> int:
    """The end of a name that starts here: capitalised words, up to the next part.

    `loose`: words in lower case too, `most` at most and none that an address is followed by in a sentence;
    a name is all of one kind. A number of one or two digits ends a name: Cách Mạng Tháng 8, Văn Tràng 1.
    """
    end = cursor = start
    lower = loose and text[start : start + 1].islower()
    for number in range(most if lower else _LONGEST_NAME):
        word = WORD.match(text, cursor)
        if word is None or not _may_stand_in_name(word.group(), number, lower):
            break
        if number and (_begins_something(text, cursor) or _begins_house(text, word)):
            break
        end = word.end()
        gap = _WORD_GAP.match(text, end)
        if gap is None or word.group().isdigit():
            break
        cursor = gap.end()
    behind = None if lower or end == start else _BEHIND_NAME.match(text, end)
    return behind.end() if behind else end


def _begins_house(text: str, word: re.Match[str]) -> bool:
    """Whether a number among words belongs to what follows: `… Hà Nội 12 Lê Lợi`."""
    follows = text[word.end() + 1 : word.end() + 2]
    return word.group().isdigit() and follows.isalpha() and LEVEL.match(text, word.end() + 1) is None


def _may_stand_in_name(word: str, number: int, lower: bool) -> bool:
    if word[0].isdigit():
        return number > 0 and word[:-1].isdigit() is (len(word) > 1) and len(word) <= 2
    if lower:
        return word.islower() and word not in contexts.STOPS
    return word[0].isupper()


def _begins_something(text: str, position: int) -> bool:
    """Whether a unit with its level, an alley, a hamlet or a quarter begins here, inside a run of words."""
    if words.may_begin_part(text, position) and words.BEGINS.match(text, position):
        return True
    level = LEVEL.match(text, position)
    place = place_at(text, position, False) if level else None
    if level is None or place is None or not place.explicit:
        return False
    return bool(place.units) or level.group()[0].islower()
