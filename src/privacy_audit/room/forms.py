"""What a phone may send: its choices in links, and the fields of the two forms, each once and no other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar
from urllib.parse import parse_qsl

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from privacy_audit.model import Value
from privacy_audit.room.matter import Phone
from privacy_audit.tally import Phase, Topic
from privacy_audit.words import LANGUAGES


class Choosing(Value):
    """What a reader chose, in links and forms. Anything else is a mistake in a form, ignored in a link."""

    lang: Literal["vi", "en"] | None = None
    on: Phone = "android"


class Joining(Choosing, kw_only=True):
    """The form of the door."""

    code: str


class Answering(Choosing, kw_only=True):
    """The form of a question. Its choice is looked up among those of the question."""

    topic: Topic
    phase: Phase
    choice: str


Shape = TypeVar("Shape", bound=Choosing)


def links(given: Mapping[str, str]) -> Choosing:
    """What stands in a link; an unknown value is left out, since nobody typed it."""
    try:
        return msgspec.convert({name: given[name] for name in ("lang", "on") if name in given}, Choosing)
    except msgspec.ValidationError:
        return Choosing()


async def filled(request: Request, shape: type[Shape]) -> Shape:
    """A form with these fields, each once, and no other; else `HTTPException` 400."""
    try:
        body = (await request.body()).decode("ascii")
        pairs = parse_qsl(
            body, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=8
        )
        if len(dict(pairs)) != len(pairs):
            raise HTTPException(400)
        return msgspec.convert(dict(pairs), shape)
    except (ValueError, msgspec.ValidationError) as error:
        raise HTTPException(400) from error


def language_of(accepted: str) -> str | None:
    """The language of ours that a browser prefers, None if it names none. The header as RFC 9110, 12.5.4."""
    wishes = []
    for position, wish in enumerate(accepted.split(",")[:20]):
        tag, _, quality = wish.strip().partition(";q=")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            wishes.append((-_quality(quality), position, language))
    return min(wishes)[2] if wishes else None


def _quality(written: str) -> float:
    try:
        return float(written) if written else 1.0
    except ValueError:
        return 0.0
