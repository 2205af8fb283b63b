"""The join of a kept audit and what could be otherwise: what other answers, or less to see, would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.assess.items import group_of
from privacy_audit.checklist import Catalog
from privacy_audit.model import CHAIN, Answer, Assessment, Exposure, RiskClass
from privacy_audit.record.changes import ScoreEnds
from privacy_audit.record.shapes import AuditRecord
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
from privacy_audit.rejudging import Given, Names, given_of


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
