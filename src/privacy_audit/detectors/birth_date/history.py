"""What makes a date next to a word for birth one of the past, of a shop, or of nobody in particular."""

from __future__ import annotations

import re

from privacy_audit.detectors.birth_date.dates import Date, dates_in
from privacy_audit.detectors.context import Label, lexicon
from privacy_audit.detectors.notices import is_noticed
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading

_PACKAGE = "privacy_audit.detectors.birth_date"
_AROUND = 40

# What makes the span of a life of two dates.
_FROM_TO = re.compile(
    r"(?:\s?[–—-]\s?|[\s,;–—-]{1,3}(?:mat|chet|†|d\.) ?(?:ngay )?)"
    r"(?:[0-9]{1,2}[./-][0-9]{1,2}[./-]|[0-9]{1,2} [a-z]{3,9},? (?:[0-9]{1,2},? )?(?:nam )?|(?:[a-z]{3,9} )?)"
    r"(?:19|20)[0-9]{2}(?!\w)"
)
# Many people, before a label: `học sinh sinh năm 2010`, `những người sinh năm …`.
_GROUP = re.compile(
    r"(?<![^\W_])(?:hoc sinh|thi sinh|tre(?: em)?|nhung|cac|cac em|nguoi|the he|cong dan|lua|doi|ai|ban nao"
    r"|tu|nam thanh nien|thanh nien|sinh vien|benh nhan|doi tuong|born|hoi|nhom|team|cac ban|nhung ban"
    r"|(?:me|bo|ai|nha|anh|chi|ban|bac|nguoi|phu huynh) nao(?: (?:dang )?co (?:con|be|chau|nhoc))?"
    r"|people|those|babies|children|kids|everyone|anyone|men|women|adults|players|americans|workers|all) ?\Z"
)
# People of the news by what they do, without a name up to the label: `cầu thủ ghi bàn sinh năm 2001`.
_ROLE = re.compile(
    r"(?<![^\W_])(?:cau thu|tien dao|tien ve|hau ve|trung ve|thu mon|chan sut|danh thu|tay vot|tay dua|vo si"
    r"|ky thu|vdv|van dong vien|ca si|nhac si|dien vien|nghe si|my nhan|hoa hau|a hau|nguoi dep"
    r"|nguoi mau|ngoi sao|nghi pham|bi can|nan nhan)(?P<more>(?: [^\W\d_]{1,8}){0,4}) ?\Z"
)

# The end of a name that newspapers cut: `T.`, `Th.`, `N.T. L.`, `Nguyễn Văn A`, and what leads to the label.
_SHORTENED = re.compile(r"(?:(?<!\w)[A-ZĐ][a-zđ]?\.|(?<![^\W_])[A-ZĐ])\s?[(,]{0,2}\s?\Z")
_NAME_REACH = 12
# What horoscopes say behind a year, and of what they speak.
_FATE = re.compile(
    r"[ ,(–-]{0,3}(?:cung |deu |thi |la |thuoc |nam nay |se ){0,2}"
    r"(?:menh|mang|ngu hanh|nam mang|nu mang|hop (?:mau|tuoi|huong|menh)|khac|tuoi (?:gi|con|nao))(?![^\W_])"
)
_HOROSCOPES = (
    *("tu vi ", "xem boi", "boi vui", "phong thuy", "con giap", "cung hoang dao", "van han", "sao han"),
    *("xong dat", "xong nha", "hop tuoi", "ngu hanh", "kim lau", "tam tai", "horoscope", "zodiac"),
)
_FATE_REACH = 120
# Somebody before the label in the same sentence: who speaks, or a name.
_SOMEBODY = re.compile(
    r"(?<!\w)(?:[Mm]ình|[Tt]ôi|[Tt]ui|[Ee]m|[Aa]nh|[Cc]hị|[Cc]háu|[Bb]é|[Vv]ợ|[Cc]hồng|[Cc]on|minh|toi|em)"
    rf"(?: [^\W\d_]{{1,8}}){{0,4}}[ ,(]{{1,3}}\Z"
    r"|(?<!\w)(?<!mệnh )(?<!mạng )(?!(?:Nam|Nữ|Người|Tuổi|Ai|Bạn|Chủ|Mạng|Những|Các)(?!\w))"
    rf"{WORD}[ ,(:]{{1,3}}\Z"
)


def is_history(reading: Reading, label: Label, date: Date) -> bool:
    """Whether a shop's birthday is meant, or somebody who is dead and of whom no family tells."""
    folded = reading.folded
    near = lexicon(_PACKAGE, "celebrations.tsv")
    line_end = folded.find("\n", date.end, date.end + 60)
    stop = date.end + 60 if line_end < 0 else line_end
    is_life = date.precision != "day-month" and _FROM_TO.match(folded, date.end)
    if is_life and _is_party(folded, date, is_life.end()):
        return False
    if is_life or any(word.code == "dead" for word in near.all_in(folded, date.end, stop)):
        return not is_noticed(folded, label.start, date.end)
    if label.code != "birthday":
        return False
    line_start = max(folded.rfind("\n", max(0, label.start - 48), label.start) + 1, label.start - 48)
    codes = {word.code for word in near.all_in(folded, line_start, stop)}
    return "none" in codes or ("age" in codes and any(map(str.isdecimal, folded[label.start : label.end])))


def _is_party(folded: str, date: Date, end: int) -> bool:
    """Whether the second of two dates is a birthday of the first: `12/03/2020 - 12/03/2025`."""
    return any(
        (later.month, later.day) == (date.month, date.day) and date.precision == "full"
        for later in dates_in(folded, date.end, end)
    )


def is_of_anybody(reading: Reading, label: Label, date: Date) -> bool:
    """Whether a horoscope speaks of all who were born in a year: `sinh năm 1990 mệnh Thổ`."""
    if date.precision != "year":
        return False
    folded = reading.folded
    around = folded[max(0, label.start - _FATE_REACH) : date.end + _FATE_REACH]
    told = _FATE.match(folded, date.end) or any(word in around for word in _HOROSCOPES)
    return bool(told) and not _SOMEBODY.search(reading.text, max(0, label.start - _AROUND), label.start)


def is_shortened(reading: Reading, label: Label) -> bool:
    """Whether the name before a label is shortened, `Nguyễn Văn T. (SN 1977)`: who it is was kept back."""
    return bool(_SHORTENED.search(reading.text, max(0, label.start - _NAME_REACH), label.start))


def is_of_group(reading: Reading, label: Label) -> bool:
    """Whether the words before a label speak of many people, or of somebody without a name."""
    begin = max(0, label.start - _AROUND)
    before = reading.folded[begin : label.start]
    if _GROUP.search(before):
        return True
    role = _ROLE.search(before)
    written = reading.text[begin + role.start("more") : label.start] if role else "A"
    return written == written.lower()
