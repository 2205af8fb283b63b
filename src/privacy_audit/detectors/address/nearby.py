"""What stands around a place where an address may begin: a label, capitals or none, a line's beginning."""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts, words
from privacy_audit.detectors.address.labels import LABEL, LABEL_ENDS, UNIT_AHEAD

_NEAR = 12
_LABEL_REACH = 60
_CLOSE_REACH = 36
_AT_ONCE_REACH = 9
_AHEAD = 70
_WIDE = 30
# What stands before an address at a line's beginning: bullets, and `nhà` where it only says that one follows.
_LINE_OPENS = re.compile(r"(?:nhà|nha)[ ]\Z", re.IGNORECASE)
# A word that is written like a name; abbreviations are not.
_CAPITALISED = re.compile(rf"(?<!\S)[{words.CAPITAL}][^\s{words.CAPITAL}0-9]{{0,3}}[a-zà-ÿăđĩũơưạ-ỹ]")
# Words in capitals and numbers behind a number or a hamlet's word; what ends them, or goes on in lower case.
_NAME_RUN = re.compile(
    rf"[0-9A-Za-z/.-]{{0,20}}[ ]{{0,2}}[,–—/|(.-]{{0,2}}[ ]{{0,2}}"
    rf"(?:[{words.CAPITAL}0-9][^\s,;:()]{{0,20}}[ ]{{0,2}}){{1,9}}"
)
_MANY = 4
_LOWER_REST = 16
_NAME_ENDS = ("", *",;(–—-/|\n")
_GOES_ON = re.compile(words.LOWER_PARTS)


def label_before(folded: str, start: int, reach: int = _LABEL_REACH) -> int | None:
    """Where what follows the last label before a place begins, None if no label is near."""
    low = max(0, start - reach)
    near = f"\n{folded[low : start + _AT_ONCE_REACH]}"
    place = start - low + 1
    end = None
    for label in LABEL.finditer(near):
        found = label if label.end() <= place else LABEL.match(near, label.start(), place)
        if found is None:
            break
        end = low - 1 + found.end()
    return end


def may_be_lower(text: str, folded: str, start: int) -> bool:
    """Whether names may stand in lower case here: the writer uses no capitals and a unit follows."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    around = before + text[start : start + _WIDE].partition("\n")[0]
    if not around.islower() and _CAPITALISED.search(around):
        return False
    unit = UNIT_AHEAD.search(folded, start + 1, start + _AHEAD)
    return unit is not None and contexts.STOPS.isdisjoint(_words_between(text, start, unit.start()))


def _words_between(text: str, start: int, end: int) -> list[str]:
    """The words of a name between a number and a unit: behind a word that ends names nothing goes on."""
    return text[start:end].split(" ")[1:]


def may_follow_label(folded: str, start: int) -> bool:
    """Whether a sign or a word with which a label may end stands before a place: a quick question."""
    before = folded[max(0, start - _NEAR) : start].rstrip(" \n")
    return not before[-1:].isalnum() or before.rpartition(" ")[2] in LABEL_ENDS


def is_capitalised(word: str) -> bool:
    """Whether a word is written like a name; abbreviations are not."""
    return word[0].isupper() and len(word) > 1 and word[1:].islower()


def is_close(folded: str, start: int) -> bool:
    """Whether a label stands right before a place."""
    if not may_follow_label(folded, start):
        return False
    label = label_before(folded, start, _CLOSE_REACH)
    return label is not None and start - label <= 1


def begins_line(text: str, start: int) -> bool:
    opens = _LINE_OPENS.search(text, max(0, start - 4), start)
    start = opens.start() if opens else start
    before = text[max(0, start - 4) : start].rstrip(" •-*–·+✅👉🏻➡️")
    return before.endswith(("\n", "|", "\t")) or (start <= 4 and not before)


def may_end(text: str, position: int) -> bool:
    """Whether what ends a name stands behind the one that begins here: a sign, a line's end, a unit's word.

    Many words in capitals may hold units with no sign between; where none stands, nobody can tell.
    """
    run = _NAME_RUN.match(text, position)
    if run is None or run.group().count(" ") > _MANY:
        return True
    behind = text[run.end() : run.end() + _LOWER_REST]
    return behind[:1] in _NAME_ENDS or "," in behind or _GOES_ON.match(text, run.end()) is not None
