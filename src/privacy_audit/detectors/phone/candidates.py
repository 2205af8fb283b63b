"""Windows of digits that may be a telephone number, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from privacy_audit.detectors.digits import Group, Window, windows
from privacy_audit.detectors.phone.context import Context, Surroundings
from privacy_audit.detectors.phone.forms import may_be_any, quick_look
from privacy_audit.detectors.phone.shape import (
    Lead,
    is_date,
    is_for_machines,
    is_strangely_hidden,
    lead,
    stands_alone,
)
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Value


class Candidate(Value):
    """A window with what stands around it."""

    reading: Reading
    window: Window
    begun: Lead
    context: Context

    @property
    def region(self) -> str:
        """Where national numbers of the page are dialled."""
        return self.reading.region

    @property
    def for_machines(self) -> bool:
        """Whether bare digits there are ids."""
        return is_for_machines(self.reading, self.begun.start)

    @property
    def is_called_phone(self) -> bool:
        """Digits in machine parts need the telephone word right before them."""
        return self.context.direct or (self.context.labelled and not self.for_machines)


def candidates_at(
    reading: Reading, surroundings: Surroundings, run: tuple[Group, ...], index: int, before: Finding | None
) -> Iterator[Candidate]:
    """The candidates that begin with a group of a run, longest first; `before` is the number before it."""
    for window in _hopeful(reading, surroundings, run, index):
        begun = lead(reading.text, window)
        if is_date(reading.text[begun.start : window.end]):
            continue
        follows = before is not None and begun.start - before.end <= 5
        if not follows and not stands_alone(reading, run, index, window, begun):
            continue
        candidate = _with_context(reading, surroundings, window, begun, before if follows else None)
        if candidate.context.labelled or not reading.text[begun.start - 1 : begun.start].isalpha():
            yield candidate


def _hopeful(
    reading: Reading, surroundings: Surroundings, run: tuple[Group, ...], index: int
) -> Iterator[Window]:
    """The windows within the segment of their first digit that are worth a closer look."""
    start = run[index].start
    segment_end = reading.bounds_at(start)[1]
    any_digits = reading.region != "VN" or surroundings.may_call(start, is_first=index == 0)
    may_be = may_be_any if any_digits else quick_look(reading.text, run[index])
    for window in windows(reading.text, run, index, may_be):
        if window.end <= segment_end and not is_strangely_hidden(window):
            yield window


def _with_context(
    reading: Reading, surroundings: Surroundings, window: Window, begun: Lead, before: Finding | None
) -> Candidate:
    context = surroundings.around(begun.start, window.end)
    if before and "context" in before.reasons and not context.other:
        context = replace(context, labelled=True)
    return Candidate(reading=reading, window=window, begun=begun, context=context)
