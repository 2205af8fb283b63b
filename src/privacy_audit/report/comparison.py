"""What became of the score since the audit before: both ends then and now, class by class."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.model import RiskClass
from privacy_audit.record.difference import count_alike
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.direction import UNALIKE
from privacy_audit.report.document import Block, Compared, Comparison, Heading, Paragraph, plain
from privacy_audit.report.lines import ends_of
from privacy_audit.report.material import Material


def comparison(material: Material) -> Iterator[Block]:
    """The audit before beside this one. Nothing without one; no figures if another ruler judged it."""
    before = material.previous
    if before is None:
        return
    yield Heading(text=material.say(mark("Since the last audit")))
    if before.tool.ruler != material.record.tool.ruler:
        changed = mark("The ruler has changed since the last audit, so the two scores cannot be compared.")
        yield Paragraph(text=material.say(changed))
        return
    classes = material.catalog.ruler.classes.items()
    yield Comparison(
        words=material.say(
            mark("Last time, on {moment}: {before} → now: {now} of 100."),
            moment=material.moment(before.created),
            before=material.range(before.score.low, before.score.high),
            now=material.range(material.record.score.low, material.record.score.high),
        ),
        sides=(material.say(mark("the audit before")), material.say(mark("this audit"))),
        rows=tuple(_row(material, before, risk_class, maximum) for risk_class, maximum in classes),
    )
    if not count_alike(before, material.record):
        yield Paragraph(text=material.say(UNALIKE))


def _row(material: Material, before: AuditRecord, risk_class: RiskClass, maximum: float) -> Compared:
    then, now = ends_of(before.score, risk_class), ends_of(material.record.score, risk_class)
    return Compared(
        label=plain(material.risk_class(risk_class)),
        before=then,
        now=now,
        maximum=maximum,
        words=material.say(
            mark("before {before}, now {now} of {of} points"),
            before=material.range(*then),
            now=material.range(*now),
            of=material.points(maximum),
        ),
    )
