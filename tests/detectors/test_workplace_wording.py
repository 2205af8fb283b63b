"""Workplaces by classes of wording: the position behind the organisation, names of people in English."""

from __future__ import annotations

import pytest

from privacy_audit.detectors import workplace
from tests.detectors.identity_readings import reading_of, values

NO_POSITION_BEHIND = (
    "Công tác tại Công ty Hoa Sen, bà Lê Thị Bình đã tham ô",
    "Công tác tại Công ty Hoa Sen với vai trò kế toán trưởng, bà Lê Thị Bình đã tham ô",
    "Công tác tại Bệnh viện Hoa Sen, bác sĩ Lê Thị Bình cho biết",
    "Công tác tại Bệnh viện Hoa Sen, bác sĩ cho biết bệnh nhân đã khỏe.",
    "Làm việc tại Công ty Hoa Sen, nhân viên được hưởng lương cao",
    "Làm việc tại Công ty Hoa Sen, giám đốc nợ lương, công nhân đình công",
    "Làm việc tại Công ty Hoa Sen, vị trí nhân viên kho. Yêu cầu: nam, dưới 35 tuổi",
    "Công tác tại Trường THCS Nguyễn Du, lắm giáo viên trẻ",
    "Works at Grab, loves her manager.",
    "Works at Grab as a whole team.",
)
POSITION_BEHIND = {
    "Công tác tại Trường THCS Nguyễn Du, giáo viên Toán": "Trường THCS Nguyễn Du, giáo viên Toán",
    "Công tác tại Trường THCS Nguyễn Du – giáo viên Toán": "Trường THCS Nguyễn Du – giáo viên Toán",
    "Công tác tại Trường THCS Nguyễn Du (giáo viên Toán)": "Trường THCS Nguyễn Du (giáo viên Toán)",
    "Công tác tại Trường THCS Nguyễn Du làm giáo viên Toán.": "Trường THCS Nguyễn Du làm giáo viên Toán",
    "Công tác tại Trường THCS Nguyễn Du với vai trò là hiệu trưởng": (
        "Trường THCS Nguyễn Du với vai trò là hiệu trưởng"
    ),
    "cong tac tai truong THCS Nguyen Du, giao vien Toan": "truong THCS Nguyen Du, giao vien Toan",
    "Công tác tại Công ty Bình Minh, giám đốc\nSống tại Hải Phòng": "Công ty Bình Minh, giám đốc",
    "Nơi công tác: Trung tâm Y tế An Dương, điều dưỡng trưởng": "Trung tâm Y tế An Dương, điều dưỡng trưởng",
    "works at Hillside School as teacher": "Hillside School as teacher",
    "Works at Bosch Vietnam as a senior test engineer.": "Bosch Vietnam as a senior test engineer",
    "I work at Bosch Vietnam as a test engineer and love it": "Bosch Vietnam as a test engineer",
    "Công tác tại Trường THCS Nguyễn Du, làm giáo viên Toán": "Trường THCS Nguyễn Du, làm giáo viên Toán",
    "Mình công tác ở Sở Y tế Hải Phòng làm chuyên viên, ai cần alo": "Sở Y tế Hải Phòng làm chuyên viên",
    "Works at Grab, senior manager": "Grab, senior manager",
}
NOT_ONES_OWN = (
    "My friend Minh works at FPT Software, I think",
    "Minh works at FPT Software as a tester, I think",
    "Minh works at FPT Software.",
    "Minh work as a nurse at Vinmec Hospital, yes",
    "Husband of Minh, Lan works at Vietcombank",
    "Anh Minh lam viec tai Cong ty Hoa Sen, rat vui",
    "Em làm bên Mỹ lâu rồi",
    "Em làm cho Nguyễn Văn An",
    "I work with Anna on weekends",
    "Mr. T works at Grab now",
    "Chị T làm bên Grab",
)
ONES_OWN = {
    "minh works at FPT Software": "FPT Software",
    "Minh lam viec tai Cong ty Hoa Sen, rat vui": "Cong ty Hoa Sen",
    "MINH LAM VIEC TAI CONG TY HOA SEN": "CONG TY HOA SEN",
    "Tôi làm việc cho Shopee, khá vui": "Shopee",
    "ở đâu thế? – T làm bên Thế Giới Di Động ở Lạch Tray": "Thế Giới Di Động",
    "Bạn gái mình thì làm HR bên LG Display.": "LG Display",
    "I work for Grab and love it": "Grab",
    "Marketing Executive tại Cat Bi Digital Agency ✨ in a relationship": (
        "Marketing Executive tại Cat Bi Digital Agency"
    ),
    "CEO & Founder – Mộc Nhiên Homestay. Ở Hải Phòng": "CEO & Founder – Mộc Nhiên Homestay",
}
NO_JOBS = (
    "EXPERIENCE\nHanoi, waiter (2015–2018)",
    "EDUCATION\nHai Phong University – Economics (2018–present)",
    "SKILLS\nBest Nurse Award, Nurse of the year (2014–2015)",
    "Harbour & Finch LLP – Paralegal (2018–present)",
)
JOBS = {
    "EXPERIENCE\nHarbour & Finch LLP – Paralegal (2018–present)": "Harbour & Finch LLP – Paralegal",
    "KINH NGHIỆM\nMay Hoa Phượng – Trưởng ca sản xuất (2019–nay)": "May Hoa Phượng – Trưởng ca sản xuất",
}


@pytest.mark.parametrize("text", [*NO_POSITION_BEHIND, *NOT_ONES_OWN, *NO_JOBS])
def test_people_told_about_and_sentences_that_go_on_are_left(text: str) -> None:
    assert values(workplace.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "value"), [*POSITION_BEHIND.items(), *ONES_OWN.items(), *JOBS.items()])
def test_work_is_found_with_its_position_before_or_behind(text: str, value: str) -> None:
    assert values(workplace.find, reading_of(text)) == [value]


def test_a_position_behind_its_organisation_is_told_apart() -> None:
    (finding,) = workplace.find(reading_of("Công tác tại Trường THCS Nguyễn Du (giáo viên Toán)"))
    assert finding.attributes == {"organisation": "Trường THCS Nguyễn Du", "position": "giáo viên Toán"}
