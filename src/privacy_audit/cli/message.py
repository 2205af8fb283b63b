"""`message`: which known signs of blackmail or scam a received text carries. Nothing of it is kept."""

from __future__ import annotations

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.pasting import pasted, text_of_file, text_of_pipe
from privacy_audit.cli.speaking import deliver, on_terminal
from privacy_audit.model import Severity


def message(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE|-]",
            help=_("A file with the text, or - for standard input. Without it: paste the text."),
        ),
    ] = None,
) -> int:
    """Judge a text and print what it carries."""
    from privacy_audit.cli.finishing import FOUND
    from privacy_audit.cli.library import library_of
    from privacy_audit.cli.rendering import draw
    from privacy_audit.guide.message import judge_message

    settings = settings_of(context)
    rules = library_of(settings).message_rules()
    record = judge_message(_text(file, settings), rules)
    if settings.format == "json":
        from privacy_audit.record.message import message_json

        deliver(message_json(record), settings)
    else:
        from privacy_audit.report.message import compose_message

        deliver(draw(compose_message(record, rules, settings.words), settings), settings)
    order = list(Severity)
    worst = max((order.index(sign.severity) for sign in record.signs), default=-1)
    return FOUND if settings.fail_on and worst >= order.index(settings.fail_on) else 0


def _text(file: Path | None, settings: Settings) -> str:
    if file is not None and str(file) != "-":
        return text_of_file(file)
    return pasted(settings.words) if file is None and on_terminal() else text_of_pipe()
