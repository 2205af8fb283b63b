"""Small checklists and findings of invented people, and the shipped ruler, for the tests of `assess`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec
import tomli
from hypothesis import settings
from hypothesis import strategies as st

from privacy_audit.assess import assess
from privacy_audit.checklist import Choice, ExposureKind, Question, Ruler, Source, Way, Ways
from privacy_audit.model import (
    Answer,
    Assessment,
    Certainty,
    Exposure,
    Kind,
    Occurrence,
    Part,
    RiskClass,
    Secret,
    Severity,
    State,
    Value,
    Visibility,
)

CHECKLISTS = Path(__file__).resolve().parents[2] / "checklists"
RULER = msgspec.convert(tomli.loads((CHECKLISTS / "scoring.toml").read_text("utf-8")), Ruler)
KINDS = msgspec.convert(
    tomli.loads((CHECKLISTS / "exposures.toml").read_text("utf-8")), dict[Kind, ExposureKind]
)
LAW = settings(deadline=None, max_examples=50)
"""How hard a law is tried; no deadline, since the machine may be busy with other tests."""
BOTH = {"vi": "có", "en": "yes"}
OPEN_FIRST = (
    Visibility.WEB,
    Visibility.STRANGERS,
    Visibility.FRIENDS_OF_FRIENDS,
    Visibility.FRIENDS,
    Visibility.ONLY_ME,
)
SCORED: tuple[RiskClass, ...] = tuple(one for one in RiskClass if one is not RiskClass.READINESS)


class Situation(Value):
    """Everything that `assess` judges, but the tables."""

    asked: dict[str, Question] = msgspec.field(default_factory=dict)
    answers: dict[str, Answer] = msgspec.field(default_factory=dict)
    exposures: tuple[Exposure, ...] = ()
    unseen: tuple[int, ...] = ()
    untold: tuple[int, ...] = ()
    texts: tuple[int, ...] = ()

    def judged(self, ruler: Ruler = RULER) -> Assessment:
        """The assessment under the shipped tables, or another ruler."""
        found, beside = self.exposures, (self.untold, self.texts)
        return assess(self.asked, self.answers, found, self.unseen, KINDS, ruler, (), *beside)

    def answering(self, identifier: str, choice: str) -> Situation:
        """The same with one more answer, or another one."""
        answers = {**self.answers, identifier: answered(identifier, choice)}
        return msgspec.structs.replace(self, answers=answers)

    def without(self, group: str) -> Situation:
        """The same without a group of exposures such as `phone@0`."""
        left = tuple(one for one in self.exposures if f"{one.kind.value}@{one.where[0].target}" != group)
        return msgspec.structs.replace(self, exposures=left)

    def after(self, actions: Sequence[str]) -> Situation:
        """The same after some actions of a plan."""
        situation = self
        for action in actions:
            if action in self.asked:
                situation = situation.answering(action, self.asked[action].recommended)
            else:
                situation = situation.without(action)
        return situation


def setting(
    risk_class: RiskClass,
    severity: Severity,
    *opens: Visibility,
    minutes: float = 1,
    recommended: Visibility | None = None,
) -> Question:
    """A question whose choices are named after how far they are open; the last is recommended."""
    choices = tuple(Choice(id=one.value, label=BOTH, open=one) for one in opens)
    return _question(risk_class, severity, choices, (recommended or opens[-1]).value, minutes)


def preparation(*ready: float) -> Question:
    """A question of readiness whose choices `c0`, `c1`, … make so ready; the last is recommended."""
    choices = tuple(Choice(id=f"c{at}", label=BOTH, ready=one) for at, one in enumerate(ready))
    return _question(RiskClass.READINESS, Severity.HIGH, choices, choices[-1].id, 2)


def _question(
    risk_class: RiskClass, severity: Severity, choices: tuple[Choice, ...], recommended: str, minutes: float
) -> Question:
    return Question(
        id="setting",
        risk_class=risk_class,
        severity=severity,
        level="quick",
        minutes=minutes,
        prompt=BOTH,
        why=BOTH,
        choices=choices,
        recommended=recommended,
        way=Ways(app=Way(vi=("Mở ứng dụng",), en=("Open the app",))),
        verified=date(2026, 1, 1),
        confidence="high",
        sources=(Source(title="Help", date="2026"),),
    )


def answered(identifier: str, choice: str) -> Answer:
    """A plain answer."""
    return Answer(question=identifier, state=State.ANSWERED, choice=choice)


def exposure(
    kind: Kind, certainty: Certainty = Certainty.CONFIRMED, target: int = 0, **attributes: str
) -> Exposure:
    """Something found on a target."""
    place = Occurrence(target=target, page="example.com", part=Part.TEXT, locator="", excerpt="")
    return Exposure(
        kind=kind,
        certainty=certainty,
        masked="•••",
        value=Secret("•••"),
        where=(place,),
        attributes=attributes,
    )


# --- the worked example --------------------------------------------------------------------------

STRANGERS, FRIENDS, ONLY_ME = Visibility.STRANGERS, Visibility.FRIENDS, Visibility.ONLY_ME
PERSON = Situation(
    asked={
        "zalo/find-by-phone": setting(RiskClass.CONTACT, Severity.CRITICAL, STRANGERS, ONLY_ME),
        "facebook/friends-list": setting(RiskClass.RELATIONS, Severity.HIGH, STRANGERS, FRIENDS, ONLY_ME),
        "facebook/birthday": setting(
            RiskClass.DOCUMENTS, Severity.MEDIUM, STRANGERS, Visibility.FRIENDS_OF_FRIENDS, ONLY_ME
        ),
        "facebook/address": setting(RiskClass.PLACE, Severity.HIGH, STRANGERS, FRIENDS, ONLY_ME),
    },
    answers={
        "zalo/find-by-phone": answered("zalo/find-by-phone", "strangers"),
        "facebook/friends-list": answered("facebook/friends-list", "strangers"),
        "facebook/birthday": answered("facebook/birthday", "friends-of-friends"),
        "facebook/address": Answer(question="facebook/address", state=State.UNSURE),
    },
    exposures=(
        *(exposure(Kind.PHOTO, role="posted") for _ in range(5)),
        exposure(Kind.PHONE, type="mobile"),
        exposure(Kind.WORKPLACE),
    ),
)
"""Five public clear photos, the phone in the bio and findable by it, employer and title public, friends
list public, birth date shown to friends of friends, address unknown."""

# --- any situation -------------------------------------------------------------------------------


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question about exposure, its choices from the most open to the least."""
    opens = draw(st.lists(st.sampled_from(OPEN_FIRST), min_size=2, max_size=5, unique=True))
    opens.sort(key=OPEN_FIRST.index)
    return setting(
        draw(st.sampled_from(SCORED)),
        draw(st.sampled_from(Severity)),
        *opens,
        minutes=draw(st.sampled_from((0.5, 1, 2, 5, 10))),
        recommended=draw(st.sampled_from(opens)),
    )


def findings() -> st.SearchStrategy[Exposure]:
    """Any exposure on one of three targets."""
    attributes = st.sampled_from(({}, {"type": "organisation"}, {"role": "cover"}, {"faces": "0"}))
    return st.builds(
        lambda kind, certainty, target, given: exposure(kind, certainty, target, **given),
        st.sampled_from(Kind),
        st.sampled_from(Certainty),
        st.integers(0, 2),
        attributes,
    )


@st.composite
def situations(draw: st.DrawFn, unseen: bool = True) -> Situation:
    """Any answers, exposures and gaps together."""
    drawn = draw(st.lists(questions(), max_size=8))
    asked = {f"net/q{number}": question for number, question in enumerate(drawn)}
    answers = [draw(_answers(identifier, question)) for identifier, question in asked.items()]
    return Situation(
        asked=asked,
        answers={answer.question: answer for answer in answers if answer},
        exposures=tuple(draw(st.lists(findings(), max_size=8))),
        unseen=tuple(draw(st.sets(st.integers(3, 5), max_size=2))) if unseen and draw(st.booleans()) else (),
        texts=tuple(draw(st.sets(st.integers(0, 2), max_size=1))),
    )


def _answers(identifier: str, question: Question) -> st.SearchStrategy[Answer | None]:
    choices = st.sampled_from(question.choices).map(lambda choice: answered(identifier, choice.id))
    others = st.sampled_from([state for state in State if state is not State.ANSWERED])
    return st.one_of(
        choices, choices, others.map(lambda state: Answer(question=identifier, state=state)), st.none()
    )


def in_tenths(points: Mapping[str, float] | Sequence[float]) -> int:
    """A sum of printed points in whole tenths, so that it can be compared exactly."""
    values = points.values() if isinstance(points, Mapping) else points
    return sum(round(value * 10) for value in values)
