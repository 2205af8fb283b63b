"""Photos of a saved page whose files nobody opened: said as a gap of the page, in a report never silence."""

from __future__ import annotations

import base64
import unicodedata
import zipfile
from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import masked_text
from privacy_audit.model import Gap, Look, Page, Status
from privacy_audit.report.gaps import saying
from privacy_audit.scan import scan
from privacy_audit.sources import Options
from privacy_audit.words import Words
from tests.pictures.build import saved, scene

HEAD = "<title>Đỗ Gia Linh</title><h1>Đỗ Gia Linh</h1><p>Xin chào, mình là Linh</p>"
ONE = '<img src="p_files/a.jpg" alt="Đỗ Gia Linh">'
TWO = ONE + '<img src="p_files/b.jpg" alt="Đỗ Gia Linh ở biển">'
REMOTE = "".join(f'<img src="https://example.com/i/{n}.jpg" alt="Đỗ Gia Linh">' for n in range(4))
PREVIEW = '<meta property="og:image" content="https://example.com/large/preview.jpg">'
BORING = (
    '<img src="p_files/logo.png" width="300" height="100"><img src="p_files/spacer.gif" width="400">'
    '<img src="https://example.com/pixel.jpg" width="1" height="1"><img src="p_files/icon.svg">'
    '<img src="p_files/arrow.jpg" width="16" height="16"><link rel="icon" href="https://example.com/f.ico">'
)
INLINE = (
    '<img width="400" height="300" alt="Đỗ Gia Linh" src="data:image/png;base64,'
    + base64.b64encode(bytes(2000)).decode()
    + '">'
)
JPEG = saved(scene(seed=1))
Told = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Library().catalog()


def written(folder: Path, markup: str, *beside: str, name: str = "p.html") -> Path:
    """A saved page, with pictures at these paths beside it."""
    for path in beside:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(JPEG)
    (folder / name).write_text(HEAD + markup, encoding="utf-8")
    return folder / name


def looked(target: Path | Page, catalog: Catalog, *, pictures: bool = True) -> Look:
    given = target if isinstance(target, Page) else str(target)
    options = Options(mask=masked_text, pictures=pictures)
    (look,) = scan([given], catalog, options, lambda name: None).looks
    return look


def told(look: Look) -> Told:
    """The gaps of photos: code, how many, of how many."""
    photos = [gap for gap in look.gaps if gap.code.startswith("photos")]
    return [(gap.code, gap.values["count"], gap.values["all"]) for gap in photos]


NFC, NFD = (unicodedata.normalize(form, "Đỗ Gia Linh") for form in ("NFC", "NFD"))


@pytest.mark.parametrize(
    ("markup", "beside", "name"),
    [
        ("", (), "p.html"),
        (BORING, (), "p.html"),
        (TWO, ("p_files/a.jpg", "p_files/b.jpg"), "p.html"),
        (TWO + BORING, ("p_files/a.jpg", "p_files/b.jpg"), "p.html"),
        (TWO, ("p-Dateien/a.jpg", "p-Dateien/b.jpg"), "p.htm"),
        # What a browser does not draw it does not save: the preview for other sites.
        (PREVIEW + ONE, ("p_files/a.jpg",), "p.html"),
        # A browser changes `src` alone; the other sizes stay where they were.
        ('<img src="p_files/a.jpg" srcset="https://example.com/l.jpg 2x">', ("p_files/a.jpg",), "p.html"),
        ('<img src="p_files/a.jpg" data-src="https://example.com/l.jpg">', ("p_files/a.jpg",), "p.html"),
        # Names that reports mask, and names of networks that are nothing but digits.
        ('<img src="p_files/0912345678.jpg">', ("p_files/0912345678.jpg",), "p.html"),
        (
            '<img src="./p_files/123456789_10209876543210_8765432109123456_n.jpg?_nc_cat=1">',
            ("p_files/123456789_10209876543210_8765432109123456_n.jpg",),
            "p.html",
        ),
        # The letters of the names stored one way and written the other.
        ('<img src="x_files/%E1%BA%A3nh.jpg">', (f"{NFD}_files/a\u0309nh.jpg",), f"{NFC}.html"),
        (f'<img src="{NFC}_files/a.jpg">', (f"{NFC}_files/a.jpg",), f"{NFD}.html"),
    ],
)
def test_a_page_with_all_its_photos_beside_it_or_with_none_has_no_gap(
    markup: str, beside: tuple[str, ...], name: str, tmp_path: Path, catalog: Catalog
) -> None:
    look = looked(written(tmp_path, markup, *beside, name=name), catalog)
    assert (look.sight.status, told(look)) == (Status.SEEN, [])


@pytest.mark.parametrize(
    ("markup", "beside", "name", "gap"),
    [
        (TWO, (), "p.html", ("photos-not-kept", "2", "2")),
        (REMOTE, (), "p.html", ("photos-not-kept", "4", "4")),
        (TWO, ("p_files/a.jpg", "p_files/b.jpg"), "renamed.html", ("photos-not-kept", "2", "2")),
        (TWO, ("p_files/a.jpg",), "p.html", ("photos-not-kept", "1", "2")),
        (TWO, ("p_files/logo.jpg",), "p.html", ("photos-not-kept", "2", "2")),
        (TWO + BORING, (), "p.html", ("photos-not-kept", "2", "2")),
        (ONE + REMOTE, ("p_files/a.jpg",), "p.html", ("photos-not-kept", "4", "5")),
        (PREVIEW, (), "p.html", ("photos-not-kept", "1", "1")),
        (PREVIEW + TWO, ("p_files/a.jpg",), "p.html", ("photos-not-kept", "1", "2")),
        (INLINE, (), "p.html", ("photos-unseen", "1", "1")),
    ],
    ids=["gone", "web", "renamed", "half", "other", "icons", "both", "preview", "kept", "inline"],
)
def test_photos_that_were_not_opened_are_said_and_the_page_counts_as_seen(
    markup: str,
    beside: tuple[str, ...],
    name: str,
    gap: tuple[str, str, str],
    tmp_path: Path,
    catalog: Catalog,
) -> None:
    look = looked(written(tmp_path, markup, *beside, name=name), catalog)
    assert (look.sight.status, look.sight.code, told(look)) == (Status.SEEN, "seen", [gap])
    assert [one.beside for one in look.gaps] == [True]


def test_whoever_wants_no_pictures_is_not_told_of_them(tmp_path: Path, catalog: Catalog) -> None:
    assert told(looked(written(tmp_path, TWO), catalog, pictures=False)) == []


def test_a_text_that_was_fed_in_is_not_told_to_keep_a_folder(catalog: Catalog) -> None:
    page = Page(name="-", body=(HEAD + TWO).encode(), content_type="text/html", charset="utf-8")
    assert told(looked(page, catalog)) == [("photos-unseen", "2", "2")]


def test_a_page_seen_in_part_keeps_its_own_reason(tmp_path: Path, catalog: Catalog) -> None:
    shell = '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>'
    body = (
        f'<title>Đỗ Gia Linh</title>{shell}<p>Zalo 0912 345 678</p><script src="/static/js/main.js"></script>'
    )
    (tmp_path / "p.html").write_text(body + REMOTE, encoding="utf-8")
    look = looked(tmp_path / "p.html", catalog)
    assert (look.sight.status, look.sight.code) == (Status.PARTLY_SEEN, "before-scripts")
    assert told(look) == [("photos-not-kept", "4", "4")]


def test_a_picture_that_cannot_be_opened_is_said_once(tmp_path: Path, catalog: Catalog) -> None:
    page = written(tmp_path, ONE, "p_files/a.jpg")
    (tmp_path / "p_files/a.jpg").write_bytes(JPEG[:400])
    look = looked(page, catalog)
    assert [gap.name for gap in look.gaps] == [f"{page} › a.jpg"]


# --- folders, archives, pages in one file ------------------------------------------------------


@pytest.mark.parametrize("folder", ["p_files", "images/2024"])
def test_in_a_folder_photos_may_lie_beside_their_page_or_elsewhere(
    folder: str, tmp_path: Path, catalog: Catalog
) -> None:
    written(tmp_path, TWO, f"{folder}/a.jpg", f"{folder}/b.jpg")
    assert told(looked(tmp_path, catalog)) == []
    (tmp_path / folder / "b.jpg").unlink()
    assert told(looked(tmp_path, catalog)) == [("photos-not-kept", "1", "2")]


@pytest.mark.parametrize("folder", ["p_files", "images/2024"])
def test_so_they_do_in_an_archive(folder: str, tmp_path: Path, catalog: Catalog) -> None:
    def packed(*pictures: str) -> Path:
        with zipfile.ZipFile(tmp_path / "s.zip", "w") as archive:
            archive.writestr("p.html", HEAD + TWO)
            for picture in pictures:
                archive.writestr(f"{folder}/{picture}", JPEG)
        return tmp_path / "s.zip"

    assert told(looked(packed("a.jpg", "b.jpg"), catalog)) == []
    assert told(looked(packed("a.jpg"), catalog)) == [("photos-not-kept", "1", "2")]


def test_a_copy_that_only_the_person_has_is_not_told_of(catalog: Catalog) -> None:
    page = Page(
        name="m.html",
        body=(HEAD + TWO).encode(),
        content_type="text/html",
        charset="utf-8",
        audience="only-you",
    )
    assert told(looked(page, catalog)) == []


def in_one_file(folder: Path, markup: str, *headers: str) -> Path:
    """A page in one file, with a picture for each of these headers."""
    parts = [
        ("Content-Type: text/html\r\nContent-Location: https://example.com/linh", (HEAD + markup).encode())
    ]
    parts += [(f"Content-Type: image/jpeg\r\n{header}", JPEG) for header in headers]
    body = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    for header, content in parts:
        coded = base64.b64encode(content).decode()
        body += f"--x\r\n{header}\r\nContent-Transfer-Encoding: base64\r\n\r\n{coded}\r\n"
    (folder / "p.mhtml").write_text(body + "--x--\r\n", encoding="ascii")
    return folder / "p.mhtml"


@pytest.mark.parametrize(
    ("src", "header"),
    [
        ("https://example.com/i/0.jpg", "Content-Location: https://example.com/i/0.jpg"),
        ("i/0.jpg", "Content-Location: https://example.com/i/0.jpg"),
        ("cid:one.jpg@mhtml", "Content-ID: <one.jpg@mhtml>"),
        ("file:///C:/p/0.jpg", "Content-Location: file:///C:/p/0.jpg"),
    ],
)
def test_a_page_in_one_file_holds_its_photos(src: str, header: str, tmp_path: Path, catalog: Catalog) -> None:
    markup = f'{PREVIEW}<img src="{src}" alt="Đỗ Gia Linh">'
    assert told(looked(in_one_file(tmp_path, markup, header), catalog)) == []
    assert told(looked(in_one_file(tmp_path, markup), catalog))[0][0] == "photos-not-kept"
    both = in_one_file(tmp_path, markup + REMOTE, header)
    assert len(told(looked(both, catalog))) == 1


def test_so_many_pictures_that_not_all_are_opened_are_said_once(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("privacy_audit.sources.beside.PAGE_PICTURES", 1)
    look = looked(written(tmp_path, TWO, "p_files/a.jpg", "p_files/b.jpg"), catalog)
    assert [gap.code for gap in look.gaps] == ["too-many-pictures"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sentence_says_how_many_and_what_to_do(language: str) -> None:
    gap = Gap(
        name="p.html", status=Status.PARTLY_SEEN, code="photos-not-kept", values={"count": "2", "all": "3"}
    )
    said = saying(Words(language))(gap.status, gap.code, gap.values)
    assert "2" in said
    assert "3" in said
