"""Addresses of other countries in their usual form, and what only looks like one."""

from __future__ import annotations

import pytest

from privacy_audit.detectors.address import find
from privacy_audit.detectors.reading import Finding, read
from privacy_audit.model import Content, Part, Segment


def found_in(text: str) -> list[Finding]:
    return list(find(read(Content(name="test", segments=(Segment(text=text, part=Part.TEXT),)))))


NEAR_MISSES = (
    "Victoria 3000 people",
    "in VIC 3011 cases were counted",
    "Springfield, IL 62704",
    "Main Street, Springfield, IL",
    "The 12 Best Streets, Springfield, IL",
    "Room 12, Newtown, NSW",
    "東京都は人口1400万人",
    "神奈川県の天気 25度",
    "서울특별시 인구 9500000명",
    "부산 3시 30분",
    "Shibuya-ku, Tokyo",
    "10-20 Kilo-gu",
    "Singapore 570108",
    "50667 Köln",
    "Version 12, 50667 Downloads",
    "am 12. Mai, 50667 Besucher",
)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_place_or_a_count_abroad_is_no_address(text: str) -> None:
    assert found_in(text) == []


ADDRESSES = (
    ("‹400 S. State Street, Chicago, IL 60605›", "•••, Chicago, IL"),
    (
        "Lives at ‹742 Evergreen Terrace, Apt 3B, Springfield, Illinois 62704, USA›.",
        "•••, Springfield, Illinois, USA",
    ),
    ("‹Flat 3, 22 Example Street, London NW1 6XE, UK›", "•••, London, UK"),
    ("‹10 Example Street, London, SW1A 2AA›", "•••, London"),
    ("‹Unit 5/88 Hopkins Street, Footscray VIC 3011, Australia›", "•••, Footscray, VIC, Australia"),
    ("‹12 Example Road, Newtown NSW 2042›", "•••, Newtown, NSW"),
    ("‹Musterstraße 12a, 50667 Köln›", "•••, Köln"),
    ("‹Am Alten Markt 3, D-50667 Köln, Germany›", "•••, Köln, Germany"),
    ("‹12 bis, rue de l'Exemple, 75001 Paris, France›", "•••, Paris, France"),
    ("‹〒169-0073 東京都新宿区百人町2-12-3 コーポ佐藤 201号›", "•••, 東京都新宿区"),
    ("住所:‹大阪府大阪市北区梅田1丁目2番3号›", "•••, 大阪府大阪市北区"),
    ("‹2-14-6 Ikebukuro, Toshima-ku, Tokyo 171-0014, Japan›", "•••, Toshima-ku, Tokyo"),
    ("‹서울특별시 구로구 디지털로 123, 504호›", "•••, 서울특별시 구로구"),
    ("‹경기도 성남시 분당구 판교로 25번길 7›", "•••, 경기도 성남시 분당구"),
    (
        "‹101-dong 1203-ho, 45 Jungang-daero, Dong-gu, Busan 48732, South Korea›",
        "•••, Dong-gu, Busan",
    ),
    ("‹Block 108 Bishan Street 12, #05-23, Singapore 570108›", "•••, Singapore"),
)


@pytest.mark.parametrize(("marked", "mask"), ADDRESSES)
def test_an_address_abroad_is_found_whole_and_masked(marked: str, mask: str) -> None:
    address = marked[marked.index("‹") + 1 : marked.index("›")]
    (finding,) = found_in(marked.replace("‹", "").replace("›", ""))
    assert finding.value.reveal() == address
    assert finding.masked == mask
    assert finding.attributes == {"form": "foreign"}
