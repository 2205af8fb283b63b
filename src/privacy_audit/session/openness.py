"""Which answers of a room count as open: by how far a setting is open, the measure of the score.

Two choices that are equally far open weigh the same in the score (`scoring.toml`, visibility), so whoever has
one of them is no more open than whoever has the other. What more a person could do, `walk.is_open` knows.
"""

from __future__ import annotations

from privacy_audit.checklist import Choice, Question
from privacy_audit.walk import is_better


def leaves_open(question: Question, choice: Choice) -> bool:
    """Whether a choice is less closed (less ready) than each that the question recommends or accepts."""
    wanted = (question.choice(question.recommended), question.choice(question.acceptable))
    return all(is_better(good, choice) for good in wanted if good)
