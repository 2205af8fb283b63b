"""What a made-up person answers to the checklist at each stage."""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.demo.person import Stage
from privacy_audit.model import Answer, RiskClass, State, Visibility
from privacy_audit.walk import Asked, identifier_of

OPENNESS = tuple(Visibility)


def answers(asked: Sequence[Asked], stage: Stage) -> tuple[Answer, ...]:
    """All open; what shows the face and every second other one closed; all as recommended.

    Without the face the chain that makes the blackmail kit is cut: the first steps are seen in the score.
    """
    given = []
    for number, (network, question) in enumerate(asked):
        first = question.risk_class is RiskClass.FACE or number % 2 == 0
        closed = stage == "closed" or (stage == "middle" and first)
        if question.risk_class is RiskClass.READINESS:
            worst = min(question.choices, key=lambda choice: choice.ready or 0)
        else:
            worst = min(
                question.choices, key=lambda choice: OPENNESS.index(choice.open or Visibility.ONLY_ME)
            )
        given.append(
            Answer(
                question=identifier_of(network, question),
                state=State.ANSWERED,
                choice=question.recommended if closed else worst.id,
            )
        )
    return tuple(given)
