"""The .zip file: read member by member, never trusted, never unpacked to the disk."""

from __future__ import annotations

import json
import random
import struct
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.model import Page, Status
from privacy_audit.sources import Options, archive, documents, files
from privacy_audit.sources.archive import count_members, open_archive
from privacy_audit.sources.place import Found, Place
from privacy_audit.sources.stream import Readable
from tests.sources.archives import (
    JPEG,
    KINDS,
    OPTIONS,
    PNG,
    Item,
    gaps,
    mask,
    packed,
    pages,
    pictures,
)

MIB = 1024 * 1024


def opened(body: bytes, options: Options = OPTIONS) -> list[Item]:
    return list(open_archive(BytesIO(body), Place(name="a.zip", path="a.zip"), options, KINDS))


def shown(body: bytes) -> list[str]:
    return [item.name.removeprefix("a.zip › ") for item in opened(body)]


def test_members_become_pages_and_pictures_in_their_order() -> None:
    found = opened(
        packed(
            {"b/x.json": b'{"a": 1}', "a.html": b"<p>", "p.jpg": JPEG, "t.csv": b"a,b\n", "c.vcf": b"BEGIN"}
        )
    )
    assert [(item.name, getattr(item, "content_type", None)) for item in found] == [
        ("a.zip › b/x.json", "application/json"),
        ("a.zip › a.html", "text/html"),
        ("a.zip › p.jpg", None),
        ("a.zip › t.csv", "text/csv"),
        ("a.zip › c.vcf", "text/vcard"),
    ]
    assert [(picture.media_type, picture.body) for picture in pictures(found)] == [("image/jpeg", JPEG)]


def test_the_names_of_members_are_masked_and_cleaned() -> None:
    assert shown(packed({"Lan 0912345678/\x1b[31mx.txt": b"x"})) == ["Lan 09•• ••• •78/[31mx.txt"]


@pytest.mark.parametrize(
    "name", ["/etc/passwd.txt", "../../secret.txt", "C:/Windows/x.txt", "CON.txt", "a/./b.txt", "nul.txt"]
)
def test_a_name_that_leads_elsewhere_is_only_a_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({name: b"Zalo"}))
    [page] = files.open_file(tmp_path / "a.zip", OPTIONS)
    assert isinstance(page, Page)
    assert (page.name, page.body) == (f"{tmp_path}/a.zip › {name}", b"Zalo")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_two_members_of_one_name_are_both_read() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr("a.txt", b"one")
        made.writestr("a.txt", b"two")
    assert [page.body for page in pages(opened(file.getvalue()))] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("written", "flag", "expected"),
    [
        ("thư.txt", 0x800, "thư.txt"),
        ("thư.txt", 0, "thư.txt"),  # UTF-8 that does not say so: macOS
        ("th\u0075\u031b.txt", 0x800, "thư.txt"),
    ],
)
def test_letters_of_names_are_read_whatever_the_packer_says(written: str, flag: int, expected: str) -> None:
    raw = written.encode()
    body = packed({"x" * len(raw): b"x"}).replace(b"x" * len(raw), raw)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = body.find(sign) + at
        body = body[:place] + struct.pack("<H", flag) + body[place + 2 :]
    name = shown(body)[0] if written.endswith(".txt") else ""
    assert name == expected


def test_code_page_437_is_what_it_is() -> None:
    body = packed({"xx.txt": b"x"}).replace(b"xx.txt", b"\x82\xff.txt")
    assert shown(body) == ["é .txt"]


def test_a_backslash_is_between_folders() -> None:
    assert shown(packed({"posts\\a.txt": b"x"})) == ["posts/a.txt"]


def test_what_systems_and_browsers_put_beside_is_passed_over() -> None:
    body = packed(
        {
            "__MACOSX/a.html": b"<p>",
            ".DS_Store": b"x",
            "s/page.html": b"<p>",
            "s/page_files/advert.html": b"<p>",
            "s/page_files/1.jpg": JPEG,
            "other_files/x.html": b"<p>",
        }
    )
    assert shown(body) == ["s/page.html", "s/page_files/1.jpg", "other_files/x.html"]


def test_what_is_not_read_is_counted() -> None:
    body = packed(
        {"a.txt": b"x", "b.mp4": b"x", "c.pdf": b"x", "d.zip": b"x", "e.zip": b"x", "f.js": b"code()"}
    )
    assert gaps(opened(body)) == [
        ("other-files", Status.UNSUPPORTED, {"count": "3", "types": ".js, .mp4, .pdf"}),
        ("archive-inside", Status.UNSUPPORTED, {"count": "2"}),
    ]


def test_without_pictures_they_are_left_out_and_said() -> None:
    found = opened(packed({"a.jpg": JPEG, "b.txt": b"x"}), Options(mask=mask, pictures=False))
    assert [item.name for item in pages(found)] == ["a.zip › b.txt"]
    assert gaps(found) == [("other-files", Status.UNSUPPORTED, {"count": "1", "types": ".jpg"})]


def test_a_picture_is_told_by_its_bytes() -> None:
    found = opened(packed({"a.jpg": PNG, "b.jpg": b"no picture, a text", "c.txt": JPEG}))
    assert [(item.name, item.media_type) for item in pictures(found)] == [
        ("a.zip › a.jpg", "image/png"),
        ("a.zip › c.txt", "image/jpeg"),
    ]
    assert [item.name for item in pages(found)] == ["a.zip › b.jpg"]


def test_a_link_in_an_archive_leads_nowhere() -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    assert gaps(opened(file.getvalue())) == [("links-outside", Status.REFUSED, {"count": "1"})]


def test_where_a_page_came_from_is_not_said_of_a_whole_archive() -> None:
    [page] = opened(packed({"a.html": b"<p>"}), Options(mask=mask, url="https://example.com/"))
    assert isinstance(page, Page)
    assert (page.asked, page.url) == (None, None)


def test_members_are_counted_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a.html": b"<p>", "b.mp4": b"x"}))
    (tmp_path / "b.zip").write_bytes(b"x")
    assert count_members(tmp_path / "a.zip") == 2
    assert count_members(tmp_path / "b.zip") is None
    assert count_members(tmp_path / "c.zip") is None


# --- damaged, locked, split ---


def flagged(body: bytes, flag: int) -> bytes:
    place = body.find(b"PK\x01\x02") + 8
    return body[:place] + struct.pack("<H", flag) + body[place + 2 :]


def test_a_locked_member_is_a_gap() -> None:
    body = flagged(packed({"a.txt": b"x"}), 1)
    assert gaps(opened(body)) == [("archive-locked", Status.UNSUPPORTED, {"count": "1"})]


def test_an_unknown_packing_is_a_gap() -> None:
    body = packed({"a.txt": b"x" * 100}, zipfile.ZIP_BZIP2)
    assert gaps(opened(body)) == [("archive-packing", Status.UNSUPPORTED, {"count": "1"})]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "archive-damaged"),
        (b"PK\x03\x04 and no end", "archive-damaged"),
        (packed({"a.txt": b"x"})[:-30], "archive-damaged"),
        (packed({"a.txt": b"x"}).replace(b"PK\x01\x02", b"PK\x01\x09"), "archive-damaged"),
        (packed({}), "empty-archive"),
        (packed({"folder/": b""}), "empty-archive"),
        (packed({"a.txt": b"x"})[:-18] + b"\x02\x00" + packed({"a.txt": b"x"})[-16:], "archive-split"),
    ],
    ids=["nothing", "no end", "cut", "another mark", "no member", "only a folder", "in parts"],
)
def test_an_archive_that_cannot_be_opened_says_why(body: bytes, code: str) -> None:
    assert gaps(opened(body)) == [(code, Status.UNSUPPORTED, {})]


def test_a_damaged_member_leaves_the_others_readable() -> None:
    body = packed({"a.txt": b"first", "b.txt": b"second", "c.txt": b"third"}, zipfile.ZIP_STORED)
    found = opened(body.replace(b"second", b"sXcond"))
    assert [page.body for page in pages(found)] == [b"first", b"third"]
    assert [
        (item.name, item.code) for item in found if not isinstance(item, Page) and hasattr(item, "code")
    ] == [("a.zip › b.txt", "damaged")]


@given(st.binary(max_size=400), st.integers(0, 400), st.binary(min_size=1, max_size=8))
def test_no_bytes_make_it_fail(junk: bytes, at: int, change: bytes) -> None:
    body = packed({"a.json": b"[" + b'{"x": "y"},' * 20 + b"1]", "b.mhtml": b"x", "c.jpg": JPEG})
    for one in (junk, junk + body, body[:at] + change + body[at + len(change) :]):
        assert opened(one)


# --- bombs ---


def test_a_member_that_swells_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_UNHARMED", MIB)
    found = opened(packed({"a.txt": b"x", "b.json": b"[" + b" " * 30 * MIB + b"]", "c.txt": b"y"}))
    assert [page.name for page in pages(found)] == ["a.zip › a.txt"]
    assert gaps(found) == [("archive-bomb", Status.PARTLY_SEEN, {})]


def test_all_members_together_have_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_WHOLE_UNHARMED", 2 * MIB)
    monkeypatch.setattr(archive, "_WHOLE_SWELLING", 1)
    found = opened(packed({f"{number}.html": b" " * MIB for number in range(8)}))
    assert len(pages(found)) == 2
    assert gaps(found) == [("archive-bomb", Status.PARTLY_SEEN, {})]


def test_members_that_swell_beyond_measure_share_a_small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SWOLLEN_UNHARMED", 3 * MIB)
    honest = {f"{number}.txt": random.Random(number).randbytes(30_000).hex().encode() for number in range(3)}
    swollen = {f"{number}.html": b" " * MIB for number in range(8)}
    found = opened(packed(honest | swollen))
    assert len(pages(found)) == 3 + 3
    assert gaps(found) == [("archive-bomb", Status.PARTLY_SEEN, {})]


def test_what_swells_as_archives_do_has_the_budget_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_SWOLLEN_UNHARMED", 1)
    chance = random.Random(1)
    text = b"".join(chance.randbytes(20).hex().encode() + b" " * 900 for _ in range(100))
    body = packed({f"{number}.html": text for number in range(8)})
    assert 20 < 8 * len(text) / len(body) < 60
    found = opened(body)
    assert (len(pages(found)), gaps(found)) == (8, [])


def test_empty_members_are_counted_and_cost_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(readable: Readable, place: Place, options: Options) -> Found:
        read.append(place.name)
        return documents.documents(readable, place, options)

    monkeypatch.setattr(archive, "documents", counted)
    body = packed({f"{number}.txt": b"" for number in range(5)} | {"a.txt": b"x", "b.jpg": b"", "c.mp4": b""})
    assert gaps(opened(body)) == [
        ("other-files", Status.UNSUPPORTED, {"count": "1", "types": ".mp4"}),
        ("empty-files", Status.UNSUPPORTED, {"count": "6"}),
    ]
    assert read == ["a.zip › a.txt"]


def test_members_that_share_bytes_are_refused() -> None:
    """The bomb of D. Fifield (2019): many entries, one kernel."""
    body = packed({"a.txt": b"x" * 1000, "b.txt": b"x" * 1000}, zipfile.ZIP_STORED)
    second = body.find(b"PK\x01\x02", body.find(b"PK\x01\x02") + 4)
    place = second + 42
    assert gaps(opened(body[:place] + bytes(4) + body[place + 4 :])) == [
        ("archive-bomb", Status.UNSUPPORTED, {})
    ]


def test_a_long_directory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privacy_audit.sources.directory._DIRECTORY_BYTES", 50)
    assert gaps(opened(packed({"a.txt": b"x", "b.txt": b"x"}))) == [
        ("archive-too-long", Status.UNSUPPORTED, {})
    ]


def test_an_archive_has_a_limit_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FOLDER_FILES", 2)
    found = opened(packed({f"{number}.txt": b"x" for number in range(4)}))
    assert len(pages(found)) == 2
    assert gaps(found) == [("too-many-files", Status.PARTLY_SEEN, {"limit": "2"})]


# --- long members ---


def entries(page: Page) -> list[object]:
    document = json.loads(page.body)
    return document if isinstance(document, list) else [document]


def test_a_long_list_comes_in_parts_that_know_where_they_begin() -> None:
    posts = [{"post": "Xin chào " * 50, "number": number} for number in range(5000)]
    found = pages(opened(packed({"a.json": json.dumps(posts).encode()})))
    assert len(found) > 2
    assert [entry for page in found for entry in entries(page)] == posts
    first = 0
    for page in found:
        assert page.starts_at == f"$[{first}]"
        assert len(page.body) <= 1.1 * MIB
        first += len(entries(page))


def test_a_long_list_deep_inside_comes_in_parts() -> None:
    messages = [{"text": "x" * 1000} for _ in range(2500)]
    document = {"about": "me", "chats": {"list": [{"name": "Lan", "messages": messages}]}, "end": 1}
    found = pages(opened(packed({"result.json": json.dumps(document, indent=1).encode()})))
    assert [page.starts_at for page in found][:2] == ["$", "$.chats.list[0]"]
    assert [page.starts_at for page in found][2:4] == [
        "$.chats.list[0].messages[0]",
        f"$.chats.list[0].messages[{len(entries(found[2]))}]",
    ]
    assert found[-1].starts_at == "$"
    assert sum(len(entries(page)) for page in found if "messages" in str(page.starts_at)) == 2500


def test_personal_keys_are_not_shown_in_places() -> None:
    document = {"lan@example.com": {"0912345678": ["x" * 1000 for _ in range(2500)]}}
    found = pages(opened(packed({"a.json": json.dumps(document).encode()})))
    assert {str(page.starts_at).partition("[")[0] for page in found} == {"$.•.•"}


def test_a_long_document_that_breaks_off_is_read_so_far() -> None:
    body = json.dumps([{"post": "x" * 1000} for _ in range(2500)]).encode()[:-500]
    found = opened(packed({"a.json": body}))
    assert sum(len(entries(page)) for page in pages(found)) == 2499
    assert gaps(found) == [("cut-document", Status.PARTLY_SEEN, {})]


def test_a_single_value_that_is_too_long_is_passed_over_and_said() -> None:
    body = json.dumps(["a", 'b\\"' * MIB, "c"]).encode()
    found = opened(packed({"a.json": body}))
    assert [entries(page) for page in pages(found)] == [["a"], ["c"]]
    assert gaps(found) == [("too-much", Status.PARTLY_SEEN, {})]


def test_a_long_table_comes_in_parts_with_its_heading() -> None:
    body = b"Date,Message\n" + b'2021-05-04,"one\ntwo"\n' * 100_000
    found = pages(opened(packed({"a.csv": body})))
    assert len(found) == 3
    assert all(page.body.startswith(b"Date,Message\n2021-05-04,") for page in found)
    assert all(page.body.endswith(b'two"\n') for page in found)
    assert sum(page.body.count(b"one") for page in found) == 100_000
    lines = found[0].body.count(b"\n")
    assert [page.starts_at for page in found][:2] == ["line 1", f"line {lines + 1}"]


def test_a_long_page_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "FILE_BYTES", 2 * MIB)
    found = opened(packed({"a.html": b"<p>" + b"ab cd ef" * MIB}))
    assert [len(page.body) for page in pages(found)] == [2 * MIB]
    assert gaps(found) == [("too-large", Status.PARTLY_SEEN, {"limit": "2"})]


def test_a_picture_that_is_too_large_is_a_gap_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PICTURE_BYTES", MIB)
    [gap] = opened(packed({"a.jpg": JPEG + bytes(MIB)}))
    assert gaps([gap]) == [("too-large", Status.UNSUPPORTED, {"limit": "1"})]


def test_memory_stays_flat_however_long_a_member_is() -> None:
    entries = ({"content": f"{number} {number * 7919 % 100_003} " * 40} for number in range(25_000))
    body = packed({"a.json": json.dumps({"messages": list(entries)}).encode()})
    tracemalloc.start()
    count = sum(1 for _ in open_archive(BytesIO(body), Place(name="a", path="a.zip"), OPTIONS))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 8
    assert peak < 25 * MIB


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=5), inner, max_size=6),
        max_leaves=60,
    ).filter(lambda document: isinstance(document, list | dict))
)
def test_the_parts_of_a_document_hold_all_of_it(document: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("split", "documents"):
            patch.setattr(f"privacy_audit.sources.{module}.PART_BYTES", 40)
        found = opened(packed({"a.json": json.dumps(document).encode()}))
    texts = sorted(leaf for page in pages(found) for leaf in leaves(json.loads(page.body)))
    missing = [leaf for leaf in leaves(document) if leaf not in texts]
    assert not missing or gaps(found) == [("too-much", Status.PARTLY_SEEN, {})]


def leaves(document: object) -> list[str]:
    match document:
        case dict():
            return [leaf for value in document.values() for leaf in leaves(value)]
        case list():
            return [leaf for value in document for leaf in leaves(value)]
        case _:
            return [json.dumps(document)]
