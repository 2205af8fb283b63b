"""The words that make an address in Việt Nam, and the patterns made of them.

Patterns run on text in normal form; every listed phrase stands for itself with and without marks.
All repeats are bounded and none is nested, so no input makes them run away.
Source of the words: how addresses are written in Việt Nam, north, centre and south.
"""

from __future__ import annotations

import re
from itertools import groupby

from privacy_audit.detectors.prose import any_of as tree
from privacy_audit.text import fold

_BLANK = re.escape(" ")


def forms(listed: str) -> set[str]:
    """The phrases of a list with commas, each with and without its marks."""
    spellings = [" ".join(phrase.split()) for phrase in listed.split(",")]
    return {form for spelling in spellings for form in (spelling, fold(spelling))}


def spoken(listed: str) -> frozenset[str]:
    """The words of a list with blanks."""
    return frozenset(listed.split())


def any_of(listed: str) -> str:
    """A group of the phrases of a list as a tree; of two the longer is tried first."""
    return f"(?:{tree(tuple(sorted(forms(listed)))).replace(_BLANK, '[ ]{1,3}')})"


def by_first_letter(alternatives: tuple[str, ...]) -> str:
    """Alternatives grouped by their first letter, so that the search looks at few of them at each place."""
    grouped = groupby(sorted(alternatives), key=lambda one: one[0])
    return "|".join(f"{first}(?:{'|'.join(one[1:] for one in group)})" for first, group in grouped)


def pattern(source: str) -> re.Pattern[str]:
    """A pattern in which capitals do not matter and blanks must be written `[ ]`."""
    return re.compile(source, re.IGNORECASE | re.VERBOSE)


def _unnamed(*patterns: re.Pattern[str]) -> str:
    """Several patterns as alternatives of a larger one, their groups without names."""
    return "|".join(re.sub("P<[a-z]+>", ":", single.pattern) for single in patterns)


CAPITAL = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA, 2))
"""Capital letters of Vietnamese, for a set of characters."""

# A house number with its alleys: 12, 12A, 12/34/5, 12-14, B12/5; not 12%, 12.5, 12:30, 12/2024/QĐ.
NUMBER = (
    r"[a-z]{0,3}\d{1,5}[a-z]{0,2}(?:[ ]?bis)?(?:[/-][a-z]{0,2}\d{1,4}[a-z]{0,2}){0,4}(?![\w%/])(?![.,:-]\d)"
)
HOUSE = pattern(NUMBER)
# The number of a flat with its tower: A-1203, S2.05, C12.05, P1502, P405-B4, S1.02-1508, R6-12A.
_CODE = (
    r"(?:[a-z]{1,3}(?:\d{0,2}[.-]|\d)\d{2,4}[a-z]?(?:[.-][a-z]{0,2}\d{1,4}[a-z]?){0,2}"
    r"|[a-z]\d{1,2}[.-]\d{1,3})(?![\w/%])(?![.,:]\d)"
)
CODE = re.compile(
    _CODE.replace("[a-z]{1,3}", "[A-Z]{1,3}").replace("|[a-z]", "|[A-Z]").replace("a-z", "A-Za-z")
)

# What stands before a house number: Số nhà 12, SN 12, Số: 12, No. 12.
MARKED_HOUSE = pattern(rf"(?:{any_of('số nhà, nhà số, số, soos')}|sn|s/n|no)[ ]?[.:]?[ ]{{0,2}}(?={NUMBER})")

# The phrases that take a number behind them, in lower case; the number's detail begins with the phrase.
_BEFORE_NUMBER = (
    "số nhà, nhà số, số, sn, s/n, no, ngõ, ngách, hẻm, kiệt, ngõ số, ngách số, hẻm số, kiệt số, soos,"
    "đường hẻm, alley, lane, thôn, xóm, ấp, tổ, tổ dân phố, tdp, khu phố, kp, đội, bản, khóm, thôn số,"
    "xóm số, căn hộ, căn, căn hộ số, lô, lô đất, liền kề, biệt thự, lk, bt, km, phòng, p, flat, apt, "
    "apartment,"
    "villa, tòa, toà, tòa nhà, block, tầng, lầu, khu, khối, khối phố, cụm, unit, room, khu vực, kv, buôn, "
    "làng,"
    "tổ dân phố số, tdp số, căn số, phòng số, lô số, ấp số, khu số, đường số, đường, tổ số, nhà, shophouse,"
    "tiểu khu, tiểu khu số, khu dân cư, khu dân cư số, kdc, hamlet, village, quarter, group,"
    "residential group, zone, team, neighborhood, neighbourhood, residential area, dãy, dãy nhà"
)
BEFORE_NUMBER = frozenset(forms(_BEFORE_NUMBER))
LAST_BEFORE_NUMBER = frozenset(phrase.split()[-1] for phrase in BEFORE_NUMBER)
# The beginning of a flat's number, before its last digits: S2.05, A-1203.
CODE_BEFORE = re.compile(r"(?<![^\W_])[A-Z]{1,3}\d{0,2}[.-]\Z")
# An alley with its number: ngõ 12, ngách 34/5, hẻm số 6, kiệt 82. Without number the word is too common.
_ALLEYS = "ngõ, ngách, hẻm, kiệt, đường hẻm, ngõ số, hẻm số, ngách số, kiệt số, alley, lane"
_ALLEY = any_of(_ALLEYS)
ALLEY = pattern(rf"{_ALLEY}[ .]{{0,2}}{NUMBER}")
# An alley by the name of its street: ngõ Văn Chương, hẻm Cây Điệp.
NAMED_ALLEY = pattern(r"(?:ngõ|ngách|hẻm)[ ]")

_STREETS = "đường/phố, đường, phố, đại lộ, xa lộ, hương lộ, tuyến đường, đường phố, mặt phố, mặt tiền"
# A street by its word. The name follows; `Đ.` needs its point, QL, TL and ĐT a number.
STREET = pattern(
    rf"(?:mặt[ ](?:tiền|phố)[ ])?"
    rf"(?:{any_of(_STREETS)}(?=[ :])"
    rf"|(?:{any_of('quốc lộ, tỉnh lộ, ql, tl, hl, đt, đh')})(?=[ .]{{0,2}}\d)"
    rf"|[đd]\.(?=[ ]?[^\W_]))[ .:]{{0,2}}"
)
# A street that is named by a number or a date: đường số 7, đường D2, đường 3/2, đường 30 tháng 4, QL5.
NUMBERED_STREET = pattern(
    r"(?:s[ốo][ ])?[a-z]{0,2}\d{1,4}[a-z]?(?:/\d{1,2}|[ ](?:tháng|thang)[ ]\d{1,2}"
    r"|-\d{1,2})?(?![\w%])(?![.,:/-]\d)"
)
# How a street ends in English order: 12 Lach Tray St.
ENGLISH_STREET = pattern(r"(?<!\w)(?:street|str|st|road|rd|avenue|ave|boulevard|blvd|lane|highway|hwy)\Z")
# The same in small letters, with a comma behind it: 12 Lach Tray street, Hai Phong.
SMALL_STREET = re.compile(
    r"[ ]{1,2}(?P<word>(?:street|str|st|road|rd|avenue|ave|boulevard|blvd|lane|highway|hwy)(?!\w)\.?)"
    r"[ ]?,[ ]{0,2}"
)
# A house with such a street, whatever stands before its number: come to 12 Lach Tray street.
ENGLISH_HOUSE = re.compile(
    rf"[0-9][0-9A-Za-z/-]{{0,9}}[ ](?:[{CAPITAL}][^\W\d_]{{0,12}}[ ]){{1,5}}"
    r"(?i:street|str|st|road|rd|avenue|ave|boulevard|blvd|lane|highway|hwy)(?!\w)"
)
# A numbered street in English order: 3/2 Street, Street 12, Road No. 5.
ENGLISH_NUMBERED = pattern(
    r"(?:\d{1,3}(?:/\d{1,2}|st|nd|rd|th)?[ ](?:street|st|road|rd|avenue|ave)\b\.?|(?:street"
    r"|road)[ ](?:no\.?[ ]?)?\d{1,3}(?!\w))"
)

# Where a person lives when there is no street.
_HAMLETS = (
    "thôn, xóm, ấp, bản, buôn, sóc, phum, khóm, đội, tổ dân phố, tổ, khu phố, khu vực, làng, liên ấp, khu,"
    "khối, khối phố, cụm, cụm dân cư, tổ dân cư, kp, tdp, kv, tiểu khu, bon, plei, zone, hamlet, "
    "village, quarter, group, "
    "residential group, team, neighborhood, neighbourhood, residential area"
)
_HAMLET = any_of(_HAMLETS)
# A flat, a plot, a kilometre stone: as narrow as a house number.
_FLATS = (
    "căn hộ, căn, phòng, lô, liền kề, biệt thự, lk, bt, km, flat, apt, apartment, villa, unit, room, "
    "shophouse"
)
_FLAT = any_of(_FLATS)
# A building or a quarter: adds to an address, is none alone.
_QUARTERS = (
    "khu đô thị mới, khu đô thị, kđtm, kđt, khu dân cư, kdc, khu tập thể, ktt, khu tt, tập thể,"
    "khu tái định cư, khu tđc, ktđc, khu nhà ở, cư xá, khu công nghiệp, kcn, ccn, chung cư, cc, tòa nhà, "
    "toà nhà,"
    "tòa, toà, tháp, block, tower, building, tầng, lầu, floor, chợ, ngã ba, ngã tư, ngã 3, ngã 4,"
    "residence, ký túc xá, ktx"
)
_QUARTER = any_of(_QUARTERS)
# The number of one of these; a tower's number may have a point: S2.05.
_VALUE = rf"[ .]{{0,2}}(?:s[ốo][ ])?(?:[a-z]\d{{1,2}}\.\d{{1,3}}(?!\w)|{NUMBER})"
NUMBERED_HAMLET = pattern(rf"{_HAMLET}{_VALUE}")
# The number of a flat by its storey: 08.12, 12A08, 15-07; a room with three digits or more, p1203.
_STOREY = r"\d{2}[a-z]?[.-]?\d{2}[a-z]?(?![\w/%])(?![.,:]\d)"
NUMBERED_FLAT = pattern(
    rf"(?:{_FLAT}|p\.)(?:{_VALUE}|[ .]{{0,2}}(?:s[ốo][ ])?(?:{_CODE}|{_STOREY}))"
    r"|p[ ]?\d{3,4}(?![\w/%-])(?![.,]\d)"
)
NUMBERED_QUARTER = pattern(
    rf"{_QUARTER}(?:{_VALUE}|[ .]{{1,2}}[a-z](?!\w))|(?:nhà|nha|lô|lo|dãy|day)[ ][a-z]\d{{0,2}}(?!\w)"
)
# A hamlet in English order: Xuan Trach Hamlet.
ENGLISH_HAMLET = re.compile(
    r"(?:[A-ZĐ][^\W\d_]{0,7}[ ]){1,4}(?:\d{1,2}[ ])?(?:Hamlet|Village|Quarter|Residential Group)"
    r"(?=[ ]?[,(–-])"
)
# With a name instead of a number the word must carry its marks, or be long enough to be no syllable.
NAMED_HAMLET = pattern(
    r"(?:thôn|thon|xóm|xom|ấp|bản|buôn|buon|sóc|khóm|khom|làng|khối|tiểu[ ]khu|tieu[ ]khu|(?:tdp|kp)(?=[ .])"
    r"|(?-i:ap|Ap|bon|Bon|plei|Plei)(?=[ ](?-i:[A-ZĐ]))"
    r"|khu(?=[ ](?-i:[A-ZĐ])[^\W\d_])(?![ ](?:đô|do|công|cong|dân|dan|tập|tap|du|nhà|nha|tái|tai|vực|phố"
    r"|kinh|chế)[ ])"
    rf"|{any_of('tổ dân phố, khu phố, khối phố, khu vực')})[ .]{{1,2}}"
)
_NAMED_QUARTERS = (
    "khu đô thị, khu đô thị mới, kđt, kđtm, khu dân cư, kdc, ktt, khu tập thể, chung cư, cc, tòa nhà,"
    "toà nhà, khu tái định cư, kcn, ccn, cư xá, khu, ký túc xá, ktx"
)
# Where a whole village lives in it, a quarter is as narrow as a hamlet.
SETTLEMENT = pattern(rf"(?:{any_of('khu dân cư')}|kdc)[ .]")
NAMED_QUARTER = pattern(rf"(?:{any_of(_NAMED_QUARTERS)}|tòa|toà|tháp|tập[ ]thể)[ .]{{1,2}}")
# Anything of the above inside a run of words ends the name before it; words alone only in lower case,
# abbreviations only in capitals.
BEGINS = re.compile(
    rf"(?i:{_unnamed(ALLEY, NUMBERED_HAMLET, NUMBERED_FLAT, NUMBERED_QUARTER)})"
    r"|(?:thôn|thon|xóm|xom|ấp|bản|buôn|khóm|làng|khu|tòa|toà|đường|duong|phố"
    rf"|{any_of('tổ dân phố, chung cư, đại lộ, quốc lộ')})[ ]|(?:KĐTM?|KDTM?|KDC|KTT|KCN|CCN|CC|TDP)[ .]",
    re.VERBOSE,
)
# Whether any of the patterns above matches, asked once instead of one by one.
WORDED = pattern(
    f"(?:{_unnamed(ALLEY, NUMBERED_HAMLET, NUMBERED_FLAT, NUMBERED_QUARTER)}"
    f"|{_unnamed(STREET, NAMED_HAMLET, NAMED_QUARTER, NAMED_ALLEY)})"
)
# The first three letters of all the words with which those begin; shorter words have a sign behind them.
_OPENINGS = frozenset(
    form[:3]
    for form in forms(f"{_ALLEYS}, {_STREETS}, {_HAMLETS}, {_FLATS}, {_QUARTERS}, quốc lộ, tỉnh lộ, nhà, dãy")
)


def may_begin_part(text: str, position: int) -> bool:
    """A quick question before `WORDED` and `BEGINS`, which most words of a name answer with no."""
    opening = text[position : position + 3].lower()
    return opening in _OPENINGS or not (opening.isalpha() or opening[:1].isdigit())


# --- where an address may begin ------------------------------------------------------------------

# Words behind a house number that are no name: in lower case, or as abbreviations.
_DETAIL_WORDS = (
    "đường, phố, đại lộ, quốc lộ, tỉnh lộ, ngõ, ngách, hẻm, kiệt, thôn, xóm, ấp, bản, buôn, khóm, tổ, khu, "
    "đội, làng,"
    "cụm, tòa, toà, tháp, block, tầng, lầu, chung cư, căn hộ, căn, phòng, lô, tập thể, phường, xã, quận, "
    "huyện, nhà, dãy,"
    "thị trấn, thị xã, khối, số, sn, kp, tdp, kđt, kdc, ktt, ql, tl, đt"
)
_ANY_HOUSE = (
    r"[0-9](?<![0-9][0-9])[0-9]{0,4}(?![0-9])[A-Za-z]{0,2}"
    r"(?:[/-][A-Za-z]{0,2}[0-9]{1,4}[A-Za-z]{0,2}|(?<=[0-9][A-Za-z])[0-9]{2}|(?<=[0-9]{2})[.][0-9]{2}){0,4}"
)
# With what the next line goes on in an address of several lines, or in a form with a field for each part.
_NEXT_LINE = (
    rf"(?i:{any_of('đường, phố, ngõ, ngách, hẻm, kiệt, thôn, xóm, ấp, tổ, khu, phường, xã')}|p)[ .:/]"
)
_DETAIL_WORD = by_first_letter(tuple(form.replace(" ", "[ ]{1,3}") for form in forms(_DETAIL_WORDS)))
# A part of an address that begins in lower case.
LOWER_PARTS = rf"(?:{_DETAIL_WORD}|(?:thành phố|thanh pho|tp|tỉnh|tinh|p|q|h|x|tx|tt|f|đ))[ .\d]"
# A number with a capital letter or a word of an address behind it, no year before a capital letter; or with a
# word in lower case that is no unit of measure: 45/67 lê văn sỹ p13 q3.
HOUSE_NUMBER = re.compile(
    rf"{_ANY_HOUSE}(?:(?=[ ]{{0,2}}[,–—/|(-]{{0,2}}[ ]{{0,2}}"
    rf"(?:[{CAPITAL}](?<!(?:19|20)[0-9][0-9][ ].)(?<!(?:19|20)[0-9][0-9],[ ].)|[đpqfhx]\."
    rf"|[.]?\n?(?:{_DETAIL_WORD})[ .\d]|p[ ]?[0-9]{{3}}|\n{_NEXT_LINE}))"
    rf"|(?=[ ]{{0,2}}[-,]?[ ]{{0,2}}(?P<lower>)(?!(?:ng(?:ười|ày|àn|hìn)|th(?:áng|ứ)|năm|gi(?:ờ|ây|ải)"
    rf"|ph(?:út|ần)|tu(?:ổi|ần)"
    r"|tr(?:iệu|ận|ường hợp|ên|ong)|t(?:ỷ|ỉ|ấn|ừ|ại|ên|uyến)|đ(?:ồng|ến|iểm|ội|ã|ược|ang|ơn)|km|m2|kg|và"
    r"|của|cho|là"
    r"|c(?:a|ó|ùng|on|ái|uộc|hiếc|án)|b(?:àn|ệnh|ị|ộ)|l(?:ần|oại)|v(?:ụ|ới|à)|h(?:ọc|a|ộ|iện)"
    r"|cm3?|m[3²]?|g|h|x(?:e|ã)|như(?:ng)?|kh(?:i|ông)|để|thì|các|tới|về|vì|này|vừa|theo|tàu|tỉnh|huyện|quả|mét"
    r"|thùng|nạn|s(?:ố|au"
    r"|ẽ))(?!\w))[a-zà-ÿăđĩũơưạ-ỹ]))"
)
