"""The join of everything that judges: answers and a scan in, one audit out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from privacy_audit import __version__
from privacy_audit.assess import assess
from privacy_audit.checklist import Catalog, Level, Platform, Question
from privacy_audit.detectors import LOOKED_FOR
from privacy_audit.model import UNTOLD, Answer, Exposure, Look, RiskClass, Status
from privacy_audit.record.medium import texts_among
from privacy_audit.record.recording import Run
from privacy_audit.walk import identifier_of, questions_of


def judge(
    catalog: Catalog,
    *,
    networks: Sequence[str],
    level: Level | None,
    platform: Platform | None,
    answers: Sequence[Answer],
    looks: Sequence[Look] = (),
    exposures: Sequence[Exposure] = (),
) -> Run:
    """Judge answers and findings together.

    Askable are the questions of the chosen networks at the chosen level, those of a network that was
    recognised in a target, and whatever was answered besides.
    """
    given = {answer.question: answer for answer in answers}
    asked = askable(catalog, networks, looks, level, given)
    assessment = assess(
        asked,
        given,
        exposures,
        [number for number, look in enumerate(looks) if _holds_unseen(look)],
        catalog.exposures,
        catalog.ruler,
        unlooked=_unlooked(catalog, looks),
        untold=[number for number, look in enumerate(looks) if any(gap.code == UNTOLD for gap in look.gaps)],
        texts=texts_among(look.target for look in looks),
    )
    return Run(
        created=datetime.now(UTC),
        version=__version__,
        looks=tuple(looks),
        exposures=tuple(exposures),
        assessment=assessment,
        answers=tuple(given.values()),
        asked=tuple(asked),
        platform=platform,
        level=level,
        networks=tuple(networks),
    )


def _unlooked(catalog: Catalog, looks: Sequence[Look]) -> set[RiskClass]:
    """The classes of which nothing can be found yet on the pages that were seen."""
    if not any(look.sight.status.was_seen for look in looks):
        return set()
    found = {catalog.exposures[kind].risk_class for kind in LOOKED_FOR}
    return {kind.risk_class for kind in catalog.exposures.values()} - found


def _holds_unseen(look: Look) -> bool:
    """Whether the target, or a page of a target with several pages, was not seen."""
    pages = (
        gap.status.was_seen
        for gap in look.gaps
        if not gap.beside and gap.status not in (Status.REFUSED, Status.UNSUPPORTED)
    )
    return not look.sight.status.was_seen or not all(pages)


def askable(
    catalog: Catalog,
    networks: Sequence[str],
    looks: Sequence[Look],
    level: Level | None,
    given: Mapping[str, Answer],
) -> dict[str, Question]:
    """The questions that the score counts, by full id."""
    recognised = [look.network for look in looks if look.network]
    chosen = [catalog.networks[name] for name in dict.fromkeys([*networks, *recognised])]
    asked = {identifier_of(*one): one[1] for one in questions_of(chosen, level or "standard")}
    for identifier in given:
        question = catalog.question(identifier)
        if question is not None:
            asked[identifier] = question
    return asked
