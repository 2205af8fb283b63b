"""JSON with too many values is read to its beginning, whatever stands in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract.fitting import fitting

VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "most", "beginning"),
    [
        ('["a", "b"]', 3, None),
        ('["a,b,c,d,e,f"]', 3, None),
        ('["a\\",b,c,d"]', 3, None),
        ('["never ends, never, never, never', 1, None),
        ('["ends in a backslash, a, b, c\\', 1, None),
        ('["a","b",{"c":1},2,3]', 3, '["a","b",{"c":1}]'),
        ("[[],[],[],[]]", 3, "[[],[]]"),
        ("[" * 3_000, 5_000, ""),
    ],
)
def test_only_what_is_too_much_is_cut_and_what_is_left_is_whole(
    text: str, most: int, beginning: str | None
) -> None:
    assert fitting(text, 0, most) == beginning


@given(VALUES.filter(lambda value: isinstance(value, (list, dict))), st.integers(1, 12))
def test_a_beginning_is_json_and_a_beginning(value: object, most: int) -> None:
    text = json.dumps(value)
    beginning = fitting(text, 0, most)
    if beginning is not None:
        json.loads(beginning)
        assert text.startswith(beginning.rstrip("]}"))


def test_a_string_that_never_ends_is_looked_at_once() -> None:
    """Tried again from each quote, this would take minutes."""
    assert fitting('["' + '\\"' * 200_000 + "," * 300_000, 0, 200_000) is None
