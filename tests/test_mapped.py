"""Places in attributes, maps shown within a page, and the person's own pages are read."""

from __future__ import annotations

import pytest

from privacy_audit import scan_html

FILLER = "<p>Quán mở cửa cả tuần, mời các bạn ghé chơi.</p>"


def found(html: str) -> list[tuple[str, str]]:
    return sorted(
        (one.kind.value, one.reveal()) for one in scan_html(FILLER + html) if one.kind.value != "photo"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<div data-lat='20.8449'>x</div>",
        "<div data-lng='106.6881'>x</div>",
        "<div data-lat='trên' data-lng='dưới'>x</div>",
        "<div data-lat='950.5' data-lng='106.6881'>x</div>",
        "<div data-flat='20.8449' data-prolong='106.6881'>x</div>",
        "<link rel='stylesheet' href='https://www.facebook.com/minhhoa.vidu'>",
        "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
        "<iframe src='/maps?q=20.8449,106.6881'></iframe>",
    ],
)
def test_what_is_no_place_of_a_person_stays_unread(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    ("html", "kind", "value"),
    [
        ("<div id=map data-lat='20.8449' data-lng='106.6881'></div>", "location", "20.8449,106.6881"),
        ("<div data-home-latitude='20.8449' data-home-longitude='106.6881'></div>", "location", "20.8449,106.6881"),
        ("<my-map lat=20.8449 lng=106.6881></my-map>", "location", "20.8449,106.6881"),
        ("<iframe src='https://www.google.com/maps?q=20.8449,106.6881&output=embed'></iframe>", "location", "20.8449,106.6881"),
        ("<link rel='me' href='https://mastodon.social/@minhhoavidu'>", "other-account", "mastodon:minhhoavidu"),
    ],
)  # fmt: skip
def test_what_a_page_holds_for_a_map_or_of_the_same_person_is_read(html: str, kind: str, value: str) -> None:
    assert found(html) == [(kind, value)]
