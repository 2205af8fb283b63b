"""Two real browsers of phone size take part over loopback, and the wall in a third shows it while it happens."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from privacy_audit.session.keeping import read_session
from privacy_audit.session.moving import choose, close
from privacy_audit.session.stops import onward, stops
from privacy_audit.sources.browser import find_browser
from privacy_audit.tally import Session
from tests.room.hall import room

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

needs_browser = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)
PHONE, PROJECTOR = (360, 640), (1280, 720)
TOPIC = "zalo/find-by-phone"


@pytest.fixture
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    program = find_browser()
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=str(program), args=["--no-sandbox"])
        yield opened
        opened.close()


def page_of(browser: Browser, size: tuple[int, int], complaints: list[str], *, scripts: bool = True) -> Page:
    """A window of its own, with cookies of its own; what the browser complains of is noted."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="en-US", java_script_enabled=scripts
    )
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


def next_step(session: Session) -> Session:
    return onward(session, stops(session))


@needs_browser
def test_two_phones_answer_and_the_bars_of_the_wall_grow(browser: Browser, tmp_path: Path) -> None:
    complaints: list[str] = []
    crowd = [(f"{seat}", ("on", "off")[seat % 2]) for seat in range(14)]
    with room(tmp_path / "a.session") as opened:
        hall = opened.hall
        opened.change(lambda session: choose(session, TOPIC, "before", crowd))
        hall.joining = False
        wall = page_of(browser, PROJECTOR, complaints)
        wall.goto(hall.wall + "&lang=en")
        assert wall.locator(".bar p > b").all_inner_texts() == ["7", "7"]
        assert wall.evaluate("document.documentElement.scrollHeight") <= PROJECTOR[1]

        scanned = page_of(browser, PHONE, complaints)
        scanned.goto(hall.link)
        scanned.click("text=Take part")
        typed = page_of(browser, PHONE, complaints, scripts=False)
        typed.goto(f"http://{hall.place}/")
        typed.fill("input[type=tel]", f"{hall.code[:4]} {hall.code[4:]}")
        typed.click("text=Take part")

        scanned.check("input[value=on]")
        scanned.click("text=Send")
        scanned.wait_for_selector("text=Your answer is kept: On")
        wall.wait_for_selector(".bar p > b:text-is('8')")
        typed.check("input[value=on]")
        typed.click("text=Send")
        typed.wait_for_selector("text=Your answer is kept: On")
        wall.wait_for_selector(".bar p > b:text-is('9')")
        widths = [box["width"] for one in wall.locator(".bar rect").all() if (box := one.bounding_box())]
        assert widths[0] > widths[1] > 0
        assert scanned.evaluate("document.documentElement.scrollWidth") <= PHONE[0]

        opened.change(next_step)
        scanned.click("text=Done. It is now: Off")
        scanned.wait_for_selector("text=Your answer is kept: Off")
        opened.change(lambda session: close(session, session.created))
        scanned.wait_for_selector("text=Thank you!")
        typed.wait_for_selector("text=Thank you!", timeout=10_000)
    kept = read_session(tmp_path / "a.session").tally(TOPIC)
    assert kept.phones == {"before": {"on": 9, "off": 7}, "after": {"off": 1}}
    assert complaints == []


@needs_browser
def test_a_phone_and_the_wall_say_when_the_connection_is_lost_and_when_it_is_back(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "a.session"
    with room(path) as opened:
        hall, port = opened.hall, int(opened.hall.place.rpartition(":")[2])
        wall, phone = (page_of(browser, size, []) for size in (PROJECTOR, PHONE))
        wall.goto(hall.wall + "&lang=en")
        phone.goto(hall.link)
        phone.click("text=Take part")
        phone.wait_for_selector("text=Send")
    wall.wait_for_selector("text=connection lost, trying again…", timeout=20_000)
    phone.wait_for_selector("text=connection lost, trying again…", timeout=20_000)
    with room(path, port=port):
        wall.wait_for_selector("text=connection lost", state="detached", timeout=20_000)
        phone.wait_for_selector("text=connection lost", state="detached", timeout=20_000)
