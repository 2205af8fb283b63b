"""The join of a kept audit and the judgement: judged as today, and other plans for it.

Everything is judged anew by the checklists of today. Where that gives the kept score, the figures belong to
it; where it does not, whoever shows them says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from msgspec.structs import replace

from privacy_audit.assess import Day, Standing, assess, plan_within, spread_over, stand
from privacy_audit.checklist import Catalog, Question
from privacy_audit.model import (
    PICTURES,
    TARGET,
    UNKNOWN,
    UNLOOKED,
    Answer,
    Assessment,
    Exposure,
    RiskClass,
    Secret,
    Step,
    Value,
)
from privacy_audit.record.medium import texts_among
from privacy_audit.record.recording import judged_score, written_step
from privacy_audit.record.shapes import AuditRecord, LineRecord

Names = Mapping[str, str]
"""Former names of questions, with those of today."""


class Given(Value):
    """What an audit was judged from, by the names of today: all that `assess` takes but the tables."""

    asked: dict[str, Question]
    answers: dict[str, Answer]
    exposures: tuple[Exposure, ...]
    unseen: tuple[int, ...]
    unlooked: tuple[RiskClass, ...]
    untold: tuple[int, ...]
    texts: tuple[int, ...]

    def judged(self, catalog: Catalog) -> Assessment:
        """The judgement by these checklists."""
        return assess(
            self.asked,
            self.answers,
            self.exposures,
            self.unseen,
            catalog.exposures,
            catalog.ruler,
            self.unlooked,
            self.untold,
            self.texts,
        )


def given_of(record: AuditRecord, catalog: Catalog, renamed: Names) -> Given:
    """What a kept audit was judged from. Questions that are no more are left out."""
    asked = {name: catalog.question(name) for name in (renamed.get(one, one) for one in record.asked)}
    unknown = [line for line in record.score.lines if line.subject.startswith(UNKNOWN)]
    return Given(
        asked={name: question for name, question in asked.items() if question},
        answers={name: replace(answer, question=name) for name, answer in _answers(record, renamed)},
        exposures=exposures_of(record),
        unseen=_targets(unknown, TARGET),
        unlooked=tuple(line.risk_class for line in unknown if UNLOOKED in line.items),
        untold=_targets(unknown, PICTURES),
        texts=texts_among(target.target for target in record.targets),
    )


def _targets(unknown: Sequence[LineRecord], prefix: str) -> tuple[int, ...]:
    """The numbers of the targets that fill these lines under such a name."""
    items = {item for line in unknown for item in line.items if item.startswith(prefix)}
    numbers = (item.removeprefix(prefix) for item in items)
    return tuple(sorted(int(number) for number in numbers if number.isdecimal()))


def _answers(record: AuditRecord, renamed: Names) -> Iterator[tuple[str, Answer]]:
    return ((renamed.get(answer.question, answer.question), answer) for answer in record.answers)


def exposures_of(record: AuditRecord) -> tuple[Exposure, ...]:
    """What was found, as far as the judgement needs it: without the values, which nobody kept."""
    return tuple(
        Exposure(
            kind=one.kind,
            certainty=one.certainty,
            masked=one.masked,
            value=Secret(""),
            where=one.where,
            attributes=one.attributes,
        )
        for one in record.exposures
    )


class Rejudged(Value):
    """A record as it is judged today. `as_kept` says that the kept score is the same.

    What was accepted has no action in `standing`.
    """

    record: AuditRecord
    standing: Standing
    as_kept: bool


def rejudge(record: AuditRecord, catalog: Catalog, renamed: Names) -> Rejudged:
    """Judge a record anew; what its owner accepted is laid over it before."""
    given = given_of(record, catalog, renamed)
    judged = given.judged(catalog)
    held = {one.risk for one in record.accepted if not one.over}
    positions = {str(at) for at, exposure in enumerate(record.exposures) if exposure.id in held}
    kinds, ruler = catalog.exposures, catalog.ruler
    standing = stand(
        given.asked,
        given.answers,
        given.exposures,
        judged.vector,
        held | positions,
        kinds,
        ruler,
        given.texts,
    )
    assert standing is not None  # noqa: S101 - the vector was made of the same a line above
    as_kept = judged.vector == record.score.vector and record.tool.ruler == ruler.version
    if not as_kept:
        score = judged_score(judged, tuple(one.id for one in record.exposures))
        tool = replace(record.tool, ruler=ruler.version)
        record = replace(record, tool=tool, score=score, plan=_steps(standing, catalog))
    return Rejudged(record=record, standing=standing, as_kept=as_kept)


def planned(rejudged: Rejudged, catalog: Catalog, minutes: float) -> tuple[Step, ...]:
    """The best plan for so many minutes, its points as they are recorded."""
    return _steps(rejudged.standing, catalog, minutes)


def _steps(standing: Standing, catalog: Catalog, minutes: float = inf) -> tuple[Step, ...]:
    return tuple(written_step(step) for step in plan_within(standing, minutes, catalog.ruler))


def by_days(
    rejudged: Rejudged, catalog: Catalog, plan: Sequence[Step], days: int, minutes: float | None = None
) -> tuple[Day, ...]:
    """A plan on several days of so many minutes each, if anybody said how many."""
    return spread_over(rejudged.standing, plan, days, catalog.ruler, minutes)
