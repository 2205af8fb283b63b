"""The emergency data: what it must hold, how an office's own file joins it, and what each key does."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.catalog import Library
from privacy_audit.catalog.reading import read_file
from privacy_audit.cli.leading import Spot, moved, parts
from privacy_audit.errors import BadData
from privacy_audit.guidance import Channel, Emergency, SaidChannel, SaidEmergency, SaidScreen, Screen
from privacy_audit.guide.emergency import OLD, is_old, joined, say_emergency
from privacy_audit.words import Words

DATA = joined(Library().emergency())
TODAY = date(2026, 11, 22)
SAID = {language: say_emergency(DATA, Words(language), TODAY) for language in ("vi", "en")}
EVERYWHERE = [
    (language, screen) for language, said in SAID.items() for screen in (*said.screens, *said.branches)
]
ROOM = 22 - 2
"""Lines for title and text at 80×24: 22, less the key line and the free line above it."""


def everything(language: str) -> str:
    return " ".join(
        text
        for screen in (*SAID[language].screens, *SAID[language].branches)
        for text in (
            screen.title,
            *screen.paragraphs,
            *(line for one in screen.channels for line in (one.title, *one.details)),
        )
    )


# --- what must be there ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("không đơn độc", "not alone"),
        ("không có lỗi", "did nothing wrong"),
        ("để phục vụ điều tra", "for the investigation"),
        ("để chứng minh trong sạch", "to prove innocence"),
        ("Đừng mua tiền ảo", "Buy no cryptocurrency"),
        ("Đừng mở đường liên kết", "Open no link"),
        ("đừng cài ứng dụng", "install no app"),
        ("Đừng gửi ảnh", "Send no picture"),
        ("đừng nghe gọi hình", "take no video call"),
        ("Đừng xóa tin nhắn", "Delete no message"),
        ("một người thân", "one person of your family"),
        ("Công an xã, phường", "police of the commune or ward"),
        ("113", "113"),
        ("VNeID", "VNeID"),
        ("0899252555", "0899252555"),
        ("tháng 12/2024", "December 2024"),
        ("hợp nhất năm 2025", "merged in 2025"),
        ("stopncii.org", "stopncii.org"),
        ("takeitdown.ncmec.org", "takeitdown.ncmec.org"),
        ("111", "111"),
        ("mới chặn", "Only now block"),
        ("privacy-audit check --level quick", "privacy-audit check --level quick"),
        ("lấy lại tiền", "get the money back"),
        ("gỡ clip", "remove the clip"),
    ],
)
def test_every_point_is_said_in_both_languages(vi: str, en: str) -> None:
    assert vi in everything("vi")
    assert en in everything("en")


def test_every_thing_that_may_have_happened_has_a_branch() -> None:
    assert [branch.id for branch in DATA.branches] == [
        "paid",
        "sent-pictures",
        "app-or-code",
        "minor",
        "already-out",
        "workplace",
        "somebody-else",
    ]


def test_the_branches_are_offered_before_anything_that_takes_time() -> None:
    assert [screen.id for screen in DATA.screens][:3] == ["breathe", "refuse", "happened"]
    assert [screen.asks for screen in DATA.screens].count(True) == 1


def test_blocking_comes_after_keeping_and_reporting() -> None:
    order = [screen.id for screen in DATA.screens]
    assert order.index("keep") < order.index("report") < order.index("block")


def test_the_number_of_a_department_that_is_gone_is_marked_and_stands_after_the_police() -> None:
    [channel] = [one for one in DATA.channels if one.contact == "0899252555"]
    assert channel.historical
    assert channel.last_known == date(2024, 12, 1)
    assert channel.note is not None
    order = [name for screen in DATA.screens for name in screen.channels]
    assert order.index("nearest-police") < order.index(channel.id)


@pytest.mark.parametrize("channel", DATA.channels, ids=lambda channel: channel.id)
def test_a_channel_has_a_source_that_is_no_older_than_its_date_says(channel: Channel) -> None:
    years = [DATA.sources[name].date for name in channel.sources]
    assert any(str(channel.last_known.year) in one for one in years), years


def test_every_source_is_used_and_has_a_title_and_a_date() -> None:
    things: tuple[Screen | Channel, ...] = (*DATA.screens, *DATA.branches, *DATA.channels)
    used = {name for one in things for name in one.sources}
    assert used == set(DATA.sources)
    assert all(source.title and source.date for source in DATA.sources.values())


# --- no screen scrolls -----------------------------------------------------------------------


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    ("language", "screen"),
    EVERYWHERE,
    ids=[f"{language}-{screen.title[:30]}" for language, screen in EVERYWHERE],
)
def test_a_screen_fits_into_22_lines_of_80_columns(
    monkeypatch: pytest.MonkeyPatch, language: str, screen: SaidScreen, plain: bool
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    [shown] = parts(screen, ROOM, plain=plain)
    lines = [line for block in shown for line, _style in block]
    assert len(lines) + len(shown) - 1 <= ROOM
    assert max(map(len, lines)) <= 80


@given(room=st.integers(3, 60), screen=st.sampled_from([screen for _language, screen in EVERYWHERE]))
def test_in_any_window_all_lines_are_shown_once_and_no_part_is_too_high(
    room: int, screen: SaidScreen
) -> None:
    whole = [line for block in parts(screen, 999, plain=True)[0] for line in block]
    shown = parts(screen, room, plain=True)
    title = len(shown[0][0])
    body = [line for part in shown for block in part[1:] for line in block]
    assert body == whole[title:]
    for part in shown:
        assert sum(map(len, part)) + len(part) - 1 <= max(room, title + 2)


# --- keys ------------------------------------------------------------------------------------


def screen(*, choices: tuple[str, ...] = ()) -> SaidScreen:
    return SaidScreen(title="t", paragraphs=("p",), choices=choices)


SMALL = SaidEmergency(
    language="en",
    title="",
    as_of="",
    sources_title="",
    addresses="",
    screens=(screen(), screen(choices=("one", "two")), screen()),
    branches=(screen(), screen()),
    sources=(),
)
LIST = Spot(screen=1, came=0)
"""The list of what may have happened, reached from the first screen."""


@pytest.mark.parametrize(
    ("here", "key", "number", "there"),
    [
        (Spot(), "x", 1, Spot()),
        (Spot(), "1", 1, Spot()),
        (Spot(screen=1), "3", 1, Spot(screen=1)),
        (Spot(screen=1), "0", 1, Spot(screen=1)),
        (Spot(screen=1), "²", 1, Spot(screen=1)),
        (Spot(), "b", 1, Spot()),
        (Spot(), "\r", 1, LIST),
        (Spot(), " ", 1, LIST),
        (Spot(), "\x1b[c", 1, LIST),
        (Spot(), "\r", 2, Spot(part=1)),
        (Spot(part=1), "\r", 2, LIST),
        (Spot(part=1), "b", 2, Spot()),
        (Spot(screen=1), "m", 1, Spot(screen=1)),  # nobody knows where one came from
        (LIST, "m", 1, Spot(came=0)),
        (Spot(screen=1, came=2), "m", 1, Spot(screen=2, came=2)),
        (Spot(screen=2), "b", 1, Spot(screen=1, came=2)),
        (Spot(screen=2), "\x1b[d", 1, Spot(screen=1, came=2)),
        (Spot(screen=2), "m", 1, Spot(screen=1, came=2)),
        (LIST, "2", 1, Spot(screen=1, branch=1, read=frozenset({1}), came=0)),
        (Spot(screen=1, read=frozenset({0})), "2", 1, Spot(screen=1, branch=1, read=frozenset({0, 1}))),
        (Spot(screen=1, branch=1), "\r", 1, Spot(screen=1)),
        (Spot(screen=1, branch=1), "b", 1, Spot(screen=1)),
        (Spot(screen=1, branch=1), "m", 1, Spot(screen=1)),
        (Spot(screen=1, branch=1), "2", 1, Spot(screen=1, branch=1)),
        (Spot(screen=1, branch=1, read=frozenset({1})), "\r", 1, Spot(screen=1, read=frozenset({1}))),
        (Spot(screen=2), "\r", 1, None),
        (Spot(screen=1), "q", 1, None),
    ],
)
def test_a_key_leads_where_the_key_line_says(here: Spot, key: str, number: int, there: Spot | None) -> None:
    assert moved(SMALL, here, key, number) == there


@given(st.lists(st.sampled_from([*"1234567bm x", "\r", "\x1b[d"]), max_size=40))
def test_no_keys_lead_astray_and_enter_always_leads_out(keys: list[str]) -> None:
    said = SAID["vi"]
    spot: Spot | None = Spot()
    for key in itertools.chain(keys, ["\r"] * 12):
        if spot is not None:
            spot = moved(said, spot, key, 1)
    assert spot is None


# --- age -------------------------------------------------------------------------------------


def channel(**more: object) -> Channel:
    text = {"vi": "một", "en": "one"}
    given: dict[str, object] = {
        "id": "own-line",
        "name": text,
        "purpose": text,
        "region": text,
        "last_known": TODAY,
        "confidence": "high",
        "sources": ("here",),
    }
    return Channel(**(given | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "old"),
    [
        (channel(), False),
        (channel(last_known=TODAY - OLD), False),
        (channel(last_known=TODAY - OLD - timedelta(days=1)), True),
        (channel(historical=True), True),
    ],
)
def test_a_channel_is_old_when_nobody_has_seen_it_for_long(one: Channel, old: bool) -> None:
    assert is_old(one, TODAY) is old


def test_an_old_channel_says_so_on_its_screen() -> None:
    lines = [line for one in SAID["en"].screens for said in one.channels for line in said.details]
    assert "(all of Việt Nam; old information, of 05/2022)" in lines
    assert "(all of Việt Nam; information of 03/2026)" in lines


# --- an office's own file --------------------------------------------------------------------

OWN = """
updated = 2026-11-22
[[channels]]
id = "{identifier}"
name = {{vi = "Công an thành phố", en = "City police"}}
contact = "0225 000 000"
purpose = {{vi = "Trực ban", en = "Duty line"}}
region = {{vi = "Hải Phòng", en = "Hải Phòng, the city"}}
last_known = 2026-11-01
confidence = "high"
sources = ["own-notice"]
[sources.own-notice]
title = "Thông báo số 1"
date = "2026-11-01"
"""


def own(folder: Path, text: str) -> Emergency:
    (folder / "emergency.toml").write_text(text, encoding="utf-8")
    return joined(Library(folder).emergency())


def test_the_region_of_an_office_may_be_its_own_name_in_both_languages(tmp_path: Path) -> None:
    region, purpose, text = "Hải Phòng, the city", "Duty line", OWN.format(identifier="our-line")
    assert region in text and purpose in text
    channels = own(tmp_path, text.replace(region, "Hải Phòng")).channels
    assert channels[-1].region == {"vi": "Hải Phòng", "en": "Hải Phòng"}
    with pytest.raises(BadData):
        own(tmp_path, text.replace(purpose, "Trực ban"))


def test_an_office_replaces_a_channel_by_its_id(tmp_path: Path) -> None:
    whole = own(tmp_path, OWN.format(identifier="hai-phong-hotline-2024"))
    [mine] = [one for one in whole.channels if one.id == "hai-phong-hotline-2024"]
    assert mine.contact == "0225 000 000"
    assert len(whole.channels) == len(DATA.channels)
    shown = [one for screen in whole.screens for one in whole.channels_of(screen)]
    assert mine in shown


def test_an_office_adds_a_channel_and_shows_it_on_a_screen(tmp_path: Path) -> None:
    screen = (
        '[[screens]]\nid = "report"\nchannels = ["our-line", "nearest-police"]\n'
        'title = {vi = "Báo công an", en = "Tell the police"}\ntext = {vi = ["Một"], en = ["One"]}\n'
    )
    whole = own(tmp_path, OWN.format(identifier="our-line").replace("[sources", f"{screen}[sources", 1))
    assert whole.channels[-1].id == "our-line"
    [report] = [one for one in whole.screens if one.id == "report"]
    assert [one.id for one in whole.channels_of(report)] == ["our-line", "nearest-police"]
    assert [one.id for one in whole.screens] == [one.id for one in DATA.screens]


@pytest.mark.parametrize(
    ("change", "to", "sentence"),
    [
        ('sources = ["own-notice"]', "sources = []", "a help channel needs a source"),
        ("last_known = 2026-11-01", "last_known = 2999-01-01", "the date lies in the future"),
        ("updated = 2026-11-22", "updated = 2026-10-01", "the date is later than that of the file"),
        ('confidence = "high"', 'confidence = "high"\nhistorical = true', "needs a note"),
        ('confidence = "high"', 'confidence = "sure"', "is not one of"),
        ("[[channels]]", '[[branches]]\nid = "x"\n[[channels]]', "are missing"),
    ],
)
def test_a_mistake_of_an_own_file_is_named(tmp_path: Path, change: str, to: str, sentence: str) -> None:
    path = tmp_path / "emergency.toml"
    path.write_text(OWN.format(identifier="our-line").replace(change, to), encoding="utf-8")
    with pytest.raises(BadData) as raised:
        read_file(path, Emergency)
    assert any(sentence in mistake.sentence for mistake in raised.value.mistakes)


@pytest.mark.parametrize("name", ["sources", "channels"])
def test_a_name_that_leads_nowhere_is_refused(tmp_path: Path, name: str) -> None:
    text = OWN.format(identifier="our-line")
    if name == "sources":
        text = text.replace('["own-notice"]', '["nobody-knows"]')
    else:
        text += '[[branches]]\nid = "x"\nchannels = ["nobody-knows"]\nlabel = {vi = "Một", en = "One"}\n'
        text += 'title = {vi = "Một", en = "One"}\ntext = {vi = ["Một"], en = ["One"]}\n'
    with pytest.raises(BadData) as raised:
        own(tmp_path, text)
    assert raised.value.mistakes[0].values == {"name": "nobody-knows"}


def test_a_channel_in_words_begins_with_what_one_dials() -> None:
    [police] = [
        one for screen in SAID["vi"].screens for one in screen.channels if one.title.startswith("113")
    ]
    assert police.title == "113 · Cảnh sát 113"
    assert isinstance(police, SaidChannel)
