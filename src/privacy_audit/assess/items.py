"""What counts towards the score: answers and exposures brought to one measure.

An item is one thing a person can do something about: a setting, or everything of one kind that one
target shows. Its strength, from 0 to 1000, is visibility × quality × certainty in thousandths.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import msgspec

from privacy_audit.assess.vector import STRENGTH, Runs, merged
from privacy_audit.checklist import Choice, ExposureKind, Question, Ruler
from privacy_audit.model import Answer, Exposure, Kind, RiskClass, Severity, State, Value, Visibility

SEVERITIES = tuple(Severity)
"""From the least to the worst."""
_MOST_COUNTED = 10
"""Of a group of exposures so many cost time one by one on a target; for more, people use a bulk setting."""
_IN_A_TEXT = 1.0
"""Minutes for one value in a text of one's own, of whatever kind: it is struck out where it is read."""


class Item(Value):
    """One thing that counts, as it stands and as its action leaves it.

    `runs` are its strengths (of an unknown question: its worst choice), `worst` the strengths it could
    have, `goal` the strength after the action. `open`: strangers can see it. `minutes` is what the
    action takes. `members` are a question's id or the indices of exposures.
    """

    subject: str
    risk_class: RiskClass
    severity: Severity
    known: bool
    runs: Runs
    worst: Runs
    open: bool
    goal: int
    goal_open: bool
    minutes: float
    members: tuple[str, ...]
    kind: Kind | None = None

    @property
    def strongest(self) -> int:
        """The largest strength in thousandths, 0 if nothing can be seen."""
        return self.runs[0][0] if self.runs else 0

    @property
    def can_improve(self) -> bool:
        """Whether its action makes it weaker."""
        return self.strongest > self.goal

    def done(self) -> Item:
        """The item after its action."""
        runs = one_run(self.goal)
        return msgspec.structs.replace(self, known=True, runs=runs, open=self.goal_open)


def one_run(strength: int, count: int = 1) -> Runs:
    """The runs of one strength; what is harmless is not counted."""
    return ((strength, count),) if strength else ()


def gather(
    asked: Mapping[str, Question],
    answers: Mapping[str, Answer],
    exposures: Sequence[Exposure],
    kinds: Mapping[Kind, ExposureKind],
    ruler: Ruler,
    texts: Collection[int] = (),
) -> list[Item]:
    """All items, in the order of their subjects: the order of the input must not matter.

    `texts` are the indices of the targets that are texts of the person's own.
    """
    questions = [
        _of_question(identifier, question, answers.get(identifier), ruler)
        for identifier, question in asked.items()
        if question.risk_class is not RiskClass.READINESS
    ]
    return sorted(questions + _of_exposures(exposures, kinds, ruler, texts), key=lambda item: item.subject)


def _of_question(identifier: str, question: Question, answer: Answer | None, ruler: Ruler) -> Item:
    worst = max(question.choices, key=lambda choice: strength_of_choice(question, choice, ruler))
    goal = question.choice(question.recommended)
    known = is_known(question, answer)
    now = (question.choice(answer.choice) if answer and known else None) if known else worst
    strength = strength_of_choice(question, now, ruler)
    return Item(
        subject=identifier,
        risk_class=question.risk_class,
        severity=question.severity,
        known=known,
        runs=one_run(strength),
        worst=one_run(strength_of_choice(question, worst, ruler)),
        open=_is_open(now),
        goal=strength_of_choice(question, goal, ruler),
        goal_open=_is_open(goal),
        minutes=question.minutes,
        members=(identifier,),
    )


def is_known(question: Question, answer: Answer | None) -> bool:
    """Whether an answer settles a question: a choice that it has, or that it does not apply."""
    if answer is None or answer.state is State.NOT_APPLICABLE:
        return answer is not None
    return answer.state is State.ANSWERED and question.choice(answer.choice) is not None


def strength_of_choice(question: Question, choice: Choice | None, ruler: Ruler) -> int:
    """How strong a question is with this choice; without one (it does not apply) it is harmless."""
    if choice is None or choice.open is None:
        return 0
    return _strength(ruler.visibility[choice.open], ruler.quality[question.severity], 1)


def _is_open(choice: Choice | None) -> bool:
    return choice is not None and choice.open in (Visibility.WEB, Visibility.STRANGERS)


def _strength(visibility: float, quality: float, certainty: float) -> int:
    """The product in thousandths, halves upwards, in whole numbers: the same on every machine."""
    product = round(visibility * STRENGTH) * round(quality * STRENGTH) * round(certainty * STRENGTH)
    return (product + STRENGTH**2 // 2) // STRENGTH**2


def group_of(exposure: Exposure) -> str:
    """The group in which an exposure is counted: its kind and the first target that shows it.

    Its action takes all of the group off every page, those of the other targets too.
    """
    return f"{exposure.kind.value}@{_first_target(exposure)}"


def _first_target(exposure: Exposure) -> int:
    if len(exposure.where) == 1:  # nearly all of thousands
        return exposure.where[0].target
    return min([occurrence.target for occurrence in exposure.where], default=0)


def _of_exposures(
    exposures: Sequence[Exposure], kinds: Mapping[Kind, ExposureKind], ruler: Ruler, texts: Collection[int]
) -> list[Item]:
    groups: dict[tuple[Kind, int], list[int]] = {}
    for index, exposure in enumerate(exposures):
        if not exposure.attributes or kinds[exposure.kind].counts(exposure.attributes):
            groups.setdefault((exposure.kind, _first_target(exposure)), []).append(index)
    return [
        _of_group(group_of(exposures[indices[0]]), indices, exposures, kinds[kind], ruler, texts)
        for (kind, _), indices in groups.items()
    ]


def _of_group(
    subject: str,
    indices: list[int],
    exposures: Sequence[Exposure],
    kind: ExposureKind,
    ruler: Ruler,
    texts: Collection[int],
) -> Item:
    found = [exposures[index] for index in indices]
    counts = Counter(
        (kind.severity_with(one.attributes) if one.attributes else kind.severity, one.certainty)
        for one in found
    )
    visibility = ruler.visibility[Visibility.WEB]
    runs = merged(
        one_run(_strength(visibility, ruler.quality[severity], ruler.certainty[certainty.value]), count)
        for (severity, certainty), count in counts.items()
    )
    return Item(
        subject=subject,
        risk_class=kind.risk_class,
        severity=max((severity for severity, _ in counts), key=SEVERITIES.index),
        known=True,
        runs=runs,
        worst=runs,
        open=True,
        goal=0,
        goal_open=False,
        minutes=_minutes(found, kind, texts),
        members=tuple(str(index) for index in indices),
        kind=found[0].kind,
    )


def _minutes(found: Sequence[Exposure], kind: ExposureKind, texts: Collection[int]) -> float:
    """What it takes to be rid of a group: each value on each page, of a target so many as count."""
    counts = Counter(
        target
        for one in found
        for target, _ in {(place.target, place.page) for place in one.where} or {(0, "")}
    )
    return sum(
        min(count, _MOST_COUNTED) * (min(_IN_A_TEXT, kind.minutes) if target in texts else kind.minutes)
        for target, count in counts.items()
    )
