"""The score of a text that is about to be posted: not how grave it is, but that it is not to be posted so.

A word such as “low” would read as leave to post a phone number together with an address.
"""

from __future__ import annotations

from privacy_audit.errors import mark
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.shapes import AuditRecord, Score
from privacy_audit.report.material import Material

GIVEN = "-"
"""The name of a text that was typed or came on standard input."""


def is_draft(record: AuditRecord) -> bool:
    """Whether nothing was looked at but a text of the person's own, of no address and no network."""
    own = (one.target == GIVEN and not (one.alias or one.network) for one in record.targets)
    return bool(record.targets) and all(own) and not record.answers


def things_in_draft(material: Material, score: Score | ScoreEnds) -> int | None:
    """How many things of the person such a text shows; None if it is none, or was not read.

    Another score than that of the audit itself is of something supposed, of which nothing is known.
    """
    record = material.record
    is_own = (score.low, score.high) == (record.score.low, record.score.high)
    if score.number is None or not is_own or not is_draft(record):
        return None
    return sum(material.catalog.exposures[one.kind].counts(one.attributes) for one in record.exposures)


def said_of_draft(material: Material, score: Score | ScoreEnds) -> str | None:
    """The headline of such a text; None if it is none."""
    things = things_in_draft(material, score)
    if things is None or score.number is None:
        return None
    several = mark(
        "Do not post it like this: it shows {number} things that a stranger can use ({points} of 100)"
    )
    one = mark("Do not post it like this: it shows 1 thing that a stranger can use ({points} of 100)")
    none = mark("Nothing was found in it that a stranger can use ({points} of 100)")
    sentence = several if things > 1 else one if things else none
    return material.words(sentence, number=things, points=material.points(score.number))
