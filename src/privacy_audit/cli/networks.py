"""`networks`: what the checklists hold, as a list, as cards to print, and whether they are in order."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import click
import typer

from privacy_audit.checklist import Level
from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup, settings_of
from privacy_audit.cli.speaking import deliver, say, say_fitted
from privacy_audit.errors import WrongUsage, mark
from privacy_audit.text import clean

if TYPE_CHECKING:
    from privacy_audit.checklist import Network, Question
    from privacy_audit.report.document import Document

AS_WRITTEN = 180
"""Days after which an instruction counts as old, if nothing else is said."""


def networks_group() -> typer.Typer:
    """The command group, its help in the language that was bound before."""
    group = typer.Typer(cls=EverywhereGroup, rich_markup_mode=None, no_args_is_help=True)
    for name, command, text in (
        ("list", list_networks, _("All networks, with the age of their instructions.")),
        ("show", show, _("A card to print, or one question with its sources.")),
        ("lint", lint, _("Check data files; every mistake is named at once.")),
        ("stale", stale, _("Instructions, help channels and facts that are old.")),
    ):
        group.command(name, cls=EverywhereCommand, help=text)(command)
    return group


def list_networks(context: typer.Context) -> int:
    """Print one line a network."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.record.networks import overview, overview_json

    settings = settings_of(context)
    known = library_of(settings).networks().values()
    rows = overview(known)
    if settings.format == "json":
        deliver(overview_json(rows), settings)
        return 0
    words = settings.words
    bare = [one for one in known if not one.questions]
    if settings.format != "terminal":
        from privacy_audit.cli.rendering import draw
        from privacy_audit.report.networks import compose_networks

        deliver(draw(compose_networks(rows, bare, words), settings), settings)
        return 0
    title = (words("network"), words("questions"), words("confirmed"), words("oldest"), words("newest"))
    table = [title]
    for row in rows:
        name = f"{words.of(row.name)} ({row.id})"
        days = words.day(row.oldest), words.day(row.newest)
        table.append((name, str(row.questions), str(row.confirmed), *days))
    names = ", ".join(clean(f"{words.of(one.name)} ({one.id})") for one in bare)
    rest = words("Pages only, no questions yet: {names}", names=names)
    deliver(_aligned(table) + (f"\n{rest}\n" if bare else ""), settings)
    return 0


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    """Columns of texts, those of data files cleaned."""
    table = [tuple(map(clean, row)) for row in rows]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NETWORK[/QUESTION]", help=_("For example: zalo."))],
    level: Annotated[
        str,
        typer.Option(
            click_type=click.Choice(get_args(Level)), help=_("How much of the card. Default: quick.")
        ),
    ] = "quick",
) -> int:
    """Print a card of a network, or everything about one question."""
    from privacy_audit.cli.library import library_of

    settings = settings_of(context)
    network_id, _slash, question_id = name.partition("/")
    network = library_of(settings).network(network_id)
    question = _question(network, question_id) if question_id else None
    if settings.format == "json":
        from privacy_audit.record.networks import network_json, question_json

        deliver(question_json(network, question) if question else network_json(network), settings)
        return 0
    from privacy_audit.cli.rendering import draw
    from privacy_audit.report.card import compose_card, compose_question
    from privacy_audit.walk import questions_of

    words = settings.words
    document: Document
    if question:
        document = compose_question(network, question, words)
    else:
        asked = questions_of([network], cast(Level, level))
        document = compose_card(network, [one for _network, one in asked], words, names=True)
    deliver(draw(document, settings), settings)
    return 0


def _question(network: Network, identifier: str) -> Question:
    for question in network.questions:
        if question.id == identifier:
            return question
    raise WrongUsage(
        mark("There is no question “{name}” in {network}. These are known: {known}."),
        name=identifier,
        network=network.id,
        known=", ".join(question.id for question in network.questions),
    )


def lint(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help=_("A folder of checklists. Default: those in use.")),
    ] = None,
) -> int:
    """Read every file; a mistake ends with exit code 2."""
    from privacy_audit.catalog import Library
    from privacy_audit.cli.library import library_of
    from privacy_audit.guide.emergency import joined

    settings = settings_of(context)
    library = library_of(settings)
    number = library.check(folder)
    joined((Library(folder) if folder else library).emergency())  # what the files name in each other
    say(settings.words.count("{number} file, no mistakes.", "{number} files, no mistakes.", number))
    return 0


def stale(
    context: typer.Context,
    max_age: Annotated[
        int, typer.Option(min=0, metavar="DAYS", help=_("Older than so many days."))
    ] = AS_WRITTEN,
) -> int:
    """Print the instructions that were verified, and help channels last known, longer ago; oldest first."""
    from privacy_audit.cli.library import library_of
    from privacy_audit.guide.emergency import joined
    from privacy_audit.record.networks import old_channels, old_facts, old_questions, stale_json

    settings = settings_of(context)
    library = library_of(settings)
    rows = old_questions(library.networks().values(), max_age)
    channels = old_channels(joined(library.emergency()).channels, max_age)
    facts = old_facts(library.outreach().facts, max_age)
    if settings.format == "json":
        deliver(stale_json(rows, channels, facts), settings)
        return 0
    words = settings.words
    lines = [(row.verified, row.question, words.of(row.prompt)) for row in rows]
    lines += [(row.last_known, row.channel, words.of(row.name)) for row in channels]
    lines += [(row.verified, row.fact, words.of(row.text)) for row in facts]
    number = words(
        "Older than {days} days: {number}. Instructions for settings: {settings}; help channels: {channels}; "
        "facts in the texts to spread: {facts}.",
        days=max_age,
        number=len(lines),
        settings=len(rows),
        channels=len(channels),
        facts=len(facts),
    )
    if settings.format != "terminal":
        from privacy_audit.cli.rendering import draw
        from privacy_audit.report.networks import compose_stale

        deliver(draw(compose_stale(sorted(lines), number, words), settings), settings)
    elif lines:
        deliver(_aligned([(words.day(day), name, text) for day, name, text in sorted(lines)]), settings)
    if not settings.quiet:
        say_fitted(number)
    return 0
