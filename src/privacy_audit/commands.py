"""Commands of this program in texts, as they are typed: for the same person, in whatever shell."""

from __future__ import annotations

import re

# What every shell takes for a part of one word; it does not begin like an option.
_PLAIN = re.compile(r"[\w./:~][\w./:~@,+-]*")
# What shells read inside double quotes too, what begins like an option, what would take the quotes along.
_BREAKS_QUOTES = re.compile(r"""["$`!\n]|\A-|\\\Z""")


def command(*words: str, profile: str | None = None, home: str | None = None) -> str:
    """A whole command, such as `privacy-audit report --plan --profile "Chị Hoa"`.

    The name of a profile may hold blanks and apostrophes; in double quotes every shell leaves it whole.
    `home` is the folder of `--home`, if one was typed; personal values in it are masked already.
    """
    whose = ("--profile", _quoted(profile)) if profile else ()
    where = ("--home", argument(home, '"…"')) if home else ()
    return " ".join(("privacy-audit", *words, *whose, *where))


def argument(name: str, instead: str) -> str:
    """The name of a file, or an address, as a word of a command; `instead` of one that no quotes hold.

    What stands masked in it stays masked: then it shows which one is meant, and is to be typed in full.
    """
    if _PLAIN.fullmatch(name):
        return name
    return instead if _BREAKS_QUOTES.search(name) else f'"{name}"'


def _quoted(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() else f'"{name}"'
