"""Places on the map: what is none, what is one, and how it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit import scan_text
from privacy_audit.detectors import location
from privacy_audit.model import Certainty, Kind, Part
from tests.detectors.identity_readings import page_of, reading_of, seconds, values

NO_PLACES = (
    "Đường kính 20.8449 mm, dung sai 106.6881 µm",
    "Trạm đo ở cao độ 20.8449 m, lưu lượng 106.6881 m3/s",
    "loss 0.1066, 0.2084; ratio 16.05, 108.20 percent",
    'd="M20.8449,106.6881 30.1234,40.1234"',
    "20.8449,106.6881 20.8450,106.6882 20.8451,106.6883",
    "version 20.8449.106.6881",
    "giá lợn hơi chỉ còn từ 26.000-29.000 đồng/kg",
    "tỷ giá 23.5000/24.1200",
    "Bão số 9 ở khoảng 17,5 độ vĩ Bắc; 112,3 độ kinh Đông",
    "động đất tại tọa độ 14.829 độ vĩ Bắc, 108.238 độ kinh Đông",
    "Tàu cá gặp nạn ở 10°23'N 107°05'E, cách bờ 30 hải lý",
    "48.8584, 2.2945",
    "(0.0000, 0.0000)",
    "toạ độ 95.12345, 200.12345",
    "Vị trí 10.77, 106.70",
    "https://www.google.com/maps/@16.01,108.2,6z",
    "https://www.google.com/maps/@16.0123,108.2123,6z",
    "https://example.com/maps.html?q=1",
)
PLACES = {
    "Toạ độ nhà: 20,8449; 106,6881": "20.8449,106.6881",
    "Nhà mới nè: 20.8449,106.6881 nhé": "20.8449,106.6881",
    "Lat 20.8449; Long 106.6881": "20.8449,106.6881",
    "vĩ độ 20.8449, kinh độ 106.6881": "20.8449,106.6881",
    "N20.84490 E106.68810": "20.8449,106.6881",
    "20.8449°N, 106.6881°E": "20.8449,106.6881",
    "9.1768 N, 105.1524 E": "9.1768,105.1524",
    "home 33.8679° S, 151.2073° E": "-33.8679,151.2073",
    "30.267991,-97.739568 là nhà cũ": "30.267991,-97.739568",
    "106.6881, 20.8449": "20.8449,106.6881",
    "20°51'36\"N 106°41'00\"E": "20.86,106.68333",
    "20°51'36\"B 106°41'00\"Đ": "20.86,106.68333",
    "N 20°51.600' E 106°41.000'": "20.86,106.68333",
    '{"lat": 20.8449, "lng": 106.6881}': "20.8449,106.6881",
    "geo:20.8449,106.6881;u=35": "20.8449,106.6881",
    "geo:0,0?q=20.8449,106.6881(Nha)": "20.8449,106.6881",
    "https://maps.google.com/?q=20.8449,106.6881": "20.8449,106.6881",
    "https://www.google.com/maps/@20.8449,106.6881,17z": "20.8449,106.6881",
    "https://www.google.com/maps/place/A/@20.8,106.6,15z/data=!3d20.844912!4d106.688084": "20.844912,106.688084",
    "https://www.google.com/maps/embed?pb=!1m18!1d3728.123!2d106.6823456!3d20.8561234!2m3": (
        "20.856123,106.682346"
    ),
    "https://maps.apple.com/?ll=20.8449,106.6881": "20.8449,106.6881",
    "https://www.openstreetmap.org/?mlat=20.8449&mlon=106.6881": "20.8449,106.6881",
    "https://www.openstreetmap.org/#map=18/20.8449/106.6881": "20.8449,106.6881",
    "https://waze.com/ul?ll=20.8449%2C106.6881&navigate=yes": "20.8449,106.6881",
    "https://www.bing.com/maps?cp=20.8449~106.6881&lvl=16": "20.8449,106.6881",
}
HOSTILE = ("maps", "1'", "?q=1.234,2.345&", "20.8449,106.6881 ", "20°51'36\" ", "1.234,1.234,", "geo:")


@pytest.mark.parametrize("text", NO_PLACES)
def test_numbers_that_are_no_place_are_left(text: str) -> None:
    assert values(location.find, reading_of(text)) == []


@pytest.mark.parametrize(("text", "value"), PLACES.items())
def test_a_place_is_found_in_decimal_degrees(text: str, value: str) -> None:
    assert values(location.find, reading_of(text)) == [value]


def test_a_mask_shows_one_decimal() -> None:
    (found,) = location.find(reading_of("định vị 20.8449,106.6881"))
    assert found.masked == "20.8,106.7"


def test_the_place_of_a_shop_is_an_organisations() -> None:
    (found,) = location.find(reading_of("Showroom: 20.8449, 106.6881"))
    assert found.attributes == {"type": "organisation"}


def test_a_short_link_is_only_possible_and_its_code_is_masked() -> None:
    (found,) = location.find(reading_of("tới đây https://maps.app.goo.gl/AbC123dEf nhé"))
    assert found.certainty is Certainty.POSSIBLE
    assert found.masked == "maps.app.goo.gl/••••"


def test_what_a_picture_states_is_confirmed() -> None:
    (found,) = location.find(reading_of("20.84490,106.68810", Part.EXIF, "geo"))
    assert (found.value.reveal(), found.certainty) == ("20.8449,106.6881", Certainty.CONFIRMED)
    assert found.reasons == ("place-data", "valid")


def test_a_restaurant_s_data_are_an_organisations() -> None:
    page = page_of(
        '<script type="application/ld+json">{"@type":"Restaurant","name":"Bún","geo":'
        '{"@type":"GeoCoordinates","latitude":"20.8571","longitude":"106.6892"}}</script>'
    )
    assert [one.attributes for one in location.find(page)] == [{"type": "organisation"}]


def test_all_pairs_of_one_link_are_covered() -> None:
    link = "https://www.google.com/maps/place/A/@20.8449,106.6881,17z/data=!3d20.844912!4d106.688084"
    (found,) = location.find(reading_of(link))
    assert link[found.start : found.end] == "20.8449,106.6881,17z/data=!3d20.844912!4d106.688084"


@given(st.floats(8.5, 23.3), st.floats(102.2, 109.4))
def test_any_place_in_viet_nam_is_found(latitude: float, longitude: float) -> None:
    text = f"{latitude:.5f}, {longitude:.5f}"
    (found,) = location.find(reading_of(text))
    one, other = found.value.reveal().split(",")
    assert abs(float(one) - latitude) < 1e-5 and abs(float(other) - longitude) < 1e-5
    assert text[found.start : found.end] == text


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    short, long = (seconds(location.find, unit * (length // len(unit))) for length in (20_000, 40_000))
    assert long < 4 * short + 0.05


@pytest.mark.parametrize(
    ("link", "home"),
    [
        pytest.param("https://www.google.com/maps/place/Hồ+Gươm", None, id="a sight"),
        pytest.param("https://maps.google.com/maps/search/10+quán+ngon", None, id="what is looked for"),
        pytest.param("https://example.com/?q=12+Le+Loi", None, id="another site"),
        pytest.param(
            "https://maps.google.com/maps/place/12+L%C3%AA+L%E1%BB%A3i,+Ng%C3%B4+Quy%E1%BB%81n/",
            "12 Lê Lợi, Ngô Quyền",
            id="a step of the path",
        ),
        pytest.param("https://maps.google.com/?q=12+Le+Loi", "12 Le Loi", id="what is asked for"),
    ],
)
def test_a_house_in_a_link_to_a_map_is_an_address_and_nothing_of_it_is_shown(
    link: str, home: str | None
) -> None:
    found = [one for one in scan_text(f"gọi 0912 345 678 {link} nhé") if one.kind is Kind.ADDRESS]
    assert [one.reveal() for one in found] == ([home] if home else [])
    if home:
        assert [one.masked for one in found] == ["•••"]
        assert "12" not in found[0].where[0].excerpt


@pytest.mark.parametrize(
    "text",
    [
        'path d="M0 0 L 90.5 12.25 C 20.8449 106.6881 30 40 50 60 Z"',
        "20.8449, 106.6881 30 40",
        '<path d="M 20.8449,106.6881"',
    ],
)
def test_the_numbers_of_a_drawing_are_no_place(text: str) -> None:
    assert values(location.find, reading_of(text)) == []


@pytest.mark.parametrize(
    "text", ["toạ độ C 20.8449, 106.6881", "ghim 20.8449,106.6881 12 Lê Lợi", "20.8449, 106.6881, tầng 3"]
)
def test_a_letter_or_a_house_beside_a_place_makes_no_drawing(text: str) -> None:
    assert values(location.find, reading_of(text)) == ["20.8449,106.6881"]
