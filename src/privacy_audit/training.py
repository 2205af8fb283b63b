"""The types of a training room's data: the quiz's messages, and what the wall says beside the questions."""

from __future__ import annotations

from datetime import date
from typing import Literal

from privacy_audit.checklist import Identifier, Source
from privacy_audit.model import Languages, Value

ScreenKind = Literal["threat", "demo", "emergency", "home"]
QUIZ = "quiz"
"""What stands before the slash in the topic of a quiz message."""
QUIZ_CHOICES: tuple[Identifier, Identifier] = ("threat", "harmless")


class QuizMessage(Value):
    """One made-up message: a threat (or a scam), or harmless; the room guesses, then hears why.

    `signs` are ids of `message-signs.toml` that stand in it, in every language. `sources` name published
    warnings that describe this kind; a harmless message needs none.
    """

    id: Identifier
    text: Languages
    threat: bool
    why: Languages
    signs: tuple[Identifier, ...] = ()
    sources: tuple[Identifier, ...] = ()


class Quiz(Value):
    """`quiz.toml`: the messages in the order in which they are asked; `sources` by id."""

    updated: date
    messages: tuple[QuizMessage, ...]
    sources: dict[Identifier, Source]

    def message(self, identifier: str) -> QuizMessage | None:
        """The message of that id, None if there is none."""
        return next((message for message in self.messages if message.id == identifier), None)


class WallScreen(Value):
    """What stands on the wall at an item of the agenda without questions.

    `commands` are what the officer runs in another window meanwhile.
    """

    kind: ScreenKind
    title: Languages
    lines: tuple[Languages, ...]
    commands: tuple[str, ...] = ()
    sources: tuple[Identifier, ...] = ()


class Wall(Value):
    """`wall.toml`: one screen for each such item; `sources` by id."""

    updated: date
    screens: tuple[WallScreen, ...]
    sources: dict[Identifier, Source]

    def screen(self, kind: ScreenKind) -> WallScreen:
        """The screen of that kind; the reader has made sure that there is one."""
        return next(screen for screen in self.screens if screen.kind == kind)
