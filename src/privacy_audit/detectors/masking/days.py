"""Days in a text that nobody labelled, also in a link: `vn/03-04-1985`, `sinh-ngay-3-4-1985`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors.birth_date.dates import Date, dates_in

# A sign behind anything but a digit is no part of a day: it parts the steps and words of a link.
_STEP = re.compile(r"[/._-](?<![0-9].)(?=[^\W_])")


def in_steps(text: str) -> str:
    """A text of the same length with a blank for each sign that parts the words of a link."""
    return _STEP.sub(" ", text)


def days_in(folded: str) -> Iterator[Date]:
    """The dates of a folded text, whole or not."""
    return dates_in(in_steps(folded), 0, len(folded))
