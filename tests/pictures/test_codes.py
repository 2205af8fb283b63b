"""Codes in pictures: a contact, a transfer, an identity card, a link."""

from __future__ import annotations

import pytest

from privacy_audit.detectors import detect
from privacy_audit.model import Certainty, Kind, Part
from privacy_audit.pictures import Wanted, missing_extras
from privacy_audit.pictures.codes import stated
from tests.pictures.build import code, look, saved, scene, words

CODES = Wanted(pixels=False, codes=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0912345678", [(None, "0912345678")]),
        ("00020101021126280010A00000077501100105702345", [(None, "00020101021126280010A00000077501100105702345")]),
        ("1|2|3|4", [(None, "1|2|3|4")]),
        ("BEGIN:VCARD", [(None, "BEGIN:VCARD")]),
        ("https://zalo.me/0912345678", [(None, "https://zalo.me/0912345678")]),
        (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nguyễn;An;;;\r\nitem1.TEL;TYPE=CELL:+84912345678\r\n"
            "ADR;TYPE=HOME:;;12 Lạch Tray;Ngô Quyền;Hải Phòng;;VN\r\nBDAY:1980-05-01\r\nEND:VCARD",
            [
                ("name", "Nguyễn, An"),
                ("telephone", "+84912345678"),
                ("address", "12 Lạch Tray, Ngô Quyền, Hải Phòng, VN"),
                ("birthdate", "1980-05-01"),
            ],
        ),
        (
            "MECARD:N:Nguyen An;TEL:0912345678;EMAIL:an@example.com;;",
            [("name", "Nguyen An"), ("telephone", "0912345678"), ("email", "an@example.com")],
        ),
        (
            "001080012345|123456789|Nguyễn Văn An|01051980|Nam|12 Lạch Tray, Ngô Quyền, Hải Phòng|01012022",
            [
                ("identifier", "CCCD 001080012345"),
                ("identifier", "CMND 123456789"),
                ("name", "Nguyễn Văn An"),
                ("birthdate", "01/05/1980"),
                ("address", "12 Lạch Tray, Ngô Quyền, Hải Phòng"),
            ],
        ),
        (
            "00020101021138540010A00000072701240006970436011012345678900208QRIBFTTA53037045802VN6304ABCD",
            [("accountid", "STK 1234567890 (VietQR, BIN 970436)")],
        ),
    ],
)  # fmt: skip
def test_the_forms_of_codes_are_stated_field_by_field(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(segment.label, segment.text) for segment in stated(text)] == expected


def test_a_code_in_a_photo_is_read() -> None:
    photo = scene(1600, 1200)
    photo.paste(code("https://zalo.me/0912345678", 5), (900, 500))
    [segment] = look(saved(photo), CODES).content.segments
    assert segment.text == "https://zalo.me/0912345678"
    assert (segment.part, segment.locator) == (Part.IMAGE, "qr")


def test_an_identity_card_in_a_photo_gives_away_its_numbers_the_birth_date_and_the_home() -> None:
    text = (
        "031083004567|031234567|Nguyễn Văn Xiêm|17081983|Nam|"
        "47 ngõ 218 Lạch Tray, Ngô Quyền, Hải Phòng|01012021"
    )
    found = detect(look(saved(code(text), "PNG"), CODES).content)
    assert [
        (one.kind, one.certainty, one.masked, one.reveal(), one.attributes.get("type")) for one in found
    ] == [
        (Kind.NATIONAL_ID, Certainty.CONFIRMED, "••••••••••67", "031083004567", "cccd"),
        (Kind.NATIONAL_ID, Certainty.CONFIRMED, "•••••••67", "031234567", "cmnd"),
        (Kind.BIRTH_DATE, Certainty.CONFIRMED, "••/••/1983", "1983-08-17", None),
        (Kind.ADDRESS, Certainty.CONFIRMED, "•••, Ngô Quyền, Hải Phòng", found[3].reveal(), None),
    ]


def test_a_card_without_an_old_number_gives_the_one_that_it_has() -> None:
    text = "031083004567||Nguyễn Văn Xiêm|17081983|Nam|Ngô Quyền, Hải Phòng|01012021"
    numbers = [one.reveal() for one in detect(look(saved(code(text), "PNG"), CODES).content)]
    assert numbers[0] == "031083004567"


def test_a_photo_without_a_code_says_nothing() -> None:
    assert words(look(saved(scene(800, 600)), CODES)) == []


def test_codes_are_read_only_when_wanted() -> None:
    assert words(look(saved(code("https://zalo.me/0912345678"), "PNG"))) == []


def test_the_extras_that_the_tests_need_are_here() -> None:
    assert missing_extras(Wanted(faces=True, codes=True)) == ()
    assert missing_extras(Wanted()) == ()
