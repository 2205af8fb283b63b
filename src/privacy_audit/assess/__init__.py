"""Judges what was answered and found: `assess`, and `score_of_vector` to check its figures.

`stand` takes up what was judged before: `plan_around` plans anew when some of the risks are accepted,
`plan_within` for a given time; `spread_over` puts a plan on several days.
"""

from privacy_audit.assess.around import Around, plan_around
from privacy_audit.assess.budget import plan_within
from privacy_audit.assess.days import Day, spread_over
from privacy_audit.assess.judge import assess
from privacy_audit.assess.standing import Standing, stand
from privacy_audit.assess.vector import score_of_vector

__all__ = [
    "Around",
    "Day",
    "Standing",
    "assess",
    "plan_around",
    "plan_within",
    "score_of_vector",
    "spread_over",
    "stand",
]
