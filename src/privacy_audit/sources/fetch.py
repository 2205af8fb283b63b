"""One question to a web server, answered within bounds: what pages, pictures and robots.txt share.

One GET without cookies, login, proxy or retry; at most five redirects, each judged like the address
that was asked for; one deadline for everything. Redirects are followed here and not by `requests`,
which would look each name up again, unjudged.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable

import requests

from privacy_audit.model import Status, Value
from privacy_audit.sources.address import Address, BadAddress, Fault, join
from privacy_audit.sources.body import Body, read_body
from privacy_audit.sources.connection import answer_of, trusting_context
from privacy_audit.sources.deadline import Deadline, NotFetched
from privacy_audit.sources.guard import Resolve, judged_endpoints, system_resolve
from privacy_audit.sources.kinds import media_type
from privacy_audit.sources.options import Options

__all__ = ["USER_AGENT", "Answer", "Question", "ask", "fetch"]

REDIRECTS = 5
_REDIRECTING = (301, 302, 303, 307, 308)
_NOT_FOLLOWED = {
    Fault.SCHEME: (Status.REFUSED, "redirect-scheme"),
    Fault.CREDENTIALS: (Status.REFUSED, "redirect-credentials"),
    Fault.FORM: (Status.UNREACHABLE, "bad-redirect"),
}
# Like a browser, so that the answer is the one a stranger gets, with our own name at the end: no
# crawler's name is borrowed, because what a network shows its crawlers is not what a stranger sees.
USER_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Safari/537.36 privacy-audit"
)
_LANGUAGES = {"vi": "vi-VN,vi;q=0.9,en;q=0.5", "en": "en-US,en;q=0.9,vi;q=0.5"}

# The parameter of a `Content-Type`, in quotes or not. Not its continued and encoded forms (RFC 2231),
# which no browser reads here: the reader of mails in the standard library fails at some of them.
_CHARSET = re.compile(r";\s{0,8}charset\s{0,8}=\s{0,8}[\"']?([a-z0-9_.:+-]{1,40})", re.I)


class Question(Value):
    """What is asked of a server. `is_wanted` judges the media type that it names, None if it names none.

    A body of an unwanted type is not read: with a number below 400 that is `NotFetched`, code
    `unsupported`.
    """

    accept: str
    limit: int
    """Bytes that are read at most, packed and unpacked."""
    is_wanted: Callable[[str | None], bool]


class Answer(Value):
    """What came from the address that did not redirect any more."""

    address: Address
    status_code: int
    headers: dict[str, str]
    declared: str | None
    """The media type that the server names."""
    charset: str | None
    body: Body


def fetch(
    addresses: list[Address],
    question: Question,
    options: Options,
    deadline: Deadline,
    resolve: Resolve = system_resolve,
) -> Answer:
    """Ask the last of the addresses and go where the answer leads; `addresses` grows with each step.

    Raises `NotFetched` with the status and the code of a gap.
    """
    context = trusting_context()
    for _ in range(REDIRECTS + 1):
        answer = _ask(addresses[-1], question, options, resolve, deadline, context)
        if isinstance(answer, Answer):
            return answer
        addresses.append(answer)
    raise NotFetched(Status.UNREACHABLE, "too-many-redirects", limit=str(REDIRECTS))


def ask(
    address: Address,
    question: Question,
    options: Options,
    deadline: Deadline,
    resolve: Resolve = system_resolve,
) -> Answer | Address:
    """Ask one address and go no further: the answer, or the address that it leads to, not asked yet.

    For whoever judges each address by more than the guard does. Raises `NotFetched`.
    """
    return _ask(address, question, options, resolve, deadline, trusting_context())


def _ask(
    address: Address,
    question: Question,
    options: Options,
    resolve: Resolve,
    deadline: Deadline,
    context: ssl.SSLContext,
) -> Answer | Address:
    """One question: the answer, or the address that it leads to."""
    endpoints = judged_endpoints(
        address.host, address.port, allow_private=options.allow_private, deadline=deadline, resolve=resolve
    )
    tls = context if address.scheme == "https" else None
    with answer_of(address, endpoints, _headers(question, options), deadline, tls) as response:
        location = _first(response, "Location")
        if response.status_code in _REDIRECTING and location:
            return _led_to(address, location)
        return _received(address, question, response, deadline)


def _headers(question: Question, options: Options) -> dict[str, str]:
    return {
        "User-Agent": USER_AGENT,
        "Accept": question.accept,
        "Accept-Language": _LANGUAGES.get(options.language, _LANGUAGES["en"]),
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _led_to(address: Address, location: str) -> Address:
    try:
        return join(address, location)
    except BadAddress as problem:
        status, code = _NOT_FOLLOWED[problem.fault]
        values = {"scheme": problem.scheme or "?"} if problem.fault is Fault.SCHEME else {}
        raise NotFetched(status, code, **values) from None


def _received(
    address: Address, question: Question, response: requests.Response, deadline: Deadline
) -> Answer:
    content_type = _first(response, "Content-Type")
    declared = media_type(content_type)
    refuses = response.status_code >= 400  # then the number alone says enough
    unwanted = not question.is_wanted(declared)
    if unwanted and not refuses:
        raise NotFetched(Status.UNSUPPORTED, "unsupported", type=declared or "")
    return Answer(
        address=address,
        status_code=response.status_code,
        headers=_lower_case(response),
        declared=declared,
        charset=_charset(content_type),
        body=Body(content=b"") if unwanted else read_body(response, question.limit, deadline),
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
