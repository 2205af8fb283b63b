"""Pages of every kind in the installed browser: nothing is loaded, nothing is cut, everybody can read them.

The rules of access are those of axe-core (Deque, MPL-2.0), which comes in the wheel of axe-playwright-python.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PIL import Image

from privacy_audit.catalog import Library
from privacy_audit.guide.emergency import joined, say_emergency
from privacy_audit.guide.outreach import office_of, spread
from privacy_audit.palette import Theme
from privacy_audit.report.card import compose_card
from privacy_audit.report.emergency import compose_emergency
from privacy_audit.report.html import render
from privacy_audit.report.leaflet import render_html as render_leaflet
from privacy_audit.report.letter import fill_in, render_page
from privacy_audit.report.material import Speaker
from privacy_audit.sources.browser import find_browser
from privacy_audit.words import Words
from tests.report.rendering import render_html
from tests.report.subjects import CATALOG, CREATED, OFFICER, TEACHER, audit_of
from tests.report.test_terminal import hostile_run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None or find_spec("axe_playwright_python") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright, or no axe-core",
)
PHONE, DESK, PAPER = 360, 1280, 688
"""CSS pixels: a small phone, a desk, and what of A4 is left between the margins (182 mm)."""
LIBRARY = Library()
ZALO = LIBRARY.network("zalo")


def report(language: str = "vi", theme: Theme | None = None) -> str:
    """The teacher's report a week after the officer's: with everything that a report can have."""
    before = audit_of(replace(OFFICER, created=CREATED - timedelta(days=7)), language)
    whole = render_html(audit_of(TEACHER, language), CATALOG, Words(language), previous=before)
    return whole.replace("<html ", f'<html data-theme="{theme}" ', 1) if theme else whole


def letter(language: str, theme: Theme | None = None) -> str:
    """A letter about the first thing that was found."""
    record, words = audit_of(TEACHER, language), Words(language)
    letters = LIBRARY.letters()
    speaker = Speaker(catalog=CATALOG, words=words)
    filled = fill_in(letters, letters.recipient("page-owner"), record, record.exposures[0], speaker)
    return render_page(filled, words, theme)


def sheet(theme: Theme | None = None) -> str:
    """The sheet of A4 that warns."""
    record = spread(LIBRARY.outreach(), "vi", kinds=("sheet",), office=office_of(None, None, None))
    return render_leaflet(record, Words("vi"), theme=theme)


PAGES: dict[str, Callable[[], str]] = {
    "report": report,
    "report-dark": lambda: report("en", "dark"),
    "report-projector": lambda: report("vi", "projector"),
    "card": lambda: render(compose_card(ZALO, ZALO.questions[:8], Words("vi"))),
    "emergency": lambda: render(
        compose_emergency(
            say_emergency(joined(LIBRARY.emergency()), Words("vi"), CREATED.date()), Words("vi")
        )
    ),
    "letter": lambda: letter("vi"),
    "letter-dark": lambda: letter("vi", "dark"),
    "letter-projector": lambda: letter("en", "projector"),
    "sheet": sheet,
    "sheet-dark": lambda: sheet("dark"),
    "sheet-projector": lambda: sheet("projector"),
    "hostile": lambda: render_html(audit_of(hostile_run("W" * 500)), CATALOG, Words("vi")),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The installed browser, without a window."""
    from playwright.sync_api import sync_playwright

    is_root = sys.platform == "linux" and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=find_browser(), headless=True, chromium_sandbox=not is_root
        )
        yield running
        running.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page as a file."""
    place = tmp_path_factory.mktemp("pages")
    for name, make in PAGES.items():
        (place / f"{name}.html").write_text(make(), encoding="utf-8")
    return place


def opened(browser: Browser, folder: Path, name: str, *, scripts: bool = False) -> Page:
    """A page on a phone, by default with scripts off."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto((folder / f"{name}.html").as_uri())
    return page


# What of a page stands out of the window, or is cut off by the element around it.
CUT = """() => {
  const seen = [...document.querySelectorAll('body *')].filter(one => one.checkVisibility());
  const text = one => one.tagName + ' ' + (one.textContent || '').trim().slice(0, 40);
  return {
    width: document.documentElement.scrollWidth,
    outside: seen.filter(one => one.getBoundingClientRect().right > innerWidth + 1).map(text),
    cut: seen.filter(one => getComputedStyle(one).overflow !== 'visible' && one.tagName !== 'svg'
        && !one.closest('svg') && one.scrollWidth > one.clientWidth + 1).map(text),
  };
}"""


# The feet of tables that a printer repeats on every page.
FOOTS = "all => all.filter(one => getComputedStyle(one).display === 'table-footer-group').map(one => one.innerText)"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_and_nobody_has_to_scroll_sideways(browser: Browser, folder: Path, name: str) -> None:
    page = opened(browser, folder, name)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT) == {"width": width, "outside": [], "cut": []}
        picture = Image.open(BytesIO(page.screenshot()))
        assert picture.size == (width, 800)
        colours = picture.convert("RGB").resize((60, 60)).getcolors(3600)
        assert colours and len(colours) > 50, "an empty page"
    page.context.close()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_on_paper_it_is_a4_whole_and_without_colour(browser: Browser, folder: Path, name: str) -> None:
    page = opened(browser, folder, name)
    printed = page.pdf(prefer_css_page_size=True)
    assert set(re.findall(rb"/MediaBox ?\[([^\]]+)\]", printed)) == {b"0 0 594.95996 841.91998"}
    page.set_viewport_size({"width": PAPER, "height": 972})
    page.emulate_media(media="print")
    # The sum of a table that is broken between pages may stand at its end alone.
    assert page.eval_on_selector_all("tfoot", FOOTS) == []
    measured = page.evaluate(CUT)
    assert (measured["outside"], measured["cut"]) == ([], [])
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    colours = picture.quantize(64).convert("RGB").getcolors() or []
    assert [one for _, one in colours if isinstance(one, tuple) and max(one) - min(one) > 30] == []
    page.context.close()


# The colours behind and of the text.
COLOURS = "() => { const style = getComputedStyle(document.documentElement); return [style.backgroundColor, style.color]; }"
DARK_PAPER, LIGHT_PAPER = "rgb(21, 23, 26)", "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    ("name", "on_dark", "on_light"),
    [
        *((name, DARK_PAPER, LIGHT_PAPER) for name in ("report", "card", "letter", "sheet")),
        *((f"{name}-dark", DARK_PAPER, DARK_PAPER) for name in ("report", "letter", "sheet")),
        *((f"{name}-projector", LIGHT_PAPER, LIGHT_PAPER) for name in ("report", "letter", "sheet")),
    ],
)
def test_a_page_follows_the_device_unless_a_theme_was_chosen_and_paper_is_white(
    browser: Browser, folder: Path, name: str, on_dark: str, on_light: str
) -> None:
    page = opened(browser, folder, name)
    for scheme, paper in (("dark", on_dark), ("light", on_light)):
        page.emulate_media(media="screen", color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(COLOURS)[0] == paper
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(COLOURS) == [LIGHT_PAPER, "rgb(0, 0, 0)"]
    page.context.close()


def test_with_scripts_off_everything_can_be_read(browser: Browser, folder: Path) -> None:
    without = opened(browser, folder, "report")
    with_them = opened(browser, folder, "report", scripts=True)
    assert without.inner_text("body") == with_them.inner_text("body")
    assert "Nên làm gì trước" in without.inner_text("body")
    without.context.close()
    with_them.context.close()


@pytest.mark.parametrize(
    "name", ["report", "report-dark", "card", "letter", "letter-dark", "sheet", "sheet-dark"]
)
def test_no_rule_of_access_is_broken_and_nothing_is_loaded_or_complained_about(
    browser: Browser, folder: Path, name: str
) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 800})
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    own = (folder / f"{name}.html").as_uri()
    page.goto(own)
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run()")
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [own]
    broken = [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found["violations"]]
    assert broken == [], json.dumps(broken, ensure_ascii=False, indent=1)
    assert len(found["passes"]) > 10
    context.close()
