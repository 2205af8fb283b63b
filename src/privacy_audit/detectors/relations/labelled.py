"""Family behind a word and a colon: `Vợ: Nguyễn Thị …`, `Con: …, …`, `Emergency contact: brother …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations import ceremonies
from privacy_audit.detectors.relations.found import Span, names_from, told
from privacy_audit.detectors.relations.words import ELDERS, kin_at, kin_ending
from privacy_audit.model import Certainty

_LISTS = frozenset(("relative", "contact", "named"))
"""Ties of labels behind which one person stands, perhaps with another word of the family."""
_YOUNGER = frozenset(("child", "sibling"))
# Whose it is, between the word and the colon.
_OWN_LABEL = re.compile(r"(?: (?:cua )?(?:(?:vo chong )?(?:chung )?(?:toi|minh|em)|tui|be|chau))?\s?\Z")
_OWNERS = ("toi", "minh", "em", "tui", "be", "chau", " ")


def find(reading: Reading) -> Iterator[Finding]:
    """`Vợ: Nguyễn Thị …`, `Con: …, …`, `Emergency contact: …`."""
    for at, _ in reading.index.places(":"):
        if not reading.folded[max(0, at - 2) : at].strip().isalpha():
            continue
        owned = reading.folded.endswith(_OWNERS, max(0, at - 5), at)
        own = _OWN_LABEL.search(reading.folded, max(0, at - 24), at) if owned else None
        label = kin_ending(reading.text, reading.folded, own.start() if own else at, "any") or kin_ending(
            reading.text, reading.folded, at, "any"
        )
        spans = _labelled_names(reading, at + 1, label) if label else []
        if label and label[1] == "relative" and reading.folded.endswith("tim ", 0, label[0]):
            continue  # `Tìm người thân: …`: who is missing
        if label and spans and not _is_else(reading, label, spans[0]):
            certainty = Certainty.LIKELY if " " in reading.text[slice(*spans[0])] else Certainty.POSSIBLE
            names = spans[:1] if label[1] in _LISTS else spans
            yield from told(reading, label[0], names, label[1], certainty)
            yield from ceremonies.further(reading, names[-1][1])


def _labelled_names(reading: Reading, at: int, label: tuple[int, str]) -> list[Span]:
    """The names behind a label; perhaps another word first: `Emergency contact: brother Lemuel …`."""
    begin = _after_blanks(reading.folded, at)
    word = kin_at(reading.text, reading.folded, begin) if label[1] in _LISTS else None
    if word and (spans := names_from(reading, word.end(), least=2)):
        return spans
    return [] if label[1] == "named" else names_from(reading, begin)


def _is_else(reading: Reading, label: tuple[int, str], span: Span) -> bool:
    """Whether a label with a name says something else: a share, a payment, a child that is called `bà`."""
    name, before = reading.text[slice(*span)], reading.folded[label[0] : span[0]]
    if label[1] in _LISTS:
        return reading.text.startswith(" (", span[1])
    if (
        len(name) > 1
        and " " not in name
        and name.isupper()
        and not reading.text[label[0] : span[0]].isupper()
    ):
        return True
    return (before.startswith("ck") and name.isupper()) or (label[1] in _YOUNGER and before.endswith(ELDERS))


def _after_blanks(text: str, at: int) -> int:
    return at + len(text[at : at + 4]) - len(text[at : at + 4].lstrip(" \n"))
