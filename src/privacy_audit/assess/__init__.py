"""Judges what was answered and found: `assess`, and `score_of_vector` to check its figures.

`plan_around` plans anew when some of the risks are accepted.
"""

from privacy_audit.assess.around import Around, plan_around
from privacy_audit.assess.judge import assess
from privacy_audit.assess.vector import score_of_vector

__all__ = ["Around", "assess", "plan_around", "score_of_vector"]
