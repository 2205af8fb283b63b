"""The answer key is strict: what is missing, less certain, somebody else's or too much is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.demo.people import PEOPLE, made_up
from privacy_audit.demo.trying import all_tried, compared, scan_of
from privacy_audit.model import Certainty, Exposure, Gap, Kind, Secret, Sight, Status
from privacy_audit.record.selftest import MissedRecord, SelfTestRecord, TrialRecord, WrongRecord
from privacy_audit.report.selftest import compose_selftest, selftest_rows
from privacy_audit.scan import Scan
from privacy_audit.words import Words

PERSON = made_up("shop-owner")
ADDRESS = "Số 90 ngõ 12 phố Ví Dụ, phường Hồng Bàng, Hải Phòng"


@pytest.fixture(scope="module")
def found() -> Scan:
    """What a scan finds of the shop owner after the first steps: a phone, an address, an account."""
    return scan_of(PERSON, "middle", Library().catalog())


def tried(found: Scan, change: Callable[[Exposure], Exposure | None]) -> TrialRecord:
    changed = [new for one in found.exposures if (new := change(one)) is not None]
    return compared(PERSON, "middle", replace(found, exposures=tuple(changed)))


def of_kind(
    kind: Kind, change: Callable[[Exposure], Exposure | None]
) -> Callable[[Exposure], Exposure | None]:
    return lambda one: change(one) if one.kind is kind else one


def test_a_scan_that_finds_all_and_nothing_else_agrees(found: Scan) -> None:
    trial = tried(found, lambda one: one)
    assert trial == TrialRecord(person="shop-owner", stage="middle", found=3, missed=(), wrong=(), unseen=0)
    assert trial.agrees


def test_what_is_not_found_is_missed(found: Scan) -> None:
    trial = tried(found, of_kind(Kind.ADDRESS, lambda one: None))
    assert trial.missed == (MissedRecord(kind=Kind.ADDRESS, value=ADDRESS, at_least=Certainty.CONFIRMED),)
    assert (trial.found, trial.wrong, trial.agrees) == (2, (), False)


def test_what_is_found_as_less_certain_is_missed(found: Scan) -> None:
    trial = tried(found, of_kind(Kind.PHONE, lambda one: replace(one, certainty=Certainty.LIKELY)))
    assert [one.value for one in trial.missed] == ["+84912345678"]


def test_what_is_found_as_an_organisations_is_missed(found: Scan) -> None:
    office = of_kind(Kind.PHONE, lambda one: replace(one, attributes={"type": "organisation"}))
    assert [one.kind for one in tried(found, office).missed] == [Kind.PHONE]


def test_what_does_not_stand_in_the_key_is_wrong_and_told_masked(found: Scan) -> None:
    other = Secret("+84903111222")  # hers in the open stage, gone in this one
    trial = tried(found, of_kind(Kind.PHONE, lambda one: replace(one, value=other, masked="09•• ••• •22")))
    assert trial.wrong == (
        WrongRecord(kind=Kind.PHONE, masked="09•• ••• •22", certainty=Certainty.CONFIRMED),
    )


def test_a_decoy_is_wrong_whatever_it_is_taken_for(found: Scan) -> None:
    tax = replace(found.exposures[0], kind=Kind.NATIONAL_ID, value=Secret("0123456789"), masked="•••")
    trial = compared(PERSON, "middle", replace(found, exposures=(*found.exposures, tax)))
    assert [one.kind for one in trial.wrong] == [Kind.NATIONAL_ID]


def test_a_page_that_was_not_seen_does_not_agree(found: Scan) -> None:
    wall = Sight(status=Status.PARTLY_SEEN, code="too-much")
    looks = (replace(found.looks[0], sight=wall), *found.looks[1:])
    trial = compared(PERSON, "middle", replace(found, looks=looks))
    assert (trial.unseen, trial.agrees) == (1, False)


def test_qr_codes_that_nobody_could_read_are_told_and_disagree_with_nothing(found: Scan) -> None:
    gap = Gap(name="x", status=Status.UNSUPPORTED, code="qr-missing", beside=True)
    without = replace(found.looks[0], gaps=(gap,))
    trial = compared(PERSON, "middle", replace(found, looks=(without, *found.looks[1:])))
    assert (trial.unseen, trial.codes_untried, trial.agrees) == (0, 1, True)
    record = SelfTestRecord(agrees=True, trials=(trial, trial))
    told = str(compose_selftest(record, Library().catalog(), Words("en"), {"shop-owner": "Mẫu"}))
    assert told.count("QR codes in pictures could not be tried") == 1
    assert told.count('pip install "privacy-audit[qr]"') == 1
    cut = Gap(name="x", status=Status.PARTLY_SEEN, code="cut-document")
    looks = (replace(without, gaps=(gap, cut)), *found.looks[1:])
    trial = compared(PERSON, "middle", replace(found, looks=looks))
    assert (trial.unseen, trial.codes_untried, trial.agrees) == (1, 1, False)


def test_the_report_names_what_was_missed_and_what_was_wrong(found: Scan) -> None:
    catalog = Library().catalog()
    nobody = replace(made_up("doctor"), key=PERSON.key[:1])
    record = all_tried([nobody], catalog)
    document = compose_selftest(record, catalog, Words("en"), {"doctor": "Hoàng Thị Giả Định, a doctor"})
    told = str(document)
    assert "does not agree" in told
    assert "Hoàng Thị Giả Định, a doctor" in told
    assert "QR codes" not in told
    assert "missed: Phone number: +84912345678 (at least: certain)" in told
    assert "wrong: Home address: •••, phường Ngô Quyền, Hải Phòng (certain)" in told


def test_a_spreadsheet_names_the_people_too(found: Scan) -> None:
    record = SelfTestRecord(agrees=True, trials=(compared(PERSON, "middle", found),))
    rows = selftest_rows(record, Words("en"), {"shop-owner": "Mẫu, a shop owner"})
    assert rows.splitlines()[1] == '"Mẫu, a shop owner",First steps,3,0,0'


def test_there_are_men_and_women_of_several_trades() -> None:
    assert [person.role["en"] for person in PEOPLE] == [
        "an official", "a teacher", "a student", "a shop owner", "a doctor",
    ]  # fmt: skip
