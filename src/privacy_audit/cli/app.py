"""The commands, put together; the module of a command is imported when that command is asked for."""

from __future__ import annotations

from functools import cache
from gettext import gettext as _
from typing import Annotated

import click
import typer

from privacy_audit.cli.loading import Entry, LazyGroup
from privacy_audit.cli.step_numbers import StepsCommand


@cache
def _entries() -> dict[str, Entry]:
    """Every command by name, in the order of the help, in the language that was bound before."""
    text_of_emergency = _("You are being threatened: what to do now. Works without Internet.")
    text_of_spread = _("Texts that warn others: SMS, post, article, loudspeaker, sheet.")
    text_of_session = _("A training room: plan it, lead it, keep its counts.")
    return {
        "check": Entry("check", "check", _("Go through your privacy settings, one by one.")),
        "scan": Entry("scan", "scan", _("See what a stranger sees on your pages.")),
        "report": Entry("report", "report", _("Show your last audit again."), reader=StepsCommand),
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


class Program(LazyGroup):
    """The program itself."""

    entries = staticmethod(_entries)


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
