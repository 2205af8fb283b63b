"""A person's own answers as a session of one: question ids and choices, and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import UTC, date, datetime

from privacy_audit.checklist import Catalog
from privacy_audit.model import Answer, State
from privacy_audit.tally import Phase, Session, Tally

COUNTED = (State.ANSWERED, State.UNSURE, State.NOT_APPLICABLE)


def own_session(
    catalog: Catalog,
    before: Mapping[str, Answer],
    now: Mapping[str, Answer],
    *,
    tool: str,
    replaced: Session | None = None,
    today: date | None = None,
) -> Session:
    """The file of one person. What they answered in an earlier audit is `before`, then today's is `after`;
    without an earlier answer today's is `before`.

    The id is random, or that of the person's own file that it replaces: then of both the new one counts.
    """
    day = today or date.today()
    own = replaced if replaced and replaced.kind == "one" else None
    answered = {name: choice for name, answer in now.items() if (choice := _choice(catalog, answer))}
    tallies = {
        name: _tally(name, _choice(catalog, before.get(name)), choice) for name, choice in answered.items()
    }
    return Session(
        id=own.id if own else secrets.token_hex(16),
        revision=own.revision if own else 0,
        kind="one",
        title="",
        office="",
        people=1,
        networks=tuple(sorted({name.partition("/")[0] for name in answered})),
        level="full",
        agenda=(),
        created=datetime(day.year, day.month, day.day, tzinfo=UTC),
        tool=tool,
        data=catalog.data_date.isoformat(),
        tallies=tallies,
    )


def _choice(catalog: Catalog, answer: Answer | None) -> str | None:
    """What is counted of an answer: the choice, or that the person is unsure, or has no such thing."""
    question = catalog.question(answer.question) if answer else None
    if answer is None or question is None or answer.state not in COUNTED:
        return None
    if answer.state is State.ANSWERED:
        return answer.choice if question.choice(answer.choice) else None
    return answer.state.value


def _tally(name: str, before: str | None, now: str) -> Tally:
    rounds: dict[Phase, dict[str, int]] = {"before": {before or now: 1}}
    if before:
        rounds["after"] = {now: 1}
    return Tally(topic=name, hands=rounds)
