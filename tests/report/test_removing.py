"""What to take off which pages: all of them are named, since gone from one alone it is not gone."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.record.acceptance import AcceptedRecord
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.material import Material
from privacy_audit.report.removing import to_remove, where_it_stands
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
