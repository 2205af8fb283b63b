"""`history accept`: keep a decision to live with a risk for a time, take it back, or list what is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.cli.confirming import say_wrapped, tell
from privacy_audit.cli.dates import day_typed
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.finishing import as_own, current, kept_history, local_zone, readable
from privacy_audit.cli.keys import LEAVE, read_line
from privacy_audit.cli.library import library_of
from privacy_audit.cli.rendering import draw
from privacy_audit.cli.speaking import deliver, masked, on_terminal, say, say_error
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.history import History
from privacy_audit.model import Answer
from privacy_audit.record.acceptance import LONGEST_REASON, Acceptance, risk_of_exposure
from privacy_audit.record.naming import find_exposure, short_name
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.material import Speaker
from privacy_audit.text import clean
from privacy_audit.walk import is_open
from privacy_audit.words import Words

LONGEST = timedelta(days=366)
"""For how long a risk can be accepted: nobody shall forget one for ever."""
A_WHILE = timedelta(days=90)
"""For how long it is in examples."""
TYPED = 60
"""Characters of a name that are said back to whoever typed it."""
SAY_WHY = mark('Please say why in a few words: --because "I need it for my work"')


def list_open(settings: Settings) -> int:
    """Print what of the last answers and the last scan can be accepted, each with its name."""
    from privacy_audit.report.acceptable import compose_acceptable

    library = library_of(settings)
    with kept_history(settings) as history:
        records = [record for record in map(readable, reversed(history.audits())) if record]
        accepted = history.accepted()
    if not records:
        raise WrongUsage(mark("There is no audit yet, so nothing to accept. Start one: privacy-audit check"))
    scanned = next((record for record in records if record.targets), records[0])
    both = replace(records[0], exposures=scanned.exposures, targets=scanned.targets)
    shown = as_own(settings, both, library, accepted)
    shown = replace(shown, answers=tuple(current(library, shown.answers).values()))
    until = date.today() + A_WHILE
    document = compose_acceptable(
        shown, library.catalog(), settings.words, is_open, until=until, zone=local_zone()
    )
    deliver(draw(document, settings), settings)
    return 0


def accept_risk(settings: Settings, typed: str, until: str | None, because: str | None) -> int:
    """Keep the decision, and say what it means."""
    if (until is None or because is None) and not on_terminal():
        raise WrongUsage(
            mark(
                "Until when, and why? For example: privacy-audit history accept {risk} --until {day} "
                '--because "I need it for my work"'
            ),
            risk=clean(typed, TYPED),
            day=settings.words.day(date.today() + A_WHILE),
        )
    today, words = date.today(), settings.words
    for given, read in ((until, partial(_last_day, today=today, words=words)), (because, _reason)):
        if given is not None:
            read(given)  # what is wrong with it is said before anything is asked
    library = library_of(settings)
    with kept_history(settings) as history:
        risk, shown = _found(history, library, typed)
        until = _asked_day(settings, today) if until is None else until
        because = _asked_reason(settings) if because is None else because
        reason = _reason(because)
        last_day = _last_day(until, today, words)
        acceptance = Acceptance(risk=risk, masked=shown, since=today, until=last_day, because=reason)
        history.accept(acceptance)
    named = clean(typed, TYPED)
    _say_accepted(settings, library, acceptance, named, hidden=reason != clean(because, LONGEST_REASON))
    return 0


def take_back(settings: Settings, typed: str) -> int:
    """Remove the decision."""
    library = library_of(settings)
    with kept_history(settings) as history:
        risk = _accepted_name(history, library, typed)
        history.take_back(risk)
    tell(settings, mark("Taken back: {risk}. It is a risk like any other again."), risk=clean(typed, TYPED))
    return 0


# --- what was typed --------------------------------------------------------------------------


def _asked_day(settings: Settings, today: date) -> str:
    """A day as the person typed it, which `_last_day` reads."""
    words = settings.words
    question = words("Until which day? For example {day} (q to leave): ", day=words.day(today + A_WHILE))
    return _asked(settings, question, partial(_last_day, today=today, words=words))


def _asked_reason(settings: Settings) -> str:
    """A reason as the person typed it, which `_reason` reads."""
    question = settings.words("Why do you need it open? A few words are enough (q to leave): ")
    return _asked(settings, question, _reason)


def _asked(settings: Settings, question: str, read: Callable[[str], object]) -> str:
    """A typed line with which nothing is wrong; what is wrong is said, and the question is asked again."""
    while True:
        try:
            typed = read_line(question)
        except (EOFError, KeyboardInterrupt):
            say()  # what is said next begins a line of its own
            typed = LEAVE
        if typed.lower() == LEAVE:
            raise Interrupted(mark("Stopped. Nothing was changed."))
        try:
            read(typed)
        except WrongUsage as error:
            say_error(error)
        else:
            return typed


def _last_day(until: str, today: date, words: Words) -> date:
    day = day_typed(until)
    if day < today:
        raise WrongUsage(mark("That day is over. Please name one from today on, for example: --until {day}"),
                         day=words.day(today + A_WHILE))  # fmt: skip
    if day > today + LONGEST:
        raise WrongUsage(
            mark(
                "A risk can be accepted for a year at most, so that you look at it again. The last day "
                "possible: --until {day}"
            ),
            day=words.day(today + LONGEST),
        )
    return day


def _reason(because: str) -> str:
    reason = clean(because, LONGEST_REASON + 1)
    if not reason:
        raise WrongUsage(SAY_WHY)
    if len(reason) > LONGEST_REASON:
        sentence = mark("The reason is too long; {limit} characters are enough. Nothing was changed.")
        raise WrongUsage(sentence, limit=LONGEST_REASON)
    return clean(masked(reason), LONGEST_REASON)


def _found(history: History, library: Library, typed: str) -> tuple[str, str]:
    """The risk of that name with its masked value: an exposure of the newest audit that has it, or a question
    (which has no value)."""
    name = short_name(typed)
    if name is None:
        return _open_question(history, library, typed), ""
    audits = (readable(kept) for kept in reversed(history.audits()))
    exposure = find_exposure((record for record in audits if record), name)
    if exposure is None:
        raise _unknown(typed)
    return risk_of_exposure(exposure.kind, exposure.fingerprint), exposure.masked


def _open_question(history: History, library: Library, typed: str) -> str:
    """The question of that name, if anything about it is open."""
    risk = _question_name(library, typed)
    question = library.catalog().question(risk)
    if question is None:
        raise _unknown(typed)
    answer = _answer_of_last(readable(history.last()), library, risk)
    if answer and not is_open(question, answer):
        raise WrongUsage(
            mark("{risk} is closed in your last audit: there is nothing to accept. Well done."), risk=risk
        )
    return risk


def _question_name(library: Library, typed: str) -> str:
    """What a question that was typed is called today."""
    name = clean(typed, TYPED).lower()
    return library.renamed().get(name, name)


def _answer_of_last(record: AuditRecord | None, library: Library, risk: str) -> Answer | None:
    return current(library, record.answers).get(risk) if record else None


def _accepted_name(history: History, library: Library, typed: str) -> str:
    """The name under which what was typed is kept as accepted, damaged rows included."""
    name, question = short_name(typed), _question_name(library, typed)
    accepted, renamed = history.accepted(), library.renamed()
    for one in accepted.sound:
        exposure = one.exposure
        named = name is not None and exposure is not None and name.fits(*exposure)
        if named or renamed.get(one.risk, one.risk) == question:
            return one.risk
    if typed in accepted.damaged:
        return typed
    raise WrongUsage(
        mark("“{risk}” is not among what you accepted. To see that: privacy-audit history list --accepted"),
        risk=clean(typed, TYPED),
    )


def _unknown(typed: str) -> WrongUsage:
    return WrongUsage(
        mark(
            "“{risk}” is not in your audits. To see what can be accepted: privacy-audit history accept. "
            "What a scan found can be accepted after: privacy-audit scan --keep …"
        ),
        risk=clean(typed, TYPED),
    )


# --- what is said ----------------------------------------------------------------------------


def _say_accepted(
    settings: Settings, library: Library, acceptance: Acceptance, named: str, *, hidden: bool
) -> None:
    """`named` is what was typed: it takes the decision back too, while `undo` may take back an audit."""
    if settings.quiet:
        return
    speaker = Speaker(catalog=library.catalog(), words=settings.words)
    words = settings.words
    what = said_risk(speaker, acceptance)
    say_wrapped(words("Accepted until {day}: {what}", day=speaker.day(acceptance.until), what=what))
    say_wrapped(
        words(
            "It stays in the score and in every report, shown apart; the plan leaves it out until that day. "
            "To take it back: {command}",
            command=settings.command("history", "accept", named, "--remove"),
        ),
        whole=True,
    )
    if hidden:
        say_wrapped(words("Personal values in your reason were hidden."))


def said_risk(speaker: Speaker, acceptance: Acceptance) -> str:
    """What an acceptance is about, in words."""
    exposure = acceptance.exposure
    if exposure:
        kind = speaker.kind(exposure[0])
        return speaker.words(mark("{what}: {value}"), what=kind, value=acceptance.masked)
    question = speaker.catalog.question(acceptance.risk)
    return speaker.setting(acceptance.risk, question) if question else acceptance.risk
