"""What the browser was sent for the page itself, and why there is nothing when there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy_audit.model import Status
from privacy_audit.sources.address import SCHEME, Address, BadAddress, parse
from privacy_audit.sources.browser.proxy import Proxy
from privacy_audit.sources.deadline import NotFetched
from privacy_audit.sources.kinds import is_readable, media_type

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Response

# Errors of Chromium (net/base/net_error_list.h) by their beginning, as the codes of a plain request.
_ERRORS = (
    ("ERR_CERT", "tls"),
    ("ERR_SSL", "tls"),
    ("ERR_BAD_SSL", "tls"),
    ("ERR_NAME", "dns"),
    ("ERR_CONNECTION_TIMED_OUT", "timeout"),
    ("ERR_TIMED_OUT", "timeout"),
    ("ERR_CONNECTION", "connection"),
    ("ERR_EMPTY_RESPONSE", "connection"),
    ("ERR_TUNNEL", "connection"),
    ("ERR_SOCKET", "connection"),
    ("ERR_ADDRESS", "connection"),
    ("ERR_INVALID_REDIRECT", "bad-redirect"),
)
_BROWSER_REDIRECTS = 20
"""How many redirects Chromium follows (net/url_request/url_request.h)."""


class MainDocument:
    """Follows the page itself: where it is, what the server answered. Redirects are answers too."""

    def __init__(self, page: Page, asked: Address) -> None:
        self.address = asked
        """What was asked for last."""
        self.status_code: int | None = None
        self.headers: dict[str, str] = {}
        self.is_answered = False
        """Whether the last question has its answer; number and headers are the last answer's."""
        self._page = page
        page.on("request", self._note_request)
        page.on("response", self._note_response)

    def _is_main(self, request: Request) -> bool:
        return request.is_navigation_request() and request.frame == self._page.main_frame

    def _note_request(self, request: Request) -> None:
        if self._is_main(request):
            self.is_answered = False
            try:
                self.address = parse(request.url)
            except BadAddress:
                return  # an address of the browser itself, or of no web page: the last one counts

    def _note_response(self, response: Response) -> None:
        if self._is_main(response.request):
            self.is_answered = True
            self.status_code = response.status
            self.headers = {
                name: value for name, value in response.headers.items() if not name.startswith("set-cookie")
            }

    @property
    def type(self) -> str | None:
        """The media type that the server names."""
        return media_type(self.headers.get("content-type"))

    @property
    def has_refused(self) -> bool:
        """Whether the number of the answer alone says that this is not the page."""
        return self.is_answered and (self.status_code or 0) >= 400

    @property
    def is_empty(self) -> bool:
        """Whether the answer may have no body, so that the browser draws something of its own, or nothing."""
        return self.has_refused or (self.is_answered and self.status_code in (204, 205))

    def check_type(self) -> None:
        """Raise `NotFetched`, code `unsupported`, for a picture, a film and the like."""
        if self.type and not is_readable(self.type) and not self.has_refused:
            raise NotFetched(Status.UNSUPPORTED, "unsupported", type=self.type)


def why_not(error: str, document: MainDocument, proxy: Proxy) -> NotFetched:
    """What kept the browser from the page: first what the proxy knows, then what the browser says."""
    problem = proxy.gate.problems.get((document.address.host, document.address.port))
    if problem:
        return NotFetched(problem.status, problem.code, **problem.values)
    if proxy.gate.is_exhausted:
        return NotFetched(Status.REFUSED, "browser-limit")
    if "ERR_TOO_MANY_REDIRECTS" in error:
        return NotFetched(Status.UNREACHABLE, "too-many-redirects", limit=str(_BROWSER_REDIRECTS))
    if "ERR_UNSAFE_REDIRECT" in error:  # to file:, data: and the like; which one is not said
        return NotFetched(Status.REFUSED, "redirect-scheme", scheme="?")
    return _led_elsewhere(document) or _no_page(document) or _said(error)


def _led_elsewhere(document: MainDocument) -> NotFetched | None:
    """A redirect to something that is no web page."""
    scheme = SCHEME.match(document.headers.get("location", ""))
    name = scheme.group(1).lower() if scheme else ""
    if 300 <= (document.status_code or 0) < 400 and name not in ("", "http", "https"):
        return NotFetched(Status.REFUSED, "redirect-scheme", scheme=name)
    return None


def _no_page(document: MainDocument) -> NotFetched | None:
    """An answer that a browser would keep as a file."""
    if not document.is_answered or document.status_code is None or not 200 <= document.status_code < 300:
        return None
    if document.type and not (is_readable(document.type) and "content-disposition" not in document.headers):
        return NotFetched(Status.UNSUPPORTED, "unsupported", type=document.type)
    return None


def _said(error: str) -> NotFetched:
    if "Timeout" in error:
        return NotFetched(Status.UNREACHABLE, "timeout")
    code = next((code for begin, code in _ERRORS if f"net::{begin}" in error), "bad-answer")
    return NotFetched(Status.UNREACHABLE, code)
