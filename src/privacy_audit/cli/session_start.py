"""`session start`: asks what a training needs to know, proposes its agenda, and opens it."""

from __future__ import annotations

from datetime import date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Annotated, Literal, cast, get_args

import click
import typer

from privacy_audit.checklist import Level
from privacy_audit.cli.dates import day_typed
from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.keys import read_line
from privacy_audit.cli.session_report import covered
from privacy_audit.cli.speaking import deliver, on_terminal, say
from privacy_audit.clock import with_zone
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.model import Value
from privacy_audit.text import clean

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.tally import Session

LONGEST = 200
LEAST_MINUTES, MOST_MINUTES, MOST_PEOPLE = 15, 480, 100_000
"""As `session.agenda` and `tally` have them; named here so that help loads neither."""


class Plan(Value):
    """What is known of a training before it begins; None where the officer has not said it yet."""

    title: str | None = None
    office: str | None = None
    people: int | None = None
    networks: tuple[str, ...] = ()
    level: str | None = None
    minutes: int | None = None


def start(
    context: typer.Context,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help=_("What the training is called."))] = None,
    office: Annotated[str | None, typer.Option(metavar="TEXT", help=_("The office that holds it."))] = None,
    people: Annotated[
        int | None, typer.Option(min=1, max=MOST_PEOPLE, help=_("How many people are expected."))
    ] = None,
    networks: Annotated[
        str | None, typer.Option(metavar="NAMES", help=_("With commas between: zalo,facebook."))
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(click_type=click.Choice(get_args(Level)), help=_("How thorough. Default: quick.")),
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option(min=LEAST_MINUTES, max=MOST_MINUTES, help=_("How long it may take. Default: 45.")),
    ] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help=_("When it takes place. Default: today."))
    ] = None,
) -> int:
    """Open a session and print its agenda."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.session_networks import networks_typed

    settings = settings_of(context)
    _refuse_second(settings)
    on = day_typed(day) if day else date.today()
    library = library_of(settings)
    names = networks_typed(settings.words, library, networks) if networks else ()
    plan = Plan(title=title, office=office, people=people, networks=names, level=level, minutes=minutes)
    is_asked = on_terminal() and not (plan.title and plan.people and plan.networks)
    plan = _asked(settings, library, plan) if is_asked else _completed(plan)
    session = _opened(settings, library, plan, on)
    _show(settings, library, session)
    return 0


def _refuse_second(settings: Settings) -> None:
    from privacy_audit.cli.training_guard import note_training
    from privacy_audit.session.keeping import open_session

    if path := open_session(settings.home):
        note_training(settings)
        sentence = mark(
            "Another training session is open ({file}). Go on with it: privacy-audit session ask. "
            "Or close it first: privacy-audit session close"
        )
        raise WrongUsage(sentence, file=path.name)


def _completed(plan: Plan) -> Plan:
    """Without anybody to ask, or where nothing need be asked: what has no default must have been typed."""
    if not (plan.title and plan.people and plan.networks):
        raise WrongUsage(
            mark(
                "Nobody can be asked here, so please name title, people and networks. For example: "
                'privacy-audit session start --title "Training" --people 40 --networks zalo,facebook'
            )
        )
    return Plan(
        title=plan.title,
        office=plan.office or "",
        people=plan.people,
        networks=plan.networks,
        level=plan.level or "quick",
        minutes=plan.minutes or 45,
    )


# --- asking ----------------------------------------------------------------------------------


def _asked(settings: Settings, library: Library, plan: Plan) -> Plan:
    from privacy_audit.cli.session_networks import ask_networks

    words = settings.words
    title = plan.title or _line(words("What is the training called? "), needed=words("Please type a title."))
    office = plan.office if plan.office is not None else _line(words("Which office holds it? (Enter: none) "))
    people = plan.people or _number(settings, words("How many people? "), 1, MOST_PEOPLE)
    networks = plan.networks or ask_networks(words, library)
    level = plan.level or _level(settings)
    minutes = plan.minutes or _number(
        settings,
        words("How many minutes? (45, 60, 90 or another number; Enter: 45) "),
        LEAST_MINUTES,
        MOST_MINUTES,
        45,
    )
    return Plan(title=title, office=office, people=people, networks=networks, level=level, minutes=minutes)


def _level(settings: Settings) -> str:
    """How thorough, typed on a line as everything else here is: a single key would swallow the next one."""
    from privacy_audit.cli.menus import DEPTHS

    say()
    say(settings.words("How thorough shall it be? (A number and Enter; Enter alone: 1)"))
    for number, sentence in enumerate(DEPTHS.values(), 1):
        say(f"  {number}  {settings.words(sentence)}")
    return list(DEPTHS)[_number(settings, "> ", 1, len(DEPTHS), 1) - 1]


def _line(question: str, needed: str | None = None) -> str:
    while True:
        try:
            typed = read_line(question)
        except (EOFError, KeyboardInterrupt):
            raise Interrupted(mark("Stopped. Nothing was changed.")) from None
        if typed or needed is None:
            return typed
        say(needed)


def _number(settings: Settings, question: str, least: int, most: int, usual: int | None = None) -> int:
    while True:
        typed = _line(question)
        if not typed and usual is not None:
            return usual
        if typed.isascii() and typed.isdigit() and len(typed) < 8 and least <= int(typed) <= most:
            return int(typed)
        say(settings.words("Please type a number from {least} to {most}.", least=least, most=most))


# --- opening ---------------------------------------------------------------------------------


def _opened(settings: Settings, library: Library, plan: Plan, on: date) -> Session:
    """The session in its file, marked as the open one."""
    from privacy_audit.cli.training_guard import begin_training
    from privacy_audit.session.keeping import beginning, session_file, write_session

    session = _session(settings, library, plan, on)
    path = session_file(settings.home, session)
    with beginning(settings.home):
        # Once more: while the questions were answered, another window may have begun.
        _refuse_second(settings)
        session = write_session(path, session)
        begin_training(settings, path)
    return session


def _session(settings: Settings, library: Library, plan: Plan, on: date) -> Session:
    from secrets import token_hex

    from privacy_audit import __version__
    from privacy_audit.session.agenda import propose
    from privacy_audit.session.stops import go_to, stops
    from privacy_audit.tally import Session
    from privacy_audit.walk import questions_of

    level = cast(Level, plan.level)
    networks = library.networks(plan.networks)
    asked = {
        name: [one for _network, one in questions_of([network], level)] for name, network in networks.items()
    }
    session = Session(
        id=token_hex(16),
        title=kept_text(plan.title),
        office=kept_text(plan.office),
        people=plan.people or 0,
        networks=tuple(networks),
        level=level,
        agenda=propose(asked, plan.minutes or LEAST_MINUTES, library.quiz()),
        created=with_zone(datetime.combine(on, datetime.now().time().replace(microsecond=0))),
        tool=__version__,
        data=f"{max(network.updated for network in networks.values())}",
        language=cast(Literal["vi", "en"], settings.language),
    )
    return go_to(session, stops(session), 0)


def kept_text(typed: str | None) -> str:
    """What somebody typed, as it may be kept: no phone number, no address and nobody's name in it."""
    return clean(covered(typed or ""), LONGEST)


def _show(settings: Settings, library: Library, session: Session) -> None:
    if settings.format == "json":
        from privacy_audit.record.sessions import sessions_json

        deliver(sessions_json(session), settings)
        return
    from privacy_audit.cli.rendering import draw
    from privacy_audit.report.agenda import compose_agenda

    document = compose_agenda(session, library.networks(session.networks), settings.words)
    deliver(draw(document, settings), settings)
