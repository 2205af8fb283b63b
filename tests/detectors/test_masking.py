"""What an excerpt shows around a finding: so much and no more, and no value in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from privacy_audit import scan_text
from privacy_audit.detectors import masked_text
from privacy_audit.detectors.masking.cover import spliced
from privacy_audit.detectors.masking.covering import covers
from privacy_audit.detectors.masking.excerpts import masked_original, masker
from privacy_audit.detectors.masking.fitting import EXCERPT, edge
from privacy_audit.detectors.masking.known import Known
from privacy_audit.detectors.masking.leftovers import leftovers, leftovers_of_name
from privacy_audit.detectors.masking.maps import homes
from privacy_audit.detectors.masking.names import masked_locator
from privacy_audit.detectors.masking.suspects import suspects
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Content, Kind, Secret
from privacy_audit.text import clean
from tests.detectors.samples import content

PHONE = "0912345678"
MASK = "09•• ••• •78"


def found(text: str, piece: str, mask: str, kind: Kind = Kind.PHONE, after: int = 0) -> Finding:
    """A finding as a detector gives it, where a piece stands in a text."""
    start = text.index(piece, after)
    return Finding(
        kind=kind,
        start=start,
        end=start + len(piece),
        value=Secret(piece),
        masked=mask,
        certainty=Certainty.LIKELY,
    )


def excerpts(of: Content | str, *findings: Finding) -> list[str]:
    reading = read(content(of) if isinstance(of, str) else of)
    masks = masker(reading, findings)
    return [masks.excerpt(one) for one in findings]


def around(before: str, after: str, mask: str = MASK, kind: Kind = Kind.PHONE) -> str:
    """The excerpt of a value between two texts."""
    text = before + PHONE + after
    (excerpt,) = excerpts(text, found(text, PHONE, mask, kind))
    return excerpt


# --- how much is shown ---


def words(count: int) -> str:
    """So many words of four letters, each with a blank behind it."""
    return "lan " * count


@pytest.mark.parametrize(
    ("before", "after", "excerpt"),
    [
        ("", "", MASK),
        ("  ", "  ", MASK),
        ("Zalo ", " nhé", f"Zalo {MASK} nhé"),
        ("(", ")", f"({MASK})"),
        ("x" * 34, "y" * 34, "x" * 34 + MASK + "y" * 34),
        ("x" * 68, "", "x" * 68 + MASK),
        ("", "y" * 68, MASK + "y" * 68),
        ("x" * 69, "", "…" + "x" * 67 + MASK),
        ("", "y" * 69, MASK + "y" * 67 + "…"),
        ("x" * 79, "y" * 79, "…" + "x" * 33 + MASK + "y" * 33 + "…"),
        ("x" * 60, "y" * 8, "x" * 60 + MASK + "y" * 8),
        ("x" * 8, "y" * 60, "x" * 8 + MASK + "y" * 60),
        ("x" * 8, "y" * 61, "x" * 8 + MASK + "y" * 59 + "…"),
        ("x" * 61, "y" * 8, "…" + "x" * 59 + MASK + "y" * 8),
    ],
)
def test_an_excerpt_is_cut_at_eighty_characters_with_an_ellipsis(
    before: str, after: str, excerpt: str
) -> None:
    assert around(before, after) == excerpt
    assert len(excerpt) <= EXCERPT


@pytest.mark.parametrize(
    ("before", "after", "excerpt"),
    [
        (words(20), "", "…" + words(16) + MASK),
        ("", " lan" * 20, MASK + " lan" * 16 + "…"),
        (words(20), " lan" * 20, "…" + words(8) + MASK + " lan" * 8 + "…"),
        ("a" * 70 + " " + "b" * 47, "", "…" + "b" * 47 + MASK),
        ("", "b" * 47 + " " + "a" * 70, MASK + "b" * 47 + "…"),
        ("", "b" * 46 + " " + "a" * 70, MASK + "b" * 46 + " " + "a" * 20 + "…"),
        ("a" * 30 + " " + "b" * 48, "", "…" + "b" * 48 + MASK),
        ("a" * 31 + " " + "b" * 47, "", "…" + "b" * 47 + MASK),
        ("a" * 31 + " " + "b" * 46 + " ", "", "…" + "b" * 46 + " " + MASK),
        ("a" * 31 + " " + "b" * 45 + " ", "", "…" + "a" * 20 + " " + "b" * 45 + " " + MASK),
        ("", "b" * 48 + " " + "a" * 30, MASK + "b" * 48 + "…"),
    ],
)
def test_it_is_cut_between_words_unless_a_long_one_would_go(before: str, after: str, excerpt: str) -> None:
    assert around(before, after) == excerpt


def test_a_long_mask_leaves_no_room_for_what_stands_around() -> None:
    assert around("ở ", " nhé", mask="•" * 79, kind=Kind.ADDRESS) == "…" + "•" * 78 + "…"
    assert around("ở ", " nhé", mask="•" * 90, kind=Kind.ADDRESS) == "…" + "•" * 78 + "…"
    assert around("", "", mask="•" * 90, kind=Kind.ADDRESS) == "•" * 79 + "…"
    assert around("", "", mask="•" * 80, kind=Kind.ADDRESS) == "•" * 80


def test_what_stands_around_is_cleaned() -> None:
    piled = "a" + "\u0316" * 40
    assert around(f"{piled} ", "") == f"{clean(piled)} {MASK}"
    assert around("", f" {piled}\u2028b") == f"{MASK} {clean(piled)} b"
    assert around("một\n\nhai  ", "\tba") == f"một hai {MASK} ba"


def test_masks_that_are_longer_than_their_values_push_nothing_out_on_the_near_side() -> None:
    others = [f"09876543{number:02}" for number in range(7)]
    text = " ".join((*others, PHONE))
    findings = [found(text, other, f"09•• ••• •{other[-2:]}") for other in others]
    assert excerpts(text, found(text, PHONE, MASK), *findings)[0] == (
        "…09•• ••• •02 09•• ••• •03 09•• ••• •04 09•• ••• •05 09•• ••• •06 09•• ••• •78"
    )


def test_another_segment_is_not_shown() -> None:
    of = content("Lan ở Huế", f"gọi {PHONE} nhé", "nhà ở đây")
    text = read(of).text
    assert excerpts(of, found(text, PHONE, MASK)) == [f"gọi {MASK} nhé"]


# --- findings over one another ---


def test_findings_that_touch_the_same_characters_are_shown_as_the_longest() -> None:
    text = "gọi 0912345678901234 nhé"
    short = found(text, "0912345678", "ngắn")
    long = found(text, "345678901234", "dài")
    assert excerpts(text, short, long) == ["gọi dài nhé", "gọi dài nhé"]
    assert excerpts(text, long, short) == ["gọi dài nhé", "gọi dài nhé"]


def test_of_two_of_the_same_length_the_first_is_shown() -> None:
    text = "gọi 0912345678901234 nhé"
    first, second = found(text, "091234567890", "một"), found(text, "345678901234", "hai")
    assert excerpts(text, second, first) == ["gọi một nhé", "gọi một nhé"]


def test_a_finding_within_another_is_shown_as_the_whole() -> None:
    text = "gọi 0912345678901234 nhé"
    whole, begin, inside = (
        found(text, piece, mask)
        for piece, mask in (("0912345678901234", "cả"), ("0912", "đầu"), ("5678", "giữa"))
    )
    assert excerpts(text, begin, inside, whole) == ["gọi cả nhé"] * 3


def test_findings_side_by_side_are_shown_side_by_side() -> None:
    text = "gọi 09123456780987654321 nhé"
    first, second = found(text, "0912345678", "một"), found(text, "0987654321", "hai")
    assert excerpts(text, first, second) == ["gọi mộthai nhé"] * 2


def test_letters_with_marks_before_a_mailbox_are_hidden_with_it() -> None:
    for before in ("ễ", "Nguyễ", "x ễ"):
        text = before + "lan@example.com"
        (excerpt,) = excerpts(text, found(text, "lan@example.com", "l••••@example.com", Kind.EMAIL))
        assert excerpt == "x l••••@example.com" if " " in before else excerpt == "l••••@example.com"
    text = "ễ0912345678"
    assert excerpts(text, found(text, PHONE, MASK)) == [f"ễ{MASK}"]


# --- what stays readable ---


def test_a_workplace_stays_readable_but_for_the_values_in_it() -> None:
    text = f"Chị Lan làm ở Công ty {PHONE} Huế, gọi 0987654321"
    work = found(text, f"Công ty {PHONE} Huế", "", Kind.WORKPLACE)
    phone, other = found(text, PHONE, MASK), found(text, "0987654321", "09•• ••• •21")
    shown = f"Chị Lan làm ở Công ty {MASK} Huế, gọi 09•• ••• •21"
    assert excerpts(text, work, phone, other) == [shown] * 3


def test_a_workplace_alone_is_shown_as_it_is() -> None:
    text = "Chị Lan làm ở Công ty Hoa Mai nhé"
    assert excerpts(text, found(text, "Công ty Hoa Mai", "", Kind.WORKPLACE)) == [text]
    assert excerpts("Hoa Mai", found("Hoa Mai", "Hoa Mai", "", Kind.WORKPLACE)) == ["Hoa Mai"]


def test_a_readable_finding_before_a_hidden_one_keeps_its_own_place() -> None:
    text = "Hoa Mai " + words(18) + PHONE
    work, phone = found(text, "Hoa Mai", "", Kind.WORKPLACE), found(text, PHONE, MASK)
    assert excerpts(text, work, phone) == ["Hoa Mai" + " lan" * 17 + "…", "…" + words(16) + MASK]


def test_what_may_be_a_value_is_hidden_from_the_first_character_on() -> None:
    text = "123456789 Hoa Mai"
    assert excerpts(text, found(text, text, "", Kind.WORKPLACE)) == ["•••••••89 Hoa Mai"]


def test_around_what_was_not_among_the_findings_the_findings_are_masked() -> None:
    text = f"gọi {PHONE} nhé"
    masks = masker(read(content(text)), ())
    assert masks.excerpt(found(text, "gọi", "")) == f"gọi {PHONE} nhé"


# --- what may be a value, far from the beginning ---


def test_far_from_the_beginning_the_same_is_hidden_at_the_same_place() -> None:
    text = words(300) + f"mã 123456789012 {PHONE}, 0987654321, sinh 12/03/\n1985 nhé " + words(300)
    first, second = found(text, PHONE, MASK), found(text, "0987654321", "09•• ••• •21")
    assert excerpts(text, first, second) == [
        f"…{words(4)}mã ••••••••••12 {MASK}, 09•• ••• •21, sinh ••/••/1985…",
        f"…mã ••••••••••12 {MASK}, 09•• ••• •21, sinh ••/••/1985 nhé lan lan…",
    ]


def test_findings_that_stand_far_apart_are_each_looked_around() -> None:
    text = f"mã 123456789012 {PHONE} " + words(300) + "0987654321 mã 210000000021"
    first, second = found(text, PHONE, MASK), found(text, "0987654321", "09•• ••• •21")
    assert excerpts(text, second, first) == [
        "…" + words(12) + "09•• ••• •21 mã ••••••••••21",
        f"mã ••••••••••12 {MASK}" + " lan" * 12 + "…",
    ]


def test_the_number_of_a_finding_is_masked_like_it_wherever_it_is_repeated() -> None:
    text = f"gọi {PHONE}, 84912345678 hay 849123456780"
    assert excerpts(text, found(text, PHONE, MASK)) == [f"gọi {MASK}, {MASK} hay ••••••••••80"]


# --- names ---


def masked_name(text: str, *findings: Finding) -> str:
    return masked_original(masker(read(content(text), is_name=True), findings), text)


def test_a_name_is_masked_where_it_stands_and_keeps_the_rest() -> None:
    assert masked_name("trang.html") == "trang.html"
    assert masked_name("a\nb 1234567890.html") == "a\nb ••••••••90.html"
    assert masked_name('"lan\nvu"@example.com') == '"••••@example.com'
    text = f"a {PHONE} b 0987654321\u200b.html"
    assert masked_name(text, found(text, PHONE, MASK)) == f"a {MASK} b ••••••••21\u200b.html"


# --- the second net ---


def hidden(text: str) -> list[tuple[str, str]]:
    """What the second net hides, with what it shows instead."""
    return [(text[one.start : one.end], one.mask) for one in leftovers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "trận 3-2, chương 12",
        "12/03/2015",
        "12/13/1985",
        "112/03/1985",
        "12/03/19851",
        "B123456",
        "AB1234567",
        "B12345678.5",
        "12 Huế",
        "hơn 12 Lê Lợi",
        "\x00\x00 12 Huế",
        "\x00\x00 giá 12 Lê Lợi",
        "tháng 4 năm 1985",
        "3 tháng 4 năm 2015, 1985",
        "0987 nhé 654",
        "0987 nhé 654 rồi 3210",
        "0487 nhé 654 rồi 321",
    ],
)
def test_what_is_no_leftover_stays(text: str) -> None:
    assert hidden(text) == []


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("12/03/1985", [("12/03/1985", "••/••/1985")]),
        ("1 - 3 - 2009", [("1 - 3 - 2009", "••/••/2009")]),
        ("3 tháng 4 năm 1985", [("3 tháng 4 năm 1985", "••/••/1985")]),
        ("lên lớp " * 4 + "ngày 03 tháng 04 năm 1985 nhé", [("ngày 03 tháng 04 năm 1985", "••/••/1985")]),
        ("sinh April 3, 1985, cưới 2015", [("April 3, 1985", "••/••/1985")]),
        ("1985-04-03", [("1985-04-03", "••/••/1985")]),
        ("B1234567, N 12345678", [("B1234567", "••••••67"), ("N 12345678", "••••••••78")]),
        ("ở 12 Huế", [("12 Huế", "•••")]),
        ("12 Lê Lợi", [("12 Lê Lợi", "•••")]),
        ("\x00\x00 12 Lê Lợi", [("12 Lê Lợi", "•••")]),
        ("ở 12/03/1985 Lê Lợi", [("12/03/1985 Lê Lợi", "•••")]),
        ("7 Mill Road", [("7 Mill Road", "•••")]),
        ("hẻm 12/3 ngõ 45", [("12/3 ngõ 45", "•••")]),
        ("12 0987 nhé 654 rồi 321", [("0987", "••••"), ("654", "•••"), ("321", "•••")]),
        (
            "0987 nhé 654 rồi 321 hay 0355 nhé 444 rồi 333",
            [("0987", "••••"), ("654", "•••"), ("321", "•••"), ("0355", "••••"), ("444", "•••"), ("333", "•••")],
        ),
    ],
)  # fmt: skip
def test_what_stands_beside_a_finding_and_may_be_a_value_is_hidden(
    text: str, covers: list[tuple[str, str]]
) -> None:
    assert hidden(text) == covers


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("24 Hours Open", []),
        ("12 Huế", []),
        ("7 Nguyễn Trãi", ["7 Nguyễn Trãi"]),
        ("7 ngõ 45", ["7 ngõ 45"]),
        ("7 Ngõ 45", ["7 Ngõ 45"]),
    ],
)
def test_in_a_name_only_streets_that_bear_a_name_and_alleys_are_hidden(name: str, pieces: list[str]) -> None:
    assert [name[one.start : one.end] for one in leftovers_of_name(name)] == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("12 Nguyen Trai, /place/ maps", []),
        ("maps.google.com/?q=Hue\n12+Nguyen+Trai", []),
        ("maps.google.com/?q=Hue#12+Nguyen+Trai", []),
        ("maps.google.com/34+Le+Loi", []),
        ("maps.google.com/?q=a12+Le", []),
        ("maps.google.com/?q=x-12+Nguyen+Trai", []),
        ("maps.google.com/?q=Phuong+2+Tan+Binh,+Quan+1+Ho", []),
        ("maps.google.com/?q=12+Nguyen+Trai", ["12+Nguyen+Trai"]),
        ("maps.google.com/?q=Hue,12+Nguyen+Trai", ["12+Nguyen+Trai"]),
        ("maps.google.com/34+Le+Loi?q=12+Nguyen+Trai", ["12+Nguyen+Trai"]),
        ("www.google.com/maps/dir/12+Nguyen+Trai/34+Le+Loi/@20.8", ["12+Nguyen+Trai", "34+Le+Loi"]),
        ("www.google.com/maps/place/Ngo+12+Nguyen+Trai?x=56+Le+Loi", ["Ngo+12+Nguyen+Trai"]),
    ],
)
def test_homes_are_found_in_what_a_link_asks_a_map_for(text: str, pieces: list[str]) -> None:
    assert [text[begin:end] for begin, end in homes(text)] == pieces


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("#contact > a:nth-of-type(3)", "#contact > a:nth-of-type(3)"),
        ("h1 > h2 > p", "h1 > h2 > p"),
        ("[100000][200000][300000]", "[100000][200000][300000]"),
        ("data.0912345678", "data.••••••••78"),
        ("data.ngõ 12 Lê Lợi", "data.ngõ •••"),
    ],
)
def test_a_place_on_a_page_is_named_without_the_values_in_it(locator: str, shown: str) -> None:
    assert masked_locator(locator) == shown


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where the second net hides something."""
    return ((one.start, one.end) for one in leftovers(text))


def test_leftovers_stand_in_order_and_never_overlap() -> None:
    text = "B1234567 sinh 12/03/1985 ở 12/3 Lê Lợi, 0987 nhé 654 rồi 321, 1.2.1990 "
    assert list(places(text)) == [(0, 8), (14, 24), (27, 38), (40, 44), (49, 52), (57, 60), (62, 70)]


def test_two_values_that_only_an_invisible_sign_parts_are_shown_apart() -> None:
    found = scan_text("mail lan@example.com\u200b0912345678 nhé")
    assert [one.where[0].excerpt for one in found if one.kind is Kind.EMAIL] == [
        "mail l••••@example.com ••••••••78 nhé"
    ]


def test_each_of_two_values_that_only_an_invisible_sign_parts_is_shown_apart() -> None:
    mail = "lan@example.com"
    text = f"{mail}\u200b{PHONE}\u200b0987654321"
    shown = read(content(text)).text
    findings = (
        found(shown, mail, "l••••@example.com", Kind.EMAIL),
        found(shown, PHONE, MASK),
        found(shown, "0987654321", "09•• ••• •21"),
    )
    assert excerpts(text, *findings) == [f"l••••@example.com {MASK} 09•• ••• •21"] * 3


def test_an_edge_keeps_its_blanks_and_is_no_longer_than_needed() -> None:
    assert [edge(shown) for shown in ("", "  ", " a", "a  b ")] == ["", " ", " a", "a b "]
    assert edge("x" * 100 + "\u2028y") == "x" * 100 + " y"


def test_a_street_right_behind_a_value_is_hidden_without_a_sign_between() -> None:
    text = f"{PHONE} 12 Lê Lợi"
    assert excerpts(text, found(text, PHONE, MASK)) == [f"{MASK} •••"]


def test_a_mailbox_in_a_long_link_is_read_wherever_another_code_stands_before_it() -> None:
    for length in (376, 385, 392, 396, 410, 790, 800, 810):
        name = f"https://example.com/a+b{'x' * length}/thao.vu=40example.com/b"
        assert masked_text(name).endswith("x/t••••@example.com/b")


def test_mailboxes_in_a_chain_of_words_do_not_move_the_mask_of_a_number_behind_them() -> None:
    text = "lan.nguyen7 at example.com at example.org, mã 123456789012 nhé"
    assert masked_text(text) == "l••••@example.com, mã ••••••••••12 nhé"
    (excerpt,) = {place.excerpt for one in scan_text(f"gọi {PHONE} hay {text}") for place in one.where}
    assert excerpt == f"gọi {MASK} hay l••••@example.com, mã ••••••••••12 nhé"


def shown_covers(text: str, *, is_name: bool = False) -> list[tuple[str, str]]:
    """What of a text is suspected, with what it shows instead."""
    found = suspects(text, Known(()), is_name=is_name)
    return [(text[one.start : one.end], one.mask) for one in found]


def test_a_value_in_several_coded_words_is_hidden_in_each_of_them() -> None:
    assert shown_covers("ở 12+Nguyễn+Trãi, gần đó Phường+Thanh+Xuân, Hà+Nội nhé") == [
        ("12+Nguyễn+Trãi,", "•••, Phường Thanh Xuân, Hà Nội"),
        ("Phường+Thanh+Xuân,", "•••"),
        ("Hà+Nội", "•••"),
    ]


def test_what_is_masked_already_parts_what_stands_on_both_sides_of_it() -> None:
    assert shown_covers("sinh_3_4_1985", is_name=True) == [("3_4_1985", "••/••/1985")]
    assert shown_covers("sinh_3_\x00\x004_1985", is_name=True) == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("IMG_20190412_103355.jpg", "IMG_20190412_103355.jpg"),
        ("https://example.com/lan/posts/123456789", "https://example.com/lan/posts/123456789"),
        ("./con đường xưa.html", "./con đường xưa.html"),
        ("Cha Mẹ Đồng Hành Cùng Con Trên Mạng", "Cha Mẹ Đồng Hành Cùng Con Trên Mạng"),
        ("./vợ Trần Thị Quỳnh.html", "./vợ T.T.Q..html"),
        ("anh_vợ_Trần_Thị_Quỳnh.jpg", "anh_vợ T.T.Q..jpg"),
        ("a.zip › posts/vợ là Trần Thị Quỳnh/1.html", "a.zip › posts/vợ là T.T.Q./1.html"),
        ("https://example.com/2024/15A-678.90", "https://example.com/2024/15••••••"),
    ],
)
def test_the_steps_of_a_path_are_read_alone_too(name: str, shown: str) -> None:
    assert masked_text(name) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("đừng đưa mã OTP cho ai, mật khẩu mạnh", "đừng đưa mã OTP cho ai, mật khẩu mạnh"),
        ("pin 5000mAh, compass 2024", "pin 5000mAh, compass 2024"),
        ("mã OTP 482913, mật khẩu là Hunter2xyz", "mã OTP •••, mật khẩu là •••"),
        ("Password: abc123 PIN 4455", "Password: ••• PIN •••"),
    ],
)
def test_codes_and_passwords_are_hidden_behind_what_they_are_called(text: str, shown: str) -> None:
    for cover in reversed(leftovers(text)):
        text = text[: cover.start] + cover.mask + text[cover.end :]
    assert text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("nhà số 47 là đẹp nhất", "nhà số 47 là đẹp nhất"),
        ("ở Hà Nội, số 1 về phở", "ở Hà Nội, số 1 về phở"),
        ("nhà mình ở Lạch Tray số 47 nhé", "nhà mình ở ••• nhé"),
        ("ở đường Lạch Tray, số nhà 47", "ở đường •••"),
    ],
)
def test_a_house_number_behind_its_street_is_hidden(text: str, shown: str) -> None:
    for cover in reversed(leftovers(text)):
        text = text[: cover.start] + cover.mask + text[cover.end :]
    assert text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1 2025 2026 7", "••••••••67"),
        ("0912.345.678 đi chơi", "••••••••78 đi chơi"),
        ("Lớp 10A1 2025-2026", "Lớp 10A1 2025-2026"),
        ("1945-1954-1975", "1945-1954-1975"),
        ("2019, 2020, 2021, 2022", "2019, 2020, 2021, 2022"),
        ("giá 100.000.000 đồng", "giá 100.000.000 đồng"),
        ("giá 1.250.000.000đ", "giá 1.250.000.000đ"),
    ],
)
def test_years_in_a_row_and_amounts_of_money_stay(text: str, shown: str) -> None:
    assert spliced(text, covers(text)) == shown
