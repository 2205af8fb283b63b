"""What every command does at its end: judge, keep, print, and choose the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog, Level, Platform
from privacy_audit.cli.drives import warn_of_drive
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.library import library_of
from privacy_audit.cli.recorded import Chosen, recorded
from privacy_audit.cli.rendering import draw
from privacy_audit.cli.speaking import deliver, say, say_error
from privacy_audit.cli.training_guard import withhold_audit
from privacy_audit.clock import now_here
from privacy_audit.errors import CannotKeep, UnreadableInput, WrongUsage, mark
from privacy_audit.history import Acceptances, History, Kept
from privacy_audit.model import Answer, Severity, State, Status
from privacy_audit.walk import is_open

if TYPE_CHECKING:
    from privacy_audit.record.shapes import AuditRecord
    from privacy_audit.report.material import Reasons
    from privacy_audit.scan import Scan

FOUND, NOT_SEEN = 1, 3


def current(library: Library, answers: Iterable[Answer]) -> dict[str, Answer]:
    """Answers by the names that their questions have today."""
    renamed = library.renamed()
    names = ((renamed.get(answer.question, answer.question), answer) for answer in answers)
    return {name: replace(answer, question=name) for name, answer in names}


def open_history(settings: Settings) -> History:
    """The store of this person, begun if there is none yet; that a profile is new is said."""
    is_new = settings.profile is not None and not settings.person.exists()
    others = _profiles(settings) if is_new else ""
    history = History(settings.person)
    if is_new and not settings.quiet:
        words = settings.words
        say(words("A new profile was begun: {name}", name=settings.profile))
        if others:
            say(words("Other profiles on this computer: {names}", names=others))
    return history


def kept_history(settings: Settings) -> History:
    """The store of this person for a command that only looks; `WrongUsage` if the profile is not there."""
    if settings.profile is None or settings.person.exists():
        return History(settings.person)
    name, others = settings.profile, _profiles(settings)
    begin = mark("There is no profile “{name}” on this computer. To begin it: {command}")
    known = mark("There is no profile “{name}” on this computer. There are: {names}.")
    raise WrongUsage(known if others else begin, name=name, names=others, command=settings.command("check"))


def _profiles(settings: Settings) -> str:
    from privacy_audit.cli.profiles import profiles_in

    return ", ".join(profiles_in(settings.home))


def accepted_by(settings: Settings) -> Acceptances:
    """What this person accepted; nothing where nothing can be kept."""
    try:
        with open_history(settings) as history:
            return history.accepted()
    except CannotKeep:
        return Acceptances()


def as_own(settings: Settings, record: AuditRecord, library: Library, accepted: Acceptances) -> AuditRecord:
    """A record as its owner sees it: with what they accepted, and their name where they have a profile."""
    from privacy_audit.accepting import lay_over

    if accepted.damaged and not settings.quiet:
        sentence = mark("Damaged, so it counts as not accepted: {name}")
        say(settings.words(sentence, name=", ".join(accepted.damaged)))
    shown = lay_over(record, accepted.sound, library.catalog(), library.renamed(), date.today())
    return replace(shown, profile=settings.profile)


def last_record(history: History) -> AuditRecord | None:
    """The last audit, None if there is none."""
    kept = history.last()
    if kept is None:
        return None
    from privacy_audit.record.shapes import from_json

    return from_json(kept.record)


def readable(kept: Kept | None) -> AuditRecord | None:
    """A kept audit, None if there is none or nobody can read it."""
    from privacy_audit.record.shapes import from_json

    try:
        return from_json(kept.record) if kept else None
    except UnreadableInput:
        return None


def answers_of_last(history: History, library: Library) -> dict[str, Answer]:
    """What was answered in the last audit, by question; nothing if it cannot be read any more."""
    try:
        record = last_record(history)
    except UnreadableInput as error:
        say_error(error)  # the answers of earlier audits are missing: the person must know why
        return {}
    return current(library, record.answers) if record else {}


def finish_audit(
    settings: Settings,
    history: History,
    networks: Sequence[str],
    level: str,
    platform: str,
    given: Sequence[Answer],
    found: Scan | None = None,
) -> int:
    """Judge the answers, with those of earlier audits to other questions, and what a scan found;
    keep the audit and print it."""
    from privacy_audit.record.shapes import to_json

    library = library_of(settings)
    catalog = library.catalog()
    answers = answers_of_last(history, library) | current(library, given)
    previous = readable(history.last())
    known = tuple(answer for name, answer in answers.items() if catalog.question(name))
    chosen = Chosen(networks=tuple(networks), level=cast(Level, level), platform=cast(Platform, platform))
    record = recorded(settings, history, library, chosen, known, found, previous)
    warn_of_drive(settings, history.keep(record.created.isoformat(), to_json(record)))
    if not withhold_audit(settings):
        own = as_own(settings, record, library, history.accepted())
        show(settings, own, catalog, previous=previous, kept=True)
    return exit_code(record, catalog, settings.fail_on)


def show(
    settings: Settings,
    record: AuditRecord,
    catalog: Catalog,
    *,
    as_scan: bool = False,
    explain: bool = False,
    previous: AuditRecord | None = None,
    kept: bool = False,
    made_up: str = "",
) -> None:
    """Print a record in the chosen format; `as_scan` writes what a scan alone says as JSON.

    `explain` says how each thing was recognised. `previous` is the audit before, whose score is named
    beside the new one. `kept` says that `report` can show it again; `made_up` names the
    person it is about, if there is none in truth.
    """
    if settings.format == "json":
        from privacy_audit.record.recording import scan_of
        from privacy_audit.record.shapes import to_json

        deliver(to_json(scan_of(record) if as_scan else record), settings)
        return
    if settings.format == "csv":
        from privacy_audit.report.material import Material
        from privacy_audit.report.rows import audit_rows

        material = Material(record=record, catalog=catalog, words=settings.words, zone=local_zone())
        deliver(audit_rows(material).encode(), settings)
        return
    from privacy_audit.report.compose import compose

    document = compose(
        record,
        catalog,
        settings.words,
        previous=previous,
        zone=local_zone(),
        reasons=_reasons(explain),
        kept=kept,
        made_up=made_up,
        home=settings.home_in_report,
    )
    deliver(draw(document, settings), settings)


def _reasons(explain: bool) -> Reasons:
    if not explain:
        return {}
    from privacy_audit.detectors.reasons import REASONS

    return REASONS


def local_zone() -> tzinfo:
    """The zone in which this computer tells the time."""
    return now_here().tzinfo or UTC


def exit_code(record: AuditRecord, catalog: Catalog, fail_on: Severity | None) -> int:
    """The documented code of a run that came to its end."""
    if fail_on is not None and _worst_found(record, catalog) >= list(Severity).index(fail_on):
        return FOUND
    unseen = (target for target in record.targets if not Status(target.status).was_seen)
    return NOT_SEEN if any(unseen) else 0


def _worst_found(record: AuditRecord, catalog: Catalog) -> int:
    """The index of the worst severity among exposures and open settings, -1 if there is nothing."""
    order = list(Severity)
    found = [order.index(exposure.severity) for exposure in record.exposures]
    answers: Mapping[str, Answer] = {one.question: one for one in record.answers}
    for name, answer in answers.items():
        question = catalog.question(name)
        if question and answer.state is State.ANSWERED and is_open(question, answer):
            found.append(order.index(question.severity))
    return max(found, default=-1)
