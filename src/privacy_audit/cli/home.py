"""Where the person's own things lie, and whose they are: several people may use one computer."""

from __future__ import annotations

import os
from pathlib import Path

DEFAULT = "default"


def home_folder(named: str | None) -> Path:
    """The folder that was named, else the computer's usual place for a program's data."""
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111 - unlike Path's, it leaves ~nobody as it is
    from platformdirs import user_data_path

    return user_data_path("privacy-audit", appauthor=False)


def own_checklists() -> Path:
    """Where a person or an organisation keeps checklists of its own: the usual place for settings."""
    from platformdirs import user_config_path

    return user_config_path("privacy-audit", appauthor=False) / "checklists"


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
