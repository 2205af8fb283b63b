"""Who is shown on a page, and with what, on the layouts that sites use."""

from __future__ import annotations

from functools import cache

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.detectors import detected
from privacy_audit.detectors.photo import photos
from privacy_audit.extract import extract, laid_out
from privacy_audit.model import Kind, Page
from privacy_audit.people import people_on

Told = tuple[str, str, list[str]]


@cache
def catalog() -> Catalog:
    return Library().catalog()


def look(body: str) -> tuple[list[Told], list[str]]:
    """Initials, position and masked things of each person, then what belongs to nobody named."""
    page = Page(
        name="x",
        body=f'<html lang="vi"><body>{body}</body></html>'.encode(),
        content_type="text/html",
        charset="utf-8",
        url="https://xa.example/x",
    )
    content = extract(page)
    exposures = detected(content).exposures + photos(content, 0, None, catalog().pages)
    found = people_on(content, laid_out(page), exposures, catalog().exposures)
    people = [
        (one.who, one.position, ["photo" if s.kind is Kind.PHOTO else s.masked for s in one.shows])
        for one in found.people
    ]
    return people, [shown.masked for shown in found.besides]


A, B, C = "09•• ••• •78", "09•• ••• •21", "09•• ••• •22"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Tin tức</h1><img src='a.jpg' width='600'><p>Sáng nay, ông Nguyễn Văn An, Chủ tịch xã, đã thăm trường "
        "Nguyễn Trãi và trao quà cho các cháu.</p><p>Tác giả: Trần Bình</p>",
        "<p>Nguyễn Văn An</p>",
        "<p>Hiệu trưởng</p><p>0912 345 678</p>",
        "<p>Trường THPT Nguyễn Trãi - 0912 345 678</p>",
        "<p>Nguyễn Văn An</p><footer>Điện thoại cơ quan: 0225 3555 123</footer>",
        "<img src='a.jpg' width='300' alt='Ông Nguyễn Văn An phát biểu tại hội nghị'>",
        "<ul><li>Công ty Nguyễn Trãi</li><li>0912 345 678</li></ul>",
    ],
)
def test_a_name_alone_the_news_and_schools_show_nobody(body: str) -> None:
    assert look(body)[0] == []


def test_rows_of_a_table_are_people_and_the_number_of_the_office_is_nobodys() -> None:
    people, besides = look(
        "<table><tr><th>STT<th>Họ và tên<th>Ngày sinh<th>Chức vụ<th>Điện thoại</tr>"
        "<tr><td>1<td>Nguyễn Văn An<td>12/03/1980<td>Hiệu trưởng<td>0912 345 678</tr>"
        "<tr><td>2<td>Trần Thị Bích<td>1/1/1985<td>Giáo viên<td>0225 3555 123</tr></table>"
    )
    assert people == [
        ("N.V.A.", "hiệu trưởng", [A, "••/••/1980"]),
        ("T.T.B.", "giáo viên", ["••/••/1985"]),
    ]
    assert besides == []


def test_cards_hold_portrait_name_position_and_number() -> None:
    people, besides = look(
        "<div><div><img src='a.jpg' width=200 height=200 alt='Trần Bình'><div><h3>Trần Bình</h3><p>Giáo viên</p>"
        "<p>0912345678</p></div></div><div><img width=200 src='b.jpg'><h3>ThS. Lê Thị Cúc</h3>"
        "<p>Phó hiệu trưởng</p><p><a href='tel:0987654321'>Gọi</a></p></div></div><footer>0903 111 222</footer>"
    )
    assert people == [
        ("T.B.", "giáo viên", [A, "photo"]),
        ("L.T.C.", "phó hiệu trưởng", [B, "photo"]),
    ]
    assert besides == [C]


def test_lines_that_lie_side_by_side_belong_to_the_name_above_them() -> None:
    people, _ = look(
        "<h1>Liên hệ</h1><h3>Trần Bình</h3><p>Hiệu trưởng</p><p>0912345678</p>"
        "<h3>Lê Thị Cúc</h3><p>Kế toán</p><p>cuc.le@example.com</p>"
    )
    assert people == [("T.B.", "hiệu trưởng", [A]), ("L.T.C.", "kế toán", ["c••••@example.com"])]


def test_pictures_and_positions_before_the_names_are_seen_to_stand_there() -> None:
    people, _ = look(
        "<h1>Lãnh đạo</h1><img src='a.jpg' width=200><p>Trần Bình</p><p>0912345678</p>"
        "<img src='b.jpg' width=200><p>Lê Thị Cúc</p><p>0987654321</p>"
    )
    assert people == [("T.B.", "", [A, "photo"]), ("L.T.C.", "", [B, "photo"])]
    people, _ = look(
        "<p>Chủ tịch</p><p>Trần Bình</p><p>0912345678</p><p>Phó chủ tịch</p><p>Lê Cúc</p><p>Xã A</p>"
    )
    assert people == [("T.B.", "chủ tịch", [A]), ("L.C.", "phó chủ tịch", [])]


def test_items_of_a_list_and_several_people_in_one_line() -> None:
    people, _ = look(
        "<ul><li>Ông Nguyễn Văn An - Chủ tịch - 0912 345 678</li><li>Bà Lê Thị Bông – Kế toán; 0987 654 321</li></ul>"
    )
    assert people == [("N.V.A.", "chủ tịch", [A]), ("L.T.B.", "kế toán", [B])]
    people, _ = look(
        "<p>Mọi chi tiết xin liên hệ đồng chí Nguyễn Văn An, số điện thoại 0912 345 678 hoặc cô Lê Thị Hoa "
        "(0987 654 321) trước ngày 12 của tháng này.</p>"
    )
    assert people == [("N.V.A.", "", [A]), ("L.T.H.", "", [B])]


def test_cards_in_marked_data_and_data_for_search_engines() -> None:
    people, _ = look(
        "<div class='vcard'><span class='fn'>Anna Müller</span> <span class='title'>Coordinator</span> "
        "<a class='email' href='mailto:anna@example.com'>anna@example.com</a></div>"
    )
    assert people == [("A.M.", "coordinator", ["a••••@example.com"])]
    people, _ = look(
        '<script type="application/ld+json">{"@type":"School","name":"THPT X","telephone":"0903111222","employee":['
        '{"@type":"Person","name":"Nguyễn Văn An","jobTitle":"Hiệu trưởng","telephone":"0912345678"},'
        '{"@type":"Person","name":"Jane Roe","jobTitle":"Teacher","email":"jane@example.com"}]}</script><p>Trang</p>'
    )
    assert people == [
        ("N.V.A.", "hiệu trưởng", [A]),
        ("J.R.", "teacher", ["j••••@example.com"]),
    ]


def test_who_is_shown_twice_with_the_same_things_is_one_person() -> None:
    row = "<tr><td>Nguyễn Văn An<td>Hiệu trưởng<td>0912 345 678</tr><tr><td>Trần Bình<td>Kế toán<td>0987654321</tr>"
    people, _ = look(f"<table>{row}</table><aside><div><p>Nguyễn Văn An</p><p>0912345678</p></div></aside>")
    assert people == [("N.V.A.", "hiệu trưởng", [A]), ("T.B.", "kế toán", [B])]


def test_two_people_of_one_name_stay_two() -> None:
    people, _ = look(
        "<ul><li>Lê Hoa - 0912 345 678</li><li>Trần Bình - kế toán</li><li>Lê Hoa - 0987654321</li></ul>"
    )
    assert people == [("L.H.", "", [A]), ("T.B.", "kế toán", []), ("L.H.", "", [B])]


def test_far_deeper_than_a_path_tells_the_people_stay_apart() -> None:
    def nested(inner: str) -> str:
        return "<div>" * 9 + inner + "</div>" * 9

    cards = "".join(
        nested(f"<h3>{name}</h3>") + nested(f"<p>{phone}</p>") + "<hr>"
        for name, phone in (("Trần Bình", "0912345678"), ("Lê Thị Cúc", "0987654321"))
    )
    cards = f"<section>{cards.replace('<hr>', '</section><section>')}</section>"
    people, _ = look(cards)
    assert people == [("T.B.", "", [A]), ("L.T.C.", "", [B])]


def test_a_thousand_rows_are_a_thousand_people() -> None:
    rows = "".join(
        f"<tr><td>{number}</td><td>Trần Thị Bích</td><td>giáo viên</td></tr>" for number in range(1_000)
    )
    assert len(look(f"<table>{rows}</table>")[0]) == 1_000


NAVS = (
    "<nav><a href='/'>Trang chủ</a> <a href='/can-bo'>Cán bộ</a></nav>",
    "<nav><ul><li><a href='/'>Trang chủ</a><li><a href='/can-bo'>Cán bộ</a></ul></nav>",
    "<div id='main-menu'><a href='/can-bo'>Cán bộ</a></div>",
    "<div><ul><li><a href='/can-bo'>Cán bộ</a></ul></div>",
    "<div><a href='/'>Trang chủ</a> <a href='/can-bo'>Cán bộ</a></div>",
    "<h2>Danh sách cán bộ</h2>",
)


@pytest.mark.parametrize("menu", NAVS)
@pytest.mark.parametrize(
    "around", ["{menu}{who}", "<div>{menu}<main>{who}</main></div>", "<div>{menu}{who}</div>"]
)
def test_a_word_of_a_menu_or_of_a_heading_is_nobodys_position(menu: str, around: str) -> None:
    who = "<h1>Nguyễn Văn An</h1><p>0912 345 678</p>"
    assert look(around.format(menu=menu, who=who)) == ([("N.V.A.", "", [A])], [])
    with_position = who.replace("<p>", "<p>Kế toán</p><p>", 1)
    assert look(around.format(menu=menu, who=with_position)) == ([("N.V.A.", "kế toán", [A])], [])


@pytest.mark.parametrize("line", ["Chủ tịch", "1. Chủ tịch:", "Chức vụ: Chủ tịch"])
def test_a_position_on_the_line_above_is_still_told(line: str) -> None:
    assert look(f"<div><p>{line}</p><p>Nguyễn Văn An</p><p>0912 345 678</p></div>") == (
        [("N.V.A.", "chủ tịch", [A])],
        [],
    )


def test_the_number_of_a_document_stands_before_everything_else() -> None:
    body = "<div><p>Nguyễn Văn An</p><p>Ngày sinh: 12/03/1980</p><p>0912 345 678</p><p>CCCD: 031080001234</p></div>"
    [(_, _, shows)], _ = look(body)
    assert shows == ["••••••••••34", A, "••/••/1980"]


def told_of(text: str, media_type: str) -> tuple[list[Told], list[str]]:
    page = Page(
        name="x", body=text.encode(), content_type=media_type, charset="utf-8", url="https://xa.example/x"
    )
    content = extract(page)
    found = people_on(content, laid_out(page), detected(content).exposures, catalog().exposures)
    people = [(one.who, one.position, [shown.masked for shown in one.shows]) for one in found.people]
    return people, [shown.masked for shown in found.besides]


@pytest.mark.parametrize(
    ("media_type", "text", "expected"),
    [
        ("text/plain", "Văn phòng\n\nGọi 0912 345 678\n", ([], [A])),
        ("text/plain", "Nguyễn Thị Lan Ví, di động 0912 345 678", ([("N.T.L.V.", "", [A])], [])),
        (
            "text/plain",
            "Nguyễn Văn An\nKế toán\n0912 345 678\nTrần Thị Bích\n0987 654 321\n",
            ([("N.V.A.", "kế toán", [A]), ("T.T.B.", "", [B])], []),
        ),
        (
            "text/csv",
            "Họ tên;Chức vụ;Điện thoại\nNguyễn Văn An;Kế toán;0912 345 678\nTrần Thị Bích;Thủ quỹ;0987 654 321\n",
            ([("N.V.A.", "kế toán", [A]), ("T.T.B.", "thủ quỹ", [B])], []),
        ),
        (
            "application/json",
            '[{"ten": "Nguyễn Văn An", "sdt": "0912 345 678"}, {"sdt": "0987 654 321", "ten": "Trần Thị Bích"}]',
            ([("N.V.A.", "", [A]), ("T.T.B.", "", [B])], []),
        ),
        ("application/json", '{"van_phong": {"ten": "Văn thư", "sdt": "0912 345 678"}}', ([], [A])),
    ],
)
def test_lines_of_texts_and_objects_of_data_are_people_too(
    media_type: str, text: str, expected: tuple[list[Told], list[str]]
) -> None:
    assert told_of(text, media_type) == expected
