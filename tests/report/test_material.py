"""What every part of a report says alike: the name of a setting, a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from privacy_audit.report.material import Speaker, with_network
from privacy_audit.report.opened import opened_by
from privacy_audit.words import Words
from tests.report.subjects import CATALOG


@pytest.mark.parametrize(
    ("network", "prompt", "named"),
    [
        ("Zalo", "Ai tìm ra Zalo của bạn?", "Zalo: Ai tìm ra Zalo của bạn?"),
        ("X", "Xem ai theo dõi bạn?", "X: Xem ai theo dõi bạn?"),
        ("Facebook", "facebook có tên thật không?", "Facebook: facebook có tên thật không?"),
        ("Facebook", "Facebook có gợi ý trang của bạn không?", "Facebook có gợi ý trang của bạn không?"),
        ("Zalo", "Zalo", "Zalo"),
    ],
)
def test_the_name_of_a_network_is_not_said_twice(network: str, prompt: str, named: str) -> None:
    assert with_network(network, prompt) == named


def test_a_day_is_written_as_the_language_writes_it() -> None:
    assert Words("vi").day(date(2026, 11, 2)) == "02/11/2026"
    assert Words("en").day(date(2026, 11, 2)) == "2026-11-02"


@pytest.mark.parametrize(
    ("points", "english", "vietnamese", "column"),
    [
        (0.0, "0", "0", "0.0"),
        (80.0, "80", "80", "80.0"),
        (66.75, "66.8", "66,8", "66.8"),
        (0.04, "0", "0", "0.0"),
        (100.0, "100", "100", "100.0"),
    ],
)
def test_points_are_written_as_the_language_writes_them(
    points: float, english: str, vietnamese: str, column: str
) -> None:
    assert Words("en").points(points) == english
    assert Words("vi").points(points) == vietnamese
    assert Words("en").points(points, column=True) == column
    assert Words("vi").points(points, column=True) == column.replace(".", ",")


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("https://www.facebook.com/privacy", "facebook.com"),
        ("https://chat.zalo.me", "chat.zalo.me"),
        ("intent:open", "intent:open"),
    ],
)
def test_what_a_link_opens_is_said_in_a_few_letters(link: str, place: str) -> None:
    assert opened_by(link) == place


@pytest.mark.parametrize(
    ("hours", "name", "said"),
    [
        (7, "+07", "+07"),
        (12.75, "CHAST", "CHAST"),
        (7, "SE Asia Standard Time", "UTC+07:00"),  # as Windows calls it, there in its own language
        (0, "Giờ chuẩn Greenwich", "UTC"),
    ],
)
def test_a_zone_of_times_has_a_short_name(hours: float, name: str, said: str) -> None:
    zone = timezone(timedelta(hours=hours), name)
    speaker = Speaker(catalog=CATALOG, words=Words("en"), zone=zone)
    moment = datetime(2026, 11, 2, 8, 0, tzinfo=UTC).astimezone(zone)
    assert speaker.moment(moment) == f"2026-11-02 {moment:%H:%M} {said}"
