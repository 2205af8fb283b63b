"""Asks before something is deleted or taken back: one key says yes, every other key says no."""

from __future__ import annotations

from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key
from privacy_audit.cli.speaking import masked, on_terminal, say
from privacy_audit.errors import Interrupted, WrongUsage, mark
from privacy_audit.model import Value

YES = {"vi": "c", "en": "y"}
"""The key that says yes: the first letter of the word."""


class Asked(Value):
    """The sentences around a question: what is asked (with `{key}`), that nothing was done, and that
    nobody can be asked here."""

    question: str
    refused: str
    alone: str


def confirmed(settings: Settings, yes: bool, there: str, asked: Asked) -> bool:
    """Whether the person wants it: typed before, or said now. Any key but the one for yes means no.

    `there` says what it is about; whoever is asked hears it also with `--quiet`.
    """
    if yes:
        if not settings.quiet:
            say_wrapped(there)
        return True
    if not on_terminal():
        raise WrongUsage(asked.alone)
    words = settings.words
    key = YES[words.language]
    say_wrapped(there)
    say_wrapped(words(asked.question, key=key))
    try:
        pressed = read_key()
    except EOFError:
        pressed = ""
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Nothing was changed.")) from None
    if pressed != key:
        say(words(asked.refused))
    return pressed == key


def sentence(settings: Settings, template: str, **values: object) -> str:
    """A sentence whose values, which a person named, are masked."""
    return settings.words(template, **{name: masked(str(value)) for name, value in values.items()})


def tell(settings: Settings, template: str, *, whole: bool = False, **values: object) -> None:
    """A sentence in lines that fit the screen, unless nobody wants to hear it."""
    if not settings.quiet:
        say_wrapped(sentence(settings, template, **values), whole=whole)


def say_wrapped(text: str, *, whole: bool = False) -> None:
    """A text in lines that fit the screen. `whole`: a path that is longer than a line is not cut, so that it
    can be copied."""
    for line in wrapped(text, whole=whole):
        say(line)
