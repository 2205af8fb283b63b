"""The labelled messages: that they are what they say, and that the figures hold.

The floors of the held ones stand below what was measured on the first try (0.925 and 0.974).
"""

from __future__ import annotations

from privacy_audit.catalog import Library
from privacy_audit.guide.message import Judge
from tests.corpus.messages import FRESH, count, labelled

MESSAGES = labelled()
HELD = [one for one in MESSAGES if one.held]


def test_there_are_enough_messages_of_each_sort() -> None:
    assert sum(one.label == "signs" for one in MESSAGES) >= 110
    assert sum(one.label == "none" for one in MESSAGES) >= 110
    assert len({one.script for one in MESSAGES if one.script}) >= 12
    unseen = [one for one in MESSAGES if one.id.startswith("held")]
    assert len(unseen) * 5 >= len(MESSAGES)
    assert len(HELD) >= 60


def test_every_message_is_labelled_once_and_differs_from_all_others() -> None:
    assert len({one.id for one in MESSAGES}) == len({one.text for one in MESSAGES}) == len(MESSAGES)
    assert [one.id for one in MESSAGES if (one.script is None) != (one.label == "none")] == []


def test_signs_are_told_and_ordinary_messages_left_alone() -> None:
    counts = count(MESSAGES)
    assert counts.recall >= 0.98
    assert counts.precision >= 0.97


def test_no_alarm_is_without_a_sign_to_quote() -> None:
    judge = Judge(Library().message_rules())
    found = [judge.judge(one.text) for one in HELD]
    assert [one for one in found if one.script and not one.signs] == []


def test_messages_that_were_never_seen_before_are_mostly_told_too() -> None:
    counts = count(HELD)
    assert counts.recall >= 0.9
    assert counts.precision >= 0.95


def test_messages_of_another_author_are_told_and_most_ordinary_ones_left_alone() -> None:
    counts = count(labelled(FRESH))
    assert counts.recall >= 0.95
    assert counts.precision >= 0.80
