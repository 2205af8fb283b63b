"""Addresses in the everyday writing of forms, chats, posts and letters, at home and abroad.

In each line the address stands in ‹ ›; a line without is a near-miss.
"""

from __future__ import annotations

import pytest

from privacy_audit.detectors.address import find
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment


def spans_in(text: str) -> list[str]:
    reading = read(Content(name="test", segments=(Segment(text=text, part=Part.TEXT),)))
    return [text[finding.start : finding.end] for finding in find(reading)]


NEAR_MISSES = (
    # counts, scores, dates and lists of places
    "Hệ thống 12 cửa hàng tại Quận 1, Quận 3 và Quận 10, TP.HCM mở cửa 8h - 22h mỗi ngày.",
    "Hà Nội 2-1 Nam Định; TP.HCM 0-0 Bình Định; Thanh Hóa 3-2 Quảng Nam. Vòng 12 đá ngày 5/4.",
    "Tỉnh Đồng Nai có 95 đơn vị hành chính cấp xã, gồm 72 xã và 23 phường; phường Trấn Biên 12 km2.",
    "Ship nội thành 20k: Ba Đình, Đống Đa, Hoàn Kiếm. Ngoại thành 35k: Hà Đông. Đơn từ 3 món free.",
    "Thành lập Phường 12, Quận 10 trên cơ sở nhập Phường 13 và Phường 14.",
    "Ad online 24/24 – O858 I23 32I (Zalo).",
    "bệnh viện chuyển giao 5 kỹ thuật liên quan đến lọc máu, chạy thận nhân tạo cho tỉnh Phú Thọ",
    "anh em 12 nguoi di an o quan cu, tra tien xong roi ve",
    # streets, hamlets and offices of the news
    "Ùn tắc kéo dài trên đường Nguyễn Trãi, phường Thanh Xuân Trung, quận Thanh Xuân, Hà Nội lúc 7h30.",
    "Ông Lê Văn Bảy, trưởng thôn 4, xã Hòa Phú cho biết 60 hộ đã nhận hỗ trợ 5 triệu đồng.",
    "Cháy lớn tại khu dân cư tổ 12, phường Yên Sở, quận Hoàng Mai khiến 3 căn nhà hư hỏng.",
    "Xe khách gặp nạn tại Km 76+400 quốc lộ 10, địa phận xã Đông Hải, huyện Quỳnh Phụ, Thái Bình.",
    "Phòng thi số 12, tầng 3 nhà B, Trường ĐH Hàng hải Việt Nam, Lê Chân, Hải Phòng.",
    "Bản án số 12/2024/HS-ST của TAND huyện Vĩnh Bảo, thành phố Hải Phòng ngày 14/5/2024.",
    "Thôn Trung có 245 hộ, xóm 3 có 60 hộ, xã Minh Tân đạt 19 tiêu chí.",
    "Thôn Phú Lương, tỉnh Sơn La có 245 hộ",
    # English words for streets that are none
    "12 people street food tour in Hai Phong",
    "Try the 12 Best street food stalls, Hai Phong",
    "There are 20 Lach Tray street vendors in Gia Vien ward, Hai Phong",
    "12 Angry Men street theatre, Ngo Quyen district, Hai Phong",
    "We ate at 12 Lach Tray street yesterday, and Hai Phong was lovely",
    "at 8 Main street was closed",
    "Top 10 Hai Phong street food",
    # abroad
    "She ran 10 Miles Drive charity events in Texas and raised $45,000 in 2022.",
    "Take bus 12 to Orchard Road, Singapore, then walk to gate #05-67 of the stadium, ticket no. 123456.",
    "Hamlet 1603, Act 3, Scene 1; Othello 1604. Street 10 commune people.",
    "Chapter 12 Green Avenue Blues, pages 120-145, Penguin 2019.",
    "Seite 45 von 120, Kapitel 3, 2019 Berlin. Tisch 12 am Markt ist reserviert.",
    "Le 14 juillet 2024, rue de Rivoli, 35000 personnes ont défilé dans Paris.",
    "서울특별시는 2025년 3월 12일 강남구에서 105개 사업을 발표했다.",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_names_places_and_numbers_is_no_address(text: str) -> None:
    assert spans_in(text) == []


WRITINGS = (
    # English order with the word in small letters
    "Come to ‹12 Lach Tray street, Gia Vien ward, Hai Phong›",
    "Come over to ‹12 Lach Tray Street, Gia Vien ward, Hai Phong›",
    "my house is ‹45 Le Loi street, Ngo Quyen district, Hai Phong›, ring twice",
    "Come to ‹12 Tran Hung Dao avenue, ward 5, Da Nang›",
    "meet me at ‹7 Tran Phu road, Hanoi›",
    "Send it to ‹12/5 Nguyen Trai st., Thanh Xuan, Hanoi›",
    # and `to` that is `tổ` stays one
    "nha o ‹to 12, phuong Yen So, quan Hoang Mai, Ha Noi› nhe",
    # hamlets below a label, in a ward that is on no list
    "Quê quán: ‹thôn Phú Lương, xã Tân Hưng, tỉnh Sơn La›. Kinh nghiệm",
    # flats and dormitories
    "nha ‹p302 nha b5 khu tap the Nam Dong, Dong Da, Ha Noi›. thich da bong",
    "qua nha e duoc k, ‹p302 nha b5 khu tap the Dong Tam, ngo 128 Dai La›",
    "Địa chỉ giao: ‹203 lô D chung cư Ngô Gia Tự, P.3, Q.10›",
    "nay ở ‹203 lô D chung cư Ngô Gia Tự, phường 2, quận 10›, kinh doanh vải",
    "Chỗ ở: ‹số 12, dãy B, khu tập thể Công ty Dệt, phường Năng Tĩnh, TP Nam Định›",
    # hamlets and groups behind a word for living somewhere
    "(sinh năm 1986, trú ‹khối 9, thị trấn Cầu Giát, huyện Quỳnh Lưu, Nghệ An›) theo quyết định",
    "(38 tuổi, ngụ ‹ấp Hòa Thành, xã Hòa Lạc, huyện Phú Tân›) để điều tra",
    "(27 tuổi, ở ‹thôn Tân Lập, xã Đắk R'tih, huyện Tuy Đức, Đắk Nông›) bị bắt",
    "8 set trắng, ship ‹ấp Tân Thạnh, xã Tân Huề, Thanh Bình, Đồng Tháp›, 0388.717.818",
    "gặp cô Sáu ở ‹ấp 3, xã Tân Nhựt, Bình Chánh, TPHCM›, không qua môi giới",
    # lower case, a street by one letter, initials
    "ai gần ‹sn 102 tổ 4 kp long điềm, long bình tân, biên hoà› k qua coi hộ",
    "ship cho e zề ‹sn 27 ngõ 64 p Vũ Trọng Phụng, TX, HN› nka shop",
    # several lines, and the fields of a form
    "gửi giúp chị về\nNhà ‹4B\nNgõ 210 Đội Cấn\nBa Đình\nHà Nội›\nnhé em",
    "‹Số nhà: 34\nĐường: Trần Nguyên Hãn\nPhường/Xã: Cát Dài\nQuận/Huyện: Lê Chân\nTỉnh/TP: Hải Phòng›",
    # English order
    "The house: ‹No. 7, Lane 92, Nguyen Khanh Toan St., Quan Hoa Ward, Cau Giay Dist., Hanoi›. Ask",
    "Home address: ‹Hamlet 3, Quang Phu Commune, Thanh Hoa City, Thanh Hoa Province›",
    "Home town: ‹Xuan Trach Hamlet, Xuan Canh Commune, Dong Anh District, Hanoi›",
    "Permanent residence: ‹Team 8, Nghi Kieu Commune, Nghi Loc District, Nghe An Province›",
    # abroad
    "mail to: ‹Blk 123 Ang Mo Kio Ave 6 #05-67 Singapore 560123›",
    "Based at ‹Blk 418 Serangoon Central #07-233, Singapore 550418›.",
    "‹18 Jalan Mutiara, #12-04 Mutiara View, Singapore 249207›",
    "Gran: ‹Rose Cottage, Church Lane, Little Barford, St Neots PE19 6YE, UK›",
    "‹6 Heol y Bryn, Cardiff CF14 6HU›, our first home!",
    "Letters: ‹14 Kowhai Place, Unit 3, Brisbane QLD 4000›.",
    "‹410 Maple Street, Unit 5, Toronto, ON M5V 2T6›",
    "‹7 pl. de la République\n69002 LYON›",
    "‹Hauptstraße 5, 1010 Wien›",
    "Address: ‹77-3 Yeonnam-dong, Mapo-gu, Seoul, Korea›",
)


@pytest.mark.parametrize("marked", WRITINGS)
def test_an_address_is_found_whole_as_people_write_it(marked: str) -> None:
    address = marked[marked.index("‹") + 1 : marked.index("›")]
    assert spans_in(marked.replace("‹", "").replace("›", "")) == [address]
