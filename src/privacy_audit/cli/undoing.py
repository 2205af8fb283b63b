"""`history undo`: say what the last change was, ask, and take it back. One step at a time."""

from __future__ import annotations

from privacy_audit.cli.accepting import said_risk
from privacy_audit.cli.confirming import Asked, confirmed, tell
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import kept_history, local_zone
from privacy_audit.cli.library import library_of
from privacy_audit.errors import mark
from privacy_audit.history import Change
from privacy_audit.report.material import Speaker

UNDOING = Asked(
    question=mark("Undo this? {key}: yes. Any other key: no."),
    refused=mark("Nothing was undone."),
    alone=mark("Nothing was undone: nobody can be asked here. To undo without a question, add --yes."),
)


def undo_last(settings: Settings, yes: bool) -> int:
    """Undo the last change, if the person wants that."""
    library = library_of(settings)
    speaker = Speaker(catalog=library.catalog(), words=settings.words, zone=local_zone())
    with kept_history(settings) as history:
        change = history.last_change()
        if change is None:
            tell(settings, mark("There is nothing to undo."))
            return 0
        if not confirmed(settings, yes, _in_words(speaker, change), UNDOING):
            return 0
        history.undo(change)
        left = history.last_change() is not None
    tell(settings, mark("Undone. There is no redo."))
    if left:
        tell(settings, mark("The same command once more undoes the change before it."))
    return 0


def _in_words(speaker: Speaker, change: Change) -> str:
    """What was changed, and what undoing it means."""
    words = speaker.words
    moment = speaker.moment(change.moment) if change.moment else words("an unknown day")
    if change.kind == "audit":
        return words(
            "The last change: audit {number} was kept ({moment}). Undone, it is deleted; your own pages and "
            "settings stay as they are.",
            number=change.about,
            moment=moment,
        )
    if change.kind == "walk":
        return words(
            "The last change: a check was begun and is under way. Undone, its {number} answers are deleted.",
            number=change.answers,
        )
    return _acceptance_in_words(speaker, change, moment)


def _acceptance_in_words(speaker: Speaker, change: Change, moment: str) -> str:
    words, before, now = speaker.words, change.before, change.now
    if now is None and before is not None:
        return words(
            "The last change: an acceptance was taken back ({moment}). Undone, it holds again, until {day}: "
            "{what}",
            moment=moment,
            day=speaker.day(before.until),
            what=said_risk(speaker, before),
        )
    if before is not None and now is not None:
        return words(
            "The last change: an acceptance was replaced ({moment}). Undone, the earlier one holds again, "
            "until {day}: {what}",
            moment=moment,
            day=speaker.day(before.until),
            what=said_risk(speaker, before),
        )
    return words(
        "The last change: a risk was accepted ({moment}). Undone, it is a risk like any other again: {what}",
        moment=moment,
        what=said_risk(speaker, now) if now else change.about,
    )
