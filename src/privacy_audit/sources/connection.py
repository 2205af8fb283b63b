"""One question and one answer over HTTP, with exactly the address that was judged.

We dial, `requests` asks. Dialling stays here because neither `requests` nor `urllib3` can be told to
connect to an address instead of a name, or to be done at a moment: the socket that this module opened
is the one that is used, and the one that is shut when time is up, be it in the handshake of TLS, in the
headers or in the body.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPException

import requests
import truststore
from urllib3.exceptions import HTTPError

from privacy_audit.model import Status
from privacy_audit.sources.address import Address
from privacy_audit.sources.deadline import Deadline, NotFetched, shut_at
from privacy_audit.sources.guard import Endpoint
from privacy_audit.sources.silence import unlogged
from privacy_audit.sources.transport import PinnedAdapter, question

_TRIED_ENDPOINTS = 6
_HEADER_BYTES = 256 * 1024
"""All headers together. Real answers stay below 20 kB; browsers stop at this size."""


def trusting_context() -> ssl.SSLContext:
    """TLS as the system trusts it: its store of authorities, `SSL_CERT_FILE` where it is OpenSSL's."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@contextmanager
def answer_of(
    address: Address,
    endpoints: tuple[Endpoint, ...],
    headers: dict[str, str],
    deadline: Deadline,
    context: ssl.SSLContext | None,
) -> Iterator[requests.Response]:
    """Ask for a page and give the answer, its body unread; `context` None asks without TLS.

    Raises `NotFetched` for whatever keeps the answer from being read, also inside the `with` block.
    """
    try:
        with (
            unlogged(),
            closing(_dial(endpoints, deadline)) as connected,
            shut_at(deadline, connected),
            closing(PinnedAdapter(address, connected, context)) as adapter,
            adapter.send(question(address, headers), stream=True, timeout=_seconds(deadline)) as response,
        ):
            _check_head(response)
            yield response
    except (OSError, HTTPException, HTTPError) as error:  # errors of requests are all OSError
        raise _said(_cause(error), deadline) from None


def _dial(endpoints: tuple[Endpoint, ...], deadline: Deadline) -> socket.socket:
    """Connect to the first address that answers; each gets its share of the time that is left."""
    tried = endpoints[:_TRIED_ENDPOINTS]
    failure: OSError = ConnectionError()
    for position, endpoint in enumerate(tried):
        share = deadline.remaining() / (len(tried) - position)
        deadline.check()
        try:
            return _connected(endpoint, share, deadline)
        except OSError as error:
            failure = error
    raise failure


def _connected(endpoint: Endpoint, share: float, deadline: Deadline) -> socket.socket:
    connecting = socket.socket(endpoint.family, socket.SOCK_STREAM)
    try:
        connecting.settimeout(share)
        connecting.connect(endpoint.where)
        connecting.settimeout(_seconds(deadline))
    except OSError:
        connecting.close()
        raise
    return connecting


def _seconds(deadline: Deadline) -> float:
    """What is left, as a timeout: nothing would mean no waiting at all, or no timeout."""
    return max(deadline.remaining(), 0.001)


def _check_head(response: requests.Response) -> None:
    size = sum(len(name) + len(value) + 4 for name, value in response.raw.headers.iteritems())
    if size > _HEADER_BYTES or response.status_code < 200:
        raise NotFetched(Status.UNREACHABLE, "bad-answer")


def _cause(error: BaseException) -> BaseException:
    """What went wrong, taken out of the errors of `requests` and `urllib3` that were put around it."""
    while isinstance(error, (requests.RequestException, HTTPError)) and error.__context__:
        error = error.__context__
    return error


def _said(error: BaseException, deadline: Deadline) -> NotFetched:
    """What kept an answer from us, as a code. Time first: a connection that was shut down fails oddly."""
    match error:
        case _ if not deadline.remaining() or isinstance(error, TimeoutError):
            code = "timeout"
        case ssl.SSLError():
            code = "tls"
        case OSError() if not isinstance(error, requests.RequestException):
            code = "connection"
        case _:
            code = "bad-answer"
    return NotFetched(Status.UNREACHABLE, code)
