"""A page of the public web, fetched as a stranger would get it, and nothing else.

One GET without cookies, login, proxy or retry; at most five redirects, each judged like the address
that was asked for; one deadline for everything. What a server answers becomes a `Page`, also when it
says 403 or 404: what that means is judged elsewhere. Redirects are followed here and not by `requests`,
which would look each name up again, unjudged.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator

import requests

from privacy_audit.model import Gap, Page, Status, Value
from privacy_audit.sources.address import Address, BadAddress, Fault, join, parse, shown
from privacy_audit.sources.body import Body, read_body
from privacy_audit.sources.connection import answer_of, trusting_context
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.guard import Resolve, judged_endpoints, system_resolve
from privacy_audit.sources.kinds import is_readable, look, media_type, signature
from privacy_audit.sources.options import PAGE_BYTES, Options

REDIRECTS = 5
_REDIRECTING = (301, 302, 303, 307, 308)
# Like a browser, so that the answer is the one a stranger gets, with our own name at the end: no
# crawler's name is borrowed, because what a network shows its crawlers is not what a stranger sees.
_USER_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36 privacy-audit"
)
_LANGUAGES = {"vi": "vi-VN,vi;q=0.9,en;q=0.5", "en": "en-US,en;q=0.9,vi;q=0.5"}
# Whoever sends a picture under these names means "I do not know".
_UNNAMED = (None, "application/octet-stream", "binary/octet-stream")

# The parameter of a `Content-Type`, in quotes or not. Not its continued and encoded forms (RFC 2231),
# which no browser reads here: the reader of mails in the standard library fails at some of them.
_CHARSET = re.compile(r";\s{0,8}charset\s{0,8}=\s{0,8}[\"']?([a-z0-9_.:+-]{1,40})", re.I)


class _Answer(Value):
    """What came from the address that did not redirect any more."""

    address: Address
    status_code: int
    headers: dict[str, str]
    declared: str | None
    """The media type that the server names."""
    charset: str | None
    body: Body


def open_web(target: str, options: Options, resolve: Resolve = system_resolve) -> Iterator[Page | Gap]:
    """Fetch a page: one `Page`, a `Gap` with the reason, or a page with a gap about what was cut off.

    `target` must have passed `check_target`. `resolve` looks names up.
    """
    asked = parse(target)
    current = [asked]
    try:
        answer = _follow(current, options, resolve)
        page, gaps = _page(answer, asked, options)
    except NotFetched as problem:
        about = {"host": options.mask(current[-1].host), "seconds": f"{options.timeout:g}"}
        yield Gap(
            name=shown(target, options.mask),
            status=problem.status,
            code=problem.code,
            values={**about, **problem.values},
        )
        return
    yield page
    yield from gaps


def _follow(addresses: list[Address], options: Options, resolve: Resolve) -> _Answer:
    """Ask, and go where the answer leads; `addresses` grows with each step."""
    deadline = Deadline.after(options.timeout)
    context = trusting_context()
    for _ in range(REDIRECTS + 1):
        answer = _ask(addresses[-1], options, resolve, deadline, context)
        if isinstance(answer, _Answer):
            return answer
        addresses.append(answer)
    raise NotFetched(Status.UNREACHABLE, "too-many-redirects", limit=str(REDIRECTS))


def _ask(
    address: Address, options: Options, resolve: Resolve, deadline: Deadline, context: ssl.SSLContext
) -> _Answer | Address:
    """One question: the answer, or the address that it leads to."""
    endpoints = judged_endpoints(
        address.host, address.port, allow_private=options.allow_private, deadline=deadline, resolve=resolve
    )
    tls = context if address.scheme == "https" else None
    with answer_of(address, endpoints, _headers(options), deadline, tls) as response:
        location = _first(response, "Location")
        if response.status_code in _REDIRECTING and location:
            return _led_to(address, location)
        return _received(address, response, deadline)


def _headers(options: Options) -> dict[str, str]:
    return {
        "User-Agent": _USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,text/*;q=0.8,*/*;q=0.1",
        "Accept-Language": _LANGUAGES.get(options.language, _LANGUAGES["en"]),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _led_to(address: Address, location: str) -> Address:
    try:
        return join(address, location)
    except BadAddress as problem:
        match problem.fault:
            case Fault.SCHEME:
                scheme = problem.scheme or "?"
                raise NotFetched(Status.REFUSED, "redirect-scheme", scheme=scheme) from None
            case Fault.CREDENTIALS:
                raise NotFetched(Status.REFUSED, "redirect-credentials") from None
            case Fault.FORM:
                raise NotFetched(Status.UNREACHABLE, "bad-redirect") from None


def _received(address: Address, response: requests.Response, deadline: Deadline) -> _Answer:
    content_type = _first(response, "Content-Type")
    declared = media_type(content_type)
    refuses = response.status_code >= 400  # then the number alone says enough
    unreadable = declared not in _UNNAMED and not is_readable(declared or "")
    if unreadable and not refuses:
        raise NotFetched(Status.UNSUPPORTED, "unsupported", type=declared or "")
    return _Answer(
        address=address,
        status_code=response.status_code,
        headers=_lower_case(response),
        declared=declared,
        charset=_charset(content_type),
        body=Body(content=b"") if unreadable else read_body(response, PAGE_BYTES, deadline),
    )


def _first(response: requests.Response, name: str) -> str | None:
    """A header of which there should be one. `requests` would give several of them as one."""
    return next(iter(response.raw.headers.getlist(name)), None)


def _charset(content_type: str | None) -> str | None:
    """The charset that the header names, as it names it, in lower case."""
    found = _CHARSET.search(content_type or "")
    return found.group(1).lower() if found else None


def _lower_case(response: requests.Response) -> dict[str, str]:
    """The headers by lower-case name; cookies are not even looked at."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    return {name: value for name, value in headers.items() if name not in ("set-cookie", "set-cookie2")}


def _page(answer: _Answer, asked: Address, options: Options) -> tuple[Page, tuple[Gap, ...]]:
    """The page, and what of it is missing. Raises `NotFetched` when it is no page at all."""
    name = shown(answer.address.url, options.mask)
    page = Page(
        name=name,
        body=answer.body.content,
        content_type=_type(answer),
        charset=answer.charset,
        asked=asked.url,
        url=answer.address.url,
        status_code=answer.status_code,
        headers=answer.headers,
    )
    if not answer.body.cut:
        return page, ()
    values = {"host": options.mask(answer.address.host), "limit": str(PAGE_BYTES // 1024**2)}
    return page, (Gap(name=name, status=Status.PARTLY_SEEN, code=answer.body.cut, values=values),)


def _type(answer: _Answer) -> str | None:
    """What the server calls it, unless its first bytes say that it is a picture or the like."""
    body = answer.body.content
    found = look(body) if answer.declared in _UNNAMED else signature(body)
    if not body or answer.status_code >= 400:
        return answer.declared
    if found and not is_readable(found):
        raise NotFetched(Status.UNSUPPORTED, "unsupported", type=found)
    return found or answer.declared
