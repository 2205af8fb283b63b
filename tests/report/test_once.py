"""What repeats within a plan is told once: what must be told again first, then what is referred to."""

from __future__ import annotations

from privacy_audit.report.document import Action, Phrase, Step, Steps, labelled, plain
from privacy_audit.report.once import told_once
from privacy_audit.words import Words
from tests.report.test_compose import said

PHONE, WEB = plain("On a phone:"), plain("On a computer:")
LONG = "On a social network: delete it from your intro, from posts and from sale offers. " * 2


def action(*way: str, title: Phrase = PHONE, goal: str = "") -> Action:
    """An action with a way."""
    lines = tuple(labelled(one) for one in way)
    return Action(title=plain("a"), way_title=title, way=lines, goal=plain(goal) if goal else None)


def listed(*actions: Action) -> Steps:
    """A list of steps of an action each."""
    return Steps(steps=tuple(Step(facts=plain(""), actions=(one,)) for one in actions))


def ways(*blocks: Steps) -> list[list[str]]:
    """The ways as they are told."""
    told = [block for block in told_once(blocks, Words("en")) if isinstance(block, Steps)]
    return [[said(line) for line in step.actions[0].way] for block in told for step in block.steps]


def test_a_single_line_that_is_alike_is_told_again() -> None:
    one, other = ("Open it", "Tap [A]"), ("Open it", "Tap [B]")
    assert ways(listed(action(*one), action(*other))) == [list(one), list(other)]


def test_the_same_way_on_another_device_is_told_again() -> None:
    way = ("Open it", "Tap [A]", "Tap [B]")
    assert ways(listed(action(*way), action(*way, title=WEB))) == [list(way), list(way)]


def test_each_list_is_for_itself_so_that_a_day_can_be_read_alone() -> None:
    way = ("Open it", "Tap [A]", "Tap [B]")
    assert ways(listed(action(*way)), listed(action(*way))) == [list(way), list(way)]


def test_the_longest_beginning_that_was_told_gives_way_to_one_line() -> None:
    first, second = ("Open it", "Tap [A]", "Tap [B]"), ("Open it", "Tap [A]", "Tap [C]", "Tap [D]")
    third = ("Open it", "Tap [A]", "Tap [C]", "Tap [E]")
    assert ways(listed(action(*first), action(*second), action(*third), action(*first))) == [
        list(first),
        ["As in point 1, up to: Tap [A]", "Tap [C]", "Tap [D]"],
        ["As in point 1, up to: Tap [A]", "Tap [C]", "Tap [E]"],  # point 2 does not tell it in full
        ["As in point 1, up to: Tap [B]"],
    ]


def test_short_advice_is_repeated_and_long_advice_is_not() -> None:
    [block] = told_once(
        [listed(*(action(goal=goal) for goal in ("Choose: [Only me]", LONG, "Choose: [Only me]", LONG)))],
        Words("en"),
    )
    assert isinstance(block, Steps)
    goals = [step.actions[0].goal for step in block.steps]
    assert [said(goal) for goal in goals if goal] == [
        "Choose: [Only me]",
        LONG.strip(),
        "Choose: [Only me]",
        "Do the same as in point 2.",
    ]
