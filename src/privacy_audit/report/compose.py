"""A record in words: which parts a report has and in which order. How it is drawn is another's matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, tzinfo

from privacy_audit.checklist import Catalog
from privacy_audit.errors import mark
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.accepted import accepted, lapsed
from privacy_audit.report.caveats import caveats
from privacy_audit.report.closing import closing
from privacy_audit.report.comparison import comparison
from privacy_audit.report.document import Block, Document, Paragraph, plain
from privacy_audit.report.found import found
from privacy_audit.report.head import head, looked_at
from privacy_audit.report.judgement import gist, judgement
from privacy_audit.report.lines import lines
from privacy_audit.report.material import Material, Reasons
from privacy_audit.report.once import told_once
from privacy_audit.report.prepared import readiness
from privacy_audit.report.todo import todo
from privacy_audit.report.unlooked import unlooked
from privacy_audit.words import Words

LONGEST_VECTOR = 4000


def compose(
    record: AuditRecord,
    catalog: Catalog,
    words: Words,
    *,
    previous: AuditRecord | None = None,
    zone: tzinfo = UTC,
    reasons: Reasons | None = None,
    kept: bool = False,
    made_up: str = "",
    home: str | None = None,
) -> Document:
    """The report on a record in the language of `words`, times in `zone`.

    `previous` is an earlier audit to compare the score with. Of everything that can be long, only the
    worst few are in the report, with the number of the others; the JSON is complete. `reasons`
    has the sentences by which everything that was found says how it was recognised. `kept` says that the
    audit can be asked for again, as its last lines on a screen then tell. `made_up` names
    the person it is about, if there is none in truth. `home` is the folder of `--home`, which the
    commands in the report repeat.
    """
    material = Material(
        record=record,
        catalog=catalog,
        words=words,
        previous=previous,
        zone=zone,
        reasons=reasons or {},
        made_up=made_up,
        home=home,
    )
    blocks = (
        *head(material),
        *unlooked(material),
        *judgement(material),
        *looked_at(material),
        *comparison(material),
        *gist(material),
        *lines(material),
        *lapsed(material),
        *todo(material),
        *found(material),
        *accepted(material),
        *readiness(material),
        *_foot(material),
    )
    return Document(
        language=words.language,
        title=words(mark("privacy-audit report")),
        blocks=tuple(told_once(blocks, words)),
        closing=tuple(closing(material, kept=kept)),
    )


def _foot(material: Material) -> Iterator[Block]:
    """What the report does not say; at the very end what only somebody who checks the score wants."""
    yield from caveats(material)
    sentence = mark("The score can be recomputed from: {vector}")
    vector = material.words(sentence, vector=material.record.score.vector)
    yield Paragraph(text=plain(vector, LONGEST_VECTOR), tone="quiet")
