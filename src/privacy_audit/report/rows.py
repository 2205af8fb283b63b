"""An audit as rows for a spreadsheet: everything that was found, then everything there is to do. Complete.

One table with a first column that says which of both a row is. Two tables in one file would be two
headings, which no spreadsheet sorts or filters, and two files are one more than `--output` can name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Occurrence, Step
from privacy_audit.record.shapes import ExposureRecord
from privacy_audit.report.cells import table
from privacy_audit.report.document import Phrase
from privacy_audit.report.material import Material, group_of
from privacy_audit.report.naming import names_of
from privacy_audit.report.sentences import CERTAINTIES, PARTS, SEVERITIES
from privacy_audit.report.todo import class_of

COLUMNS = (
    mark("Table"),
    mark("Id"),
    mark("What"),
    mark("Class"),
    mark("How grave"),
    mark("How certain"),
    mark("Value (masked)"),
    mark("Target"),
    mark("Where"),
    mark("Place in the page"),
    mark("Step"),
    mark("What to do"),
    mark("Minutes of the step"),
    mark("Points less"),
    mark("At least afterwards"),
    mark("At most afterwards"),
    mark("Link"),
)
FOUND, TO_DO = mark("Can be seen"), mark("To do")
Row = tuple[str | float, ...]


def audit_rows(material: Material) -> str:
    """A row for each place of each thing that was found, then one for each action of the plan."""
    exposures = material.record.exposures
    named = zip(exposures, names_of(material.words, exposures), strict=True)
    found = (row for exposure, name in named for row in _exposure(material, exposure, name))
    return _written(material, (*found, *_actions(material, material.record.plan)))


def plan_rows(material: Material, plan: Sequence[Step]) -> str:
    """The actions of a plan alone."""
    return _written(material, _actions(material, plan))


def _written(material: Material, rows: Iterable[Row]) -> str:
    return table([material.words(column) for column in COLUMNS], rows)


def _exposure(material: Material, exposure: ExposureRecord, name: str) -> Iterator[Row]:
    """`name` is what it is called for people; its id tells photos apart for good."""
    words = material.words
    known = (
        words(FOUND),
        exposure.id,
        material.kind(exposure.kind),
        material.risk_class(exposure.risk_class),
        words(SEVERITIES[exposure.severity]),
        words(CERTAINTIES[exposure.certainty]),
        name,
    )
    advice = words.of(material.catalog.exposures[exposure.kind].what_to_do)
    for place in exposure.where or (None,):
        where = _place(material, place) if place else ("", "", "")
        yield (*known, *where, "", advice, "", "", "", "", "")


def _place(material: Material, place: Occurrence) -> tuple[str, str, str]:
    target = material.target(place.target) if place.target < len(material.record.targets) else ""
    return target, material.words(PARTS[place.part], page=place.page), place.locator


def _actions(material: Material, plan: Sequence[Step]) -> Iterator[Row]:
    """One row an action; what a step takes and wins stands once, in the row of its last action."""
    for number, step in enumerate(plan, 1):
        for subject in step.actions:
            last = subject == step.actions[-1]
            won: Row = (step.minutes, step.drop, step.low_after, step.high_after) if last else ("",) * 4
            told: Row = (*_action(material, subject), number, _doing(material, subject))
            yield (*told, *won, _link(material, subject))


def _action(material: Material, subject: str) -> tuple[str, ...]:
    question, group = material.catalog.question(subject), group_of(subject)
    title = material.risk_class(class_of(material, subject))
    severity = material.words(SEVERITIES[question.severity]) if question else ""
    target = ""
    if group and group[1] < len(material.record.targets):
        target = material.target(group[1])
    return (
        material.words(TO_DO),
        subject,
        _plain(material.named(subject)),
        title,
        severity,
        "",
        "",
        target,
        "",
        "",
    )


def _doing(material: Material, subject: str) -> str:
    """What to choose, or to do on the page."""
    question, group = material.catalog.question(subject), group_of(subject)
    if question:
        goal = question.choice(question.recommended)
        return material.words.of(goal.label) if goal else ""
    return material.words.of(material.catalog.exposures[group[0]].what_to_do) if group else ""


def _link(material: Material, subject: str) -> str:
    question = material.catalog.question(subject)
    return question.link or "" if question else ""


def _plain(phrase: Phrase) -> str:
    return "".join(f"“{span.text}”" if span.label else span.text for span in phrase)
