"""A page as the person's own browser draws it: its scripts run, a stranger's eyes look at it.

Chrome, Edge, Chromium or Brave as installed, headless, with an empty profile that is thrown away. Every
request passes a proxy of ours that judges it like any other; the page names the hosts that were asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from privacy_audit.model import Gap, Page, PictureFile, Status
from privacy_audit.sources.address import Address, parse, shown
from privacy_audit.sources.browser.find import check_browser, find_browser
from privacy_audit.sources.browser.gate import Dial, Limits, dial
from privacy_audit.sources.browser.proxy import Proxy, proxy
from privacy_audit.sources.browser.visit import Visit, visit
from privacy_audit.sources.deadline import NotFetched
from privacy_audit.sources.guard import Resolve, system_resolve
from privacy_audit.sources.options import PAGE_BYTES, Options
from privacy_audit.sources.web import gap_of

__all__ = ["check_browser", "find_browser", "open_browser"]

_LIMITS = Limits()
_MEGABYTE = 1024 * 1024


def open_browser(
    target: str,
    options: Options,
    resolve: Resolve = system_resolve,
    dial: Dial = dial,
    limits: Limits = _LIMITS,
) -> Iterator[Page | PictureFile | Gap]:
    """Draw a page of the web: one `Page` with its screenshot and gaps, or one `Gap` with the reason.

    The body of the page is the document after its scripts ran, as HTML in UTF-8; its number and headers
    are the server's. `target` must have passed `check_target`; raises what `check_browser` raises, and
    nothing else. `options.timeout` begins when the browser runs. `resolve` looks names up, `dial` connects.
    """
    program = check_browser()
    asked = parse(target)
    found = asyncio.run(_open(target, asked, program, options, resolve, dial, limits))
    yield from found


async def _open(
    target: str,
    asked: Address,
    program: Path,
    options: Options,
    resolve: Resolve,
    dial: Dial,
    limits: Limits,
) -> tuple[Page | PictureFile | Gap, ...]:
    # What a broken connection leaves unheard would be logged, with addresses. The loop is ours alone.
    asyncio.get_running_loop().set_exception_handler(lambda loop, about: None)
    async with proxy(options.allow_private, resolve, dial, limits) as running:
        try:
            seen = await visit(asked, target.partition("#")[2], program, options, running)
        except NotFetched as problem:
            return (gap_of(problem, shown(target, options.mask), asked, options),)
    return _told(asked, seen, running, options, limits)


def _told(
    asked: Address, seen: Visit, running: Proxy, options: Options, limits: Limits
) -> tuple[Page | PictureFile | Gap, ...]:
    """The page, its screenshot, and what of it is missing."""
    page = _page(asked, seen, running, options)
    gaps = tuple(
        Gap(name=page.name, status=Status.PARTLY_SEEN, code=code, values=values)
        for code, values in _missing(seen, running, options, limits)
    )
    return (page, *_screenshot(page, seen, options), *gaps)


def _page(asked: Address, seen: Visit, running: Proxy, options: Options) -> Page:
    return Page(
        name=shown(seen.address.url, options.mask),
        body=seen.body,
        content_type="text/html",
        charset="utf-8",
        asked=asked.url,
        url=seen.address.url,
        status_code=seen.status_code,
        headers=seen.headers,
        contacted=tuple(shown(host, options.mask) for host in running.gate.contacted),
        refused=tuple(shown(host, options.mask) for host in running.gate.refused),
    )


def _screenshot(page: Page, seen: Visit, options: Options) -> tuple[PictureFile | Gap, ...]:
    """What the page looks like, for whoever looks for faces and codes in pictures."""
    name = f"{page.name} (screenshot)"
    if not options.pictures or not seen.body:
        return ()
    if not seen.photograph:
        return (Gap(name=name, status=Status.PARTLY_SEEN, code="no-screenshot", beside=True),)
    return (PictureFile(name=name, body=seen.photograph, media_type="image/jpeg", taken_from=page.name),)


def _missing(
    seen: Visit, running: Proxy, options: Options, limits: Limits
) -> Iterator[tuple[str, dict[str, str]]]:
    if seen.cut:
        yield "too-large", {"host": options.mask(seen.address.host), "limit": str(PAGE_BYTES // _MEGABYTE)}
    if seen.has_stopped:
        yield "script-stopped", {}
    if running.gate.is_exhausted:
        yield "browser-limit", {"limit": str(limits.bytes // _MEGABYTE)}
