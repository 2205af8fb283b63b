"""The gate before every page: whom it lets in, how much may be sent and how long that may take.

It stands around the whole application, so that the strict headers are on every answer, also on refusals.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from privacy_audit.room.limits import Limits
from privacy_audit.room.markup import POLICY

LARGEST_BODY = 2_000
"""Bytes of a form; ours have about 200."""
DRAINED = 200_000
"""Bytes of a form that is too large which are still taken, so that the refusal can be read."""
LARGEST_HEAD = 8_000
"""Bytes of a request's headers; browsers send about 1,000."""
LONGEST_ADDRESS = 500
"""Bytes of path and query together."""
FORM = b"application/x-www-form-urlencoded"
STRICT = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    # One question a connection: nothing idles, nothing is pipelined.
    (b"connection", b"close"),
)


class Gate:
    """The application behind the gate. `place` is the only name by which it answers: `192.168.1.5:8080`."""

    def __init__(self, inside: ASGIApp, place: str, limits: Limits) -> None:
        self._inside, self._limits = inside, limits
        loopback = place.replace("127.0.0.1", "localhost", 1)
        self._names = {name.encode() for name in (place, loopback)}
        self._origins = {b"http://" + name for name in self._names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse with a status, or pass on with the whole body and put the strict headers on the answer."""
        if scope["type"] != "http":
            return
        body, refused = b"", self._refused(scope)
        if refused is None:
            body, refused = await _body(receive, self._limits.form)
        inside = self._inside if refused is None else _refusal(refused)
        await inside(scope, _once(body), _strictly(send))

    def _refused(self, scope: Scope) -> HTTPStatus | None:
        headers = dict[bytes, bytes](scope["headers"])
        if scope["http_version"] not in ("1.0", "1.1"):
            return HTTPStatus.HTTP_VERSION_NOT_SUPPORTED
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEAD:
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        if headers.get(b"host", b"").lower() not in self._names:
            return HTTPStatus.MISDIRECTED_REQUEST  # a page elsewhere that got its name to lead here
        if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return HTTPStatus.METHOD_NOT_ALLOWED
        if scope["method"] == "POST":
            return self._refused_form(headers)
        return None

    def _refused_form(self, headers: Mapping[bytes, bytes]) -> HTTPStatus | None:
        # A browser that may not say where it comes from (our own Referrer-Policy) says `null`.
        if headers.get(b"origin", b"null").lower() not in self._origins | {b"null"}:
            return HTTPStatus.FORBIDDEN
        if headers.get(b"content-type", b"").partition(b";")[0].strip().lower() != FORM:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        return None


async def _body(receive: Receive, patience: float) -> tuple[bytes, HTTPStatus | None]:
    """The whole body; or why not. What is too large is read on for a while and thrown away."""
    body, length = b"", 0
    try:
        async with asyncio.timeout(patience):
            while length <= DRAINED:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return b"", HTTPStatus.BAD_REQUEST
                length += len(message.get("body", b""))
                body = body + message.get("body", b"") if length <= LARGEST_BODY else b""
                if not message.get("more_body", False):
                    break
    except TimeoutError:
        return b"", HTTPStatus.REQUEST_TIMEOUT
    return body, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if length > LARGEST_BODY else None


def _refusal(status: HTTPStatus) -> ASGIApp:
    headers = {"Allow": "GET, HEAD, POST"} if status is HTTPStatus.METHOD_NOT_ALLOWED else None
    return PlainTextResponse(status.phrase, status, headers=headers)


def _once(body: bytes) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


def _strictly(send: Send) -> Send:
    async def sending(message: Any) -> None:
        if message["type"] == "http.response.start":
            message = message | {"headers": [*message.get("headers", []), *STRICT]}
        await send(message)

    return sending
