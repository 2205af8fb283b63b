"""The join of decisions and audits: what a person accepted, laid over an audit before it is shown.

The audit itself is kept as it was judged. So an acceptance holds in every report from the moment it is
given, and ceases to hold when its day is over or it is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import asdict, replace

from privacy_audit.assess import Around, plan_around
from privacy_audit.checklist import Catalog
from privacy_audit.record.acceptance import Acceptance, AcceptedRecord, decision_on, risk_of_exposure
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.rejudging import given_of
from privacy_audit.walk import is_open

Names = Mapping[str, str]
"""Former names of questions, with those of today."""


def lay_over(
    record: AuditRecord, accepted: Iterable[Acceptance], catalog: Catalog, renamed: Names, today: date
) -> AuditRecord:
    """The record with what was accepted of it, and a plan that leaves these alone.

    An acceptance concerns a record if its exposure is there, or its setting is open or unknown there. The
    score is not changed. Where no plan with right figures can be made (another ruler, questions that are no
    more), the kept one stays.
    """
    by_risk = {renamed.get(one.risk, one.risk): one for one in accepted}
    concerned = tuple(_concerned(record, by_risk, catalog, renamed, today)) if by_risk else ()
    held = {one.risk for one in concerned if not one.over}
    around = _around(record, held, catalog, renamed) if held else None
    if around is None:
        return replace(record, accepted=concerned)
    return replace(
        record,
        accepted=tuple(replace(one, in_plan=one.over) for one in concerned),
        plan=around.plan,
        score=replace(record.score, chains=around.chains),
    )


def _concerned(
    record: AuditRecord, by_risk: Mapping[str, Acceptance], catalog: Catalog, renamed: Names, today: date
) -> Iterator[AcceptedRecord]:
    """The exposures first, in the order of the record, then the settings."""
    for exposure in record.exposures:
        if one := by_risk.get(risk_of_exposure(exposure.kind, exposure.fingerprint)):
            yield _shown(one, exposure.id, today)
    answers = {answer.question: answer for answer in record.answers}
    for name in record.asked:
        risk = renamed.get(name, name)
        question = catalog.question(risk)
        if question and risk in by_risk and is_open(question, answers.get(name)):
            yield _shown(by_risk[risk], risk, today)


def _shown(acceptance: Acceptance, risk: str, today: date) -> AcceptedRecord:
    decision = decision_on(acceptance, risk, today)
    return AcceptedRecord(**asdict(decision), in_plan=True)


def _around(record: AuditRecord, held: set[str], catalog: Catalog, renamed: Names) -> Around | None:
    given = given_of(record, catalog, renamed)
    positions = {str(at) for at, exposure in enumerate(record.exposures) if exposure.id in held}
    return plan_around(
        given.asked,
        given.answers,
        given.exposures,
        record.score.vector,
        held | positions,
        catalog.exposures,
        catalog.ruler,
        given.texts,
    )
