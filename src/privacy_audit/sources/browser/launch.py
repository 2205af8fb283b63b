"""Starts the installed browser: headless, a fresh empty profile, and no way out but the proxy.

Playwright starts the program, keeps the profile in a temporary folder and removes both, also when this
process is interrupted or killed: its driver is a process of its own, which notices.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from privacy_audit.model import Status
from privacy_audit.sources.browser.proxy import LOOPBACK, USER, Proxy
from privacy_audit.sources.deadline import NotFetched

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, CDPSession, Page, Playwright

WIDTH, HEIGHT = 1280, 900
"""The window, in CSS pixels."""
_START_SECONDS = 60.0
_PROOF_SECONDS = 20.0
_CLOSE_SECONDS = 8.0
_CLEANING_SECONDS = 1.0
_LONGEST_FOLDER = 56
"""Letters; with the browser's own names behind it, the path of a socket may have 107 (unix(7))."""
_LOCALES = {"vi": "vi-VN", "en": "en-US"}
# What a browser of this system calls itself, without the word for a browser that nobody looks at.
_SYSTEMS = {"win32": "Windows NT 10.0; Win64; x64", "darwin": "Macintosh; Intel Mac OS X 10_15_7"}
# Windows that wait for a person, answered with no: while one is open, a loop of them cannot be stopped.
_NO_DIALOGS = """
Object.assign(window, {alert: () => {}, confirm: () => false, prompt: () => null, print: () => {}});
"""
_NO_OTHER_WAY_OUT = (
    "--proxy-bypass-list=<-loopback>",  # by default loopback goes past every proxy
    # Nothing but the address of the proxy is looked up or dialled, numeric addresses included.
    f"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {LOOPBACK}",
    "--disable-quic",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # as older versions call it
    "--dns-prefetch-disable",
)
# What a browser asks its maker on its own. It would meet the proxy without the password.
_NO_SERVICES = (
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--safebrowsing-disable-auto-update",
    "--no-pings",
    "--disable-crash-reporter",
)
# What Playwright adds for tests of one's own pages and what a hostile page would profit from.
_NOT_THESE = [
    "--disable-popup-blocking",
    "--disable-ipc-flooding-protection",
    "--enable-unsafe-swiftshader",
]


@asynccontextmanager
async def started(program: Path, proxy: Proxy) -> AsyncIterator[Browser]:
    """A running browser, ended with the block. Raises `NotFetched`, code `browser-start`."""
    from playwright.async_api import Error, async_playwright

    with TemporaryDirectory(prefix="privacy-audit-", ignore_cleanup_errors=True) as folder:
        async with async_playwright() as playwright:
            try:
                browser = await _launched(playwright, program, proxy, folder)
            except Error:
                raise NotFetched(Status.UNREACHABLE, "browser-start") from None
            try:
                yield browser
            finally:
                await _end(browser)


async def _launched(playwright: Playwright, program: Path, proxy: Proxy, folder: str) -> Browser:
    return await playwright.chromium.launch(
        executable_path=program,
        headless=True,
        args=[f"--proxy-server=http://{LOOPBACK}:{proxy.port}", *_NO_OTHER_WAY_OUT, *_NO_SERVICES],
        ignore_default_args=_NOT_THESE,
        env=_environment(folder),
        chromium_sandbox=not _is_root(),
        timeout=_START_SECONDS * 1000,
    )


def _environment(folder: str) -> dict[str, str | float | bool]:
    """Ours, with a folder for the socket that a browser on Linux would leave behind when it is killed."""
    is_useful = sys.platform == "linux" and len(folder) <= _LONGEST_FOLDER
    return {**os.environ, **({"TMPDIR": folder} if is_useful else {})}


async def _end(browser: Browser) -> None:
    """End the browser in order; one that has died leaves its profile to the driver, which needs a moment."""
    from playwright.async_api import Error

    if not browser.is_connected():
        await asyncio.sleep(_CLEANING_SECONDS)
    with suppress(Error, TimeoutError):  # whatever is left then ends with the driver
        await asyncio.wait_for(browser.close(), _CLOSE_SECONDS)


def _is_root() -> bool:
    """Whether the browser's own sandbox cannot be had: Chromium refuses it to root on Linux."""
    return sys.platform == "linux" and os.geteuid() == 0


async def stranger(browser: Browser, proxy: Proxy, language: str) -> BrowserContext:
    """The eyes of a stranger: nothing is stored, allowed or downloaded. Goes through the proxy.

    Raises `NotFetched`, code `browser-start` or `browser-unguarded`.
    """
    from playwright.async_api import Error

    try:
        async with asyncio.timeout(_START_SECONDS):
            context = await _empty(browser, language)
            await _prove(context, proxy)
    except (Error, TimeoutError):
        raise NotFetched(Status.UNREACHABLE, "browser-start") from None
    return context


async def _empty(browser: Browser, language: str) -> BrowserContext:
    context = await browser.new_context(
        locale=_LOCALES.get(language, _LOCALES["en"]),
        user_agent=user_agent(browser.version),
        viewport={"width": WIDTH, "height": HEIGHT},
        accept_downloads=False,
        service_workers="block",
    )
    await context.add_init_script(_NO_DIALOGS)
    await context.grant_permissions([])  # no question is left to ask: everything else is denied
    return context


def user_agent(version: str) -> str:
    """The name a browser of this version and system has, with our own at the end, like `fetch`."""
    system = _SYSTEMS.get(sys.platform, "X11; Linux x86_64")
    chrome = f"Chrome/{version.partition('.')[0]}.0.0.0 Safari/537.36"
    return f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) {chrome} privacy-audit"


async def _prove(context: BrowserContext, proxy: Proxy) -> None:
    """Give the browser the password, and see that it takes the proxy for http, https and loopback.

    The settings of an administrator can overrule the proxy we ask for. Then nothing is opened.
    """
    from playwright.async_api import Error

    page = await context.new_page()
    session = await context.new_cdp_session(page)
    _give_password(session, proxy)
    await session.send("Fetch.enable", {"handleAuthRequests": True})
    for scheme in ("http", "https"):
        with suppress(Error):  # a tunnel to the proxy itself is refused
            await page.goto(f"{scheme}://{LOOPBACK}:{proxy.port}/", timeout=_PROOF_SECONDS * 1000)
    await page.close()
    if proxy.proofs != {"http", "https"}:
        raise NotFetched(Status.REFUSED, "browser-unguarded")


def _give_password(session: CDPSession, proxy: Proxy) -> None:
    """Answer the proxy, and nobody else, who asks for a password. The browser remembers it."""
    credentials = {"response": "ProvideCredentials", "username": USER, "password": proxy.password}

    def answer(event: dict[str, Any]) -> None:
        is_ours = event["authChallenge"].get("source") == "Proxy"
        response = credentials if is_ours else {"response": "CancelAuth"}
        about = {"requestId": event["requestId"], "authChallengeResponse": response}
        quietly(session.send("Fetch.continueWithAuth", about))

    def go_on(event: dict[str, Any]) -> None:
        quietly(session.send("Fetch.continueRequest", {"requestId": event["requestId"]}))

    session.on("Fetch.authRequired", answer)
    session.on("Fetch.requestPaused", go_on)


def quietly(work: Coroutine[Any, Any, Any]) -> asyncio.Task[None]:
    """Do something beside that may come too late."""
    from playwright.async_api import Error

    async def done() -> None:
        with suppress(Error):
            await work

    return asyncio.ensure_future(done())


def keep_single(context: BrowserContext, page: Page) -> None:
    """Close whatever window the page opens."""
    context.on("page", lambda other: None if other is page else quietly(other.close()))
