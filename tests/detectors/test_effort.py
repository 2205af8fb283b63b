"""How much is looked at closely in vain: hostile pages are read in time, and that something is left is said."""

from __future__ import annotations

import time

import pytest

from privacy_audit.detectors import address, detected
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import CLOSELY, Effort, Reading
from privacy_audit.model import Content, Part, Segment

HOME = "Nhà em ở 12 Lê Lợi, phường Lê Chân, Hải Phòng. "


def content(text: str) -> Content:
    return Content(name="test", segments=(Segment(text=text, part=Part.TEXT),))


def addresses(reading: Reading) -> list[str]:
    return [one.value.reveal() for one in address.find(reading)]


SOUPS = (
    "1 A, ", "12 Lê Lợi ", "thôn A ", "khu A ", "1 A P. \n", "1 A A A A A A A\n", "số 1 ", "p.1 q.2 ", "1 a p1 ",
    "toa 1 p203 ", "tổ 3, ", "SW1A 2AA A ", "IL 60605 ", "12 A 10115 ", "A 1-ku ", "1 A-ro ", "Flat 9, ", "PO Box 1 ",
)  # fmt: skip


@pytest.mark.parametrize("soup", SOUPS)
def test_what_only_looks_like_addresses_is_given_up_in_time_and_said(soup: str) -> None:
    reading = read(content(soup * (250_000 // len(soup))))
    begun = time.process_time()
    assert addresses(reading) == []
    assert time.process_time() - begun < 3
    assert reading.effort.spent


def test_an_ordinary_text_spends_no_more_than_there_is_and_says_nothing() -> None:
    reading = read(content(HOME + "Ngày 12 tháng 3, 500 người đến. " * 500))
    assert addresses(reading) == ["12 Lê Lợi, phường Lê Chân, Hải Phòng"]
    assert not reading.effort.spent
    assert not detected(content(HOME)).cut


def test_a_page_of_soup_is_called_cut_and_what_stands_before_it_is_found() -> None:
    found = detected(content(HOME + "1 Lan A, " * 40_000))
    assert [str(one.kind) for one in found.exposures] == ["address"]
    assert found.cut


def test_every_detector_counts_anew_and_finds_the_same_again() -> None:
    reading = read(content("1 Lan A, " * CLOSELY + HOME))
    assert addresses(reading) == addresses(reading)


def test_what_is_spent_is_spent_for_the_whole() -> None:
    whole = Effort()
    one, other = whole.counted(2), whole.counted(1)
    assert [one.take(), one.take()] == [True, True]
    assert not whole.spent
    assert [other.take(), other.take(), other.take()] == [True, False, False]
    assert (whole.spent, one.spent, other.spent) == (True, False, True)
    assert whole.take()
