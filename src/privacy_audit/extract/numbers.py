"""Telephones and identity numbers that stand alone in a cell or under a key: is it one, or an id?

Such a value has no blank and no word beside it, as ids, codes and tokens have none. Its form and the name
of its column or key decide together, so that a class list is not silently empty and an order no telephone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from privacy_audit.extract.names import listed
from privacy_audit.text import fold

# Digits with what people put between them; in one cell may stand several numbers, and whose it is behind.
_WRITTEN = re.compile(r"[='\"(+]{0,3}[0-9][0-9 .()+/;,|'\"-]{7,70}(?:\([^\W\d_]{1,12}\))?\Z")
_BETWEEN = re.compile(r"[/;,|]")
_BEHIND = re.compile(r"\([^\W\d_]{1,12}\)\Z")
# One number without another column's help: in one, or in groups; `0.912345678` is a fraction.
_GROUPED = re.compile(r"(?:\+?84[.-]?)?[0-9]{2,12}(?:[.-][0-9]{2,6}){0,4}\Z")
# A mobile number, a landline or a mobile number of before 2018 (`detectors.phone.vietnam` has the sources).
_DIALLED = re.compile(
    r"(?:0|\+?84)(?:(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])[0-9]{7}|2[0-9]{9}"
    r"|1(?:2[0-9]|6[2-9]|8[68]|99)[0-9]{7})\Z"
)
# Twelve digits that begin with a province, the century and the sex: an identity number.
_IDENTITY = re.compile(r"0[0-9]{2}[0-3][0-9]{8}\Z")
# The same where the column says telephone: old area codes, no zero (spreadsheets drop it), services, abroad.
_CALLED = re.compile(
    r"(?:0|(?:00|\+)?840?)[1-9][0-9]{7,9}|[35789][0-9]{8}|1[89]00[0-9]{4,6}|\+[1-9][0-9]{7,14}"
)
_SIGNS = re.compile(r"[ .()'\"=-]")
_MAILBOX = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,200}\.[A-Za-z]{2,20}\Z")

# A name in words: `orderId`, `ĐT mẹ`, `sdt_phu_huynh`.
_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Names that say how somebody is reached, folded and joined; what they hold may be a name too, so that only
# a value that looks like a number is taken for one.
_REACHED = re.compile(
    r"sdt|sodt|dienthoai|dthoai|didong|dtdd|lienhe|lienlac|contact|zalo|hotline|whatsapp|viber|mobile"
    r"|phone"
)
_REACHED_WORDS = listed("dt cell tel mob fone")
# Names of codes, documents, money and machines, folded and joined; the same as words of their own.
_OTHER = re.compile(
    r"order|invoice|tracking|serial|transaction|token|hash|session|barcode|timestamp|donhang|vandon|hoadon|giaodich"
    r"|taikhoan|sotien|hopdong|chungtu|bienlai|baodanh|baohiem|giayphep|model|device|type|code|version"
    r"|(?<!ac)counts?\Z|id\Z"
)
_OTHER_WORDS = listed(
    """id ids uid uuid guid sku ean upc gtin isbn issn asin imei iccid seri ref reference receipt bill ticket
    booking voucher coupon payment amount total price balance size bytes duration time date file filename path
    url uri src href image key views likes followers shares clicks retweets stt stk tk mst mssv msv msnv mshs
    msdn sbd bhxh bhyt gplx dkkd gpkd tax vat"""
)
# Names about a telephone that hold none, joined.
_MACHINE = re.compile(r"model|device|type|code|verified|status|setting|carrier|permission|method|id\Z")
# `Mã` is a code, `má` is somebody's mother; without its mark it is the code where it comes first.
_CODE = ("mã", "ma")


def is_reached_by(text: str, key: str) -> bool:
    """Whether a value is written as a telephone and its key or column says how somebody is reached."""
    return _WRITTEN.match(text) is not None and _says_reached(key) and all(map(_is_called, _pieces(text)))


def stands_for_somebody(text: str, key: str) -> bool:
    """Whether a value is a Vietnamese telephone or identity number by its form, under no name of ids."""
    if not _WRITTEN.match(text):
        return False
    return all(map(_is_number, _pieces(text))) and not _says_other(key)


def is_mailbox(text: str) -> bool:
    """Whether a text is nothing but the address of a mailbox."""
    return "@" in text and _MAILBOX.match(text) is not None


def _pieces(text: str) -> list[str]:
    return [piece.strip(" ='\"") for piece in _BETWEEN.split(_BEHIND.sub("", text)) if piece.strip(" ='\"")]


def _is_called(piece: str) -> bool:
    return _CALLED.fullmatch(_SIGNS.sub("", piece)) is not None


def _is_number(piece: str) -> bool:
    if not _GROUPED.match(piece):
        return False
    digits = piece.replace(".", "").replace("-", "")
    return bool(_DIALLED.match(digits) or _IDENTITY.match(digits))


@lru_cache(maxsize=4096)
def _says_reached(key: str) -> bool:
    words = tuple(map(fold, _words(key)))
    name = "".join(words)
    if "id" in words or _MACHINE.search(name):
        return False
    return bool(_REACHED.search(name)) or not _REACHED_WORDS.isdisjoint(words)


@lru_cache(maxsize=4096)
def _says_other(key: str) -> bool:
    words = _words(key)
    if words[:1] and words[0].lower() in _CODE:
        return True
    folded = tuple(map(fold, words))
    return bool(_OTHER.search("".join(folded))) or not _OTHER_WORDS.isdisjoint(folded)


def _words(key: str) -> tuple[str, ...]:
    """The words of a name."""
    composed = unicodedata.normalize("NFC", key[:200])
    return tuple(_WORD.findall(_HUMP.sub(" ", composed)))
