"""The words around an address: whose it is, what makes a number none, where a name ends.

Patterns run on text in normal form; all repeats are bounded.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address import words
from privacy_audit.detectors.address.words import CAPITAL, any_of, pattern

# Words near an address that make it the address of an organisation, not a home.
_OFFICES = (
    "trụ sở, văn phòng, công ty, chi nhánh, cơ quan, ngân hàng, bệnh viện, cửa hàng, phòng khám, ủy ban,"
    "uỷ ban, tòa soạn, toà soạn, trung tâm, xí nghiệp, nhà hàng, khách sạn, nhà thuốc, siêu thị, nhà máy, "
    "tập đoàn,"
    "cơ sở, phòng giao dịch, kho hàng, kho lạnh, kho xưởng, nha khoa, khu công nghiệp, cụm công nghiệp, "
    "thẩm mỹ viện,"
    "tiệm, đại lý, xưởng, hợp tác xã, phòng mạch, nhà xuất bản"
)
ORGANISATION = pattern(
    rf"(?<!\w)(?:{any_of(_OFFICES)}|quán|ubnd|hđnd|vpgd|vpđd|vp|cty|tnhh|kcn|ccn|showroom|shop|store|salon"
    rf"|studio|spa"
    rf"|(?:trường|truong)[ ](?:{any_of('thpt, thcs, tiểu, mầm, đại, cao, đh, học, th, mn')}|(?=:))"
    r"|(?:sở|cục|viện|đại[ ]học)(?=[ ][^\W\d_])|head[ ]office|headquarters|hq|office|company"
    r"|co\.,|ltd|jsc|gmbh|inc\.|university|school|department|library|hospital|branch)(?!\w)"
)
# Where nobody lives.
INDUSTRY = pattern(rf"(?<!\w)(?:kcn|ccn|{any_of('khu công nghiệp, cụm công nghiệp, khu chế xuất')})(?!\w)")
# What is said before the last sentence, or before a word for one's home, is about something else.
SENTENCE = re.compile(
    r"[.!?;][ \n]|nhà (?!hàng|thuốc|máy|xuất|khoa|nghỉ|hát)|thường trú|tạm trú|nơi ở|chỗ ở|(?<!\w)(?:trú"
    r"|ngụ) |, ở |tại nhà|home|giao (?!dịch)"
    r"|(?<!\w)ship ",
    re.IGNORECASE,
)

# Before a number with a street and nothing but a province, one of these must stand: a sign, or where to.
PLACED = re.compile(
    r"(?:[,;(:–—-]|(?<!\w)(?:ở|tại|nhà|về|đến|tới|ghé|qua|số|o|tai|nha|ve|den|toi|ghe|at|to))[ ]{0,2}\Z",
    re.IGNORECASE,
)
# Where to, before a house of which no unit is told.
GOING = pattern(rf"(?<!\w)(?:{any_of('ở, tại, nhà, về, đến, tới, ghé, qua')}|at|to)[ ]{{1,2}}\Z")
# Before a hamlet with its units, these tell of somebody's home: Bán nhà cấp 4 tổ dân phố 8, cứ hỏi khóm 3,
# Trọ, em quê ở, and who goes where: cháu về, tết này về.
_SELF = "ai, em, mình, cháu, con, tôi, tui, tao, ngoại, nội, cuối tuần, tết, hè, mai"
_TO = "về, qua, sang, đến, tới, từ, ghé, xuống, lên, ở, tại"
HOME = pattern(
    rf"(?<!\w)(?:(?:{any_of('nhà, phòng trọ, trọ, quê, hỏi, gặp, liên hệ, vườn, ghi là, ghi')})"
    r"(?:[ ]\w{1,6}){0,3}"
    rf"|(?:{any_of(_SELF)})(?:[ ]\w{{1,6}}){{0,3}}[ ]{any_of(_TO)})[ :]{{1,2}}\Z"
)
# Between an address and its other writing, or the next one of the same person: …; nay là …, trước ghi …
AND_ITS_OTHER = pattern(
    rf"[ ]?(?:[,;(/|=→-]{{1,3}}[ ]?)?(?:\w{{1,8}}[ ]){{0,3}}"
    rf"(?:{any_of('nay, trước, cũ, mới, giờ, tức, sau')})(?:[ ]\w{{1,8}}){{0,3}}[ :]{{1,3}}\Z"
)
# Just before a number these make it a date, a count, a rank, a score, a part of a unit's name.
COUNTING = pattern(
    r"(?:giờ|ngày|ngay|tháng|thang|năm|lúc|luc|sáng|chiều|trưa|tối|đêm|hôm|khoảng|khoang|hơn|hon|gần|top"
    r"|hạng|hang"
    r"|lần|lan|thứ|giải|khóa|khoá|khoa|lớp|lop|trang|bài|điều|khoản|câu|vòng|tỷ[ ]số|gồm|có|cùng|trong|sau|từ"
    r"|trước|chỉ|mỗi|nhất|cả|các|những|thêm|nhân|cho|giá|bệnh[ ]nhân|chuyến[ ]bay|age|aged|since|from|in"
    r"|at|on|year|day|page"
    r"|chapter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ ]{1,2}\Z"
)
# The last words of these: asked first, since most words before a number are none.
_LAST_COUNTING = words.spoken(
    "giờ ngày ngay tháng thang năm lúc luc sáng chiều trưa tối đêm hôm khoảng khoang hơn hon gần top hạng "
    "hang lần lan thứ giải khóa khoá khoa lớp lop trang bài điều khoản câu vòng số gồm có cùng trong sau "
    "từ trước chỉ mỗi nhất cả các những thêm nhân cho giá bay age aged since from in at on year day page "
    "chapter jan january feb february mar march apr april may june jun july jul aug august sep sept "
    "september oct october nov november dec december"
)
# Those of them that also say where somebody comes from or stays.
FROM = pattern(rf"(?<!\w)(?:{any_of('từ, trước, cho')}|from|(?P<stays>at))[ ]{{1,2}}\Z")
# Behind the units: … là quê em.
HOME_BEHIND = pattern(r"[ ]{1,2}(?:là|la)[ ](?:quê|que|nhà|nha)(?!\w)")
# A level right before a number makes the number a unit's name: phường 6, quận 3, khối phố 2.
UNIT_BEFORE = pattern(
    r"(?<!\w)(?:phường|phuong|quận|quan|xã|huyện|phố|covid|sars|quốc[ ]lộ|tỉnh[ ]lộ|ql|tl|cầu|công[ ]thức"
    r"|cột|lớp|đợt|điểm[ ]thi|trung[ ]đoàn|sư[ ]đoàn|hạng|[pqf]\.?)[ ]{0,2}[-–]?[ ]{0,2}\Z"
)
_LAST_BEFORE_UNIT = words.spoken(
    "phường phuong quận quan xã huyện phố covid sars lộ ql tl cầu thức cột lớp đợt thi đoàn hạng p q f"
)
# Before a number with a comma behind it: another number of a list, or the name to which it belongs.
LISTED = re.compile(rf"(?:\d,|(?<!\w)[{CAPITAL}]\w{{0,12}})[ ]\Z")
# The first word of what only looks like a street: 12 người, 10 Món Ngon. Streets begin like some: Giải Phóng.
NO_STREET = re.compile(
    r"(?:người|nguoi|ngày|ngay|tháng|thang|năm|giờ|phút|tuổi|tuoi|triệu|trieu|tỷ|tỉ|nghìn|ngàn|đồng|dong|món"
    r"|cách|khách|học sinh|hoc sinh|điểm|lần|lan|trận|vụ|quận|phường|tỉnh|huyện|thành phố|xã|tấn|con|cái"
    r"|chiếc|cuộc"
    r"|Người|Ngày|Tháng|Năm|Giờ|Tuổi|Triệu(?! Việt| Quang)|Tỷ|Món|Cách(?! Mạng)|Điều|Lý Do|Bài"
    r"|Quán(?! Thánh| Sứ| Nam| Trữ)|Khách"
    r"|Học Sinh|Dự Án|Công Ty|Địa Điểm|Điểm|Nhà Hàng|Giải(?! Phóng)|Mẫu|Bí Kíp|Huy Chương|Quận|Phường|Tỉnh"
    r"|Trường(?! Chinh| Sa| Sơn| Thi| Định)"
    r"|points?|years?|days?|hours?|people|minutes?|million|followers?|posts?)(?!\w)"
)
# A person's name in a numbered list; the streets named after such people are the exception.
PERSON = pattern(
    r"\w{2,6}[ ](?:văn|van|thị|thi)[ ](?!cừ|cu\b|linh|trỗi|troi|đậu|dau|thái|huyên|nghi|lượng|luong|quá"
    r"|minh[ ]khai|định|dinh|sáu|sau|thơm|đặng|trị|lang|cao|lịch|săng|tần|út|thập|riêng|nhỏ|búp|rành|bạch|hơn"
    r"|giáp|giữ|ngọc|hưởng|trỗi|trân|kiệt|kiet|sỹ|sy\b|công|thủ|khê|đang)"
)
# Words in lower case that end a name: what follows an address in a sentence. The folded ones only where they
# are no syllable of names.
STOPS = words.spoken(
    "nhé nha nhá ạ à ơi nhe nghe hen nhen nè thôi gần đối cạnh sau trước ngay bên gap sdt sđt đt dt "
    "tel lh zalo gặp"
    " giúp giup hộ và là của với ở tại từ đến tới khi thì mà không được đã đang sẽ cho vào ra về này "
    "đó kia trên dưới"
    " thuộc cùng các những một bán mua thuê ăn uống chơi lấy nhận ship gửi trong ngoài theo do bị bởi "
    "vì nên nếu hoặc"
    " hay còn cũng rất lắm quá mới cũ luôn trả hết có gồm người ngày tháng năm giờ tuổi nằm o tai ve "
    "va la cua voi gan"
    " nhe ah alo please near opposite behind and is the for with"
)

_REACH = 14


def counts(text: str, start: int) -> bool:
    """Whether the word right before a number makes it a date, a count, a rank or the like."""
    if not _ends_with(text, start, _LAST_COUNTING):
        return False
    return COUNTING.search(text, max(0, start - _REACH), start) is not None


def names_unit(text: str, start: int) -> bool:
    """Whether a number at a place is the name of a unit: phường 11, quận 4."""
    if not text[start].isdigit() or not _ends_with(text, start, _LAST_BEFORE_UNIT):
        return False
    return UNIT_BEFORE.search(text, max(0, start - _REACH), start) is not None


def _ends_with(text: str, start: int, expected: frozenset[str]) -> bool:
    """Whether the last word before a place may be one of these; if it is no plain word, nobody can tell."""
    last = text[max(0, start - _REACH) : start].rstrip(" .-–").rpartition(" ")[2]
    return last.lower() in expected if last.isalpha() else bool(last)
