"""Coordinates in the metadata: no location first, then every way of writing one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from privacy_audit.model import Part
from privacy_audit.pictures.places import degrees, point, written_degrees
from tests.pictures.build import (
    GPS_HOME,
    METADATA_ALONE,
    exif_of,
    look,
    saved,
    scene,
    with_exif,
    with_xmp,
    words,
)

JPEG = saved(scene(64, 48))


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {1: "N", 2: (20.0, 50.0, 41.64)},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "S", 2: (0.0, 0.0, 0.0), 3: "W", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (91.0, 0.0, 0.0), 3: "E", 4: (106.0, 0.0, 0.0)},
        {1: "N", 2: (20.0, 0.0, 0.0), 3: "E", 4: (181.0, 0.0, 0.0)},
    ],
)
def test_what_is_no_place_is_not_stated(gps: dict[int, object]) -> None:
    looked = look(with_exif(JPEG, exif_of({}, gps=gps)), METADATA_ALONE)
    assert words(looked) == []


def test_the_place_of_a_photo_is_stated_as_decimal_degrees() -> None:
    [segment] = look(with_exif(JPEG, exif_of({}, gps=dict(GPS_HOME))), METADATA_ALONE).content.segments
    assert (segment.label, segment.text) == ("geo", "20.84490,106.68810")
    assert (segment.part, segment.locator) == (Part.EXIF, "EXIF GPS")


def test_south_and_west_are_negative() -> None:
    gps = {1: "S", 2: (33.0, 51.0, 0.0), 3: "W", 4: (151.0, 12.0, 36.0)}
    assert words(look(with_exif(JPEG, exif_of({}, gps=gps)), METADATA_ALONE)) == [
        ("geo", "-33.85000,-151.21000")
    ]


@pytest.mark.parametrize(
    ("numbers", "half", "expected"),
    [
        ((), "N", None),
        ((math.nan, 1.0, 1.0), "N", None),
        ((48.0, 53.32358, math.nan), "N", 48.888726333),
        ((20.5,), "N", 20.5),
        ((10.0, 30.0, 36.0), "s", -10.51),
    ],
)
def test_degrees_with_missing_parts(numbers: tuple[float, ...], half: str, expected: float | None) -> None:
    found = degrees(numbers, half)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("20,50.694", None),
        ("N20", None),
        ("nan", None),
        ("1e5", None),
        ("20,50.694N", 20.8449),
        ("106,41,17.16E", 106.6881),
        ("33,51.0S", -33.85),
        ("-33.85", -33.85),
    ],
)
def test_coordinates_of_xmp(text: str, expected: float | None) -> None:
    found = written_degrees(text)
    assert found == (None if expected is None else pytest.approx(expected))


def test_a_place_in_xmp_alone_is_stated() -> None:
    body = with_xmp(
        JPEG,
        "<exif:GPSLatitude>20,50.694N</exif:GPSLatitude><exif:GPSLongitude>106,41.286E</exif:GPSLongitude>",
    )
    assert words(look(body, METADATA_ALONE)) == [("geo", "20.84490,106.68810")]


@given(some.floats(), some.floats())
def test_a_place_is_on_earth_or_none(latitude: float, longitude: float) -> None:
    text = point(latitude, longitude)
    if text is not None:
        north, east = map(float, text.split(","))
        assert abs(north) <= 90
        assert abs(east) <= 180
        assert (north, east) != (0, 0)
