"""The join of a kept audit and the judgement: other plans for it, and what other answers would change.

Everything is judged anew by the checklists of today. Where that gives the kept score, the figures belong to
it; where it does not, whoever shows them says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from msgspec.structs import replace

from privacy_audit.assess import Day, Standing, assess, plan_within, spread_over, stand
from privacy_audit.assess.items import group_of
from privacy_audit.checklist import Catalog, Question
from privacy_audit.model import (
    CHAIN,
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
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.recording import judged_score, written_step
from privacy_audit.record.shapes import AuditRecord, LineRecord
from privacy_audit.record.supposed import (
    REMOVED,
    SHOWN,
    ChangedChain,
    ChangedClass,
    ChangedLine,
    Ends,
    Supposed,
    WhatIfRecord,
)

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


# --- other plans -------------------------------------------------------------------------------


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
        given.asked, given.answers, given.exposures, judged.vector, held | positions, kinds, ruler
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


# --- what if -----------------------------------------------------------------------------------


def suppose(
    record: AuditRecord,
    answers: Sequence[Answer],
    catalog: Catalog,
    renamed: Names,
    number: int,
    removed: Sequence[str] = (),
) -> WhatIfRecord:
    """What the score of a kept audit would be with these answers, and without these groups of exposures
    (`photo@1`), but for what of them was accepted. Nothing is kept.
    """
    given = given_of(record, catalog, renamed)
    before = given.judged(catalog)
    questions = {one.question: catalog.question(one.question) for one in answers}
    asked = given.asked | {name: question for name, question in questions.items() if question}
    now = {one.question: one for one in answers}
    left = _without(record, given.exposures, removed)
    after = replace(given, asked=asked, answers=given.answers | now, exposures=left).judged(catalog)
    return WhatIfRecord(
        audit=number,
        created=record.created,
        as_kept=before.vector == record.score.vector,
        supposed=tuple(
            Supposed(question=one.question, before=_before(given, one.question), after=_said(one))
            for one in answers
        )
        + tuple(Supposed(question=group, before=SHOWN, after=REMOVED) for group in removed),
        before=_ends(before),
        after=_ends(after),
        lines=tuple(_changed_lines(before, after)),
        chains=tuple(_changed_chains(before, after)),
        classes=tuple(_changed_classes(before, after, catalog)),
    )


def _without(
    record: AuditRecord, exposures: Sequence[Exposure], removed: Sequence[str]
) -> tuple[Exposure, ...]:
    """What is still seen when these groups are taken off all their pages; what was accepted stays."""
    held = {one.risk for one in record.accepted if not one.over}
    return tuple(
        exposure
        for exposure, kept in zip(exposures, record.exposures, strict=True)
        if kept.id in held or group_of(exposure) not in removed
    )


def _before(given: Given, question: str) -> str | None:
    answer = given.answers.get(question)
    return _said(answer) if answer else None


def _said(answer: Answer) -> str:
    """A choice, or the state of what has none."""
    return answer.choice or answer.state.value


def _ends(judged: Assessment) -> ScoreEnds:
    return ScoreEnds(low=judged.low, high=judged.high, number=judged.number, band=judged.band)


def _changed_lines(before: Assessment, after: Assessment) -> Iterator[ChangedLine]:
    """The lines whose points change, in the order of the report."""
    old, new = ({line.subject: line for line in judged.lines} for judged in (before, after))
    for subject in dict.fromkeys([*old, *new]):
        was, is_now = (side.get(subject) for side in (old, new))
        ends = [Ends(low=one.low, high=one.high) if one else Ends(low=0, high=0) for one in (was, is_now)]
        line = was or is_now
        if line and ends[0] != ends[1]:
            yield ChangedLine(risk_class=line.risk_class, subject=subject, before=ends[0], after=ends[1])


def _changed_classes(before: Assessment, after: Assessment, catalog: Catalog) -> Iterator[ChangedClass]:
    """The classes whose points change, in the order of the ruler."""
    for risk_class in catalog.ruler.classes:
        was, is_now = (_of_class(judged, risk_class) for judged in (before, after))
        if was != is_now:
            yield ChangedClass(risk_class=risk_class, before=was, after=is_now)


def _of_class(judged: Assessment, risk_class: RiskClass) -> Ends:
    """The points of a class as they are shown, without what chains add."""
    own = [
        line for line in judged.lines if line.risk_class is risk_class and not line.subject.startswith(CHAIN)
    ]
    return Ends(low=round(sum(line.low for line in own), 1), high=round(sum(line.high for line in own), 1))


def _changed_chains(before: Assessment, after: Assessment) -> Iterator[ChangedChain]:
    """The chains that are completed or broken, for certain or possibly."""
    old, new = ({chain.id: chain.certain for chain in judged.chains} for judged in (before, after))
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield ChangedChain(id=name, before=old.get(name), after=new.get(name))
