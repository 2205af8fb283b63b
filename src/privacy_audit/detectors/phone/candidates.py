"""Windows of digits that may be a telephone number, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from privacy_audit.detectors.digits import Group, Window, windows
from privacy_audit.detectors.phone.context import Context, Surroundings
from privacy_audit.detectors.phone.shape import Lead, is_date, is_for_machines, lead, stands_alone
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.model import Value


class Candidate(Value):
    """A window with what stands around it."""

    window: Window
    begun: Lead
    context: Context
    for_machines: bool
    region: str

    @property
    def is_called_phone(self) -> bool:
        """Digits in machine parts need the telephone word right before them."""
        return self.context.direct or (self.context.labelled and not self.for_machines)


def candidates_at(
    reading: Reading, surroundings: Surroundings, run: tuple[Group, ...], index: int, before: Finding | None
) -> Iterator[Candidate]:
    """The candidates that begin with a group of a run, longest first; `before` is the number before it."""
    segment_end: int | None = None
    for window in windows(reading.text, run, index):
        segment_end = segment_end or reading.bounds_at(window.start)[1]
        if window.end > segment_end:
            continue
        begun = lead(reading.text, window)
        if is_date(reading.text[begun.start : window.end]):
            continue
        follows = before is not None and begun.start - before.end <= 5
        if not follows and not stands_alone(reading, run, index, window, begun):
            continue
        candidate = _with_context(reading, surroundings, window, begun, before if follows else None)
        if candidate.context.labelled or not reading.text[begun.start - 1 : begun.start].isalpha():
            yield candidate


def _with_context(
    reading: Reading, surroundings: Surroundings, window: Window, begun: Lead, before: Finding | None
) -> Candidate:
    context = surroundings.around(begun.start, window.end)
    if before and "context" in before.reasons and not context.other:
        context = replace(context, labelled=True)
    return Candidate(
        window=window,
        begun=begun,
        context=context,
        for_machines=is_for_machines(reading, begun.start),
        region=reading.region,
    )
