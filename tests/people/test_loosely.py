"""Names in titles that were typed in any letters are covered, and no ordinary word of this subject is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from privacy_audit.cli.session_report import covered
from privacy_audit.people.loosely import loose_names
from tests.people.titles import NAMED, TITLES

WRITINGS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "small": str.lower,
    "capitals": str.upper,
    "every word": str.title,
    "sentence": lambda text: text[:1].upper() + text[1:].lower(),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_no_title_of_a_training_is_covered(writing: str) -> None:
    written = [WRITINGS[writing](title) for title in TITLES]
    assert [covered(title) for title in written] == written


@pytest.mark.parametrize(("title", "shown"), NAMED)
def test_a_name_in_any_letters_is_covered(title: str, shown: str) -> None:
    assert covered(title) == shown


def test_letters_whose_small_form_is_longer_are_left_alone() -> None:
    assert loose_names("İ nguyễn thị lan") == ()


def test_a_long_text_takes_no_long_time() -> None:
    assert len(loose_names("nguyễn thị lan " * 2_000)) == 2_000
