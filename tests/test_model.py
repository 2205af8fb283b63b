"""The nouns: what they show of themselves."""

from __future__ import annotations

import pytest
from rich.pretty import pretty_repr

from privacy_audit.model import Page, Secret

PAGE = Page(
    name="https://zalo.me/09•• ••• •78",
    body=b"Zalo 0912 345 678",
    content_type="text/html; name=0912345678",
    charset="0912345678",
    asked="https://zalo.me/0912345678",
    url="https://zalo.me/0912345678?src=qr",
    status_code=200,
    headers={"link": "<https://zalo.me/0912345678>"},
)


def test_a_page_shows_neither_its_body_nor_its_address() -> None:
    assert repr(PAGE) == str(PAGE) == "Page(status_code=200, •••)"
    assert repr(Page(name="page.html", body=b"")) == "Page(status_code=None, •••)"


@pytest.mark.parametrize(
    ("value", "shown"), [(PAGE, "Page(status_code=200)"), (Secret("0912345678"), "Secret(•••)")]
)
def test_rich_shows_no_more_than_that(value: object, shown: str) -> None:
    assert pretty_repr(value) == shown
