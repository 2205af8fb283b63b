"""Labels of apps in texts of the checklists: set apart, or in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.labels import pieces_of, quoted
from privacy_audit.report.document import labelled
from privacy_audit.report.document import quoted as quoted_phrase
from privacy_audit.text import clean


@pytest.mark.parametrize("text", ["", "Open the app.", "[]", "[", "a ] b [", "[" + "x" * 201 + "]"])
def test_what_is_no_label_stays_as_it_is(text: str) -> None:
    assert quoted(text) == text
    assert pieces_of(text) == (((text, False),) if text else ())


@pytest.mark.parametrize(
    ("text", "pieces", "said"),
    [
        ("[Save]", (("Save", True),), "“Save”"),
        ("Tap [Save].", (("Tap ", False), ("Save", True), (".", False)), "Tap “Save”."),
        ("[Edit][Save]", (("Edit", True), ("Save", True)), "“Edit”“Save”"),
        ("[[Save]]", (("[", False), ("Save", True), ("]", False)), "[“Save”]"),
    ],
)
def test_a_label_is_set_apart(text: str, pieces: tuple[tuple[str, bool], ...], said: str) -> None:
    assert (pieces_of(text), quoted(text)) == (pieces, said)


@given(st.text(alphabet="ab[] “”\u200b", max_size=40))
def test_a_report_and_the_figures_of_a_room_quote_labels_alike(text: str) -> None:
    assert quoted_phrase(labelled(text)) == quoted(clean(text))
