"""Why something is taken for a telephone number, in words for people (`--explain`)."""

from __future__ import annotations

from privacy_audit.errors import mark

REASONS = {
    "pattern": mark("It is written like a telephone number."),
    "valid": mark("A telephone number like this can exist: its prefix and its length fit."),
    "context": mark("A word beside it says that it is a telephone."),
    "link": mark("A link there calls this number or writes to it."),
    "disguised": mark(
        "Letters or words stand for digits, so that machines overlook it; people read it easily."
    ),
    "parted": mark("Signs stand between the digits, so that machines overlook it; people read it easily."),
    "shortened": mark("It is short for a second number: its last digits take the place of those before it."),
    "old": mark("It is written in its old form; today's form was worked out."),
}
"""The codes in `Finding.reasons` of this detector, and their sentences."""
