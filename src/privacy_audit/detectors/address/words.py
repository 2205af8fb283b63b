"""The words that make an address in Việt Nam, and the patterns made of them.

Patterns run on text in normal form; every listed phrase stands for itself with and without marks.
All repeats are bounded and none is nested, so no input makes them run away.
Source of the words: how addresses are written in Việt Nam, north, centre and south.
"""

from __future__ import annotations

import re

from privacy_audit.text import fold


def _forms(listed: str) -> set[str]:
    """The phrases of a list with commas, each with and without its marks."""
    spellings = [" ".join(phrase.split()) for phrase in listed.split(",")]
    return {form for spelling in spellings for form in (spelling, fold(spelling))}


def _any_of(listed: str) -> str:
    """A group of the phrases of a list, longest first."""
    longest_first = sorted(_forms(listed), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", "[ ]{1,3}") for form in longest_first) + ")"


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE | re.VERBOSE)


def _unnamed(*patterns: re.Pattern[str]) -> str:
    """Several patterns as alternatives of a larger one, their groups without names."""
    return "|".join(re.sub("P<[a-z]+>", ":", pattern.pattern) for pattern in patterns)


# A house number with its alleys: 12, 12A, 12/34/5, 12-14, B12/5; not 12%, 12.5, 12:30, 12/2024/QĐ.
NUMBER = (
    r"[a-z]{0,3}\d{1,5}[a-z]{0,2}(?:[ ]?bis)?(?:[/-][a-z]{0,2}\d{1,4}[a-z]{0,2}){0,4}(?![\w%/])(?![.,:-]\d)"
)
HOUSE = _pattern(NUMBER)
DIGITS = re.compile(r"\d{1,6}")

# What stands before a house number: Số nhà 12, SN 12, Số: 12, No. 12.
MARKED_HOUSE = _pattern(rf"(?:{_any_of('số nhà, nhà số, số')}|sn|s/n|no)[ ]?[.:]?[ ]{{0,2}}(?={NUMBER})")

# The words that take a number behind them, in lower case: the number's detail begins with the word.
BEFORE_NUMBER = frozenset(
    _forms(
        "số nhà, nhà số, số, sn, s/n, no, ngõ, ngách, hẻm, kiệt, ngõ số, ngách số, hẻm số, kiệt số,"
        "đường hẻm, alley, lane, thôn, xóm, ấp, tổ, tổ dân phố, tdp, khu phố, kp, đội, bản, khóm, thôn số,"
        "xóm số, căn hộ, căn, căn hộ số, lô, liền kề, biệt thự, lk, bt, km, phòng, p, flat, apt, apartment,"
        "villa, tòa, toà, tòa nhà, block, tầng, lầu"
    )
)
# An alley with its number: ngõ 12, ngách 34/5, hẻm số 6, kiệt 82. Without number the word is too common.
_ALLEY = _any_of("ngõ, ngách, hẻm, kiệt, đường hẻm, ngõ số, hẻm số, ngách số, kiệt số, alley, lane")
ALLEY = _pattern(rf"{_ALLEY}[ .]{{0,2}}{NUMBER}")

# A street by its word. The name follows; `Đ.` needs its point, QL and TL a number.
STREET = _pattern(
    rf"(?:{_any_of('đường, phố, đại lộ, xa lộ, hương lộ, tuyến đường, đường phố')}(?=[ ])"
    rf"|(?:{_any_of('quốc lộ, tỉnh lộ, ql, tl, hl')})(?=[ .]{{0,2}}\d)|[đd]\.(?=[ ]?[^\W_]))[ .]{{0,2}}"
)
# A street that is named by a number or a date: đường số 7, đường 3/2, đường 30 tháng 4, QL5.
NUMBERED_STREET = _pattern(
    r"(?:s[ốo][ ])?[a-z]?\d{1,3}[a-z]?(?:/\d{1,2}|[ ](?:tháng|thang)[ ]\d{1,2})?(?![\w%])(?![.,:/-]\d)"
)
# How a street ends in English order: 12 Lach Tray St.
ENGLISH_STREET = _pattern(r"(?:street|str|st|road|rd|avenue|ave|boulevard|blvd)\Z")

# Where a person lives when there is no street.
_HAMLET = _any_of(
    "thôn, xóm, ấp, bản, buôn, sóc, phum, khóm, đội, tổ dân phố, tổ, khu phố, khu vực, làng, liên ấp,"
    "kp, tdp, kv"
)
# A flat, a plot, a kilometre stone: as narrow as a house number.
_FLAT = _any_of("căn hộ, căn, phòng, lô, liền kề, biệt thự, lk, bt, km, flat, apt, apartment, villa")
# A building or a quarter: adds to an address, is none alone.
_QUARTER = _any_of(
    "khu đô thị mới, khu đô thị, kđtm, kđt, khu dân cư, kdc, khu tập thể, ktt, khu tt, tập thể,"
    "khu tái định cư, khu tđc, ktđc, khu nhà ở, khu công nghiệp, kcn, ccn, chung cư, cc, tòa nhà, toà nhà,"
    "tòa, toà, tháp, block, tower, building, tầng, lầu, floor, khu, cụm, chợ, ngã ba, ngã tư, ngã 3, ngã 4,"
    "residence"
)
# The number of one of these; a tower's number may have a point: S2.05.
_VALUE = rf"[ .]{{0,2}}(?:s[ốo][ ])?(?:[a-z]\d{{1,2}}\.\d{{1,3}}(?!\w)|{NUMBER})"
NUMBERED_HAMLET = _pattern(rf"{_HAMLET}{_VALUE}")
NUMBERED_FLAT = _pattern(rf"(?:{_FLAT}|p\.){_VALUE}")
NUMBERED_QUARTER = _pattern(rf"{_QUARTER}(?:{_VALUE}|[ .]{{0,2}}[a-z](?!\w))")
# With a name instead of a number the word must carry its marks, or be long enough to be no syllable.
NAMED_HAMLET = _pattern(
    r"(?:thôn|thon|xóm|xom|ấp|bản|buôn|buon|sóc|khóm|khom|làng|tdp|kp"
    rf"|{_any_of('tổ dân phố, khu phố')})[ ]"
)
_NAMED_QUARTERS = (
    "khu đô thị, khu đô thị mới, kđt, kđtm, khu dân cư, kdc, ktt, khu tập thể, chung cư, cc, tòa nhà,"
    "toà nhà, khu tái định cư, kcn, ccn, khu"
)
NAMED_QUARTER = _pattern(rf"(?:{_any_of(_NAMED_QUARTERS)}|tòa|toà|tháp|tập[ ]thể)[ .]{{1,2}}")
# Anything of the above inside a run of words ends the name before it; words alone only in lower case,
# abbreviations only in capitals.
BEGINS = re.compile(
    rf"(?i:{_unnamed(ALLEY, NUMBERED_HAMLET, NUMBERED_FLAT, NUMBERED_QUARTER)})"
    r"|(?:thôn|thon|xóm|xom|ấp|bản|buôn|khóm|làng|khu|tòa|toà|đường|duong|phố"
    rf"|{_any_of('tổ dân phố, chung cư, đại lộ, quốc lộ')})[ ]|(?:KĐTM?|KDTM?|KDC|KTT|KCN|CCN|CC|TDP)[ .]",
    re.VERBOSE,
)
# Whether any of the patterns above matches, asked once instead of one by one.
WORDED = _pattern(
    f"(?:{_unnamed(ALLEY, NUMBERED_HAMLET, NUMBERED_FLAT, NUMBERED_QUARTER)}"
    f"|{_unnamed(STREET, NAMED_HAMLET, NAMED_QUARTER)})"
)
# A line that begins with a hamlet may be an address without any number.
HAMLET_LINE = re.compile(r"^(?:[TtXxẤấBbKkSsLl](?i:hôn|hon|óm|om|p|ản|uôn|óc|hóm|àng))(?=[ ])", re.MULTILINE)

# What says that an address follows. The first letter stands apart so that the search stays fast.
LABEL = re.compile(
    r"(?:[ĐđDd](?i:ịa[ ]ch[ỉi]|ia[ ]chi|/[ ]?c(?!\w)|\.c\.|c[ ]?:)"
    r"|[Nn](?i:ơi[ ]ở|oi[ ]o(?!\w)|ơi[ ]cư[ ]trú|oi[ ]cu[ ]tru|hà(?:[ ]riêng)?[ ]?:|ha(?:[ ]rieng)?[ ]?:"
    r"|hà(?:[ ](?:em|anh|chị|mình|tôi|tớ|e|m|t))?[ ](?:ở|tại)|gụ[ ](?:tại|ở)|gu[ ]tai)"
    r"|[Cc](?i:hỗ[ ]ở|ho[ ]o(?!\w)|ư[ ]trú|u[ ]tru)"
    r"|[Tt](?i:hường[ ]trú|huong[ ]tru|ạm[ ]trú|am[ ]tru|rú[ ](?:tại|ở)|ru[ ]tai)"
    r"|[Hh](?i:ộ[ ]khẩu|o[ ]khau|ktt|ome[ ]?:)|[Qq](?i:uê[ ]quán|ue[ ]quan)"
    r"|[Ss](?i:ống[ ](?:tại|ở)|ong[ ]tai)"
    r"|[Aa](?i:ddress|ddr?(?=[ ]?[.:]))"
    r"|[📍🏠🏡🏢])"
    r"(?i:[ ](?:nhà|nha|ở|liên[ ]hệ|lien[ ]he|thường[ ]trú|tạm[ ]trú|hiện[ ]nay|hiện[ ]tại|tại|là"
    r"|của[ ]\w{1,8}|line[ ]1)){0,2}[ ]{0,3}[.:：=–-]?[ \n]{0,3}"
)

# Words near an address that make it the address of an organisation, not a home.
_OFFICES = (
    "trụ sở, văn phòng, công ty, chi nhánh, cơ quan, ngân hàng, bệnh viện, cửa hàng, phòng khám, ủy ban,"
    "uỷ ban, tòa soạn, toà soạn, trung tâm, xí nghiệp"
)
ORGANISATION = _pattern(
    rf"(?<!\w)(?:{_any_of(_OFFICES)}|ubnd|vpgd|vpđd|showroom"
    rf"|(?:trường|truong)[ ](?:{_any_of('thpt, thcs, tiểu, mầm, đại, cao, đh, học, th')}|(?=:))"
    r"|(?:sở|cục|viện|đại[ ]học)(?=[ ][^\W\d_])|head[ ]office|headquarters|hq|office|company"
    r"|co\.,|ltd|jsc|gmbh|inc\.|university|school|department|library|hospital|branch)(?!\w)"
)

# A ward or district by its number, as people in Thành phố Hồ Chí Minh write: 45 lê văn sỹ p13 q3.
NUMBERED_UNIT = re.compile(r"(?<!\w)[pq]\.?[ ]?\d{1,2}(?!\w)", re.IGNORECASE)
# Before a number with a street and nothing but a province, one of these must stand: a sign, or where to.
PLACED = re.compile(
    r"(?:[,;(:–—-]|(?<!\w)(?:ở|tại|nhà|về|đến|số|o|tai|nha|ve|at|to))[ ]{0,2}\Z", re.IGNORECASE
)
# Just before a number these make it a date, a count, a rank, a score.
COUNTING = _pattern(
    r"(?:giờ|ngày|ngay|tháng|thang|năm|lúc|luc|sáng|chiều|trưa|đêm|hôm|khoảng|khoang|hơn|hon|gần|top|hạng|hang"
    r"|lần|lan|thứ|giải|khóa|khoá|khoa|lớp|lop|trang|bài|điều|khoản|câu|vòng|tỷ[ ]số|gồm|có|cùng|trong|sau"
    r"|trước|chỉ|mỗi|nhất|age|aged|since|from|in|at|on|year|day|page|chapter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
    r"|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)[ ]{1,2}\Z"
)
# The first word of what only looks like a street: 12 người, 10 Món Ngon. Streets begin like some: Giải Phóng.
NO_STREET = re.compile(
    r"(?:người|nguoi|ngày|ngay|tháng|thang|năm|giờ|phút|tuổi|tuoi|triệu|trieu|tỷ|tỉ|nghìn|ngàn|đồng|dong|món"
    r"|cách|khách|học sinh|hoc sinh|điểm|lần|lan|trận|vụ|quận|phường|tỉnh|huyện|thành phố|xã"
    r"|Người|Ngày|Tháng|Năm|Giờ|Tuổi|Triệu(?! Việt| Quang)|Tỷ|Món|Cách(?! Mạng)|Điều|Lý Do|Bài|Quán|Khách"
    r"|Học Sinh|Dự Án|Công Ty|Địa Điểm|Nhà Hàng|Giải(?! Phóng)|Mẫu|Bí Kíp|Huy Chương|points?|years?|days?"
    r"|hours?|people|minutes?|million|followers?|posts?)(?!\w)"
)
# A person's name in a numbered list; the streets named after such people are the exception.
PERSON = _pattern(
    r"\w{2,6}[ ](?:văn|van|thị|thi)[ ](?!cừ|cu\b|linh|trỗi|troi|đậu|dau|thái|huyên|nghi|lượng|luong|quá"
    r"|minh[ ]khai|định|dinh|sáu|sau|thơm|đặng|trị|lang|cao|lịch|săng|tần|út|thập|riêng|nhỏ|búp|rành|bạch|hơn"
    r"|giáp|giữ|ngọc|hưởng|trỗi|trân|kiệt|kiet|sỹ|sy\b|công|thủ|khê|đang)"
)
