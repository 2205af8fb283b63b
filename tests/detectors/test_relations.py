"""Named family and friends: not in news and small talk, but where people speak of their own."""

from __future__ import annotations

import pytest

from privacy_audit.detectors import relations
from privacy_audit.model import Certainty, Part
from tests.detectors.identity_readings import page_of, reading_of, seconds, values

NO_TIES = (
    "mẹ tôi hay nói rằng ở hiền gặp lành",
    "chị Lan ơi cho em hỏi",
    "Cô đã kết hôn với Nguyễn Văn An năm 2010",
    "Mẹ: giáo viên về hưu",
    "Mẹ: Giáo viên về hưu",
    "Bố: Đã mất",
    "Mẹ của bé Minh Anh cho biết cháu đã khỏe",
    "Ông An có vợ là Nguyễn Thị Bình và con trai là Nguyễn Văn Cường",
    "Hồ Ngọc mừng sinh nhật con trai Subi",
    "Hiếu được cha ruột của mình là ông Phạm Nông ký quyết định",
    "con trai Minh Anh đi học",
    "My wife and I went to Hanoi",
    "Mỹ Sơn, Tây Giang, Hội An",
    "Bán nhà: Ba Đình",
    "va vào vợ em ở vòng xuyến rồi bỏ chạy",
    "Bạn bè\nẢnh\nVideo",
    "Kids\nTeens\nParents",
    "Mã: Nguyễn",
    "cổ phiếu của công ty (mã CK: QCG) tăng trần",
    "chuyển nhượng cho em ruột mình là bà Ngô Thị Kim Oanh",
    "gui ve que giup con: ba Nguyen Thi Sau, doi 9",
    "Thuyền cá ba em neo ở đảo, quà gửi về khu 2, ghi tên Phạm Thoại, đt 0912 345 678",
    "Chị Lò Thị Pấn (vợ anh Cà Văn Xôm) kể lại đêm lũ về",
    "đi qua Vo Van Kiet Boulevard roi re trai",
    "The president and his wife Melania Frost attended",
    "Jane Doe, mother of Tilly Dreyfus, said",
    "Ông: Tạ Đình Phú\nBà: Khúc Thị Nga",
    "Our kids Club opens at 9",
    "Cùng Mẹ Việt Nam anh hùng",
    "Mình có 2 bé Mèo Anh cần tìm nhà mới",
    "Hộp To (bố) | Hộp Bé (con)",
    "CK XONG CHỤP BILL",
    "Con gái Quyền Linh thi hoa hậu",
    "Anh Nguyễn Văn Bình (chồng nạn nhân) cho biết",
    "còn ông Ri Son Gwon được chọn",
    "Cùng với sức khoẻ yếu của con gái, mẹ Kim Anh nợ",
    "1. Cao Văn Sáu - con thương binh",
    "Ông\nBà\nHọ hàng nhà trai",
)
TIES = {
    "wife to @minh.pt 💍 mama to Bin + Sóc": ["wife to @minh.pt", "mama to Bin", "Sóc"],
    "Dating @huy.ng": ["Dating @huy.ng"],
    "live with our kids Ben and Lucy.": ["our kids Ben", "Lucy"],
    "Beloved wife of Carl Vance, mother of Julie and Mark.": [
        "Beloved wife of Carl Vance",
        "mother of Julie",
        "Mark",
    ],
    "She passed away. She was the daughter of the late George and Edna Pike.": ["George", "Edna Pike"],
    "survived by his wife, Marjorie; two sons, Alan Pike and Scott Pike.": [
        "wife, Marjorie",
        "sons, Alan Pike",
        "Scott Pike",
    ],
    "Just married my best friend Daniel Tran on Sunday": ["Daniel Tran"],
    "mình chính thức về chung một nhà với anh Khánh Duy": ["Khánh Duy"],
    "Cùng anh trai Đức Huy và chị dâu Hồng Nhung đi Cát Bà": ["anh trai Đức Huy", "chị dâu Hồng Nhung"],
    "cảm ơn ông xã Nguyễn Thành Trung đã bên em": ["ông xã Nguyễn Thành Trung"],
    "Con gái An Nhiên 4t. Hết.": ["Con gái An Nhiên"],
    "bố đơn thân của bé Gấu 🐻": ["bố đơn thân của bé Gấu"],
    "1. Trần Gia Bảo - con bố Trần Văn Lực": ["con bố Trần Văn Lực"],
    "mẹ Nguyễn Thị Thảo của con tuổi mới": ["mẹ Nguyễn Thị Thảo"],
    "Lễ Thành Hôn\nÔng Nguyễn Văn Sỹ\nBà Trần Thị Mận": ["Ông Nguyễn Văn Sỹ", "Bà Trần Thị Mận"],
    "Mai Tran | Hoa Tran (mother)": ["Hoa Tran"],
    "Tên\tMẹ\tLớp\nMai\tLê Thị Hoa\t4A": ["Lê Thị Hoa"],
    "Vợ: Nguyễn Thị Hoa": ["Vợ: Nguyễn Thị Hoa"],
    "vo: Nguyen Thi Hoa": ["vo: Nguyen Thi Hoa"],
    "Con: Phạm Văn Trung, Phạm Thị Hiếu": ["Con: Phạm Văn Trung", "Phạm Thị Hiếu"],
    "vợ tôi là Nguyễn Thị Hoa, ở nhà": ["vợ tôi là Nguyễn Thị Hoa"],
    "con gái mình là Lan Anh": ["con gái mình là Lan Anh"],
    "chồng em tên Hùng": ["chồng em tên Hùng"],
    "gọi má t bà Tư Hiền 0344.111.999": ["má t bà Tư Hiền"],
    "Con gái mình du học Pháp, ai sang thì gửi, tên Hà My, số này": ["Hà My"],
    "chúc vợ yêu Thu Hà": ["vợ yêu Thu Hà"],
    "em trai @minh.hg": ["em trai @minh.hg"],
    "Đã kết hôn với Trần Mỹ Duyên từ 2015": ["Đã kết hôn với Trần Mỹ Duyên"],
    "💍 Married to Lan Pham": ["Married to Lan Pham"],
    "I live here with my wife Thu Trang and two dogs": ["my wife Thu Trang"],
    "my daughter Lan started school": ["my daughter Lan"],
    "Gia đình: Cấn Thị Lý (mẹ), Phí Văn Luân (em trai)": ["Cấn Thị Lý", "Phí Văn Luân"],
    "Mình là Ngọc, mẹ của hai bé Tôm và Tép.": ["mẹ của hai bé Tôm", "Tép"],
    "Proud dad of Leo and Mia": ["Proud dad of Leo", "Mia"],
    "Tôi là Ngân, ủy quyền cho con trai là Phan Anh Khoa": ["con trai là Phan Anh Khoa"],
    "mẹ là Trương Mỹ Lệ, 0348 159 260": ["mẹ là Trương Mỹ Lệ"],
    "Chúc mừng sinh nhật con gái Nguyễn Bảo An 5 tuổi": ["con gái Nguyễn Bảo An"],
    "Emergency contact: Daisy Pham, UK": ["Emergency contact: Daisy Pham"],
    "Nhà trai: Ông Phạm Văn Thuyết - Bà Lê Thị Nhàn": ["Nhà trai: Ông Phạm Văn Thuyết", "Lê Thị Nhàn"],
    "nha gai: ong Bui Van Den + ba Ha Thi Nhoi": ["nha gai: ong Bui Van Den", "Ha Thi Nhoi"],
    "THIỆP CƯỚI\nÔng: Tạ Đình Phú\nBà: Khúc Thị Nga": ["Ông: Tạ Đình Phú", "Bà: Khúc Thị Nga"],
    "Thứ nam: Dương Văn Thuận, quý nam Dương Văn Thông cùng tang quyến": [
        "Thứ nam: Dương Văn Thuận",
        "quý nam Dương Văn Thông",
    ],
    "He is survived by his wife Dolores Oldenkamp and daughter Peggy Brandt.": [
        "wife Dolores Oldenkamp",
        "daughter Peggy Brandt",
    ],
    "the marriage of their daughter Rosalind Finch to Mr Ewan Tulloch": ["daughter Rosalind Finch"],
    "Now in Perth. Married to husband Callum Dreyfus, mum of daughter Tilly Dreyfus.": [
        "Married to husband Callum Dreyfus",
        "mum of daughter Tilly Dreyfus",
    ],
    "Emergency contact: brother Lemuel Quist": ["Emergency contact: brother Lemuel Quist"],
    "chủ TK: Hoa Thị Nhạn (mẹ cháu Ngần), số 102005678901": ["mẹ cháu Ngần"],
    "con gái Nguyễn Lan Anh, sđt 0912 345 678": ["con gái Nguyễn Lan Anh"],
    "tim chi gai Ma Thi Xoan que Bac Kan": ["chi gai Ma Thi Xoan"],
    "lễ thành hôn của con trai chúng tôi: Tạ Đình Quang": ["con trai chúng tôi: Tạ Đình Quang"],
    "Vợ\nĐồng Thị Cúc\nCon\nPhạm Văn Trung": ["Đồng Thị Cúc", "Phạm Văn Trung"],
    "Cấn Thị Lý\nMẹ\nPhí Văn Luân\nEm trai": ["Cấn Thị Lý", "Phí Văn Luân"],
}
POSTS = {
    "Sống tại Vinh. Đã kết hôn với Hoàng Đức Thịnh.": ["Đã kết hôn với Hoàng Đức Thịnh"],
    "vợ em (Kim Thoa) nấu lẩu": ["Kim Thoa"],
    "Born on 3 May. Mom (Hoai Thuong) and baby are home.": ["Hoai Thuong"],
    "chồng e là Hải Long nha": ["chồng e là Hải Long"],
    "hok chung zới ng iu tên Bảo Hân, tuj buồn": ["ng iu tên Bảo Hân"],
    "bé Tôm, mẹ Nguyễn Thu Trà, đt 0868.000.404": ["mẹ Nguyễn Thu Trà"],
    "Emergency contact for Leo: mother Ngoc Anh Walker, 0789 000 365": ["mother Ngoc Anh Walker"],
    "Người thụ hưởng: vợ Thái Kim Ngọc, sinh 1989": ["Người thụ hưởng: vợ Thái Kim Ngọc"],
    "phu huynh be Nhim (lop 1) ten Vuong Kieu Loan": ["Vuong Kieu Loan"],
    "STK của bố anh nhé: VietinBank, tên Thân Văn Kình": ["Thân Văn Kình"],
    "mẹ mình ở quê là Ngân Thị Đào.": ["Ngân Thị Đào"],
    "Bạn thân mình, Đồng Thị Mỹ Linh, đang bệnh": ["Bạn thân mình, Đồng Thị Mỹ Linh"],
    "Ask for Marta, my wife.": ["Marta"],
    "Uncle Tam lives at the corner": ["Uncle Tam"],
    "Anniversary: 10 years with Duc Tri, still laughing": ["Duc Tri"],
    "Mừng đầy tháng bé Trịnh Ngân Hà! Con sinh hôm qua": ["bé Trịnh Ngân Hà"],
    "bé Bon nhà mình biết đi rồi": ["bé Bon"],
    "Ba Trần Văn Lợi của con mất đúng ngày này": ["Ba Trần Văn Lợi"],
    "Hôm nay con gái Bảo An tròn 3 tuổi": ["con gái Bảo An"],
}
NO_POSTS = (
    "quần áo của con mình (áo dài) còn đây",
    "chị Trà Thị Nguyện thấy dép của con mình (Dương) ở bờ",
    "Nhớ lại thuở đầu, anh trai Khánh Tuấn bùi ngùi chia sẻ",
    "hai vợ chồng anh Phạm Văn Sáu đang đi làm tức tốc chạy về",
    "đăng kí kết hôn với bà xã Bảo Ngọc",
    "chồng em (Hải Phòng) đi làm xa",
    "Vợ em (Giáo viên) rất bận",
    "Mẹ em mở quán cơm, tên Hương Quê",
    "Uncle Ho's birthday",
    "10 years with Google! Happy anniversary to me.",
    "5 năm với Barcelona, anh rời đi. Kỷ niệm đẹp.",
    "Quán Cua Rang nhà em mở cửa",
    "con Lạc Vàng Anh, 0912 345 678",
    "Người thụ hưởng: Trà Thị Xuyên",
    "Sài Gòn, con gái em.",
    "Friend: Request",
)
HOSTILE = (
    "vợ em (An) ",
    "mẹ An, tên ",
    "bé An nhà mình ",
    "An Le, my wife. ",
    "Uncle An ",
    "mẹ Nguyễn An, đt 0868 ",
    "vợ\n",
    "vợ\nAn\n",
    "mẹ của bé An và ",
    "vợ: Nguyễn An, ",
    "con gái mình ",
    "(mẹ) ",
    "my wife ",
    "Nguyễn ",
    "0912345678 con gái Nguyễn An ",
    "survived by his wife An Le, ",
    "survived by his ",
    "(mẹ cháu Ngần) 0912345678 ",
    "nhà trai: Ông: ",
    "son of ",
    "- con mẹ A B ",
    "cảm ơn vợ ",
    "💍 A B ",
    "❤ A B |",
    "0912345678 bà nội bé, bà ",
    "vợ: A B, con dâu A B, ",
    "A chúng tôi ",
)


@pytest.mark.parametrize("text", (*NO_TIES, *NO_POSTS))
def test_words_about_others_and_small_talk_are_left(text: str) -> None:
    assert values(relations.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "expected"), (TIES | POSTS).items())
def test_a_named_tie_is_found_as_written(text: str, expected: list[str]) -> None:
    assert values(relations.find, reading_of(text)) == expected


def test_the_name_is_shown_as_initials() -> None:
    (found,) = relations.find(reading_of("Con gái: Nguyễn Thị Lan"))
    assert found.masked == "Con gái: N.T.L."
    assert found.attributes == {"relation": "child"}


def test_a_handle_is_shown_with_its_first_letter() -> None:
    (found,) = relations.find(reading_of("Married to @lan.an"))
    assert found.masked == "Married to @l••••"


def test_a_family_name_makes_it_certain() -> None:
    (known,) = relations.find(reading_of("Vợ: Nguyễn Thị Hoa"))
    (other,) = relations.find(reading_of("Wife: Daisy Miller"))
    (alone,) = relations.find(reading_of("Con gái: Bống"))
    assert [known.certainty, other.certainty, alone.certainty] == [
        Certainty.CONFIRMED,
        Certainty.LIKELY,
        Certainty.POSSIBLE,
    ]


def test_friends_with_their_names_are_a_list_of_friends() -> None:
    found = list(relations.find(reading_of("Bạn bè · 1.234\nNguyễn Văn An\nTrần Thị Bình\nLê Cường")))
    assert [(one.masked, one.certainty) for one in found] == [("Bạn bè · 1.234", Certainty.LIKELY)]
    assert found[0].attributes == {"relation": "friends"}


def test_data_of_the_page_state_a_spouse_but_children_of_a_program_are_none() -> None:
    page = page_of(
        '<script type="application/ld+json">{"@type":"Person","name":"Vũ Đăng","spouse":'
        '{"@type":"Person","name":"Ngô Thùy An"}}</script>'
        '<script id="__NEXT_DATA__" type="application/json">{"props":{"children":"Trang Chu"}}</script>'
    )
    assert values(relations.find, page) == ["Ngô Thùy An"]


def test_the_description_of_a_picture_names_a_child() -> None:
    reading = reading_of("Ảnh sinh nhật 10/06/2012 con gái Bống", Part.ALT_TEXT)
    assert values(relations.find, reading) == ["con gái Bống"]


def test_a_column_of_parents_is_read() -> None:
    page = page_of(
        "<table><tr><th>Học sinh</th><th>Phụ huynh</th></tr>"
        "<tr><td>Phan Bảo Ngân</td><td>Phan Văn Tịnh</td></tr></table>"
    )
    assert values(relations.find, page) == ["Phan Văn Tịnh"]


def test_name_and_tie_in_two_elements_of_one_line_are_told_apart() -> None:
    page = page_of('<div><a href="/p/1">Lều Thị Chanh</a><span>Chị gái</span></div><div>Nguyễn Văn Ba</div>')
    assert values(relations.find, page) == ["Lều Thị Chanh"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    short, long = (seconds(relations.find, unit * (length // len(unit))) for length in (20_000, 40_000))
    assert long < 4 * short + 0.05


NO_ONE_NEAR = (
    "dog dad to Pepper",
    "Proud cat mom of Luna and Milo",
    "❤️ Đà Lạt | ❤️ Manchester United",
    "Mình yêu ❤️ Như Ngọc lắm",
    "Chị Lò Thị Pấn, LÒ VĂN TOÀN (chồng chị Loan), 0912 345 678",
    "chứng minh con gái tôi vô tội",
    "your mother Earth, your daughter at school",
    "Bách and I went to Hanoi",
    "Ông Đoàn Văn An, bố của Hương, bên ngoài toà. Tin buồn",
    "chồng em Nhật gửi hàng",
    "CHÚC MỪNG ANH CHỊ EM PHÒNG KINH DOANH",
    "TÌM NGƯỜI THÂN: Bà Lâm Thị Sáu, sinh năm 1949",
    "Con xin gửi thông tin nhà mình: con là Phùng Thị Mão 1987, 0912 345 678",
    "Hai bên có con chung là N.V.A",
    "có con chung với Lê Văn An",
    "Nhà Dương Quang ở quê",
    "Em Pín, mẹ là chị Lò Thị Xoan (sinh năm 1987) làm nương, theo lời kể của bà con trong bản hôm qua",
    "gọi bảo vệ 0912 345 678 hoặc cháu Danh Út 0987 654 321",
)
NEAR = {
    "BỐ TÔI LÀ VŨ ĐÌNH AN, SINH NĂM 1948": ["BỐ TÔI LÀ VŨ ĐÌNH AN"],
    "Vợ: Nông Thị Mận\nCon trai: Bế Văn Cường, con dâu Hoàng Kim Liên; con gái Bế Thị Na": [
        "Vợ: Nông Thị Mận",
        "Con trai: Bế Văn Cường",
        "con dâu Hoàng Kim Liên",
        "con gái Bế Thị Na",
    ],
    "Mẹ, bà của chúng tôi là cụ Ngô Thị Chanh, tạ thế": ["Mẹ, bà của chúng tôi là cụ Ngô Thị Chanh"],
    "The family announce the passing of her, beloved wife of Canh Tran and mother of Linda and Steven Tran.": [
        "beloved wife of Canh Tran",
        "mother of Linda",
        "Steven Tran",
    ],
    "An – Bố Dương Văn Sáu – 0912 345 678": ["Bố Dương Văn Sáu"],
    "Em Pín, mẹ là chị Lò Thị Xoan (sinh năm 1987) làm nương. STK 7902205066778": ["mẹ là chị Lò Thị Xoan"],
    "Hai bên có con chung là cháu Quàng Minh Nhật, sinh ngày 30/4/2018": [
        "con chung là cháu Quàng Minh Nhật"
    ],
    "báo con gái là Thạch Thị Rết sđt 0912.345.678 hoặc cháu Danh Út 0987 - 654 - 321": [
        "con gái là Thạch Thị Rết",
        "cháu Danh Út",
    ],
    "chủ tài khoản là bố cháu Lý Văn Tuyển, sinh năm 1989, đt 0912345678": ["bố cháu Lý Văn Tuyển"],
    "sinh nhật con gái rượu Bảo Ngọc của mẹ": ["con gái rượu Bảo Ngọc"],
    "Gửi nhà dì Bảy Hoa ở hẻm 21": ["dì Bảy Hoa"],
    "mai chồng e Đức qua lấy": ["chồng e Đức"],
    "snhat ck iu Thiện Tâm of t nà": ["ck iu Thiện Tâm"],
    "Ai thấy xin báo bố cháu Lý Văn Công 0912 345 678": ["bố cháu Lý Văn Công"],
    "Gọi bà nội bé, bà Khổng Thị Mùi: 0912 345 678": ["Khổng Thị Mùi"],
    "Cứu hộ | ❤️ Như Hoa | 🌊": ["Như Hoa"],
    "@an | ❤ Khánh Linh ❤ | HP": ["Khánh Linh"],
    "ur mum Co Hanh says dinner at 7": ["ur mum Co Hanh"],
    "Mai Phuong Dao and I are getting married": ["Mai Phuong Dao"],
    "Mình và anh Khánh Duy sắp cưới": ["Khánh Duy"],
}


@pytest.mark.parametrize("text", NO_ONE_NEAR)
def test_animals_towns_and_everybody_else_are_no_ties(text: str) -> None:
    assert values(relations.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "expected"), NEAR.items())
def test_notices_chats_and_profiles_name_their_own(text: str, expected: list[str]) -> None:
    assert values(relations.find, reading_of(text)) == expected
