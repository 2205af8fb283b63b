"""What time it is where the person sits, also where the computer's zone is none that can be."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def now_here() -> datetime:
    """This moment in the computer's own zone; in UTC where `TZ` names a zone a day or more away from it."""
    now = datetime.now(UTC)
    try:
        return now.astimezone()
    except ValueError:  # Python knows no zone so far away
        return now


def with_zone(local: datetime) -> datetime:
    """A moment as a clock on the wall here shows it, with its zone; UTC where there is none for it."""
    try:
        return local.astimezone()
    except (ValueError, OverflowError):  # also at the two ends of the calendar
        return local.replace(tzinfo=UTC)


def moved(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment as it is called in a zone; as it is at the ends of the calendar, where that has no name."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment
