"""The hands of a room as bars, each choice with its number, as far as the report's rule lets them be seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from privacy_audit.cli.session_matter import PHASE_NAMES, Matter
from privacy_audit.cli.session_pen import MARGIN, Lines, Pen
from privacy_audit.session.covering import Group, cover
from privacy_audit.tally import Phase, Session, Topic
from privacy_audit.words import Words

NUMBER = 18
"""Columns that a number, or a range of numbers, may need behind its bar."""


def hands_of(
    matter: Matter, pen: Pen, session: Session, topic: Topic, phases: Sequence[Phase]
) -> Iterator[Lines]:
    """Each choice with its bars, those of both phases by the same measure."""
    choices, covered = matter.choices(topic), _covered(matter, session, topic, phases)
    longest = max((one.least for groups in covered.values() for one in groups), default=0)
    for number, label in enumerate(choices.values()):
        lines = pen.text(label, lead=f"{number + 1}  ", strong=True)
        bars = {phase: groups[number] if groups else None for phase, groups in covered.items()}
        drawn = (_bar(matter.words, pen, phase, one, longest, len(phases)) for phase, one in bars.items())
        yield [*lines, *drawn]


def hides(matter: Matter, session: Session, topic: Topic, phases: Sequence[Phase]) -> bool:
    """Whether a number of these rounds is not told as it is."""
    rounds = _covered(matter, session, topic, phases).values()
    return any(not groups or not all(group.exact for group in groups) for groups in rounds)


def _covered(
    matter: Matter, session: Session, topic: Topic, phases: Sequence[Phase]
) -> dict[Phase, tuple[Group, ...]]:
    tally, choices = session.tally(topic), list(matter.choices(topic))
    return {
        phase: cover(tally.counts(phase), choices, session.people_asked(topic, phase))
        for phase in phases
        if tally.was_counted(phase)
    }


def _bar(words: Words, pen: Pen, phase: Phase, group: Group | None, longest: int, phases: int) -> str:
    name = words(PHASE_NAMES[phase])
    names = max(len(words(one)) for one in PHASE_NAMES.values())
    lead = f"{MARGIN}   {name.ljust(names)}  " if phases > 1 else f"{MARGIN}   "
    least = 0 if group is None or group.hidden else group.least
    number = told(words, group)
    bar = pen.bar(least, longest, pen.columns - len(lead) - NUMBER)
    return f"{lead}{bar} {number}".rstrip() if bar else f"{lead}{number}"


def told(words: Words, group: Group | None) -> str:
    """How many, as it may be told to people who know how many are in the room."""
    if group is None:
        return words("not shown")
    if group.hidden:
        return words("under 5")
    if group.exact:
        return str(group.least)
    return words("{low} to {high}", low=group.least, high=group.most)
