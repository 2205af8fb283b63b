"""How far beyond its deadline a fetch lasts, and how much memory what never ends takes.

    python -m tests.benchmarks.deadline [RUNS]

Servers on loopback that keep whoever asks waiting, each asked RUNS times (5 by default) with a deadline of
one second: the overshoot is what the fetch took beyond it. A look-up is slow for real on Linux: where name
spaces are permitted, the system's own resolver asks a name server that never answers. Then packed bombs and
bodies without end: what the peak of memory of a fetch, and of a whole `scan`, is above that of a small page.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import trustme

from privacy_audit.detectors import masked_text
from privacy_audit.model import Gap
from privacy_audit.sources import Options
from privacy_audit.sources.web import open_web
from tests.cli.program import PROGRAM, environment
from tests.web_server import Handler, Visit, answer, serve

SECONDS = 1.0
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BOMB = 1 << 30
"""Bytes that a bomb unpacks to."""
# The block of an empty window of zstd that is repeated (RFC 8878, 3.1.1.2.2), and its frame with a window
# that claims 2 GiB. We never unpack it; it must be refused unread.
ZSTD = b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x02\x00\x10\x00" * 50_000
BROTLI = b"\x5b\xff\xff\x1f\x00\x20\x00" * 50_000


# --- servers that keep waiting ---


def silent(visit: Visit) -> None:
    """No answer."""
    visit.closing.wait(60)


def slow_head(visit: Visit) -> None:
    """A header that never ends, a byte at a time."""
    visit.send(HEAD + b"X-Slow: ")
    visit.drip(b"a", 0.02)


def slow_body(visit: Visit) -> None:
    """A body of a megabyte, three bytes at a time."""
    visit.send(answer(length=1_000_000, Content_Type="text/html"))
    visit.drip(b"<p>", 0.02)


def slow_chunks(visit: Visit) -> None:
    """Chunks of one byte."""
    visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    visit.drip(b"1\r\na\r\n", 0.02)


def slow_packed(visit: Visit) -> None:
    """Packed emptiness."""
    visit.send(HEAD + b"Content-Encoding: gzip\r\n\r\n")
    visit.drip(gzip.compress(b""), 0.02)


def slow_redirects(visit: Visit) -> None:
    """Each step takes its time."""
    visit.closing.wait(0.3)
    visit.send(answer(302, Location="/next"))


# --- bodies without end ---


def packed(coding: str, content: bytes) -> Handler:
    """A body in a coding, sent at once."""
    return lambda visit: visit.send(HEAD + f"Content-Encoding: {coding}\r\n\r\n".encode() + content)


def bomb(wbits: int) -> bytes:
    """A gibibyte of blanks, packed a megabyte at a time."""
    packing = zlib.compressobj(9, zlib.DEFLATED, wbits)
    blanks = b" " * (1 << 20)
    return b"".join((*(packing.compress(blanks) for _ in range(BOMB >> 20)), packing.flush()))


def endless(head: bytes, piece: bytes) -> Handler:
    """The same piece for ever."""

    def give(visit: Visit) -> None:
        visit.send(head)
        visit.drip(piece, 0)

    return give


def endless_bodies() -> dict[str, Handler]:
    """By name, what has no end or is far larger than it seems."""
    chunk = b"100000\r\n" + b" " * (1 << 20) + b"\r\n"
    return {
        "gzip bomb, 1 GiB": packed("gzip", bomb(31)),
        "deflate bomb, 1 GiB": packed("deflate", bomb(15)),
        "raw deflate bomb, 1 GiB": packed("deflate", bomb(-15)),
        "brotli, not offered": packed("br", BROTLI),
        "zstd, not offered": packed("zstd", ZSTD),
        "body without end": endless(HEAD + b"\r\n", b"<p>x " * 100_000),
        "chunks without end": endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk),
        "one chunk of 2^60": endless(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n1000000000000000\r\n", b"a" * 500_000
        ),
        "empty gzip members": endless(HEAD + b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 20_000),
        "headers without end": endless(HEAD, b"X-A: " + b"a" * 60_000 + b"\r\n"),
        "one header without end": endless(HEAD + b"X-A: ", b"a" * 500_000),
    }


# --- measuring time ---


def took(url: str, timeout: float = SECONDS) -> tuple[float, str]:
    """Seconds of a fetch, and what became of it."""
    options = Options(mask=masked_text, allow_private=True, timeout=timeout)
    began = time.monotonic()
    *_, last = open_web(url, options)
    return time.monotonic() - began, last.code if isinstance(last, Gap) else "page"


@contextmanager
def authority(folder: Path) -> Iterator[ssl.SSLContext]:
    """A server's TLS that this machine trusts meanwhile."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(folder / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.issue_cert("127.0.0.1").configure_cert(context)
    os.environ["SSL_CERT_FILE"] = str(folder / "authority.pem")
    try:
        yield context
    finally:
        del os.environ["SSL_CERT_FILE"]


@contextmanager
def handshake_without_end(piece: bytes) -> Iterator[str]:
    """A server that accepts and then sends the beginning of a TLS record, a byte at a time or nothing."""

    def drip(visitor: socket.socket) -> None:
        with visitor:
            for byte in piece * 10_000:
                visitor.sendall(bytes((byte,)))
                time.sleep(0.02)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        open_sockets: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    visitor, _ = listening.accept()
                except OSError:
                    return
                open_sockets.append(visitor)
                if piece:
                    threading.Thread(target=_quietly, args=(drip, visitor), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/"
        for visitor in open_sockets:
            visitor.close()


def _quietly(drip: Callable[[socket.socket], None], visitor: socket.socket) -> None:
    try:
        drip(visitor)
    except OSError:
        return


NAME_SERVER = """
import fcntl, os, socket, struct, subprocess, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    # SIOCSIFFLAGS: loopback up and running
    fcntl.ioctl(control, 0x8914, struct.pack("16sh14x", b"lo", 0x41))
silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(("127.0.0.1", 53))
with open(sys.argv[1], "w") as file:
    file.write("nameserver 127.0.0.1\\n")
subprocess.run(["mount", "--bind", sys.argv[1], "/etc/resolv.conf"], check=True)
sys.exit(subprocess.run(sys.argv[2:], check=False).returncode)
"""


def slow_look_up(folder: Path) -> tuple[float, str] | None:
    """A fetch whose look-up is never answered, in a network of its own; None where that cannot be made."""
    unshare = shutil.which("unshare")
    if unshare is None or not Path("/etc/resolv.conf").exists():
        return None
    asking = [sys.executable, "-m", "tests.benchmarks.deadline", "--fetch", "http://trang.example/"]
    words = [unshare, "--user", "--map-root-user", "--net", "--mount", sys.executable, "-c", NAME_SERVER]
    ended = subprocess.run(
        [*words, str(folder / "resolv.conf"), *asking], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        return None
    seconds, code, _ = json.loads(ended.stdout)
    return float(seconds), str(code)


def overshoots(runs: int, folder: Path) -> Iterator[tuple[str, list[tuple[float, str]]]]:
    """By name of a server, what each fetch took and what became of it."""
    for handler in (silent, slow_head, slow_body, slow_chunks, slow_packed, slow_redirects):
        with serve(handler) as server:
            yield handler.__name__, [took(server.url()) for _ in range(runs)]
    for name, piece in (("silent_handshake", b""), ("slow_handshake", b"\x16\x03\x03\x40\x00\x02")):
        with handshake_without_end(piece) as url:
            yield name, [took(url) for _ in range(runs)]
    with authority(folder) as context:
        for handler in (silent, slow_head, slow_body):
            with serve(handler, context) as server:
                yield f"{handler.__name__} over TLS", [took(server.url()) for _ in range(runs)]
    looked_up = [one for _ in range(runs) if (one := slow_look_up(folder))]
    if looked_up:
        yield "slow name server", looked_up


# --- measuring memory ---


def peak(command: list[str], home: Path) -> tuple[int, str]:
    """Bytes that a process had at most, and the end of what it said."""
    process = subprocess.Popen(
        command, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    said = process.stdout.read()
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss * 1024, said


def peaks(url: str, home: Path) -> tuple[int, int]:
    """What a fetch of an address, and a whole scan of it, has at most."""
    fetching = [sys.executable, "-m", "tests.benchmarks.deadline", "--fetch", url, "20"]
    scanning = [*PROGRAM, "scan", url, "--allow-private", "--format", "json", "--timeout", "20"]
    return peak(fetching, home)[0], peak(scanning, home)[0]


def main() -> None:
    """Print overshoots, then memory; with `--fetch URL [SECONDS]` fetch once and tell of it."""
    if "--fetch" in sys.argv:
        seconds, code = took(sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else SECONDS)
        print(json.dumps([seconds, code, os.getpid()]))
        return
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'overshoot':28} {'median s':>9} {'worst s':>9}  became")
        for name, all_of_it in overshoots(runs, Path(folder)):
            beyond = [seconds - SECONDS for seconds, _ in all_of_it]
            became = ", ".join(sorted({code for _, code in all_of_it}))
            print(f"{name:28} {statistics.median(beyond):9.3f} {max(beyond):9.3f}  {became}")
        with serve(lambda visit: visit.send(answer(body=b"<p>x", Content_Type="text/html"))) as server:
            small = peaks(server.url(), Path(folder))
        print(f"\n{'memory above a small page':28} {'fetch MB':>9} {'scan MB':>9}")
        for name, handler in endless_bodies().items():
            with serve(handler) as server:
                large = peaks(server.url(), Path(folder))
            above = [(one - other) / 1e6 for one, other in zip(large, small, strict=True)]
            print(f"{name:28} {above[0]:9.1f} {above[1]:9.1f}")


if __name__ == "__main__":
    main()
