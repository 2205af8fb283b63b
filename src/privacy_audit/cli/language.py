"""Chooses the language before anything that speaks is imported, the command line's library included."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence

from privacy_audit.cli.home import home_folder, language_file
from privacy_audit.errors import UnreadableInput
from privacy_audit.files import read_small_file
from privacy_audit.words import DOMAIN, LANGUAGES, LOCALES, can_speak, language_of_system


def choose_language(arguments: Sequence[str]) -> str:
    """The language typed with `--lang`, else of the environment, remembered, of the computer."""
    for candidate in (_typed(arguments, "--lang"), os.environ.get("PRIVACY_AUDIT_LANG")):
        if candidate in LANGUAGES:
            return candidate
    return _remembered(arguments) or language_of_system()


def bind_language(language: str) -> None:
    """Let every library that translates through gettext find our sentences in this language.

    Where its file is missing or damaged, it is English: `doctor` says so, and nobody is left without a word.
    """
    os.environ["LANGUAGE"] = language if can_speak(language) else "en"
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)


def _typed(arguments: Sequence[str], option: str) -> str | None:
    found = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and position + 1 < len(arguments):
            found = arguments[position + 1]
        elif argument.startswith(f"{option}="):
            found = argument.partition("=")[2]
    return found


def _remembered(arguments: Sequence[str]) -> str | None:
    home = home_folder(_typed(arguments, "--home") or os.environ.get("PRIVACY_AUDIT_HOME"))
    try:
        written = read_small_file(language_file(home), 16)
    except UnreadableInput:
        return None
    language = written.decode("ascii", "replace").strip()
    return language if language in LANGUAGES else None
