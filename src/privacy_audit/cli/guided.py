"""The bare name: language, networks, questions, public pages, report. Elsewhere than on a terminal: help."""

from __future__ import annotations

import os
from pathlib import Path

import click
import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.home import language_file
from privacy_audit.cli.speaking import on_terminal, say


def guided(context: typer.Context) -> int:
    """Lead a person through the whole audit."""
    settings = settings_of(context)
    if not on_terminal():
        click.echo(context.get_help())
        return 0
    from privacy_audit.cli.drawing import wrapped
    from privacy_audit.cli.training_guard import in_training
    from privacy_audit.cli.walking import check_on_terminal
    from privacy_audit.cli.wishing import Wishes

    settings = _with_language(context, settings)
    words = settings.words
    say()
    for paragraph in (
        words("Welcome. We look together at who can see your photos and data, and close what is open."),
        words("Nobody is asked for a password, and what you answer stays on this computer."),
    ):
        for line in wrapped(paragraph, "", settings.theme):
            say(line)
    return check_on_terminal(settings, Wishes(pages=not in_training(settings)))


def _with_language(context: typer.Context, settings: Settings) -> Settings:
    """Ask for the language once; whoever named or remembered one is not asked."""
    from click.core import ParameterSource

    from privacy_audit.cli.menus import Hints, Way, ask_one

    named = context.get_parameter_source("lang") is ParameterSource.COMMANDLINE
    path = language_file(settings.home)
    if named or path.exists() or "PRIVACY_AUDIT_LANG" in os.environ:
        return settings
    title = "Bạn muốn dùng tiếng nào? / Which language?"
    hints = Hints(
        choose="Bấm phím 1 hoặc 2, không cần Enter. / Press 1 or 2, no Enter needed.",
        leave="q thoát / q leave".replace("q ", "q\u00a0"),
    )
    way = Way(again=settings.command())
    chosen = ask_one(settings, title, {"vi": "Tiếng Việt", "en": "English"}, way, hints)
    _remember(path, chosen)
    os.environ["LANGUAGE"] = chosen
    return settings._replace(language=chosen)


def _remember(path: Path, language: str) -> None:
    """Write the choice down; where nothing can be written, it holds for this time."""
    from contextlib import suppress

    from privacy_audit.files import make_folder, replace_file

    with suppress(OSError):
        make_folder(path.parent)
        replace_file(path, language.encode("ascii"))
