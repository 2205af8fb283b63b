"""A small web server on loopback that answers exactly what a test tells it, byte by byte if need be."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Visit:
    """One request as it came in. `headers` have lower-case names; `send` writes the answer."""

    path: str
    headers: dict[str, str]
    connection: socket.socket
    closing: threading.Event

    def send(self, answer: bytes) -> None:
        """Write bytes to the visitor."""
        self.connection.sendall(answer)

    def drip(self, piece: bytes, pause: float = 0.05) -> None:
        """Write a piece again and again until the visitor goes away."""
        while not self.closing.wait(pause):
            self.connection.sendall(piece)


Handler = Callable[[Visit], None]


@dataclass
class Server:
    """What is served, and who came."""

    port: int
    handler: Handler
    context: ssl.SSLContext | None
    visits: list[Visit] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    """The names that visitors asked for while TLS was set up (SNI)."""
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path here."""
        scheme = "https" if self.context else "http"
        return f"{scheme}://{host}:{self.port}{path}"


def answer(status: int = 200, body: bytes = b"", length: int | None = None, **headers: str) -> bytes:
    """A whole answer; `Content_Type="text/html"` becomes a header of that name."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(body) if length is None else length}")
    head = "\r\n".join((f"HTTP/1.1 {status} Said", *lines, "", ""))
    return head.encode("utf-8") + body


@contextmanager
def serve(
    handler: Handler, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> Iterator[Server]:
    """Serve on a free port until the block ends."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as listening:
        server = Server(listening.getsockname()[1], handler, context)
        if context:
            context.sni_callback = lambda _, name, __: server.names.append(name)
        threading.Thread(target=_accept, args=(listening, server), daemon=True).start()
        try:
            yield server
        finally:
            server.closing.set()
            with suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)


def _accept(listening: socket.socket, server: Server) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listening.accept()
            threading.Thread(target=_serve_one, args=(connection, server), daemon=True).start()


def _serve_one(connection: socket.socket, server: Server) -> None:
    with suppress(OSError):
        if server.context:
            connection = server.context.wrap_socket(connection, server_side=True)
        with connection:
            head = b""
            while b"\r\n\r\n" not in head:
                received = connection.recv(4096)
                if not received:
                    return
                head += received
            visit = _visit(head, connection, server)
            server.visits.append(visit)
            server.handler(visit)


def _visit(head: bytes, connection: socket.socket, server: Server) -> Visit:
    request, *lines = head.decode("iso-8859-1").split("\r\n\r\n")[0].split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    headers = {name.lower(): value for name, value in pairs}
    return Visit(request.split(" ")[1], headers, connection, server.closing)
