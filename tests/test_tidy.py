"""The glance at a kept record never passes a text that cleaning would change."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.record.shapes import from_json, to_json
from privacy_audit.record.tidy import LONGEST, cleaned, is_tidy
from privacy_audit.text import clean, is_still
from tests.report.subjects import OFFICER, TEACHER, audit_of

UNTIDY = (
    " ", " a", "a ", "a  b", "a\tb", "a\nb", "a\x00b", "a\x1b[31mb", "a\u200bb", "a\u202eb", "a\u00a0b",
    "e\u0301", "a\u0301\u0302\u0303\u0304\u0305", "\u2028", "\u212b", "\u1100\u1161", "x" * (LONGEST + 1),
    '"' * (LONGEST + 1), "\u115f",
)  # fmt: skip
TIDY = (
    "",
    "a",
    "Lê Thị Thảo",
    "09•• ••• •78",
    'nói: "a b" nhé',
    'a" b',
    "a\\b",
    "\\n",
    "😀👍🇻🇳",
    "…",
    "№ ½ ①",
    "日本",
)


def written(text: str) -> bytes:
    """A text in a JSON as a record writes it: indented, only what must be escaped is."""
    data = json.dumps({"a": [text], "b": 1}, ensure_ascii=False, indent=2)
    return data.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("text", UNTIDY, ids=range(len(UNTIDY)))
def test_what_cleaning_would_change_is_not_tidy(text: str) -> None:
    assert not is_tidy(written(text))
    assert not is_tidy(json.dumps([text]).encode())
    assert not is_tidy(json.dumps({text: 1}).encode())


@pytest.mark.parametrize("text", TIDY)
def test_what_pages_usually_hold_is_tidy(text: str) -> None:
    assert clean(text) == text
    assert is_tidy(written(text))


def test_an_escape_may_be_anything() -> None:
    assert not is_tidy(b'["\\u0061"]')
    assert not is_tidy(b'["\\u0020a"]')


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('" \\\n\u0301\u200ba')), max_size=12))
def test_what_is_tidy_is_what_cleaning_leaves_as_it_is(text: str) -> None:
    if is_tidy(written(text)):
        assert cleaned({"a": [text]}) == {"a": [text]}


def test_characters_that_stand_still_do_so_beside_any_other() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    pairs = [pair for one in every if len(pair := unicodedata.decomposition(one).split()) == 2]
    joining = {chr(int(second, 16)) for first, second in pairs if not first.startswith("<")}
    still = [one for one in every if is_still(one)]
    assert len(still) > 30_000
    for one in still:
        assert one in " \n" or clean(one) == one
        assert unicodedata.category(one)[0] != "M"
        assert one not in joining
        assert not "\u1100" <= one <= "\u11ff"  # letters of Hangul join to syllables


@pytest.mark.parametrize("subject", [TEACHER, OFFICER], ids=["teacher", "officer"])
def test_a_record_is_read_alike_at_a_glance_and_cleaned(subject: object) -> None:
    record = audit_of(subject)  # type: ignore[arg-type]
    assert is_tidy(to_json(record))
    assert from_json(to_json(record)) == record
    odd = replace(record, networks=("a\u202eb  c",))
    assert not is_tidy(to_json(odd))
    assert from_json(to_json(odd)) == replace(record, networks=("ab c",))
