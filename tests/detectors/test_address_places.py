"""Vietnamese addresses in towers, on plots, in hamlets and wards, as people name them in messages and adverts.

In each line the addresses stand in ‹ ›; a line without is a near-miss.
"""

from __future__ import annotations

import re

import pytest

from privacy_audit.detectors.address import find, words
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment


def values_in(text: str) -> list[str]:
    segments = (Segment(text=text, part=Part.TEXT),)
    return [finding.value.reveal() for finding in find(read(Content(name="test", segments=segments)))]


NEAR_MISSES = (
    # codes, measures and prices
    "Hộp sữa 500ml, mã quà Q11-0782, hạn dùng 12/2026",
    "1 bình 500ml, mã quà Q11-0782",
    "Combo 2 áo, 1 quần, size L, giá 185k",
    "Phiên bản S2.05, cập nhật ngày 12",
    "Lô B2-15 thép cuộn, xuất xứ Hà Nội",
    "Sản phẩm LK05-12, bảo hành 12 tháng, Hà Nội giao 2h",
    "Hàng về 12h, ship quận 3, phí 20k",
    "Khi tới km117 quốc lộ 4D đoạn qua xã Trung Chải",
    # towers, quarters and hamlets that are only told of
    "Tòa S2.05 bàn giao tháng 3, tòa S2.06 tháng 5",
    "Vinhomes Ocean Park mở bán 12 căn cuối",
    "Tổ dân phố 8 đã họp bàn về quỹ",
    "Khu dân cư Đông Khê được công nhận văn hóa",
    "Khóm Bình Đức 3 có 120 hộ nghèo",
    "Lúc 5h, ấp Kinh Mới, xã Vĩnh Thuận ngập nặng",
    "Vụ cháy ở ấp Rạch Gốc, xã Tân Ân khiến 2 người bị thương",
    "Đoàn đến thôn Trung Hà, xã Nam Phong, TP Nam Định trao quà",
    "Người dân khu dân cư Đông Khê, phường Lê Lợi, TP Chí Linh, Hải Dương góp 50 triệu đồng làm đường",
    "Công an bắt 2 đối tượng ở tổ dân phố 8, phường Tân Thịnh, thành phố Thái Nguyên",
    # dates and counts before what looks like a street
    "lúc 12h ngày 3-8, UBND TP Biên Hoà, tỉnh Đồng Nai đã công bố",
    "Từ 12/3, phường Lê Chân, Hải Phòng phát thẻ",
    "Từ quận 1 qua quận 7 mất 30 phút",
    "Trong 3 khóm, phường Mỹ Phước có 40 ca",
    "Ward 22 of the hospital, Binh Thanh District",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_tells_of_places_is_no_address(text: str) -> None:
    assert values_in(text) == []


WRITINGS = (
    # flats in towers and projects
    "Giao giúp em tới ‹căn 2107, tòa Park 3, Vinhomes Times City, phường Vĩnh Tuy, Hà Nội› nha shop",
    "gửi ‹căn 12A08, tòa S1.03, Vinhomes Smart City, P. Tây Mỗ, Hà Nội› ạ",
    "Nhận hàng tại ‹P1506 tòa T2, Masteri An Phú, phường Thảo Điền, TP Thủ Đức›, gọi trước 15p",
    "ship ve ‹can 1609 toa B3 chung cu Goldmark City, 136 Ho Tung Mau, Bac Tu Liem, HN› nhe c",
    "Địa chỉ: ‹Căn hộ 08.12, block C, Sunrise City View, 33 Nguyễn Hữu Thọ, P. Tân Hưng, Q.7, TP.HCM›",
    "‹toa HH4B p2412 kdt Linh Dam, Hoang Liet, Hoang Mai, HN› do ban oi",
    "giao ‹chung cư Lexington, LC-12.08, 67 Mai Chí Thọ, An Phú, Q2›",
    "Đang thuê ‹Block B, tầng 7, phòng 702, chung cư 4S Linh Đông, TP. Thủ Đức›",
    # plots
    "Cần bán liền kề: ‹LK03-21 KĐT Ciputra, phường Xuân Đỉnh, quận Bắc Từ Liêm, Hà Nội›",
    "Bán gấp ‹lô B2-15 khu đô thị Nam Vĩnh Yên, phường Khai Quang, TP Vĩnh Yên, Vĩnh Phúc› giá tốt",
    "Nhà em ở ‹SN 27, tổ 9, phường Hữu Nghị, TP Hòa Bình›",
    "tui ở ‹B12 đường số 9, KDC Trung Sơn, xã Bình Hưng, Bình Chánh›",
    # hamlets and quarters with their units, where somebody tells of a home
    "Bán nhà cấp 4 ‹tổ dân phố 14, phường Quang Vinh, thành phố Thái Nguyên›, 5x22m",
    "Bán nhà ‹tổ 3, phường Đồng Tiến, TP Hòa Bình›, 80m2",
    "cứ hỏi ‹khóm Bình Đức 3, phường Bình Đức, TP Long Xuyên, An Giang› nhà ông Tư",
    "Em nhà ‹khóm Tân Phú, phường Long Châu, TP Vĩnh Long, tỉnh Vĩnh Long› ạ",
    "hè này em qua ‹xóm Chợ, xã Nghi Thạch, huyện Nghi Lộc, Nghệ An› chơi với nội",
    "Cháu về ‹thôn Trung Hà, xã Nam Phong, TP Nam Định› từ hôm qua",
    "‹Xóm 7 - Quỳnh Hồng - Quỳnh Lưu - Nghệ An› là quê tớ",
    "tet nay ve ‹ap Kinh Moi, xa Vinh Thuan, tinh An Giang› cho ngoai mung",
    "xom ‹ap Trung Hung 1A, xa Vinh Trach Dong, TP Bac Lieu›",
    "‹Tiểu khu 6, thị trấn Mộc Châu, huyện Mộc Châu, Sơn La›",
    "Trần Thị Na, ‹khu dân cư Đông Khê, phường Lê Lợi, TP Chí Linh, Hải Dương›, đã đóng quỹ",
    # from here to there, at, in the old and the new form
    "Chuyển nhà từ ‹245/18/7 Lê Quang Định, P.7, Bình Thạnh› về ‹15 đường số 4, KP2, P. Linh Trung, Thủ Đức›",
    "chuyển đồ từ ‹72/5A Phan Đăng Lưu, P. 5, Q. Phú Nhuận› qua quận 9",
    "Staying with my aunt at ‹52/7 Pham Viet Chanh, Ward 19, Binh Thanh District, HCMC›.",
    "Địa chỉ cũ ‹thôn Phú Xá, xã Đông Hải, huyện An Dương, Hải Phòng›, "
    "địa chỉ mới ‹thôn Phú Xá, phường Đông Hải, Hải Phòng›",
    "Hộ khẩu ghi ‹ấp Rạch Gốc, xã Tân Ân, tỉnh Cà Mau›, "
    "trước ghi ‹ấp Rạch Gốc, xã Tân Ân, huyện Ngọc Hiển, Cà Mau›.",
)


@pytest.mark.parametrize("marked", WRITINGS)
def test_a_home_in_a_tower_on_a_plot_or_in_a_hamlet_is_found_whole(marked: str) -> None:
    addresses = re.findall("‹([^›]*)›", marked)
    assert values_in(marked.replace("‹", "").replace("›", "")) == addresses


PARTS = (
    "ngõ 12", "Ngách 3/4", "hẻm 5", "kiệt 9", "thon 4", "Thôn Đông ", "xóm Trại ", "ấp 3", "tổ 12", "tdp 8",
    "KP2", "khu phố 3", "khu dân cư số 4", "tiểu khu 6", "căn 1203", "căn hộ A-1203", "P. 402", "p1203", "lô 5",
    "LK05-12", "biệt thự 3", "tòa S2.05", "Tháp B", "tầng 7", "chung cư X ", "KĐT Xa La ", "nhà A3",
    "đường 3/2", "phố Huế ", "Đ. Lê Lợi", "QL1A", "quốc lộ 5", "mặt tiền đường Lê Lợi", "ngã tư 3",
)  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_the_quick_question_never_denies_what_the_patterns_find(part: str) -> None:
    text = f"x {part}, "
    assert words.WORDED.match(text, 2)
    assert words.may_begin_part(text, 2)
    assert not words.may_begin_part("Nguyễn Văn Cừ", 0)
