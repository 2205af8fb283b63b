"""Groups that know their commands by name and line, and import the module of one when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import gettext as _
from importlib import import_module
from typing import NamedTuple

import click
import typer

from privacy_audit.cli.everywhere import EverywhereCommand, EverywhereGroup


class Entry(NamedTuple):
    """A command: the module of `cli` that has it, under which name, and its line in the help.

    `maker` says that the function makes a group of commands, `reader` which class reads its command line.
    """

    module: str
    function: str
    text: str
    maker: bool = False
    reader: type[EverywhereCommand] = EverywhereCommand


class LazyGroup(EverywhereGroup):
    """A group that knows its commands before they are loaded."""

    entries: Callable[[], dict[str, Entry]]
    """The commands by name, in the order of the help, in the language that was bound before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.entries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = self.entries().get(cmd_name)
        return _loaded(cmd_name, entry) if entry else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.entries() and not name.startswith("-"):
            raise click.exceptions.NoSuchCommand(name, possibilities=self.entries(), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, entry.text) for name, entry in self.entries().items()])


@cache
def _loaded(name: str, entry: Entry) -> click.Command:
    made = getattr(import_module(f"privacy_audit.cli.{entry.module}"), entry.function)
    if entry.maker:
        command: click.Command = typer.main.get_group(made())
    else:
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(name, cls=entry.reader, help=entry.text)(made)
        command = typer.main.get_command(alone)
    command.name, command.help = name, entry.text
    return command
