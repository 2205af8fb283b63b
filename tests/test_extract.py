"""From bytes to content: charsets, reading order, structured data, embedded JSON, pictures, hostile pages."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import extract, origin_of
from privacy_audit.model import Content, Page, Part
from tests import pagelib


def content(markup: str | bytes, content_type: str | None = "text/html", url: str | None = None) -> Content:
    body = markup.encode() if isinstance(markup, str) else markup
    return extract(Page(name="page", body=body, content_type=content_type, url=url))


def visible(markup: str | bytes) -> list[str]:
    found = content(markup).segments
    return [one.text for one in found if one.part is Part.TEXT and not one.hidden]


def labelled(found: Content) -> list[tuple[str | None, str, str]]:
    return [(one.label, one.part.value, one.text) for one in found.segments if one.label]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<p>Điện thoại của Vũ</p>".encode(), "text/html"),
        ("<p>Điện thoại của Vũ</p>".encode(), "text/html; charset=iso-8859-1"),
        ('<meta charset="windows-1252"><p>Điện thoại của Vũ</p>'.encode(), "text/html"),
        ('<meta charset="nonsense"><p>Điện thoại của Vũ</p>'.encode(), None),
        ("<p>Điện thoại của Vũ</p>".encode("utf-8-sig"), "text/html; charset=windows-1258"),
        ("<p>Điện thoại của Vũ</p>".encode("utf-16"), "text/html"),
        ('<meta charset="idna"><p>Điện thoại của Vũ</p>'.encode(), None),
        ('<meta charset="utf-16"><p>Điện thoại của Vũ</p>'.encode(), "text/html"),
        (b"<p>\xd0i\xea\xf2n thoa\xf2i cu\xd2a Vu\xde</p>", "text/html; charset=windows-1258"),
        (b'<html lang="vi"><p>\xd0i\xea\xf2n thoa\xf2i cu\xd2a Vu\xde</p>', "text/html; charset=utf-8"),
        (b"<p>\xd0i\xea\xf2n thoa\xf2i cu\xd2a Vu\xde</p>", None),
    ],
)
def test_the_charset_is_found_whatever_was_declared(body: bytes, content_type: str | None) -> None:
    import unicodedata

    texts = [unicodedata.normalize("NFC", one.text) for one in content(body, content_type).segments]
    assert texts == ["Điện thoại của Vũ"]


@pytest.mark.parametrize(
    "charset",
    ["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "zlib", "hex",
     "uu", "base64", "mbcs", "oem", "hz", "cp037", "utf-16", "utf-32-be", "no-such", "\0", "a" * 40],
)  # fmt: skip
def test_a_charset_that_is_none_of_the_web_is_not_used(charset: str) -> None:
    page = Page(
        name="page", body=b"<p>a..b +ADw- \\x41 0912 345 678</p>", content_type="text/html", charset=charset
    )
    assert [one.text for one in extract(page).segments] == ["a..b +ADw- \\x41 0912 345 678"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<script>0912345678</script><style>p{}</style><svg><path d="M12.345 678.90"/></svg>', []),
        ("<p>09<b>12</b> <i>345</i> 678</p>", ["0912 345 678"]),
        ("<p>ĐT: 0912<br>Zalo: 0987</p>", ["ĐT: 0912", "Zalo: 0987"]),
        ("<table><tr><th>ĐT</th><td>0912 345 678</td></tr></table>", ["ĐT", "0912 345 678"]),
        ("<a href=1>1</a><a href=2>2</a><a href=3>3</a>", ["1 2 3"]),
        ("<p>a<span style='display: none'>ẩn</span>b</p><div hidden>ẩn</div><template>ẩn</template>", ["ab"]),
        ("<pre>Tên\n0912 345 678</pre>", ["Tên", "0912 345 678"]),
        ("<p>V&amp;#259;n &amp;amp; Vũ</p>", ["Văn & Vũ"]),
        ("<my-card>một</my-card><my-card>hai</my-card>", ["một", "hai"]),
        ("ngoài<div>trong</div>sau", ["ngoài", "trong", "sau"]),
    ],
)
def test_visible_text_comes_in_lines_as_it_is_laid_out(markup: str, expected: list[str]) -> None:
    assert visible(markup) == expected


def test_hidden_text_and_comments_are_kept_and_marked() -> None:
    found = content(
        "<p>một</p><p hidden>hai hai</p><noscript>ba ba</noscript><!-- Nhà: 4 Phố Ví Dụ -->"
    ).segments
    assert [(one.text, one.hidden) for one in found] == [
        ("một", False), ("hai hai", True), ("ba ba", True), ("Nhà: 4 Phố Ví Dụ", True),
    ]  # fmt: skip


def test_the_personal_site_gives_its_structured_data() -> None:
    found = content((pagelib.PAGES / "personal-site.html").read_bytes(), url="https://example.vn/linh")
    assert labelled(found) == [
        ("title", "meta", "Đỗ Gia Linh – Trường THPT Ví Dụ"),
        ("telephone", "link", "tel:0903 111 222"),
        ("email", "link", "mailto:gia.linh@example.com?subject=Chao"),
        ("name", "json-ld", "Đỗ Gia Linh"),
        ("jobtitle", "json-ld", "Giáo viên"),
        ("worksfor", "json-ld", "Trường THPT Ví Dụ"),
        ("telephone", "json-ld", "0903 111 222"),
        ("birthdate", "json-ld", "1990-04-05"),
        ("address", "json-ld", "Số 1 Ngõ 2 Phố Ví Dụ, Hải Phòng, VN"),
        ("geo", "json-ld", "20.85,106.68"),
    ]
    assert "https://zalo.me/0912345678" in [one.text for one in found.segments if one.part is Part.LINK]
    assert "json-ld:Person" in found.containers


CARD = """<div class="vcard"><b class="fn">Lê Ví Dụ</b> <span class="tel"><span class="type">cell</span>:
<span class="value">0912 345 678</span></span> <p class="adr"><span class="street-address">32 Phố Ví Dụ</span>
<span class="locality">Hải Phòng</span> <span class="region">HP</span> <span class="postal-code">18000</span></p>
<abbr class="geo" title="20.85;106.68">nhà</abbr> <abbr class="bday" title="1990-04-05">xuân</abbr>
<a class="email" href="mailto:le@example.com">thư</a></div><p class="title">ngoài thẻ</p><p class="adr"><i class="postal-code">18000</i></p>"""


def test_a_card_gives_what_its_classes_mark() -> None:
    found = [one for one in labelled(content(CARD)) if one[1] == "microdata"]
    assert found == [
        ("name", "microdata", "Lê Ví Dụ"),
        ("telephone", "microdata", "0912 345 678"),
        ("address", "microdata", "32 Phố Ví Dụ, Hải Phòng, HP 18000"),
        ("geo", "microdata", "20.85,106.68"),
        ("birthdate", "microdata", "1990-04-05"),
        ("email", "microdata", "le@example.com"),
    ]


def test_microdata_gives_properties_and_whole_addresses() -> None:
    found = labelled(
        content(
            '<div itemscope itemtype="https://schema.org/Person"><i itemprop="telephone" content="0912 345 678">gọi</i>'
            '<p itemprop="address" itemscope><i itemprop="streetAddress">1 Phố Ví Dụ</i> <i itemprop="addressLocality">Huế</i></p>'
            '<p itemprop="worksFor" itemscope><i itemprop="name">Trường Ví Dụ</i></p></div>'
        )
    )
    assert [one for one in found if one[0] in ("telephone", "address", "worksfor")] == [
        ("telephone", "microdata", "0912 345 678"),
        ("address", "microdata", "1 Phố Ví Dụ, Huế"),
        ("worksfor", "microdata", "Trường Ví Dụ"),
    ]


@pytest.mark.parametrize(
    "script",
    [
        '<script type="application/json" id="X">{DATA}</script>',
        "<script>window.X = {DATA};</script>",
        '<script>window["X"] = {DATA}; other();</script>',
        "<script>var a=1,X={DATA};</script>",
        "<script>self.X.push([1,{DATA}])</script>",
        "<script>X = JSON.parse({TEXT});</script>",
        "<script>X({DATA})</script>",
        '<script>hydrate("X", {DATA}, true)</script>',
    ],
)
def test_data_in_scripts_is_read_whatever_carries_it(script: str) -> None:
    data = json.dumps(
        {
            "user": {
                "username": "linh.vd", "biography": "ĐT 0912 345 678", "business_phone_number": 84912345678,
                "id": "12345678901234567890", "token": "AbCdEf0912345678xyz", "avatar_url": "https://example.com/a.jpg",
            },
            "i18n": {"hello": "Gọi 1900 1234"}, "query": {"username": "asked.for"},
        },
        ensure_ascii=False,
    )  # fmt: skip
    found = content(script.replace("{DATA}", data).replace("{TEXT}", json.dumps(data)))
    texts = [one.text for one in found.segments if one.part is Part.EMBEDDED_JSON]
    assert texts == ["ĐT 0912 345 678", "84912345678"]
    assert "linh.vd" in found.claims
    assert "asked.for" not in found.claims
    assert "X" in found.containers
    assert [(one.url, one.role) for one in found.pictures] == [("https://example.com/a.jpg", "avatar")]


@pytest.mark.parametrize(
    ("markup", "locator"),
    [
        ('<script type="application/json" id="X-1">{"a_b":[{"phone":"0987654321"}]}</script>', "X-1.a_b[0].phone"),
        ('<script type="application/ld+json">{"@graph":[{"telephone":"0987654321"}]}</script>', "ld[0].@graph[0].telephone"),
        ('<script>X={"j":"{\\"phone\\":\\"0987654321\\"}"}</script>', "X.j.().phone"),
        ("<h2>0987654321</h2>", "html > body > h2"),
        ("<o:p><p>0987654321</p></o:p>", "html > body > o:p > p"),
        ('<script type="application/json">{"u":{"0912345678":{"phone":"0987654321"}}}</script>', "script.u.•.phone"),
        ('<script type="application/json">{"u0912_345_678":{"phone":"0987654321"}}</script>', "script.•.phone"),
        ('<script type="application/json">{"lan.nguyen@example":{"phone":"0987654321"}}</script>', "script.•.phone"),
        ('<script type="application/json">{"12 Lê Lợi":{"phone":"0987654321"}}</script>', "script.•.phone"),
        ('<script type="application/json" id="0912345678">{"phone":"0987654321"}</script>', "•.phone"),
        ('<script>window.d0912345678={"phone":"0987654321"}</script>', "•.phone"),
        ('<script type="application/ld+json">{"0912345678":{"telephone":"0987654321"}}</script>', "ld[0].•.telephone"),
        ("<x-0912345678><p>0987654321</p></x-0912345678>", "html > body > • > p"),
        ("<o:lan.nguyen@example.com><p>0987654321</p>", "html > body > • > p"),
    ],
)  # fmt: skip
def test_a_path_shows_only_names_that_a_programmer_gave(markup: str, locator: str) -> None:
    assert [one.locator.removeprefix("html > ") for one in content(markup).segments] == [
        locator.removeprefix("html > ")
    ]


def test_a_mailbox_that_is_a_name_is_read_and_hidden_in_paths() -> None:
    markup = '<script type="application/json">{"lan.nguyen@example.com":{"phone":"0987654321"}}</script>'
    assert [(one.text, one.locator) for one in content(markup).segments] == [
        ("lan.nguyen@example.com", "script.•"),
        ("0987654321", "script.•.phone"),
    ]


PAYMENT = "https://img.vietqr.io/image/VCB-0071000123456-print.png?accountName=LE%20VI%20DU"


@pytest.mark.parametrize(
    "markup",
    [
        '<input name="q" value="0912345678">',
        '<input type="hidden" name="post_id" value="031091012345">',
        '<input type="password" name="cccd" value="031091012345">',
        '<input name="phone" value="">',
        '<li data-id="431091012345" data-bank-account-holder="x" data-plateau="30E12345">',
        '<img src="https://example.com/vcb-0071000123456.png">',
        '<script>track({"orderId":"031091012345","no":"1234567890"})</script>',
        "<script>document.write(name + '@' + host)</script>",
    ],
)
def test_values_that_nobody_calls_personal_are_left_out(markup: str) -> None:
    assert content(markup).segments == ()


@pytest.mark.parametrize(
    ("markup", "text", "part", "label", "locator"),
    [
        ('<input name="cccd" value="031091012345">', "031091012345", "attribute", "identifier", "@value[cccd]"),
        ('<input type="hidden" name="owner_phone" value="0912345678">', "0912345678", "attribute", None, "@value[owner_phone]"),
        ('<input type="date" name="dob" value="1990-04-05">', "1990-04-05", "attribute", "birthdate", "@value[dob]"),
        ('<li data-so-cccd="031091012345">', "031091012345", "attribute", "identifier", "@data-so-cccd"),
        ('<li data-birthday="1990-04-05">', "1990-04-05", "attribute", "birthdate", "@data-birthday"),
        ('<b data-cfemail="462a272806233e272b362a236825292b">', "462a272806233e272b362a236825292b", "attribute", None, "@data-cfemail"),
        ('<a href="/cdn-cgi/l/email-protection#46">', "/cdn-cgi/l/email-protection#46", "link", None, "a"),
        (f'<img src="{PAYMENT}">', PAYMENT, "image", None, "img"),
        (f'<img data-src="{PAYMENT}">', PAYMENT, "image", None, "img"),
        (f'<iframe src="{PAYMENT}"></iframe>', PAYMENT, "image", None, "iframe"),
        (f'<script>X={{"qr":"{PAYMENT}"}}</script>', PAYMENT, "embedded-json", None, "X.qr"),
        ('<script>X={"bin":"970436","acc":"0071000123"}</script>', "0071000123", "embedded-json", "accountid", "X.acc"),
        ('<script>X={"stk":{"bank":"VCB","no":"0071000123"}}</script>', "0071000123", "embedded-json", "accountid", "X.stk.no"),
        ('<script>X={"soTaiKhoan":71000123456}</script>', "71000123456", "embedded-json", "accountid", "X.soTaiKhoan"),
        ('<script>X={"receiverAccountNo":"0071000123"}</script>', "0071000123", "embedded-json", "accountid", "X.receiverAccountNo"),
        ('<script>X={"idNumber":"031091012345"}</script>', "031091012345", "embedded-json", "identifier", "X.idNumber"),
        ("<script>document.write('lan' + '@' + \"example.com\")</script>", "lan@example.com", "embedded-json", "text", "script.text"),
    ],
)  # fmt: skip
def test_values_that_a_page_keeps_for_its_own_use_are_passed_on(
    markup: str, text: str, part: str, label: str | None, locator: str
) -> None:
    found = [
        (one.text, one.part.value, one.label)
        for one in content(markup).segments
        if one.locator.endswith(locator)
    ]
    assert (text, part, label) in found


@pytest.mark.parametrize(
    "markup",
    [
        '<input type=submit value="Gửi đi">',
        '<input type=hidden readonly value="0912345678">',
        '<input type=password readonly value="0912345678">',
        '<input type=checkbox disabled value="0912345678">',
        '<label>Tìm <input type=search value="0912345678"></label>',
        '<button value="0912345678"></button>',
    ],
)
def test_what_a_visitor_wrote_or_nobody_sees_is_no_line_of_the_page(markup: str) -> None:
    assert [one.text for one in content(markup).segments if "0912" in one.text or "Gửi" in one.text] == []


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<input type=button value="Gọi 0912 345 678">', "Gọi 0912 345 678"),
        ('<input type=SUBMIT value="Gọi 0912 345 678">', "Gọi 0912 345 678"),
        ('<input type=reset value="lan@example.com">', "lan@example.com"),
        ("<label>Điện thoại <input disabled value=0912345678></label>", "Điện thoại 0912345678"),
        ('Số điện thoại: <input readonly value="0912345678">', "Số điện thoại: 0912345678"),
    ],
)
def test_what_a_field_or_a_button_shows_stands_in_its_line(markup: str, text: str) -> None:
    assert (text, Part.TEXT, False) in [(one.text, one.part, one.hidden) for one in content(markup).segments]


@pytest.mark.parametrize(
    "markup", ['<select><option label="ĐT 0912 345 678">', '<select><optgroup label="ĐT 0912 345 678">']
)
def test_the_label_of_a_choice_is_told(markup: str) -> None:
    assert "ĐT 0912 345 678" in [one.text for one in content(markup).segments]


@pytest.mark.parametrize("href", ["te\tl:0912345678", "\x01 tel:0912345678", "t\nel:091\r2345678 \x1f"])
def test_an_address_is_read_without_the_blanks_that_browsers_leave_out(href: str) -> None:
    found = [(one.text, one.label) for one in content(f'<a href="{href}">x</a>').segments]
    assert ("tel:0912345678", "telephone") in found


def test_what_the_things_of_a_feed_are_called_is_told() -> None:
    titled = "<title>Rao vặt</title>{}<title>Bán nhà, liên hệ 0912 345 678</title>"
    rss, atom = "<rss><channel>" + titled.format("<item>"), "<feed>" + titled.format("<entry>")
    for feed in (rss, atom):
        told = [one.text for one in content(feed).segments if one.part is Part.TEXT]
        assert (content(feed).title, told) == ("Rao vặt", ["Rao vặt", "Bán nhà, liên hệ 0912 345 678"])


def test_calls_without_data_do_not_hide_what_is_assigned() -> None:
    calls = 'f({"a": b});' * 40
    found = content(f'<script>{calls}X={{"phone":"0987654321"}}</script>')
    assert [one.text for one in found.segments] == ["0987654321"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"messages": {"phone": "Gọi 0912 345 678", "home": {"call": "Gọi 0912 345 678"}}}, []),
        ({"messages": {"call": [{"type": 0, "value": "Gọi 0912 345 678"}]}}, []),
        ({"translations": [{"text": "Gọi 0912 345 678"}]}, []),
        ({"messages": "Gọi 0912 345 678"}, ["Gọi 0912 345 678"]),
        ({"messages": ["Gọi 0912 345 678"]}, ["Gọi 0912 345 678"]),
        ({"messages": [{"from": "Lan Anh", "text": "Gọi 0912 345 678"}]}, ["Lan Anh", "Gọi 0912 345 678"]),
        ({"messages": {"7": {"text": "Gọi 0912 345 678", "time": 1}}}, ["Gọi 0912 345 678"]),
    ],
)
def test_messages_of_software_are_passed_over_and_those_of_people_are_read(
    data: object, expected: list[str]
) -> None:
    script = f"<script type='application/json'>{json.dumps(data)}</script>"
    assert [one.text for one in content(script).segments] == expected
    assigned = f"<script>window.__STATE = {json.dumps(data)};</script>"
    assert [one.text for one in content(assigned).segments] == expected


@pytest.mark.parametrize(
    "script",
    [
        "<script>window.a = %s</script>",
        "<script>init(%s)</script>",
        "<script type='application/json'>%s</script>",
        "<script type='application/ld+json'>%s</script>",
    ],
)
def test_each_value_of_a_key_that_stands_there_again_is_read(script: str) -> None:
    data = '{"phone": "0912345678", "phone": "0987654321", "phone": "0903111222"}'
    found = labelled(content(script % data))
    assert sorted(text for label, _, text in found if label == "telephone") == [
        "0903111222",
        "0912345678",
        "0987654321",
    ]


def test_broken_json_is_skipped_and_the_rest_is_read() -> None:
    found = content(
        '<script type="application/ld+json">{"@type":"Person",}</script>'
        '<script type="application/ld+json">[{"@type":["Person","Thing"],"name":"Lê\nVí Dụ"}]</script>'
    )
    assert ("name", "json-ld", "Lê Ví Dụ") in labelled(found)


def test_masked_numbers_of_a_challenge_are_no_segments() -> None:
    found = content(
        '<script>X={"phone_number":"+62 ***-***-*68","label":"Email: i*******x@l*****.com"}</script>'
    )
    assert found.segments == ()


def test_a_json_document_and_a_text_are_read_as_well() -> None:
    found = content(
        '{"account":{"username":"linh.vd","links":[{"url":"https://example.com/"}]}}',
        "application/json",
        url="https://linktr.ee/linh.vd",
    )
    assert found.containers == ("document:json",)
    assert found.claims == ("linh.vd",)
    assert [one.text for one in content("Tên\n0912 345 678", "text/plain").segments] == [
        "Tên",
        "0912 345 678",
    ]


def test_pictures_come_with_their_hints() -> None:
    found = content(
        '<meta property="og:image" content="/og.jpg"><img class="avatar" src="a.jpg" width="80" alt="Linh">'
        '<div style="background-image:url(\'/b.jpg\')"></div><img src="/s.gif" data-src="/lazy.jpg" srcset="/l2.jpg 2x">',
        url="https://example.vn/x/",
    )
    assert [(one.url, one.part.value, one.role) for one in found.pictures] == [
        ("https://example.vn/og.jpg", "meta", "preview"),
        ("https://example.vn/x/a.jpg", "image", "avatar"),
        ("https://example.vn/lazy.jpg", "image", None),
        ("https://example.vn/s.gif", "image", None),
        ("https://example.vn/l2.jpg", "image", None),
        ("https://example.vn/b.jpg", "attribute", "background"),
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>một</p>", None),
        ('{"canonical": "https://example.com/"}', None),
        ('<link rel="canonical" href="/tuong-doi">', None),
        ("<!-- saved from url=(0023)https://example.com/linh -->", "https://example.com/linh"),
        ("<!--\n Page saved with SingleFile \n url: https://example.com/linh \n-->", "https://example.com/linh"),
        ('<link href="https://example.com/linh" rel="canonical">', "https://example.com/linh"),
        ('<link rel="canonical" href="https://example.com/"><meta content="https://example.com/linh" property="og:url">', "https://example.com/linh"),
    ],
)  # fmt: skip
def test_a_saved_page_tells_where_it_came_from(markup: str, expected: str | None) -> None:
    assert origin_of(Page(name="page", body=markup.encode())) == expected


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("deep", b"<div>" * 30_000 + b"0912 345 678" + b"</div>" * 30_000),
        ("attribute", b'<p title="' + b"a " * 500_000 + b'">x</p>'),
        ("json depth", b'<script type="application/json">' + b"[" * 100_000 + b"</script>"),
        ("assignments", b"<script>" + b'= {"' * 100_000 + b"</script>"),
        ("comment", b"<!--" + b"<" * 300_000 + b"-->"),
        ("links", b"<link " + b'a="' * 100_000 + b">"),
        ("zero bytes", b"<html>\x00\x00<p>x"),
        ("nested properties", b"<div itemprop=description>" * 2_000 + b"xin chao"),
    ],
)
def test_hostile_pages_end(name: str, body: bytes) -> None:
    page = Page(name=name, body=body)
    assert extract(page).containers[0] == "document:html"
    assert origin_of(page) is None


@given(
    st.binary(max_size=300), st.sampled_from([None, "text/html", "application/json", "text/plain; charset=x"])
)
def test_no_bytes_make_it_fail(body: bytes, content_type: str | None) -> None:
    page = Page(name="page", body=body, content_type=content_type)
    assert extract(page).name == "page"
    origin_of(page)
