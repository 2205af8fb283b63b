"""Commands of this program in texts, as they are typed: for the same person, in whatever shell."""

from __future__ import annotations


def command(*words: str, profile: str | None = None) -> str:
    """A whole command, such as `privacy-audit report --plan --profile "Chị Hoa"`.

    The name of a profile may hold blanks and apostrophes; in double quotes every shell leaves it whole.
    """
    whose = ("--profile", _quoted(profile)) if profile else ()
    return " ".join(("privacy-audit", *words, *whose))


def _quoted(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else f'"{name}"'
