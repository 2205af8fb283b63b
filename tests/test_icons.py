"""What icons and attributes announce: what they stand before by chance comes first."""

from __future__ import annotations

import pytest

from privacy_audit.extract import extract
from privacy_audit.model import Page, Part


def shown(markup: str) -> list[str]:
    page = Page(name="page", body=markup.encode(), content_type="text/html", charset="utf-8")
    return [one.text for one in extract(page).segments if one.part is Part.TEXT]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ('<p><i class="fa fa-birthday-cake"></i> Tiệm bánh 12/3', ["Tiệm bánh 12/3"]),
        ('<p><i class="fa fa-home"></i> 12/03/1985', ["12/03/1985"]),
        ('<p class="fa-birthday-cake">12/03/1985', ["12/03/1985"]),
        ('<a href="#"><i class="fab fa-facebook"></i></a> @lan.hu', ["@lan.hu"]),
        ('<div><i class="fab fa-facebook"></i></div><p>@lan.hu viết', ["@lan.hu viết"]),
        ('<p><i class="fab fa-instagram"></i> Theo dõi', ["Theo dõi"]),
        ('<input aria-label="Ngày sinh"><p>12/03/2024 khai mạc', ["12/03/2024 khai mạc"]),
        (
            '<dl><dd data-label="Ngày sinh"><dd data-label="Ngày cấp">12/03/2015',
            ["12/03/2015"],
        ),
        ('<p title="Ngày đăng">12/03/2024', ["12/03/2024"]),
    ],
)
def test_what_goes_on_as_something_else_stays_as_it_is(markup: str, texts: list[str]) -> None:
    assert shown(markup) == texts


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            '<li><i class="fa fa-birthday-cake"></i> <span>24 tháng 12, 1996</span>',
            "Ngày sinh: 24 tháng 12, 1996",
        ),
        ('<p><span class="bi bi-cake"></span>12/03/1985', "Ngày sinh: 12/03/1985"),
        ('<dl><dd data-label="Ngày sinh">12/03/1985', "Ngày sinh: 12/03/1985"),
        ('<p><b title="Date of birth">1985-03-12</b>', "Ngày sinh: 1985-03-12"),
        ('<li><i class="fab fa-instagram"></i> @lan.hu', "Instagram: @lan.hu"),
        ('<li><i class="fab fa-tiktok"></i><span>@lan.hu</span>', "Tiktok: @lan.hu"),
    ],
)
def test_an_icon_or_an_attribute_says_what_the_text_beside_it_is(markup: str, text: str) -> None:
    assert shown(markup) == [text]
