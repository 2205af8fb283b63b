"""When sources were written, in both languages."""

from __future__ import annotations

import re

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Source
from privacy_audit.report.dated import dated, titled
from privacy_audit.words import Words

VIETNAMESE, ENGLISH = Words("vi"), Words("en")


def dates() -> set[str]:
    """Every day of a source in the checklists."""
    library = Library()
    sources = [
        source
        for network in library.networks().values()
        for question in network.questions
        for source in question.sources
    ]
    sources += [source for part in library.emergency() for source in part.sources.values()]
    sources += library.outreach().sources.values()
    return {source.date for source in sources}


@pytest.mark.parametrize("written", ["2024", "2024-2025", "2024-13-45", "yesterday", "", "about"])
def test_what_is_no_day_or_month_stays_as_it_is(written: str) -> None:
    assert dated(written, VIETNAMESE) == written


@pytest.mark.parametrize(
    ("written", "vietnamese"),
    [
        ("2026-11-22", "22/11/2026"),
        ("2024-12", "12/2024"),
        ("undated", "không ghi ngày"),
        ("about 2025", "khoảng 2025"),
        ("about 2026-05", "khoảng 05/2026"),
        ("undated, 2023 or later", "không ghi ngày, 2023 trở về sau"),
        ("2025-04 to 2025-05", "04/2025 đến 05/2025"),
        ("2023-02-12, later edits possible", "12/02/2023, có thể đã sửa về sau"),
        ("two editions, about 2022 and 2024-2025", "hai bản, khoảng 2022 và 2024-2025"),
        ("copy of about 2022-2023", "bản chép khoảng 2022-2023"),
        ("undated, iOS 17 or 18", "không ghi ngày, iOS 17 hoặc 18"),
    ],
)
def test_a_source_has_its_day_as_vietnamese_write_it(written: str, vietnamese: str) -> None:
    assert dated(written, VIETNAMESE) == vietnamese


def test_english_stays_as_it_was_written() -> None:
    assert {dated(written, ENGLISH) for written in dates()} == dates()


def test_no_english_is_left_in_a_vietnamese_day() -> None:
    left = {dated(written, VIETNAMESE) for written in dates()}
    english = re.compile(r"\b(?:undated|about|later|older|late|before|or|to|and|of|edit\w*|possible|two)\b")
    assert [one for one in sorted(left) if english.search(one) or re.search(r"\d{4}-\d\d(?!\d)", one)] == []


def test_a_source_is_named_with_its_day() -> None:
    source = Source(title="The police of a city", date="2024-12-05")
    assert titled(source, VIETNAMESE) == "The police of a city (05/12/2024)"
    assert titled(source, ENGLISH) == "The police of a city (2024-12-05)"
