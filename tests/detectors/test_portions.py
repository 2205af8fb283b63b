"""A long content in portions: nothing is lost at a cut, nothing counted twice, all places true."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors import detect, email, phone, portions
from privacy_audit.detectors.portions import Place, in_portions, numbers_in
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Exposure, Kind, Part, Segment
from privacy_audit.text import normalise

VALUES = {
    "0912 345 678": "+84912345678",
    "o9l2.345.678": "+84912345678",
    "0987.654.321": "+84987654321",
    "０９０３ 111 222": "+84903111222",
    "thao.vu@example.com": "thao.vu@example.com",
    "lan (a) gmail.com": "lan@gmail.com",
}
FILLERS = [
    "xin chào bạn ",
    "\n",
    "giá 2.350.000đ ",
    "🌸 ",
    "e\u0323\u0302m ",
    "năm 2024, ",
    "\u200b",
    "Zalo: ",
    "và ",
]
PIECES = st.lists(st.sampled_from([*FILLERS, *(f" {value} nhé, " for value in VALUES)]), max_size=40)


def content(*texts: str) -> Content:
    return Content(name="x", segments=tuple(Segment(text=text, part=Part.TEXT) for text in texts))


def told(exposures: tuple[Exposure, ...]) -> list[tuple[Kind, str, int | None, int | None]]:
    return sorted(
        (one.kind, one.reveal(), one.start, one.end)
        for one in exposures
        if one.kind in (Kind.PHONE, Kind.EMAIL)
    )


@settings(deadline=None)
@given(PIECES, st.integers(60, 200))
def test_a_text_in_portions_tells_what_the_whole_tells(pieces: list[str], size: int) -> None:
    text = "".join(pieces)
    whole = told(detect(content(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION", size)
        assert told(detect(content(text))) == whole


@settings(deadline=None)
@given(st.lists(PIECES.map("".join), max_size=8), st.integers(60, 200))
def test_so_do_several_segments(texts: list[str], size: int) -> None:
    whole = told(detect(content(*texts)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION", size)
        assert told(detect(content(*texts))) == whole


@given(st.lists(st.text(alphabet="ab \n", max_size=30), max_size=8), st.integers(1, 20), st.integers(0, 9))
def test_the_own_stretches_of_the_portions_cover_every_place_once(
    texts: list[str], size: int, margin: int
) -> None:
    whole = content(*texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "PORTION", size)
        patch.setattr(portions, "MARGIN", margin)
        cut = list(in_portions(whole))
    assert [cut[0].begin, cut[-1].end] == [Place(0, 0), Place(len(texts), 0)]
    assert all(one.end == two.begin for one, two in pairwise(cut))
    for portion in cut:
        for index, segment in enumerate(portion.content.segments):
            place = portion.place(index, 0)
            assert texts[place.segment].startswith(segment.text, place.offset)


def test_an_ordinary_content_is_one_portion() -> None:
    whole = content("một", "hai")
    assert [portion.content for portion in in_portions(whole)] == [whole]
    assert [portion.content for portion in in_portions(content())] == [content()]


def test_a_portion_ends_at_the_end_of_a_line_or_at_a_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 10)
    cuts = [portion.end for portion in in_portions(content("abc\ndefg hi jk", "mnopq rstuvwxyz", "a"))]
    assert cuts == [Place(0, 8), Place(1, 0), Place(1, 5), Place(2, 0), Place(3, 0)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("không", 0), ("1", 1), ("12 34", 2), ("a1b2", 2), ("1.200.000đ", 3), ("东2京", 1)],
)
def test_numbers_are_counted(text: str, count: int) -> None:
    assert numbers_in(text) == count


def test_one_line_of_a_megabyte_is_read_in_time_and_its_last_number_found() -> None:
    line = "Hôm nay trời đẹp, giá 12.000đ một cân. " * 26_000 + "Zalo 0912 345 678"
    begun = time.perf_counter()
    reading = read(content(line))
    assert [one.value.reveal() for one in phone.find(reading)] == ["+84912345678"]
    assert list(email.find(reading)) == []
    assert time.perf_counter() - begun < 3


@given(st.sampled_from(sorted(VALUES)), st.text(max_size=30), st.text(max_size=30))
def test_the_place_of_a_value_holds_it_among_any_text(written: str, before: str, after: str) -> None:
    text = f"{before} Zalo {written} {after}"
    for one in detect(content(text)):
        if one.reveal() == VALUES[written]:
            assert one.start is not None
            assert one.end is not None
            assert normalise(written).text in normalise(text[one.start : one.end]).text
            return
    raise AssertionError
