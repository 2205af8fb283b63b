"""An audit whose checklist is not here any more: its answers are not called unanswered, nor put on a page."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from msgspec.structs import replace

from privacy_audit.report.material import Material, has_no_checklist
from privacy_audit.report.missing import without_checklist
from privacy_audit.report.rows import audit_rows
from privacy_audit.words import Words
from tests.report.rendering import render_markdown
from tests.report.subjects import CATALOG, FACEBOOK, TEACHER, audit_of
from tests.report.test_compose import said

WITHOUT_ZALO = replace(CATALOG, networks={"facebook": FACEBOOK})
RECORD = audit_of(TEACHER)
MISSING = "(the checklist of zalo is not here; add --checklists DIR)"


@pytest.mark.parametrize(
    "subject", ["phone@0", "unknown:face", "facebook/friends-list", "facebook/gone", "zalo"]
)
def test_a_subject_whose_network_is_known_lacks_no_checklist(subject: str) -> None:
    assert not has_no_checklist(WITHOUT_ZALO, subject)


def test_an_answer_of_a_network_that_is_not_here_lacks_its_checklist() -> None:
    assert has_no_checklist(WITHOUT_ZALO, "zalo/find-by-phone")
    assert not has_no_checklist(CATALOG, "zalo/find-by-phone")


def test_a_report_without_the_checklist_names_what_is_missing() -> None:
    report = render_markdown(RECORD, WITHOUT_ZALO, Words("en"))
    assert f"zalo/photos {MISSING}" in report
    assert f"zalo/find-by-phone {MISSING}" in report
    assert "zalo/photos Not answered" not in report
    assert "page: zalo/" not in report


def test_a_report_with_every_checklist_says_nothing_of_it() -> None:
    assert "--checklists" not in render_markdown(RECORD, CATALOG, Words("en"))


def test_what_was_not_looked_at_says_first_whose_checklist_is_not_here() -> None:
    material = Material(record=RECORD, catalog=WITHOUT_ZALO, words=Words("en"))
    [entry] = without_checklist(material)
    assert said(entry.title) == "Answers whose checklist is not here: 2 (zalo)."
    assert "add --checklists DIR" in said(entry.details[0])
    assert not list(without_checklist(Material(record=RECORD, catalog=CATALOG, words=Words("en"))))


def test_the_rows_keep_the_class_that_the_score_gave() -> None:
    material = Material(record=RECORD, catalog=WITHOUT_ZALO, words=Words("en"))
    rows = list(csv.DictReader(StringIO(audit_rows(material).lstrip("\ufeff"))))
    [row] = [one for one in rows if one["Id"] == "zalo/find-by-phone"]
    assert row["Class"] == "Ways to reach you"
    assert row["What"] == f"zalo/find-by-phone {MISSING}"
