"""Asks which networks a training is about: by numbers, by names, or all of them, on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from privacy_audit.cli.keys import read_line
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.text import fold
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.catalog import Library
    from privacy_audit.checklist import Network

ALL = ("all", "tat ca", "*")
"""Every network, as it may be typed, folded."""


def ask_networks(words: Words, library: Library) -> tuple[str, ...]:
    """The ids of the networks that were chosen, in the order in which they were typed."""
    networks = library.networks().values()
    known = sorted((one for one in networks if one.questions), key=lambda one: (one.rank, one.id))
    say()
    say(words("Which networks shall the room go through?"))
    for number, network in enumerate(known, 1):
        say(f"  {number:2}  {words.of(network.name)}")
    say(words("Type numbers or names with spaces between, such as 1 3 5 or zalo facebook; “all” takes all."))
    while True:
        try:
            picked = picked_of(_line(), known, words)
        except WrongUsage as error:
            say(words(error.sentence, **error.values))
            continue
        names = ", ".join(words.of(network.name) for network in picked)
        say(words("Chosen: {names}", names=names))
        return tuple(network.id for network in picked)


def _line() -> str:
    try:
        return read_line("> ")
    except EOFError:
        raise Interrupted(mark("Stopped. Nothing was changed.")) from None


def picked_of(typed: str, known: Sequence[Network], words: Words) -> tuple[Network, ...]:
    """The networks of a line such as `1 3`, `zalo, Google Tài khoản` or `all`; `WrongUsage` names what is
    none. What stands between commas may be a name of several words."""
    if fold(typed.strip().strip("“”\"'")) in ALL:
        return tuple(known)
    by_name = {fold(name): one for one in known for name in (one.id, *one.name.values(), words.of(one.name))}
    by_name |= {str(number): one for number, one in enumerate(known, 1)}
    parts = [part.strip() for part in fold(typed).replace(";", ",").split(",")]
    wanted = [name for part in parts for name in ([part] if part in by_name else part.split())]
    if not wanted:
        raise WrongUsage(mark("Please type at least one number or name."))
    for name in wanted:
        if name not in by_name:
            raise WrongUsage(mark("“{typed}” is not in the list."), typed=name)
    return tuple({by_name[name].id: by_name[name] for name in wanted}.values())
