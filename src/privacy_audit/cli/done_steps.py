"""What it means that steps of the plan were done, for `report --what-if 1 3`: which actions they hold, and
which answers these leave.

The steps are counted as `report` and `report --plan` print them: where the open questions weigh more than
the rest, they stand before the actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from privacy_audit.cli.finishing import local_zone
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.model import Answer, State, Step
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.checklist import Catalog
    from privacy_audit.record.shapes import AuditRecord


def actions_of_steps(
    words: Words,
    record: AuditRecord,
    catalog: Catalog,
    renamed: Mapping[str, str],
    numbers: Sequence[int],
) -> tuple[str, ...]:
    """The actions of the steps with these numbers: ids of questions, and groups such as `photo@1`.

    `WrongUsage` for a number that no step has, and for a step that only asks questions.
    """
    if not numbers:
        return ()
    from privacy_audit.rejudging import rejudge
    from privacy_audit.report.material import Material
    from privacy_audit.report.openings import steps_of, weigh_more

    today = rejudge(record, catalog, renamed).record
    material = Material(record=today, catalog=catalog, words=words, zone=local_zone())
    asking = len(steps_of(material)) if weigh_more(material) else 0
    return tuple(dict.fromkeys(_actions(today.plan, asking, numbers)))


def _actions(plan: Sequence[Step], asking: int, numbers: Sequence[int]) -> Iterator[str]:
    """The actions of a plan that is printed behind so many steps that ask questions."""
    for number in numbers:
        if not plan:
            raise WrongUsage(mark("This audit has no step that lowers the score, so there is none to try."))
        if 1 <= number <= asking:
            sentence = mark(
                "Step {number} is about open questions: nobody knows yet what you would answer. Take one of "
                "the steps {first} to {last}, or give an answer: {example}"
            )
            raise WrongUsage(
                sentence,
                number=number,
                first=asking + 1,
                last=asking + len(plan),
                example="--what-if zalo/find-by-phone=off",
            )
        if not 1 <= number <= asking + len(plan):
            sentence = mark(
                "There is no step {number} in the plan: it ends with step {last}. To see it: privacy-audit "
                "report --plan"
            )
            raise WrongUsage(sentence, number=number, last=asking + len(plan))
        yield from plan[number - asking - 1].actions


def recommended(actions: Sequence[str], catalog: Catalog) -> tuple[Answer, ...]:
    """The answers that the settings among these actions leave: what the plan tells to choose."""
    questions = ((name, catalog.question(name)) for name in actions)
    return tuple(
        Answer(question=name, state=State.ANSWERED, choice=question.recommended)
        for name, question in questions
        if question
    )
