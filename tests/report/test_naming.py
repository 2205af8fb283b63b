"""What findings are called: other things by their mask first, then photos by what they are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.model import Kind, Part
from privacy_audit.report.naming import name_of, names_of, told_attributes
from privacy_audit.words import Words
from tests.report.subjects import OFFICER, PROFILE, TEACHER, at, audit_of, exposure

ENGLISH = Words("en")


def test_what_has_a_mask_that_says_something_keeps_it() -> None:
    record = audit_of(TEACHER)
    assert name_of(ENGLISH, record.exposures[0], record.exposures) == "09•• ••• •78"
    assert told_attributes(record.exposures[0]) == {"type": "mobile"}


def test_with_its_value_a_photo_is_called_by_its_address() -> None:
    record = audit_of(TEACHER, reveal=True)
    photo = record.exposures[5]
    assert name_of(ENGLISH, photo, record.exposures) == "https://images.example.com/a1.jpg"


def test_photos_of_a_page_are_counted_in_their_order() -> None:
    record = audit_of(TEACHER)
    names = [name_of(ENGLISH, one, record.exposures) for one in record.exposures if one.kind is Kind.PHOTO]
    assert names == [f"Posted photo (photo {number} of 5 on that page)" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("role", "name"),
    [("avatar", "Profile photo"), ("cover", "Cover photo"), ("portrait", "Portrait"), ("strange", "Photo")],
)
def test_a_photo_that_is_alone_on_its_page_needs_no_number(role: str, name: str) -> None:
    alone = exposure(Kind.PHOTO, "https://x.example/1.jpg", "x.example #1", at(0, PROFILE, ""), role=role)
    elsewhere = exposure(Kind.PHOTO, "2", "x.example #2", at(0, "another", ""), role=role)
    record = audit_of(replace(OFFICER, exposures=(alone, elsewhere)))
    assert name_of(ENGLISH, record.exposures[0], record.exposures) == name
    assert told_attributes(record.exposures[0]) == {}


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("truong.zip › anh.jpg", {"device": "Camera", "picture": "anh.jpg"}),
        (PROFILE, {"device": "Camera", "picture": "anh.jpg"}),
        ("anh.jpg", {"device": "Camera"}),
    ],
)
def test_the_picture_that_holds_a_place_is_named_once(page: str, told: dict[str, str]) -> None:
    where = at(0, page, "", Part.EXIF)
    place = exposure(Kind.LOCATION, "20.84,106.68", "20.8,106.7", where, picture="anh.jpg", device="Camera")
    [kept] = audit_of(replace(OFFICER, exposures=(place,))).exposures
    assert told_attributes(kept) == told


@pytest.mark.parametrize("reveal", [False, True])
def test_all_names_at_once_are_those_one_by_one(reveal: bool) -> None:
    exposures = audit_of(TEACHER, reveal=reveal).exposures
    assert list(names_of(ENGLISH, exposures)) == [name_of(ENGLISH, one, exposures) for one in exposures]
