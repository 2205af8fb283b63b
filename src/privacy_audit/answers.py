"""Reads a file of answers, for where there is no terminal: TOML or JSON in, answers out.

```toml
platform = "android"
[answers]
"zalo/find-by-phone" = "everyone"     # a choice, or unsure, skipped, not-applicable
```
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import tomli

from privacy_audit.checklist import Platform, Question
from privacy_audit.errors import BadData, Mistake, UnreadableInput, mark
from privacy_audit.files import read_small_file
from privacy_audit.model import Answer, State, Value

LARGEST_FILE = 100_000
UNANSWERED = (State.UNSURE, State.SKIPPED, State.NOT_APPLICABLE)


class AnswersFile(Value):
    """The shape of the file. Ids are `network/question`, values choice ids or states."""

    answers: dict[str, str]
    platform: Platform | None = None


def read_answers_file(path: Path) -> AnswersFile:
    """Read and check the shape of a file; `UnreadableInput` in one sentence if it is not one."""
    return _decode(path, read_small_file(path, LARGEST_FILE))


def _decode(path: Path, content: bytes) -> AnswersFile:
    try:
        if content.lstrip()[:1] == b"{":
            return msgspec.json.decode(content, type=AnswersFile)
        return msgspec.convert(tomli.loads(content.decode("utf-8")), AnswersFile)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        sentence = mark("The file {file} is not a file of answers in TOML or JSON: {reason}.")
        raise UnreadableInput(sentence, file=path, reason=error) from error


def answers_of(file: AnswersFile, name: str, known: dict[str, Question]) -> tuple[Answer, ...]:
    """The answers of a file; every unknown question or choice is named at once in `BadData`."""
    mistakes = [Mistake(name, *mistake) for one in file.answers.items() if (mistake := _mistake(*one, known))]
    if mistakes:
        raise BadData(tuple(mistakes))
    return tuple(_answer(identifier, value) for identifier, value in file.answers.items())


def _mistake(identifier: str, value: str, known: dict[str, Question]) -> tuple[str, dict[str, object]] | None:
    question = known.get(identifier)
    if question is None:
        return mark("there is no question called “{name}”"), {"name": identifier}
    if value in UNANSWERED or question.choice(value):
        return None
    allowed = ", ".join([*(choice.id for choice in question.choices), *UNANSWERED])
    return mark("“{value}” is no answer to {name}; possible are: {allowed}"), {
        "value": value,
        "name": identifier,
        "allowed": allowed,
    }


def _answer(identifier: str, value: str) -> Answer:
    if value in UNANSWERED:
        return Answer(question=identifier, state=State(value))
    return Answer(question=identifier, state=State.ANSWERED, choice=value)
