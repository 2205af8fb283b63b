"""Compile the translations while the package is built, so that no tool is needed at run time.

Runs for a wheel and for an editable install alike; in the latter the compiled files lie beside
their sources, where git ignores them.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Turns each `messages.po` into the `.mo` that gettext reads."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every language; `version` and `build_data` are hatchling's and not needed."""
        for source in Path(self.root, "src", "privacy_audit", "locales").glob("*/LC_MESSAGES/*.po"):
            with source.open("rb") as readable:
                catalog = read_po(readable, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as writable:
                write_mo(writable, catalog)
