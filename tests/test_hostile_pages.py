"""Pages made to exhaust whoever reads them: read as far as the bounds go, told as partly seen, never slow."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from privacy_audit import detectors
from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import detect, portions
from privacy_audit.extract import bounds, extract
from privacy_audit.model import (
    Certainty,
    Content,
    Page,
    Part,
    Segment,
    Sight,
    Status,
)  # fmt: skip
from privacy_audit.scan import Scan, scan
from privacy_audit.sources import Options

MEGABYTE = 1_000_000
GREETING = "<html><body><p>Xin chào các bạn, đây là trang của tôi. Zalo 0987 654 321</p>"
CUT = Sight(status=Status.PARTLY_SEEN, code="too-much")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Library().catalog()


def content(markup: str, content_type: str = "text/html") -> Content:
    return extract(Page(name="page", body=markup.encode(), content_type=content_type))


def scanned(path: Path, catalog: Catalog) -> Scan:
    return scan([str(path)], catalog, Options(mask=str), lambda _: None)


def line(text: str) -> Segment:
    return Segment(text=text, part=Part.TEXT)


# --- what must not be cut ---


def export(size: int) -> str:
    """A page of the export of a messenger, of so many bytes."""
    message = (
        '<div class="_3-95 _a6-g"><h2 class="_3-95 _2pim _a6-h _a6-i">Nguyễn Thị Lan</h2>'
        '<div class="_3-95 _a6-p"><div><div></div><div>Chiều nay mình gặp nhau ở quán cũ nhé, khoảng sáu giờ, '
        "mang giúp mình quyển sách</div><div></div><div></div></div></div>"
        '<footer class="_3-94 _a6-o"><div class="_a72d">12/03/2024 18:05</div></footer></div>'
    )
    return GREETING + message * (size // len(message.encode()))


LONG_BUT_REAL = {
    "an export of 5 MB": export(5 * MEGABYTE),
    "an article of 200 pages": GREETING + "<p>Ngày xửa ngày xưa, ở một làng nọ.</p>" * 12_000,
    "a script of 1.5 MB": GREETING + "<script>var a = [" + "1 < 2, " * 200_000 + "0]</script>",
    "four hundred pictures": GREETING + '<img src="a.jpg" alt="Hoa">' * 400,
    "data of 1 MB": GREETING
    + '<script type="application/json">['
    + '{"id": 1, "text": "một hai ba bốn năm"},' * 25_000
    + "0]</script>",
}


@pytest.mark.parametrize("page", LONG_BUT_REAL.values(), ids=LONG_BUT_REAL)
def test_a_long_real_page_is_read_whole(page: str) -> None:
    found = content(page)
    assert not found.cut
    assert any("0987 654 321" in one.text for one in found.segments)


def test_a_text_of_5_mb_is_read_whole() -> None:
    found = content("12/03/2024, 18:05 - Lan: chiều nay mình gặp nhau ở quán cũ nhé\n" * 60_000, "text/plain")
    assert (len(found.segments), found.cut) == (60_000, False)


# --- what is cut, and says so ---

HOSTILE = {
    "paragraphs": "<p>0" * 25000,
    "values": "<p>0912345678 lan@example.com</p>" * 10000,
    "different values": "".join(f"<p>Zalo 09{number:08d} u{number}@example.com" for number in range(5000)),
    "single digits": "0 9 1 2 " * 20000,
    "zeros": "<p>\0<\0" * 25000,
    "comments": "<!-- lan@example.com x -->" * 30000,
    "attributes": ("<p " + " ".join("abcdefghijklmnopqrstuvwxyz") + ">") * 4000,
    "pictures": "".join(f'<img src="/{number}.jpg" alt="Zalo 09{number:08d}">' for number in range(3000)),
    "links": "".join(f'<a href="https://zalo.me/09{number:08d}">x</a>' for number in range(3000)),
    "nested cards": '<div class="vcard h-card adr p-adr">' * 3000 + '<span class="tel">0912345678</span>',
    "nested items": '<div itemscope itemprop="address"><b itemprop="streetAddress">' * 1500,
    "data": "<script type='application/json'>[" + "[0]," * 40000 + "0]</script>",
    "assignments": "<script>" + 'x={"a":1};' * 15000 + "</script>",
    "scripts": '<script>var a={"phone":"0912345678"};</script>' * 3000,
    "deep data": "<script type='application/json'>" + '{"a":' * 200 + "1" + "}" * 200 + "</script>",
}


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """All bounds a tenth of what they are, so that small pages meet them."""
    for name, most in vars(bounds).items():
        if name.isupper() and isinstance(most, int):
            monkeypatch.setattr(bounds, name, most // 10)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("attack", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_to_a_bound_and_called_partly_seen(
    attack: str, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "trang.html").write_text(GREETING + attack, encoding="utf-8")
    found = scanned(tmp_path / "trang.html", catalog)
    assert [look.sight for look in found.looks] == [CUT]
    assert "+84987654321" in {one.reveal() for one in found.exposures}
    assert len(found.exposures) <= 4000
    assert max(len(one.where) for one in found.exposures) <= 20


@pytest.mark.parametrize(("length", "cut"), [(3_800_000, False), (4_300_000, True)])
def test_a_script_is_read_to_a_bound_and_the_rest_is_told(length: int, cut: bool) -> None:
    code = 'var first = {"phone": "0912 345 678"};'
    read = content(f"<p>x</p><script>{code.ljust(length)};</script><p>0987 654 321")
    assert [one.text for one in read.segments] == ["x", "0987 654 321", "0912 345 678"]
    assert read.cut is cut


def test_a_title_is_cut_as_well(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "trang.html").write_text(f"<title>{'0912345678 ' * 90_000}</title>{GREETING}")
    found = scanned(tmp_path / "trang.html", catalog)
    assert found.looks[0].sight == CUT
    assert {
        one.reveal(): one.attributes["places"] for one in found.exposures if "places" in one.attributes
    } == {"+84912345678": "177"}


# A page of ten megabytes is read after a small one: prints what became of it and by how many bytes the peak of
# the process rose. Linux counts the process that started it into `ru_maxrss`, so that is asked elsewhere only.
READ_PAGE = """
import resource, sys
from pathlib import Path
from privacy_audit.catalog import Library
from privacy_audit.model import Page
from privacy_audit.scan.pages import read_page

resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
catalog = Library().catalog()

def peak():
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return next(int(line.split()[1]) * 1024 for line in status.open() if line.startswith("VmHWM"))

def read(body):
    return read_page(0, Page(name="x", body=body, content_type="text/html", url="https://example.com/"), catalog)

read(b"<p>Zalo 0912345678")
before = peak()
print(read(Path(sys.argv[1]).read_bytes()).sight.code, peak() - before)
"""
WITHOUT_END = {
    "paragraphs": ("<p>x</p>", ""),
    "short paragraphs": ("<p>0", ""),
    "comments": ("<!-- lan@example.com x -->", ""),
    "pairs of lines": ("<p>một</p><p>hai</p>", ""),
    "marked properties": ('<p title="a b" class="tel" data-x="1">x</p>', ""),
    "nested cards": ('<div class="vcard h-card adr p-adr">', ""),
    "empty lists of JSON": ("[],", '<script type="application/json">['),
    "an attribute": ("ab ", '<p title="'),
    "words": ("ab cd ", ""),
    "different paragraphs": ("<p>a#", ""),
}


def without_end(piece: str, begin: str) -> str:
    """A page of ten megabytes of the same piece; a `#` in it is a number that no other has."""
    count = 10 * MEGABYTE // len(piece)
    if "#" not in piece:
        return begin + piece * count
    return begin + "".join(piece.replace("#", str(number)) for number in range(count))[: 10 * MEGABYTE]


@pytest.mark.parametrize(("piece", "begin"), WITHOUT_END.values(), ids=WITHOUT_END)
def test_ten_megabytes_of_the_same_add_little_memory(piece: str, begin: str, tmp_path: Path) -> None:
    """Ten of these megabytes are the page itself. With a tree of it they were 200 to 300, without bounds 3,000."""
    (tmp_path / "page").write_text(without_end(piece, begin))
    command = [sys.executable, "-c", READ_PAGE, str(tmp_path / "page")]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    _, added = said.stdout.split()
    assert int(added) < 50 * MEGABYTE


def test_one_page_of_a_folder_that_is_cut_is_named(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(GREETING)
    (tmp_path / "b.html").write_text(GREETING + "<p>" + "a" * 300_000)
    found = scanned(tmp_path, catalog)
    assert found.looks[0].sight == Sight(status=Status.PARTLY_SEEN, code="some-pages")
    assert [(gap.name, gap.code) for gap in found.looks[0].gaps] == [(str(tmp_path / "b.html"), "too-much")]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("một hai", "một hai"),
        ("một hai ba", "một hai"),
        ("gọi 0912 345 678", "gọi"),
        ("a lan@example.com", "a"),
        ("mộthaibabốn", "mộthaiba"),
    ],
)
def test_a_text_that_is_too_long_ends_before_a_value(written: str, kept: str) -> None:
    assert bounds.Bounds().shortened(written, 8) == kept


def test_each_source_has_room_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "ASIDES", 2)
    found = content(
        '<p title="một"></p><p title="hai"></p><p title="ba"></p><a href="tel:0912345678">Gọi</a>'
    )
    assert [one.text for one in found.segments] == ["Gọi", "một", "hai", "tel:0912345678"]
    assert found.cut


# --- what is told of much ---


def test_of_many_places_of_one_value_twenty_are_told_and_the_number() -> None:
    [phone] = detect(Content(name="x", segments=(line("Zalo 0912345678"),) * 50 + (line("0912 345 678"),)))
    assert (phone.attributes["places"], phone.certainty) == ("51", Certainty.CONFIRMED)
    [twice] = detect(Content(name="x", segments=(line("Zalo 0912345678"),) * 20))
    assert "places" not in twice.attributes


def test_a_value_of_two_portions_is_one_exposure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 10)
    lines = (line("Zalo 0912345678"), line("0912 345 678 nhé"))
    [phone] = detect(Content(name="x", segments=lines))
    assert [place.excerpt for place in phone.where] == ["Zalo 09•• ••• •78", "09•• ••• •78 nhé"]
    assert (phone.start, phone.end) == (None, None)


def test_many_short_lines_are_read_in_several_portions_and_nothing_is_lost() -> None:
    lines = tuple(line("ok" if number % 500 else f"Zalo 09123{number:05d}") for number in range(10_000))
    sizes = [
        len(portion.content.segments) for portion in portions.in_portions(Content(name="x", segments=lines))
    ]
    assert [len(sizes), max(sizes) < 1.2 * portions.SEGMENTS] == [4, True]
    assert [one.reveal() for one in detect(Content(name="x", segments=lines))] == [
        f"+849123{number:05d}" for number in range(0, 10_000, 500)
    ]


@pytest.mark.parametrize("bound", ["NUMBERS", "FINDINGS"])
def test_portions_behind_too_many_numbers_or_values_are_not_looked_through(
    bound: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portions, "PORTION", 30)
    monkeypatch.setattr(detectors, bound, 3)
    lines = tuple(line(f"Zalo 09123456{number}") for number in range(70, 80))
    found = detectors.detected(Content(name="x", segments=lines))
    assert [len(found.exposures), found.cut] == [4, True]
    assert not detectors.detected(Content(name="x", segments=lines[:3])).cut


def test_of_too_many_values_the_surest_of_each_kind_are_told(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("privacy_audit.scan.joining.EXPOSURES", 2)
    (tmp_path / "trang.html").write_text(
        "<p>0912345678<p>lan@example.com<p>0903111222<p>ĐT: 0987654321<p>u@example.com<p>Mail: v@example.com"
    )
    found = scanned(tmp_path / "trang.html", catalog)
    assert [one.reveal() for one in found.exposures] == [
        "+84912345678",
        "lan@example.com",
        "+84987654321",
        "v@example.com",
    ]
    assert found.looks[0].sight == CUT
