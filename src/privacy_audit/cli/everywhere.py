"""The options that work everywhere, before or after the command's name, and what they come to.

Click binds an option to one command; here each command carries the shared ones as well and they
all write into one place, the later word winning over the earlier.
"""

from __future__ import annotations

import os
import sys
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import click
from click.core import ParameterSource
from typer.core import TyperCommand, TyperGroup

from privacy_audit.cli.help_words import row_said, to_type
from privacy_audit.cli.home import home_folder, person_folder
from privacy_audit.cli.outputs import refuse_loss
from privacy_audit.errors import CannotWrite, WrongUsage, mark
from privacy_audit.words import LANGUAGES, Words

if TYPE_CHECKING:
    from privacy_audit.model import Severity

Format = Literal["terminal", "html", "markdown", "json", "csv", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
Theme = Literal["light", "dark", "projector"]
"""As `palette.Theme`, which says what each is; named here so that help needs no table of colours."""


LONGEST_FOLDER = 400
"""Characters of the name of a folder in a command that is told."""
SEVERITIES = ("low", "medium", "high", "critical")
"""As `model.Severity`, named here for the same reason."""


class Settings(NamedTuple):
    """What the shared options come to. No noun of the product: help needs none of those."""

    language: str = "en"
    format: Format = "terminal"
    output: Path | None = None
    force: bool = False
    fail_on: Severity | None = None
    plain: bool = False
    color: bool = True
    theme: Theme | None = None
    """None if nobody chose: a page then follows the device, a terminal counts as dark."""
    quiet: bool = False
    checklists: Path | None = None
    home: Path = Path()
    profile: str | None = None
    home_typed: str | None = None
    """What stands behind `--home`: commands that are named for later repeat it. None if nothing was typed."""

    @property
    def person(self) -> Path:
        """The folder in which everything of the chosen person lies."""
        return person_folder(self.home, self.profile)

    @property
    def words(self) -> Words:
        """The speaker of the chosen language."""
        return Words(self.language)

    def command(self, *words: str) -> str:
        """A command of the program for the same person, as a text tells it."""
        from privacy_audit.commands import command

        return command(*words, profile=self.profile, home=self.home_told)

    @property
    def home_told(self) -> str | None:
        """The folder that was typed with `--home`, as it may be shown; None if none was typed."""
        if self.home_typed is None:
            return None
        from privacy_audit.detectors import masked_text
        from privacy_audit.text import clean

        return masked_text(clean(self.home_typed, LONGEST_FOLDER))

    @property
    def home_in_report(self) -> str | None:
        """As `home_told`, for the commands in a report on the screen: what is handed on names no folder."""
        return self.home_told if self.format == "terminal" and self.output is None else None


def settings_of(context: click.Context) -> Settings:
    """The settings that were typed, before or after the command's name, or stand in the environment."""
    given: dict[str, Any] = dict(context.find_root().ensure_object(dict))
    no_color = given.pop("no_color", False) or bool(os.environ.get("NO_COLOR"))
    no_color = no_color or os.environ.get("TERM") == "dumb"  # it would show the codes of colours
    severity = given.pop("fail_on", None)
    checklists, output = given.pop("checklists", None), given.pop("output", None)
    if output and not given.get("force"):
        refuse_existing(Path(output))  # said before any work is done, and before anything is kept
    if given.get("format") == "pdf":
        _check_pdf(output)
    home = home_folder(given.pop("home", None))
    if output:
        refuse_loss(Path(output), home, context.params)
    return Settings(
        language=given.pop("lang"),
        home=home,
        profile=_profile(home, given.pop("profile", None)),
        checklists=Path(checklists) if checklists else None,
        output=Path(output) if output else None,
        fail_on=_severity(severity),
        color=not no_color,
        **given,
    )


def refuse_existing(path: Path) -> None:
    """`CannotWrite` if there is something of that name, also a link that leads nowhere."""
    if os.path.lexists(path):
        sentence = mark("The file {file} is already there. Add --force to replace it, or name another.")
        raise CannotWrite(sentence, file=path)


def _check_pdf(output: str | None) -> None:
    """`WrongUsage`, before any work is done, where a PDF cannot be printed or would fill a screen."""
    from privacy_audit.sources.browser.printing import check_printing

    if output is None and (sys.stdout is None or sys.stdout.isatty()):
        raise WrongUsage(mark("A PDF cannot be shown here. Name a file for it: --output report.pdf"))
    check_printing()


def _severity(typed: str | None) -> Severity | None:
    from privacy_audit.model import Severity

    return Severity(typed) if typed else None


def _profile(home: Path, typed: str | None) -> str | None:
    """The profile that was named, as it is known; None for whoever uses this computer alone."""
    if typed is None:
        return None
    from privacy_audit.cli.profiles import known_as, profile_named

    return known_as(home, profile_named(typed))


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    given = context.find_root().ensure_object(dict)
    source = context.get_parameter_source(parameter.name or "")
    if source is ParameterSource.COMMANDLINE or parameter.name not in given:
        given[parameter.name] = value
        if parameter.name == "home" and source is ParameterSource.COMMANDLINE:
            given["home_typed"] = value  # unlike a variable of the environment, it is over with this command


def _option(*names: str, typed_only: bool = False, **more: Any) -> click.Option:
    variable = "PRIVACY_AUDIT_" + names[-1].lstrip("-").replace("-", "_").upper()
    return click.Option(
        list(names), expose_value=False, callback=_remember, envvar=None if typed_only else variable, **more
    )


def shared_options() -> list[click.Parameter]:
    """Fresh copies of the shared options, for one command."""
    language = os.environ.get("LANGUAGE", "en")  # chosen before, by `cli.language`
    return [
        _option("--lang", type=click.Choice(LANGUAGES), default=language, help=_("Language.")),
        _option(
            "--format", type=click.Choice(FORMATS), default="terminal", help=_("Form of what is printed.")
        ),
        _option("--output", metavar="FILE", help=_("Write it to this file instead of the screen.")),
        _option(
            "--force", is_flag=True, typed_only=True, help=_("Let --output replace a file that is there.")
        ),
        _option(
            "--fail-on",
            type=click.Choice(SEVERITIES),
            help=_("End with exit code 1 if something this serious or worse was found."),
        ),
        _option(
            "--theme",
            type=click.Choice(get_args(Theme)),
            help=_("Colours for a light or a dark screen; projector: large, short lines, black and white."),
        ),
        _option("--plain", is_flag=True, help=_("No drawing, for screen readers.")),
        _option("--no-color", is_flag=True, help=_("No colours.")),
        _option("--quiet", is_flag=True, help=_("Nothing but the result and errors.")),
        _option(
            "--checklists",
            metavar="DIR",
            type=click.Path(exists=True, file_okay=False),
            help=_("Your own checklists, which add to or replace those that came with the program."),
        ),
        _option("--home", metavar="DIR", help=_("Where your audits are kept.")),
        _option("--profile", metavar="NAME", help=_("Whose audits, where several people use one computer.")),
    ]


class _WithSharedOptions(click.Command):
    """Shows the shared options in a section of their own, below the command's."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.shared = shared_options()
        self.params = [*self.params, *self.shared]

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What may be typed behind the name, in the person's language."""
        return [to_type(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        own = [one for one in self.get_params(ctx) if one not in self.shared]
        for title, parameters in ((_("Options"), own), (_("Options of every command"), self.shared)):
            rows = [
                row_said(row, one.make_metavar(ctx))
                for one in parameters
                if (row := one.get_help_record(ctx))
            ]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class EverywhereCommand(_WithSharedOptions, TyperCommand):
    """A command that takes the shared options after its name."""


class EverywhereGroup(_WithSharedOptions, TyperGroup):
    """The program itself, which takes them before the command's name."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        # Click suggests close names in the person's language; the other layer repeats it in English.
        super().__init__(*arguments, **named | {"suggest_commands": False})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A group that does nothing by itself shows its help, also behind options of every command."""
        rest = super().parse_args(ctx, args)
        # Click offers no other way to see whether a command was named.
        if self.no_args_is_help and not ctx._protected_args and not ctx.resilient_parsing:
            raise click.exceptions.NoArgsIsHelpError(ctx)
        return rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What each command does, in full: Click would cut it."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, command.help or "") for name, command in commands if command])
