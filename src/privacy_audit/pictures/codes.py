"""What QR codes and other two-dimensional codes in a picture hold, read as a stranger's phone reads them.

A code is one text; where it is a form of contact card, bank transfer or identity card, its fields are
stated one by one, so that the detectors know what is what.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from privacy_audit.model import Part, Segment

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 1600
"""The longer side at which codes are looked for: a code of 50 modules that takes a tenth of it is read."""

_MOST_CODES = 20
_LONGEST = 5_000
_LINES = 200
# Fields of vCard (RFC 6350), of MECARD and of MATMSG, and what they hold.
_CARD_LABELS = {
    "FN": "name", "N": "name", "NICKNAME": "name", "TEL": "telephone", "TEL-AV": "telephone",
    "EMAIL": "email", "ADR": "address", "ORG": "worksfor", "TITLE": "jobtitle", "ROLE": "jobtitle",
    "URL": "url", "BDAY": "birthdate", "NOTE": "description", "GEO": "geo", "TO": "email", "IMPP": "url",
}  # fmt: skip
# The chip-less part of the Vietnamese identity card (since 2021): number, old number, name, birth date,
# sex, home, date of issue, with bars between them; the old number may be missing.
_IDENTITY_CARD = re.compile(
    r"([0-9]{12})\|([0-9]{9})?\|([^|\n]{2,80})\|([0-9]{2})([0-9]{2})([0-9]{4})\|[^|\n]{0,20}\|([^|\n]{0,200})"
)
# EMV's code for payments (EMVCo QR, merchant presented): field 00 is always 01.
_PAYMENT_BEGIN = "000201"
_NAPAS = "A000000727"


def read_codes(image: Image) -> tuple[Segment, ...]:
    """The texts of all codes in a picture, and the fields of those that are forms."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats((
        zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.MicroQRCode,
        zxingcpp.BarcodeFormat.DataMatrix, zxingcpp.BarcodeFormat.Aztec,
    ))  # fmt: skip
    found = zxingcpp.read_barcodes(image.convert("L"), formats=formats, text_mode=zxingcpp.TextMode.Plain)
    texts = [code.text[:_LONGEST] for code in found[:_MOST_CODES] if code.text]
    return tuple(segment for text in texts for segment in stated(text))


def stated(text: str) -> Iterator[Segment]:
    """The fields of the text of a code with their labels; the text itself if it is no known form."""
    fields = list(_identity_card(text) or _payment(text) or _card(text))
    for value, label in fields or [(text, None)]:
        if value.strip():
            yield Segment(text=value.strip(), part=Part.IMAGE, locator="qr", label=label)


def _identity_card(text: str) -> list[tuple[str, str | None]]:
    match = _IDENTITY_CARD.match(text.strip())
    if not match:
        return []
    number, old, name, day, month, year, home = match.groups()
    born = f"{day}/{month}/{year}"
    # A bare number beside `identifier` is one of the many that pages hold for machines: the card says which.
    return [
        (f"CCCD {number}", "identifier"),
        (f"CMND {old}" if old else "", "identifier"),
        (name, "name"),
        (born, "birthdate"),
        (home, "address"),
    ]


def _payment(text: str) -> list[tuple[str, str | None]]:
    """Account and bank number of a VietQR (NAPAS, field 38: 00 the scheme, 01 bank and account)."""
    if not text.startswith(_PAYMENT_BEGIN):
        return []
    receiver = _numbered(_numbered(text).get("38", ""))
    bank = _numbered(receiver.get("01", ""))
    if receiver.get("00") != _NAPAS or not bank.get("01"):
        return []
    return [
        (f"STK {bank['01']} (VietQR, BIN {bank.get('00', '')})", "accountid"),
        (_numbered(text).get("59", ""), "name"),
    ]


def _numbered(text: str) -> dict[str, str]:
    """Fields written as two digits of number, two of length, and the value."""
    fields: dict[str, str] = {}
    position = 0
    while re.fullmatch(r"[0-9]{4}", text[position : position + 4], re.ASCII):
        end = position + 4 + int(text[position + 2 : position + 4])
        fields[text[position : position + 2]] = text[position + 4 : end]
        position = end
    return fields


def _card(text: str) -> Iterator[tuple[str, str | None]]:
    """The fields of a contact card; nothing if it is none."""
    kind = text.lstrip()[:12].upper()
    if kind.startswith("BEGIN:VCARD"):
        lines = re.sub(r"\r?\n[ \t]", "", text).splitlines()
    elif kind.startswith(("MECARD:", "MATMSG:")):
        lines = re.split(r"(?<!\\);", text.lstrip()[7:])
    else:
        return
    for line in lines[:_LINES]:
        name, _, value = line.partition(":")
        plain = name.split(";")[0].rpartition(".")[2].strip().upper()
        if plain in _CARD_LABELS:
            yield _value(value, plain), _CARD_LABELS[plain]


def _value(value: str, name: str) -> str:
    """The value of a field on one line: parts of an address or a name are separated by semicolons."""
    if name in ("ADR", "N", "ORG"):
        value = ", ".join(part.strip() for part in re.split(r"(?<!\\);", value) if part.strip())
    return re.sub(r"\\([,;:\\])", r"\1", value).replace("\\n", ", ").replace("\\N", ", ")
