"""What the types of `training` cannot say about the room's data: ids once, sources known, lines short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from privacy_audit.errors import mark
from privacy_audit.training import Quiz, ScreenKind, Wall

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""
LONGEST_MESSAGE, LONGEST_WHY, LONGEST_LINE = 240, 200, 110
"""Characters: a wall of 24 lines holds a message, its answer and the hands."""
MOST_LINES = 8


def mistakes_of_quiz(quiz: Quiz) -> Found:
    """Every mistake of the quiz."""
    yield from _twice("messages", (message.id for message in quiz.messages))
    for message in quiz.messages:
        key = f"messages ({message.id})"
        yield from _unknown(f"{key}.sources", message.sources, set(quiz.sources))
        yield from _long(f"{key}.text", message.text.values(), LONGEST_MESSAGE)
        yield from _long(f"{key}.why", message.why.values(), LONGEST_WHY)
        if message.threat != bool(message.signs):
            yield f"{key}.signs", mark("a threat carries signs, a harmless message none"), {}


def mistakes_of_wall(wall: Wall) -> Found:
    """Every mistake of the wall's screens."""
    kinds = [screen.kind for screen in wall.screens]
    yield from _twice("screens", kinds)
    for kind in get_args(ScreenKind):
        if kind not in kinds:
            yield "screens", mark("the screen “{value}” is missing"), {"value": kind}
    for screen in wall.screens:
        key = f"screens ({screen.kind})"
        yield from _unknown(f"{key}.sources", screen.sources, set(wall.sources))
        if len(screen.lines) > MOST_LINES:
            yield f"{key}.lines", mark("more than {most} lines do not fit the wall"), {"most": MOST_LINES}
        for line in screen.lines:
            yield from _long(f"{key}.lines", line.values(), LONGEST_LINE)


def _twice(key: str, names: Iterable[str]) -> Found:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{key} ({name})", mark("this id stands twice"), {}


def _unknown(key: str, names: Iterable[str], known: set[str]) -> Found:
    for name in names:
        if name not in known:
            yield key, mark("“{value}” is not known in this file"), {"value": name}


def _long(key: str, texts: Iterable[str], most: int) -> Found:
    for text in texts:
        if len(text) > most:
            yield key, mark("longer than {most} characters"), {"most": most}
