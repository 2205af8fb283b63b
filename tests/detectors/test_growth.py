"""How much work a text makes that repeats one thing: in proportion to its length, and little for each character.

Work is counted in calls (of functions, and of the engine of patterns), so the figures are the same on every
machine however busy it is. The units are the worst that a search over some thousand found: digits,
signs, words with a meaning to the detectors. That no pattern runs away within one call is what the timed
tests of each detector look after.
"""

from __future__ import annotations

import cProfile

import pytest

from privacy_audit.detectors import detected
from privacy_audit.model import Content, Part, Segment

SHORT, LONG = 3_000, 6_000
"""Characters: the longer is read with twice the work."""
MOST_FOR_EACH = 60
"""Calls for each character; less than a tenth of a microsecond each. Before this was watched, `(0)88` took 330."""

NUMBERS = (
    "(0)88", "03/2|", "03/2\n", "03/2, ", "84 1 ", "84x9/)", "8x00-", "0-790:", "105.8(0", "105.8(01", "4-)1(0", "(9", "0-",
    ")08:511", ":0/9", "/39 0", ".0+8,", "7 06:48", "32(07,)2.--)0x", ")88(0/.", "9)05(2+9(", "20-\n4\n8 9:0", "0x0\n(0./0(93",
    "1 2 3 4 5 6 7 8 9 0 ", "0 9 1 2 ", "+1 2 ", "00 1 ", "1900 ", "0.9.12-3456 ", "9405 5036 9930 0312 ",
)  # fmt: skip
DATES = (
    "01/02/1990 ", "1990-02-01 ", "1990-02-01\n", "1/2 ", "1/2/", "🎂1", "1🎂", "1/🎂", "🎂1/2 1/2 ", "sinh 1 ", "born 1 ", "dob 1 ",
    "sn 1 ", "sn 1/", "sinh ngày 1 tháng ", "12 tháng ", "may 1 ", "(1", "1990 ", "1990|",
)  # fmt: skip
COLONS = (":", "x:", "0:", ":@", ":\n", ":(", "at: ", "cong ty: ", "nhaf: 2, tel:: ")
WORDS = (
    "s(B", "s|B", "CEO-", "CEO|", "CEO lng\n", "(CEO)1", "khu A ", "sn 1 ", "SW1A 1 ", "1 A 1 ", "2AA: ", "B~0", "0O]",
    "nhaf\n", "hoaf1900 1234, ",
)  # fmt: skip

POSITIONS = ("CEO\n", "CEO, \n")
MOST_FOR_A_POSITION = 125
"""The same where a position stands on each line: the seven words behind it are looked at for an organisation."""


def calls(text: str) -> int:
    """How many calls it takes to look through a text."""
    content = Content(name="page", segments=(Segment(text=text, part=Part.TEXT),))
    profile = cProfile.Profile()
    profile.enable()
    detected(content)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.fixture(scope="module", autouse=True)
def _everything_is_loaded() -> None:
    """The tables of the detectors are read before anything is counted."""
    calls("SĐT 0912 345 678, +44 20 7946 0958, sinh 12/3/1990, 12 Lê Lợi, Hà Nội")


@pytest.mark.parametrize("unit", (*NUMBERS, *DATES, *COLONS, *WORDS))
def test_what_is_repeated_makes_work_in_proportion_to_its_length_and_little_of_it(unit: str) -> None:
    calls(unit)
    short, long = (calls(unit * (length // len(unit))) for length in (SHORT, LONG))
    assert long <= 2.2 * short
    assert long <= MOST_FOR_EACH * LONG


@pytest.mark.parametrize("unit", POSITIONS)
def test_positions_on_every_line_make_work_in_proportion_to_the_length_too(unit: str) -> None:
    calls(unit)
    short, long = (calls(unit * (length // len(unit))) for length in (SHORT, LONG))
    assert long <= 2.2 * short
    assert long <= MOST_FOR_A_POSITION * LONG
