"""A doctor: a page with microdata as clinics have it, and the staff table of her hospital.

Nobody has this name ("giả định" means "supposed"), the street ("ví dụ" means "example") does not exist, the
numbers count up or down, the mail hosts are reserved for examples (RFC 2606).
"""

from typing import Final

from privacy_audit.demo.markup import image, page
from privacy_audit.demo.person import (
    OPEN,
    STAGES,
    UNTIL_MIDDLE,
    MadeUp,
    mail,
    office_phone,
    phone,
    photos,
    same,
)
from privacy_audit.model import Certainty, Kind

NAME: Final = "Hoàng Thị Giả Định"
HANDLE: Final = "bs.giadinh"
MOBILE: Final = "0987.654.321"
MAIL: Final = "bs.giadinh@example.com"
WORK_MAIL: Final = "dinhht@benhvienvidu.example"
HOME: Final = "Số 34 ngõ 56 phố Ví Dụ, phường Ngô Quyền, Hải Phòng"
HOSPITAL: Final = "Bệnh viện Ví Dụ"
POSITION: Final = "Trưởng khoa Mẫu"
HOTLINE: Final = "1900 1234"
LICENCE: Final = "001234/VD-CCHN"
HOURS: Final = "17:00-19:30"


WORK: Final = (
    f'<p itemprop="jobTitle">{POSITION}</p>'
    f'<p>Nơi làm: <span itemprop="worksFor">{HOSPITAL}</span></p>'
    f'<p>Đặt lịch: <span itemprop="telephone">{MOBILE}</span></p>'
)
CLINIC: Final = page(
    f"/{HANDLE}",
    "Trang cá nhân",
    "Profile",
    title=f"Bác sĩ {NAME}",
    look="clinic",
    body=(
        '<main itemscope itemtype="https://schema.org/Person">',
        {"open": image("bac-si", f"Ảnh bác sĩ {NAME}", kind="avatar")},
        f'<h1 itemprop="name">{NAME}</h1>',
        {
            "open": (
                f'{WORK}<p>Thư: <a itemprop="email" href="mailto:{MAIL}">{MAIL}</a></p>'
                f"<p>Khám ngoài giờ tại nhà riêng: {HOME}, {HOURS}</p>"
            ),
            "middle": f"{WORK}<p>Giờ khám: {HOURS}</p>",
            "closed": f"<p>Đặt lịch khám qua tổng đài của bệnh viện. Giờ khám: {HOURS}</p>",
        },
        f"</main><p>Chứng chỉ hành nghề số {LICENCE}</p>",
    ),
)
STAFF: Final = page(
    "/khoa-mau",
    "Trang bệnh viện",
    "Page of the hospital",
    title=f"Khoa Mẫu | {HOSPITAL}",
    look="office",
    body=(
        f"<main><h1>{HOSPITAL}</h1><h2>Khoa Mẫu</h2>",
        "<table><tr><th>Ảnh</th><th>Họ và tên</th><th>Chức vụ</th><th>Di động</th><th>Thư điện tử</th></tr>",
        {
            "open": (
                f"<tr><td>{image('khoa', f'Ảnh {NAME}', kind='portrait')}</td><td>{NAME}</td>"
                f"<td>{POSITION}</td><td>{MOBILE}</td><td>{WORK_MAIL}</td></tr>"
            ),
            "middle": f"<tr><td></td><td>{NAME}</td><td>{POSITION}</td><td></td><td>{WORK_MAIL}</td></tr>",
            "closed": "<tr><td></td><td>Bác sĩ trực</td><td></td><td>Máy lẻ 12</td><td></td></tr>",
        },
        f"</table><p>Tổng đài: {HOTLINE}</p></main>",
    ),
)
DOCTOR: Final = MadeUp(
    id="doctor",
    name=NAME,
    role={"vi": "bác sĩ", "en": "a doctor"},
    networks=("zalo", "facebook"),
    pages=(CLINIC, STAFF),
    key=(
        phone(MOBILE, UNTIL_MIDDLE),
        office_phone(HOTLINE, STAGES),
        mail(MAIL, OPEN),
        mail(WORK_MAIL, UNTIL_MIDDLE, Certainty.LIKELY),
        same(Kind.ADDRESS, HOME, OPEN),
        same(Kind.WORKPLACE, POSITION, UNTIL_MIDDLE),
        same(Kind.WORKPLACE, HOSPITAL, UNTIL_MIDDLE),
        *photos(("bac-si", "khoa"), OPEN, Certainty.LIKELY),
    ),
    decoys=(LICENCE, HOURS),
)
