"""Vietnamese addresses as people write them in chats, forms, shops and lists: what is found, and where it ends.

In each line the address stands in ‹ ›; a line without is a near-miss.
"""

from __future__ import annotations

import pytest

from privacy_audit.detectors.address import find
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment


def values_in(*texts: str) -> list[str]:
    segments = tuple(Segment(text=text, part=Part.TEXT) for text in texts)
    return [finding.value.reveal() for finding in find(read(Content(name="test", segments=segments)))]


NEAR_MISSES = (
    # counts, ranks, dates, scores
    "Cả xã có 12 thôn, 5 xóm và 3 tổ dân phố",
    "38 căn hộ thuộc quận 1 đã bán",
    "Trong nhà có 35 gói ma tuý dạng bột",
    "UBND quận 1 cho biết hiện có 38 căn hộ",
    "12 phường của quận Lê Chân",
    "3 xã Tân Liên, Vĩnh An, Việt Tiến",
    "Thứ 7, Hải Phòng mưa to",
    "Sáng 12/3, phường Lê Chân tổ chức hội nghị",
    "Giá vé 120 Hà Nội - Hải Phòng",
    "Chuyến 7h30 Hải Phòng - Hà Nội",
    "Vòng 12 V-League: Hải Phòng 2 - 1 Nam Định",
    "Bàn thắng phút 90 Hà Nội FC",
    # numbers that are a unit's, a road's or a building's name
    "các quận 1, 3, Bình Thạnh, Phú Nhuận mưa lớn",
    "thủy điện Se San 4, Thác Mơ, Trị An xả lũ",
    "Anh Bình, trú tại phường 6, quận 3, TP.HCM",
    "Tai nạn trên quốc lộ 1A đoạn qua xã Tân Lập, huyện Hàm Thuận Nam",
    "Cầu Thủ Thiêm 2 phía quận 2 đã thảm nhựa",
    "Chuyến bay VN54 London - Hà Nội hạ cánh",
    "Phòng 5, Công an quận Ngô Quyền, Hải Phòng",
    "Lớp 10A3 Trường THPT Lê Quý Đôn, Hải Phòng",
    "K15 Đại học Hàng Hải, Hải Phòng",
    # places without anything narrow, and what happens there
    "Vụ cháy tại thôn Đông, xã An Quang, huyện An Lão làm 3 người chết",
    "Thôn Hạ Lôi, xã Mê Linh được phong toả từ chiều qua",
    "Tuyến đường Lê Lợi, quận Ngô Quyền bị ngập sâu",
    "Ông Hải trú ở đường Lý Thái Tông, thị trấn Phú Lộc, huyện Phú Lộc",
    "Khu công nghiệp Tràng Duệ, huyện An Dương, Hải Phòng",
    "Chợ An Dương, quận Lê Chân, Hải Phòng",
    "Cho thuê nhà nguyên căn 4 tầng, phường Lê Chân, Hải Phòng",
    "Nơi ở của bệnh nhân 517 tại Quảng Ngãi rất đông dân cư",
    "Mình quê Thái Bình, đang sống ở Hà Nội",
    "đường giải phóng, nam định",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_prose_that_only_names_places_and_numbers_yields_none(text: str) -> None:
    assert values_in(text) == []


WRITINGS = (
    # in a sentence, with what follows left out
    "Nhà mình ở ‹số 12 ngõ 34 đường Lạch Tray, phường Gia Viên, Hải Phòng› nhé, gần chợ",
    "Nhà cô Hoa ‹số 32 phố Cát Cụt, Lê Chân, HP› bán bánh đa cua",
    "Tôi sinh sống tại ‹số 18, phố Hàng Bông, phường Hoàn Kiếm, Hà Nội› từ năm 2010.",
    "‹34 Trần Nguyên Hãn, Lê Chân, Hải Phòng› (đối diện trường mầm non)",
    "tới ‹283/5A Cách Mạng Tháng Tám, phường 12, quận 10› lấy nhé",
    "Ghé ‹38 đường Trần Phú› ăn phở",
    "cho mình xin cái hẹn ở nhà ‹14/2/7 phạm ngũ lão p3 gò vấp› 7h tối",
    # behind labels, names and before telephone numbers
    "Ship về: ‹45/12 Lê Văn Sỹ, P.13, Q.3, TP.HCM› sđt 0912 345 678",
    "đ/c: ‹thôn Đông, xã An Hồng, huyện An Dương, Hải Phòng›",
    "add: ‹120 Nguyễn Trãi, P. Bến Thành, Q1, HCM›",
    "Địa chỉ nhận hàng: Nguyễn Văn An, ‹số 9 Tô Hiệu, phường Lê Chân, Hải Phòng›, 0912345678",
    "Người nhận: Lan - ‹23 Phan Đình Phùng, P. 2, Q. Phú Nhuận, TP. Hồ Chí Minh› - 0903 111 222",
    "HKTT: ‹Tổ 12, phường Quang Trung, TP Thái Nguyên›",
    "nhà tớ: ‹ngõ 12 phố Chùa Láng›",
    "CHỦ XE Ở ‹ẤP LONG HƯNG, XÃ PHƯỚC THẠNH, TP MỸ THO, TIỀN GIANG›, STK 7104205135790",
    # alleys
    "‹K82/15 Ông Ích Khiêm, phường Thanh Bình, quận Hải Châu, Đà Nẵng›",
    "‹Kiệt 25, số 8 Nguyễn Huệ, TP Huế›",
    "‹8/25 kiệt 12 Bà Triệu, phường Phú Nhuận, thành phố Huế›",
    "Mình ở ‹ngõ 192 Lê Trọng Tấn, Thanh Xuân› nha",
    "Trọ ở ‹hẻm 51 đường số 8, phường Linh Trung, Thủ Đức› anh ơi",
    "‹số 2, hẻm 4, ngách 12, ngõ 99 Định Công Hạ, Hoàng Mai, Hà Nội›",
    "HXH ‹212/58/3 Nguyễn Văn Nguyễn, P. Tân Định, Q.1, TP.HCM›, DT 4,2 x 11m",
    # hamlets and groups
    "‹Xóm 5, thôn Trung, xã An Hồng, huyện An Dương›",
    "‹ấp Bình Hòa, xã Mỹ Hạnh Nam, huyện Đức Hòa, tỉnh Long An›",
    "‹Bản Lác, xã Chiềng Châu, huyện Mai Châu, Hòa Bình›",
    "‹Buôn Ako Dhong, phường Tân Lợi, TP Buôn Ma Thuột, Đắk Lắk›",
    "‹Tổ 4, khu 7, phường Hà Lầm, TP. Hạ Long, Quảng Ninh›",
    "‹khu 3, thị trấn Tiên Lãng, Hải Phòng›",
    "‹TDP số 3, phường Mễ Trì, Nam Từ Liêm, HN›",
    "‹Thôn Lai Xá - Kim Chung - Hoài Đức - Hà Nội›",
    "Hộ bà Pản, ‹xóm Pác Bó, xã Trường Hà, tỉnh Cao Bằng›; nhận 2 con bò giống",
    "01. Bạch Thị Vân – 11/01/1993 – ‹thôn 2, xã Vĩnh Bảo, TP Hải Phòng› – 0356 741 852",
    "STT | Họ tên | 1 | Lường Hải Nam | ‹xóm Trại, thôn Văn Hòa, xã Hữu Bằng›",
    # flats and plots
    "‹Căn hộ A-1203, chung cư Hoàng Huy Grand, đường Sở Dầu, phường Hồng Bàng, Hải Phòng›",
    "‹S2.05 Vinhomes Ocean Park, Gia Lâm, Hà Nội›",
    "‹Phòng 1203, CT2A, KĐT Xa La, Hà Đông, Hà Nội›",
    "‹P405-B4 KTT Kim Liên, Đống Đa, Hà Nội›",
    "Anh ở ‹P. 402 nhà A3, tập thể Thành Công, Ba Đình, Hà Nội›",
    "‹LK05-12 khu đô thị Hoàng Huy Riverside, Thủy Nguyên, Hải Phòng›",
    "‹Biệt thự BT3-05, KĐT Việt Hưng, Long Biên, Hà Nội›",
    # abbreviations, numbered streets and units
    "‹SN 23 Đ. Lý Thường Kiệt, TT. Lâm Thao, H. Lâm Thao, Phú Thọ›",
    "‹22 QL1A, X. Tân Hiệp, H. Châu Thành, T. Tiền Giang›",
    "‹Số 34 ĐT 741, KP. Tân Trà 1, P. Tân Bình, TP. Đồng Xoài, Bình Phước›",
    "‹25 TL 8, KP4, TT Củ Chi, H. Củ Chi, TPHCM›",
    "‹Kp. Phước Hải, p. Thái Hòa, tp. Tân Uyên›",
    "‹số 15/7 đường 30/4, P. Hưng Lợi, Q. Ninh Kiều, Cần Thơ›",
    "‹1234/5/6 Quốc Lộ 13, KP. 3, P. Hiệp Bình Phước, TP. Thủ Đức, TP. HCM›",
    "‹278 Hòa Bình, P. Hiệp Tân, Q. Tân Phú›",
    # units that are in no table any more
    "‹44 Triều Khúc, P. Thanh Xuân Nam, Q. Thanh Xuân, TP. Hà Nội›",
    "‹149 Lê Lợi, phường Hải Châu 1, quận Hải Châu, thành phố Đà Nẵng›",
    "‹ngõ 12 số 5 Đội Văn, Trại Cau, Lê Chân, Hải Phòng›",
    "‹số 17B ngõ 233 Tô Hiệu, Trại Cau, Lê Chân›",
    "chỗ ‹hẻm 47/22/9 Bùi Đình Túy, phường 24, Bình Thạnh›.",
    # without marks, in lower case, without commas, half-typed telex, with dashes
    "nha em o ‹so 12 ngo 34 lach tray, ngo quyen, hai phong› nhe",
    "ship cho e ve ‹45 le loi, phuong ben nghe, quan 1, tphcm› nha shop",
    "‹12 lach tray ngo quyen hai phong›",
    "‹58A/3 Trần Quang Diệu P14 Q3›",
    "‹số 184 phố Kim Mã Ba Đình Hà Nội›",
    "em ở ‹xóm 4 thôn hà nhuận xã an hoà huyện an dương hải phòng›",
    "nhaf mifnh owr ‹soos 12 Lach Tray, Ngo Quyen, Hai Phong›",
    "‹12 Lê Lợi — Phường Hạc Thành — Thanh Hóa›",
    "‹12 Lê Lợi / P. Hạc Thành / Thanh Hóa›",
    # English order, postal codes, country
    "‹12 Lach Tray St., Ngo Quyen Dist., Hai Phong›",
    "‹Apt 5B, 23/4 Le Loi Street, Ward 1, Da Lat›",
    "Home: ‹No. 36, Alley 51, 3/2 Street, Xuan Khanh Ward, Ninh Kieu District, Can Tho, Vietnam›",
    "‹56 Tran Phu, Hai Chau District, Da Nang City, 550000, Viet Nam›",
    "‹247 Võ Văn Kiệt, phường Cầu Ông Lãnh, Thành phố Hồ Chí Minh, 700000›",
    "Pick up at ‹Apt 1506, Masteri An Phu, 179 Hanoi Highway, Thao Dien, Thu Duc City, Ho Chi Minh City›",
)


@pytest.mark.parametrize("marked", WRITINGS)
def test_an_address_is_found_whole_and_ends_where_it_ends(marked: str) -> None:
    address = marked[marked.index("‹") + 1 : marked.index("›")]
    assert values_in(marked.replace("‹", "").replace("›", "")) == [address]


def test_an_address_over_several_lines_is_one() -> None:
    text = (
        "Người nhận: Đỗ Quỳnh Chi\nPhòng 302, nhà A7\nKhu tập thể Đại học Bách khoa\nPhường Bách Khoa\nHà Nội"
    )
    assert values_in(text) == ["Phòng 302, nhà A7, Khu tập thể Đại học Bách khoa, Phường Bách Khoa, Hà Nội"]
    assert values_in("Số 12", "ngõ 34 Lạch Tray", "phường Gia Viên", "Hải Phòng") == [
        "Số 12, ngõ 34 Lạch Tray, phường Gia Viên, Hải Phòng"
    ]


def test_several_addresses_of_a_sentence_are_several() -> None:
    text = "Trọ ở số 8 ngách 15/46 Nguyễn Đình Chiểu, Hà Nội, 12/8 ngõ 109 Quan Nhân, Thanh Xuân, Hà Nội"
    assert values_in(text) == [
        "số 8 ngách 15/46 Nguyễn Đình Chiểu, Hà Nội",
        "12/8 ngõ 109 Quan Nhân, Thanh Xuân, Hà Nội",
    ]
