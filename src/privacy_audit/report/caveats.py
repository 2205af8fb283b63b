"""What stands under every score: what it is not, and of which day or days it is.

Pages that were looked at in an earlier audit count on in the next one, whose own day is not theirs.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from privacy_audit.clock import moved
from privacy_audit.errors import mark
from privacy_audit.record.shapes import day_of
from privacy_audit.report.document import Block, Entry, Heading, Listing, Phrase
from privacy_audit.report.material import Material


class Dated(NamedTuple):
    """A sentence on all that was looked at: at one moment, on one day, on several."""

    at_once: str
    in_a_day: str
    in_days: str


SHOWS = Dated(
    at_once=mark("It shows what was looked at on {moment}, nothing else. Tomorrow it may be different."),
    in_a_day=mark("It shows what was looked at on {day}, nothing else. Tomorrow it may be different."),
    in_days=mark(
        "It shows what was looked at between {first} and {moment}, nothing else. Tomorrow it may be "
        "different."
    ),
)
IN_SHORT = Dated(
    at_once=mark(
        "It shows what was looked at on {moment}, nothing else. It foretells no attack, 0 does not mean "
        "“safe”, and it must not be used to compare or appraise people."
    ),
    in_a_day=mark(
        "It shows what was looked at on {day}, nothing else. It foretells no attack, 0 does not mean "
        "“safe”, and it must not be used to compare or appraise people."
    ),
    in_days=mark(
        "It shows what was looked at between {first} and {moment}, nothing else. It foretells no attack, 0 "
        "does not mean “safe”, and it must not be used to compare or appraise people."
    ),
)


def caveats(material: Material) -> Iterator[Block]:
    """What a report does not say, one thing a line."""
    sentences = (
        mark("It does not foretell an attack. Nobody can know whether somebody will try."),
        mark("0 does not mean “safe”."),
        mark("It must not be used to compare or appraise people."),
    )
    phrases = (_of_its_days(material, SHOWS), *map(material.say, sentences))
    yield Heading(text=material.say(mark("What this report does not say")))
    yield Listing(entries=tuple(Entry(title=phrase) for phrase in phrases))


def in_a_paragraph(material: Material) -> Phrase:
    """The same in a few lines."""
    return _of_its_days(material, IN_SHORT)


def _of_its_days(material: Material, sentences: Dated) -> Phrase:
    """The sentence that is true of what a record shows; answers are of its own moment."""
    record = material.record
    looked = [day_of(record, target) for target in record.targets]
    if record.answers or not looked:
        looked.append(record.created)
    first, last = min(looked), max(looked)
    if first == last:
        return material.say(sentences.at_once, moment=material.moment(last))
    first_day, last_day = (material.day(moved(one, material.zone).date()) for one in (first, last))
    if first_day == last_day:
        return material.say(sentences.in_a_day, day=last_day)
    return material.say(sentences.in_days, first=first_day, moment=last_day)
