"""What to take out of a site: the rows, their order, the report's last part, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
from functools import cache
from io import StringIO

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.model import Kind, PageOfSite, Part, Person, Severity, Shown, Status
from privacy_audit.record.shapes import GapRecord
from privacy_audit.record.site import Redaction, redactions
from privacy_audit.report.redaction import COLUMNS, RULES, redaction_rows
from privacy_audit.words import Words


@cache
def catalog() -> Catalog:
    return Library().catalog()


def shown(kind: Kind, masked: str, **attributes: str) -> Shown:
    return Shown(kind=kind, masked=masked, part=Part.TEXT, locator="body > p", attributes=attributes)


PHONE = shown(Kind.PHONE, "09•• ••• •78", type="mobile")
BIRTH = shown(Kind.BIRTH_DATE, "••/••/1980")
PHOTO = shown(Kind.PHOTO, "xa.example #12345678", role="portrait")


def person(who: str, *shows: Shown, position: str = "") -> Person:
    return Person(who=who, locator="body > p", position=position, shows=shows)


def page(name: str, *people: Person, besides: tuple[Shown, ...] = ()) -> PageOfSite:
    return PageOfSite(name=name, status=Status.SEEN, people=people, besides=besides)


def rows(*pages: PageOfSite) -> list[tuple[str, str, Kind, int]]:
    found = redactions(pages, catalog().exposures)
    return [(row.page.rpartition("/")[2], row.who, row.kind, row.pages) for row in found]


def test_a_name_with_a_position_and_the_mail_of_the_office_stay() -> None:
    office = person("N.V.A.", shown(Kind.EMAIL, "n••••@xa.example"), position="chủ tịch")
    state = person("T.B.", shown(Kind.EMAIL, "t••••@haiphong.gov.vn"))
    assert rows(page("https://www.xa.example/a", office, state, person("L.C.", position="kế toán"))) == []
    assert rows(page("https://xa.example/a", person("T.B.", shown(Kind.EMAIL, "t••••@mail.example")))) == [
        ("a", "T.B.", Kind.EMAIL, 1)
    ]


def test_the_worst_page_comes_first_and_on_it_the_worst_person() -> None:
    assert rows(
        page("https://x/few", person("A.", PHOTO)),
        page("https://x/many", person("B.", BIRTH), person("C.", PHONE, BIRTH, PHOTO)),
    ) == [
        ("many", "C.", Kind.PHONE, 1),
        ("many", "C.", Kind.BIRTH_DATE, 1),
        ("many", "C.", Kind.PHOTO, 1),
        ("many", "B.", Kind.BIRTH_DATE, 1),
        ("few", "A.", Kind.PHOTO, 1),
    ]


def test_one_number_of_a_document_stands_before_many_phones() -> None:
    number = shown(Kind.NATIONAL_ID, "••••••••••34")
    many = page("https://x/many", person("B.", PHONE), person("C.", PHONE, BIRTH), person("D.", PHONE, PHOTO))
    assert rows(many, page("https://x/one", person("A.", number)))[0][:2] == ("one", "A.")
    mixed = page("https://x/mixed", person("B.", PHONE, BIRTH, PHOTO, PHOTO, PHOTO), person("A.", number))
    assert [row[1] for row in rows(mixed)] == ["A.", "B.", "B.", "B.", "B.", "B."]


def test_who_stands_in_the_footer_of_every_page_is_told_once() -> None:
    foot = person("A.", PHONE)
    assert rows(page("https://x/1", foot), page("https://x/2", foot, foot), page("https://x/3")) == [
        ("1", "A.", Kind.PHONE, 2)
    ]


def test_what_stands_there_without_a_name_is_told_without_one() -> None:
    assert rows(page("https://x/1", besides=(PHONE,))) == [("1", "", Kind.PHONE, 1)]


def test_every_kind_that_a_person_can_show_has_a_rule() -> None:
    from privacy_audit.people.once import PERSONAL

    assert set(PERSONAL) == set(RULES)


def sheet(*found: Redaction, language: str = "en", gaps: tuple[GapRecord, ...] = ()) -> list[list[str]]:
    words = Words(language)
    titles = {kind: words.of(rule.title) for kind, rule in catalog().exposures.items()}
    text = redaction_rows(found, words, titles, gaps)
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def row(**changes: str) -> Redaction:
    values = {"page": "https://x/1", "who": "A.", "position": "", "masked": "09•• ••• •78", "locator": "p"}
    values |= changes
    return Redaction(
        page=values["page"],
        pages=1,
        who=values["who"],
        position=values["position"],
        kind=Kind.PHONE,
        masked=values["masked"],
        severity=Severity.HIGH,
        part=Part.TEXT,
        locator=values["locator"],
    )


def test_the_sheet_has_a_heading_and_a_line_for_each_thing() -> None:
    assert sheet(row()) == [
        list(COLUMNS),
        [
            "https://x/1",
            "1",
            "A.",
            "",
            "Phone number",
            "09•• ••• •78",
            "great harm",
            "in the text of https://x/1",
            "p",
            "Put the office's number in its place.",
        ],
    ]


def test_what_was_not_looked_at_stands_above_all_else() -> None:
    gap = GapRecord(
        target=0, page="https://x/a.pdf", status=Status.UNSUPPORTED, code="document", values={}, detail=""
    )
    [_, first, second] = sheet(row(), gaps=(gap,))
    assert first == [
        "https://x/a.pdf", "", "", "", "NOT looked at", "", "", "This document was not opened.", "", "",
    ]  # fmt: skip
    assert second[4] == "Phone number"
    assert len(sheet(gaps=(gap,))) == 2


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u200b=", "\n@"])
def test_no_cell_is_a_formula(sign: str) -> None:
    cell = sheet(row(masked=f"{sign}1+1", who=f"{sign}cmd", locator=f"{sign}x"))[1]
    for index in (2, 5, 8):
        assert cell[index].startswith("'"), cell[index]


def test_commas_quotes_and_line_ends_stay_in_their_cell() -> None:
    cell = sheet(row(locator='a, "b"\r\nc'))[1]
    assert cell[8] == 'a, "b" c'
