"""Two invented people with small invented checklists: the cases on which records and reports are tested."""

from __future__ import annotations

from datetime import UTC, date, datetime

from privacy_audit.checklist import (
    Band,
    Catalog,
    ChainNeed,
    ChainRule,
    Choice,
    ExposureKind,
    Network,
    PageRules,
    Question,
    Ruler,
    Source,
    Way,
    Ways,
)
from privacy_audit.model import (
    Answer,
    Assessment,
    Certainty,
    Chain,
    Exposure,
    Gap,
    Kind,
    Line,
    Look,
    Occurrence,
    Part,
    Readiness,
    RiskClass,
    Secret,
    Severity,
    Sight,
    State,
    Status,
    Step,
    Visibility,
)
from privacy_audit.record.recording import Run, record_audit
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.gaps import saying
from privacy_audit.words import Words

KEY = b"an invented key of 32 characters"
CREATED = datetime(2026, 11, 21, 9, 30, 15, 250_000, tzinfo=UTC)
SEEDS = ("+84912345678", "+84987654321", "thao.vu@example.com", "12 Lê Lợi", "0912345678", "912 345 678")
"""Personal values of the cases in the forms in which they could slip through."""


# --- checklists ------------------------------------------------------------------------------


def question(
    identifier: str,
    risk_class: RiskClass,
    prompt: tuple[str, str],
    way: Ways | None = None,
    **more: object,
) -> Question:
    """A question with three choices, from all to nobody; texts as (vi, en)."""
    return Question(
        id=identifier,
        risk_class=risk_class,
        severity=Severity.HIGH,
        level="quick",
        minutes=1.5,
        prompt={"vi": prompt[0], "en": prompt[1]},
        why={"vi": "Vì sao.", "en": "Why."},
        choices=(
            Choice(id="all", label={"vi": "[Mọi người]", "en": "[Everyone]"}, open=Visibility.WEB),
            Choice(id="friends", label={"vi": "[Bạn bè]", "en": "[Friends]"}, open=Visibility.FRIENDS),
            Choice(id="nobody", label={"vi": "[Chỉ mình tôi]", "en": "[Only me]"}, open=Visibility.ONLY_ME),
        ),
        recommended="nobody",
        way=way or Ways(),
        verified=more.pop("verified", date(2026, 8, 1)),  # type: ignore[arg-type]
        confidence=more.pop("confidence", "high"),  # type: ignore[arg-type]
        sources=(Source(title="Help", date="2026-08"),),
        **more,  # type: ignore[arg-type]
    )


def kind(risk_class: RiskClass, severity: Severity, vi: str, en: str) -> ExposureKind:
    """A kind of exposure with texts around its title."""
    return ExposureKind(
        risk_class=risk_class,
        severity=severity,
        title={"vi": vi, "en": en},
        why={"vi": f"{vi}: kẻ xấu dùng được ngay.", "en": f"{en}: of immediate use to a blackmailer."},
        what_to_do={
            "vi": f"Bạn hãy xóa khỏi phần giới thiệu: {vi.lower()}. Chạm [Sửa], rồi [Lưu].",
            "en": f"Delete it from your intro: {en.lower()}. Tap [Edit], then [Save].",
        },
        minutes=4,
        severity_of={"type=organisation": Severity.LOW},
    )


ZALO = Network(
    id="zalo",
    name={"vi": "Zalo", "en": "Zalo"},
    home="https://zalo.me/",
    updated=date(2026, 11, 1),
    stranger={
        "vi": "Mở zalo.me/<số của bạn> trong cửa sổ ẩn danh rồi lưu trang lại (Ctrl+S) để quét.",
        "en": "Open zalo.me/<your number> in a private window and save the page (Ctrl+S) to scan it.",
    },
    questions=(
        question(
            "find-by-phone",
            RiskClass.CONTACT,
            (
                "Người lạ có số điện thoại của bạn có tìm ra Zalo của bạn không?",
                "Can a stranger who has your number find you on Zalo?",
            ),
            Ways(
                app=Way(
                    vi=("Mở Zalo, chạm [Cá nhân]", "Chạm [Quyền riêng tư]", "Tắt [Cho phép tìm kiếm]"),
                    en=(
                        "Open Zalo, tap [Cá nhân] (Me)",
                        "Tap [Quyền riêng tư]",
                        "Turn off [Cho phép tìm kiếm]",
                    ),
                )
            ),
            link="https://zalo.me/privacy",
            exposes=(Kind.PHONE,),
        ),
        question(
            "photos",
            RiskClass.FACE,
            ("Ai xem được ảnh trong nhật ký của bạn?", "Who can see the photos in your diary?"),
            exposes=(Kind.PHOTO,),
            confidence="unconfirmed",
        ),
    ),
)
FACEBOOK = Network(
    id="facebook",
    name={"vi": "Facebook", "en": "Facebook"},
    home="https://www.facebook.com/",
    updated=date(2026, 11, 20),
    questions=(
        question(
            "friends-list",
            RiskClass.RELATIONS,
            ("Ai xem được danh sách bạn bè của bạn?", "Who can see your list of friends?"),
            Ways(web=Way(vi=("Mở [Cài đặt]",), en=("Open [Settings]",))),
            verified=date(2024, 8, 1),
            exposes=(Kind.RELATIONS,),
            note={"vi": "Trên máy tính, tên mục có thể khác.", "en": "On a computer the name may differ."},
        ),
        question(
            "profile-photo",
            RiskClass.FACE,
            ("Ai bấm xem được ảnh đại diện cỡ lớn?", "Who can open your profile picture in full size?"),
            exposes=(Kind.PHOTO,),
        ),
    ),
)
CLASS_TITLES = {
    RiskClass.FACE: {"vi": "Ảnh và video rõ mặt", "en": "Photos and videos of your face"},
    RiskClass.CONTACT: {"vi": "Cách liên lạc với bạn", "en": "Ways to reach you"},
    RiskClass.IDENTITY: {"vi": "Họ tên, nơi làm việc, chức vụ", "en": "Name, workplace and position"},
    RiskClass.RELATIONS: {"vi": "Gia đình, bạn bè, đồng nghiệp", "en": "Family, friends and colleagues"},
    RiskClass.PLACE: {"vi": "Nơi ở và vị trí của bạn", "en": "Where you live and where you are"},
    RiskClass.DOCUMENTS: {"vi": "Giấy tờ, ngày sinh, tài khoản", "en": "Papers, birth date and accounts"},
}
POINTS = dict(zip(CLASS_TITLES, (30, 20, 15, 13, 12, 10), strict=True))
RULER = Ruler(
    version=1,
    classes={risk_class: float(points) for risk_class, points in POINTS.items()},
    class_titles=CLASS_TITLES,
    first_share=0.7,
    visibility={},
    quality={},
    certainty={},
    known_enough=0.6,
    unseen=tuple(CLASS_TITLES),
    bands=(
        Band(id="low", least=0, title={"vi": "Thấp", "en": "Low"}),
        Band(id="medium", least=25, title={"vi": "Trung bình", "en": "Medium"}),
        Band(id="high", least=45, title={"vi": "Cao", "en": "High"}),
        Band(id="critical", least=70, title={"vi": "Rất cao", "en": "Very high"}),
    ),
    chains=(
        ChainRule(
            id="blackmail-kit",
            title={"vi": "Đủ nguyên liệu để tống tiền", "en": "Everything a blackmailer needs"},
            reason={
                "vi": "Người lạ thấy mặt bạn, biết bạn là ai và có cách nhắn cho bạn.",
                "en": "Strangers see your face, know who you are and can reach you.",
            },
            floor=70,
            needs=(
                ChainNeed(risk_class=RiskClass.FACE),
                ChainNeed(risk_class=RiskClass.IDENTITY),
                ChainNeed(risk_class=RiskClass.CONTACT),
            ),
        ),
        ChainRule(
            id="public-id-card",
            title={"vi": "Giấy tờ tùy thân ai cũng xem được", "en": "Your ID is out in the open"},
            reason={"vi": "Ai cũng xem được.", "en": "Anybody can see it."},
            floor=60,
            needs=(ChainNeed(kind=Kind.NATIONAL_ID),),
        ),
    ),
)
CATALOG = Catalog(
    networks={"zalo": ZALO, "facebook": FACEBOOK},
    pages=PageRules(
        signatures=(),
        pictures=(),
        stranger={
            "vi": "Mở trang trong cửa sổ ẩn danh, lưu trang lại rồi quét tệp vừa lưu.",
            "en": "Open the page in a private window, save it and scan the saved file.",
        },
    ),
    exposures={
        Kind.PHONE: kind(RiskClass.CONTACT, Severity.HIGH, "Số điện thoại", "Phone number"),
        Kind.EMAIL: kind(RiskClass.CONTACT, Severity.MEDIUM, "Địa chỉ email", "E-mail address"),
        Kind.ADDRESS: kind(RiskClass.PLACE, Severity.HIGH, "Địa chỉ nhà", "Home address"),
        Kind.NATIONAL_ID: kind(RiskClass.DOCUMENTS, Severity.CRITICAL, "Số căn cước", "ID number"),
        Kind.BANK_ACCOUNT: kind(RiskClass.DOCUMENTS, Severity.HIGH, "Số tài khoản", "Bank account"),
        Kind.BIRTH_DATE: kind(RiskClass.DOCUMENTS, Severity.MEDIUM, "Ngày sinh", "Birth date"),
        Kind.VEHICLE_PLATE: kind(RiskClass.DOCUMENTS, Severity.LOW, "Biển số xe", "Vehicle plate"),
        Kind.LOCATION: kind(RiskClass.PLACE, Severity.HIGH, "Vị trí", "Location"),
        Kind.PHOTO: kind(RiskClass.FACE, Severity.HIGH, "Ảnh của bạn", "Photos of you"),
        Kind.FACE: kind(RiskClass.FACE, Severity.CRITICAL, "Khuôn mặt", "Faces"),
        Kind.WORKPLACE: kind(RiskClass.IDENTITY, Severity.HIGH, "Nơi làm việc", "Workplace"),
        Kind.RELATIONS: kind(RiskClass.RELATIONS, Severity.HIGH, "Người thân", "Relatives"),
        Kind.OTHER_ACCOUNT: kind(RiskClass.CONTACT, Severity.LOW, "Tài khoản khác", "Other accounts"),
    },
    ruler=RULER,
)


# --- what was found --------------------------------------------------------------------------


def at(target: int, page: str, excerpt: str, part: Part = Part.TEXT) -> Occurrence:
    """A place on a page."""
    return Occurrence(target=target, page=page, part=part, locator="body > p:nth-of-type(2)", excerpt=excerpt)


def exposure(
    kind: Kind,
    value: str,
    masked: str,
    *where: Occurrence,
    certainty: Certainty = Certainty.CONFIRMED,
    **attributes: str,
) -> Exposure:
    """Something found, with its places."""
    return Exposure(
        kind=kind, certainty=certainty, masked=masked, value=Secret(value), where=where, attributes=attributes
    )


def line(risk_class: RiskClass, subject: str, low: float, high: float, *items: str) -> Line:
    """A line of the score."""
    return Line(
        risk_class=risk_class, subject=subject, low=low, high=high, severity=Severity.HIGH, items=items
    )


PROFILE = "https://www.facebook.com/thao.vu.example"
SCHOOL = "truong/danh-ba.html"
TEACHER = Run(
    created=CREATED,
    version="0.1.0",
    looks=(
        Look(target=PROFILE, network="facebook", sight=Sight(status=Status.SEEN, code="seen"), pages=1),
        Look(
            target="https://zalo.me/09••••••78",
            network="zalo",
            sight=Sight(status=Status.LOGIN_WALL, code="login-wall"),
            pages=1,
        ),
        Look(
            target="truong",
            network=None,
            sight=Sight(status=Status.PARTLY_SEEN, code="some-pages"),
            pages=3,
            gaps=(
                Gap(
                    name="truong/anh.html",
                    status=Status.PARTLY_SEEN,
                    code="too-large",
                    values={"limit": "20"},
                ),
            ),
        ),
    ),
    exposures=(
        exposure(
            Kind.PHONE,
            "+84912345678",
            "09•• ••• •78",
            at(0, PROFILE, "Zalo 09•• ••• •78, gọi giờ hành chính"),
            at(0, PROFILE, "09•• ••• •78", Part.LINK),
            at(2, SCHOOL, "Cô Thảo, tổ Toán: 09•• ••• •78"),
            type="mobile",
        ),
        exposure(
            Kind.PHONE,
            "+84987654321",
            "09•• ••• •21",
            at(2, SCHOOL, "Văn phòng: 09•• ••• •21"),
            certainty=Certainty.LIKELY,
            type="organisation",
        ),
        exposure(
            Kind.EMAIL,
            "thao.vu@example.com",
            "t••••@example.com",
            at(0, PROFILE, "t••••@example.com", Part.JSON_LD),
        ),
        exposure(
            Kind.ADDRESS,
            "12 Lê Lợi, phường Ngô Quyền, Hải Phòng",
            "•••, phường Ngô Quyền, Hải Phòng",
            at(0, PROFILE, "Nhà: •••, phường Ngô Quyền, Hải Phòng"),
            certainty=Certainty.POSSIBLE,
            form="new",
        ),
        exposure(
            Kind.WORKPLACE,
            "Trường THPT Ví Dụ",
            "Trường THPT Ví Dụ",
            at(0, PROFILE, "Giáo viên tại Trường THPT Ví Dụ"),
        ),
        *(
            exposure(
                Kind.PHOTO,
                f"https://images.example.com/{name}.jpg",
                f"images.example.com #{name}",
                at(0, PROFILE, "", Part.IMAGE),
                role="posted",
            )
            for name in ("a1", "b2", "c3", "d4", "e5")
        ),
    ),
    assessment=Assessment(
        low=70.0,
        high=85.4,
        known=0.857,
        number=77.7,
        band="critical",
        lines=(
            line(RiskClass.FACE, "photo@0", 21.0, 21.0, "5", "6", "7", "8", "9"),
            line(RiskClass.FACE, "zalo/photos", 6.3, 6.3, "zalo/photos"),
            line(RiskClass.FACE, "unknown:face", 0.0, 2.7, "facebook/profile-photo"),
            line(RiskClass.CONTACT, "phone@0", 14.0, 14.0, "0"),
            line(RiskClass.CONTACT, "zalo/find-by-phone", 3.4, 3.4, "zalo/find-by-phone"),
            line(RiskClass.CONTACT, "email@0", 0.5, 0.5, "2"),
            line(RiskClass.CONTACT, "phone@2", 0.1, 0.1, "1"),
            line(RiskClass.IDENTITY, "workplace@0", 8.4, 8.4, "4"),
            line(RiskClass.RELATIONS, "facebook/friends-list", 7.3, 7.3, "facebook/friends-list"),
            line(RiskClass.RELATIONS, "unknown:relations", 0.0, 5.7, "1"),
            line(RiskClass.PLACE, "address@0", 6.0, 6.0, "3"),
            line(RiskClass.DOCUMENTS, "unknown:documents", 0.0, 10.0, "1"),
            line(RiskClass.FACE, "chain:blackmail-kit", 3.0, 0.0),
        ),
        chains=(
            Chain(id="blackmail-kit", floor=70, certain=True, cut="workplace@0"),
            Chain(id="public-id-card", floor=60, certain=False, cut=None),
        ),
        plan=(
            Step(actions=("workplace@0",), minutes=4, low_after=58.6, high_after=77.0, drop=9.9),
            Step(
                actions=("phone@0", "zalo/find-by-phone"),
                minutes=5.5,
                low_after=41.2,
                high_after=59.6,
                drop=17.4,
            ),
            Step(actions=("facebook/friends-list",), minutes=1.5, low_after=33.9, high_after=52.3, drop=7.3),
            Step(actions=("zalo/photos",), minutes=1, low_after=27.6, high_after=46.0, drop=6.3),
            Step(actions=("address@0",), minutes=4, low_after=21.6, high_after=40.0, drop=6.0),
            Step(actions=("email@0",), minutes=4, low_after=21.1, high_after=39.5, drop=0.5),
        ),
        readiness=Readiness(low=50.0, high=66.6),
        vector="PA1:ruler=1/face=0.800x5?0.640/contact=0.800/relations=?all/chains=blackmail-kit",
        ruler=1,
    ),
    answers=(
        Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="all"),
        Answer(question="zalo/photos", state=State.ANSWERED, choice="friends"),
        Answer(question="facebook/friends-list", state=State.ANSWERED, choice="all"),
        Answer(question="facebook/profile-photo", state=State.UNSURE),
    ),
    platform="android",
    level="quick",
    networks=("zalo", "facebook"),
)
"""Much is open, one page behind a login, and the chain is complete."""

OFFICER = Run(
    created=CREATED,
    version="0.1.0",
    looks=(
        Look(
            target="https://example.vn/can-bo",
            network=None,
            sight=Sight(status=Status.SEEN, code="seen"),
            pages=1,
        ),
        Look(
            target="https://khong-co.example.vn/",
            network=None,
            sight=Sight(status=Status.UNREACHABLE, code="dns", values={"host": "khong-co.example.vn"}),
            pages=0,
        ),
    ),
    exposures=(),
    assessment=Assessment(
        low=0.0,
        high=100.0,
        known=0.0,
        number=None,
        band=None,
        lines=tuple(
            line(risk_class, f"unknown:{risk_class}", 0.0, float(points), "1")
            for risk_class, points in POINTS.items()
        ),
        chains=(),
        plan=(),
        readiness=None,
        vector="PA1:ruler=1/face=?all/contact=?all/identity=?all/relations=?all/place=?all/documents=?all",
        ruler=1,
    ),
)
"""Nothing found on the one page that was seen, the other never reached: hardly anything is known."""


def audit_of(run: Run, language: str = "en", *, reveal: bool = False) -> AuditRecord:
    """The record of a run in one language."""
    return record_audit(run, CATALOG, KEY, saying(Words(language)), reveal=reveal)
