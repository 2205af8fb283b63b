"""A student: a page of links with data for search engines, and a scholarship list that a school put online.

Nobody has this name ("thử nghiệm" means "experiment"); the number of her identity card was never given out
(its serial is zeros), the account counts up, hosts are reserved for examples (RFC 2606).
"""

import json
from typing import Final

from privacy_audit.demo.markup import document, image
from privacy_audit.demo.person import (
    OPEN,
    STAGES,
    UNTIL_MIDDLE,
    MadeUp,
    PublicPage,
    Stage,
    birth_date,
    mail,
    number,
    phone,
    photos,
    picture,
    same,
)
from privacy_audit.model import Certainty, Kind

NAME: Final = "Phạm Thị Thử Nghiệm"
HANDLE: Final = "thunghiem.vidu"
MOBILE: Final = "0987 654 321"
MAIL: Final = "thunghiem.vidu@example.com"
BORN: Final = "09/09/2005"
IDENTITY: Final = "031305000000"
ACCOUNT: Final = "1023456789"
UNIVERSITY: Final = "Trường Đại học Ví Dụ"
STUDENT_NUMBER: Final = "B23DCVD123"
SUM: Final = "5.000.000 đồng"
TIKTOK: Final = f"https://www.tiktok.com/@{HANDLE}"
INSTAGRAM: Final = f"https://www.instagram.com/{HANDLE}"


def _data(stage: Stage) -> str:
    """What the page tells search engines, as schema.org has it."""
    day, month, year = BORN.split("/")
    told: dict[Stage, dict[str, object]] = {
        "open": {
            "image": picture("sinh-vien"),
            "birthDate": f"{year}-{month}-{day}",
            "email": MAIL,
            "affiliation": {"@type": "CollegeOrUniversity", "name": UNIVERSITY},
            "sameAs": [TIKTOK, INSTAGRAM],
        },
        "middle": {"sameAs": [TIKTOK]},
        "closed": {},
    }
    person = {"@context": "https://schema.org", "@type": "Person", "name": NAME} | told[stage]
    return f'<script type="application/ld+json">{json.dumps(person, ensure_ascii=False)}</script>'


def _links(stage: Stage) -> str:
    links = {
        "open": {
            TIKTOK: "TikTok của mình",
            INSTAGRAM: "Instagram",
            f"mailto:{MAIL}": "Thư hợp tác",
            f"tel:{MOBILE.replace(' ', '')}": f"Gọi mình: {MOBILE}",
        },
        "middle": {TIKTOK: "TikTok của mình"},
        "closed": {"https://doc-sach.example/": "Câu lạc bộ đọc sách"},
    }[stage]
    shown = "".join(
        f'<a class="button" href="{link}" rel="nofollow">{words}</a>' for link, words in links.items()
    )
    avatar = image(picture("sinh-vien"), NAME, kind="avatar") if stage == "open" else ""
    name = "Thử Nghiệm" if stage == "closed" else NAME
    body = f"<main>{avatar}<h1>{name}</h1><p>Sinh viên, thích múa và làm bánh.</p>{shown}</main>"
    return document(f"{name} | Liên kết", body, look="links", head=_data(stage))


def _scholarship(stage: Stage) -> str:
    """A page that its scripts draw: what it shows lies in it as data, too."""
    row = {
        "open": {"hoTen": NAME, "maSinhVien": STUDENT_NUMBER, "ngaySinh": BORN, "dienThoai": MOBILE},
        "middle": {"hoTen": NAME, "maSinhVien": STUDENT_NUMBER, "dienThoai": MOBILE},
        "closed": {"maSinhVien": STUDENT_NUMBER},
    }[stage]
    data = json.dumps({"props": {"danhSach": [row], "soTien": SUM}}, ensure_ascii=False)
    papers = (
        f"<p>{NAME}, số CCCD {IDENTITY}, tài khoản {ACCOUNT} ngân hàng Vietcombank</p>"
        if stage == "open"
        else ""
    )
    body = (
        f"<main><h1>{UNIVERSITY}</h1><h2>Danh sách nhận học bổng học kỳ 1</h2>"
        f"<p>Mã sinh viên {STUDENT_NUMBER}: {SUM}</p>{papers}"
        "<p>Sinh viên có tên đến phòng công tác sinh viên để ký nhận trước ngày 15/12/2026. "
        "Khi đi mang theo thẻ sinh viên.</p></main>"
        f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'
    )
    return document(f"Học bổng | {UNIVERSITY}", body, look="school")


STUDENT: Final = MadeUp(
    id="student",
    name=NAME,
    role={"vi": "sinh viên", "en": "a student"},
    networks=("tiktok", "instagram"),
    pages=(
        PublicPage(
            path=f"/{HANDLE}",
            title={"vi": "Trang liên kết", "en": "Page of links"},
            documents={stage: _links(stage) for stage in STAGES},
        ),
        PublicPage(
            path="/hoc-bong",
            title={"vi": "Trang của trường", "en": "Page of the university"},
            documents={stage: _scholarship(stage) for stage in STAGES},
        ),
    ),
    key=(
        phone(MOBILE, UNTIL_MIDDLE),
        mail(MAIL, OPEN),
        birth_date(BORN, OPEN),
        number(Kind.NATIONAL_ID, IDENTITY, OPEN, Certainty.LIKELY),
        number(Kind.BANK_ACCOUNT, ACCOUNT, OPEN),
        same(Kind.WORKPLACE, UNIVERSITY, OPEN),
        same(Kind.OTHER_ACCOUNT, f"tiktok:{HANDLE}", UNTIL_MIDDLE),
        same(Kind.OTHER_ACCOUNT, f"instagram:{HANDLE}", OPEN),
        *photos(("sinh-vien",), OPEN, Certainty.LIKELY),
    ),
    decoys=(STUDENT_NUMBER, SUM, "15/12/2026"),
)
