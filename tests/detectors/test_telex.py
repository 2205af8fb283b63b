"""Vietnamese typed with the keys of Telex: what is read so, what never is, and where it stands on the page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit import scan_html, scan_text
from privacy_audit.detectors import masked_text
from privacy_audit.detectors.heads import Heads
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Typed
from privacy_audit.detectors.telex.keys import typed
from privacy_audit.detectors.telex.ordinary import doubtful, neutral
from privacy_audit.detectors.telex.syllables import is_plain_syllable, is_syllable
from privacy_audit.detectors.telex.words import Sort, word_of
from tests.detectors.samples import content
from tests.detectors.typist import Order, keys_of


def shown(text: str) -> str:
    """A text as the detectors read it."""
    return read(content(text)).text


# --- what stays as it is ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "See the list of rooms for Max: his boss has tax, sex and six boxes; turn off, as is",
        "The chief of staff has been here, too; the moos and boos of cows",
        "Lee Nguyen and Max Moon live at 12 Lee Street, Boston; the hair salon of Miss Thor",
        "Mes amis sont les bois des voix, trois mois pas vus, 12 rue des Lois, Paris",
        "El niño y los dos osos por las tapas, mis tres tias son más",
        "Das ist mein Haus, wir lesen dieser Tage viel",
        "toi o nha, so 12 ngo 34 pho Le Loi, phuong Le Chan, Hai Phong, anh has a car",
        "anh oiii cho em hoi gia bn, chi tiet ib em nhaaa, quaa depp",
        "Yoon Suk Yeol gặp Moon Jae In và Lee Jae Myung tại Seoul",
        "Ông Chad Bown nói với VECS và ông Ri Son Gwon ở thế kỷ XIX",
        "Anh Max là sếp của Thor, nhà có xoong và gas",
        "https://example.com/phuwowngf/soos-12?x=nhaf www.nhaf.soos.vn/phuwowngf/dduwowngf",
        "nhaf.soos@example.com ngox_34 #phuwowngf /tmp/soos/phoos C:\\nhaf\\soos",
        "sha: 3fa8soosddfe9 AAddeeff00aass== d41d8cd98f00b204e9800998ecf8427e",
        "for i in rows: vars.soos = dds[i] + maf",
        "DDT was banned in 1972. DDT is bad",
        "VPN, SQL, HDD, add oo ee aa w ww food wood address",
        "nhaff soosss phuwowwngf quaaanj ddđ",
        "don't, it's, we've; 3rd, 12f, a1s",
        "tuj o nha mik, vk ck bik hông zậy đó nha",
        "roj voj tuj di choj vuj, ai biết hông zậy",
        "mẹee ơi, quáa trời, nhés các bạn",
        "Très bien, les côtés et les prêts dès nés, más allá después",
    ],
)
def test_other_languages_plain_vietnamese_and_code_stay_as_they_are(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    "word",
    (
        *(
            "off",
            "boss",
            "see",
            "room",
            "list",
            "for",
            "of",
            "Max",
            "sex",
            "tax",
            "his",
            "as",
            "is",
            "has",
            "was",
        ),
        *(
            "car",
            "first",
            "next",
            "teen",
            "hair",
            "fix",
            "mix",
            "box",
            "gas",
            "bus",
            "taxi",
            "how",
            "now",
            "low",
        ),
        *("anh", "toi", "nha", "ngo", "khong", "xoong", "Lee", "Moon", "Thomas", "Paris", "video", "photo"),
    ),
)
def test_an_ordinary_word_alone_is_none_of_them(word: str) -> None:
    assert word_of(word).sort not in (Sort.SURE, Sort.LEFTOVER)
    assert shown(f"{word} 0912 345 678") == f"{word} 0912 345 678"


@pytest.mark.parametrize(
    "keys",
    ["", "w", "tw", "f", "ff", "nhaat", "keep", "fas", "nhafs", "more", "nora", "quaa", "maa", "khuya", "ngef",
     "gef", "ceef", "wax", "was", "swa", "dw", "kaf", "nghas", "ddt", "aaa", "looo", "pix", "zif"],
)  # fmt: skip
def test_keys_that_give_no_syllable_with_marks(keys: str) -> None:
    assert typed(keys) is None


@pytest.mark.parametrize(
    ("onset", "rime", "tone"),
    [("", "at", ""), ("k", "a", "s"), ("c", "e", ""), ("ngh", "a", ""), ("ng", "ê", ""), ("gh", "o", ""),
     ("c", "oa", ""), ("b", "it", "f"), ("qu", "on", ""), ("f", "a", ""), ("b", "y", ""), ("", "â", "")],
)  # fmt: skip
def test_what_vietnamese_spelling_forbids(onset: str, rime: str, tone: str) -> None:
    assert not is_syllable(onset, rime, tone)


# --- what is read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("phuwowngf", "phường"),
        ("phuwowfng", "phường"),
        ("phuongwf", "phường"),
        ("phuwongf", "phường"),
        ("dduwowngf", "đường"),
        ("ddiaj", "địa"),
        ("quaanj", "quận"),
        ("quyeenf", "quyền"),
        ("quoocs", "quốc"),
        ("quynhf", "quỳnh"),
        ("gieengs", "giếng"),
        ("gif", "gì"),
        ("giaf", "già"),
        ("nhwngx", "những"),
        ("ruwowuj", "rượu"),
        ("muaw", "mưa"),
        ("cuwur", "cửu"),
        ("hoaf", "hòa"),
        ("thuyr", "thủy"),
        ("tafi", "tài"),
        ("loaij", "loại"),
        ("khuyaf", "khuỳa"),
        ("ddawks", "đắk"),
        ("lys", "lý"),
        ("oong", "ông"),
        ("list", "lít"),
    ],
)
def test_keys_give_what_the_keyboard_would_show(keys: str, syllable: str) -> None:
    found = typed(keys)
    assert found is not None
    assert found.shown == syllable


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "nhaf soos 12 ngox 34 phoos Lee Lowij, phuwowngf Lee Chaan, Hair Phongf",
            "nhà số 12 ngõ 34 phố Lê Lợi, phường Lê Chân, Hải Phòng",
        ),
        ("ddt khoong chins mootj hai ba", "đt không chín một hai ba"),
        ("sinh ngayf 12/03/1990", "sinh ngày 12/03/1990"),
        ("soos taif khoanr 0123456789 Vietcombank", "số tài khoản 0123456789 Vietcombank"),
        ("DDT:", "ĐT:"),
        ("ddiaj chir", "địa chỉ"),
        ("quaanj Ngoo Quyeenf", "quận Ngô Quyền"),
        ("Hair Phongf", "Hải Phòng"),
        ("QUAANJ HAIR AN, HAIR PHONGF", "QUẬN HẢI AN, HẢI PHÒNG"),
        ("DDaf Nawngx, Ddaf Nawngx", "Đà Nẵng, Đà Nẵng"),
        ("Địa chir: 12 Lạch Tray", "Địa chỉ: 12 Lạch Tray"),
        ("Địa Chir: 12 Lạch Tray", "Địa Chỉ: 12 Lạch Tray"),
        ("ĐỊA CHIR: 12 LẠCH TRAY", "ĐỊA CHỈ: 12 LẠCH TRAY"),
        ("Ở soos 12, ngõ 3, Hair Phòng", "Ở số 12, ngõ 3, Hải Phòng"),
        ("dia chi so 5 Tran Phu, quaanj Hai An", "dia chi so 5 Tran Phu, quận Hai An"),
        ("nhaf soos12 ngox34/5", "nhà số12 ngõ34/5"),
        ("SĐT của Max ở nhaf là 0912 345 678", "SĐT của Max ở nhà là 0912 345 678"),
        ("P.Lee Chaan, Q.Ngoo Quyeenf, TP.Hair Phongf", "P.Lê Chân, Q.Ngô Quyền, TP.Hải Phòng"),
        ("See you at 5. Nhaf minhf owr ddaay", "See you at 5. Nhà mình ở đây"),
        ("**DDT:** 0912 345 678", "**ĐT:** 0912 345 678"),
        ("số 12 đuowngf Lê Lợi, phườngf 5", "số 12 đường Lê Lợi, phường 5"),
        ("Đuowngf Lê Lợi, PHƯỜNGF 5", "Đường Lê Lợi, PHƯỜNG 5"),
        ("sốs nhà 5 ngõx 3, tôts lắm", "số nhà 5 ngõ 3, tốt lắm"),
        ("tuj ở soos 12 phoos Huees", "tuj ở số 12 phố Huế"),
    ],
)
def test_leftovers_are_read_as_they_were_meant(text: str, meant: str) -> None:
    assert shown(text) == meant


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize(
    "text", ["Đường số 12, phường Lạch Tray, quận Ngô Quyền", "Điện thoại: không chín một hai", "ĐỊA CHỈ NHÀ"]
)
def test_every_order_of_keys_is_read(text: str, order: Order) -> None:
    assert keys_of(text, order) != text
    assert shown(keys_of(text, order)) == text


def test_the_lists_of_words_are_what_they_say() -> None:
    assert [word for word in doubtful() if typed(word) is None] == []
    assert [word for word in neutral() if typed(word)] == []
    assert {word_of(word).sort for word in ("tuj", "mik", "bik", "vk", "ck", "zậy")} == {Sort.NEUTRAL}
    assert is_plain_syllable("nghieng")
    assert not is_plain_syllable("with")


# --- where it stands, and what is shown of it -------------------------------------------------


def test_a_reading_knows_how_its_words_stand_on_the_page() -> None:
    reading = read(content("Zalo", "ddt: 0912, nhaf soos\u200b 5"))
    assert reading.text == "Zalo\nđt: 0912, nhà số 5"
    assert reading.typed == (
        Typed(start=5, end=7, written="ddt"),
        Typed(start=15, end=18, written="nhaf"),
        Typed(start=19, end=21, written="soos"),
    )
    assert reading.as_written(0, len(reading.text)) == "Zalo\nddt: 0912, nhaf soos 5"
    assert reading.as_written(16, 21) == "hà soos"
    assert reading.as_written(15, 20) == "nhaf s"
    assert reading.span_in_segment(19, 21) == (16, 20)
    assert reading.span_in_segment(22, 23) == (22, 23)


def test_an_excerpt_shows_the_words_of_the_page() -> None:
    (found,) = scan_text("Nhaf minhf banhs mif, ddt: 0912 345 678 nhes")
    assert [one.excerpt for one in found.where] == ["Nhaf minhf banhs mif, ddt: 09•• ••• •78 nhes"]


def test_what_is_masked_in_a_name_is_the_whole_of_what_stood_there() -> None:
    assert masked_text("ddt khoong chins mootj hai ba boons nawm saus bary tams nhes") == (
        "ddt 09•• ••• •78 nhes"
    )


def test_the_same_home_typed_in_two_ways_is_one() -> None:
    found = scan_text(
        "Địa chỉ: số 12 phố Lê Lợi, Hải Phòng.\nDdiaj chir: soos 12 phoos Lee Lowij, Hair Phongf."
    )
    assert [one.reveal() for one in found] == ["số 12 phố Lê Lợi, Hải Phòng"]


def test_the_heads_of_tables_are_read_too() -> None:
    text = "Hoj teen\tSoos taif khoanr\tNgaan hangf\nNguyễn Văn A\t0123456789\tVCB"
    heads = Heads(reading := read(content(text)))
    assert heads.above(reading.text.index("0123")) == "so tai khoan"
    page = "<table><tr><th>Teen<th>Ngayf sinh<tr><td>Lan<td>12/03/1990</table>"
    assert [one.kind.value for one in scan_html(page)] == ["birth-date"]


LINES = (
    "Địa chỉ: số {number} ngõ {alley} phố {street}, phường {ward}, quận {district}, Hải Phòng",
    "Nhà riêng: số {number} đường {street}, phường {ward}, {district}, thành phố Hải Phòng",
    "Điện thoại: 0912 345 6{alley}",
    "Số tài khoản: 01234567{alley} ngân hàng Vietcombank",
    "Ngày sinh: {alley}/03/1985, số điện thoại 0987.654.3{alley}",
)
STREETS = ("Lê Lợi", "Trần Phú", "Nguyễn Văn Linh", "Lạch Tray", "Hoàng Diệu", "Tô Hiệu", "Đường Vòng")
WARDS = ("Gia Viên", "Lạch Tray", "An Biên", "Đằng Giang", "Cầu Đất", "Máy Tơ")
DISTRICTS = ("Ngô Quyền", "Lê Chân", "Hải An", "Hồng Bàng", "Kiến An")


@settings(max_examples=60)
@given(
    st.sampled_from(LINES),
    st.integers(1, 199),
    st.integers(10, 28),
    st.sampled_from(STREETS),
    st.sampled_from(WARDS),
    st.sampled_from(DISTRICTS),
    st.sampled_from(Order),
)
def test_the_same_is_found_however_a_line_was_typed(
    line: str, number: int, alley: int, street: str, ward: str, district: str, order: Order
) -> None:
    proper = line.format(number=number, alley=alley, street=street, ward=ward, district=district)
    keys = keys_of(proper, order)
    found = [(one.kind, shown(one.reveal()), keys[one.start : one.end]) for one in scan_text(keys)]
    assert found
    assert found == [
        (one.kind, one.reveal(), keys_of(proper[one.start : one.end], order)) for one in scan_text(proper)
    ]


@given(st.text(alphabet="aeouwdfsrxj nhaf\nGĐ1.,/:@", max_size=80))
def test_digits_and_signs_stay_where_they_are(text: str) -> None:
    reading = read(content(text))
    assert [one for one in reading.text if not one.isalpha()] == [one for one in text if not one.isalpha()]
    assert reading.as_written(0, len(reading.text)) == text
    for at, character in enumerate(reading.text):
        if not character.isalpha():
            start, end = reading.span_in_segment(at, at + 1)
            assert text[start:end] == character


@pytest.mark.parametrize("piece", ["a", "fsrxj", "w", "dd ", "soos,", "nhaf/", "ddt:", "aaaa ", "w ", "Lee "])
def test_endless_keys_are_neither_read_nor_waited_for(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    assert shown(text) == text


def test_a_long_text_of_leftovers_is_read_to_its_end() -> None:
    assert shown("nhaf soos 12 " * 5_000).strip().endswith("nhà số 12")
    assert "nhaf" not in shown("nhaf soos 12 " * 5_000)


def test_a_home_in_a_hamlet_is_told_as_it_was_typed() -> None:
    text = "Quee quans: thoon Phus Luwowng, xax Taan Huwng, tinhr Thanh Hoas. Kinh nghieemj: 3 nawm"
    (home,) = scan_text(text)
    assert (home.kind.value, text[home.start : home.end]) == (
        "address",
        "thoon Phus Luwowng, xax Taan Huwng, tinhr Thanh Hoas",
    )
