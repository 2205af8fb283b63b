"""Brings what one run gathered and concluded into the shape in which it is printed and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from privacy_audit.checklist import Catalog, Level, Platform
from privacy_audit.model import (
    Answer,
    Assessment,
    Exposure,
    Gap,
    Line,
    Look,
    Occurrence,
    Status,
    Step,
    Value,
)
from privacy_audit.record.fingerprint import fingerprint, short_ids, target_print
from privacy_audit.record.shapes import (
    AuditRecord,
    ExposureRecord,
    GapRecord,
    LineRecord,
    ScanRecord,
    Score,
    TargetRecord,
    Tool,
    Written,
)
from privacy_audit.text import clean

Say = Callable[[Status, str, Mapping[str, str]], str]
"""Says why something was not seen, in one sentence: status, code, what the sentence needs."""


# --- what goes in ----------------------------------------------------------------------------


class Run(Value):
    """Everything one run gathered and concluded: each value once among `exposures`.

    `Occurrence.target` is an index into `looks`.
    """

    created: datetime
    version: str
    looks: tuple[Look, ...]
    exposures: tuple[Exposure, ...]
    assessment: Assessment
    answers: tuple[Answer, ...] = ()
    asked: tuple[str, ...] = ()
    """The ids of all questions that counted."""
    platform: Platform | None = None
    level: Level | None = None
    networks: tuple[str, ...] = ()
    """The networks that were chosen for the checklist, by id."""


def record_audit(run: Run, catalog: Catalog, key: bytes, say: Say, *, reveal: bool = False) -> AuditRecord:
    """Write a whole run down.

    `key` is the secret of this machine under which values are fingerprinted, 16 to 64 bytes.
    With `reveal` the personal values are in the record: it is then only to be shown, never kept.
    """
    judged = run.assessment
    exposures = _exposures(run, catalog, key, reveal)
    return AuditRecord(
        tool=Tool(version=run.version, data=catalog.data_date, ruler=judged.ruler),
        created=run.created.astimezone(UTC).replace(microsecond=0),
        targets=tuple(_target(look, say, key) for look in run.looks),
        exposures=exposures,
        gaps=tuple(_gap(index, gap, say) for index, look in enumerate(run.looks) for gap in _gaps_of(look)),
        score=judged_score(judged, tuple(exposure.id for exposure in exposures)),
        answers=run.answers,
        asked=run.asked or tuple(answer.question for answer in run.answers),
        plan=tuple(written_step(step) for step in judged.plan),
        readiness=judged.readiness,
        platform=run.platform,
        level=run.level,
        networks=run.networks,
    )


def record_scan(run: Run, catalog: Catalog, key: bytes, say: Say, *, reveal: bool = False) -> ScanRecord:
    """Write down what a scan alone says; arguments as `record_audit`."""
    return scan_of(record_audit(run, catalog, key, say, reveal=reveal))


def scan_of(audit: AuditRecord) -> ScanRecord:
    """What a scan alone says, out of the whole."""
    written = {name: getattr(audit, name) for name in Written.__struct_fields__}
    targets = tuple(replace(one, fingerprint="", alias="") for one in audit.targets)
    return ScanRecord(**written | {"targets": targets})


def _target(look: Look, say: Say, key: bytes) -> TargetRecord:
    sight = look.sight
    whole = sight.status is Status.SEEN
    return TargetRecord(
        target=clean(look.target),
        network=look.network,
        status=sight.status,
        reason=None if whole else say(sight.status, sight.code, sight.values),
        pages=look.pages,
        contacted=tuple(map(clean, look.contacted)),
        fingerprint=target_print(look.whole.reveal(), key) if look.whole else "",
        alias=target_print(look.alias.reveal(), key) if look.alias else "",
    )


def _gaps_of(look: Look) -> tuple[Gap, ...]:
    """The gap that the target itself is, if it was not wholly seen, then those within it."""
    sight = look.sight
    own = Gap(name=look.target, status=sight.status, code=sight.code, values=sight.values)
    if sight.status is Status.SEEN:
        return look.gaps
    return (own, *(gap for gap in look.gaps if (gap.name, gap.code) != (own.name, own.code)))


def _gap(target: int, gap: Gap, say: Say) -> GapRecord:
    return GapRecord(
        target=target,
        page=clean(gap.name),
        status=gap.status,
        code=gap.code,
        values={name: clean(value) for name, value in gap.values.items()},
        detail=say(gap.status, gap.code, gap.values),
    )


# --- exposures -------------------------------------------------------------------------------


def _exposures(run: Run, catalog: Catalog, key: bytes, reveal: bool) -> tuple[ExposureRecord, ...]:
    prints = tuple(fingerprint(exposure.kind, exposure.reveal(), key) for exposure in run.exposures)
    kinds = (exposure.kind for exposure in run.exposures)
    ids = short_ids(tuple(zip(kinds, prints, strict=True)))
    return tuple(
        _exposure(exposure, digits, short, run, catalog, reveal)
        for exposure, digits, short in zip(run.exposures, prints, ids, strict=True)
    )


def _exposure(
    exposure: Exposure, digits: str, short: str, run: Run, catalog: Catalog, reveal: bool
) -> ExposureRecord:
    rule = catalog.exposures[exposure.kind]
    return ExposureRecord(
        kind=exposure.kind,
        masked=clean(exposure.masked),
        value=clean(exposure.reveal()) if reveal else None,
        fingerprint=digits,
        risk_class=rule.risk_class,
        severity=rule.severity_with(exposure.attributes),
        certainty=exposure.certainty,
        where=tuple(_clean_place(place) for place in exposure.where),
        id=short,
        attributes={name: clean(value) for name, value in exposure.attributes.items()},
        advice=_advice(exposure, run, catalog),
        reasons=exposure.reasons,
    )


def _clean_place(place: Occurrence) -> Occurrence:
    """A place without what no JSON may hold: a page decides about its texts and its paths of keys."""
    return replace(place, page=clean(place.page), locator=clean(place.locator), excerpt=clean(place.excerpt))


def _advice(exposure: Exposure, run: Run, catalog: Catalog) -> tuple[str, ...]:
    """The settings that close such an exposure: of the networks where it stands, then of the chosen."""
    own = (run.looks[place.target].network for place in exposure.where if place.target < len(run.looks))
    networks = dict.fromkeys(name for name in (*own, *run.networks) if name in catalog.networks)
    return tuple(
        f"{name}/{question.id}"
        for name in networks
        for question in catalog.networks[name].questions
        if exposure.kind in question.exposes
    )


# --- the score -------------------------------------------------------------------------------


def judged_score(judged: Assessment, ids: tuple[str, ...]) -> Score:
    """The judgement as it is written down; `ids` are the short ids of the exposures."""
    return Score(
        low=_points(judged.low),
        high=_points(judged.high),
        number=None if judged.number is None else _points(judged.number),
        known=_points(judged.known),
        band=judged.band,
        lines=tuple(_line(line, ids) for line in judged.lines),
        chains=judged.chains,
        vector=judged.vector,
    )


def _line(line: Line, ids: tuple[str, ...]) -> LineRecord:
    """A line; the members of a group of exposures are their positions and become their short ids."""
    positions = line.items if "@" in line.subject else ()
    return LineRecord(
        risk_class=line.risk_class,
        subject=line.subject,
        low=_points(line.low),
        high=_points(line.high),
        severity=line.severity,
        items=tuple(dict.fromkeys(ids[int(position)] for position in positions)) or line.items,
    )


def written_step(step: Step) -> Step:
    """A step with its points as they are written down."""
    return replace(
        step, low_after=_points(step.low_after), high_after=_points(step.high_after), drop=_points(step.drop)
    )


def _points(exact: float) -> float:
    """Points without the dust of binary fractions, so that a record is the same everywhere."""
    return round(exact, 4) + 0.0
