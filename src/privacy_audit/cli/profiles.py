"""Several people on one computer: each has a profile with a folder of its own, named as the person typed it.

Two ways of writing the same letters, and capitals, make no other profile: on some systems they would
make no other folder either.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from privacy_audit.errors import CannotKeep, WrongUsage, mark, reason_of
from privacy_audit.text import clean

PROFILES = "profiles"
"""The folder in which each profile has one."""
LONGEST_NAME = 40
BESIDE_LETTERS = " -_'’"
# Names that Windows keeps for devices, in every folder (learn.microsoft.com, "Naming Files, Paths, and
# Namespaces").
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\Z")


def profile_named(typed: str) -> str:
    """A name that can be a folder's on every system; `WrongUsage` says what is wrong with any other."""
    name = clean(typed, LONGEST_NAME + 1)
    if not name:
        raise WrongUsage(mark("A profile needs a name. For example: --profile Lan"))
    if len(name) > LONGEST_NAME:
        raise WrongUsage(mark("The name of a profile has {limit} characters at most."), limit=LONGEST_NAME)
    if odd := next((character for character in name if not _is_allowed(character)), None):
        raise WrongUsage(
            mark(
                "A profile is named with letters, digits, spaces and hyphens, not with “{character}”. "
                "For example: --profile Lan"
            ),
            character=odd,
        )
    if not name[0].isalnum() or _DEVICE.match(folded(name)):
        raise WrongUsage(mark("“{name}” cannot be the name of a profile. Please choose another."), name=name)
    from privacy_audit.detectors import masked_text

    if masked_text(name) != name:
        raise WrongUsage(
            mark(
                "The name of a profile becomes the name of a folder, so please use no phone number and "
                "nothing else that is personal. For example: --profile Lan"
            )
        )
    return name


def folded(name: str) -> str:
    """What two names have in common that are one profile: `LAN`, `Lan`, and both ways to write `ệ`."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def profiles_in(home: Path) -> tuple[str, ...]:
    """The names of the profiles that there are, by the alphabet."""
    return tuple(sorted((name for name, _ in _folders(home)), key=folded))


def known_as(home: Path, name: str) -> str:
    """The name as it was typed when the profile was begun; of a new one, the name itself."""
    return next((known for known, _ in _folders(home) if folded(known) == folded(name)), name)


def folder_of(home: Path, name: str) -> Path:
    """The folder of a profile, whether it is there already or not."""
    there = (path for known, path in _folders(home) if folded(known) == folded(name))
    return next(there, home / PROFILES / name)


def _folders(home: Path) -> Iterator[tuple[str, Path]]:
    """The folders that can be profiles; what else lies there is none of ours."""
    folder = home / PROFILES
    if not folder.is_dir():
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise CannotKeep(
            mark("Nothing can be kept in {folder}: {reason}. Name another folder with --home."),
            folder=folder,
            reason=reason_of(error),
        ) from error
    for path in entries:
        name = unicodedata.normalize("NFC", path.name)
        if path.is_dir() and name == clean(name, LONGEST_NAME) and all(map(_is_allowed, name)):
            yield name, path


def _is_allowed(character: str) -> bool:
    """A letter or digit of any script, a mark that belongs to one, or what joins the parts of a name."""
    return (
        character.isalnum() or character in BESIDE_LETTERS or unicodedata.category(character) in ("Mn", "Mc")
    )
