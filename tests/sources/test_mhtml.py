"""A page saved as one file: the page, where it came from, its pictures; and files made to hurt."""

from __future__ import annotations

import base64
import quopri
import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.model import Page, Status
from privacy_audit.sources import Options, files, mhtml
from privacy_audit.sources.mhtml import open_mhtml
from privacy_audit.sources.place import Place
from tests.sources.archives import JPEG, OPTIONS, PNG, Item, gaps, mask, packed, pages, pictures

HEAD = (
    b"From: <Saved by Blink>\r\n"
    b"Snapshot-Content-Location: https://www.facebook.com/thao.vu\r\n"
    b"Subject: =?utf-8?Q?Th=E1=BA=A3o?=\r\n"
    b"MIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Multipart--x"\r\n\r\n\r\n'
)


def part(headers: str, body: bytes) -> bytes:
    return b"------Multipart--x\r\n" + headers.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body + b"\r\n"


def page_part(
    text: str, location: str = "https://www.facebook.com/thao.vu", cid: str = "<root@mhtml>"
) -> bytes:
    headers = (
        f"Content-Type: text/html; charset=utf-8\nContent-ID: {cid}\n"
        f"Content-Transfer-Encoding: quoted-printable\nContent-Location: {location}"
    )
    return part(headers, quopri.encodestring(text.encode()).replace(b"\n", b"\r\n"))


def picture_part(body: bytes, location: str, media_type: str = "image/jpeg") -> bytes:
    headers = f"Content-Type: {media_type}\nContent-Transfer-Encoding: base64\nContent-Location: {location}"
    return part(headers, base64.encodebytes(body).replace(b"\n", b"\r\n"))


def file(*parts: bytes, head: bytes = HEAD) -> bytes:
    return head + b"".join(parts) + b"------Multipart--x--\r\n"


def opened(body: bytes, options: Options = OPTIONS) -> list[Item]:
    return list(open_mhtml(BytesIO(body), Place(name="a.mhtml", path="a.mhtml"), options))


def test_the_page_and_where_it_came_from() -> None:
    [page] = opened(file(page_part("<p>Gọi 0912 345 678 = nhé</p>" + "dài " * 100)))
    assert page == Page(
        name="a.mhtml",
        body=("<p>Gọi 0912 345 678 = nhé</p>" + "dài " * 100).encode(),
        content_type="text/html",
        charset="utf-8",
        url="https://www.facebook.com/thao.vu",
    )


def test_what_the_person_says_about_where_it_came_from_counts_more() -> None:
    [page] = opened(file(page_part("<p>")), Options(mask=mask, url="https://example.com/lan"))
    assert isinstance(page, Page)
    assert (page.asked, page.url) == ("https://example.com/lan", "https://example.com/lan")


def test_pictures_come_with_their_address() -> None:
    found = opened(
        file(
            page_part("<img src=x>"),
            picture_part(JPEG, "https://scontent.example.com/v/0912345678.jpg?oh=1"),
            picture_part(PNG, "cid:1@mhtml"),
            part("Content-Type: image/png\nContent-Transfer-Encoding: binary", PNG + b"\r\n--no end\nx"),
        )
    )
    assert [(item.name, item.url, item.media_type, item.taken_from) for item in pictures(found)] == [
        (
            "a.mhtml › 09•• ••• •78.jpg",
            "https://scontent.example.com/v/0912345678.jpg?oh=1",
            "image/jpeg",
            "a.mhtml",
        ),
        ("a.mhtml", None, "image/png", "a.mhtml"),
        ("a.mhtml", None, "image/png", "a.mhtml"),
    ]
    assert pictures(found)[0].body == JPEG
    assert pictures(found)[2].body == PNG + b"\r\n--no end\nx"


def test_styles_fonts_drawings_and_false_pictures_are_passed_over() -> None:
    found = opened(
        file(
            page_part("<p>"),
            part("Content-Type: text/css", b"a {}"),
            picture_part(b"<svg/>", "https://example.com/a.svg", "image/svg+xml"),
            picture_part(b"<html>", "https://example.com/a.png", "image/png"),
        )
    )
    assert [item.name for item in found] == ["a.mhtml"]


def test_without_pictures_only_the_page_is_read() -> None:
    body = file(page_part("<p>"), picture_part(JPEG, "https://example.com/a.jpg"))
    assert len(opened(body, Options(mask=mask, pictures=False))) == 1


def test_frames_of_the_same_site_belong_to_the_page() -> None:
    found = opened(
        file(
            page_part("<p>page"),
            page_part("<p>frame", "https://www.facebook.com/frame", "<f@mhtml>"),
            page_part("<p>advert", "https://adverts.example.com/", "<g@mhtml>"),
            page_part("<p>blank", "cid:frame@mhtml", "<h@mhtml>"),
        )
    )
    assert [(page.name, page.body) for page in pages(found)] == [
        ("a.mhtml", b"<p>page"),
        ("a.mhtml › https://www.facebook.com/frame", b"<p>frame"),
    ]


def test_frames_that_stood_in_the_page_itself_have_no_place_and_belong_to_it() -> None:
    headers = "Content-Type: text/html; charset=utf-8\nContent-ID: <f@mhtml>"
    found = opened(
        file(
            page_part("<p>page"),
            part(headers, b"<p>srcdoc"),
            page_part("<p>data", "data:text/html,<p>data", "<g@mhtml>"),
            page_part("<p>blank", "about:blank", "<h@mhtml>"),
        )
    )
    assert [(page.name, page.body, page.part) for page in pages(found)] == [
        ("a.mhtml", b"<p>page", None),
        ("a.mhtml › srcdoc", b"<p>srcdoc", "cid:f@mhtml"),
        ("a.mhtml › srcdoc", b"<p>data", "cid:g@mhtml"),
    ]


def test_the_start_that_the_file_names_is_the_page() -> None:
    head = HEAD.replace(b'type="text/html";', b'type="text/html"; start="<b@mhtml>";')
    both = (page_part("<p>one", cid="<a@mhtml>"), page_part("<p>two", cid="<b@mhtml>"))
    assert [page.body for page in pages(opened(file(*both, head=head)))] == [b"<p>two"]
    assert [page.body for page in pages(opened(file(both[0], head=head)))] == [b"<p>one"]


def test_parts_within_parts_are_read() -> None:
    inner = (
        b"Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/html\r\n\r\n"
        b"<p>inner\r\n--in--\r\nepilogue\r\n"
    )
    body = HEAD + b"------Multipart--x\r\n" + inner + picture_part(JPEG, "https://example.com/a.jpg")
    found = opened(body)
    assert [page.body for page in pages(found)] == [b"<p>inner"]
    assert len(pictures(found)) == 1


def test_a_page_alone_is_an_old_way_of_saving() -> None:
    body = b"Content-Type: text/html; charset=windows-1258\nContent-Transfer-Encoding: 8bit\n\n<p>x\n--y\n"
    [page] = opened(body)
    assert isinstance(page, Page)
    assert (page.body, page.charset) == (b"<p>x\n--y", "windows-1258")


def test_mhtml_is_told_by_its_bytes_too(tmp_path: Path) -> None:
    whole = file(page_part("<p>x"))
    found = list(files.open_stream(BytesIO(whole), "-", OPTIONS))
    (tmp_path / "a.mht").write_bytes(whole)
    assert [page.body for page in pages((*found, *files.open_file(tmp_path / "a.mht", OPTIONS)))] == [
        b"<p>x",
        b"<p>x",
    ]


def test_a_saved_page_inside_an_archive_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"s/a.mhtml": file(page_part("<p>x"))}))
    [page] = pages(files.open_file(tmp_path / "a.zip", OPTIONS))
    assert (page.name, page.url) == (f"{tmp_path}/a.zip › s/a.mhtml", "https://www.facebook.com/thao.vu")


# --- damaged and hostile ---


@pytest.mark.parametrize("body", [b"", b"no mail", HEAD, file(), file(part("Content-Type: image/png", PNG))])
def test_a_file_without_a_page_is_a_gap(body: bytes) -> None:
    assert ("damaged", Status.UNSUPPORTED, {}) in gaps(opened(body))


def test_a_page_that_is_too_large_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mhtml, "FILE_BYTES", 1024 * 1024)
    found = opened(file(page_part("x" * 1500 * 1024)))
    assert [len(page.body) for page in pages(found)] == [1024 * 1024]
    assert gaps(found) == [("too-large", Status.PARTLY_SEEN, {"limit": "1"})]


def test_more_pictures_than_a_page_has_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mhtml, "PAGE_PICTURES", 2)
    found = opened(file(page_part("<p>"), *[picture_part(JPEG, "https://example.com/a.jpg")] * 4))
    assert len(pictures(found)) == 2
    assert gaps(found) == [("too-many-pictures", Status.PARTLY_SEEN, {"limit": "2"})]


def hostile(name: str) -> bytes:
    size = 2_000_000
    match name:
        case "one header made of parameters":
            return b"Content-Type: multipart/related; " + b'a=";' * (size // 4) + b"\n\nx"
        case "headers without end":
            return b"X-A: b\n" * (size // 7)
        case "one header folded without end":
            return b"Content-Type: a\n" + b" b\n" * (size // 3)
        case "parts without end":
            return HEAD + part("Content-Type: text/html", b"<p>") + b"------Multipart--x\r\n" * (size // 20)
        case "parts within parts":
            inner = (
                f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n'.encode() for n in range(40_000)
            )
            return b"".join(inner)
        case "one line without end":
            return file(page_part("<p>x")) + b"x" * size
        case "base64 of nothing":
            return file(
                page_part("<p>"),
                part("Content-Type: image/png\nContent-Transfer-Encoding: base64", b"=" * size),
            )
        case _:
            return HEAD + b"--" * size


@pytest.mark.parametrize(
    "name",
    [
        "one header made of parameters",
        "headers without end",
        "one header folded without end",
        "parts without end",
        "parts within parts",
        "one line without end",
        "base64 of nothing",
        "nothing but dashes",
    ],
)
def test_a_hostile_file_ends_soon(name: str) -> None:
    begin = time.perf_counter()
    assert opened(hostile(name))
    assert time.perf_counter() - begin < 3


@given(st.binary(max_size=300), st.integers(0, 900), st.binary(max_size=6))
def test_no_bytes_make_it_fail(junk: bytes, at: int, change: bytes) -> None:
    body = file(page_part("<p>x"), picture_part(JPEG, "https://example.com/a.jpg"))
    for one in (junk, HEAD + junk, body[:at] + change + body[at:]):
        assert opened(one)
