"""A small server that nobody but this computer reaches, with what every answer of it must say.

It keeps nothing, logs nothing, reads no body, and answers by its own names alone, so that no page elsewhere
can have its name lead here (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import BoundedSemaphore, Thread

from privacy_audit.model import Value

LONGEST_ADDRESS = 200
"""Characters of a path with its query; ours have about 40."""
MOST_AT_ONCE = 32
"""Connections that are answered side by side; a browser opens six."""
PATIENCE = 5.0
"""Seconds in which a request must have come."""
CLOSED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of an answer that is only text (Content Security Policy, level 2)."""
PLAIN = "text/plain; charset=utf-8"


class Reply(Value):
    """An answer. `policy` is its Content-Security-Policy; `location` is where a redirect leads.

    `framed` allows pages of this server, and no others, to show it in a frame.
    """

    body: bytes
    media_type: str
    policy: str = CLOSED
    status: HTTPStatus = HTTPStatus.OK
    framed: bool = False
    location: str | None = None


Answer = Callable[[str], Reply | None]
"""The reply to a target (`/path?query`); None if there is nothing of that name."""


@contextmanager
def loopback(answer: Answer) -> Iterator[str]:
    """Serve on a free port of 127.0.0.1 until the block is left; gives the root's address, without `/`."""
    server = _Server(("127.0.0.1", 0), _handler(answer))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a browser that keeps a connection open does not keep the program

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self._room = BoundedSemaphore(MOST_AT_ONCE)

    def process_request_thread(self, request: object, client_address: object) -> None:
        with self._room:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: whoever broke off a connection needs no traceback in the room."""


def _handler(answer: Answer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = PATIENCE

        def do_GET(self) -> None:
            self._send(self._refused() or answer(self.path) or _status(HTTPStatus.NOT_FOUND))

        def do_HEAD(self) -> None:
            self.do_GET()

        def _refused(self) -> Reply | None:
            port = self.connection.getsockname()[1]
            if self.headers.get("Host", "").lower() not in (f"127.0.0.1:{port}", f"localhost:{port}"):
                return _status(HTTPStatus.MISDIRECTED_REQUEST)
            too_long = len(self.path) > LONGEST_ADDRESS
            return _status(HTTPStatus.REQUEST_URI_TOO_LONG) if too_long else None

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
            """A refusal in its standard words: what was asked is not repeated."""
            refused = HTTPStatus(code)
            known_method = refused is not HTTPStatus.NOT_IMPLEMENTED
            self._send(_status(refused if known_method else HTTPStatus.METHOD_NOT_ALLOWED))

        def _send(self, reply: Reply) -> None:
            if self.request_version == "HTTP/0.9":
                self.request_version = "HTTP/1.0"  # else the library leaves out every header
            self.send_response_only(reply.status)
            for name, value in _headers(reply):
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the report is what the person reads."""

    return Handler


def _status(status: HTTPStatus) -> Reply:
    return Reply(body=status.phrase.encode(), media_type=PLAIN, status=status)


def _headers(reply: Reply) -> Iterator[tuple[str, str]]:
    yield "Content-Type", reply.media_type
    yield "Content-Length", str(len(reply.body))
    yield "Content-Security-Policy", reply.policy
    yield "X-Content-Type-Options", "nosniff"
    yield "X-Frame-Options", "SAMEORIGIN" if reply.framed else "DENY"
    yield "Referrer-Policy", "no-referrer"
    yield "Cache-Control", "no-store"
    yield "Connection", "close"  # one question a connection: nothing idles
    if reply.location is not None:
        yield "Location", reply.location
    if reply.status is HTTPStatus.METHOD_NOT_ALLOWED:
        yield "Allow", "GET, HEAD"
