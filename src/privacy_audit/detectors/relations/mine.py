"""Family behind an English possessor, `my daughter Bao An Le`, and before one: `Marta, my wife`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations.casual import name_before
from privacy_audit.detectors.relations.found import names_from, told
from privacy_audit.detectors.relations.small_words import MINE, YOURS
from privacy_audit.detectors.relations.words import ties
from privacy_audit.model import Certainty

# English: `my lovely wife Thu Trang`, `my son is Lan`.
_MY = re.compile(
    r"(?:[a-z]{2,12} ){0,2}?(?P<kin>[a-z]{2,12}(?:-in-law)?),?(?: is called| is| named| called)?"
    r"(?:\s|(?=[.!;)\n]|\Z))"
)


def find(reading: Reading) -> Iterator[Finding]:
    """`my daughter Bao An Le`, `our kids Ben and Lucy`."""
    for at, own in reading.index.places(*MINE, *YOURS):
        if reading.folded[max(0, at - 1) : at].isalnum() or not reading.text[at : at + len(own)].isascii():
            continue
        word = _MY.match(reading.folded, at + len(own))
        while word and not _tie_of_mine(word["kin"]):
            word = _MY.match(reading.folded, word.end()) if word.end() - at < 36 else None
        spans = names_from(reading, word.end(), is_certain=own == "my ") if word else []
        if own in YOURS and len(spans) == 1 and " " not in reading.text[slice(*spans[0])]:
            spans = []  # of whom one writes to, a whole name or several: `ur mum Co Hanh says …`
        if word and spans and not reading.folded.endswith("married ", 0, at):
            yield from told(reading, at, spans, _tie_of_mine(word["kin"]), Certainty.LIKELY)
        elif word and own in MINE and (span := name_before(reading, at, word.end("kin"))):
            yield from told(reading, span[0], [span], _tie_of_mine(word["kin"]), Certainty.LIKELY)


def _tie_of_mine(kin: str) -> str:
    """The tie of a word behind `my`; empty for other words."""
    return "friend" if kin == "friend" else ties().get(kin, "")
