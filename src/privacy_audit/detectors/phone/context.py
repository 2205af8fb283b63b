"""What stands around a run of digits: a word that calls it a telephone, or one that says it is not."""

from __future__ import annotations

import re

from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Value

_REACH = 48
"""Characters before a number in which its label is looked for."""
_NEAR = 24
"""Between a label and its number: `LH anh Nam: 09…`."""

# Words as folded: telephone words, which make even an invalid number one …
_TELEPHONE = (
    r"so dien thoai|dien thoai|di dong|so may|s\.?d\.?t|d\.?t(?:dd)?|d\.?d|hotline|tong dai|duong day nong"
    r"|tele?phone|telefono?|telefax|phone(?: ?number| ?no\.?)?|mobile|mob|cell|handy|tel|tlf|fax|phonenumber"
)
# … words by which people ask to be reached …
_REACHED = (
    r"za ?lo|z\.a\.l\.o|zl|viber|whats ?app|telegram|tele|a ?lo|l\.?/?h|lien he|lien lac|goi|nhan tin|nt|sms"
    r"|ib|inbox|call|text|contact|momo|t|m|p|f"
)
# … words of numbers that are no telephones, also from some words away: accounts, IDs, taxes, books …
_OTHER = (
    r"stk|so tk|tk|so tai khoan|tai khoan|so the|iban|mst|ma so thue|cccd|cmnd|cmt|can cuoc|chung minh"
    r"|dinh danh|ho chieu|passport|isbn|issn|ma don|tracking|van don|ma van|hoa don|mssv|msnv|sku|serial"
    r"|ma sinh vien|ma nhan vien|so bao danh|sbd|ma vach|barcode|gtin|don gia|chuyen khoan"
    r"|seri|imei|gpkd|dkkd|giay phep|bien lai|bhxh|bhyt"
)
# … and words that say so only right before the number.
_OTHER_CLOSE = (
    r"don hang|order|invoice|account|acc|tax|vat|uid|id|ma so|ma hang|model|hop dong|bien so|khach hang|ref"
    r"|gia ban|price|version|timestamp"
)
# A label is a whole word; the digits may follow without a blank, `sdt0912…`.
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<telephone>{_TELEPHONE})|(?P<reached>{_REACHED})|(?P<other>{_OTHER})"
    rf"|(?P<close>{_OTHER_CLOSE}))(?![^\W\d_])"
)
# Directly after a number: `0912 345 678 (Zalo)`.
_LABEL_AFTER = re.compile(
    r"[\W_]{0,3}(?:za ?lo|viber|whats ?app|telegram|sms|mobile|di dong|hotline)(?![^\W_])"
)
# Directly after a number that is money or a count.
_UNIT_AFTER = re.compile(
    r"\s?(?:[₫$€£¥%]|(?:d|vnd|dong|usd|eur|trieu|ty|"
    r"members|thanh vien|followers|views|luot|km|m2|kg)(?![^\W_]))"
)
_MONEY_BEFORE = re.compile(r"[$€£¥₫]\s?\Z")
# Between a telephone word and a number that is not valid: only signs, as in `Tel.: `.
_SIGNS = re.compile(r"(?:[\W_]|so|number|no){0,8}\Z")
# A telephone that everybody of an organisation shares.
_SHARED = re.compile(
    r"tong dai|hotline|duong day nong|van phong|le tan|truc ban|switchboard|reception|main|office|co quan"
    r"|tru so|zentrale"
)
_DIGIT = re.compile(r"[0-9]")
_TELEPHONE_LABELS = frozenset(("telephone", "faxnumber", "phone", "tel", "mobile"))
_OTHER_LABELS = frozenset(
    ("taxid", "vatid", "sku", "isbn", "issn", "identifier", "price", "latitude", "longitude", "duns", "geo")
) | frozenset(("datepublished", "datecreated", "datemodified", "birthdate", "productid", "serialnumber"))


class Context(Value):
    """What the surroundings of a number say. `direct`: a telephone word stands right before it."""

    labelled: bool = False
    direct: bool = False
    other: bool = False
    """They say that it is something else."""
    shared: bool = False
    """They say that an organisation shares it."""


def around(reading: Reading, start: int, end: int) -> Context:
    """The context of a span of digits: the label of its segment, else the nearest words."""
    label = reading.segment_at(start).label
    before = reading.folded[max(0, start - _REACH) : start]
    if _is_amount(reading, before, start, end) or label in _OTHER_LABELS:
        return Context(other=True)
    context = _words(before)
    return Context(
        labelled=context.labelled or bool(_LABEL_AFTER.match(reading.folded, end)),
        direct=context.direct or label in _TELEPHONE_LABELS,
        other=context.other and label not in _TELEPHONE_LABELS,
        shared=bool(_SHARED.search(before)),
    )


def _is_amount(reading: Reading, before: str, start: int, end: int) -> bool:
    """Whether money or a count is meant. No amount begins with a zero."""
    if reading.text[start] == "0":
        return False
    return bool(_MONEY_BEFORE.search(before) or _UNIT_AFTER.match(reading.folded, end))


def _words(before: str) -> Context:
    """What the nearest label says, unless other digits stand between it and the number."""
    label = None
    for match in _LABEL.finditer(before):
        label = match
    if label is None or (gap := before[label.end() :]).count("\n") > 2 or _DIGIT.search(gap):
        return Context()
    direct = bool(_SIGNS.match(gap))
    match label.lastgroup:
        case "telephone":
            return Context(labelled=len(gap) <= _NEAR, direct=direct)
        case "reached":
            initial = len(label.group()) == 1
            return Context(labelled=direct and gap != "" if initial else len(gap) <= _NEAR)
        case "other":
            return Context(other=True)
        case _:
            return Context(other=direct)
