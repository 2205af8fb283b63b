"""The plan for a quarter of an hour: whole in one window, and under it what stands under every score."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from privacy_audit.record.difference import score_ends
from privacy_audit.record.planned import PlanRecord
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.brief import compose_brief
from privacy_audit.report.document import Look
from privacy_audit.report.material import Material
from privacy_audit.report.terminal import render
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, TEACHER, audit_of

WINDOW = 24
PROMPT = 1


def brief(record: AuditRecord, language: str = "en", *, plain: bool = False) -> str:
    """The plan of 15 minutes in a window of 80 columns."""
    material = Material(record=record, catalog=CATALOG, words=Words(language))
    plan = PlanRecord(
        audit=3, created=CREATED, as_kept=True, score=score_ends(record), minutes=15, plan=record.plan
    )
    return render(compose_brief(material, plan), Look(width=80, plain=plain))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_plan_for_a_time_fits_a_window(language: str, plain: bool) -> None:
    lines = brief(audit_of(TEACHER, language), language, plain=plain).splitlines()
    assert len(lines) <= WINDOW - PROMPT
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_fits_too_where_pages_of_several_days_count(language: str) -> None:
    record = audit_of(TEACHER, language)
    first, *others = record.targets
    carried = replace(record, targets=(replace(first, pages_of=CREATED - timedelta(days=9)), *others))
    lines = brief(carried, language).splitlines()
    assert "12" in " ".join(lines[-4:])
    assert len(lines) <= WINDOW - PROMPT
    assert max(map(len, lines)) <= 80


def test_it_says_the_score_what_was_not_seen_what_to_do_and_how_to_see_the_ways() -> None:
    told = " ".join(brief(audit_of(TEACHER)).split())
    for sentence in (
        "77.7 of 100: Very high (the middle of 70 to 85.4)",
        "NOT seen or answered: 1 of 3 pages, files; parts of pages: 2; 1 of 4 questions.",
        "Steps: 6, about 20 min in all; then 21.1 to 39.5 of 100.",
        "Remove from the page: Workplace on https://www.facebook.com/thao.vu.example (4 min)",
        "These 2 only together, about 6 min; the score: 58.6 to 77 → 41.2 to 59.6",
        "Facebook: Who can see your list of friends? Choose: “Only me” (2 min)",
        "Remove from the page: E-mail address on https://www.facebook.com/thao.vu.example (4 min)",
        "Answer the open questions of Facebook (1, about 1 min): privacy-audit check facebook --todo",
        "The way to each setting: privacy-audit report --plan",
        "It shows what was looked at on 2026-11-21 09:30 UTC, nothing else. It foretells no attack, 0 does "
        "not mean “safe”, and it must not be used to compare or appraise people.",
    ):
        assert sentence in told


def test_what_is_not_seen_stands_before_the_score() -> None:
    lines = brief(audit_of(TEACHER)).splitlines()
    assert lines[2].startswith("NOT seen or answered: ")
    assert lines[3].startswith("77.7 of 100")


def test_a_longer_plan_is_shown_whole() -> None:
    plan = audit_of(TEACHER).plan
    told = brief(replace(audit_of(TEACHER), plan=plan * 3))
    assert told.count("Home address on") == 3
    assert "more" not in told.split()


def test_without_anything_to_do_in_the_time_it_says_so() -> None:
    record = replace(audit_of(TEACHER), plan=())
    assert "Among what was looked at, nothing is left to do that would lower the score." in " ".join(
        brief(record).split()
    )
