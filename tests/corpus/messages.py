"""The labelled messages: read as types, judged, counted. Used by the tests and by the benchmark."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from privacy_audit.catalog import Library
from privacy_audit.guide.message import Judge
from privacy_audit.model import Value

FILE = Path(__file__).parent / "messages.jsonl"
FRESH = Path(__file__).parent / "messages-fresh.jsonl"
"""By another author, who had seen neither the signs nor the other messages; never tuned with. Names of scripts
are that author's own."""


class Labelled(Value):
    """A message with what it is. `script` is the one that its writer had in mind, None for ordinary ones.

    Those whose id begins with `held` were written without a look at the signs. The weights of words were
    fitted on all but the `held` ones; two general rules were mended after these were judged once, and English
    phrases after `held3` was: on the first try 35 of its 40 were told, 25 by their script, and 2 of 12 ordinary
    ones. Those whose id begins with `english` taught English words alone.
    """

    id: str
    text: str
    label: Literal["signs", "none"]
    script: str | None
    held: bool


class Counts(NamedTuple):
    """How a set was judged: right and wrong alarms, missed ones, and alarms with the right script."""

    right: int
    wrong: int
    missed: int
    right_script: int

    @property
    def recall(self) -> float:
        """Of the messages with signs, the share that was told."""
        return self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """Of the alarms, the share that was right."""
        return self.right / max(1, self.right + self.wrong)


def labelled(file: Path = FILE) -> tuple[Labelled, ...]:
    """All messages of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(msgspec.json.decode(line, type=Labelled) for line in lines)


@cache
def judged() -> dict[str, str | None]:
    """The script that each message is taken for, by the id of the message."""
    judge = Judge(Library().message_rules())
    scripts = {one.id: judge.judge(one.text).script for one in (*labelled(), *labelled(FRESH))}
    return {name: script.id if script else None for name, script in scripts.items()}


def count(messages: Iterable[Labelled]) -> Counts:
    """How these messages were judged."""
    found = judged()
    pairs = [(one, found[one.id]) for one in messages]
    return Counts(
        right=sum(1 for one, script in pairs if one.label == "signs" and script),
        wrong=sum(1 for one, script in pairs if one.label == "none" and script),
        missed=sum(1 for one, script in pairs if one.label == "signs" and not script),
        right_script=sum(1 for one, script in pairs if one.script is not None and one.script == script),
    )
