"""Judges what was answered and found: `assess`, and `score_of_vector` to check its figures."""

from privacy_audit.assess.judge import assess
from privacy_audit.assess.vector import score_of_vector

__all__ = ["assess", "score_of_vector"]
