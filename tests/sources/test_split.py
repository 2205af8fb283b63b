"""A long JSON document comes in parts that together are the document, whatever stands in it."""

from __future__ import annotations

import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.sources.feed import Broken
from privacy_audit.sources.options import PART_BYTES
from privacy_audit.sources.split import JsonPart, Splitting
from privacy_audit.sources.stream import Begun

TINY: st.SearchStrategy[object] = st.sampled_from(
    [0, -1.5, None, True, "", "a", '"', "\\", "],[", '{"a":1},', "ế😀", [], {}, [0], {"": 0}, [[]]]
)
KEYS = st.sampled_from(["a", "b c", 'x"y', "\\", "é", "k[,", "{", "\ufeff"])
VALUES = st.recursive(
    TINY, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
SPACES = st.sampled_from([(",", ":"), (", ", ": "), (" ,\r\n\t", " :\n")])
ENTRY_OF_ALL = re.compile(r"\$\[[0-9]+\]")
LONG = "x" * (PART_BYTES // 2)
"""Of what is longer than a part each entry is looked at; two of these are."""


def parts_of(text: str, *, by_key: bool = False) -> tuple[list[JsonPart], bool]:
    """The parts of a document, and whether it can be read no further."""
    splitting = Splitting(Begun(io.BytesIO(text.encode()), 1 << 30), by_key=by_key)
    parts: list[JsonPart] = []
    try:
        parts.extend(splitting.parts())
    except Broken:
        return parts, True
    return parts, False


def entries_of(parts: list[JsonPart]) -> list[tuple[str | int, object]]:
    """All entries of a document that is no deeper than its parts, with their keys or indexes."""
    found: list[tuple[str | int, object]] = []
    for part in parts:
        inside = json.loads(part.body)
        if isinstance(inside, dict):
            assert part.starts_at == "$"
            found += inside.items()
        else:
            first = int(part.starts_at.removeprefix("$[").removesuffix("]"))
            found += enumerate(inside, first)
    return found


@pytest.mark.parametrize(
    ("text", "starts", "broken"),
    [
        ("", [], True),
        ("0", [], True),
        ("[0,,1]", ["$[0]"], True),
        ("[0,1}", ["$[0]"], True),
        ("[0,1]]", ["$[0]"], True),
        ('{"a":0,"b"}', ["$"], True),
        ("[" + "0," * 40_000 + "x]", ["$[0]"], True),
        ("[" + "0," * 40_000 + "9" * 5_000 + "]", ["$[0]"], True),
        ("[]", [], False),
        ("[0,1,]", ["$[0]"], False),
        ("[0,\ufeff1]", ["$[0]"], False),
        ("[" + "0," * 700_000 + "1]", ["$[0]", "$[524288]"], False),
        ('[{"a":[' + "0," * 1_200_000 + "1]}]", ["$[0].a[0]", "$[0].a[524288]", "$[0].a[1048576]"], False),
        ("[" + "[[[[[[[]]]]]]]," * 100_000 + "1]", ["$[0]", "$[69905]"], False),
    ],
)
def test_parts_say_where_they_begin_and_what_is_no_json_ends_them(
    text: str, starts: list[str], broken: bool
) -> None:
    parts, ended = parts_of(text)
    assert ([part.starts_at for part in parts], ended) == (starts, broken)


def test_what_stands_before_a_fault_is_not_lost() -> None:
    parts, broken = parts_of("[" + "0," * 100_000 + "x]")
    assert broken
    assert len(entries_of(parts)) == 100_000


def test_long_keys_fill_a_part_as_values_do() -> None:
    text = "{" + ",".join(f'"{number:0500}":1' for number in range(5_000)) + "}"
    parts, _ = parts_of(text)
    assert [len(part.body) <= PART_BYTES + 1 for part in parts] == [True] * 3
    assert len(entries_of(parts)) == 5_000


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, max_size=30), st.integers(0, 30), SPACES, st.booleans())
def test_the_parts_of_a_list_are_the_list(
    values: list[object], at: int, spaces: tuple[str, str], plain: bool
) -> None:
    whole = [LONG, *values[:at], LONG, *values[at:], LONG]
    parts, broken = parts_of(json.dumps(whole, separators=spaces, ensure_ascii=plain))
    assert not broken
    assert entries_of(parts) == list(enumerate(whole))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=30), SPACES, st.booleans(), st.booleans())
def test_the_parts_of_an_object_are_the_object(
    values: dict[str, object], spaces: tuple[str, str], plain: bool, by_key: bool
) -> None:
    whole = {"long a": LONG, **values, "long b": LONG, "long c": LONG}
    text = json.dumps(whole, separators=spaces, ensure_ascii=plain)
    parts, broken = parts_of(text, by_key=by_key)
    assert not broken
    assert entries_of(parts) == list(whole.items())
    assert not by_key or [part.key for part in parts] == list(whole)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=30), st.data())
def test_of_a_document_that_breaks_off_its_first_entries_are_read(
    values: list[object], data: st.DataObject
) -> None:
    text = json.dumps(values)
    parts, broken = parts_of(text[: data.draw(st.integers(0, len(text) - 1))])
    found = entries_of(
        [part for part in parts if ENTRY_OF_ALL.fullmatch(part.starts_at) and part.body[:1] == b"["]
    )
    assert broken
    # The last of them may be the beginning of a longer number.
    assert found[:-1] == list(enumerate(values))[: len(found[:-1])]
