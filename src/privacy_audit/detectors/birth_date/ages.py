"""Birthdays that are told by the age: `turning 40 on 17 January`, `tròn 30 tuổi ngày 22/4`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.stems import AGES
from privacy_audit.detectors.context import Label
from privacy_audit.detectors.reading import Reading

# How the first and the last of the anchors go on and begin.
_TURN = re.compile(r"turn(?:ing|s|ed) ")
_YEARS_OF_AGE = ("sang tuoi ", "don tuoi ")
# What stands between the age and its day: small words, days of the week, signs. Words and signs have nothing
# in common, and nothing follows the repeat.
_UP_TO_DAY = (
    r"(?:(?:years?|old|this|next|coming|on|in|today|tomorrow|the|[a-z]{3,6}day|vao|hom|ngay(?! [a-z])"
    r"|thu [a-z]{2,4}|chu nhat|nay|toi)(?![^\W_])|[\s,:–—(!-]){1,10}"
)
_AGE = re.compile(rf"(?:[1-9][0-9]?|100|one|two|thirty|forty|fifty|sixty)(?: tuoi)?(?![0-9]){_UP_TO_DAY}")


def find(reading: Reading) -> Iterator[Label]:
    """What leads up to such a day, as the label of a birthday."""
    folded = reading.folded
    for at, stem in reading.index.places(*AGES):
        end = _end_of(folded, at, stem)
        if end and (led := _AGE.match(folded, end)):
            yield Label("birthday", at, led.end())


def _end_of(folded: str, at: int, stem: str) -> int | None:
    """Where the words end that lead to an age."""
    end = at + len(stem)
    if stem == " tuoi ":
        return end if folded.endswith(_YEARS_OF_AGE, 0, end) else None
    if folded[max(0, at - 1) : at].isalnum():
        return None
    turned = _TURN.match(folded, at) if stem == "turn" else None
    return turned.end() if turned else None if stem == "turn" else end
