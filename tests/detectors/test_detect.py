"""All detectors together: one exposure for one value, masked wherever it is shown."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors import detect, masked_text, region_of
from privacy_audit.detectors.overlaps import resolve
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Content, Kind, Occurrence, Part, Secret, Segment
from privacy_audit.text import clean


def text_of(*texts: str) -> Content:
    segments = tuple(
        Segment(text=text, part=Part.TEXT, locator=f"p:nth-of-type({number})")
        for number, text in enumerate(texts, 1)
    )
    return Content(name="trang.html", segments=segments)


def test_the_same_value_at_two_places_is_one_exposure() -> None:
    (phone,) = detect(text_of("Vũ Thảo, 0912.345.678", "Zalo +84 912 345 678"), target=3)
    assert (phone.kind, phone.certainty, phone.masked, phone.reveal(), phone.attributes, phone.start) == (
        Kind.PHONE,
        Certainty.CONFIRMED,
        "09•• ••• •78",
        "+84912345678",
        {"type": "mobile"},
        None,
    )
    assert phone.where == (
        Occurrence(
            target=3,
            page="trang.html",
            part=Part.TEXT,
            locator="p:nth-of-type(1)",
            excerpt="Vũ Thảo, 09•• ••• •78",
        ),
        Occurrence(
            target=3,
            page="trang.html",
            part=Part.TEXT,
            locator="p:nth-of-type(2)",
            excerpt="Zalo 09•• ••• •78",
        ),
    )


def test_a_hidden_segment_counts() -> None:
    hidden = Segment(text="0912 345 678", part=Part.TEXT, hidden=True)
    assert [one.masked for one in detect(Content(name="page", segments=(hidden,)))] == ["09•• ••• •78"]


def test_offsets_are_those_of_the_text_that_was_given() -> None:
    text = "Zalo\u200b ０９１２ 345 678 và thao@example.com"
    assert [text[one.start : one.end] for one in detect(text_of(text))] == [
        "０９１２ 345 678",
        "thao@example.com",
    ]


def test_every_value_in_an_excerpt_is_masked_also_one_that_it_cuts() -> None:
    text = (
        "thao.vu@example.com " + "rất vui " * 8 + "0912 345 678, 0987.654.321 /p/0912345678 " + "cảm ơn " * 12
    )
    for exposure in detect(text_of(text)):
        for place in exposure.where:
            assert len(place.excerpt) <= 80
            for secret in ("thao.vu@", "345", "654", "912345678"):
                assert secret not in place.excerpt


def test_the_number_of_an_exposure_stays_masked_in_the_address_beside_it() -> None:
    content = text_of("SĐT 0912345678, trang https://shop.example.vn/0912345678")
    assert [place.excerpt for place in detect(content)[0].where] == [
        "SĐT 09•• ••• •78, trang https://shop.example.vn/09•• ••• •78"
    ]


@pytest.mark.parametrize(
    ("beside", "shown"),
    [
        ("ngày 2024-11-22, 15:30, mã 12345", "ngày 2024-11-22, 15:30, mã 12345"),
        ("22/11/2024 - 23/11/2024", "22/11/2024 - 23/11/2024"),
        ("2019, 2020", "2019, 2020"),
        ("@lan.nguyen", "@lan.nguyen"),
        ("[0912]345678", "[09•• ••• •78"),
        ("10912345678", "•••••••••78"),
        ("09123456780912345678", "••••••••••••••••••78"),
        ("0912•345•678", "09•• ••• •78"),
        ("091•234•567•8", "••••••••78"),
        ("https://zalo.me/g/x?u=0912345678&m=1", "https://zalo.me/g/x?u=••••••••78&m=1"),
        ("2024-11-22 10912345678", "2024-11-22 •••••••••78"),
        ("lan.nguyen%40example.com", "l••••@example.com"),
        ("lan.nguyen@example.com1", "l••••@example.com1"),
        ("lân.nguyễn@example.com", "n••••@example.com"),
        ("@lan.nguyen@example.com", "@l••••@example.com"),
        ("trận 3-2, chương 12 Hồi Kết, 20 Người", "trận 3-2, chương 12 Hồi Kết, 20 Người"),
        ("B12345 của lô A123456789012", "B12345 của lô A••••••••••12"),
        ("12/03/1985", "••/••/1985"),
        ("B1234567", "••••••67"),
        ("ở 12 Lê Lợi", "ở •••"),
        ("12 Lê Lợi", "•••"),
        ("và 0355 nhé 654 rồi 321", "và •••• nhé ••• rồi •••"),
        ("12/3 ngõ 45, 7 phố Huế", "•••, •••"),
        ("12 Mill Street", "•••"),
        ("0355 hay 444 rồi 333", "•••• hay ••• rồi •••"),
    ],
)
def test_what_is_only_nearly_a_value_is_masked_beside_another(beside: str, shown: str) -> None:
    phone = detect(text_of(f"Gọi 0987 654 321, {beside} nhé"))[0]
    assert [place.excerpt for place in phone.where] == [f"Gọi 09•• ••• •21, {shown} nhé"]


def test_a_line_that_ends_within_a_number_hides_nothing() -> None:
    phone = detect(text_of("Gọi 0987 654 321 x 2091\n234 5678"))[0]
    assert [place.excerpt for place in phone.where] == ["Gọi 09•• ••• •21 x •••••••••78"]


def test_a_path_and_a_mask_show_no_value_either() -> None:
    segment = Segment(
        text="lan@0912345678.vn",
        part=Part.TEXT,
        locator="meta[0912345678] > lan@example.com [10][11][12][13]",
    )
    (mail,) = detect(Content(name="p", segments=(segment,)))
    assert mail.masked == "l••••@••••••••78.vn"
    assert mail.where[0].locator == "meta[••••••••78] > l••••@example.com [10][11][12][13]"


@given(st.text(alphabet=st.characters(), max_size=120), st.sampled_from(["0912345678", "thao@example.com"]))
def test_an_excerpt_never_holds_a_value_nor_what_a_terminal_acts_on(around: str, value: str) -> None:
    for exposure in detect(text_of(f"{around[:60]} Zalo {value} {around[60:]}")):
        for place in exposure.where:
            assert value not in place.excerpt
            assert len(place.excerpt) <= 80
            assert clean(place.excerpt, 80) == place.excerpt


@given(st.text(alphabet=st.characters(), max_size=200))
def test_no_text_breaks_the_detection(text: str) -> None:
    for exposure in detect(text_of(text)):
        assert exposure.start is not None
        assert exposure.end is not None
        assert 0 <= exposure.start < exposure.end <= len(text)


def test_a_phone_in_an_address_line_is_found_beside_the_address() -> None:
    found = detect(text_of("Nhà số 12 ngõ 34 đường Lạch Tray, phường Lê Chân, Hải Phòng. ĐT: 0912 345 678"))
    assert [one.kind for one in found] == [Kind.ADDRESS, Kind.PHONE]


def finding(kind: Kind, start: int, end: int, certainty: Certainty) -> Finding:
    return Finding(kind=kind, start=start, end=end, value=Secret(f"{start}"), masked="•", certainty=certainty)


def test_of_two_that_claim_the_same_characters_the_surer_then_the_longer_remains() -> None:
    sure = finding(Kind.PHONE, 5, 10, Certainty.CONFIRMED)
    long = finding(Kind.PHONE, 0, 12, Certainty.LIKELY)
    apart = finding(Kind.PHONE, 20, 25, Certainty.POSSIBLE)
    longer = finding(Kind.PHONE, 19, 26, Certainty.POSSIBLE)
    assert resolve([long, sure, apart, longer]) == (sure, longer)


def test_an_address_keeps_a_sure_number_inside_it_and_drops_a_doubtful_one() -> None:
    address = finding(Kind.ADDRESS, 0, 40, Certainty.LIKELY)
    sure = finding(Kind.PHONE, 5, 10, Certainty.LIKELY)
    doubtful = finding(Kind.PHONE, 20, 25, Certainty.POSSIBLE)
    assert resolve([doubtful, sure, address]) == (address, sure)


def test_a_number_that_names_a_mailbox_belongs_to_the_mail() -> None:
    assert [one.kind for one in detect(text_of("0912345678@example.com"))] == [Kind.EMAIL]


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("https://www.facebook.com/thao", "https://www.facebook.com/thao"),
        ("https://tiktok.com/@a/video/7571863205253778710", "https://tiktok.com/@a/video/7571863205253778710"),
        ("/a/pcb.3065154550235644/3065146500236449/?type=3", "/a/pcb.3065154550235644/3065146500236449/?type=3"),
        ("IMG_20201201_095433.jpg", "IMG_20201201_095433.jpg"),
        ("báo cáo 2024-01-02.html", "báo cáo 2024-01-02.html"),
        ("zalo.me/0912345678", "zalo.me/09•• ••• •78"),
        ("https://zalo.me/%30%39%31%32345678?a=1", "https://zalo.me/09•• ••• •78?a=1"),
        ("https://x.example/r?u=https%3A%2F%2Fzalo.me%2F0912345678", "https://x.example/r?u=https%3A%2F%2Fzalo.me%2F09•• ••• •78"),
        ("https://shop.example.vn/sp/0912345678", "https://shop.example.vn/sp/09•• ••• •78"),
        ("IMG_2024_0912345678.jpg", "IMG_2024_09•• ••• •78.jpg"),
        ("CV_Thao_0912.345.678.pdf", "CV_Thao_09•• ••• •78.pdf"),
        ("thu-thao.vu@example.com.html", "t••••@example.com.html"),
        ("mailto:thao%40example.com", "mailto:t••••@example.com"),
        # what everybody may read
        ("http://127.0.0.1:43567/2024/11/22/a.html", "http://127.0.0.1:43567/2024/11/22/a.html"),
        ("http://localhost:43567/12345", "http://localhost:43567/12345"),
        ("http://192.168.100.200:8080/", "http://192.168.100.200:8080/"),
        ("Screenshot 2024-11-22 at 15.30.00.png", "Screenshot 2024-11-22 at 15.30.00.png"),
        ("PXL_20201201_095433123.jpg", "PXL_20201201_095433123.jpg"),
        ("icon@2x.png", "icon@2x.png"),
        ("tin-22-11-2024-trang-12345678.html", "tin-22-11-2024-trang-12345678.html"),
        ("10-quan-an-ngon-o-quan-1.html", "10-quan-an-ngon-o-quan-1.html"),
        ("5 địa điểm du lịch ở Hải Phòng.html", "5 địa điểm du lịch ở Hải Phòng.html"),
        # what is only nearly a value
        ("so0912345678x.html", "so••••••••78x.html"),
        ("img0912345678img.html", "img••••••••78img.html"),
        ("10912345678.html", "•••••••••78.html"),
        ("0912345678.0912345678.html", "09•• ••• •78.09•• ••• •78.html"),
        ("IMG_20240912345678.html", "IMG_••••••••••••78.html"),
        ("/p84912345678q", "/p•••••••••78q"),
        ("/a09123456780912345678", "/a••••••••••••••••••78"),
        ("?id=1000912345678", "?id=•••••••••••78"),
        ("２０９１２３４５６７８.html", "•••••••••78.html"),
        ("https://x.example/%30%39%31%3234567810", "https://x.example/••••••••••10"),
        ("2024-11-22-10912345678.html", "•••••••••••••••••78.html"),
        ("https://0912345678.example.com/", "https://09•• ••• •78.example.com/"),
        ('"lan.nguyen"@example.com.html', "l••••@example.com.html"),
        ("lan.nguyen@ví-dụ.vn.html", "l••••@ví-dụ.vn.html"),
        ("lan.nguyen@example.com0912345678.html", "l••••@example.com••••••••78.html"),
        ("lan@0912345678.vn", "l••••@••••••••78.vn"),
        ("anh_@lan.nguyen@example.com", "a••••@example.com"),
        ("12 Lê Lợi, phường Bến Nghé, Quận 1.html", "•••, phường Bến Nghé, Quận 1.html"),
        ("/nha/12_Lê_Lợi,_phường_Bến_Nghé/a.html", "/nha/•••, phường_Bến_Nghé/a.html"),
        ("12-le-loi-phuong-ben-nghe-quan-1.html", "•••, phuong-ben-nghe, quan-1.html"),
    ],
)  # fmt: skip
def test_values_in_the_name_of_a_target_are_masked(name: str, masked: str) -> None:
    assert masked_text(name) == masked


@given(
    st.text(alphabet=st.characters(), max_size=80)
    | st.text(alphabet="%0123456789aze.me/@-_", max_size=60)
    | st.lists(
        st.sampled_from(
            ["0912345678", "lan@example.com", "2024-11-22", "12 Lê Lợi, phường Bến Nghé", " ", "9"]
        ),
        max_size=5,
    ).map("".join)
)
def test_masking_twice_changes_nothing_more(name: str) -> None:
    assert masked_text(masked_text(name)) == masked_text(name)


@pytest.mark.parametrize(
    ("url", "language", "text", "region"),
    [
        (None, None, "", "VN"),
        ("https://www.facebook.com/x", "en", "0912 345 678", "VN"),
        ("https://example.io/", None, "", "VN"),
        ("https://example.vn/", "en", "(312) 747-4300", "VN"),
        (None, "vi", "(312) 747-4300", "VN"),
        (None, "de", "", "DE"),
        (None, "de-AT", "", "AT"),
        (None, "en-US", "", "VN"),
        ("https://example.de/", "en", "", "DE"),
        ("https://example.co.uk/", None, "", "GB"),
        ("https://example.edu/", None, "", "US"),
        (None, "en", "Call (312) 747-4300", "US"),
        (None, None, "312.747.9884", "US"),
        ("https://[broken", None, "", "VN"),
    ],
)
def test_the_region_comes_from_the_address_then_the_language_then_the_numbers(
    url: str | None, language: str | None, text: str, region: str
) -> None:
    content = Content(name="p", url=url, language=language, segments=(Segment(text=text, part=Part.TEXT),))
    assert region_of(content) == region


def test_a_page_without_numbers_loads_no_table_of_numbers() -> None:
    code = (
        "import sys; from privacy_audit.detectors import masked_text; masked_text('chào bạn');"
        "sys.exit('phonenumbers' in sys.modules or 'phonenumbers.geocoder' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
