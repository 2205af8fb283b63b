"""What every part of a report says alike: the name of a setting, a day."""

from __future__ import annotations

from datetime import date

import pytest

from privacy_audit.report.material import with_network
from privacy_audit.words import Words


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
