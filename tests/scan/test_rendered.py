"""A page that only its scripts draw: an empty shell to a request, all there in a real browser."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from privacy_audit.catalog import Library
from privacy_audit.detectors import masked_text
from privacy_audit.model import Kind, Status
from privacy_audit.scan import Scan, scan
from privacy_audit.sources import Options
from privacy_audit.sources.browser import find_browser
from tests.web_server import Visit, answer, serve

SHELL = """<!doctype html><html lang="vi"><head><title>…</title></head><body><div id="root"></div>
<script>
const line = text => { const p = document.createElement("p"); p.textContent = text; root.append(p); };
setTimeout(() => { line("Trang cá nhân của Minh Họa"); line("Zalo: 0912" + " 345 " + "678"); }, 300);
let more = 0;
addEventListener("scroll", () => { if (!more++) line("Nhà: số 12 ngõ 34 Lạch Tray, phường Gia Viên, Hải Phòng"); });
document.body.style.minHeight = "3000px";
</script></body></html>"""


def look(*, browser: bool) -> Scan:
    def shell(visit: Visit) -> None:
        found = visit.path == "/minh.hoa"
        visit.send(
            answer(
                200 if found else 404,
                SHELL.encode() if found else b"",
                Content_Type="text/html; charset=utf-8",
            )
        )

    options = Options(mask=masked_text, allow_private=True, timeout=15, browser=browser)
    with serve(shell) as server:
        return scan([server.url("/minh.hoa")], Library().catalog(), options, lambda name: None)


def test_a_request_sees_a_script_shell_and_nothing_of_it_counts_as_seen() -> None:
    found = look(browser=False)
    assert found.looks[0].sight.status is Status.SCRIPT_SHELL
    assert found.exposures == ()


@pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)
def test_the_browser_sees_all_of_it_also_what_comes_after_scrolling() -> None:
    found = look(browser=True)
    assert found.looks[0].sight.status is Status.SEEN
    assert {exposure.kind for exposure in found.exposures} >= {Kind.PHONE, Kind.ADDRESS}
    phone = next(exposure for exposure in found.exposures if exposure.kind is Kind.PHONE)
    assert phone.reveal() == "+84912345678"
    assert found.looks[0].contacted
