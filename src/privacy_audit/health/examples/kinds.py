"""Every kind of exposure: a made-up text in which it stands, and one that only looks like it.

A photo is told by a page; a face by the extra `faces`, which takes seconds and is tried when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from privacy_audit.errors import mark
from privacy_audit.health.examples.readers import CODE, drawn_face
from privacy_audit.health.examples.trying import Example, check_of
from privacy_audit.health.finding import Check, Outcome, broken, not_needed, works
from privacy_audit.health.machine import Machine
from privacy_audit.health.program import INSTALL, REINSTALL_EXTRA
from privacy_audit.model import Content, Kind, Page, Part, PictureFile, Segment, Severity

TEXTS: dict[Kind, tuple[str, str, str, str]] = {
    Kind.PHONE: (
        mark("Phone numbers"),
        "Zalo 0912 345 678",
        "09•• ••• •78",
        "Mã đơn hàng 0912 345 67",
    ),
    Kind.EMAIL: (
        mark("E-mail addresses"),
        "Thư: lan.demo@example.com",
        "l••••@example.com",
        "Giá 5@ một cân",
    ),
    Kind.ADDRESS: (
        mark("Home addresses"),
        "Nhà riêng: số 12 ngõ 34 phố Huế, phường Hai Bà Trưng, Hà Nội",
        "•••, phường Hai Bà Trưng, Hà Nội",
        "Phố Huế có nhiều cửa hàng",
    ),
    Kind.NATIONAL_ID: (
        mark("Identity numbers"),
        "CCCD: 001190123456",
        "••••••••••56",
        "Mã vận đơn 001190123456",
    ),
    Kind.BANK_ACCOUNT: (
        mark("Bank accounts"),
        "Số tài khoản Vietcombank 0011001234567, chủ TK Nguyen Van Minh Hoa",
        "•••••••••••67",
        "Doanh thu 0011001234567 đồng",
    ),
    Kind.BIRTH_DATE: (
        mark("Birth dates"),
        "Sinh ngày 15/08/1985",
        "••/••/1985",
        "Hạn nộp 15/08/2025",
    ),
    Kind.VEHICLE_PLATE: (
        mark("Number plates"),
        "Biển số xe 30A-123.45",
        "30••••••",
        "Phòng 30A tầng 12",
    ),
    Kind.LOCATION: (
        mark("Places on the map"),
        "Vị trí: 21.028511, 105.804817",
        "21.0,105.8",
        "Tăng 21.028511 phần trăm",
    ),
    Kind.WORKPLACE: (
        mark("Workplaces"),
        "Tôi làm việc tại Trường THPT Minh Họa, Hải Phòng",
        "Trường THPT Minh Họa",
        "Trường học nghỉ hè từ tháng sáu",
    ),
    Kind.RELATIONS: (
        mark("Family and relations"),
        "Vợ: Nguyễn Thị Minh Họa",
        "Vợ: N.T.M.H.",
        "Gia đình là tổ ấm",
    ),
    Kind.OTHER_ACCOUNT: (
        mark("Other accounts"),
        "Facebook: facebook.com/minhhoa.vidu",
        "facebook.com/minhhoa.vidu",
        "Theo Facebook, mạng xã hội lớn nhất",
    ),
}
"""By kind: what it is called, a text in which it stands, how it is masked there, and a near-miss."""
_PHOTO = (
    b'<meta property="og:image" content="https://example.com/minh.jpg">'
    b'<img class="avatar" alt="portrait" src="/minh.jpg" width="320" height="320">'
)
_ICON = b'<img class="icon" src="/icon.png" width="16" height="16">'
PHOTO_MASKED = "example.com #3b792a97"


def _masked(kind: Kind, text: str) -> tuple[str, ...]:
    """What is found of a kind in a text, masked."""
    from privacy_audit.detectors import detect

    segment = Segment(text=text, part=Part.TEXT)
    found = detect(Content(name="example", segments=(segment,)))
    return tuple(exposure.masked for exposure in found if exposure.kind is kind)


def _photos(body: bytes) -> tuple[str, ...]:
    from privacy_audit.catalog import Library
    from privacy_audit.detectors.photo import photos
    from privacy_audit.extract import extract

    page = Page(
        name="example",
        body=body,
        content_type="text/html",
        charset="utf-8",
        url="https://example.com/minh",
    )
    return tuple(exposure.masked for exposure in photos(extract(page), 0, None, Library().page_rules()))


def _faces(machine: Machine) -> Iterator[Outcome]:
    """The finder of faces: whether it is there, and with `deep` whether it finds the drawn one."""
    from privacy_audit.pictures import Wanted, missing_extras

    if missing_extras(Wanted(faces=True)):
        yield not_needed(mark("Faces in photos are not counted."), mend=INSTALL["faces"])
    elif not machine.deep:
        yield works(mark("The part that finds faces is installed; doctor --deep tries it."))
    elif _counted(drawn_face()) and not _counted(CODE):
        yield works(mark("Found in one example, and nothing in another that only looks like it."))
    else:
        sentence = mark("A drawn face was not found: faces in photos would be missed.")
        yield broken(sentence, mend=REINSTALL_EXTRA["faces"], severity=Severity.MEDIUM)


def _counted(body: bytes) -> int:
    """How many faces are in a picture."""
    from privacy_audit.pictures import Wanted, look_at

    looked = look_at(PictureFile(name="example", body=body, media_type="image/png"), Wanted(faces=True))
    return len(looked.facts.faces or ())


CHECKS: tuple[Check, ...] = (
    check_of(
        Example(
            "phone-abroad",
            mark("Phone numbers abroad"),
            partial(_masked, Kind.PHONE, "Tel: +49 30 901820"),
            ("+49••••••20",),
            partial(_masked, Kind.PHONE, "Tel: +49 30 9"),
        )
    ),
    *(
        check_of(
            Example(
                kind.value, title, partial(_masked, kind, text), (masked,), partial(_masked, kind, near_miss)
            )
        )
        for kind, (title, text, masked, near_miss) in TEXTS.items()
    ),
    check_of(
        Example(
            Kind.PHOTO.value,
            mark("Photos of the person"),
            partial(_photos, _PHOTO),
            (PHOTO_MASKED,),
            partial(_photos, _ICON),
        )
    ),
    Check(Kind.FACE.value, "recognising", mark("Faces in photos"), _faces, Severity.MEDIUM),
)
