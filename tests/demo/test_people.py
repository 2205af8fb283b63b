"""The made-up people: evidently made up, complete, and with keys that fit their pages."""

from __future__ import annotations

import re

import pytest

from privacy_audit.cli import demo as command
from privacy_audit.demo.people import PEOPLE, made_up
from privacy_audit.demo.person import (
    OPEN,
    PICTURES,
    STAGES,
    Expected,
    MadeUp,
    birth_date,
    mail,
    number,
    office_phone,
    phone,
    photos,
    plate,
)
from privacy_audit.demo.site import FOLDER, page_at, picture_at, serving
from privacy_audit.model import Certainty, Kind

MOST_BYTES = 150_000
"""Of all pictures together, so that the wheel stays small."""
# Numbers that count up, count down or repeat; a switchboard of none.
NUMBERS = {"+84912345678", "+84987654321", "+84903111222", "+8419001234"}
MAIL_HOST = re.compile(r"@([a-z0-9.]+)")
each = pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)


def written(person: MadeUp) -> str:
    return "\n".join(page.documents[stage] for page in person.pages for stage in STAGES)


def test_the_command_line_names_the_same_people_and_stages() -> None:
    assert tuple(person.id for person in PEOPLE) == command.PEOPLE
    assert command.STAGES == STAGES
    assert made_up("teacher").name == "Trần Văn Ví Dụ"


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (phone("0912.345.678", OPEN), "+84912345678"),
        (office_phone("1900 1234", OPEN), "+8419001234"),
        (mail("ThayViDu@Example.com", OPEN), "thayvidu@example.com"),
        (birth_date("03/04/2016", OPEN), "2016-04-03"),
        (number(Kind.BANK_ACCOUNT, "0011 223", OPEN), "0011223"),
        (plate("15B1-123.45", OPEN), "15B112345"),
        (photos(("khoa",), OPEN, Certainty.LIKELY)[0], "/pictures/khoa.jpg"),
    ],
)
def test_the_key_has_values_as_a_scan_reports_them(expected: Expected, value: str) -> None:
    assert expected.value == value


@each
def test_everything_about_them_is_evidently_made_up(person: MadeUp) -> None:
    phones = {one.value for one in person.key if one.kind is Kind.PHONE}
    assert phones <= NUMBERS
    hosts = MAIL_HOST.findall("\n".join(one.value for one in person.key if one.kind is Kind.EMAIL))
    assert all(host == "example.com" or host.endswith(".example") for host in hosts)  # RFC 2606
    for page in person.pages:
        for document in page.documents.values():
            assert "Trang minh họa: người và số liệu đều do chương trình bịa ra." in document


@each
def test_there_is_less_to_find_from_stage_to_stage(person: MadeUp) -> None:
    found = [{(one.kind, one.value) for one in person.key if stage in one.stages} for stage in STAGES]
    assert len(found[0]) >= 9
    assert len(found[0]) > len(found[1]) > len(found[2])
    assert found[1] < found[0]


@each
def test_no_decoy_is_a_value_and_each_stands_on_a_page(person: MadeUp) -> None:
    assert len(person.decoys) >= 2
    for decoy in person.decoys:
        assert decoy in written(person)
        assert not any(decoy in one.value for one in person.key)


@each
def test_every_picture_of_a_page_is_served(person: MadeUp) -> None:
    for path in set(re.findall(r"/pictures/[a-z-]+\.jpg", written(person))):
        reply = picture_at(path)
        assert reply is not None
        assert reply.body[:3] == b"\xff\xd8\xff"


def test_no_picture_lies_there_for_nothing_and_all_are_small() -> None:
    shown = {
        one.value.removeprefix(PICTURES) for person in PEOPLE for one in person.key if one.kind is Kind.PHOTO
    }
    assert {path.name for path in FOLDER.iterdir()} == shown
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


def test_the_site_holds_the_two_pages_of_one_stage_and_nothing_else() -> None:
    person = made_up("official")
    with serving(person, "closed") as addresses:
        assert [address.partition("/minhhoa.vidu")[1] for address in addresses] == ["/minhhoa.vidu", ""]
        assert all(address.startswith("http://127.0.0.1:") for address in addresses)
    assert page_at(person, "closed", "/thayviduvan") is None
    assert picture_at("/pictures/../person.py") is None
