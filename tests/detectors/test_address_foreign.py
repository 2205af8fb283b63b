"""Addresses of other countries in their usual form, and what only looks like one."""

from __future__ import annotations

import pytest

from privacy_audit.detectors.address import find
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
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
    "Die Tour: 3. OG, 04275 Tickets verkauft",
    "PO Box office record: 318 films, NM 87571 tickets",
    "Box 12 of 20, Dallas, TX",
    "Edinburgh EH15 1DB",
    "Seohyeon-ro, Bundang-gu",
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
    # streets without a word for one, flats, streets with many words for one
    ("Come round to ours: ‹Flat 2/1, 48 Dumbarton Road, Glasgow G11 6NX›", "•••, Glasgow"),
    ("‹17 Harbour Loan, Aberdeen AB11 5DQ›, call first", "•••, Aberdeen"),
    ("Party at ‹3 Cedar Brae, Inverness IV2 4PX› on Sunday", "•••, Inverness"),
    # boxes
    ("Send cards to ‹P.O. Box 1147, Bisbee, AZ 85603›.", "•••, Bisbee, AZ"),
    ("‹PO Box 62, Point Arena, CA 95468-0062›", "•••, Point Arena, CA"),
    ("‹RR 2 Box 114, Marfa, TX 79843›", "•••, Marfa, TX"),
    # storeys, no comma, streets of several words
    ("in der ‹Lindenallee 14, 2. Stock rechts, 50968 Köln›, kommt vorbei!", "•••, Köln"),
    ("‹Goethestr. 8a 10623 Berlin›", "•••, Berlin"),
    ("‹Kirchweg 3 b, Hinterhaus, 22765 Hamburg›", "•••, Hamburg"),
    ("‹An der alten Mühle 5, 01157 Dresden›", "•••, Dresden"),
    ("‹8, allée Jean Moulin, bâtiment C, 69007 Lyon›", "•••, Lyon"),
    # in Latin letters, with all units
    ("‹23 Yeonhui-ro 11ga-gil, Seodaemun-gu, Seoul 03724›", "•••, Seodaemun-gu, Seoul"),
    (
        "‹Raemian Apt. 204-1801, 27 Seohyeon-ro 210beon-gil, Bundang-gu, Seongnam-si, Gyeonggi-do 13591›",
        "•••, Bundang-gu, Seongnam-si, Gyeonggi-do",
    ),
)


@pytest.mark.parametrize(("marked", "mask"), ADDRESSES)
def test_an_address_abroad_is_found_whole_and_masked(marked: str, mask: str) -> None:
    address = marked[marked.index("‹") + 1 : marked.index("›")]
    (finding,) = found_in(marked.replace("‹", "").replace("›", ""))
    assert finding.value.reveal() == address
    assert finding.masked == mask
    assert finding.attributes == {"form": "foreign"}


def test_hyphens_that_do_not_break_are_hyphens() -> None:
    (finding,) = found_in("3\u201114\u20115 Kamimeguro, Meguro\u2011ku, Tokyo 153\u20110051")
    assert finding.value.reveal() == "3-14-5 Kamimeguro, Meguro-ku, Tokyo 153-0051"
