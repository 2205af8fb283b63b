"""The commands, put together; the module of a command is imported when that command is asked for."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from contextlib import suppress
from functools import cache
from gettext import gettext as _
from typing import Annotated, Any

import click
import typer

from privacy_audit.cli.loading import Entry, LazyGroup
from privacy_audit.cli.step_numbers import StepsCommand

COMPLETION = "_PRIVACY_AUDIT_COMPLETE"
ASKED_BY_SHELLS = [f"{shell}_{what}" for shell in ("bash", "zsh", "fish") for what in ("source", "complete")]


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

    def _main_shell_completion(
        self, ctx_args: MutableMapping[str, Any], prog_name: str, complete_var: str | None = None
    ) -> None:
        """Answer a shell that completes what is typed, as Click documents it."""
        if os.environ.get(COMPLETION) in ASKED_BY_SHELLS:
            with suppress(KeyError):  # without the other variables of a shell: nobody completes anything
                click.Group._main_shell_completion(self, ctx_args, prog_name, COMPLETION)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand:
            _refuse_network(ctx, args[0])
            raise


def _refuse_network(context: click.Context, name: str) -> None:
    """`WrongUsage` that names the command, if somebody typed a network in place of one."""
    from privacy_audit.cli.everywhere import settings_of
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.picking import SHORT
    from privacy_audit.errors import WrongUsage, mark
    from privacy_audit.text import fold

    settings, folded = settings_of(context), fold(name)
    network = SHORT.get(folded, folded)
    if network in library_of(settings).network_ids():
        sentence = mark("“{name}” is a network, not a command. To check it: {command}")
        raise WrongUsage(sentence, name=name, command=settings.command("check", network))


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
