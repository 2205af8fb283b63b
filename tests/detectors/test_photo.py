"""The photos of the person: each once, icons and strangers' faces never."""

from __future__ import annotations

from typing import Any

import pytest

from privacy_audit.checklist import Network
from privacy_audit.detectors.photo import faces_in, photos, told_apart
from privacy_audit.detectors.photo.identity import general_key
from privacy_audit.extract import extract
from privacy_audit.model import Exposure, Page
from tests import pagelib

NETWORKS = pagelib.networks()
RULES = pagelib.page_rules()


def found_on(page: Page) -> tuple[Exposure, ...]:
    network: Network | None = pagelib.network_of(page, NETWORKS)
    return photos(extract(page), 0, network, RULES)


def on_page(markup: str, url: str = "https://example.vn/linh") -> list[tuple[str, str]]:
    page = Page(name="page", body=markup.encode(), url=url)
    return [(one.attributes["role"], one.reveal()) for one in found_on(page)]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="/logo-truong.jpg" width="200" height="200">',
        '<img class="logo" src="/a.jpg" width="200" height="200">',
        '<img src="/icon.svg">',
        '<img src="/a.jpg" width="1" height="1">',
        '<img src="/a.jpg" width="48" height="48">',
        '<img src="/a.jpg" width="1200" height="150">',
        '<img src="/quang-cao/banner-tet.jpg" width="300" height="250">',
        '<img src="/zalo-qr.jpg" width="300" height="300">',
        '<img src="/anh.png" alt="">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP">',
        '<img src="javascript:alert(1)">',
        '<div style="background-image:url(/nen.jpg)">x</div>',
        '<div class="comment"><img class="avatar" src="/nguoi-khac.jpg" width="100"></div>',
        '<meta property="og:image" content="https://example.vn/card.png">',
        '<img src="https://i.ytimg.com/vi/abc/hqdefault.jpg" width="480" height="360">',
    ],
)
def test_what_is_no_photo_of_a_person_is_not_counted(markup: str) -> None:
    assert on_page(markup) == []


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/anh-gia-dinh.jpg">', [("posted", "https://example.vn/anh-gia-dinh.jpg")]),
        (
            '<div class="vcard"><img class="photo" src="/linh.gif"></div>',
            [("portrait", "https://example.vn/linh.gif")],
        ),
        ('<img class="user-avatar" src="/u/7" width="120">', [("portrait", "https://example.vn/u/7")]),
        (
            '<img src="/a-300x200.jpg" width="300" height="200"><img src="/a-600x400.jpg" width="600" height="400"><img src="/a.jpg?w=90">',
            [("posted", "https://example.vn/a-600x400.jpg")],
        ),
        (
            '<img src="/x.gif" data-src="/lazy.jpg" width="300" height="300">',
            [("posted", "https://example.vn/lazy.jpg")],
        ),
    ],
)
def test_a_photo_on_any_site_is_counted_once(markup: str, expected: list[tuple[str, str]]) -> None:
    assert on_page(markup) == expected


def test_the_invented_profile_shows_its_avatar_and_one_posted_photo() -> None:
    page = pagelib.invented("facebook-profile.html", "https://www.facebook.com/dogialinh.vd")
    found = found_on(page)
    assert [one.attributes for one in found] == [{"role": "avatar"}, {"role": "posted", "faces": "2"}]
    assert [one.certainty.value for one in found] == ["confirmed", "likely"]
    assert found[0].masked.startswith("scontent.fhan1-1.fna.fbcdn.net #")
    assert "_n.jpg" not in repr(found)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("scontent.fhan1-1.fna.example.com", "scontent.fhan1-1.fna.example.com"),
        ("192.168.100.200", "192.168.100.200"),
        ("0912345678.example.com", "••••••••78.example.com"),
        ("u84912345678.example.com", "u•••••••••78.example.com"),
        ("0912-345-678.example.com", "••••••••78.example.com"),
    ],
)
def test_a_number_in_the_host_of_a_picture_is_masked(host: str, shown: str) -> None:
    markup = f'<img src="https://{host}/a.jpg" width=300 height=300>'
    (photo,) = found_on(Page(name="page", body=markup.encode(), url="https://example.vn/linh"))
    assert photo.masked.partition(" #")[0] == shown


def test_the_personal_site_shows_a_portrait_and_the_class() -> None:
    found = found_on(pagelib.invented("personal-site.html", "https://example.vn/linh"))
    assert [(one.attributes["role"], one.certainty.value) for one in found] == [
        ("portrait", "confirmed"),
        ("posted", "possible"),
    ]
    assert [one.part.value for one in found[0].where] == ["image", "json-ld"]


@pytest.mark.parametrize(
    ("name", "url", "roles"),
    [
        ("instagram-og.html", "https://www.instagram.com/dogialinh.vd/", ["avatar"]),
        ("tiktok-profile.html", "https://www.tiktok.com/@dogialinh.vd", ["avatar"]),
        ("zalo-name.html", "https://zalo.me/0912345678", []),
        ("telegram-missing.html", "https://t.me/dogialinh_vd", []),
    ],
)
def test_a_network_page_shows_the_photos_it_should(name: str, url: str, roles: list[str]) -> None:
    assert [one.attributes["role"] for one in found_on(pagelib.invented(name, url))] == roles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a_300x200.jpg", "https://www.example.com/a.jpg?x=1"),
        ("https://example.com/thumb/a.jpg", "https://example.com/a.jpg"),
        ("https://example.com/a@2x.jpg", "https://example.com/a.jpg"),
        ("https://example.com/a=s128-c", "https://example.com/a"),
        ("https://example.com/a-scaled.jpg", "https://example.com/a.jpg"),
        ("https://example.com/img.php?id=7&w=90", "https://example.com/img.php?w=900&id=7"),
    ],
)
def test_sizes_of_one_photo_have_one_identity(one: str, other: str) -> None:
    assert general_key(one) == general_key(other)


def test_different_photos_have_different_identities() -> None:
    assert general_key("https://example.com/img.php?id=7") != general_key("https://example.com/img.php?id=8")
    assert general_key("https://example.com/a.jpg") != general_key("https://example.com/b.jpg")


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        ("No photo description available.", None),
        ("2 805 members", None),
        ("Có thể là hình ảnh về cỏ", None),
        ("May be an image of 2 people and people smiling", 2),
        ("May be an image of 1 person", 1),
        ("Image may contain: one or more people and hat", 1),
        ("Có thể là hình ảnh về 7 người và cỏ", 7),
    ],
)
def test_alternative_texts_count_people(alt: str, expected: int | None) -> None:
    assert faces_in(alt) == expected


# --- pages of a network at addresses that no rule knows ----------------------------------------

OWNER = "https://www.facebook.com/dogialinh.vd"
HEAD = f'<title>(3) Đỗ Gia Linh | Facebook</title><link rel="canonical" href="{OWNER}">'


def on_profile(markup: str, url: str = OWNER) -> tuple[list[tuple[str, str]], int]:
    """Roles and files of the photos, and how many pictures nobody can tell."""
    page = Page(name="page", body=(HEAD + "<h1>Đỗ Gia Linh</h1>" + markup).encode(), url=url)
    told = told_apart(extract(page), 0, pagelib.network_of(page, NETWORKS), RULES)
    found = [(one.attributes["role"], one.reveal().rpartition("/")[2]) for one in told.photos]
    return found, told.untold


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Xin chào</p>",
        '<img src="l_files/like.png">',  # an icon
        '<img src="l_files/like.jpg" width="16" height="16">',
        '<img class="emoji" src="l_files/1f600.webp">',
        '<img src="l_files/sprite.webp" alt="">',
        '<img src="l_files/nen.svg">',
        '<img src="https://static.xx.fbcdn.net/rsrc.php/v3/yx/r/abc.jpg">',
        '<img src="https://external.fhan2-1.fna.fbcdn.net/safe_image.php?d=1" width="500" height="260">',
        '<div style="background-image:url(l_files/nen.jpg)">x</div>',
        '<video poster="l_files/phim.jpg"></video>',
        '<img src="l_files/a.jpg" style="width:40px;height:40px" alt="Lê Văn Bạn">',
        '<img src="l_files/a.jpg" width="206" height="206" alt="Lê Văn Bạn">',  # a list of friends
        '<img src="l_files/a.jpg" alt="Ảnh của Lê Văn Bạn">',
        '<img src="l_files/a.jpg" width="600" alt="Photo of Le Van Ban">',
        '<svg aria-label="Lê Văn Bạn"><image xlink:href="l_files/a.jpg" style="width:32px;height:32px"></svg>',
        '<svg aria-label="Đỗ Gia Linh"><image xlink:href="l_files/a.jpg" style="width:40px;height:40px"></svg>',
        '<svg><image width="168"></image></svg>',
        '<script>var a = "<image href=a.jpg>"</script>',
    ],
)
def test_icons_and_others_on_a_networks_page_are_neither_counted_nor_unknown(markup: str) -> None:
    assert on_profile(markup) == ([], 0)


@pytest.mark.parametrize(
    ("markup", "number"),
    [
        ('<img src="l_files/a.jpg">', 1),
        ('<img src="l_files/a.jpg" alt="kỷ niệm Đà Lạt">', 1),
        ('<img src="l_files/a.jpg" width="600" height="400" alt="Đà Lạt">', 1),
        ('<img src="l_files/a.png" width="600" height="400">', 1),
        ('<img src="l_files/a.jpg"><img src="l_files/b.jpg"><img src="l_files/a.jpg">', 2),
        ('<img src="l_files/a.jpg" srcset="l_files/b.jpg 2x">', 1),
        ('<svg><g><image xlink:href="l_files/a.jpg" style="width:168px;height:168px"></g></svg>', 1),
        ('<meta property="og:image" content="l_files/the.png">', 1),
        ('<img src="l_files/a.jpg" alt="Ảnh của Đỗ Gia Linh Chi và bạn">', 1),
    ],
)
def test_a_picture_that_nothing_tells_is_unknown_and_not_left_out(markup: str, number: int) -> None:
    assert on_profile(markup) == ([], number)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="l_files/a.jpg" alt="Ảnh của Đỗ Gia Linh">', [("posted", "a.jpg")]),
        ('<img src="l_files/a.jpg" alt="Photo of đỗ gia linh">', []),
        ('<img src="l_files/a.jpg" alt="Đỗ Gia Linh\'s photo">', [("posted", "a.jpg")]),
        ('<img src="l_files/a.jpg" alt="Ảnh của \u0110\u00f4\u0303 Gia Linh">', [("posted", "a.jpg")]),
        ('<img src="l_files/a.jpg" width="168" alt="Đỗ Gia Linh">', [("avatar", "a.jpg")]),
        ('<img data-imgperflogname="profileCoverPhoto" src="l_files/1_2_n.jpg">', [("cover", "1_2_n.jpg")]),
        (
            '<svg aria-label="Đỗ Gia Linh"><g><image xlink:href="l_files/a.jpg" style="width:168px"></g></svg>',
            [("avatar", "a.jpg")],
        ),
        (
            '<a aria-label="Ảnh đại diện của Đỗ Gia Linh"><svg><image href="l_files/a.jpg"></svg></a>',
            [("avatar", "a.jpg")],
        ),
        (
            '<meta property="og:image" content="https://scontent.fhan2-1.fna.fbcdn.net/v/1_n.jpg">',
            [("avatar", "1_n.jpg")],
        ),
    ],
)
def test_a_picture_that_says_whom_it_shows_counts(markup: str, expected: list[tuple[str, str]]) -> None:
    assert on_profile(markup)[0] == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.facebook.com/groups/hoilop12a", ([], 1)),  # of a group the preview may show anybody
        (OWNER, ([("avatar", "1_n.jpg")], 0)),
        ("https://example.vn/linh", ([("posted", "1_n.jpg")], 0)),  # of no network: judged as any page
    ],
)
def test_a_preview_is_the_persons_on_a_profile_alone(
    url: str, expected: tuple[list[tuple[str, str]], int]
) -> None:
    assert on_profile('<meta property="og:image" content="https://example.com/v/1_n.jpg">', url) == expected


@pytest.mark.skipif(not pagelib.entries(), reason=pagelib.LEFT_OUT)
@pytest.mark.parametrize("entry", pagelib.entries(), ids=lambda entry: str(entry["id"]))
def test_every_picture_of_a_recorded_page_is_told_apart(entry: dict[str, Any]) -> None:
    page = pagelib.recorded(entry, as_file=False)
    assert told_apart(extract(page), 0, pagelib.network_of(page, NETWORKS), RULES).untold == 0


@pytest.mark.skipif(not pagelib.entries(), reason=pagelib.LEFT_OUT)
@pytest.mark.parametrize("as_file", [False, True], ids=["address", "file"])
@pytest.mark.parametrize(
    "entry",
    [entry for entry in pagelib.entries() if "photos" in entry["must_yield"]],
    ids=lambda entry: str(entry["id"]),
)
def test_a_recorded_page_shows_the_photos_of_the_manifest(entry: dict[str, Any], as_file: bool) -> None:
    page, wanted = pagelib.recorded(entry, as_file=as_file), entry["must_yield"]["photos"]
    roles = [one.attributes["role"] for one in found_on(page)]
    if "avatar" in wanted:
        assert roles.count("avatar") == wanted["avatar"]
    if "person_photos" in wanted:
        assert len(roles) == wanted["person_photos"]
    if "content_photos" in wanted:
        assert roles.count("posted") == wanted["content_photos"]
