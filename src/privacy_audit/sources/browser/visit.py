"""A visit to one page: open it, let it come to rest, show all of it once, take it down."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from privacy_audit.model import Status, Value
from privacy_audit.sources.address import Address, BadAddress, parse
from privacy_audit.sources.browser.document import MainDocument, why_not
from privacy_audit.sources.browser.launch import keep_single, started, stranger
from privacy_audit.sources.browser.proxy import Proxy
from privacy_audit.sources.browser.tab import ELEMENTS, Snapshot, State, Tab
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.options import PAGE_BYTES, PICTURE_BYTES, Options

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

_LOOK_SECONDS = 0.25
_QUIET_SECONDS = 0.5
_FIRST_LOOKS, _LATER_LOOKS = 4, 2
"""So often in a row the document has to be the same, first and after each scroll."""
_FIRST_REST, _LATER_REST = 10.0, 2.0
"""Seconds it gets to come to rest, first and after each scroll; never more than half of what is left."""
_SCROLLS = 12
_OVERLAP = 100
"""Pixels of a window that are seen again in the next."""
_SPARE_SECONDS = 5.0
"""Kept back from scrolling, for taking the page down."""


class Visit(Value):
    """What a visit gave. `address` is where it ended, `photograph` a JPEG of the whole page."""

    address: Address
    status_code: int | None
    headers: dict[str, str]
    body: bytes = b""
    cut: bool = False
    has_stopped: bool = False
    """Whether a script of the page had to be stopped."""
    photograph: bytes | None = None


async def visit(asked: Address, fragment: str, program: Path, options: Options, proxy: Proxy) -> Visit:
    """Look at a page in a browser of its own.

    `fragment` is what the address has behind its `#`, for pages that are drawn by it. Raises `NotFetched`.
    """
    async with started(program, proxy) as browser:
        context = await stranger(browser, proxy, options.language)
        page = await context.new_page()
        keep_single(context, page)
        deadline = Deadline.after(options.timeout)
        document = MainDocument(page, asked)
        tab = Tab(await context.new_cdp_session(page), deadline)
        looking = asyncio.ensure_future(_look(page, tab, document, fragment, options, proxy, deadline))
        try:
            return await _unless_it_dies(browser, page, looking)
        except NotFetched as problem:
            problem.values.setdefault("host", options.mask(document.address.host))
            raise


async def _unless_it_dies(browser: Browser, page: Page, looking: asyncio.Task[Visit]) -> Visit:
    """Wait for the visit. A browser that has broken down would never answer."""
    from playwright.async_api import Error

    has_died = asyncio.Event()

    def died(_: object) -> None:
        has_died.set()
        looking.cancel()

    browser.on("disconnected", died)
    page.on("crash", died)
    try:
        return await looking
    except asyncio.CancelledError:
        if not has_died.is_set():
            raise
        raise NotFetched(Status.UNREACHABLE, "browser-crashed") from None
    except Error:
        raise NotFetched(Status.UNREACHABLE, "browser-crashed") from None
    except TimeoutError:
        raise NotFetched(Status.UNREACHABLE, "timeout") from None


async def _look(
    page: Page,
    tab: Tab,
    document: MainDocument,
    fragment: str,
    options: Options,
    proxy: Proxy,
    deadline: Deadline,
) -> Visit:
    from playwright.async_api import Error

    url = f"{document.address.url}#{fragment}" if fragment else document.address.url
    try:
        await page.goto(url, wait_until="commit", timeout=max(1.0, deadline.remaining() * 1000))
    except Error as error:
        return _empty(document, why_not(error.message, document, proxy))
    document.check_type()
    state = await _shown(tab, proxy, await _rest(tab, proxy, deadline), deadline)
    snapshot = await tab.snapshot(PAGE_BYTES)
    if not _is_page(snapshot):  # it has led on to something that could not be opened
        return _empty(document, why_not("", document, proxy))
    photograph = await _photograph(tab, state) if options.pictures else None
    return _taken(snapshot, tab, document, photograph)


def _empty(document: MainDocument, problem: NotFetched) -> Visit:
    """An answer without a body is a page as well: what its number means is judged elsewhere."""
    if not document.is_empty:
        raise problem
    return Visit(address=document.address, status_code=document.status_code, headers=document.headers)


def _is_page(snapshot: Snapshot) -> bool:
    try:
        parse(snapshot.url)
    except BadAddress:
        return False
    return True


def _taken(snapshot: Snapshot, tab: Tab, document: MainDocument, photograph: bytes | None) -> Visit:
    body = snapshot.html.encode("utf-8", "replace")
    return Visit(
        address=parse(snapshot.url),
        status_code=document.status_code,
        headers=document.headers,
        body=body[:PAGE_BYTES],
        cut=snapshot.cut or len(body) > PAGE_BYTES,
        has_stopped=tab.has_stopped,
        photograph=photograph,
    )


async def _rest(
    tab: Tab, proxy: Proxy, deadline: Deadline, seconds: float = _FIRST_REST, looks: int = _FIRST_LOOKS
) -> State:
    """Wait until nothing changes and nothing is loaded any more, or for as long as there is patience."""
    patience = Deadline.after(min(seconds, deadline.remaining() / 2))
    state = await tab.state()
    still = 0
    while patience.remaining() and still < looks and state.elements < ELEMENTS:
        await asyncio.sleep(_LOOK_SECONDS)
        before, state = state, await tab.state()
        rests = state == before and state.is_loaded and proxy.gate.quiet_for() > _QUIET_SECONDS
        still = still + 1 if rests else 0
    return state


async def _shown(tab: Tab, proxy: Proxy, state: State, deadline: Deadline) -> State:
    """Scroll through the page, so that what is loaded on being seen is loaded; and back to its beginning."""
    for _ in range(_SCROLLS):
        at_the_end = state.bottom + 1 >= state.height or state.elements >= ELEMENTS
        if at_the_end or deadline.remaining() < _SPARE_SECONDS:
            break
        await tab.scroll(state.bottom - _OVERLAP)
        state = await _rest(tab, proxy, deadline, _LATER_REST, _LATER_LOOKS)
    await tab.scroll(0)
    return state


async def _photograph(tab: Tab, state: State) -> bytes | None:
    """What the page looks like; None if the browser cannot say in time."""
    from playwright.async_api import Error

    try:
        taken = await tab.photograph(state.height)
    except (Error, TimeoutError, NotFetched):
        return None
    return taken if len(taken) <= PICTURE_BYTES else None
