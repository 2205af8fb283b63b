"""The typical exposure of a room: what somebody would have who gave the middle answer to every question.

All answers to a question are lined up from the most open to the most closed; the one in the middle counts,
of two in the middle the more open one. It is taken from the figures that are shown, so it tells no more than
they do; where these leave it open, the answer is unknown and the score an interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from privacy_audit.assess import assess
from privacy_audit.checklist import Catalog, Choice, Question
from privacy_audit.model import Answer, State, Visibility
from privacy_audit.record.session import Ends
from privacy_audit.session.covering import Group
from privacy_audit.words import Words

_ORDER = list(Visibility)


def middle(question: Question, groups: Sequence[Group]) -> str | None:
    """The choice of the middle answer, None where what is shown leaves it open."""
    by_choice = {group.choice: group for group in groups}
    line = [by_choice[choice.id] for choice in sorted(question.choices, key=_rank) if choice.id in by_choice]
    for place, group in enumerate(line):
        before, after = line[:place], line[place + 1 :]
        # Everybody before it is fewer than half, and together with it they are half or more, in any case.
        is_after_the_first_half = _most(before) < _least(line[place:])
        reaches_half = _least(line[: place + 1]) >= _most(after)
        if is_after_the_first_half and reaches_half:
            return group.choice
    return None


def _rank(choice: Choice) -> float:
    """From the most open to the most closed, from the least to the most ready."""
    return _ORDER.index(choice.open) if choice.open else choice.ready or 0


def _least(groups: Sequence[Group]) -> int:
    return sum(group.least for group in groups)


def _most(groups: Sequence[Group]) -> int:
    return sum(group.most for group in groups)


def ends(catalog: Catalog, answers: Mapping[str, str | None], words: Words) -> Ends:
    """The score of these answers by question; None stands for unknown."""
    asked = {name: question for name in answers if (question := catalog.question(name))}
    given = {name: _answer(name, choice) for name, choice in answers.items()}
    judged = assess(asked, given, (), (), catalog.exposures, catalog.ruler)
    word = next((words.of(band.title) for band in catalog.ruler.bands if band.id == judged.band), "")
    return Ends(low=judged.low, high=judged.high, number=judged.number, band=judged.band, word=word)


def _answer(name: str, choice: str | None) -> Answer:
    state = State.ANSWERED if choice else State.UNSURE
    return Answer(question=name, state=state, choice=choice)
