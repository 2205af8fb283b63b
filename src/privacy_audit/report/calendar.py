"""A plan as reminders for a calendar (RFC 5545): one appointment for each day that brings something to do.

A calendar is often shared and lies on other people's servers. So it holds the titles of questions and the
names of networks alone: no page, no value, no score.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from privacy_audit.errors import mark
from privacy_audit.record.planned import DayRecord
from privacy_audit.report.document import labelled, quoted
from privacy_audit.report.material import Speaker, group_of, minutes

if TYPE_CHECKING:
    from icalendar import Alarm, Event

EVENING = time(20, 0)
"""When to remind, in whatever zone the calendar lies: people sit down with their phone in the evening."""
AHEAD = timedelta(minutes=10)
SHORTEST = 10
"""Minutes of an appointment at least, so that it can be seen and touched."""


def calendar_of(days: Sequence[DayRecord], speaker: Speaker, now: datetime) -> bytes:
    """The `.ics` file of these days. The same plan gives the same appointments: a second import adds none."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//privacy-audit//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", speaker.words(mark("Close my privacy settings")))
    for number, day in enumerate(days, 1):
        calendar.add_component(_event(day, number, len(days), speaker, now))
    return bytes(calendar.to_ical())


def _event(day: DayRecord, number: int, count: int, speaker: Speaker, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    name = f"privacy-audit/{day.day}/{' '.join(day.actions)}"
    title = mark("Privacy settings, day {number} of {count}: about {minutes} min")
    event.add("uid", str(uuid5(NAMESPACE_URL, name)))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    # Without a zone: at eight in the evening wherever the person is.
    event.add("dtstart", datetime.combine(day.day, EVENING))
    event.add("duration", timedelta(minutes=max(minutes(day.minutes), SHORTEST)))
    event.add("summary", speaker.words(title, number=number, count=count, minutes=minutes(day.minutes)))
    event.add("description", _description(day, speaker))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_alarm(speaker))
    return event


def _alarm(speaker: Speaker) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", speaker.words(mark("Close my privacy settings")))
    alarm.add("trigger", -AHEAD)
    return alarm


def _description(day: DayRecord, speaker: Speaker) -> str:
    rows = [_row(subject, speaker) for subject in day.actions]
    way = speaker.words(mark("The way to each setting: privacy-audit report --plan"))
    return "\n".join([*(f"- {row}" for row in rows), "", way])


def _row(subject: str, speaker: Speaker) -> str:
    """An action by the title of its question, or of the kind of what is to be taken off its pages."""
    question, group = speaker.catalog.question(subject), group_of(subject)
    if question:
        return quoted(labelled(speaker.setting(subject, question)))
    if group:
        every = mark("Remove from every page that shows it: {subject}")
        return speaker.words(every, subject=speaker.kind(group[0]))
    return speaker.words(mark("Something else; see the plan"))
