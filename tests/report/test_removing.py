"""What to take off which pages: all of them are named, since gone from one alone it is not gone."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from msgspec.structs import replace

from privacy_audit.model import Kind
from privacy_audit.record.acceptance import AcceptedRecord
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.material import Material
from privacy_audit.report.removing import to_remove, where_it_stands
from privacy_audit.report.rows import audit_rows
from privacy_audit.report.todo import action, as_action
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, TEACHER, audit_of
from tests.report.test_compose import said

WHOLE = audit_of(TEACHER)
PHONE, OFFICE = WHOLE.exposures[:2]


def audit(*names: str, office: bool = False) -> AuditRecord:
    """The teacher's phone on targets of these names; with the number of an office on the last."""
    targets = tuple(replace(WHOLE.targets[0], target=name, fingerprint=name) for name in names)
    places = tuple(replace(PHONE.where[0], target=at, page=name) for at, name in enumerate(names))
    phone = replace(PHONE, where=places)
    own = (replace(OFFICE, where=places[-1:]),) if office else ()
    return replace(WHOLE, targets=targets, exposures=(phone, *own), gaps=())


def material(record: AuditRecord, language: str = "en") -> Material:
    return Material(record=record, catalog=CATALOG, words=Words(language))


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ("a.html", "Remove from the page: Phone number on a.html"),
        ("-", "Leave out of the text: Phone number in the text you gave"),
        ("a.html b.html", "Remove from both pages: Phone number on a.html and b.html"),
        ("a.txt b.txt", "Leave out of both texts: Phone number in a.txt and b.txt"),
        ("a.zip b.zip", "Remove where others see it: Phone number in a.zip and b.zip"),
        ("a.html b.zip", "Remove where others see it: Phone number on a.html and b.zip"),
        ("a.html b.html c.html", "Remove from all 3 pages: Phone number on a.html, b.html and c.html"),
        ("a.txt b.txt c.txt", "Leave out of all 3 texts: Phone number in a.txt, b.txt and c.txt"),
        (
            "a.html b.html c.html d.html e.html",
            "Remove from all 5 pages: Phone number on a.html, b.html, c.html and 2 more",
        ),
    ],
)
def test_every_page_is_named(names: str, sentence: str) -> None:
    shown = material(audit(*names.split()))
    assert said(to_remove(shown, "phone@0")) == said(as_action(shown, "phone@0")) == sentence
    assert said(to_remove(shown, "phone@0", 8)) == f"{sentence} (8 min)"


def test_the_pages_for_which_a_line_has_no_room_stand_below_the_action() -> None:
    shown = material(audit(*(f"{number}.html" for number in range(5))))
    assert [said(one) for one in action(shown, "phone@0").notes] == [
        "It stands on: 0.html, 1.html, 2.html, 3.html, 4.html"
    ]
    many = material(audit(*(f"{number}.html" for number in range(50))))
    [pages] = where_it_stands(many, "phone@0")
    assert said(pages).endswith("38.html, 39.html …")
    assert not list(where_it_stands(material(audit("a.html", "b.html", "c.html")), "phone@0"))


def targets_in_rows(record: AuditRecord) -> list[str]:
    """The column "Target" of the rows of what there is to do about the phone."""
    rows = csv.DictReader(StringIO(audit_rows(material(record)).removeprefix("\ufeff"), newline=""))
    return [row["Target"] for row in rows if row["Table"] == "To do" and row["Id"] == "phone@0"]


@pytest.mark.parametrize(
    ("names", "targets"),
    [
        ("a.html", "a.html"),
        ("-", "the text you gave"),
        ("a.html a.html", "a.html"),
        ("a.html b.txt", "a.html, b.txt"),
        ("a.html b.html c.html d.html e.html", "a.html, b.html, c.html, d.html, e.html"),
    ],
)
def test_a_row_of_what_to_do_names_every_target(names: str, targets: str) -> None:
    assert targets_in_rows(audit(*names.split())) == [targets]


def test_a_row_of_what_to_do_cuts_no_target_off() -> None:
    names = [f"https://example.com/a-page-of-mine-with-a-long-name/{number:03}" for number in range(200)]
    assert targets_in_rows(audit(*names)) == [", ".join(names)]


@pytest.mark.parametrize(
    ("names", "found", "to_do"),
    [
        ("a.html", ["Delete it from your intro"], "Delete it from your intro"),
        ("a.zip", ["Delete it from your intro"], "Delete it from your intro"),
        (
            "-",
            ["Leave out of the text: Phone number"],
            "Leave out of the text: Phone number in the text you g",
        ),
        ("a.txt b.txt", ["Leave out of the text: Phone number"] * 2, "Leave out of both texts: Phone number"),
        # Of a text and a page, a page is what takes more than a stroke.
        ("a.html b.txt", ["Delete it from your", "Leave out of the text"], "Delete it from your intro"),
    ],
)
def test_a_row_about_a_text_gives_no_advice_for_a_network(names: str, found: list[str], to_do: str) -> None:
    written = audit_rows(material(audit(*names.split()))).removeprefix("\ufeff")
    rows = [
        row for row in csv.DictReader(StringIO(written, newline="")) if row["Id"] in (PHONE.id, "phone@0")
    ]
    said_of = {
        name: [row["What to do"] for row in rows if row["Table"] == name] for name in ("Can be seen", "To do")
    }
    assert all(one.startswith(begin) for one, begin in zip(said_of["Can be seen"], found, strict=True))
    assert all(one.startswith(to_do) for one in said_of["To do"])
    assert len(said_of["To do"]) == 1


def test_a_row_about_a_setting_has_no_target() -> None:
    rows = csv.DictReader(StringIO(audit_rows(material(WHOLE)).removeprefix("\ufeff"), newline=""))
    settings = [row["Target"] for row in rows if row["Table"] == "To do" and "/" in row["Id"]]
    assert settings == [""] * 3


def test_of_a_folder_the_files_are_named_that_show_it() -> None:
    record = audit("folder")
    places = tuple(replace(PHONE.where[0], target=0, page=f"folder/{name}.html") for name in "ab")
    shown = material(replace(record, exposures=(replace(PHONE, where=places),)))
    assert said(to_remove(shown, "phone@0")) == "Remove where others see it: Phone number in folder"
    assert [said(one) for one in where_it_stands(shown, "phone@0")] == [
        "It stands on: folder/a.html, folder/b.html"
    ]


def test_one_page_that_was_given_twice_is_one() -> None:
    record = audit("a.html", "a.html")
    assert said(to_remove(material(record), "phone@0")) == "Remove from the page: Phone number on a.html"


def test_what_does_not_count_and_what_was_accepted_asks_for_nothing() -> None:
    office = audit("a.html", "b.html", office=True)
    only_office = replace(office, exposures=office.exposures[1:])
    assert said(material(only_office).named("phone@1")) == "Phone number on b.html"
    held = AcceptedRecord(
        risk=PHONE.id, since=CREATED.date(), until=CREATED.date(), because="", over=False, in_plan=False
    )
    other = replace(PHONE, id="p-0000", where=PHONE.where[:1])
    both = replace(audit("a.html", "b.html"), accepted=(held,))
    assert said(material(both).named("phone@0")) == "Phone number on a.html and b.html"
    two = replace(both, exposures=(*both.exposures, other))
    assert said(material(two).named("phone@0")) == "Phone number on a.html"


def test_a_group_of_which_nothing_is_known_any_more_is_named_by_its_kind() -> None:
    lost = replace(WHOLE, targets=(), exposures=())
    assert said(to_remove(material(lost), "phone@7")) == "Remove from the page: Phone number"


def held(risk: str) -> AcceptedRecord:
    """That this risk is accepted and not over."""
    day = CREATED.date()
    return AcceptedRecord(risk=risk, since=day, until=day, because="", over=False, in_plan=False)


def test_of_several_of_a_kind_of_which_one_is_accepted_it_is_said_which_is_meant() -> None:
    others = tuple(replace(PHONE, id=f"p-000{at}", masked=f"09•• ••• •2{at}") for at in range(4))
    record = replace(audit("a.html"), exposures=(PHONE, *others[:1]))
    plainly = "Remove from the page: Phone number on a.html"
    assert said(to_remove(material(record), "phone@0")) == plainly
    whole = replace(record, accepted=(held(PHONE.id), held("p-0000")))
    assert said(to_remove(material(whole), "phone@0")) == plainly
    one = replace(record, accepted=(held(PHONE.id),))
    assert said(to_remove(material(one), "phone@0")) == (
        "Remove from the page: Phone number (09•• ••• •20, p-0000) on a.html"
    )
    many = replace(one, exposures=(PHONE, *others))
    assert said(to_remove(material(many), "phone@0")) == (
        "Remove from the page: Phone number (09•• ••• •20, p-0000; 09•• ••• •21, p-0001; 09•• ••• •22, p-0002 …) "
        "on a.html"
    )
    assert said(material(one).named("phone@0")) == "Phone number on a.html"


def test_what_was_accepted_on_another_page_and_what_does_not_count_change_no_name() -> None:
    record = audit("a.html", "b.html", office=True)
    elsewhere = replace(record, accepted=(held(OFFICE.id),))
    assert said(to_remove(material(elsewhere), "phone@0")) == (
        "Remove from both pages: Phone number on a.html and b.html"
    )
    office = replace(OFFICE, where=PHONE.where[:1])
    beside = replace(audit("a.html"), exposures=(PHONE, office), accepted=(held(PHONE.id),))
    phone = replace(CATALOG.exposures[Kind.PHONE], harmless=("type=organisation",))
    catalog = replace(CATALOG, exposures={**CATALOG.exposures, Kind.PHONE: phone})
    shown = replace(material(beside), catalog=catalog)
    assert said(to_remove(shown, "phone@0")) == "Remove from the page: Phone number on a.html"
