"""Workplace and position: not in news and job offers, but on profiles, cards and in the first person."""

from __future__ import annotations

import pytest

from privacy_audit import scan_html, scan_text
from privacy_audit.detectors import workplace
from privacy_audit.model import Certainty, Kind, Part
from tests.detectors.identity_readings import page_of, reading_of, seconds, values

NO_WORKPLACES = (
    "Ông Nguyễn Văn An, giám đốc Công ty Bình Minh, cho biết giá sẽ tăng",
    "Ông Ngô Thế Ân - chủ tịch HĐND huyện Long Thành - khẳng định người dân mong được đi",
    "Giám đốc Công ty TNHH Hoa Sen bị bắt",
    "Giám đốc Bệnh viện Đa khoa huyện Gia Viễn (Ninh Bình) bị kỷ luật cảnh cáo",
    "Phó giám đốc Sở GD-ĐT Bạc Liêu gọi giáo viên là cô",
    "Cán bộ Kho bạc Nhà nước đi lễ đền Trần.",
    "Nguyễn Văn Minh là giám đốc Công ty Bình Minh và đã khai nhận",
    "Bà Lê Thị Bình đang làm việc tại Công ty Hoa Sen thì gặp nạn",
    "Tuyển giám đốc Công ty TNHH Hoa Sen",
    "Cơ hội làm việc tại Công ty Hoa Sen",
    "Làm việc tại Hà Nội",
    "Mình làm việc tại nhà",
    "Em làm kế toán ở công ty may, lương 7tr",
    "Công ty chúng tôi luôn làm việc cho khách hàng",
    "Đơn vị: đồng",
    "Chủ tịch UBND xã",
    "Số tài khoản: 2112201000123 tại Agribank Chi nhánh Vĩnh Bảo",
    "cấp ngày 05/05/2022 tại Sở KH&ĐT Hà Nội",
    "Director, Hanoi",
    "Mình làm rơi hộ chiếu ở sân bay Nội Bài chiều qua, gọi 0912 345 678",
    "Shop làm bánh cho Công ty Hoa Sen, đặt hàng 0912 345 678",
    "Công khai quỹ: thủ quỹ Ninh Thị Vóc, Shinhan Bank 700123456789",
    "Anh T. hiện là cán bộ địa chính xã Lưu Sơn.",
    "Chị Lan, hiện công tác tại Bệnh viện Hoa Sen, cho biết",
    "2010 - 2014: Sinh viên, Đại học Duyên Hải",
    "2010 - 2014: Đại học Duyên Hải",
    "© 2019–2024 Tiệm bánh Yến Nhi",
    "Giai đoạn 2015 - 2018, Công ty Hoa Sen lỗ nặng",
    "Cần tuyển gấp, mức lương 15tr\nVị trí công tác\nKế toán trưởng",
    "Tài xế ôtô tông 2 người ở Sài Gòn khai đạp nhầm",
    "Giám đốc Công ty Hoa Sen - Ông Nguyễn Văn An cho biết giá sẽ còn tăng trong tháng tới",
    "Ông Lương Văn Quỳ, trưởng phòng, nói",
)
WORKPLACES = {
    "Làm việc tại Công ty Nhựa Tiền Phong": "Công ty Nhựa Tiền Phong",
    "Works at Samsung Vietnam": "Samsung Vietnam",
    "Hiện đang công tác tại Sở Y tế Hải Phòng.": "Sở Y tế Hải Phòng",
    "Mình sinh 1989, đang công tác tại Sở Tài chính Quảng Ninh, tìm bạn": "Sở Tài chính Quảng Ninh",
    "I teach at Sky-Line School.": "Sky-Line School",
    "Mình làm kế toán ở Bệnh viện Phụ sản Hải Phòng.": "Bệnh viện Phụ sản Hải Phòng",
    "Nơi làm việc: Công an phường Máy Tơ": "Công an phường Máy Tơ",
    "06/2019 - 03/2023 tai Cong ty TNHH Hoa Sen": "Cong ty TNHH Hoa Sen",
    "anh Kiên bên Đài Phát thanh Hải Phòng, liên lạc kien@example.vn": "Đài Phát thanh Hải Phòng",
    "Trưởng phòng Nội vụ – UBND huyện Tiên Lãng": "Trưởng phòng Nội vụ – UBND huyện Tiên Lãng",
    "💼 Phó giám đốc tại Ngân hàng Đông Dương": "Phó giám đốc tại Ngân hàng Đông Dương",
    "Chức vụ: Phó Giám đốc Sở Xây dựng": "Phó Giám đốc Sở Xây dựng",
    "CEO at Acme Solutions": "CEO at Acme Solutions",
    "Nguyen Van An - Software Engineer at Acme Software | LinkedIn": "Software Engineer at Acme Software",
    "Lecturer, Faculty of Physics, Can Tho University": "Lecturer, Faculty of Physics, Can Tho University",
    "I'm a nurse at Viet Duc Hospital": "nurse at Viet Duc Hospital",
    "Mình là giáo viên trường THPT Thái Phiên": "giáo viên trường THPT Thái Phiên",
    "giam doc cong ty co phan Hai Au": "giam doc cong ty co phan Hai Au",
    "GIÁM ĐỐC THIẾT KẾ – CÔNG TY TNHH NẮNG MAI": "GIÁM ĐỐC THIẾT KẾ – CÔNG TY TNHH NẮNG MAI",
    "Ông Trạch, Phó Chánh Thanh tra tỉnh Hưng Yên, ĐT 0912 345 678": "Phó Chánh Thanh tra tỉnh Hưng Yên",
    "Hiện là giảng viên khoa Cơ khí, Trường Đại học Duyên Hải.": (
        "giảng viên khoa Cơ khí, Trường Đại học Duyên Hải"
    ),
    "Quê Kim Sơn. Trước đây công tác tại Xí nghiệp Toa xe Phú Diễn. Thích câu cá.": "Xí nghiệp Toa xe Phú Diễn",
    "Tốt nghiệp 2009, hiện công tác tại Phòng Nội vụ huyện Ba Bể.": "Phòng Nội vụ huyện Ba Bể",
    "Born in Vinh. Works at Marble Mountain Robotics. 233 friends.": "Marble Mountain Robotics",
    "2018 – nay: Kế toán trưởng, Công ty TNHH Bao bì Sông Hậu": "Kế toán trưởng, Công ty TNHH Bao bì Sông Hậu",
    "2016–now: Senior Marine Surveyor, Cambrian Hull Inspections Ltd": (
        "Senior Marine Surveyor, Cambrian Hull Inspections Ltd"
    ),
    "Jan 2019 - Present\nLead Welding Inspector, Halvorsen Offshore AS": (
        "Lead Welding Inspector, Halvorsen Offshore AS"
    ),
    "Chức vụ\nTrưởng phòng Kế hoạch": "Trưởng phòng Kế hoạch",
    "Đơn vị công tác\nViện Nghiên cứu Hải sản Bắc Bộ": "Viện Nghiên cứu Hải sản Bắc Bộ",
    "Role\nWard Manager, Nordhavn City Museum": "Ward Manager, Nordhavn City Museum",
    "- BS. Ngô Thị Thúy, Trạm trưởng, DĐ: 0912 345 678": "Trạm trưởng",
    "bên thuê anh Đạt (CCCD 031088006611, kỹ thuật viên Trại giống Đồ Sơn Xanh)": (
        "kỹ thuật viên Trại giống Đồ Sơn Xanh"
    ),
    "anh toan, to truong to han, cong ty dong tau Bach Dang Moi, chua vo": (
        "to truong to han, cong ty dong tau Bach Dang Moi"
    ),
    "Mình là Tâm giáo viên dạy Văn trường THCS Lê Lợi": "giáo viên dạy Văn trường THCS Lê Lợi",
    "Đồng chí Mận, chuyên viên Phòng Nội vụ Hạ Long; số 0912 345 678": "chuyên viên Phòng Nội vụ Hạ Long",
}
MORE = {
    "Chức vụ: Phó phòng Kỹ thuật": "Phó phòng Kỹ thuật",
    "Jan 2020 – Present: Site Engineer at Coteccons": "Site Engineer at Coteccons",
    "Currently at Grab Vietnam.": "Grab Vietnam",
    "Designer at heart | ex-Shopee": "Shopee",
    "Giáo viên dạy Hoá – THPT Thái Phiên. Vợ: Hồng": "Giáo viên dạy Hoá – THPT Thái Phiên",
    "Quê Thái Bình, đang công tác tại Công an phường Cát Bi": "Công an phường Cát Bi",
    "Regional Sales Manager\nMekong Seafood JSC\nT. +84 903 111 222": (
        "Regional Sales Manager Mekong Seafood JSC"
    ),
    "Trưởng phòng Kinh doanh: Nguyễn Văn An - 0912 345 678": "Trưởng phòng Kinh doanh",
    "Recruiter · Lazada Vietnam · Hanoi": "Recruiter · Lazada Vietnam",
    "🏥 Điều dưỡng khoa Nhi BV Trẻ em Hải Phòng": "Điều dưỡng khoa Nhi BV Trẻ em Hải Phòng",
    "nghề nghiệp: lái xe container Cty Vận tải Tân Cảng": "lái xe container Cty Vận tải Tân Cảng",
    "Tên\tNơi công tác\tLớp\nToàn\tTrường Tiểu học Núi Đèo\t4A": "Trường Tiểu học Núi Đèo",
}
NO_MORE = (
    "Kính gửi: Giám đốc Sở Giáo dục và Đào tạo thành phố Hải Phòng.",
    "Nơi nhận: Bí thư Huyện ủy An Dương; lưu VT.",
    "Nhân viên kho - Công ty CP Gia Minh. Yêu cầu: nam, dưới 35 tuổi.",
    "Marketing Manager – Red Kite Media. Full time, Hanoi. Send CV before May 30.",
    "Position: Nurse. Location: Vinmec. Salary negotiable.",
    "Ex-Machina chiếu tối nay.",
    "Previously on The Office. Formerly Twitter.",
    "Trưởng phòng: trực 24/24 – 0225 3 999 999",
)
POSTS = {
    "Sống tại Hải Phòng. Kế toán trưởng tại Công ty Sóng Xanh. Độc thân.": "Kế toán trưởng tại Công ty Sóng Xanh",
    "quê Nam Định, ở Hải An; điều dưỡng Trung tâm Y tế Hải Đông.": "điều dưỡng Trung tâm Y tế Hải Đông",
    "Huấn luyện viên bơi Cung Thể thao Sông Cấm, nhận học viên": "Huấn luyện viên bơi Cung Thể thao Sông Cấm",
    "Độc thân · Phục vụ bàn tại Nhà hàng Cua Rang": "Phục vụ bàn tại Nhà hàng Cua Rang",
    "Runner. Physio at Green Bamboo Clinic. Born 1990.": "Physio at Green Bamboo Clinic",
    "Living in Hue. I work as a QA engineer at Bluewave Studio.": "QA engineer at Bluewave Studio",
    "Đang làm Tổ trưởng sản xuất, Cty CP Gỗ Tân Thịnh": "Tổ trưởng sản xuất, Cty CP Gỗ Tân Thịnh",
    "mùng 1 – đ/c Triệu Quốc Việt (Công an xã Tiên Cường), ĐT 0982 000 614": "Công an xã Tiên Cường",
    "cô Ma Thị Dung – Trường THCS Hồ Đồi – Zalo: 0868 000 735": "Trường THCS Hồ Đồi",
    "ông Sầm Văn Bình, sinh ngày 10/10/1979, Phó Trưởng phòng Nội vụ huyện Vĩnh Bảo, giữ chức": (
        "Phó Trưởng phòng Nội vụ huyện Vĩnh Bảo"
    ),
    "anh Phạm Trọng Tạo (Trưởng ban Đào tạo Công ty Nam Sông) mất ngày 30/5/2025": (
        "Trưởng ban Đào tạo Công ty Nam Sông"
    ),
    "K. Nguyen-Hart · Export Manager, Saigon Rattan Ltd · 0084 903 111 222": "Export Manager, Saigon Rattan Ltd",
    "Lê Thu Trang, Phóng viên Báo Lao Động": "Phóng viên Báo Lao Động",
    "10 năm gắn bó với Công ty May Sông Hồng": "Công ty May Sông Hồng",
    "Excited to join Bluewave Studio as a data analyst": "Bluewave Studio as a data analyst",
    "🏢 Sở Tư pháp Hải Phòng": "Sở Tư pháp Hải Phòng",
}
NO_POSTS = (
    "Lái xe dịch vụ 7 chỗ Xpander đời 2022, gọi 0912 345 678",
    "Nhân viên công ty Địa ốc Hoa Sen gây rối, cản trở cưỡng chế",
    "Ông Trần Lê (Chánh văn phòng UBND huyện Vũ Quang) nói",
    "Quyết giới thiệu mình làm Phó phòng Cảng Hải Phòng.",
    "Bếp trưởng giới thiệu món mới tại Nhà hàng Cua Rang.",
    "Chị Lan (Công ty Hoa Sen nợ lương) kêu cứu, 0912 345 678",
    "Anh Tú – Ngân hàng Vietcombank – 0912345678",
    "Thực tập tại Công ty Hoa Sen: cần 5 bạn, gửi về hr@example.com",
    "I joined the Facebook group yesterday.",
    "We work as a team at Grab Vietnam.",
    "Thiết kế website tại Công ty Hoa Sen",
    "Phòng làm việc: A4-305.",
)
HOSTILE = (
    "(anh An An (công ty ",
    "– Công ty A – ",
    "sinh 1979, giám đốc ",
    "| Marine Port ",
    "work as a ",
    ",giám đốc a",
    ":",
    "\ngiám đốc ",
    "work at A ",
    "Anh A ben Công ty B, ",
    "lam a b c d ",
    "công ty A ",
    "2019 - nay ",
    "Lan An, trưởng phòng ",
    "\nLead Marine ",
    "a. b. làm việc tại ",
    "0912345678, kế toán ",
    "| ex-A ",
    "giám đốc a\n",
    "Trưởng phòng: A B ",
    "| A b tại ",
    "A (b c, ",
    "; chef at ",
    "skills, chef, A (2018–2021) ",
    "tin buồn, nguyên giám đốc A, ",
)


@pytest.mark.parametrize("text", (*NO_WORKPLACES, *NO_MORE, *NO_POSTS))
def test_news_offers_and_towns_are_left(text: str) -> None:
    assert values(workplace.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "value"), (WORKPLACES | MORE | POSTS).items())
def test_a_workplace_is_found_as_written(text: str, value: str) -> None:
    assert values(workplace.find, reading_of(text)) == [value]


def test_position_and_organisation_are_told_apart_and_stay_readable() -> None:
    (found,) = workplace.find(reading_of("Phó giám đốc tại Ngân hàng Đông Dương"))
    assert found.attributes == {"position": "Phó giám đốc", "organisation": "Ngân hàng Đông Dương"}
    assert found.masked == "Phó giám đốc tại Ngân hàng Đông Dương"


@pytest.mark.parametrize(
    "text",
    ["Đã làm việc tại Công ty Hoa Sen", "Former Manager at Hoa Sen Hotel", "2001 - 2009: Công ty Hoa Sen"],
)
def test_what_is_over_is_marked(text: str) -> None:
    assert [one.attributes["former"] for one in workplace.find(reading_of(text))] == ["yes"]


def test_a_card_with_its_telephone_is_confirmed() -> None:
    card = reading_of("Phạm Gia Bảo\nTrưởng phòng – Công ty TNHH Sao Biển\nĐT: 0912 345 678")
    (found,) = workplace.find(card)
    assert (found.value.reveal(), found.certainty) == (
        "Trưởng phòng – Công ty TNHH Sao Biển",
        Certainty.CONFIRMED,
    )


def test_no_number_or_mailbox_is_part_of_a_workplace() -> None:
    (found,) = workplace.find(reading_of("Làm việc tại Công ty Hoa Sen 0912345678 lan@example.vn"))
    assert found.masked == "Công ty Hoa Sen"


def test_data_of_the_page_state_workplace_and_position() -> None:
    page = page_of(
        '<div itemscope itemtype="https://schema.org/Person"><span itemprop="jobTitle">kiến trúc sư</span>, '
        '<span itemprop="worksFor">Văn phòng Mái Lá</span></div>'
    )
    stated = [one for one in workplace.find(page) if one.reasons == ("work-data",)]
    assert [(one.value.reveal(), one.certainty) for one in stated] == [
        ("kiến trúc sư", Certainty.CONFIRMED),
        ("Văn phòng Mái Lá", Certainty.CONFIRMED),
    ]


def test_a_role_in_the_data_of_a_program_is_no_position() -> None:
    assert values(workplace.find, reading_of("button", Part.EMBEDDED_JSON, "jobtitle")) == []


def test_a_column_of_workplaces_is_read() -> None:
    page = page_of(
        "<table><tr><th>Họ tên</th><th>Đơn vị</th></tr>"
        "<tr><td>Hà Văn Thung</td><td>Hạt Kiểm lâm Quan Sơn</td></tr></table>"
    )
    assert values(workplace.find, page) == ["Hạt Kiểm lâm Quan Sơn"]


def test_a_column_of_positions_counts_where_people_are_named() -> None:
    offers = (
        "<table><tr><th>Chức vụ</th><th>Lương</th></tr><tr><td>Kế toán trưởng</td><td>15tr</td></tr></table>"
    )
    staff = (
        "<table><tr><th>Họ tên</th><th>Chức vụ</th></tr>"
        "<tr><td>ThS. Hà Văn Thung</td><td>Phó Trưởng phòng</td></tr></table>"
    )
    assert values(workplace.find, page_of(offers)) == []
    assert values(workplace.find, page_of(staff)) == ["Phó Trưởng phòng"]


def test_a_position_below_a_name_on_a_page_of_staff_counts() -> None:
    assert values(workplace.find, page_of("<h2>Our team</h2><p>Head of Admissions</p>")) == []
    card = page_of("<strong>Le Thi Bich Ngoc</strong><br>Head of Admissions")
    assert values(workplace.find, card) == ["Head of Admissions"]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    short, long = (seconds(workplace.find, unit * (length // len(unit))) for length in (20_000, 40_000))
    assert long < 4 * short + 0.05


@pytest.mark.parametrize(
    ("before", "is_over"),
    [
        ("Nguyễn Thị Lan", False),
        ("Nguyen Thi Lan", False),
        ("Đà Nẵng", False),
        ("Nguyên", True),
        ("Cựu", True),
    ],
)
def test_only_a_word_that_says_so_makes_it_former_and_no_name(before: str, is_over: bool) -> None:
    joint = " " if is_over else "\n"
    found = list(workplace.find(reading_of(f"{before}{joint}giáo viên trường THPT Trần Phú")))
    assert [one.attributes.get("former") == "yes" for one in found] == [is_over]


NO_FIELDS = (
    "Mai | Học lớp 12 tại Trường THPT Ngô Quyền | Hải Phòng",
    "Hà | Khám thai tại Bệnh viện Phụ sản | zalo",
    "Tour | Tham quan tại Bảo tàng Hải Phòng | vé",
    "Lan (English teacher, Hanoi)",
    "John Smith (striker, Manchester United)",
    "We met, and need nurse at Hanoi Clinic",
    "Chelsea's manager, Jose Mourinho (2004–2007), left",
    "Skills: Python; BSc Engineer, Hanoi University (2010–2014)",
    "ông An, nguyên Trưởng phòng Vật tư, Xí nghiệp Cơ khí bị bắt",
    "Làm việc tại Công ty Sao Mẫu, lương cao, tuyển gấp",
    "Đang làm việc tại Công ty Sao Mẫu, chị Hoa bị tai nạn",
    "Lan (teacher, Loves to cook)",
    "Ứng tuyển: thủ kho tại Công ty Thủy sản Sao Xanh",
    "Hoàng Thị Mẫu\nBác sĩ Hoàng Thị Mẫu",
)
FIELDS = {
    "🌊 An | Cứu hộ bãi biển tại Khu du lịch Hòn Mẫu | 🏖": "Cứu hộ bãi biển tại Khu du lịch Hòn Mẫu",
    "Thanks, Duc (security supervisor, Pearl Towers)": "security supervisor, Pearl Towers",
    "Skills: Python; Junior Developer, Lotus Apps (2018–2021)": "Junior Developer, Lotus Apps",
    "bio: climber, veterinary nurse at Paws of Mau.": "veterinary nurse at Paws of Mau",
    "Hi, I'm Thu Ha Bui, Physics Teacher at Red Kapok School.": "Physics Teacher at Red Kapok School",
    "ID 1; Occupation chef at Bamboo Restaurant; Spouse": "chef at Bamboo Restaurant",
    "Tin buồn: ông Bế Văn Quân (1951 – 2026), nguyên Trưởng phòng Vật tư, Xí nghiệp Cơ khí Mẫu, từ trần": (
        "Trưởng phòng Vật tư, Xí nghiệp Cơ khí Mẫu"
    ),
    "Ứng tuyển: thủ kho. Đang làm nhân viên kho tại Công ty Sao Xanh.": "Công ty Sao Xanh",
    "Đang làm lễ tân tại Khách sạn Hoa Mẫu, thu nhập ổn": "Khách sạn Hoa Mẫu",
    "Anh An (bảo vệ, Chung cư Hoàng Mẫu)": "bảo vệ, Chung cư Hoàng Mẫu",
    "I'm Mai, English tutor at Sunrise Center in Hai Phong": "English tutor at Sunrise Center",
    "Ban ngày là chuyên viên tín dụng Ngân hàng Sông Mẫu.": "chuyên viên tín dụng Ngân hàng Sông Mẫu",
    "Quang | Thuyền phó tàu Hải Âu 09 | Hải Phòng": "Thuyền phó tàu Hải Âu 09",
}


@pytest.mark.parametrize("text", NO_FIELDS)
def test_what_people_do_elsewhere_at_an_organisation_is_no_work(text: str) -> None:
    assert values(workplace.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "value"), FIELDS.items())
def test_fields_brackets_and_lists_of_people_tell_their_work(text: str, value: str) -> None:
    assert values(workplace.find, reading_of(text)) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công tác tại Trường Mầm non Ba Đình", ["Trường Mầm non Ba Đình"]),
        ("Tôi làm kế toán tại Công ty Mẹ và Bé Sao Mai", ["Công ty Mẹ và Bé Sao Mai"]),
        ("Làm việc tại Công ty Võ Văn Sơn", ["Công ty Võ Văn Sơn"]),
        ("Làm kế toán tại công ty của vợ Trần Thị Quỳnh", ["công ty"]),
        ("Làm việc tại cửa hàng của mẹ Nguyễn Thị Hoa", ["cửa hàng"]),
        ("Chức vụ: Kế toán (vợ ông Nguyễn Văn Quỳnh)", ["Kế toán"]),
        ("Nghề nghiệp: Giáo viên, con gái bà Lê Thị Lan", ["Giáo viên"]),
    ],
)
def test_a_relative_who_is_named_behind_a_workplace_is_no_part_of_it(text: str, expected: list[str]) -> None:
    found = [one for one in scan_text(text) if one.kind is Kind.WORKPLACE]
    assert [one.masked for one in found] == expected
    assert [one.reveal() for one in found] == expected
    assert "Quỳnh" not in str([one.attributes for one in found])


def test_the_cell_of_a_position_tells_no_name_of_a_relative() -> None:
    html = (
        "<table><tr><th>Họ và tên<th>Chức vụ<th>Điện thoại</tr><tr><td>Trần Thị Lan"
        "<td>Kế toán (vợ ông Nguyễn Văn Quỳnh)<td>0912 345 678</tr></table>"
    )
    [found] = [one for one in scan_html(html) if one.kind is Kind.WORKPLACE]
    assert (found.masked, found.attributes) == ("Kế toán", {"position": "Kế toán"})
