"""The interface in the person's language: sentences through gettext, texts of the data by language.

English sentences in the code are the keys; `locales/LANGUAGE/LC_MESSAGES/messages.po` holds the
others. Nothing here is global: a `Words` is passed to whoever speaks.
"""

from __future__ import annotations

import gettext
import locale
import os
import struct
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privacy_audit.model import Languages

LANGUAGES = ("vi", "en")
DOMAIN = "messages"
LOCALES = Path(__file__).parent / "locales"


class Words:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._translations = _translations(self.language)

    def __call__(self, sentence: str, /, **values: object) -> str:
        """The sentence in this language, its `{names}` filled with the values."""
        return self._translations.gettext(sentence).format_map(values)

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The form of a sentence for a number, which it may name as `{number}`."""
        chosen = self._translations.ngettext(one, many, number)
        return chosen.format_map({"number": number, **values})

    def day(self, day: date) -> str:
        """A day as people of this language write it: 22/11/2026 in Vietnamese, 2026-11-22 in English."""
        return f"{day:%d/%m/%Y}" if self.language == "vi" else f"{day:%Y-%m-%d}"

    def points(self, points: float, *, column: bool = False) -> str:
        """A number with one decimal as people of this language write it; in a column also where that is 0."""
        text = f"{points:.1f}"
        text = text if column else text.removesuffix(".0")
        return text.replace(".", ",") if self.language == "vi" else text

    def of(self, text: Languages) -> str:
        """A text of the data files in this language."""
        return text[self.language]


def _translations(language: str) -> gettext.NullTranslations:
    """The sentences of a language; those of the code themselves where its file is missing or damaged."""
    if language != "en":
        with suppress(OSError, ValueError, struct.error):
            return gettext.translation(DOMAIN, LOCALES, [language])
    return gettext.NullTranslations()


def can_speak(language: str) -> bool:
    """Whether there are sentences of this language; the code's own are English."""
    return language == "en" or isinstance(_translations(language), gettext.GNUTranslations)


def language_of_system() -> str:
    """The language the computer is set to, `en` if it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "vi" if value.lower().startswith("vi") else "en"
    system = locale.getlocale()[0] or ""
    return "vi" if system.lower().startswith("vi") else "en"
