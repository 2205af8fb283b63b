"""The public functions, as another program uses them."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit import scan_html, scan_text
from privacy_audit.model import Certainty, Kind


def test_a_text_gives_exposures_with_offsets() -> None:
    text = "Liên hệ: 0912.345.678 hoặc Thao.Vu@example.com"
    phone, email = scan_text(text)
    assert (phone.kind, phone.certainty, phone.masked) == (Kind.PHONE, Certainty.CONFIRMED, "09•• ••• •78")
    assert phone.reveal() == "+84912345678"
    assert text[phone.start : phone.end] == "0912.345.678"
    assert (email.kind, email.masked, email.reveal()) == (
        Kind.EMAIL,
        "t••••@example.com",
        "thao.vu@example.com",
    )
    assert text[email.start : email.end] == "Thao.Vu@example.com"


def test_a_value_does_not_show_itself() -> None:
    [phone] = scan_text("Gọi 0912 345 678")
    assert "912" not in repr(phone)


def test_a_page_gives_what_its_markup_holds_too() -> None:
    html = """<html lang=vi><body><h1>Lan</h1><img class=avatar src=/lan.jpg width=200 height=200>
    <a href="tel:+84987654321">gọi em</a></body></html>"""
    found = scan_html(html, url="https://example.com/lan")
    assert {(one.kind, one.reveal()) for one in found} == {
        (Kind.PHONE, "+84987654321"),
        (Kind.PHOTO, "https://example.com/lan.jpg"),
    }


@given(st.text())
def test_any_text_is_accepted_and_offsets_are_true(text: str) -> None:
    for exposure in scan_text(text + " 0912 345 678 " + text):
        assert exposure.start is not None
        assert exposure.end is not None
        assert 0 <= exposure.start < exposure.end <= 2 * len(text) + 14


def test_the_import_brings_no_network_package() -> None:
    program = (
        "import sys, privacy_audit; print([m for m in ('requests', 'urllib3', 'bs4') if m in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
