"""The numbers of steps behind `report --what-if`: `--what-if 1 3`, `--what-if 1,3`."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from privacy_audit.cli.everywhere import EverywhereCommand

OPTION = "--what-if"
# Numbers of steps, as they are printed; between several a comma, with which people write lists too.
_NUMBERS = re.compile(r"[0-9]{1,4}(?:,[0-9]{1,4}){0,99},?", re.ASCII)


class StepsCommand(EverywhereCommand):
    """A command with that option: the numbers of steps belong to it; elsewhere one names an audit."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, joined_steps(args))


def joined_steps(arguments: list[str]) -> list[str]:
    """A command line on which the numbers right behind `--what-if` are one value: `1,3`.

    The option would take the first alone, and leave the next to be the number of an audit.
    """
    joined: list[str] = []
    counting = False
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if counting and is_numbers(argument):
            joined[-1] += f",{argument}"
            continue
        begins = bool(joined) and joined[-1] == OPTION
        counting = is_numbers(argument) if begins else name == OPTION and bool(sign) and is_numbers(value)
        joined.append(argument)
    return joined


def is_numbers(typed: str) -> bool:
    """Whether something is numbers of steps, and nothing else."""
    return _NUMBERS.fullmatch(typed) is not None


def numbers_of(typed: Iterable[str]) -> tuple[int, ...]:
    """The numbers of steps, each once, in the order in which they were typed."""
    return tuple(dict.fromkeys(int(one) for part in typed for one in part.split(",") if one))
