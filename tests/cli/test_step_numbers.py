"""The numbers of steps on a command line are told from the number of an audit."""

from __future__ import annotations

import pytest

from privacy_audit.cli.step_numbers import is_numbers, joined_steps, numbers_of


@pytest.mark.parametrize(
    "line",
    [
        "",
        "3",
        "3 --plan",
        "--what-if zalo/find-by-phone=off 2",
        "--what-if zalo/find-by-phone=off facebook/friends-list=only-me",
        "--what-if=zalo/find-by-phone=off 2",
        "3 --what-if 1",
        "--days 7 2",
        "--what-if",
        "--what-if --plan 1 2",
    ],
)
def test_every_other_line_stays_as_it_was_typed(line: str) -> None:
    assert joined_steps(line.split()) == line.split()


@pytest.mark.parametrize(
    ("line", "joined"),
    [
        ("--what-if 1 3", "--what-if 1,3"),
        ("2 --what-if 1 3 5 --format json", "2 --what-if 1,3,5 --format json"),
        ("--what-if 1, 3", "--what-if 1,,3"),
        ("--what-if=1 3", "--what-if=1,3"),
        ("--what-if 1 3 zalo/find-by-phone=off 2", "--what-if 1,3 zalo/find-by-phone=off 2"),
        ("--what-if 1 --what-if 2 3", "--what-if 1 --what-if 2,3"),
    ],
)
def test_numbers_right_behind_the_option_are_one_value(line: str, joined: str) -> None:
    assert joined_steps(line.split()) == joined.split()


@pytest.mark.parametrize("typed", ["", ",", "1-3", "one", "+1", "1.5", "²", "12345", "x/y=1", " 1"])
def test_what_is_no_number_of_a_step_is_none(typed: str) -> None:
    assert not is_numbers(typed)


def test_each_step_counts_once_in_the_order_in_which_it_was_typed() -> None:
    assert numbers_of(["3,1,", "1,,2"]) == (3, 1, 2)
