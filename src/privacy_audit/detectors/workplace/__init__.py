"""Where somebody works, and as what: why a person is worth blackmailing, and who could be told.

A workplace counts where a profile, a card, a form or the first person says it: at the beginning of a line,
behind a label, beside a telephone number, in the page's data. News about others and job offers do not count.
Confirmed: known words for position or organisation, and such a context. Likely: one of them. The value is the
phrase as written, and stays readable, so nothing is looked for in the names of targets; `former` marks what
is over.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.workplace import casual, phrases, positions, profiles, rows
from privacy_audit.detectors.workplace.found import told
from privacy_audit.detectors.workplace.organisations import organisation_at
from privacy_audit.detectors.workplace.words import pattern
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Part
from privacy_audit.text import fold

REASONS = {
    "work-verb": mark("A word for working stands before it."),
    "work-label": mark("A heading there says that it is the workplace."),
    "work-place": mark("It names a position or an organisation."),
    "work-profile": mark("It stands as people introduce themselves, or as profiles list it."),
    "work-contact": mark("It stands beside a telephone number or an e-mail address."),
    "work-data": mark("The page's data state it as workplace or position."),
}

_LABELS = {"worksfor": "organisation", "jobtitle": "position", "affiliation": "organisation"}
_STATING = frozenset((Part.JSON_LD, Part.MICRODATA))
_LONGEST = 160


def find(reading: Reading) -> Iterator[Finding]:
    """All workplaces of a reading."""
    if reading.is_name:
        return
    yield from _stated(reading)
    yield from rows.find(reading)
    yield from positions.find(reading)
    yield from phrases.find(reading)
    yield from casual.find(reading)
    yield from profiles.find(reading)


def _stated(reading: Reading) -> Iterator[Finding]:
    """What data and markup call workplace or position.

    The data of programs use the same keys for other things (`role`, `position`), so a word of
    work must stand there.
    """
    for index, segment in enumerate(reading.content.segments):
        part = _LABELS.get(segment.label or "")
        begin, text = reading.joined.begins[index], reading.joined.parts[index].text
        if part is None or not 2 < len(text) <= _LONGEST or "://" in text or not any(map(str.isalpha, text)):
            continue
        stating = segment.part in _STATING
        if not stating and not (pattern("title").match(fold(text)) or organisation_at(reading, begin)):
            continue
        certainty = Certainty.CONFIRMED if stating else Certainty.POSSIBLE
        span = (begin, begin + len(text))
        position, organisation = (span, None) if part == "position" else (None, span)
        yield told(reading, span, certainty, ("work-data",), position, organisation)
