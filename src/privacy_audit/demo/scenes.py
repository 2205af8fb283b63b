"""What a made-up person comes to at each stage: the score, what was found, how many settings are closed."""

from __future__ import annotations

from privacy_audit.checklist import Catalog
from privacy_audit.demo.person import MadeUp, Stage
from privacy_audit.errors import mark
from privacy_audit.model import Kind, Severity, Value
from privacy_audit.record.shapes import AuditRecord, ExposureRecord
from privacy_audit.words import Words

STAGE_NAMES: dict[Stage, str] = {
    "open": mark("Before"),
    "middle": mark("First steps"),
    "closed": mark("Closed"),
}
SEVERITIES = tuple(Severity)


class Scene(Value):
    """What the scan and the checklist come to at one stage."""

    stage: Stage
    record: AuditRecord

    @property
    def points(self) -> float:
        """The score, or its high end where too little is known for one number."""
        score = self.record.score
        return score.high if score.number is None else score.number


class Show(Value):
    """A person with the scenes of all stages, in the order of the stages."""

    person: MadeUp
    scenes: tuple[Scene, ...]
    catalog: Catalog


def say_score(words: Words, catalog: Catalog, scene: Scene) -> str:
    """The score in words: `80 of 100: Very high`."""
    points, band = words.points(scene.points), band_of(words, catalog, scene)
    return words(mark("{points} of 100: {band}"), points=points, band=band)


def band_of(words: Words, catalog: Catalog, scene: Scene) -> str:
    """The word for the score."""
    titles = {band.id: band.title for band in catalog.ruler.bands}
    fitting = [band for band in catalog.ruler.bands if band.least <= scene.points]
    identifier = scene.record.score.band or fitting[-1].id
    return words.of(titles[identifier])  # type: ignore[index]


def settings_closed(scene: Scene, catalog: Catalog) -> tuple[int, int]:
    """How many settings are as recommended, of how many that were asked for."""
    questions = ((catalog.question(answer.question), answer) for answer in scene.record.answers)
    closed = sum(
        question is not None and answer.choice == question.recommended for question, answer in questions
    )
    return closed, len(scene.record.answers)


def kinds_of(show: Show) -> list[Kind]:
    """The kinds of all stages, the worst first."""
    worst: dict[Kind, int] = {}
    for scene in show.scenes:
        for kind, exposures in by_kind(scene, show.catalog).items():
            harm = max(SEVERITIES.index(one.severity) for one in exposures)
            worst[kind] = max(harm, worst.get(kind, 0))
    return sorted(worst, key=lambda kind: -worst[kind])


def by_kind(scene: Scene, catalog: Catalog) -> dict[Kind, list[ExposureRecord]]:
    """What counts as the person's own, by kind."""
    found: dict[Kind, list[ExposureRecord]] = {}
    for exposure in scene.record.exposures:
        if catalog.exposures[exposure.kind].counts(exposure.attributes):
            found.setdefault(exposure.kind, []).append(exposure)
    return found
