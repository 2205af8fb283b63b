"""Every code has its sentence, also one that nobody has thought of yet."""

from __future__ import annotations

import pytest

from privacy_audit.model import Certainty, Kind, Part, Severity, State, Status
from privacy_audit.report.gap_codes import CODES, SELF_EXPLAINED
from privacy_audit.report.gaps import ADVICE, STATUSES, fields_of, say_gap, saying
from privacy_audit.report.sentences import CERTAINTIES, PARTS, SEVERITIES, say_attributes
from privacy_audit.words import Words

ENGLISH = Words("en")


def test_every_value_has_a_sentence() -> None:
    assert set(STATUSES) == set(ADVICE) == set(Status)
    assert set(CERTAINTIES) == set(Certainty)
    assert set(SEVERITIES) == set(Severity)
    assert set(PARTS) == set(Part)
    assert len(Kind) == 13
    assert len(State) == 4


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_sentence_of_a_code_is_filled_with_its_values(code: str) -> None:
    values = dict.fromkeys(fields_of(CODES[code]), "7")
    sentence = saying(ENGLISH)(Status.UNREACHABLE, code, values)
    assert "{" not in sentence
    assert sentence != STATUSES[Status.UNREACHABLE]


def test_what_must_only_be_installed_gets_no_other_advice() -> None:
    installed = {code for code, sentence in CODES.items() if "Install it with" in sentence}
    assert installed
    assert installed <= SELF_EXPLAINED


def test_an_unknown_code_is_said_as_its_status() -> None:
    assert say_gap(ENGLISH, Status.REFUSED, "something-new", {}) == STATUSES[Status.REFUSED]


def test_a_sentence_that_lacks_a_value_gives_way_to_that_of_the_status() -> None:
    assert (
        say_gap(ENGLISH, Status.UNREACHABLE, "timeout", {"host": "example.com"})
        == "The page could not be reached."
    )


def test_values_cannot_change_a_sentence_or_the_terminal() -> None:
    hostile = {"host": "{seconds}\x1b]0;x\x07\u202e{host.__class__}"}
    assert say_gap(ENGLISH, Status.UNREACHABLE, "dns", hostile) == (
        "No computer of the name {seconds}]0;x{host.__class__} was found on the internet."
    )


def test_attributes_are_told_in_words_and_unknown_ones_left_out() -> None:
    attributes = {"type": "mobile", "faces": "3", "form": "strange", "shoe": "44"}
    assert say_attributes(ENGLISH, attributes) == ("faces: 3", "mobile phone")


def test_a_place_says_in_which_picture_it_stands_and_when_and_with_what_that_was_taken() -> None:
    told = {"picture": "album › IMG_1.jpg", "taken": "2024-05-06", "device": "HTC Desire"}
    assert say_attributes(ENGLISH, told) == (
        "taken with HTC Desire",
        "in the picture album › IMG_1.jpg",
        "taken on 2024-05-06",
    )


@pytest.mark.parametrize(
    ("taken", "told"),
    [
        ("2026-13-03", "chụp ngày 2026-13-03"),  # no such month
        ("2026-10", "chụp ngày 2026-10"),
        ("2026-10-03", "chụp ngày 03/10/2026"),
    ],
)
def test_the_day_of_a_photo_is_written_as_people_write_it(taken: str, told: str) -> None:
    assert say_attributes(Words("vi"), {"taken": taken}) == (told,)
