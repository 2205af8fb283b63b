"""A teacher: a profile full of family, and a class list that shows children.

Nobody has this name ("ví dụ" means "example"); pupils and parents are called A, B, C as in textbooks.
The numbers count up, down or repeat, the mail host is reserved for examples (RFC 2606).
"""

from typing import Final

from privacy_audit.demo.markup import Part, album, image, page
from privacy_audit.demo.person import (
    OPEN,
    UNTIL_MIDDLE,
    MadeUp,
    birth_date,
    mail,
    phone,
    photos,
    same,
)
from privacy_audit.model import Certainty, Kind

NAME: Final = "Trần Văn Ví Dụ"
HANDLE: Final = "thayviduvan"
MOBILE: Final = "0903 111 222"
MAIL: Final = "ThayViDu@example.com"
BORN: Final = "20/11/1985"
HOME: Final = "Số 56 ngõ 78 phố Ví Dụ, phường Kiến An, Hải Phòng"
WIFE: Final = "Nguyễn Thị Mẫu"
SCHOOL: Final = "Trường Tiểu học Ví Dụ"
POSITION: Final = "Giáo viên"
FORM_TEACHER: Final = "Giáo viên chủ nhiệm"
PUPILS: Final = (
    ("Nguyễn Văn A", "01/02/2016", "0912 345 678"),
    ("Trần Thị B", "03/04/2016", "0987 654 321"),
)
ORDER: Final = "123/QĐ-VD"
FEE: Final = "1.234.000 đồng"
PHOTOS: Final = {"day-hoc": "Giờ lên lớp", "gia-dinh": "Cả nhà đi chơi"}
ABOUT: Final[Part] = {
    "open": f"""
<dl>
  <dt>Công việc</dt><dd>{POSITION} tại {SCHOOL}</dd>
  <dt>Ngày sinh</dt><dd>{BORN}</dd>
  <dt>Vợ</dt><dd>{WIFE}</dd>
  <dt>Nơi ở</dt><dd>{HOME}</dd>
  <dt>Điện thoại, Zalo</dt><dd>{MOBILE}</dd>
</dl>""",
    "middle": f"""
<dl>
  <dt>Công việc</dt><dd>{POSITION} tại {SCHOOL}</dd>
  <dt>Điện thoại, Zalo</dt><dd>{MOBILE}</dd>
</dl>""",
    "closed": """
<p>Thích cờ tướng và chạy bộ buổi sáng.</p>""",
}


HEADS: Final = ("STT", "Họ và tên học sinh", "Ngày sinh", "Điện thoại phụ huynh")


def _pupils(columns: int) -> str:
    """The class list, with names alone or with dates and telephones."""
    rows = [(str(number), *pupil) for number, pupil in enumerate(PUPILS, 1)]
    cells = ["".join(f"<td>{cell}</td>" for cell in row[:columns]) for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in HEADS[:columns])
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


PROFILE: Final = page(
    f"/{HANDLE}",
    "Trang cá nhân",
    "Profile",
    title=NAME,
    look="profile",
    body=(
        f"<main><h1>{NAME}</h1>",
        {"open": image("thay-giao", f"Ảnh đại diện của {NAME}", kind="avatar")},
        ABOUT,
        {"open": album(PHOTOS)},
        "</main>",
    ),
)
CLASS: Final = page(
    "/lop-4a",
    "Trang của lớp",
    "Page of the class",
    title=f"Lớp 4A, {SCHOOL}",
    look="school",
    body=(
        f"<main><h1>{SCHOOL}</h1><h2>Lớp 4A, năm học 2026-2027</h2>",
        {
            "open": f"<p>{FORM_TEACHER}: thầy {NAME}, ĐT {MOBILE}, email {MAIL}</p>",
            "middle": f"<p>{FORM_TEACHER}: thầy {NAME}, email {MAIL}</p>",
            "closed": "<p>Phụ huynh liên hệ qua sổ liên lạc điện tử.</p>",
        },
        {
            "open": _pupils(len(HEADS)),
            "middle": _pupils(2),
            "closed": "<p>Danh sách lớp được gửi riêng cho từng phụ huynh.</p>",
        },
        f"<p>Theo Quyết định số {ORDER} ngày 05/09/2026. Quỹ lớp đã thu: {FEE}.</p></main>",
    ),
)
TEACHER: Final = MadeUp(
    id="teacher",
    name=NAME,
    role={"vi": "giáo viên", "en": "a teacher"},
    networks=("zalo", "facebook"),
    pages=(PROFILE, CLASS),
    key=(
        phone(MOBILE, UNTIL_MIDDLE),
        *(phone(parent, OPEN) for _, _, parent in PUPILS),
        mail(MAIL, UNTIL_MIDDLE),
        birth_date(BORN, OPEN),
        *(birth_date(born, OPEN) for _, born, _ in PUPILS),
        same(Kind.ADDRESS, HOME, OPEN),
        same(Kind.RELATIONS, WIFE, OPEN),
        same(Kind.WORKPLACE, f"{POSITION} tại {SCHOOL}", UNTIL_MIDDLE),
        same(Kind.WORKPLACE, FORM_TEACHER, UNTIL_MIDDLE, Certainty.LIKELY),
        *photos(("thay-giao", "gia-dinh"), OPEN, Certainty.LIKELY),
        *photos(("day-hoc",), OPEN, Certainty.POSSIBLE),
    ),
    decoys=(ORDER, FEE, "05/09/2026"),
)
