"""Other accounts: links to profiles and handles beside a network's name."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.detectors import other_account
from privacy_audit.model import Certainty
from tests.detectors.identity_readings import page_of, reading_of, seconds, values

NO_ACCOUNTS = (
    "https://www.facebook.com/sharer/sharer.php?u=https://facebook.com/thu.hg",
    "https://twitter.com/intent/tweet?text=a",
    "https://facebook.com/groups/muabanhaiphong",
    "https://www.instagram.com/p/Cabc123/",
    "https://x.com/thuhg/status/123",
    "https://youtube.com/watch?v=abc",
    "https://github.com/thuhg/notes",
    "https://t.me/joinchat/abc t.me/+84912345678",
    "https://zalo.me/0912345678",
    "https://zalo.me/g/abcdef",
    "https://www.facebook.com/help/123 https://www.facebook.com/login.php",
    "theo dõi @thu.hg nhé",
    "nick @binh_gold vì em không mò ra",
    "mail thu@facebook.com",
    "Facebook: 0912345678",
    "Facebook: chưa có",
    "https://www.meetup.com/login?facebook=true",
    "Đăng trên Facebook: Việt Nam thắng lớn",
    "#instagram #facebook",
    "https://support.wordpress.com https://www.blogspot.com",
    "https://shopee.vn/flash_sale https://lazada.vn/products/abc",
    "Line 4 của dây chuyền",
    "wechat 2024",
    "mail lan@thu.wordpress.com",
    "nick 2k4 vào nhóm, acc v10.2 lỗi",
    "Instagram v10.2 lỗi, facebook covid19 đầy tin, tiktok top10",
    "facebook tiki.vn giảm giá, ảnh trên fb anh.jpg",
    "ở fb Việt Nam có nhiều người dùng",
    "ông ấy là Giám Đốc Facebook Việt Nam là Người Hà Nội",
    "Em Facebook suốt ngày, mẹ nói là Con Hư rồi",
    "Zalo PC 24.10.3 đã có, Telegram Desktop 5.2.1 cũng vậy",
    "Telegram: ứng dụng nhắn tin. TikTok - nền tảng video ngắn.",
    "TikTok Shop: giảm 50%, mã TT2025, đơn từ 0đ",
    "goodreads.com/book/show/123 https://vimeo.com/watch",
    "nhắn riêng cho mình trên IG. @binh ơi nhận quà",
)
ACCOUNTS = {
    "https://www.facebook.com/Thu.Huong.92?mibextid=1": "facebook:thu.huong.92",
    "fb.com/thu.huong": "facebook:thu.huong",
    "m.me/tra.chanh.co.ba": "facebook:tra.chanh.co.ba",
    "https://facebook.com/profile.php?id=100012345678901": "facebook:100012345678901",
    "https://m.facebook.com/people/Nguyen-Thu/100001234567890": "facebook:100001234567890",
    "https://www.instagram.com/thu.hg/": "instagram:thu.hg",
    "https://www.tiktok.com/@thu.hg": "tiktok:thu.hg",
    "x.com/thuhg": "x:thuhg",
    "https://mobile.twitter.com/thuhg": "x:thuhg",
    "youtube.com/@thuhg/videos": "youtube:thuhg",
    "t.me/thuhg": "telegram:thuhg",
    "https://vn.linkedin.com/in/thu-hg-1a2b": "linkedin:thu-hg-1a2b",
    "https://www.threads.net/@thu.hg": "threads:thu.hg",
    "github.com/thuhg": "github:thuhg",
    "snapchat.com/add/thuhg": "snapchat:thuhg",
    "steamcommunity.com/id/thu_hg": "steam:thu_hg",
    "skype:thu.hg?chat": "skype:thu.hg",
    "IG: @thu.hg": "instagram:thu.hg",
    "tele: @thuhg": "telegram:thuhg",
    "TikTok @thu.hg.daily": "tiktok:thu.hg.daily",
    "nhắn @co_giang.bun trên Instagram": "instagram:co_giang.bun",
    "Facebook: Nguyễn Thu": "facebook:nguyễn thu",
    "FB em: thu.hg.98": "facebook:thu.hg.98",
    "Insta thu_hg": "instagram:thu_hg",
    "ig: thu.hg": "instagram:thu.hg",
    "skype: live:thu.hg": "skype:live:thu.hg",
    "Discord: mimosa#0912": "discord:mimosa#0912",
    "shopee.vn/gocbanhchiut": "shopee:gocbanhchiut",
    "lazada.vn/shop/tiem-nha-mo": "lazada:tiem-nha-mo",
    "blog gomchudau.wordpress.com.": "wordpress:gomchudau",
    "https://lanhuong.substack.com/p/abc": "substack:lanhuong",
    "thread @gomchudau.tho": "threads:gomchudau.tho",
    "Discord baochua#0912": "discord:baochua#0912",
    "discord meoden99": "discord:meoden99",
    "nick game: HPx_BaoChua2k3": "game:hpx_baochua2k3",
    "Zalo 0912 345 678, Line rowan_in_halong.": "line:rowan_in_halong",
    "nick Yahoo ngày xưa thuhg_hp": "yahoo:thuhg_hp",
    "đi chơi nhớ ig haiyen.94": "instagram:haiyen.94",
    "insta duy.chup.anh, ai cần chụp kỷ yếu hú nha": "instagram:duy.chup.anh",
    "theo dõi insta linh2k4 nhé": "instagram:linh2k4",
    "WeChat hana.hue88": "wechat:hana.hue88",
    "IG 👉 @phuot.cung.huy": "instagram:phuot.cung.huy",
    "tiktok của bé út nhà mình tên là @cuncon.2015": "tiktok:cuncon.2015",
    "Thread mới lập: @thuthao.viet.vung": "threads:thuthao.viet.vung",
    "tóp tóp: @trucmay.ne": "tiktok:trucmay.ne",
    "ID Zalo của tui: hoangphuc.bk": "zalo:hoangphuc.bk",
    "nick facebook của chị là Hương Trà Đào, tìm là ra": "facebook:hương trà đào",
    "tài khoản Facebook tên Đinh Công Mạnh đã lừa mình": "facebook:đinh công mạnh",
    "Em hay đăng bài ở fb Thu Uyên Nguyễn, mọi người kết bạn nhé": "facebook:thu uyên nguyễn",
    "카카오톡 ID: haram_hp": "kakaotalk:haram_hp",
    "tw: @minh_tu_ve": "x:minh_tu_ve",
    "Nick: hoangtu_mua_phun": "nick:hoangtu_mua_phun",
    "goodreads.com/linhdocsach": "goodreads:linhdocsach",
}
HOSTILE = (
    "_",
    "@a ",
    "fb: a_",
    ":",
    "/@a://",
    "x.com/a ",
    "a.com/",
    "fb ",
    " - ",
    "_#",
    "a.wordpress.com ",
    "discord a",
    "a.b ",
    "ig a.b9 ",
    "facebook của mình ",
    "cua minh : ",
)


@pytest.mark.parametrize("text", NO_ACCOUNTS)
def test_what_opens_no_profile_is_left(text: str) -> None:
    assert values(other_account.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "value"), ACCOUNTS.items())
def test_an_account_is_found_as_network_and_handle(text: str, value: str) -> None:
    assert values(other_account.find, reading_of(text)) == [value]


def test_a_link_alone_is_likely_and_with_its_label_confirmed() -> None:
    (alone,) = other_account.find(reading_of("xem fb.com/thu.hg"))
    (labelled,) = other_account.find(reading_of("Facebook: https://fb.com/thu.hg"))
    assert (alone.certainty, labelled.certainty) == (Certainty.LIKELY, Certainty.CONFIRMED)
    assert alone.attributes == {"network": "facebook"}


def test_a_link_is_shown_as_written_and_a_handle_with_its_network() -> None:
    found = other_account.find(reading_of("https://www.fb.com/Thu.Hg · IG @thu.hg"))
    assert [one.masked for one in found] == ["fb.com/Thu.Hg", "instagram:thu.hg"]


def test_the_name_of_a_target_stays_as_it_is() -> None:
    assert list(other_account.find(replace(reading_of("https://fb.com/thu.hg"), is_name=True))) == []


def test_a_fan_page_is_an_organisations() -> None:
    (found,) = other_account.find(reading_of("Fanpage: fb.com/tiem.hoa"))
    assert found.attributes == {"network": "facebook", "type": "organisation"}


def test_the_page_s_own_account_is_no_other_one() -> None:
    page = page_of(
        '<link rel="canonical" href="https://www.facebook.com/tuan.barber">'
        '<a href="https://www.facebook.com/tuan.barber">FB</a><a href="https://t.me/tuanbarber">Tele</a>'
    )
    assert values(other_account.find, page) == ["telegram:tuanbarber"]


def test_links_of_a_network_to_itself_are_no_other_accounts() -> None:
    html = (
        '<a href="https://www.linkedin.com/in/somebody-else">A</a><a href="https://github.com/lan-an">B</a>'
    )
    page = page_of(html, "https://www.linkedin.com/in/lan-an")
    assert values(other_account.find, page) == ["github:lan-an"]


def test_a_newspaper_s_accounts_are_an_organisations() -> None:
    page = page_of(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A"}</script>'
        '<footer><a href="https://www.facebook.com/bao.example">Facebook</a></footer>'
    )
    assert [one.attributes["type"] for one in other_account.find(page)] == ["organisation"]


def test_same_as_of_a_person_is_confirmed() -> None:
    page = page_of(
        '<script type="application/ld+json">{"@type":"Person","name":"Lan","sameAs":'
        '["https://www.behance.net/lanve"]}</script>'
    )
    assert [(one.value.reveal(), one.certainty) for one in other_account.find(page)] == [
        ("behance:lanve", Certainty.CONFIRMED)
    ]


def test_a_profile_on_an_unknown_server_is_possible() -> None:
    page = page_of('<a rel="me" href="https://mastodon.example/@minhtu">Mastodon</a>')
    assert [(one.value.reveal(), one.certainty) for one in other_account.find(page)] == [
        ("mastodon.example:minhtu", Certainty.POSSIBLE)
    ]


def test_the_author_of_a_page_is_told_by_its_head() -> None:
    page = page_of('<meta name="twitter:creator" content="@lanphuong_hp"><p>Lan Phương</p>')
    assert values(other_account.find, page) == ["x:lanphuong_hp"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    short, long = (seconds(other_account.find, unit * (length // len(unit))) for length in (20_000, 40_000))
    assert long < 4 * short + 0.05


@pytest.mark.parametrize("text", ["thread M20x1.5", "thread M8x1.25-6H", "read the thread on this"])
def test_the_thread_of_a_screw_is_no_account(text: str) -> None:
    assert values(other_account.find, reading_of(text)) == []


@pytest.mark.parametrize("text", ["threads: lan.hg", "thread @lan.hg", "thread lan.hg"])
def test_a_handle_behind_threads_is_one(text: str) -> None:
    assert values(other_account.find, reading_of(text)) == ["threads:lan.hg"]
