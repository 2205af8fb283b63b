"""The plan for a quarter of an hour: whole in one window, and under it what stands under every score."""

from __future__ import annotations

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


def test_it_says_the_score_what_was_not_seen_what_to_do_and_how_to_see_the_ways() -> None:
    told = " ".join(brief(audit_of(TEACHER)).split())
    for sentence in (
        "77.7 of 100: Very high (between 70 and 85.4)",
        "Not seen: 1 of 3 pages or files; gaps: 3. It counts as unknown.",
        "Steps: 6, about 20 min in all; then 21.1 to 39.5 of 100.",
        "Remove from the page: Workplace on https://www.facebook.com/thao.vu.example (about 4 min)",
        "Facebook: Who can see your list of friends? Choose: “Only me” (about 2 min)",
        "and 1 more",
        "Answer the open questions of Facebook (1, about 1 min): privacy-audit check facebook --todo",
        "The way to each setting: privacy-audit report --plan",
        "It shows what was looked at on 2026-11-21 09:30 UTC, nothing else. It foretells no attack, 0 does "
        "not mean “safe”, and it must not be used to compare or appraise people.",
    ):
        assert sentence in told


def test_what_stands_on_a_page_takes_what_the_settings_of_its_step_leave() -> None:
    told = " ".join(brief(audit_of(TEACHER)).split())
    # The step of 5.5 minutes holds a setting of 1.5.
    assert "Phone number on https://www.facebook.com/thao.vu.example (about 4 min)" in told


def test_without_anything_to_do_in_the_time_it_says_so() -> None:
    record = replace(audit_of(TEACHER), plan=())
    assert "Nothing is left to do that would lower the score." in " ".join(brief(record).split())
