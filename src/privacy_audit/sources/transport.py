"""What carries a question: the transport of `requests`, bound to one open connection.

`requests` and `urllib3` speak HTTP and TLS; everything that keeps a hostile server in its bounds is
taken out of their hands, where they offer a place for it:

- they do not dial: the one pool has connections whose `_new_conn` hands over the socket that was opened
  to a judged address. A second use finds it closed;
- they do not read the address a second time: two readers that disagree about its host are a hole, and
  urllib3 would rewrite a path with a stray `%`;
- they do not choose whom to trust: `requests` would add the authorities of `certifi`;
- they take no negative number of bytes for a chunk, which would mean all that comes, and no answer that
  only announces another;
- they keep no cookies: the code of the standard library that reads them is never reached;
- no session: it would read proxies, passwords and authorities from the environment, and the bodies of
  redirects to their end.
"""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPResponse, IncompleteRead
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry
from urllib3.connection import HTTPConnection, HTTPSConnection

from privacy_audit.sources.address import Address

_ANNOUNCEMENTS = 20
"""Answers that may come before the answer: 100 and 103 do, once or twice (RFC 9110, 15.2; RFC 8297)."""
_LINE = 64 * 1024
_SWITCHING = 101
"""The one of these numbers behind which no answer follows."""


class _FinalAnswer(HTTPResponse):
    """The answer of the standard library, without two ways in which a server can lead it astray.

    It skips announcements of the number 100 only, and believes any size of a chunk.
    """

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(_ANNOUNCEMENTS):
            version, status, reason = super()._read_status()  # type: ignore[misc]  # private to the library
            if status >= 200 or status == _SWITCHING:
                break
            while self.fp.readline(_LINE).strip(b"\r\n"):
                pass
        return version, status, reason

    def _safe_read(self, amt: int) -> bytes:
        if amt < 0:
            raise IncompleteRead(b"")
        read: bytes = super()._safe_read(amt)  # type: ignore[misc]  # private to the library
        return read


class PinnedConnection(HTTPConnection):
    """A connection that is open already, and asks for exactly the path it was made for."""

    response_class = _FinalAnswer

    def __init__(self, *arguments: Any, connected: socket.socket, path: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._connected = connected
        self._path = path

    def _new_conn(self) -> socket.socket:
        return self._connected

    def putrequest(
        self, method: str, url: str, skip_host: bool = False, skip_accept_encoding: bool = False
    ) -> None:
        """Begin the question; `url` is the path as urllib3 would write it."""
        super().putrequest(method, self._path, skip_host, skip_accept_encoding)


class PinnedSecureConnection(PinnedConnection, HTTPSConnection):
    """The same with TLS: name asked for and certificate belong to the host of the address."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = PinnedConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = PinnedSecureConnection


class _OnePool(PoolManager):
    """Gives out one pool, whatever it is asked for."""

    def __init__(self, pool: HTTPConnectionPool) -> None:
        super().__init__(num_pools=1)
        self._only = pool

    def connection_from_host(
        self,
        host: str | None,
        port: int | None = None,
        scheme: str | None = "http",
        pool_kwargs: dict[str, Any] | None = None,
    ) -> HTTPConnectionPool:
        return self._only

    def clear(self) -> None:
        self._only.close()


class PinnedAdapter(HTTPAdapter):
    """The transport of `requests` for one question to one address.

    `connected` is open to an address that was judged; `context` None asks without TLS.
    """

    def __init__(self, address: Address, connected: socket.socket, context: ssl.SSLContext | None) -> None:
        self._only = _pool(address, connected, context)
        super().__init__(max_retries=Retry(False))

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        self.poolmanager = _OnePool(self._only)

    def cert_verify(self, conn: object, url: object, verify: object, cert: object) -> None:
        """Leave it to the context, which trusts what the system trusts."""

    def build_response(self, req: requests.PreparedRequest, resp: BaseHTTPResponse) -> requests.Response:
        """The answer with its body unread and its cookies not even looked at."""
        response = requests.Response()
        response.status_code = resp.status
        response.headers = CaseInsensitiveDict(resp.headers)
        response.raw = resp
        response.request = req
        response.connection = self
        return response


def _pool(address: Address, connected: socket.socket, context: ssl.SSLContext | None) -> HTTPConnectionPool:
    pinned: dict[str, Any] = {"connected": connected, "path": address.path}
    if context:
        return _SecurePool(address.host, address.port, ssl_context=context, **pinned)
    return _Pool(address.host, address.port, **pinned)


def question(address: Address, headers: dict[str, str]) -> requests.PreparedRequest:
    """A GET for an address as it stands: prepared piece by piece, so that nothing is rewritten."""
    prepared = requests.PreparedRequest()
    prepared.prepare_method("GET")
    prepared.url = address.url
    prepared.prepare_headers({"Host": address.place, **headers})
    return prepared
