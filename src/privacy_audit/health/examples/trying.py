"""Tries the real code on two examples: it must find what is in the one, and nothing in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from privacy_audit.errors import mark
from privacy_audit.health.finding import REINSTALL, Check, Outcome, broken, works
from privacy_audit.health.machine import Machine
from privacy_audit.model import Severity


class Example(NamedTuple):
    """What is tried. `finds` gives what was read of the example, `overlooks` of the one with nothing in it.

    `expected` is what the first must give; the second must give nothing.
    """

    id: str
    title: str
    finds: Callable[[], object]
    expected: object
    overlooks: Callable[[], object]


def check_of(example: Example) -> Check:
    """The trial of an example. Without it the program would call safe what is not: the gravest there is."""
    run = partial(_tried, example)
    return Check(example.id, "recognising", example.title, run, Severity.CRITICAL)


def _tried(example: Example, _machine: Machine) -> Iterator[Outcome]:
    if example.finds() != example.expected:
        missed = mark("A made-up example was not recognised: a report would leave it out.")
        yield broken(missed, mend=REINSTALL, severity=Severity.CRITICAL)
    elif example.overlooks():
        wrong = mark("Something was found where there is nothing: a report would say too much.")
        yield broken(wrong, mend=REINSTALL, severity=Severity.HIGH)
    else:
        yield works(mark("Found in one example, and nothing in another that only looks like it."))
