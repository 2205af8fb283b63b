"""A page of ours printed by the installed browser: whole, on A4, and without a request to anybody."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from privacy_audit.errors import WrongUsage
from privacy_audit.sources.browser import find_browser
from privacy_audit.sources.browser.printing import check_printing, print_pdf
from tests.web_server import serve

needs_browser = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)


@needs_browser
def test_a_page_becomes_pages_of_a4() -> None:
    page = "<!doctype html><style>@page{size:A4}p{break-after:page}</style><title>Tờ in</title><p>một<p>hai"
    printed = print_pdf(page)
    assert printed.startswith(b"%PDF-")
    assert set(re.findall(rb"/MediaBox ?\[([^\]]+)\]", printed)) == {b"0 0 594.95996 841.91998"}
    assert len(re.findall(rb"/Type /Page\b", printed)) >= 2


@needs_browser
def test_nothing_is_asked_for_while_a_page_is_printed_and_no_script_runs() -> None:
    with serve(lambda visit: visit.send(b"")) as server:
        here = server.url("")
        print_pdf(
            f'<!doctype html><img src="{here}/a.png"><link rel="stylesheet" href="{here}/b.css">'
            f'<iframe src="{here}/c"></iframe><script>fetch("{here}/d")</script>'
        )
        assert server.visits == []


@pytest.mark.skipif(find_spec("playwright") is None, reason="left out: no playwright")
def test_without_a_browser_it_is_said_how_to_print(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match=r"--format html --output report\.html.*Ctrl\+P"):
        check_printing({"PATH": str(tmp_path)}, "linux")
    with pytest.raises(WrongUsage, match="no Chrome, Edge, Chromium or Brave"):
        check_printing({"CHROME_PATH": str(tmp_path / "none")}, sys.platform)
