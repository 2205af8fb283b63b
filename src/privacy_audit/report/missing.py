"""Networks that are in an audit but not in the checklists of today: an organisation's own, left out."""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.errors import mark
from privacy_audit.model import State
from privacy_audit.report.document import Entry
from privacy_audit.report.material import Material, has_no_checklist


def without_checklist(material: Material) -> Iterator[Entry]:
    """The answers of which nobody can say here what they mean; their network is named by its id."""
    answers = [one for one in material.record.answers if one.state is State.ANSWERED]
    missing = [one.question for one in answers if has_no_checklist(material.catalog, one.question)]
    if not missing:
        return
    networks = dict.fromkeys(name.partition("/")[0] for name in missing)
    sentence = mark("Answers whose checklist is not here: {number} ({networks}).")
    advice = mark(
        "What to do: add --checklists DIR, with the folder of these checklists. Without it nobody can say "
        "here what the answers mean, and a new plan leaves them out."
    )
    title = material.say(
        sentence, number=len(missing), networks=material.listed(map(material.network, networks))
    )
    yield Entry(title=title, details=(material.say(advice),))
