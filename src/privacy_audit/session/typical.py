"""The typical exposure of a room: what somebody would have who gave the middle answer to every question.

All answers to a question are lined up from the most open to the most closed; the one in the middle counts,
of two in the middle the more open one. It is taken from the figures that are shown, so it tells no more than
they do; where these leave it open, every answer that can be the middle is tried, and the score an interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacy_audit.assess import assess
from privacy_audit.checklist import Catalog, Choice, Question
from privacy_audit.model import Answer, Assessment, State, Value, Visibility
from privacy_audit.record.session import Ends
from privacy_audit.session.covering import Group
from privacy_audit.words import Words

_ORDER = list(Visibility)


class Middle(Value):
    """The most open and the most closed choice that can be the middle answer: one where it is certain."""

    most_open: str
    most_closed: str


def middle(question: Question, groups: Sequence[Group]) -> Middle | None:
    """The choices between which the middle answer lies, None where nothing is shown."""
    by_choice = {group.choice: group for group in groups}
    line = [by_choice[choice.id] for choice in sorted(question.choices, key=_rank) if choice.id in by_choice]
    able = [group.choice for place, group in enumerate(line) if _can_be_middle(line, place)]
    return Middle(most_open=able[0], most_closed=able[-1]) if able else None


def _can_be_middle(line: Sequence[Group], place: int) -> bool:
    """Whether for some numbers everybody before it is fewer than half, and together with it half or more."""
    before, group, after = line[:place], line[place], line[place + 1 :]
    behind_fewer_than_half = _least(before) < group.most + _most(after)
    reaches_half = _most(before) + group.most >= _least(after)
    return group.most > 0 and behind_fewer_than_half and reaches_half


def _rank(choice: Choice) -> float:
    """From the most open to the most closed, from the least to the most ready."""
    return _ORDER.index(choice.open) if choice.open else choice.ready or 0


def _least(groups: Sequence[Group]) -> int:
    return sum(group.least for group in groups)


def _most(groups: Sequence[Group]) -> int:
    return sum(group.most for group in groups)


def ends(catalog: Catalog, answers: Mapping[str, Middle | None], words: Words) -> Ends:
    """The score of these answers by question; None stands for unknown."""
    open_end = _judged(catalog, {name: one.most_open if one else None for name, one in answers.items()})
    closed_end = _judged(catalog, {name: one.most_closed if one else None for name, one in answers.items()})
    number = open_end.number if open_end.number == closed_end.number else None
    band = open_end.band if number is not None else None
    word = next((words.of(one.title) for one in catalog.ruler.bands if one.id == band), "")
    return Ends(low=closed_end.low, high=open_end.high, number=number, band=band, word=word)


def _judged(catalog: Catalog, answers: Mapping[str, str | None]) -> Assessment:
    asked = {name: question for name in answers if (question := catalog.question(name))}
    given = {name: _answer(name, choice) for name, choice in answers.items()}
    return assess(asked, given, (), (), catalog.exposures, catalog.ruler)


def _answer(name: str, choice: str | None) -> Answer:
    state = State.ANSWERED if choice else State.UNSURE
    return Answer(question=name, state=state, choice=choice)
