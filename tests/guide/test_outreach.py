"""The texts that spread the warning: every point is in them, every sentence has a fact, everything fits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.catalog.reading import read_file
from privacy_audit.errors import BadData, WrongUsage
from privacy_audit.guide.outreach import Office, office_of, spread
from privacy_audit.guide.outreach.telecom import count_sms
from privacy_audit.outreach import KINDS, Outreach
from privacy_audit.record.spread import SpreadRecord, TextRecord
from privacy_audit.report.leaflet import render_html
from privacy_audit.report.outreach import render_markdown, render_plain
from privacy_audit.words import Words

OUTREACH = Library().outreach()
NEUTRAL = Office()
WARD = Office(office="UBND phường Lê Chân", hotline="0225 345 6789", contact="số 1 phố Demo")

# Every point of the asks 1 to 8 of the warning, as a reader must meet it.
POINTS = {
    "1 settings": (r"cài đặt quyền riêng tư", r"privacy settings"),
    "2 photos that strangers see": (r"ảnh mà người lạ xem được", r"[Pp]hotos that strangers can see"),
    "3 photo": (r"công khai ảnh", r"personal photos|no photo"),
    "3 address": (r"địa chỉ(?! ví)", r"address"),
    "3 phone": (r"số điện thoại", r"phone number"),
    "4 friend requests": (r"lời mời kết bạn", r"friend requests"),
    "4 what one tells": (r"[kK]ể (?:cho|chuyện riêng cho)", r"tell (?:them|strangers)|Tell strangers"),
    "5 spread the word": (r"gia đình, bạn bè (?:và )?,? ?đồng nghiệp cùng biết|cùng biết", r"about it too"),
    "6 networks": (r"mạng xã hội", r"social networks"),
    "6 workplace": (r"trang web của cơ quan", r"website of the workplace"),
    "7 detective": (r"“thám tử tư”", r"“private detective”"),
    "7 sensitive clip": (r"ảnh(?:, clip)? nhạy cảm", r"intimate picture"),
    "7 wallet": (r"tiền ảo.*ví của họ", r"cryptocurrency.*their wallet"),
    "8 calm": (r"[bB]ình tĩnh", r"[sS]tay calm"),
    "8 family": (r"người thân", r"family"),
    "8 friends": (r"bạn bè", r"friend"),
    "8 pay nothing": (r"[kK]hông trả tiền", r"[pP]ay nothing|[dD]o not pay"),
    "8 investigation": (r"[kK]hông chuyển tiền “?để phục vụ điều tra", r"[tT]ransfer nothing “?for (?:the|an) investi"),
    "8 innocence": (r"để chứng minh trong sạch", r"to prove innocence"),
    "8 link": (r"[kK]hông mở đường liên kết", r"[oO]pen no link"),
    "8 app": (r"[kK]hông cài ứng dụng|, không cài ứng dụng", r"[iI]nstall no app"),
    "8 police": (r"(?:[tT]rình báo|[bB]áo) công an", r"nearest police"),
}  # fmt: skip
LONG_FORMS = ("post-zalo", "post-facebook", "article", "loudspeaker-120", "sheet")


def made(language: str, office: Office = NEUTRAL, region: str | None = None) -> SpreadRecord:
    return spread(OUTREACH, language, kinds=KINDS, office=office, region=region)


def text_of(record: SpreadRecord, identifier: str) -> TextRecord:
    [found] = [text for text in record.texts if text.id == identifier]
    return found


def every() -> Iterator[TextRecord]:
    for language in ("vi", "en"):
        for office in (NEUTRAL, WARD):
            yield from made(language, office, "hai-phong").texts


# --- what is said ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("identifier", LONG_FORMS)
def test_every_point_of_the_warning_is_in_each_long_form(identifier: str, language: str) -> None:
    text = text_of(made(language), identifier).plain
    column = ("vi", "en").index(language)
    missing = [point for point, words in POINTS.items() if not re.search(words[column], text, re.DOTALL)]
    assert missing == []


def test_the_long_forms_are_the_whole_ones() -> None:
    assert tuple(text.id for text in OUTREACH.texts if text.whole) == LONG_FORMS


def test_the_needed_facts_answer_the_asks_1_to_8() -> None:
    answered = {ask for fact in OUTREACH.facts if fact.needed for ask in fact.serves}
    assert answered == {1, 2, 3, 4, 5, 6, 7, 8}


def test_every_sentence_names_a_fact_that_exists_and_has_a_source() -> None:
    facts = {fact.id: fact for fact in OUTREACH.facts}
    for text in every():
        for section in text.sections:
            for sentence in section.sentences:
                assert sentence.facts, sentence.text
                assert all(facts[name].sources for name in sentence.facts), sentence.text


def test_every_fact_is_said_somewhere() -> None:
    said = {name for text in every() for one in text.sections for s in one.sentences for name in s.facts}
    assert {fact.id for fact in OUTREACH.facts} - said == set()


def test_the_steps_of_the_crime_stand_in_their_order() -> None:
    for identifier in LONG_FORMS:
        text = text_of(made("vi"), identifier).plain
        order = [text.index(word) for word in ("mạng xã hội", "ghép khuôn mặt", "“thám tử tư”", "ví của họ")]
        assert order == sorted(order), identifier


def test_nobody_is_blamed_or_frightened() -> None:
    bad = re.compile(
        r"nhẹ dạ|cả tin|\bngu\b|khẩn cấp!|!|SỐC|sốc|bấm vào đây|lòng tham|naive|greedy|click here", re.I
    )
    assert [text.id for text in every() if bad.search(text.plain)] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_old_hotline_is_said_with_its_date_and_only_where_it_was_asked_for(language: str) -> None:
    assert not any("0899252555" in text.plain for text in made(language, WARD).texts)
    with_it = [text for text in made(language, region="hai-phong").texts if "0899252555" in text.plain]
    assert [text.id for text in with_it] == ["post-zalo", "post-facebook", "article", "sheet"]
    assert all("2024" in text.plain and "113" in text.plain for text in with_it)


def test_numbers_and_links_are_those_of_the_help_channels() -> None:
    channels = {one.id: one for emergency in Library().emergency() for one in emergency.channels}
    same = {"stopncii": "stopncii", "take-it-down": "take-it-down"}
    for fact, channel in same.items():
        assert OUTREACH.fact(fact).link == channels[channel].link
    dialled = {
        "police-113": "police-113",
        "child-111": "child-111",
        "hai-phong-hotline": "hai-phong-hotline-2024",
    }
    for fact, channel in dialled.items():
        contact = channels[channel].contact
        assert contact
        assert contact in OUTREACH.fact(fact).text["vi"]


def test_the_codes_of_the_sheet_lead_to_official_help_alone() -> None:
    sheet = text_of(made("vi", WARD), "sheet")
    links = [one.link for section in sheet.sections for one in section.sentences if one.link]
    hosts = [link.split("/")[2] for link in links]
    assert hosts == ["stopncii.org", "takeitdown.ncmec.org", "bocongan.gov.vn"]


# --- that it fits ------------------------------------------------------------------------------


def test_without_details_everything_fits_and_nothing_is_left_to_fill_in() -> None:
    for language in ("vi", "en"):
        for text in made(language).texts:
            assert text.too_long == 0, text.id
            assert not re.search(r"[<>{}]", text.plain), text.id
            if text.measure and text.measure.limit:
                assert text.measure.amount <= text.measure.limit, text.id


@pytest.mark.parametrize(
    ("language", "identifier", "alphabet", "messages"),
    [
        ("vi", "sms-one-marks", "ucs-2", 1),
        ("vi", "sms-two-marks", "ucs-2", 2),
        ("vi", "sms-one", "gsm-7", 1),
        ("vi", "sms-two", "gsm-7", 2),
        ("en", "sms-one", "gsm-7", 1),
        ("en", "sms-two", "gsm-7", 2),
    ],
)
def test_a_short_message_goes_out_as_it_is_meant(
    language: str, identifier: str, alphabet: str, messages: int
) -> None:
    count = count_sms(text_of(made(language), identifier).plain)
    assert (count.alphabet, count.messages) == (alphabet, messages)


def test_short_messages_have_no_character_that_telecoms_refuse() -> None:
    """Sellers of SMS in Việt Nam name these: % # & [ ] { } \\ < @ (and others cost two places)."""
    for language in ("vi", "en"):
        for text in made(language).texts:
            assert text.kind != "sms" or not set(text.plain) & set("%#&[]{}\\<>@^~|€"), text.id


def test_what_does_not_fit_is_left_out_and_said() -> None:
    texts = {text.id: text for text in made("vi", WARD).texts}
    short = texts["sms-one-marks"]
    assert short.plain == "Bị dọa bằng ảnh ghép? Không trả tiền. Gọi 113 hoặc 0225 345 6789."
    assert (short.too_long, short.left_out) == (15, ("office", "contact"))
    assert texts["sms-one"].plain.endswith("goi 113 hoac 0225 345 6789. UBND phuong Le Chan")
    assert (texts["sms-one"].too_long, texts["sms-one"].left_out) == (0, ("contact",))
    assert (texts["sms-two"].too_long, texts["sms-two"].left_out) == (0, ())


def test_an_office_written_in_another_script_goes_only_where_it_fits() -> None:
    texts = made("vi", Office(office="Ủy ban 海防市 " * 4)).texts
    for text in texts:
        if text.kind == "sms":
            assert text.measure is not None
            assert text.measure.amount <= (text.measure.limit or 0)


PRINTABLE = st.text(
    alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn")), max_size=80
)
NUMBER = st.from_regex(r"\A0[0-9]{2,4} ?[0-9]{3} ?[0-9]{3,4}\Z")


@settings(max_examples=60, deadline=None)
@given(office=PRINTABLE, hotline=NUMBER, contact=PRINTABLE, language=st.sampled_from(["vi", "en"]))
def test_whatever_an_office_is_called_no_text_is_too_long(
    office: str, hotline: str, contact: str, language: str
) -> None:
    record = made(language, office_of(office, hotline, contact), "hai-phong")
    for text in record.texts:
        if text.measure and text.measure.limit is not None:
            assert text.measure.amount <= text.measure.limit, text.id
        if text.kind == "sms":
            allowed = {one.id: one.messages for one in OUTREACH.texts}[text.id]
            assert count_sms(text.plain).messages <= (allowed or 0)
        if text.kind == "loudspeaker":
            assert not re.search(r"[0-9()\[\]]", text.plain)


# --- for the ear -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_script_is_for_the_ear(language: str) -> None:
    for text in made(language, WARD, "hai-phong").texts:
        if text.kind != "loudspeaker":
            continue
        assert not re.search(r"[0-9()\[\]/@]|https?:", text.plain)
        sentences = re.split(r"(?<=[.?]) |\n", text.plain)
        own = [one for one in sentences if "Lê Chân" not in one]
        assert max(len(one.split()) for one in own) <= 20, text.id
        assert (
            text.plain.count("không trả tiền, hãy báo công an" if language == "vi" else "do not pay, tell")
            >= 1
        )


def test_a_hotline_is_read_digit_by_digit() -> None:
    script = text_of(made("vi", WARD), "loudspeaker-120").plain
    assert script.count("không hai hai năm, ba bốn năm, sáu bảy tám chín") == 2
    assert "Ủy ban nhân dân phường Lê Chân" in script


def test_an_address_of_the_web_is_not_read_out() -> None:
    script = text_of(made("vi", Office(contact="congan@example.vn")), "loudspeaker-120")
    assert "example" not in script.plain
    assert script.left_out == ("contact",)


@pytest.mark.parametrize(
    ("seconds", "chosen"), [(30, 30), (59, 30), (60, 60), (119, 60), (120, 120), (600, 120)]
)
def test_the_longest_script_for_a_time_is_chosen(seconds: int, chosen: int) -> None:
    [text] = spread(OUTREACH, "vi", kinds=["loudspeaker"], office=NEUTRAL, seconds=seconds).texts
    assert text.id == f"loudspeaker-{chosen}"


def test_too_little_time_is_said() -> None:
    with pytest.raises(WrongUsage, match="takes 30 seconds"):
        spread(OUTREACH, "vi", kinds=["loudspeaker"], office=NEUTRAL, seconds=29)


# --- what an office gives ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ((None, None, None), Office()),
        (("", " ", "\t"), Office()),
        (("  UBND \n phường ", "113", None), Office(office="UBND phường", hotline="113")),
        (("a\x1b[31m\u202eb", None, None), Office(office="a[31mb")),
        ((None, "+84 (0225) 345-6789", None), Office(hotline="+84 (0225) 345-6789")),
        (("x" * 80, None, "y" * 120), Office(office="x" * 80, contact="y" * 120)),
    ],
)
def test_details_are_cleaned(given: tuple[str | None, str | None, str | None], kept: Office) -> None:
    assert office_of(*given) == kept


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("x" * 81, None, None), "--office is too long: at most 80"),
        ((None, "1" * 31, None), "--hotline is too long: at most 30"),
        ((None, None, "x" * 1_000_000), "--contact is too long: at most 120"),
        ((None, "11", None), "no telephone number"),
        ((None, "gọi 113", None), "no telephone number"),
        ((None, "1" * 16, None), "no telephone number"),
        ((None, "٠٨٩٩", None), "no telephone number"),
    ],
)
def test_what_cannot_be_used_is_refused(given: tuple[str | None, str | None, str | None], said: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        office_of(*given)
    assert said in str(refused.value)


def test_an_unknown_region_is_named_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage, match="hai-phong"):
        made("vi", region="atlantis")


def test_a_detail_that_looks_like_a_blank_is_not_filled_again() -> None:
    record = made("vi", Office(office="<hotline>", hotline="113"))
    assert "gọi <hotline>: 113." in text_of(record, "post-zalo").plain


HOSTILE = Office(
    office='<script>alert(1)</script>"><b>', hotline="113", contact="**x** [y](https://evil.example) `z`"
)


def test_hostile_details_become_no_markup() -> None:
    record = made("vi", HOSTILE)
    page = render_html(record, Words("vi"))
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
    assert "evil.example</a>" not in page
    markdown = render_markdown(record, Words("vi"))
    assert "[y](https" not in markdown
    assert "\\<script\\>" in markdown
    assert "\x1b" not in render_plain(record, Words("vi"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sheet_is_one_page_with_three_codes(language: str) -> None:
    record = spread(OUTREACH, language, kinds=["sheet"], office=WARD, region="hai-phong")
    page = render_html(record, Words(language))
    assert page.count('class="code"') == 3
    assert "http:" not in page
    assert re.findall(r'(?:src|href)="(?!https://|data:,)[^"]*"', page) == []
    assert f'<html lang="{language}" class="sheet">' in page


def test_an_article_alone_is_nothing_but_the_article() -> None:
    record = spread(OUTREACH, "vi", kinds=["article"], office=NEUTRAL)
    markdown = render_markdown(record, Words("vi"))
    assert markdown.startswith("# Cảnh giác với ảnh ghép, clip giả để tống tiền\n\n")
    assert re.findall(r"(?m)^## .*$", markdown)[0] == "## Họ làm từng bước như thế nào"
    assert "\n1. Kẻ xấu gom ảnh" in markdown
    assert ">" not in markdown


def test_pasted_text_has_no_broken_lines() -> None:
    record = made("vi", WARD)
    pasted = render_plain(record, Words("vi"))
    for text in record.texts:
        for line in text.plain.splitlines():
            assert line in pasted


def test_with_sources_every_fact_has_one() -> None:
    record = made("vi")
    shown = render_plain(record, Words("vi"), sources=True)
    assert all(f"- {fact.text} – " in shown for fact in record.facts)
    assert "[" not in "".join(fact.text for fact in record.facts)


# --- the data file -----------------------------------------------------------------------------

GOOD = (shipped_folder() / "outreach.toml").read_text(encoding="utf-8")
MISTAKES = [
    ('id = "gathered"', 'id = "faked"', "facts (faked): this id stands twice"),
    ('sources = ["can-tho-2024"]', "sources = []", "facts (more).sources: a fact needs a source"),
    ('sources = ["can-tho-2024"]', 'sources = ["nobody"]', "there is no source “nobody”"),
    ("verified = 2024-08-06", "verified = 2999-01-01", "facts (more).verified: the date lies in the future"),
    ("updated = 2026-11-22", "updated = 2020-01-01", "the date is later than that of the file"),
    ('region = "hai-phong"', 'region = "atlantis"', "“atlantis” is none of the regions of this file"),
    ("serves = [5]\n", "serves = []\n", "no needed fact answers ask 5"),
    ('vi = "Trả một lần, họ sẽ đòi tiếp.", en', 'vi = "Trả <office>.", en', "a fact has nothing to fill in"),
    ('{facts = ["calm"], short = true}', '{facts = ["clam"], short = true}', "there is no fact “clam”"),
    ('{facts = ["calm"], short = true}', '{facts = ["photos"], short = true}', "this fact has no short form"),
    ('{facts = ["calm"], short = true}', '{facts = ["calm", "tell"]}', "a sentence without a text names one fact"),
    ('{facts = ["calm"], short = true}', "{facts = []}", "a sentence names at least one fact"),
    ('{facts = ["wallet"], short = true}', '{facts = ["more"]}', "a whole text needs these facts too: wallet"),
    ('"Báo công an, gọi 113."', '"Báo công an, gọi 114."', "the number 114 is in none of its facts"),
    ('"Gọi 113. <office>"', '"Gọi 113. <offce>"', "“offce” is filled in without standing in “needs”"),
    ("messages = 1\n", "", "texts (sms-one-marks).messages: the key messages is missing"),
    ("seconds = 30\n", "", "texts (loudspeaker-30).seconds: the key seconds is missing"),
    ('language = "vi"', 'language = "en"', "each language needs one rate"),
    ('kind = "post"', 'kind = "poster"', "“poster” is not one of"),
    ('needed = true', 'neded = true', "the key neded is not known here"),
]  # fmt: skip


def test_the_shipped_file_has_no_mistakes() -> None:
    assert read_file(shipped_folder() / "outreach.toml", Outreach).texts


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES, ids=[said for _, _, said in MISTAKES])
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "outreach.toml").write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadData) as bad:
        read_file(tmp_path / "outreach.toml", Outreach)
    shown = [f"{one.where}: {one.sentence.format_map(one.values)}" for one in bad.value.mistakes]
    assert any(said in one for one in shown), shown
