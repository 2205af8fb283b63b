"""An official: a profile that says everything, and the page of her office.

Nobody has this name ("minh họa" means "illustration"), the street ("ví dụ" means "example") does not
exist, the numbers count up or down, and the mail hosts are reserved for examples (RFC 2606).
"""

from typing import Final

from privacy_audit.demo.markup import Part, album, image, page
from privacy_audit.demo.person import (
    OPEN,
    STAGES,
    UNTIL_MIDDLE,
    MadeUp,
    mail,
    office_phone,
    phone,
    photos,
    picture,
    same,
)
from privacy_audit.model import Certainty, Kind

NAME: Final = "Lê Thị Minh Họa"
HANDLE: Final = "minhhoa.vidu"
MOBILE: Final = "0912 345 678"
ZALO: Final = "0987654321"
PERSONAL_MAIL: Final = "minhhoa.vidu@example.com"
WORK_MAIL: Final = "hoalm@vidu.example"
HOME: Final = "Số 12 ngõ 34 phố Ví Dụ, phường Lê Chân, Hải Phòng"
OFFICE: Final = "Phòng Minh Họa, Sở Ví Dụ"
POSITION: Final = "Phó trưởng phòng"
SWITCHBOARD: Final = "1900 1234"
ORDER: Final = "0912/QĐ-SVD"
MEETING: Final = "24/12/2026"
PHOTOS: Final = {"bien-he": "Hè ở biển", "hop-lop": "Họp lớp", "sinh-nhat": "Sinh nhật"}
ABOUT: Final[Part] = {
    "open": f"""
<p>{POSITION} {OFFICE}. Mọi người cần gì cứ gọi em nhé!</p>
<ul>
  <li>ĐT: {MOBILE}, <a href="https://zalo.me/{ZALO}">Zalo</a></li>
  <li>Email: <a href="mailto:{PERSONAL_MAIL}">{PERSONAL_MAIL}</a></li>
  <li>Nhà riêng: {HOME}</li>
</ul>""",
    "middle": f"""
<p>{POSITION}, thích đọc sách và đi bộ.</p>
<ul><li>Email: <a href="mailto:{PERSONAL_MAIL}">{PERSONAL_MAIL}</a></li></ul>""",
    "closed": """
<p>Thích đọc sách và đi bộ. Bạn bè xin nhắn tin trong ứng dụng.</p>""",
}
STAFF: Final[Part] = {
    "open": f"""
<h2>{POSITION}: {NAME}</h2>
<p>{image("co-quan", "Ảnh chân dung", kind="portrait")}</p>
<p>Di động: {MOBILE}. Thư: {WORK_MAIL}</p>""",
    "middle": f"""
<h2>{POSITION}: {NAME}</h2>
<p>Di động: {MOBILE}. Thư: {WORK_MAIL}</p>""",
    "closed": """
<h2>Liên hệ</h2>
<p>Người dân liên hệ tại bộ phận một cửa, hoặc gọi tổng đài.</p>""",
}


FACE: Final = picture("chan-dung")
PROFILE: Final = page(
    f"/{HANDLE}",
    "Trang cá nhân",
    "Profile",
    title=f"{NAME} (@{HANDLE})",
    look="profile",
    head={"open": f'<meta property="og:image" content="{FACE}">'},
    body=(
        f"<main><h1>{NAME}</h1>",
        {"open": f'<img class="avatar" src="{FACE}" width="200" height="200">'},
        ABOUT,
        {"open": album(PHOTOS)},
        "</main>",
    ),
)
OFFICE_PAGE: Final = page(
    "/co-quan/can-bo",
    "Trang cơ quan",
    "Page of the office",
    title=OFFICE,
    look="office",
    body=(
        f"<main><h1>{OFFICE}</h1>",
        STAFF,
        f"<p>Tổng đài: {SWITCHBOARD}</p>",
        f"<p>Lịch tiếp dân: {MEETING}, theo Quyết định số {ORDER}.</p></main>",
    ),
)
OFFICIAL: Final = MadeUp(
    id="official",
    name=NAME,
    role={"vi": "cán bộ", "en": "an official"},
    networks=("zalo", "facebook"),
    pages=(PROFILE, OFFICE_PAGE),
    key=(
        phone(MOBILE, UNTIL_MIDDLE),
        phone(ZALO, OPEN),
        mail(PERSONAL_MAIL, UNTIL_MIDDLE),
        mail(WORK_MAIL, UNTIL_MIDDLE, Certainty.LIKELY),
        same(Kind.ADDRESS, HOME, OPEN),
        office_phone(SWITCHBOARD, STAGES),
        same(Kind.WORKPLACE, f"{POSITION} {OFFICE}", OPEN),
        same(Kind.WORKPLACE, POSITION, UNTIL_MIDDLE, Certainty.LIKELY),
        *photos(("chan-dung", "bien-he", "co-quan"), OPEN, Certainty.LIKELY),
        *photos(("hop-lop", "sinh-nhat"), OPEN, Certainty.POSSIBLE),
    ),
    decoys=(ORDER, MEETING),
)
