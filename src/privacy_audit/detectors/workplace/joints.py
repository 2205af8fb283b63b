"""What leads from a position to its organisation: `giáo viên dạy Hoá – THPT …`, `CEO at …`."""

from __future__ import annotations

import re

from privacy_audit.detectors.reading import Reading
from privacy_audit.detectors.workplace.organisations import area_at, begins_organisation, organisation_at
from privacy_audit.detectors.workplace.words import is_written, pattern

REACH = 70
"""Characters behind a position in which its organisation begins."""
_NEAR = 4
"""Further words of a position at most behind which any name may follow."""
_SURE_JOINTS = frozenset(("tai", "at", "of", "cua", "@", "for", "ben", "thuoc", "cho"))
_JOINTS_OF_NAMES = _SURE_JOINTS | {"o", ",", "–", "-", "—", "|", "·", "•"}
_MARKED = frozenset(("tại", "ở", "của", "bên", "thuộc"))
# So many words of a department or field behind a position, then what leads to the organisation.
_JOINTS = tuple(
    re.compile(
        rf"(?:\s?[–&,-]?\s[^\W_]{{1,14}}){{{words}}}(?P<joint>\s?,\s|\s[–—|@·•-]\s?|\s(?:tai|o|cua|at|of|for|ben|thuoc|cho)\s|\s)"
    )
    for words in range(8)
)


def organisation_behind(reading: Reading, end: int) -> tuple[int, int, int] | None:
    """Where the organisation behind a position begins and ends, and where the position's own words end."""
    stop = min(reading.bounds_at(end - 1)[1], end + REACH)
    for step, behind in enumerate(_JOINTS):
        joint = behind.match(reading.folded, end, stop)
        if joint is None:
            return None
        word = joint["joint"].strip()
        if not _is_joint(reading, joint):
            continue
        found = area_at(reading, joint.end()) if not word else None
        below = joint["joint"] == "\n"  # a card has the organisation on the next line
        if begins_organisation(reading, joint.end()) or word in _JOINTS_OF_NAMES or below:
            found = organisation_at(reading, joint.end(), loose=step < _NEAR and word in _SURE_JOINTS)
        if found and not is_sentence(reading, end, joint.start("joint")):
            return joint.end(), found, joint.start("joint")
    return None


def is_sentence(reading: Reading, start: int, end: int) -> bool:
    """Whether a verb stands in a stretch, such as between a position and an organisation."""
    verbs = pattern("stop").finditer(reading.folded, start, end)
    return any(is_written(reading.text, verb, "stop") for verb in verbs)


def _is_joint(reading: Reading, joint: re.Match[str]) -> bool:
    """Whether the word of a joint has its own marks, or none: `7 chỗ Xpander` is no `cho`."""
    written = reading.text[slice(*joint.span("joint"))].strip().lower()
    return written.isascii() or written in _MARKED or not written.isalpha()
