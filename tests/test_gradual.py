"""A long JSON document read gradually is what the parser of the standard library makes of it at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.extract.doubled import entries_of
from privacy_audit.extract.gradual import Broken, Reading
from privacy_audit.extract.misread import undone, undone_pieces

FAR = 10**9
LONG = "x" * 70_000
"""Longer than what can be seen of a document at once."""
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just(LONG),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=14,
)
DOCUMENTS = st.lists(VALUES, max_size=6) | st.dictionaries(st.text(max_size=3), VALUES, max_size=6)


def read(text: str, size: int = 65_536, characters: int = FAR, values: int = FAR) -> tuple[object, bool]:
    """The document, None if it is broken, and whether it was cut."""
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    reading = Reading(pieces, characters, values)
    try:
        return reading.document(), reading.is_cut
    except Broken:
        return None, reading.is_cut


def at_once(text: str) -> object:
    """What the standard library makes of it."""
    try:
        return json.loads(text, strict=False, object_pairs_hook=entries_of)
    except (ValueError, RecursionError):
        return None


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "[", "]", "[1", "[1,]", "[,1]", "[1 2]", "[1}", '{"a"}', '{"a":1,}', "{1:2}", '{"a":1]', "[1]]",
        "\ufeff[1]", "[\ufeff1]", '["' + LONG, '{"' + LONG, '["' + LONG + "\\", "[" * 5_000, "[" + "9" * 5_000 + "]",
        f'["{LONG}",]', f'["{LONG}" "a"]', f'[["{LONG}"}}]', f'{{"a":["{LONG}"],}}', f'["{LONG}\\x"]',
    ],
)  # fmt: skip
def test_what_is_no_json_is_broken(text: str) -> None:
    assert at_once(text) is None
    assert read(text) == (None, False)


@settings(max_examples=80)
@given(DOCUMENTS, st.sampled_from([(",", ":"), (" , ", "\n:")]), st.booleans(), st.integers(1_000, 70_000))
def test_a_document_is_the_same_read_gradually(
    document: object, spaces: tuple[str, str], plain: bool, size: int
) -> None:
    text = json.dumps(document, separators=spaces, ensure_ascii=plain)
    assert read(text, size) == (document, False)


@given(DOCUMENTS, st.data())
def test_a_document_with_a_fault_is_the_same_read_gradually(document: object, data: st.DataObject) -> None:
    text = json.dumps(document)
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.sampled_from([",", '"', "]", "}", "x", "\\", "1"])) + text[at:]
    assert read(text) == (at_once(text), False)


@pytest.mark.parametrize("inside", ["1", f'"{LONG}"'])
def test_what_a_doubled_key_stood_for_before_is_kept(inside: str) -> None:
    text = f'{{"a":2,"b":[{inside}],"a":3,"a":4}}'
    assert read(text) == (at_once(text), False)
    assert '"a": 4' in json.dumps(at_once(text))


def test_of_a_document_with_too_many_values_the_beginning_is_read() -> None:
    assert read(f'["{LONG}",1,[2,3],4]', values=3) == ([LONG, 1, [2, 3]], True)
    assert read(f'{{"a":"{LONG}","b":1,"c":[2,3]}}', values=3) == ({"a": LONG, "b": 1}, True)


def test_of_a_document_with_too_many_characters_the_beginning_is_read() -> None:
    text = "[" + ",".join(["912345678"] * 20_000) + "]"
    document, is_cut = read(text, characters=100_000)
    assert is_cut
    assert isinstance(document, list)
    assert document == [912345678] * len(document)
    assert len(document) > 3_000


@given(
    st.text(alphabet='\\u00c3\\u00a0 "', max_size=80),
    st.integers(1, 20),
)
def test_misread_text_is_put_right_in_pieces_as_in_one(text: str, size: int) -> None:
    pieces = (text[at : at + size] for at in range(0, len(text), size))
    assert "".join(undone_pieces(pieces)) == undone(text)


@pytest.mark.parametrize("size", [65_536, FAR])
@pytest.mark.parametrize("inside", ["1," * 100_000, '"' + "\\n" * 100_000, ("1" * 4_200 + ",") * 50])
def test_brackets_around_a_long_text_are_not_looked_through_for_each(inside: str, size: int) -> None:
    assert read("[" * 900 + inside + "nope", size, characters=3_000_000)[1] is True


def test_a_document_of_long_lists_in_each_other_is_read_whole() -> None:
    document = [[[[["x" * 70_000] * 2] * 2] * 2] * 2] * 2
    text = json.dumps(document)
    assert read(text, characters=3_000_000) == (document, False)
