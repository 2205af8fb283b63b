"""Named family, partners and friends that a stranger can read: whom a blackmailer threatens to tell.

A tie counts where somebody speaks of their own (`vợ: …`, `con gái mình là …`, `my wife …`), where a profile
or form lists it, and where the page's data state it. News, fiction, forms of address (`chị Lan ơi`) do not.
Confirmed: with a known family name, or stated by data. Likely: another name. Possible: one word alone.
The value is the words as written. Masked, the name is shown as initials (`con gái: N.T.L.`), since it is
somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.detectors.relations import phrases, rows
from privacy_audit.detectors.relations.found import is_plain_name, told
from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Part

REASONS = {
    "family-word": mark("A word for a member of the family or a partner stands beside the name."),
    "family-name": mark("It begins with a family name."),
    "family-data": mark("The page's data state this tie."),
    "friends-list": mark("The page shows how many friends there are, or who they are."),
}

# Properties of schema.org that name a person beside the page's own.
_TIES = {
    "spouse": "spouse",
    "children": "child",
    "parent": "parent",
    "parents": "parent",
    "sibling": "sibling",
    "siblings": "sibling",
    "relatedto": "relative",
    "knows": "friend",
    "colleague": "colleague",
}
_STATING = frozenset((Part.JSON_LD, Part.MICRODATA))


def find(reading: Reading) -> Iterator[Finding]:
    """All named ties of a reading."""
    yield from _stated(reading)
    yield from phrases.find(reading)
    yield from rows.find(reading)


def _stated(reading: Reading) -> Iterator[Finding]:
    """What structured data state; `children` in the data of a program is something else."""
    for index, segment in enumerate(reading.content.segments):
        tie = _TIES.get(segment.label or "") if segment.part in _STATING else None
        begin, text = reading.joined.begins[index], reading.joined.parts[index].text
        if tie and text and is_plain_name(text):
            span = (begin, begin + len(text))
            yield from told(reading, begin, [span], tie, Certainty.CONFIRMED, ("family-data",))
