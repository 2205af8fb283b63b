"""A made-up Vietnamese person with a public profile and a page at work, to show what the product does."""

from __future__ import annotations

from collections.abc import Sequence

from privacy_audit.demo.site import STAGES, Stage, serving
from privacy_audit.model import Answer, RiskClass, State, Visibility
from privacy_audit.walk import Asked, identifier_of

__all__ = ["STAGES", "Stage", "answers", "serving"]

OPENNESS = tuple(Visibility)


def answers(asked: Sequence[Asked], stage: Stage) -> tuple[Answer, ...]:
    """What the made-up person answers: all open, every second one closed, all as recommended."""
    given = []
    for number, (network, question) in enumerate(asked):
        closed = stage == "closed" or (stage == "middle" and number % 2 == 0)
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
