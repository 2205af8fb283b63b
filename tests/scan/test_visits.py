"""Several pages of the web at once, politely."""

from __future__ import annotations

import threading
import time
import tracemalloc
from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.model import Kind, PictureFile, Status
from privacy_audit.scan import scan
from privacy_audit.scan.pace import Pace
from privacy_audit.scan.pages import PageSeen, read_page
from privacy_audit.scan.photographs import PictureSeen
from privacy_audit.scan.visits import Readable, side_by_side, visit
from privacy_audit.sources import Options
from tests.pictures.build import saved, scene
from tests.web_server import Visit, answer, serve

OPTIONS = Options(mask=masked_text, allow_private=True, timeout=10, jobs=4)
CATALOG = Library().catalog()


def page(text: str) -> bytes:
    body = f"<html><body><h1>Trang cá nhân</h1><p>{text}</p></body></html>".encode()
    return answer(body=body, Content_Type="text/html; charset=utf-8")


def test_pages_are_waited_for_side_by_side_and_reported_in_the_order_of_the_targets() -> None:
    at_once, most, lock = 0, 0, threading.Lock()

    def slow(visit: Visit) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.2)
        with lock:
            at_once -= 1
        visit.send(page(f"Gọi 09123456{visit.path[1:]} nhé"))

    with serve(slow) as server:
        found = scan(
            [server.url(f"/{number}") for number in range(10, 22)], CATALOG, OPTIONS, lambda name: None
        )
    assert most == 4
    assert [look.target.rpartition("/")[2] for look in found.looks] == [
        str(number) for number in range(10, 22)
    ]
    phones = [one for one in found.exposures if one.kind is Kind.PHONE]
    assert [(one.reveal(), one.where[0].target) for one in phones] == [
        (f"+849123456{number}", number - 10) for number in range(10, 22)
    ]


def test_while_a_page_is_looked_through_nobody_holds_its_bytes() -> None:
    held: list[int] = []

    def read(item: Readable) -> PageSeen | PictureSeen:
        held.append(tracemalloc.get_traced_memory()[0])
        assert not isinstance(item, PictureFile)
        return read_page(0, item, CATALOG)

    body = b"<p>Zalo 0912 345 678</p>".ljust(8_000_000)
    with serve(lambda visit: visit.send(answer(body=body, Content_Type="text/html"))) as server:
        tracemalloc.start()
        try:
            [seen] = visit(server.url(), OPTIONS, Pace(), read, lambda name: None)
        finally:
            tracemalloc.stop()
    assert isinstance(seen, PageSeen)
    assert [one.reveal() for one in seen.exposures] == ["+84912345678"]
    assert max(held) < 4_000_000


@pytest.mark.parametrize(
    ("picture", "gaps"),
    [
        ("data:image/gif;base64,R0lGODlhAQABAAAAACw=", []),  # it holds the place of a photo
        ("/a.jpg", []),
        ("data:image/png;base64," + "A" * 2000, [("photos-unseen", {"count": "1", "all": "1"})]),
        ("/missing.jpg", [("photos-unseen", {"count": "1", "all": "1"})]),
    ],
    ids=["a holder", "fetched", "within the page", "missing"],
)
def test_a_photo_of_a_page_that_is_not_opened_is_said(
    picture: str, gaps: list[tuple[str, dict[str, str]]]
) -> None:
    def answered(visit: Visit) -> None:
        if visit.path == "/a.jpg":
            visit.send(answer(body=saved(scene(seed=1)), Content_Type="image/jpeg"))
        elif visit.path == "/":
            visit.send(page(f'<img src="{picture}" width="400" height="300" alt="Đỗ Gia Linh">'))
        else:
            visit.send(answer(404))

    with serve(answered) as server:
        (look,) = scan([server.url()], CATALOG, OPTIONS, lambda name: None).looks
    assert look.sight.status is Status.SEEN
    assert [(gap.code, gap.values) for gap in look.gaps] == gaps


def test_one_page_that_fails_leaves_the_others() -> None:
    with serve(lambda visit: visit.send(page("Zalo 0912 345 678"))) as server:
        found = scan(
            [server.url(), "http://127.0.0.1:1/", server.url("/2")], CATALOG, OPTIONS, lambda name: None
        )
    assert [look.sight.status for look in found.looks] == [Status.SEEN, Status.UNREACHABLE, Status.SEEN]
    assert [place.target for place in found.exposures[0].where] == [0, 2]


def test_an_exception_of_a_task_reaches_whoever_waits_for_it() -> None:
    def broken() -> int:
        raise ZeroDivisionError

    first, second = side_by_side([broken, lambda: 2], 1)
    with pytest.raises(ZeroDivisionError):
        first.result(5)
    assert second.result(5) == 2


def test_the_second_question_to_a_host_waits_and_one_to_another_does_not() -> None:
    pace, began = Pace(), time.monotonic()
    pace.wait("https://a.example/1", 0.3)
    pace.wait("https://b.example/1", 0.3)
    assert time.monotonic() - began < 0.2
    pace.wait("https://A.example/2", 0.3)
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize(
    "own", ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:9/", "not an address"]
)
def test_one_s_own_computer_is_not_waited_for(own: str) -> None:
    pace, began = Pace(), time.monotonic()
    for _ in range(3):
        pace.wait(own, 5)
    assert time.monotonic() - began < 1


def test_a_draft_is_scanned_like_a_page(tmp_path: Path) -> None:
    from privacy_audit.model import Page

    draft = Page(name="-", body="Lh 0912 345 678 nhé".encode(), content_type="text/plain", charset="utf-8")
    found = scan([draft], CATALOG, OPTIONS, lambda name: None)
    assert [one.reveal() for one in found.exposures] == ["+84912345678"]
    assert found.looks[0].sight.status is Status.SEEN
