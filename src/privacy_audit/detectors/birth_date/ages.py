"""Birthdays that are told by the age: `turning 40 on 17 January`, `tròn 30 tuổi ngày 22/4`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.context import Label

_STEMS = ("turning ", "turns ", "turned ", "tron ", "sang tuoi ", "don tuoi ")
# What stands between the age and its day: small words, days of the week, signs. Words and signs have nothing
# in common, and nothing follows the repeat.
_UP_TO_DAY = (
    r"(?:(?:years?|old|this|next|coming|on|in|today|tomorrow|the|[a-z]{3,6}day|vao|hom|ngay(?! [a-z])"
    r"|thu [a-z]{2,4}|chu nhat|nay|toi)(?![^\W_])|[\s,:–—(!-]){1,10}"
)
_AGE = re.compile(rf"(?:[1-9][0-9]?|100|one|two|thirty|forty|fifty|sixty)(?: tuoi)?(?![0-9]){_UP_TO_DAY}")


def find(folded: str) -> Iterator[Label]:
    """What leads up to such a day, as the label of a birthday."""
    for stem in _STEMS:
        at = folded.find(stem)
        while at >= 0:
            end = at + len(stem)
            if (stem[0] != "t" or not folded[at - 1 : at].isalnum()) and (led := _AGE.match(folded, end)):
                yield Label("birthday", at, led.end())
            at = folded.find(stem, end)
