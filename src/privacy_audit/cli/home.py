"""Where the person's own things lie, and whose they are: several people may use one computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

DEFAULT = "default"
NAME = "privacy-audit"
NOWHERE = Path(os.devnull, NAME)
"""Nothing lies there and nothing can be kept there, which whoever tries says in one sentence."""


def home_folder(named: str | None) -> Path:
    """The folder that was named, else the computer's usual place for a program's data."""
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111 - unlike Path's, it leaves ~nobody as it is
    from platformdirs import user_data_path

    return _usual(lambda: user_data_path(NAME, appauthor=False))


def common_folder() -> Path:
    """The usual place whatever `XDG_DATA_HOME` says: what all terminals of one user have in common.

    A terminal within another program (of a snap, for one) sets it for all that is started there. Windows
    knows no such variable.
    """
    account = os.path.expanduser("~") if os.environ.get("HOME", "~") else ""  # noqa: PTH111 - never raises
    if os.name == "nt" or not os.environ.get("XDG_DATA_HOME") or not os.path.isabs(account):  # noqa: PTH117
        return home_folder(None)
    usual = "Library/Application Support" if sys.platform == "darwin" else ".local/share"
    return Path(account, usual, NAME)


def own_checklists() -> Path:
    """Where a person or an organisation keeps checklists of its own: the usual place for settings."""
    from platformdirs import user_config_path

    return _usual(lambda: user_config_path(NAME, appauthor=False)) / "checklists"


def _usual(place: Callable[[], Path]) -> Path:
    """A usual place of this user; `NOWHERE` for one whose folder nobody knows, as in a container."""
    try:
        found = place()
    except RuntimeError:  # older platformdirs gives a path that begins with "~" instead
        return NOWHERE
    return found if found.is_absolute() else NOWHERE


def language_file(home: Path) -> Path:
    """The remembered language: a small file of its own, since it is read at every start."""
    return home / "language"


def person_folder(home: Path, profile: str | None = None) -> Path:
    """The folder of one person: of the named profile, else of whoever uses this computer alone."""
    if profile is None:
        return home / DEFAULT
    from privacy_audit.cli.profiles import folder_of

    return folder_of(home, profile)


def evidence_folder(home: Path, profile: str | None = None) -> Path:
    """Where that person's evidence of a threat lies, apart from everything else."""
    return person_folder(home, profile) / "evidence"
