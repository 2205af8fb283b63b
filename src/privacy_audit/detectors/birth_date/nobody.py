"""What shows that words for birth speak of no person: pets, songs, channels, places, statistics.

Each is looked for right around a label, so that the same words elsewhere on the page take nothing away.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.context import Label
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading

_BEFORE, _NAME_REACH = 64, 20
_PERSONAL = frozenset(("born", "year"))
# What bears such a day and is nobody, right behind `sinh nhật`.
_OF_A_THING = re.compile(
    r" (?:lan thu [0-9]{1,3} |cua |tuoi |[0-9]{1,3} tuoi ){0,2}"
    r"(?:kenh|page|fanpage|group|nhom(?! truong)|web|website|trang|app|ung dung|game|server|may chu|dien dan"
    r"|forum|clb|cau lac bo|hoi(?! truong)|doi(?! truong)|quan(?! ly)|tiem|shop|hang|thuong hieu|cong ty"
    r"|truong(?! phong| nhom| ban)|bao|dai|channel|store|brand|blog|podcast)(?![^\W_])"
)
# `the most common birthday is September 9`.
_OF_ALL = re.compile(r"(?<![^\W_])(?:common|popular|average|typical|frequent|famous|likely|pho bien) \Z")
# A capital in the middle of a sentence, behind one: `phường Chiềng Sinh, …`, and what ends a name.
_IN_PLACE, _PLACE_ENDS = re.compile(rf"(?<!\w){WORD} \Z"), (",", ".", ")", ";", " (", "\n")
# An animal for sale or of the house before the label, and what stands between: `mèo Anh lông dài sinh …`.
_PET = re.compile(
    r"(?<!\w)(?<!thích )(?<!yêu )(?<!nuôi )(?<!tuổi )(?<!con )"
    r"(?:pupp(?:y|ies)|kittens?|corgi|poodle|husky|shiba|alaska|chihuahua|samoyed|pug|golden retriever"
    r"|labrador|becgie|phốc sóc|mèo (?:anh|ba tư|munchkin|con|cái|đực|tai cụp)"
    r"|chó (?:con|cái|đực|phú quốc|cảnh)|cún|(?:bé|con|chú|em) (?:mèo|chó)"
    r"|(?:our|my|his|her|their|your) (?:[a-z]{2,10} )?(?:dog|cat|puppy|kitten|horse|pony|rabbit|hamster))"
    r"(?!\w)(?P<more>[^.!?\n]{0,48})\Z",
    re.IGNORECASE,
)
# Somebody between a pet and the label.
_PERSON = re.compile(
    r"(?<!\w)(?:mình|tôi|em|anh|chị|chủ|bạn|con gái|con trai|ông|bà|owner|I|my|she|he|who)(?!\w)",
    re.IGNORECASE,
)
# A day between a label and its date that is one of something else: `sinh tại …, kết hôn ngày 12/3/2010`.
_ANOTHER_DAY = re.compile(
    r"(?<![^\W_])(?:thu ly|hoa giai|xet xu|tuyen an|khoi to|bat (?:giu|giam|tam giam)|tam giam|ket hon|ly hon"
    r"|dang ky|cap|nhap hoc|nhap ngu|vao dang|tot nghiep|ky|lap|ban hanh|came out|released|married|died"
    r"|joined|founded|published)(?![^\W_])"
)


def is_of_nobody(reading: Reading, label: Label) -> bool:
    """Whether a label for birth is said of an animal or a thing, or is a piece of a title or a name."""
    text, folded = reading.text, reading.folded
    if label.code == "birthday":
        named = _OF_A_THING.match(folded, label.end)
        return bool(named or _OF_ALL.search(folded, max(0, label.start - _NAME_REACH), label.start))
    if label.code in _PERSONAL and (_is_title(text, label) or _is_place(text, label)):
        return True
    return _is_of_pet(text, label)


def is_of_another_day(between: str) -> bool:
    """Whether what stands between a label and a date, folded, says that the date is of something else."""
    return bool(_ANOTHER_DAY.search(between))


def _is_title(text: str, label: Label) -> bool:
    """`"Born in the U.S.A." came out …`; a key of data ends with its quotation mark: `"born": …`."""
    opens = text[max(0, label.start - 1) : label.start]
    return opens in ('"', "“", "«") and text[label.end : label.end + 1] == " "


def _is_place(text: str, label: Label) -> bool:
    if text[label.start : label.end] != "Sinh" or not text.startswith(_PLACE_ENDS, label.end):
        return False
    return bool(_IN_PLACE.search(text, max(0, label.start - _NAME_REACH), label.start))


def _is_of_pet(text: str, label: Label) -> bool:
    pet = _PET.search(text, max(0, label.start - _BEFORE), label.start)
    return bool(pet and not _PERSON.search(pet["more"]))
