"""Vehicle plates: codes of goods come first, then plates as on metal and as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacy_audit.detectors.vehicle_plate import REASONS, find
from tests.detectors.samples import content, only, reasons_in, seconds_of_long, told, written

CONFIRMED, LIKELY = "confirmed", "likely"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "15A12345",
        "29C1-12345",
        "51F-1234",
        "12A 1234",
        "30A 123.45",
        "13A-123.45",
        "15I-123.45",
        "model 30E-123.45",
        "Firmware 15A-123.45",
        "12V 2000",
        "đường 10B 12345",
        "X15A-123.45",
        "15A-123.456",
        "1.15A-123.45",
        "QĐ 12/QĐ-1234",
        "mã hàng 30E 345.67",
        "đèn 24V 345.67",
        "xe giao hàng tới. Giá 30E 345.67",
    ],
)
def test_what_is_no_plate(text: str) -> None:
    assert told(find, content(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "certainty", "kind"),
    [
        ("15A-123.45", "15A12345", LIKELY, "car"),
        ("Biển số: 15A-12345", "15A12345", CONFIRMED, "car"),
        ("bks 15-B1 234.56", "15B123456", CONFIRMED, "motorbike"),
        ("bien so xe may 59D1-975.31", "59D197531", CONFIRMED, "motorbike"),
        ("BSTP 51K1-02468", "51K102468", CONFIRMED, "motorbike"),
        ("biển 15a 12345", "15A12345", CONFIRMED, "car"),
        ("xe Honda SH 29C1-12345", "29C112345", LIKELY, "motorbike"),
        ("xe 51F-1234", "51F1234", LIKELY, "car"),
        ("Toyota Vios 30LD-123.45", "30LD12345", CONFIRMED, "car"),
        ("15A-123.45 (biển số)", "15A12345", CONFIRMED, "car"),
        ("biển số đuôi 4567, chắc 30E 345.67", "30E34567", CONFIRMED, "car"),
        ("tìm xe bị mất, nhớ mang máng là 29X5 678.90, Wave đỏ", "29X567890", LIKELY, "motorbike"),
        ("80-011-NG-01", "80011NG01", LIKELY, "diplomatic"),
    ],
)
def test_plates_as_people_write_them(text: str, value: str, certainty: str, kind: str) -> None:
    found = only(find, content(text))
    assert (found.value.reveal(), found.certainty, found.attributes) == (value, certainty, {"type": kind})


def test_a_list_goes_on_under_its_label() -> None:
    of = content("biển số 59X1-234.56, 51F 123.45")
    assert told(find, of) == [("59X123456", CONFIRMED), ("51F12345", CONFIRMED)]


def test_the_mask_shows_the_province() -> None:
    assert only(find, content("15A-123.45")).masked == "15••••••"


@given(before=st.text(max_size=30), number=st.integers(0, 99999))
@settings(max_examples=60, deadline=None)
def test_a_span_holds_its_value(before: str, number: int) -> None:
    digits = f"{number:05}"
    for span, value in written(find, content(f"{before} biển số 15A-{digits[:3]}.{digits[3:]}")):
        assert span == value


@pytest.mark.parametrize("piece", ["12A-", "15A-123.45 ", "80-011-", "15 - ", "1"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert seconds_of_long(find, piece) < 10


def test_every_reason_has_a_sentence() -> None:
    assert reasons_in(find, "15A-123.45", "xe 51F-1234", "biển số 15A-12345") <= set(REASONS)
