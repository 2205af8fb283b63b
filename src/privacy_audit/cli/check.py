"""`check`: the checklist, asked on a terminal or answered by a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, get_args

import click
import typer

from privacy_audit.checklist import Level, Platform, Question
from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import on_terminal
from privacy_audit.errors import UnreadableInput, WrongUsage, mark
from privacy_audit.model import Answer


def check(
    context: typer.Context,
    networks: Annotated[
        list[str] | None, typer.Argument(metavar="[NETWORK]...", help=_("For example: zalo facebook."))
    ] = None,
    level: Annotated[
        str | None,
        typer.Option(
            click_type=click.Choice(get_args(Level)),
            help=_("How thorough. Default: standard; a check that you go on with keeps its own."),
        ),
    ] = None,
    platform: Annotated[
        str | None,
        typer.Option(
            click_type=click.Choice(get_args(Platform)),
            help=_(
                "What you use: android (an Android phone), ios (an iPhone or iPad) or web (a computer). "
                "The way to each setting is shown for it."
            ),
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help=_("Take the answers from this TOML or JSON file instead of asking.")
        ),
    ] = None,
    todo: Annotated[bool, typer.Option("--todo", help=_("Ask only what was still open last time."))] = False,
    tally: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=_("Also write your answers, without your name, to this file for a training to count."),
        ),
    ] = None,
) -> int:
    """Walk or read, then keep the audit and print it."""
    settings = settings_of(context)
    demand_networks(settings, networks or ())
    if answers is None:
        demand_terminal()
    with tallying(settings, tally):
        if answers is not None:
            return _from_file(settings, answers, tuple(networks or ()), level, platform)
        from privacy_audit.cli.walking import check_on_terminal
        from privacy_audit.cli.wishing import Wishes

        wishes = Wishes(networks=tuple(networks or ()), level=level, platform=platform, todo=todo)
        return check_on_terminal(settings, wishes)


@contextmanager
def tallying(settings: Settings, path: Path | None) -> Iterator[None]:
    """Write what is answered meanwhile to the anonymous file that was named, if one was."""
    if path is None:
        yield
        return
    from privacy_audit.cli.tallying import before_the_check, write_tally

    earlier = before_the_check(settings, path)
    yield
    write_tally(settings, path, earlier)


def demand_networks(settings: Settings, names: Sequence[str]) -> None:
    """Refuse a network that there is no checklist for, before anything is asked."""
    from privacy_audit.cli.library import library_of

    for name in names:
        library_of(settings).refuse_unknown(name)


def demand_terminal() -> None:
    """Refuse to ask where nobody can answer."""
    if not on_terminal():
        raise WrongUsage(
            mark(
                "These questions need a terminal, and there is none here. "
                "Give the answers in a file, for example: privacy-audit check --answers answers.toml"
            )
        )


def _from_file(
    settings: Settings,
    path: Path,
    networks: tuple[str, ...],
    level: str | None,
    platform: str | None,
) -> int:
    from msgspec.structs import replace

    from privacy_audit.answers import answers_of, read_answers_file
    from privacy_audit.cli.library import library_of

    file = read_answers_file(path)
    library = library_of(settings)
    known = {
        f"{network.id}/{question.id}": question
        for network in library.networks().values()
        for question in network.questions
    }
    renamed = library.renamed()
    file = replace(file, answers={renamed.get(name, name): value for name, value in file.answers.items()})
    given = answers_of(file, path.name, known)
    chosen = networks or tuple(dict.fromkeys(one.question.partition("/")[0] for one in given))
    if not chosen:
        sentence = mark("There are no answers in {file}. Write some below [answers], or name a network.")
        raise UnreadableInput(sentence, file=path)
    return _finish(
        settings, chosen, level or "standard", platform or file.platform or "android", given, known
    )


def _finish(
    settings: Settings,
    networks: tuple[str, ...],
    level: str,
    platform: str,
    given: Sequence[Answer],
    known: dict[str, Question],
) -> int:
    from privacy_audit.cli.finishing import finish_audit, open_history

    with open_history(settings) as history:
        return finish_audit(settings, history, networks, level, platform, given)
