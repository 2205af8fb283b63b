"""What the metadata of a picture states, before it becomes segments for the detectors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from privacy_audit.model import Part, Segment

_MOST = 1_000
_LONGEST = 20_000


class Statement(NamedTuple):
    """One text of the metadata. `locator` names the standard and the field, `EXIF Artist`.

    `label` is a schema.org property as in `model.Segment`.
    """

    locator: str
    text: str
    label: str | None = None


def segments(statements: Iterable[Statement]) -> tuple[Segment, ...]:
    """The statements as segments, each text once per label: the three standards repeat one another."""
    once: dict[tuple[str | None, str], Segment] = {}
    for statement in statements:
        text = statement.text[:_LONGEST].strip()
        if text and len(once) < _MOST:
            key = (statement.label, text)
            once.setdefault(
                key, Segment(text=text, part=Part.EXIF, locator=statement.locator, label=statement.label)
            )
    return tuple(once.values())


def joined_address(locator: str, parts: dict[str, str], order: tuple[str, ...]) -> tuple[Statement, ...]:
    """The parts of a postal address as one line. A town alone is no address."""
    if order[0] not in parts:
        return ()
    return (Statement(locator, ", ".join(parts[name] for name in order if name in parts), "address"),)
