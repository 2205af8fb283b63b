"""Asks which networks a training is about: by numbers, by names, or all of them, on one line."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from privacy_audit.cli.keys import read_line
from privacy_audit.cli.picking import numbered, picked_of
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.words import Words

if TYPE_CHECKING:
    from privacy_audit.catalog import Library

NONE_OF_THESE = mark("“{typed}” is none of these networks: {names}.")
NONE_OF_THESE_BUT = mark("“{typed}” is none of these networks: {names}. Did you mean {near}?")


def networks_typed(words: Words, library: Library, typed: str) -> tuple[str, ...]:
    """The ids of the networks that an option names, as they may be typed where they are asked for;
    `WrongUsage` names them all."""
    known = numbered(library.networks().values())
    try:
        return tuple(network.id for network in picked_of(typed, known, words))
    except WrongUsage as error:
        wrong = str(error.values.get("typed", typed))
        near = get_close_matches(wrong.lower(), [network.id for network in known], n=1)
        sentence = NONE_OF_THESE_BUT if near else NONE_OF_THESE
        names = ", ".join(words.of(network.name) for network in known)
        raise WrongUsage(sentence, typed=wrong, names=names, near="".join(near)) from error


def ask_networks(words: Words, library: Library) -> tuple[str, ...]:
    """The ids of the networks that were chosen, in the order in which they were typed."""
    known = numbered(library.networks().values())
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
