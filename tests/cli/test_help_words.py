"""What Click writes as formulas and in capitals is said in words."""

from __future__ import annotations

import pytest

from privacy_audit.cli.help_words import TO_TYPE, row_said, spelt_out, to_type


@pytest.mark.parametrize(
    "text", ["", "x<=1", "a 'Word' and 'FILE'", "1 <= x", "(integer)", "the range of the score", "[required]"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert spelt_out(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1<=x<=600]", "[1 to 600]"),
        ("[default: 20.0; 0.5<=x<=1.5]", "[default: 20.0; 0.5 to 1.5]"),
        ("[1<=x<=9223372036854775807]", "[at least 1]"),
        ("[x>=15]", "[at least 15]"),
        ("'x' is not a valid integer range.", "'x' is not a valid whole number."),
        ("700 is not in the range 1<=x<=600.", "700 is not in the range 1 to 600."),
    ],
)
def test_ranges_and_kinds_of_numbers_are_spelt_out(text: str, said: str) -> None:
    assert spelt_out(text) == said


def test_what_is_to_be_typed_is_said_where_it_stands() -> None:
    assert all(to_type(word) == word for word in TO_TYPE)  # in English they are themselves
    assert row_said(("--minutes MINUTES", "How long.  [1<=x<=600]"), "MINUTES") == (
        "--minutes MINUTES",
        "How long.  [1 to 600]",
    )
