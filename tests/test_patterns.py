"""Patterns of data files: what can be read and comes to an end on any page is let through, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.catalog.patterns import ENDLESS, fault_of

GOOD = (
    r"^\s*Zalo\s*-\s*\S",
    r"(?:www\.|oa\.)?zalo\.me/(?:s/)?(?P<handle>\d{8,25})(?:[/?]|$)",
    r"(?:[a-z0-9-]{1,40}\.){0,3}example\.com/",
    r"(?:site|under |down for ){0,3}maintenance",
    r"(?:abc)+(?:[()*+|])*\(\+",
    r"(?:\d{4}-){4,}(?:a{3}b)*",
    r"(?i:a+)b(?#a remark, with* [brackets)c",
    r"(a)(?(1)b+|c)(?P<n>x)(?P=n)(?=y*)",
    r"[]a]+[^]b]*",
    r"#\)|(?#\\\)?)",
)
ENDLESS_ONES = (
    r"(?:a+)+$",
    r"(a|a)*b",
    r"(?:.*)*x",
    r"(?:a?){30}b",
    r"(?:a{1,30}){1,30}b",
    r"(?P<handle>(?:x(?:y+)z))+",
    r"((?(1)a|b)a+)+",
    r"(?#[)(a+)+]",
    r"(?#()(a+)+",
    r"(?#\))(a+)+",
    r"[)(](a+)+",
    r"\((a+)++",
    r"(?i:(?:a+){,})",
    r"(?x)(a+) +",
    r"(?x:(a+) +)",
    r"(?=(a+)*)b",
)


@pytest.mark.parametrize("pattern", GOOD)
def test_a_pattern_that_comes_to_an_end_is_let_through(pattern: str) -> None:
    assert fault_of(pattern) is None


@pytest.mark.parametrize("pattern", ENDLESS_ONES)
def test_a_part_that_is_repeated_holds_no_repetition_or_choice_itself(pattern: str) -> None:
    assert fault_of(pattern) == (ENDLESS, {})


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", "missing ), unterminated subpattern at position 0"),
        ("a{1,99999999999}", "the repetition number is too large"),
        ("[[a]b]", "Possible nested set at position 1"),
        ("(?a)(?u)x", "ASCII and UNICODE flags are incompatible"),
    ],
)
def test_a_pattern_that_cannot_be_read_is_said_to_be_so(pattern: str, reason: str) -> None:
    assert fault_of(pattern) == ("the pattern cannot be read: {reason}", {"reason": reason})


@given(st.text(alphabet=r"ab()[]{}|*+?\^$,.1x:=!<>P#-", max_size=40))
def test_every_text_is_judged(pattern: str) -> None:
    fault = fault_of(pattern)
    assert fault is None or fault[0] in (ENDLESS, "the pattern cannot be read: {reason}")


def test_of_the_longest_pattern_each_bracket_is_judged() -> None:
    assert fault_of("(?:" * 120 + "a" + ")" * 120) is None
