"""E-mail addresses: what is none comes first, then as written, in links, and disguised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.email import REASONS, find
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Content, Part, Segment


def emails(text: str, part: Part = Part.TEXT, label: str | None = None) -> list[Finding]:
    segment = Segment(text=text, part=part, label=label)
    found = find(read(Content(name="page", segments=(segment,))))
    return list({finding.value: finding for finding in found}.values())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a@b",
        "@handle",
        "@thao.vu",
        "cảm ơn @thao.vu nhé",
        "thanks @thao.vu",
        "@user@mastodon.example.social",
        "https://medium.example/@thao.vu/bai-viet",
        "a@2x.png",
        "/img/icon@3x.min.jpg",
        "react@18.2.0",
        "pkg@npm:1",
        "i*******x@l*****.com",
        "n***m@gmail.com",
        "t••••@example.com",
        "...@gmail.com",
        "x..y@example.com",
        "https://0123456789abcdef0123456789abcdef@sentry.example.io/12",
        "0123456789abcdef0123456789abcdef@errors.example.io",
        "https://user:word@example.com/path",
        "https://maps.example/@10.7769,106.7009,12z",
        "meet at home",
        "we met at noon. At first it rained",
        "see you at example.com",
        "Dinner at cafe. com",
        "lúc 5 giờ (a) nhà.",
        "tôi ở @ hồ tây",
        "không gặp ai ở chợ chấm com",
        "thao@example.com1",
        "thao@example.comCảm ơn",
        "thao@bình.yên",
        '"@example.com',
        '""@example.com',
        'tên "thao vu"@example.com',
        "look at gmail.com",
        "create a gmail.com account",
        "look at my gmail. Commonly used",
        "git@example.com:thao/bai.git",
        "@lan.hu.com",
        "hẹn lúc 8 @ gmail của nhóm",
        "cô ấy ở chợ (a) xóm. Com",
        'data-cfemail="zz"',
        "/cdn-cgi/l/email-protection#0123456789abcdef",
    ],
)
def test_other_signs_are_no_addresses(text: str) -> None:
    assert [finding.value.reveal() for finding in emails(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("thao.vu@example.com", "thao.vu@example.com", "likely"),
        ("<Thao.Vu+1@Example.COM.VN>.", "thao.vu+1@example.com.vn", "likely"),
        ("Email: thao_vu@mail.example.vn", "thao_vu@mail.example.vn", "confirmed"),
        ("mailto:thao.vu@example.com?subject=xin", "thao.vu@example.com", "confirmed"),
        ("\\u003cthao@example.com\\u003e", "thao@example.com", "likely"),
        ("-thao@example.com-", "thao@example.com", "likely"),
        ("thao@xn--vit-nam-1xa.xn--p1ai", "thao@xn--vit-nam-1xa.xn--p1ai", "likely"),
        ("ｔｈａｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "thao@example.com", "likely"),
        ("thao@example.com0912345678", "thao@example.com", "likely"),
        ('"thao.vu"@example.com', "thao.vu@example.com", "likely"),
        ("thao@ví-dụ.vn", "thao@ví-dụ.vn", "likely"),
        ("ten (a) gmail chấm com", "ten@gmail.com", "likely"),
        ("name [at] host [dot] vn", "name@host.vn", "likely"),
        ("xiem [dot] zq [at] host [dot] vn", "xiem.zq@host.vn", "likely"),
        ("lan (chấm) tran (a còng) host (chấm) vn", "lan.tran@host.vn", "likely"),
        ("mail (lan) zq [at] host [dot] vn", "zq@host.vn", "likely"),
        ("ten(at)gmail.com", "ten@gmail.com", "likely"),
        ("ten{at}example.vn", "ten@example.vn", "likely"),
        ("ten(@)gmail.com", "ten@gmail.com", "likely"),
        ("thao dot vu [at] example dot com", "thao.vu@example.com", "likely"),
        ("ten @ gmail.com", "ten@gmail.com", "likely"),
        ("ten@ gmail.com", "ten@gmail.com", "likely"),
        ("ten@gmail . com", "ten@gmail.com", "likely"),
        ("ten@gmail chấm com", "ten@gmail.com", "likely"),
        ("hộp thư ten a còng gmail chấm com", "ten@gmail.com", "likely"),
        ("john at gmail dot com", "john@gmail.com", "likely"),
        ("thao.vu at example dot com dot vn", "thao.vu@example.com.vn", "possible"),
        ("ten [a còng] gmail [chấm] com", "ten@gmail.com", "likely"),
        ("ten(a còng)gmail.com", "ten@gmail.com", "likely"),
        ("ten|at|gmail.com", "ten@gmail.com", "likely"),
        ("ten.ho ⓐ gmail.com", "ten.ho@gmail.com", "likely"),
        ("ten.ho AT gmail DOT com", "ten.ho@gmail.com", "likely"),
        ("ten_at_gmail_dot_com", "ten@gmail.com", "likely"),
        ("ten@gmail,com", "ten@gmail.com", "likely"),
        ("ten@gmail. com", "ten@gmail.com", "likely"),
        ("ten＠example。com", "ten@example.com", "possible"),
        ("ten.ho@gmail.com.", "ten.ho@gmail.com", "likely"),
        ("Mail: lan anh 95 @ gmail.com", "lananh95@gmail.com", "likely"),
        ("hỏi ai có mail lan95 @ gmail.com", "lan95@gmail.com", "likely"),
    ],
)
def test_addresses_are_found_however_they_are_written(text: str, value: str, certainty: str) -> None:
    assert [(finding.value.reveal(), finding.certainty.value) for finding in emails(text)] == [
        (value, certainty)
    ]


def test_a_quoted_link_is_read() -> None:
    found = emails("mailto:thao%40example.com?subject=a%40b", Part.LINK)
    assert [finding.value.reveal() for finding in found] == ["thao@example.com"]


def scrambled(address: str, key: int) -> str:
    return bytes((key, *(byte ^ key for byte in address.encode()))).hex()


@pytest.mark.parametrize("key", [0, 0x5A, 0xFF])
@pytest.mark.parametrize(
    "written", ['<a data-cfemail="{}">', "/cdn-cgi/l/email-protection#{}", "x email-protection#{}&y"]
)
def test_a_scrambled_address_is_put_together(written: str, key: int) -> None:
    text = written.format(scrambled("thao.vu@example.com", key))
    assert [(one.value.reveal(), one.reasons) for one in emails(text)] == [
        ("thao.vu@example.com", ("scrambled",))
    ]


def test_a_scrambled_attribute_is_put_together() -> None:
    segment = Segment(
        text=scrambled("thao@example.com", 7), part=Part.ATTRIBUTE, locator="p > a @data-cfemail"
    )
    [found] = find(read(Content(name="page", segments=(segment,))))
    assert found.value.reveal() == "thao@example.com"


def test_every_reason_has_its_sentence() -> None:
    texts = (
        "mail: a@example.com",
        "ten (a) gmail.com",
        "email-protection#" + scrambled("thao@example.com", 7),
    )
    assert {code for text in texts for one in emails(text) for code in one.reasons} == set(REASONS)


def test_a_label_of_the_markup_confirms() -> None:
    assert [finding.certainty.value for finding in emails("thao@example.com", label="email")] == ["confirmed"]


def test_the_mask_shows_one_letter_and_the_host() -> None:
    assert [finding.masked for finding in emails("thao.vu@example.com")] == ["t••••@example.com"]


@given(
    st.text(alphabet=st.characters(), max_size=80)
    | st.text(alphabet="a.@()[]dotcham gmail\n%_-", max_size=80)
)
def test_no_text_breaks_the_detector_and_all_places_are_true(text: str) -> None:
    segment = Segment(text=text, part=Part.TEXT)
    reading = read(Content(name="page", segments=(segment,)))
    for finding in find(reading):
        start, end = reading.span_in_segment(finding.start, finding.end)
        assert 0 <= start < end <= len(text)


@given(
    st.from_regex(r"[a-z][a-z0-9]{0,8}([._][a-z0-9]{1,8})?", fullmatch=True),
    st.sampled_from(["example.com", "example.vn", "mail.example.com.vn"]),
    st.sampled_from(["", "mail: ", "(", "👉", "thư gửi "]),
    st.sampled_from(["", ".", ")", " nhé", "\n", ", "]),
)
def test_every_plain_address_is_found_where_it_stands(local: str, host: str, before: str, after: str) -> None:
    text = f"{before}{local}@{host}{after}"
    found = emails(text)
    assert [finding.value.reveal() for finding in found] == [f"{local}@{host}"]
    reading = read(Content(name="page", segments=(Segment(text=text, part=Part.TEXT),)))
    start, end = reading.span_in_segment(found[0].start, found[0].end)
    assert text[start:end] == f"{local}@{host}"


@pytest.mark.parametrize(
    "hostile",
    [
        "a@",
        "a@a@",
        "a.",
        "a",
        "[at]",
        "a[at]",
        " @ ",
        "a (dot) ",
        " at a dot",
        "a@a.",
        "ten @ gmail ",
        "(",
        " a ",
        "(a",
        " a gmail",
        "_at_gmail_",
        "data-cfemail=",
        "email-protection#00",
        "a,",
        "a。",
        " at a ",
        "a chấm ",
    ],
)
def test_long_hostile_text_is_read_in_time(hostile: str) -> None:
    reading = read(
        Content(name="page", segments=(Segment(text=(hostile * 200_000)[:200_000], part=Part.TEXT),))
    )
    begun = time.perf_counter()
    for _ in find(reading):
        pass
    assert time.perf_counter() - begun < 1.5
