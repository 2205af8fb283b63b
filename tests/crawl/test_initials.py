"""Nobody's name leaves a visit: not in the words around a finding, not cut, not in any letters."""

from __future__ import annotations

from functools import cache

import pytest

from privacy_audit.catalog import Library
from privacy_audit.checklist import Catalog
from privacy_audit.crawl import Limits, SiteSeen, crawl
from privacy_audit.crawl.initials import Initials
from privacy_audit.detectors import masked_text
from privacy_audit.sources import Options
from tests.crawl.village import MENU, page, village

NAMES = Initials(("nguyen thi quynh", "anna muller"))


@cache
def catalog() -> Catalog:
    return Library().catalog()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("…", "…"),
        ("trưởng phòng, điện thoại 09•• ••• •33", "trưởng phòng, điện thoại 09•• ••• •33"),
        ("…quỳnh anh nở bên đường", "…quỳnh anh nở bên đường"),
        ("Trường THPT Nguyễn Trãi", "Trường THPT Nguyễn Trãi"),
        ("anh em trong nhà", "anh em trong nhà"),
        ("Bà Nguyễn Thị Quỳnh, trưởng phòng", "Bà N.T.Q., trưởng phòng"),
        ("NGUYỄN THỊ QUỲNH 09•• ••• •33", "N.T.Q. 09•• ••• •33"),
        ("nguyen thi quynh – facebook.com/nguyen.thi.quynh", "N.T.Q. – facebook.com/N.T.Q."),
        ("Nguyễn Thị Quỳnh", "N.T.Q."),
        ("…Thị Quỳnh, trưởng phòng", "…T.Q., trưởng phòng"),
        ("…ị Quỳnh, trưởng phòng", "…Ị.Q., trưởng phòng"),
        ("liên hệ trưởng phòng Nguyễn Th…", "liên hệ trưởng phòng N.T.…"),
        ("gọi chị Quỳnh hoặc ông Xiêm", "gọi chị Q. hoặc ông X."),
        ("Contact: Anna Müller", "Contact: A.M."),
        ("Trần Văn Nam, 09•• ••• •33", "T.V.N., 09•• ••• •33"),
    ],
)
def test_initials_stand_for_names_and_other_words_stay(text: str, expected: str) -> None:
    assert NAMES.text(text) == expected


def seen_of(*bodies: str) -> SiteSeen:
    """A visit to a site of these pages."""
    links = "".join(f'<a href="/o/{number}">{number}</a>' for number in range(len(bodies)))
    pages = {"/": links} | {f"/o/{number}": body for number, body in enumerate(bodies)}
    more = {path: page("Xã", body).replace(MENU, "") for path, body in pages.items()}
    with village(more=more) as site:
        limits = Limits(pages=len(bodies) + 1, depth=2, gap=0.01)
        options = Options(mask=masked_text, allow_private=True)
        return crawl(site.start, catalog(), options, limits, b"k" * 32, lambda _: None, None)


def test_what_a_visit_tells_holds_no_name() -> None:
    seen = seen_of(
        "<p>Bà Nguyễn Thị Quỳnh, trưởng phòng, điện thoại 0912 345 678</p>",
        f"<p>{'Văn phòng mở cửa buổi sáng. ' * 2}Gặp ông Trần Văn Xiêm, số 0987 654 321, {'hoặc gửi thư. ' * 6}"
        "</p><p>Kế toán (vợ ông Nguyễn Văn Quỳnh) 0903 111 222, làm việc tại Công ty Sao Mai</p>",
        '<script type="application/ld+json">{"@type":"Person","name":"Anna Kowalska","jobTitle":"Coordinator",'
        '"telephone":"+84 912 345 678"}</script><p>Please ask Anna Kowalska: 0912 345 678</p>',
    )
    whos = ["A.K.", "N.T.Q.", "N.V.Q.", "T.V.X."]
    assert sorted(person.who for one in seen.pages for person in one.people) == whos
    told = str(seen)
    for name in ("Quỳnh", "Xiêm", "Nguyễn", "Trần Văn", "Kowalska", "Anna"):
        assert name not in told
    assert "Bà N.T.Q., trưởng phòng, điện thoại 09•• ••• •78" in told
