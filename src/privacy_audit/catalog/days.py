"""What lies in the future, also on a computer whose clock has stopped: its battery is empty, it says 2015."""

from __future__ import annotations

import datetime

MADE = datetime.date(2026, 11, 22)
"""The newest day in the files that came with this version: it is never earlier than that."""


def is_to_come(day: datetime.date) -> bool:
    """Whether a day lies in the future. What came with the program never does, whatever the clock says, and
    in whatever part of the world it is still yesterday."""
    return day > max(datetime.date.today(), MADE)
