"""The commands, put together; the module of a command is imported when that command is asked for."""

from __future__ import annotations

from functools import cache
from gettext import gettext as _
from importlib import import_module
from typing import Annotated, NamedTuple

import click
import typer

from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup


class Entry(NamedTuple):
    """A command: the module of `cli` that has it, under which name, and its line in the help.

    `maker` says that the function makes a group of commands.
    """

    module: str
    function: str
    text: str
    maker: bool = False


@cache
def _entries() -> dict[str, Entry]:
    """Every command by name, in the order of the help, in the language that was bound before."""
    text_of_emergency = _("You are being threatened: what to do now. Works without Internet.")
    text_of_spread = _("Texts that warn others: SMS, post, article, loudspeaker, sheet.")
    text_of_session = _("A training room: plan it, lead it on the projector, keep its counts.")
    return {
        "check": Entry("check", "check", _("Go through your privacy settings, one by one.")),
        "scan": Entry("scan", "scan", _("See what a stranger sees on your pages.")),
        "report": Entry("report", "report", _("Show your last audit again.")),
        "history": Entry(
            "history", "history_group", _("Your audits over time: list, compare, delete."), True
        ),
        "letter": Entry("letter", "letter", _("Ask somebody to remove what was found: a letter to send.")),
        "emergency": Entry("emergency", "emergency_group", text_of_emergency, True),
        "message": Entry(
            "message", "message", _("See which signs of blackmail or scam a received text carries.")
        ),
        "spread": Entry("spread", "spread", text_of_spread),
        "networks": Entry(
            "networks", "networks_group", _("What the checklists hold: list, cards to print, checks."), True
        ),
        "session": Entry("session", "session_group", text_of_session, True),
        "demo": Entry("demo", "demo", _("Try it on a made-up person, without internet.")),
        "doctor": Entry(
            "doctor", "doctor", _("See what works on this computer, and how to mend what does not.")
        ),
    }


class Program(EverywhereGroup):
    """The program itself: it knows its commands by name and line, and loads the one that is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_entries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _loaded(cmd_name) if cmd_name in _entries() else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _entries() and not name.startswith("-"):
            raise click.exceptions.NoSuchCommand(name, possibilities=_entries(), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, entry.text) for name, entry in _entries().items()])


def application() -> click.Command:
    """The program as one Click command, speaking the language that was bound before."""
    app = typer.Typer(
        cls=Program,
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=_("See how exposed you are on social networks and the web, and close what is open."),
        epilog=_("Nothing leaves this computer but the requests for the pages you name."),
    )
    app.callback(invoke_without_command=True)(_start)
    return typer.main.get_group(app)


@cache
def _loaded(name: str) -> click.Command:
    entry = _entries()[name]
    made = getattr(import_module(f"privacy_audit.cli.{entry.module}"), entry.function)
    if entry.maker:
        command: click.Command = typer.main.get_group(made())
    else:
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(name, cls=EverywhereCommand, help=entry.text)(made)
        command = typer.main.get_command(alone)
    command.name, command.help = name, entry.text
    return command


def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=_("Print the version and leave."))] = False,
) -> int | None:
    """The bare name: the guided audit on a terminal, help elsewhere."""
    if version:
        from privacy_audit import __version__

        typer.echo(f"privacy-audit {__version__}")
        raise typer.Exit(0)
    if context.invoked_subcommand is None:
        from privacy_audit.cli import guided

        return guided.guided(context)
    return None
