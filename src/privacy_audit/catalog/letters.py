"""What the types of `letters` cannot say: a letter for everybody, a law only with its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.catalog.days import is_to_come
from privacy_audit.errors import mark
from privacy_audit.letters import RECIPIENTS, Ground, Letters, Recipient
from privacy_audit.model import Languages

Found = Iterator[tuple[str, str, dict[str, object]]]
"""Mistakes as key, sentence, values."""
WHAT = "what"
_BLANK = re.compile(r"<([^<>]{0,40})>?")  # something to fill in, also one that was never closed
_DIGIT = re.compile(r"[0-9]")


def mistakes_of_letters(letters: Letters) -> Found:
    """Every mistake of the file."""
    ids = [one.id for one in letters.recipients]
    for identifier in RECIPIENTS:
        if ids.count(identifier) != 1:
            yield "recipients", mark("“{value}” must stand here once"), {"value": identifier}
    for ground in letters.grounds:
        for name, sentence, values in _ground(ground, letters):
            yield f"grounds ({ground.id}).{name}", sentence, values
    for recipient in letters.recipients:
        for name, sentence, values in _recipient(recipient, letters):
            yield f"recipients ({recipient.id}).{name}", sentence, values


def _ground(ground: Ground, letters: Letters) -> Found:
    if not ground.sources:
        yield "sources", mark("what a law says needs a source"), {}
    yield from _sources(ground.sources, letters)
    if is_to_come(ground.verified):
        yield "verified", mark("the date lies in the future"), {}
    elif ground.verified > letters.updated:
        yield "verified", mark("the date is later than that of the file"), {}


def _recipient(recipient: Recipient, letters: Letters) -> Found:
    known = {ground.id: ground for ground in letters.grounds}
    for name in recipient.grounds:
        if name not in known:
            yield "grounds", mark("there is no ground “{value}”"), {"value": name}
    if not any(name in known and not known[name].kinds for name in recipient.grounds):
        yield "grounds", mark("a letter needs a ground that holds for everything"), {}
    if all(request.kinds for request in recipient.requests):
        yield "requests", mark("a letter needs a request that holds for everything"), {}
    yield from _sources(recipient.sources, letters)
    for key, text in _texts(recipient):
        yield from _wording(key, text)


def _texts(recipient: Recipient) -> Iterator[tuple[str, Languages]]:
    yield "subject", recipient.subject
    yield from ((f"opening[{number}]", text) for number, text in enumerate(recipient.opening, 1))
    yield from ((f"requests[{number}]", one.text) for number, one in enumerate(recipient.requests, 1))
    yield from ((f"closing[{number}]", text) for number, text in enumerate(recipient.closing, 1))


def _wording(key: str, text: Languages) -> Found:
    """A letter has nothing to fill in but what was found, and no number that no source stands behind."""
    for language, words in text.items():
        for blank in sorted(set(_BLANK.findall(words)) - {WHAT}):
            yield f"{key}.{language}", mark("“{value}” is not filled in by anything"), {"value": blank}
        if _DIGIT.search(words):
            yield f"{key}.{language}", mark("articles, days and dates belong into a ground"), {}


def _sources(names: tuple[str, ...], letters: Letters) -> Found:
    for name in names:
        if name not in letters.sources:
            yield "sources", mark("there is no source “{value}”"), {"value": name}
