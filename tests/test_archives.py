"""Data archives in the folder shapes of the networks: what is planted is found, with file, entry and date.

The archives are invented; the names of folders, files and keys are those of the networks (see the sources
in `checklists/archives.toml`).
"""

from __future__ import annotations

import json
import time
from io import BytesIO
from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.detectors import detect
from privacy_audit.extract import extract
from privacy_audit.extract.documents import content_of
from privacy_audit.model import Exposure, Kind, Page
from privacy_audit.sources.archive import open_archive
from privacy_audit.sources.audience import Owned, recognise
from privacy_audit.sources.folders import open_folder
from privacy_audit.sources.place import Place
from tests.sources.archives import JPEG, KINDS, OPTIONS, Item, misread, packed, pages, pictures, written

POST = "Mình đổi số rồi nhé, gọi 0912 345 678"
MESSAGE = "Số của chị Lan: 0987 654 321"
HOME = "12 Lạch Tray, phường Gia Viên, Hải Phòng"


def as_json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False).encode()


def as_facebook(document: object) -> bytes:
    """JSON as Facebook and Instagram write it: pure ASCII, each byte of UTF-8 an escape."""
    return json.dumps(document).encode()


FACEBOOK = {
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": as_facebook(
        [
            {"timestamp": 1546300800, "data": [{"post": misread("Chúc mừng năm mới")}]},
            {
                "timestamp": 1620134400,
                "attachments": [
                    {
                        "data": [
                            {
                                "place": {
                                    "name": misread("Nhà mình"),
                                    "address": misread(HOME),
                                    "coordinate": {"latitude": 20.8567, "longitude": 106.6822},
                                }
                            },
                            {"media": {"uri": "your_facebook_activity/posts/media/a.jpg"}},
                        ]
                    }
                ],
                "data": [{"post": misread(POST)}, {"update_timestamp": 1620134400}],
                "title": misread("Thảo đã cập nhật trạng thái."),
            },
        ]
    ),
    "your_facebook_activity/posts/media/a.jpg": JPEG,
    "your_facebook_activity/messages/inbox/lan_100012345678901/message_1.json": as_facebook(
        {
            "participants": [{"name": "Lan"}],
            "messages": [
                {"sender_name": "Lan", "timestamp_ms": 1620134400000, "content": misread(MESSAGE)},
            ],
            "thread_path": "inbox/lan_100012345678901",
        }
    ),
    "your_facebook_activity/messages/inbox/lan_100012345678901/photos/1.jpg": JPEG,
    "security_and_login_information/account_activity.json": as_facebook(
        {"account_activity_v2": [{"action": "Login", "timestamp": 1620134400, "ip_address": "203.0.113.7"}]}
    ),
}
INSTAGRAM = {
    "your_instagram_activity/media/posts_1.json": as_facebook(
        [
            {
                "media": [
                    {
                        "uri": "media/posts/202105/17912345678901234.jpg",
                        "creation_timestamp": 1620134400,
                        "title": misread(POST),
                    }
                ]
            }
        ]
    ),
    "media/posts/202105/17912345678901234.jpg": JPEG,
    "personal_information/personal_information/personal_information.json": as_facebook(
        {
            "profile_user": [
                {
                    "string_map_data": {
                        "Email": {"href": "", "value": "thao.vu@example.com", "timestamp": 0},
                        "Phone Number": {"href": "", "value": "+84903111222", "timestamp": 0},
                    }
                }
            ]
        }
    ),
    "your_instagram_activity/messages/inbox/lan_17912345678901234/message_1.json": as_facebook(
        {"messages": [{"sender_name": "Lan", "timestamp_ms": 1620134400000, "content": misread(MESSAGE)}]}
    ),
}
TIKTOK = {
    "user_data_tiktok.json": as_json(
        {
            "Comment": {"Comments": {"CommentsList": [{"date": "2021-05-04 13:20:00", "comment": POST}]}},
            "Direct Message": {
                "Direct Messages": {
                    "ChatHistory": {
                        "Chat History with lan:": [
                            {"Date": "2021-05-04 13:20:00", "From": "lan", "Content": MESSAGE}
                        ]
                    }
                }
            },
            "Profile And Settings": {"Profile Info": {"ProfileMap": {"telephoneNumber": "+84903111222"}}},
        }
    )
}
X = {
    "data/tweets.js": b"window.YTD.tweets.part0 = "
    + as_json(
        [
            {
                "tweet": {
                    "id_str": "1389912345678901234",
                    "full_text": POST,
                    "created_at": "Tue May 04 13:20:00 +0000 2021",
                    "retweet_count": "0912345678",
                }
            }
        ]
    ),
    "data/account.js": b"window.YTD.account.part0 = "
    + as_json([{"account": {"email": "thao.vu@example.com", "accountId": "0912345678"}}]),
    "data/direct-messages.js": b"window.YTD.direct_messages.part0 = "
    + as_json(
        [
            {
                "dmConversation": {
                    "messages": [
                        {"messageCreate": {"text": MESSAGE, "createdAt": "2021-05-04T13:20:00.000Z"}}
                    ]
                }
            }
        ]
    ),
    "data/manifest.js": b"window.__THAR_CONFIG = {}",
    "data/tweets_media/1389912345678901234-a.jpg": JPEG,
    "assets/js/main.js": b"console.log('0912 345 678')",
}
LINKEDIN = {
    "Shares.csv": f'Date,ShareLink,ShareCommentary\n2021-05-04 13:20:00,https://x.example.com,"{POST}"\n'.encode(),
    "PhoneNumbers.csv": b"Extension,Number,Type\n,0903111222,Mobile\n",
    "Connections.csv": (
        'Notes:\n"Some addresses are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Lan,Vũ,https://www.linkedin.com/in/lan,lan.vu@example.com,Công ty Ví Dụ,Kế toán,04 May 2021\n"
    ).encode(),
    "messages.csv": f"FROM,TO,DATE,CONTENT\nLan,Thảo,2021-05-04 13:20:00 UTC,{MESSAGE}\n".encode(),
}
TAKEOUT = {
    "Takeout/archive_browser.html": b"<html><body><h1>Archive</h1>",
    "Takeout/Google Photos/Photos from 2021/IMG_1.jpg": JPEG,
    "Takeout/Google Photos/Photos from 2021/IMG_1.jpg.supplemental-metadata.json": as_json(
        {
            "title": "IMG_1.jpg",
            "description": POST,
            "photoTakenTime": {"timestamp": "1620134400", "formatted": "4 May 2021"},
            "geoData": {"latitude": 20.8567, "longitude": 106.6822, "altitude": 0.0},
        }
    ),
    "Takeout/Contacts/All Contacts/All Contacts.vcf": (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lan Vũ\r\nTEL;TYPE=CELL:0987 654 321\r\nEND:VCARD\r\n"
    ).encode(),
    "Takeout/YouTube and YouTube Music/comments/comments.csv": (
        f'Comment ID,Comment Create Timestamp,Comment Text\nUgx,2021-05-04T13:20:00+00:00,"{POST}"\n'
    ).encode(),
}
TELEGRAM = {
    "DataExport_2021-05-04/result.json": as_json(
        {
            "personal_information": {"first_name": "Thảo", "phone_number": "+84 903 111 222"},
            "chats": {
                "list": [
                    {
                        "name": "Lan",
                        "messages": [{"id": 1, "date": "2021-05-04T13:20:00", "text": ["Gọi ", MESSAGE]}],
                    }
                ]
            },
        }
    ),
    "DataExport_2021-05-04/chats/chat_001/messages.html": f"<p>{MESSAGE}</p>".encode(),
    "DataExport_2021-05-04/chats/chat_001/photos/photo_1.jpg": JPEG,
}
ARCHIVES = {
    "facebook": FACEBOOK,
    "instagram": INSTAGRAM,
    "tiktok": TIKTOK,
    "x": X,
    "linkedin": LINKEDIN,
    "google": TAKEOUT,
    "telegram": TELEGRAM,
}
OWN, OTHER, ACCOUNT = "+84912345678", "+84987654321", "+84903111222"
# What is planted: kind, value, member, place in it, who sees it.
PLANTED: dict[str, tuple[tuple[Kind, str, str, str, str | None], ...]] = {
    "facebook": (
        (
            Kind.PHONE,
            OWN,
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
            "$[1].data[0].post · 2021-05-04",
            None,
        ),
        (
            Kind.ADDRESS,
            "12 Lạch Tray",
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
            "$[1].attachments[0].data[0].place.address · 2021-05-04",
            None,
        ),
        (
            Kind.PHONE,
            OTHER,
            "your_facebook_activity/messages/inbox/lan_100012345678901/message_1.json",
            "$.messages[0].content · 2021-05-04",
            "only-you",
        ),
    ),
    "instagram": (
        (
            Kind.PHONE,
            OWN,
            "your_instagram_activity/media/posts_1.json",
            "$[0].media[0].title · 2021-05-04",
            None,
        ),
        (
            Kind.PHONE,
            ACCOUNT,
            "personal_information/personal_information/personal_information.json",
            "$.profile_user[0].string_map_data.Phone Number.value",
            None,
        ),
        (
            Kind.PHONE,
            OTHER,
            "your_instagram_activity/messages/inbox/lan_17912345678901234/message_1.json",
            "$.messages[0].content · 2021-05-04",
            "only-you",
        ),
    ),
    "tiktok": (
        (
            Kind.PHONE,
            OWN,
            "user_data_tiktok.json",
            "$.Comment.Comments.CommentsList[0].comment · 2021-05-04",
            None,
        ),
        (
            Kind.PHONE,
            OTHER,
            "user_data_tiktok.json",
            "$.Direct Message.Direct Messages.ChatHistory.•[0].Content · 2021-05-04",
            "only-you",
        ),
        (
            Kind.PHONE,
            ACCOUNT,
            "user_data_tiktok.json",
            "$.Profile And Settings.Profile Info.ProfileMap.telephoneNumber",
            "only-you",
        ),
    ),
    "x": (
        (Kind.PHONE, OWN, "data/tweets.js", "$[0].tweet.full_text · 2021-05-04", None),
        (Kind.EMAIL, "thao.vu@example.com", "data/account.js", "$[0].account.email", "only-you"),
        (
            Kind.PHONE,
            OTHER,
            "data/direct-messages.js",
            "$[0].dmConversation.messages[0].messageCreate.text · 2021-05-04",
            "only-you",
        ),
    ),
    "linkedin": (
        (Kind.PHONE, OWN, "Shares.csv", "line 2, ShareCommentary · 2021-05-04", None),
        (Kind.PHONE, ACCOUNT, "PhoneNumbers.csv", "line 2, Number", None),
        (Kind.EMAIL, "lan.vu@example.com", "Connections.csv", "line 5, Email Address · 2021-05-04", None),
        (Kind.PHONE, OTHER, "messages.csv", "line 2, CONTENT · 2021-05-04", "only-you"),
    ),
    "google": (
        (
            Kind.PHONE,
            OWN,
            "Takeout/Google Photos/Photos from 2021/IMG_1.jpg.supplemental-metadata.json",
            "$.description · 2021-05-04",
            "only-you",
        ),
        (
            Kind.PHONE,
            OTHER,
            "Takeout/Contacts/All Contacts/All Contacts.vcf",
            "line 4",
            "only-you",
        ),
        (
            Kind.PHONE,
            OWN,
            "Takeout/YouTube and YouTube Music/comments/comments.csv",
            "line 2, Comment Text · 2021-05-04",
            None,
        ),
    ),
    "telegram": (
        (
            Kind.PHONE,
            OTHER,
            "DataExport_2021-05-04/result.json",
            "$.chats.list[0].messages[0].text[1] · 2021-05-04",
            "only-you",
        ),
        (
            Kind.PHONE,
            ACCOUNT,
            "DataExport_2021-05-04/result.json",
            "$.personal_information.phone_number",
            "only-you",
        ),
    ),
}
# Members whose pictures nobody but the person sees.
PRIVATE_PICTURES = {"facebook": 1, "google": 1, "telegram": 1}


def zipped(name: str) -> list[Item]:
    place = Place(name="a.zip", path="a.zip")
    return list(open_archive(BytesIO(packed(ARCHIVES[name])), place, OPTIONS, KINDS))


def exposures(page: Page) -> tuple[Exposure, ...]:
    return detect(content_of(page) or extract(page))


def found_in(items: list[Item], folder: str) -> set[tuple[Kind, str, str, str, str | None]]:
    """Everything found, as `PLANTED` tells it; an address by its street."""
    return {
        (
            exposure.kind,
            exposure.reveal().split(",")[0],
            place.page.removeprefix(folder),
            place.locator,
            page.audience,
        )
        for page in pages(items)
        for exposure in exposures(page)
        for place in exposure.where
    }


@pytest.mark.parametrize("name", ARCHIVES)
def test_what_is_planted_is_found_with_file_entry_and_date(name: str) -> None:
    found = found_in(zipped(name), "a.zip › ")
    assert set(PLANTED[name]) <= found


@pytest.mark.parametrize("name", ARCHIVES)
def test_ids_and_counts_are_no_telephones(name: str) -> None:
    values = {value for kind, value, *_ in found_in(zipped(name), "a.zip › ") if kind is Kind.PHONE}
    assert values <= {OWN, OTHER, ACCOUNT}
    where = {place for _, _, member, place, _ in found_in(zipped("x"), "a.zip › ")}
    assert "$[0].tweet.retweet_count · 2021-05-04" not in where
    assert "$[0].account.accountId" not in where


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_unpacked_archive_gives_the_same(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path / "unpacked", ARCHIVES[name])
    items = list(open_folder(folder, OPTIONS, KINDS))
    assert found_in(items, f"{folder}/") == found_in(zipped(name), "a.zip › ")


@pytest.mark.parametrize("name", ARCHIVES)
def test_the_network_of_an_archive_is_told(name: str) -> None:
    assert {page.archive for page in pages(zipped(name))} == {name}


@pytest.mark.parametrize("name", ARCHIVES)
def test_pictures_of_private_parts_are_for_the_person_alone(name: str) -> None:
    shown = pictures(zipped(name))
    assert len(shown) == sum(member.endswith(".jpg") for member in ARCHIVES[name])
    assert sum(picture.audience == "only-you" for picture in shown) == PRIVATE_PICTURES.get(name, 0)


def test_an_ordinary_folder_has_no_private_parts(tmp_path: Path) -> None:
    written(tmp_path, {"messages/a.json": as_json([MESSAGE]), "b.html": b"<p>"})
    assert {page.audience for page in pages(open_folder(tmp_path, OPTIONS, KINDS))} == {None}


def test_letters_of_facebooks_archive_are_put_right() -> None:
    page = pages(zipped("facebook"))[0]
    content = content_of(page)
    assert content is not None
    assert {"Chúc mừng năm mới", POST, HOME, "Thảo đã cập nhật trạng thái."} <= {
        segment.text for segment in content.segments
    }


def test_every_kind_of_archive_names_a_network_that_is_known() -> None:
    networks = Library().network_ids()
    assert [kind.network for kind in KINDS if kind.network not in networks] == []
    assert [kind.id for kind in KINDS] == [*ARCHIVES]


@pytest.mark.parametrize("name", ["a/" * 30_000, "messages" * 8_000, "user_data.json#" * 4_000, "-" * 60_000])
def test_no_name_of_a_member_makes_a_pattern_run_away(name: str) -> None:
    begin = time.perf_counter()
    owned = recognise([name], KINDS)
    Owned(kinds=KINDS).audience(name, owned.id)
    assert time.perf_counter() - begin < 1
