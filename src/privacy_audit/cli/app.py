"""The commands, put together."""

from __future__ import annotations

from collections.abc import Callable
from gettext import gettext as _
from typing import Annotated

import click
import typer

from privacy_audit.cli import (
    check,
    demo,
    emergency,
    guided,
    history,
    letter,
    message,
    networks,
    report,
    scan,
    spread,
)
from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup


def application() -> click.Command:
    """The program as one Click command, speaking the language that was bound before."""
    app = typer.Typer(
        cls=EverywhereGroup,
        rich_markup_mode=None,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=_("See how exposed you are on social networks and the web, and close what is open."),
        epilog=_("Nothing leaves this computer but the requests for the pages you name."),
    )
    app.callback(invoke_without_command=True)(_start)
    commands: dict[str, tuple[Callable[..., int], str]] = {
        "check": (check.check, _("Go through your privacy settings, one by one.")),
        "scan": (
            scan.scan,
            _("See what a stranger sees on your pages."),
        ),
        "report": (report.report, _("Show your last audit again.")),
        "letter": (letter.letter, _("Ask somebody to remove what was found: a letter to send.")),
        "demo": (demo.demo, _("Try it on a made-up person, without internet.")),
        "message": (message.message, _("See which signs of blackmail or scam a received text carries.")),
        "spread": (spread.spread, _("Texts that warn others: SMS, post, article, loudspeaker, sheet.")),
    }
    for name, (command, text) in commands.items():
        app.command(name, cls=EverywhereCommand, help=text)(command)
    help_of_networks = _("What the checklists hold: list, cards to print, checks.")
    app.add_typer(networks.networks_group(), name="networks", help=help_of_networks)
    help_of_history = _("Your audits over time: list, compare, delete.")
    app.add_typer(history.history_group(), name="history", help=help_of_history)
    help_of_emergency = _("You are being threatened: what to do now. Works without Internet.")
    app.add_typer(emergency.emergency_group(), name="emergency", help=help_of_emergency)
    return typer.main.get_command(app)


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
        return guided.guided(context)
    return None
