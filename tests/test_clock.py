"""The time here, with the computer's zone or without one that Python knows."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone

import pytest

from privacy_audit.clock import moved, now_here, with_zone

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not read TZ")


@pytest.fixture(params=["Asia/Ho_Chi_Minh", "UTC+99", "Nowhere/City", "XXX-99:99:99", "<+14>-24"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def test_it_is_now_in_every_zone(zone: str) -> None:
    now = now_here()
    assert now.utcoffset() == (timedelta(hours=7) if zone == "Asia/Ho_Chi_Minh" else timedelta(0))
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.parametrize("year", [1, 2026, 9999])
def test_a_clock_on_the_wall_shows_the_same_with_its_zone(zone: str, year: int) -> None:
    shown = datetime(year, 1, 1, 0, 30)
    assert with_zone(shown).replace(tzinfo=None) == shown
    assert with_zone(shown).utcoffset() is not None


@pytest.mark.parametrize("moment", [datetime.max, datetime.min])
@pytest.mark.parametrize("hours", [-14, 14])
def test_the_ends_of_the_calendar_can_be_told_in_every_zone(moment: datetime, hours: int) -> None:
    far = timezone(timedelta(hours=hours))
    assert moved(moment.replace(tzinfo=UTC), far) == moment.replace(tzinfo=UTC)
    assert moved(moment.replace(tzinfo=far), UTC) == moment.replace(tzinfo=far)


def test_another_moment_is_told_in_the_zone() -> None:
    there = moved(datetime(2026, 11, 22, 18, 0, tzinfo=UTC), timezone(timedelta(hours=7)))
    assert there.isoformat() == "2026-11-23T01:00:00+07:00"
