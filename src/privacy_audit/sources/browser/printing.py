"""Prints a page of our own as a PDF with the installed browser, which reaches nothing meanwhile.

The browser is off line, behind a proxy that refuses everything, without scripts, and is given the page
itself: no address is opened and no file is laid down for it.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from privacy_audit.errors import CannotWrite, WrongUsage, mark
from privacy_audit.model import Status
from privacy_audit.sources.browser.find import find_browser
from privacy_audit.sources.browser.launch import started
from privacy_audit.sources.browser.proxy import proxy
from privacy_audit.sources.deadline import NotFetched

_PRINT_SECONDS = 60.0


def check_printing(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> Path:
    """The program that will print. Raises `WrongUsage`, which says how to print without it."""
    if find_spec("playwright") is None:
        raise WrongUsage(
            mark(
                "PDF needs a part that is not installed ({command}). Without it: take --format html "
                "--output report.html, open that file in any browser and print it there (Ctrl+P)."
            ),
            command="pip install 'privacy-audit[browser]'",
        )
    if found := find_browser(environment, system):
        return found
    raise WrongUsage(
        mark(
            "PDF is printed by a browser, and no Chrome, Edge, Chromium or Brave was found on this computer "
            "(CHROME_PATH can name one). Without it: take --format html --output report.html, open that "
            "file where there is a browser and print it there (Ctrl+P)."
        )
    )


def print_pdf(html: str) -> bytes:
    """A page that loads nothing, as a PDF: pages of the size that its style asks for.

    Raises what `check_printing` raises, and `CannotWrite` if the browser does not do it.
    """
    program = check_printing()
    try:
        return asyncio.run(_printed(html, program))
    except NotFetched:
        raise CannotWrite(
            mark(
                "The browser could not print the report. Take --format html --output report.html, open that "
                "file in any browser and print it there (Ctrl+P)."
            )
        ) from None


async def _printed(html: str, program: Path) -> bytes:
    """The browser is never told the proxy's password, so every request of it is refused."""
    from playwright.async_api import Error

    async with proxy() as nothing, started(program, nothing) as browser:
        try:
            async with asyncio.timeout(_PRINT_SECONDS):
                context = await browser.new_context(offline=True, java_script_enabled=False)
                page = await context.new_page()
                await page.set_content(html, wait_until="load")
                return await page.pdf(prefer_css_page_size=True, tagged=True, outline=True)
        except (Error, TimeoutError):
            raise NotFetched(Status.UNREACHABLE, "browser-crashed") from None
