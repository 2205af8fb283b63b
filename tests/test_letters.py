"""`letters.toml`: a letter for everybody, and no law without its source."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.catalog.letters import mistakes_of_letters
from privacy_audit.letters import RECIPIENTS, Letters, Request
from privacy_audit.model import Kind

LETTERS = Library().letters()


def mistakes(letters: Letters) -> list[str]:
    return [sentence.format_map(values) for _, sentence, values in mistakes_of_letters(letters)]


def with_first(**changed: object) -> Letters:
    """The letters with something else in the first one."""
    first, *others = LETTERS.recipients
    return replace(LETTERS, recipients=(replace(first, **changed), *others))


def test_what_is_shipped_has_no_mistake() -> None:
    assert mistakes(LETTERS) == []


BROKEN = [
    (replace(LETTERS, recipients=LETTERS.recipients[1:]), "“page-owner” must stand here once"),
    (with_first(grounds=("none",)), "there is no ground “none”"),
    (with_first(grounds=("own-image",)), "a letter needs a ground that holds for everything"),
    (
        with_first(requests=(Request(text={"vi": "Gỡ", "en": "Remove"}, kinds=(Kind.PHONE,)),)),
        "a letter needs a request that holds for everything",
    ),
    (with_first(subject={"vi": "Gỡ <tên>", "en": "Remove"}), "“tên” is not filled in by anything"),
    (with_first(subject={"vi": "Điều 4", "en": "Remove"}), "articles, days and dates belong into a ground"),
    (with_first(sources=("none",)), "there is no source “none”"),
    (
        replace(LETTERS, grounds=tuple(replace(one, sources=()) for one in LETTERS.grounds)),
        "what a law says needs a source",
    ),
]


@pytest.mark.parametrize(
    ("letters", "said"), BROKEN, ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_mistake_is_named(letters: Letters, said: str) -> None:
    assert said in mistakes(letters)


@pytest.mark.parametrize("recipient", RECIPIENTS)
@pytest.mark.parametrize("kind", list(Kind))
def test_every_letter_rests_on_the_right_to_deletion(recipient: str, kind: Kind) -> None:
    grounds = LETTERS.grounds_for(LETTERS.recipient(recipient), kind)
    assert grounds[0].id == "right-to-deletion"
    assert ("own-image" in [one.id for one in grounds]) == (kind in (Kind.PHOTO, Kind.FACE))
