"""What a letter says is true of what was seen, and commands above it can be typed as they are printed."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.model import Kind
from privacy_audit.record.letter import Letter
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.letter import fill_in
from privacy_audit.report.material import Speaker
from privacy_audit.words import LANGUAGES, Words
from tests.report.subjects import CATALOG, TEACHER, audit_of

EARLIER = datetime(2026, 11, 1, 20, 0, tzinfo=UTC)


def letter_about(record: AuditRecord, kind: Kind, speaker: Speaker) -> Letter:
    """What an employer is asked about the first finding of a kind."""
    letters = Library().letters()
    found = next(one for one in record.exposures if one.kind is kind)
    return fill_in(letters, letters.recipient("employer"), record, found, speaker)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", [None, "Lan", "Chị Hoa", "o'an"])
def test_the_command_above_a_letter_is_for_the_same_person_and_can_be_typed(
    profile: str | None, language: str
) -> None:
    record = replace(audit_of(TEACHER), profile=profile)
    photo = next(one for one in record.exposures if one.kind is Kind.PHOTO)
    letter = letter_about(record, Kind.PHOTO, Speaker(catalog=CATALOG, words=Words(language)))
    typed = "privacy-audit" + letter.advice[0].partition("privacy-audit")[2].partition(". ")[0]
    whose = ["--profile", profile] if profile else []
    assert shlex.split(typed) == ["privacy-audit", "letter", photo.id, "--to", "platform", *whose]


def test_the_day_on_which_something_was_seen_is_that_of_its_page_and_not_of_the_audit() -> None:
    record = audit_of(TEACHER)
    carried = replace(record, targets=tuple(replace(one, pages_of=EARLIER) for one in record.targets))
    speaker = Speaker(catalog=CATALOG, words=Words("en"))
    vietnam = replace(speaker, words=Words("vi"), zone=timezone(timedelta(hours=7)))
    assert letter_about(record, Kind.PHONE, speaker).seen == "2026-11-21"
    assert letter_about(carried, Kind.PHONE, speaker).seen == "2026-11-01"
    assert letter_about(carried, Kind.PHONE, vietnam).seen == "02/11/2026"
    assert letter_about(replace(record, pages_of=EARLIER), Kind.PHONE, speaker).seen == "2026-11-01"


def test_what_stands_on_pages_of_several_days_has_all_of_these_days() -> None:
    record = audit_of(TEACHER)
    phone = next(one for one in record.exposures if one.kind is Kind.PHONE)
    places = tuple(replace(phone.where[0], target=number) for number in (0, 1, 0))
    both = replace(
        record,
        targets=(record.targets[0], replace(record.targets[1], pages_of=EARLIER), *record.targets[2:]),
        exposures=(replace(phone, where=places),),
    )
    assert letter_about(both, Kind.PHONE, Speaker(catalog=CATALOG, words=Words("en"))).seen == (
        "2026-11-01, 2026-11-21"
    )
    nowhere = replace(record, exposures=(replace(phone, where=()),))
    assert letter_about(nowhere, Kind.PHONE, Speaker(catalog=CATALOG, words=Words("en"))).seen == "2026-11-21"
