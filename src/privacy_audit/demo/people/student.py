"""A student: a page of links with data for search engines, and a scholarship list that a school put online.

Nobody has this name ("thử nghiệm" means "experiment"); the number of her identity card was never given out
(its serial is zeros), the account counts up, hosts are reserved for examples (RFC 2606).
"""

import json
from typing import Final

from privacy_audit.demo.markup import image, linked_data, page
from privacy_audit.demo.person import (
    OPEN,
    UNTIL_MIDDLE,
    MadeUp,
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


PERSON: Final[dict[str, object]] = {"@type": "Person", "name": NAME}


def _link(address: str, words: str) -> str:
    return f'<a class="button" href="{address}" rel="nofollow">{words}</a>'


def _drawn(row: dict[str, str]) -> str:
    """The data of a page that its scripts draw."""
    data = json.dumps({"props": {"danhSach": [row], "soTien": SUM}}, ensure_ascii=False)
    return f'<script id="__NEXT_DATA__" type="application/json">{data}</script>'


LINKS: Final = page(
    f"/{HANDLE}",
    "Trang liên kết",
    "Page of links",
    title={"open": f"{NAME} | Liên kết", "middle": f"{NAME} | Liên kết", "closed": "Thử Nghiệm | Liên kết"},
    look="links",
    head={
        "open": linked_data(
            PERSON
            | {
                "image": picture("sinh-vien"),
                "birthDate": "-".join(reversed(BORN.split("/"))),
                "email": MAIL,
                "affiliation": {"@type": "CollegeOrUniversity", "name": UNIVERSITY},
                "sameAs": [TIKTOK, INSTAGRAM],
            }
        ),
        "middle": linked_data(PERSON | {"sameAs": [TIKTOK]}),
        "closed": linked_data(PERSON),
    },
    body=(
        "<main>",
        {"open": image("sinh-vien", NAME, kind="avatar")},
        {"open": f"<h1>{NAME}</h1>", "middle": f"<h1>{NAME}</h1>", "closed": "<h1>Thử Nghiệm</h1>"},
        "<p>Sinh viên, thích múa và làm bánh.</p>",
        {
            "open": (
                _link(TIKTOK, "TikTok của mình")
                + _link(INSTAGRAM, "Instagram")
                + _link(f"mailto:{MAIL}", "Thư hợp tác")
                + _link(f"tel:{MOBILE.replace(' ', '')}", f"Gọi mình: {MOBILE}")
            ),
            "middle": _link(TIKTOK, "TikTok của mình"),
            "closed": _link("https://doc-sach.example/", "Câu lạc bộ đọc sách"),
        },
        "</main>",
    ),
)
# A page that its scripts draw: what it shows lies in it as data, too.
SCHOLARSHIP: Final = page(
    "/hoc-bong",
    "Trang của trường",
    "Page of the university",
    title=f"Học bổng | {UNIVERSITY}",
    look="school",
    body=(
        f"<main><h1>{UNIVERSITY}</h1><h2>Danh sách nhận học bổng học kỳ 1</h2>",
        f"<p>Mã sinh viên {STUDENT_NUMBER}: {SUM}</p>",
        {"open": f"<p>{NAME}, số CCCD {IDENTITY}, tài khoản {ACCOUNT} ngân hàng Vietcombank</p>"},
        "<p>Sinh viên có tên đến phòng công tác sinh viên để ký nhận trước ngày 15/12/2026. ",
        "Khi đi mang theo thẻ sinh viên.</p></main>",
        {
            "open": _drawn(
                {"hoTen": NAME, "maSinhVien": STUDENT_NUMBER, "ngaySinh": BORN, "dienThoai": MOBILE}
            ),
            "middle": _drawn({"hoTen": NAME, "maSinhVien": STUDENT_NUMBER, "dienThoai": MOBILE}),
            "closed": _drawn({"maSinhVien": STUDENT_NUMBER}),
        },
    ),
)
STUDENT: Final = MadeUp(
    id="student",
    name=NAME,
    role={"vi": "sinh viên", "en": "a student"},
    networks=("tiktok", "instagram"),
    pages=(LINKS, SCHOLARSHIP),
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
