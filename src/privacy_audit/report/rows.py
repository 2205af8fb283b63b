"""An audit as rows for a spreadsheet: what was not looked at, what was found, what there is to do. Complete.

One table with a first column that says which of these a row is. Two tables in one file would be two
headings, which no spreadsheet sorts or filters, and two files are one more than `--output` can name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Occurrence, Step
from privacy_audit.record.medium import medium_of
from privacy_audit.record.shapes import ExposureRecord
from privacy_audit.report.cells import table
from privacy_audit.report.document import labelled, quoted
from privacy_audit.report.gaps import say_gap
from privacy_audit.report.head import not_looked_for
from privacy_audit.report.material import Material, group_of
from privacy_audit.report.medium import REMOVE
from privacy_audit.report.naming import names_of, titled
from privacy_audit.report.openings import open_questions
from privacy_audit.report.prepared import open_preparations
from privacy_audit.report.removing import to_remove, which_of
from privacy_audit.report.sentences import CERTAINTIES, PARTS, SEVERITIES
from privacy_audit.report.todo import Fall, class_of, falls
from privacy_audit.report.unlooked import apart

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
    mark("At least before"),
    mark("At most before"),
    mark("At least afterwards"),
    mark("At most afterwards"),
    mark("Link"),
)
UNLOOKED, FOUND, TO_DO = mark("NOT looked at"), mark("Can be seen"), mark("To do")
PREPARE = mark("To be better prepared")
Row = tuple[str | float, ...]


def audit_rows(material: Material) -> str:
    """A row for all that was not looked at, each place of what was found, each action of the plan."""
    exposures = material.record.exposures
    named = zip(exposures, names_of(material.words, exposures), strict=True)
    found = (row for exposure, name in named for row in _exposure(material, exposure, name))
    score = material.record.score
    steps = falls(score.low, score.high, material.record.plan)
    return _written(
        material, (*_unlooked(material), *found, *_actions(material, steps), *_preparing(material))
    )


def plan_rows(material: Material, plan: Sequence[Step]) -> str:
    """The actions of a plan, below what was not looked at."""
    score = material.record.score
    steps = falls(score.low, score.high, plan)
    return _written(material, (*_unlooked(material), *_actions(material, steps), *_preparing(material)))


def _written(material: Material, rows: Iterable[Row]) -> str:
    return table([material.words(column) for column in COLUMNS], rows)


def _exposure(material: Material, exposure: ExposureRecord, name: str) -> Iterator[Row]:
    """`name` is what it is called for people; its id tells photos apart for good."""
    words = material.words
    known = (
        words(FOUND),
        exposure.id,
        titled(material, exposure),
        material.risk_class(exposure.risk_class),
        words(SEVERITIES[exposure.severity]),
        words(CERTAINTIES[exposure.certainty]),
        name,
    )
    for place in exposure.where or (None,):
        where = _place(material, place) if place else ("", "", "")
        yield (*known, *where, "", _advice(material, exposure, place), "", "", "", "", "", "")


def _place(material: Material, place: Occurrence) -> tuple[str, str, str]:
    target = material.target(place.target) if place.target < len(material.record.targets) else ""
    return target, material.words(PARTS[place.part], page=material.target_name(place.page)), place.locator


def _advice(material: Material, exposure: ExposureRecord, place: Occurrence | None) -> str:
    """What to do where it stands: on a page what its kind asks for; a text is in the person's own hands."""
    targets = material.record.targets
    if place and place.target < len(targets) and medium_of(targets[place.target].target) == "text":
        leave_out = REMOVE["text"]
        return material.words(leave_out, subject=titled(material, exposure))
    return quoted(labelled(material.words.of(material.catalog.exposures[exposure.kind].what_to_do)))


def _actions(material: Material, plan: Iterable[Fall]) -> Iterator[Row]:
    """One row an action; what a step takes and wins stands once, in the row of its last action."""
    for number, fall in enumerate(plan, 1):
        step = fall.step
        ends = fall.low_before, fall.high_before, step.low_after, step.high_after
        for subject in step.actions:
            won: Row = (step.minutes, *ends) if subject == step.actions[-1] else ("",) * 5
            told: Row = (*_action(material, subject), number, _doing(material, subject))
            yield (*told, *won, _link(material, subject))


def _preparing(material: Material) -> Iterator[Row]:
    """What wins no points: what it wins stands instead of the step."""
    for one in open_preparations(material):
        known = material.words(PREPARE), one.subject, quoted(material.named(one.subject)), ""
        severity = material.words(SEVERITIES[one.question.severity])
        told: Row = (*known, severity, "", "", "", "", "", "", _doing(material, one.subject))
        yield (*told, one.question.minutes, "", "", "", "", _link(material, one.subject))


def _unlooked(material: Material) -> Iterator[Row]:
    """Each gap, each question without an answer, each thing that nobody asked for."""
    words, table_name = material.words, material.words(UNLOOKED)
    for gap in material.record.gaps:
        reason = say_gap(words, gap.status, gap.code, gap.values)
        target, page = material.target(gap.target), material.target_name(gap.page)
        yield _bare(table_name, gap.code, reason, target=target, where=page)
    for name in (one for names in open_questions(material).values() for one in names):
        yield _bare(
            table_name, name, quoted(material.named(name)), doing=words(mark("Answer this question."))
        )
    for entry in (*not_looked_for(material), *apart(material)):
        yield _bare(table_name, "", quoted(entry.title))


def _bare(
    name: str, identifier: str, what: str, *, target: str = "", where: str = "", doing: str = ""
) -> Row:
    """A row of what nobody knows more of."""
    return (name, identifier, what, "", "", "", "", target, where, "", "", doing, "", "", "", "", "", "")


def _action(material: Material, subject: str) -> tuple[str, ...]:
    question = material.catalog.question(subject)
    title = material.risk_class(class_of(material, subject))
    severity = material.words(SEVERITIES[question.severity]) if question else ""
    targets = ", ".join(material.target_name(one.target) for one in material.targets_of(subject))
    return (
        material.words(TO_DO),
        subject,
        quoted(material.about("{subject}", subject, which_of(material, subject))),
        title,
        severity,
        "",
        "",
        targets,
        "",
        "",
    )


def _doing(material: Material, subject: str) -> str:
    """What to choose, or to do on the page."""
    question, group = material.catalog.question(subject), group_of(subject)
    if question:
        goal = question.choice(question.recommended)
        if goal is None:
            return ""
        choose = material.words(mark("Choose: {choice}"), choice=material.words.of(goal.label))
        return quoted(labelled(choose))
    if group and material.medium(subject) == "text":
        return quoted(to_remove(material, subject))
    advice = material.words.of(material.catalog.exposures[group[0]].what_to_do) if group else ""
    return quoted(labelled(advice))


def _link(material: Material, subject: str) -> str:
    question = material.catalog.question(subject)
    return question.link or "" if question else ""
