"""The language of a session: in which it was begun, its commands go on, unless another is typed."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click
from click.core import ParameterSource

from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.errors import UnreadableInput

TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def session_settings(context: click.Context, file: Path | None = None) -> Settings:
    """The settings, in the language of that file, else of the open session, else of the newest."""
    settings = settings_of(context)
    if _is_typed(context):
        return settings
    language = _language_of(file or _standing(settings))
    if language is None or language == settings.language:
        return settings
    from privacy_audit.cli.language import bind_language

    bind_language(language)  # errors speak it too
    return settings._replace(language=language)


def _is_typed(context: click.Context) -> bool:
    one: click.Context | None = context
    while one is not None:
        if one.get_parameter_source("lang") in TYPED:
            return True
        one = one.parent
    return False


def _standing(settings: Settings) -> Path | None:
    """The open session, else the newest that is kept here."""
    from privacy_audit.session.keeping import newest_session, open_session

    return open_session(settings.home) or newest_session(settings.home)


def _language_of(path: Path | None) -> str | None:
    from privacy_audit.session.keeping import read_session

    if path is not None:
        with suppress(UnreadableInput):  # the command itself says what is wrong with it
            return read_session(path).language
    return None
