"""Reads a file of answers, for where there is no terminal: TOML or JSON in, answers out.

```toml
platform = "android"
[answers]
"zalo/find-by-phone" = "everyone"     # a choice, or unsure, skipped, not-applicable
```
"""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from pathlib import Path
from typing import get_args

import msgspec
import tomli

from privacy_audit.checklist import Platform, Question
from privacy_audit.errors import BadData, Mistake, Said, UnreadableInput, mark
from privacy_audit.files import read_small_file
from privacy_audit.model import Answer, State, Value

LARGEST_FILE = 100_000
UNANSWERED = (State.UNSURE, State.SKIPPED, State.NOT_APPLICABLE)
NO_ANSWERS = mark("The file {file} is not a file of answers in TOML or JSON: {reason}.")
NO_TEXT = mark("it is not a text in UTF-8")
TOO_MUCH = mark("a number in it is too long, or its parts stand too deep in each other")


class AnswersFile(Value):
    """The shape of the file. Ids are `network/question`, values choice ids or states."""

    answers: dict[str, str]
    platform: Platform | None = None


def read_answers_file(path: Path) -> AnswersFile:
    """Read and check the shape of a file; `UnreadableInput` in one sentence if it is not one."""
    document = _document(path, read_small_file(path, LARGEST_FILE).removeprefix(BOM_UTF8))
    try:
        return msgspec.convert(document, AnswersFile)
    except msgspec.ValidationError:
        sentence, values = _wrong(document)
        raise UnreadableInput(sentence, file=path, **values) from None


def _document(path: Path, content: bytes) -> object:
    """What stands in the file, as TOML or JSON has it; where it cannot be read, the line is named."""
    try:
        if content.lstrip()[:1] == b"{":
            return msgspec.json.decode(content)
        document = tomli.loads(content.decode("utf-8"))
        str(document)  # what Python would not write, no message about it could say
    except UnicodeDecodeError:
        raise UnreadableInput(NO_ANSWERS, file=path, reason=Said(NO_TEXT)) from None
    except tomli.TOMLDecodeError as error:
        raise _unreadable_line(path, error) from None
    except msgspec.DecodeError as error:
        raise _unreadable_line(path, _place_in_json(content) or error) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, tables in tables without end
        raise UnreadableInput(NO_ANSWERS, file=path, reason=Said(TOO_MUCH)) from None
    return document


def _place_in_json(content: bytes) -> json.JSONDecodeError | None:
    """Where the standard library stops, which counts lines; msgspec counts bytes."""
    try:
        json.loads(content.decode("utf-8", "replace"))
    except json.JSONDecodeError as error:
        return error
    except (ValueError, RecursionError):
        return None
    return None


def _unreadable_line(path: Path, error: Exception) -> UnreadableInput:
    line, column = getattr(error, "lineno", None), getattr(error, "colno", None)
    if line is None:
        return UnreadableInput(NO_ANSWERS, file=path, reason=Said(TOO_MUCH))
    sentence = mark(
        "The file {file} is not a file of answers in TOML or JSON: line {line} cannot be read, from "
        "character {column} on. Are all quotation marks and brackets there?"
    )
    return UnreadableInput(sentence, file=path, line=line, column=column)


def _wrong(document: object) -> tuple[str, dict[str, object]]:
    """What is wrong with the shape of a document that is not as `AnswersFile` says: the first thing."""
    if not isinstance(document, dict) or "answers" not in document:
        return NO_ANSWERS, {"reason": Said(mark("the line [answers] is missing, with the answers below it"))}
    if not isinstance(answers := document["answers"], dict):
        reason = mark("“answers” must be a table of questions with their answers")
        return NO_ANSWERS, {"reason": Said(reason)}
    if unknown := [name for name in document if name not in AnswersFile.__struct_fields__]:
        sentence = mark(
            "The file {file} is not a file of answers in TOML or JSON: “{name}” is not known in it, only "
            "platform and answers."
        )
        return sentence, {"name": unknown[0]}
    if not_text := [name for name, value in answers.items() if not isinstance(value, str)]:
        sentence = mark(
            "The file {file} is not a file of answers in TOML or JSON: the answer to {name} must be a word "
            "in quotation marks."
        )
        return sentence, {"name": not_text[0]}
    sentence = mark(
        "The file {file} is not a file of answers in TOML or JSON: platform “{value}” is not one of: "
        "{allowed}."
    )
    return sentence, {"value": document.get("platform"), "allowed": ", ".join(get_args(Platform))}


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
