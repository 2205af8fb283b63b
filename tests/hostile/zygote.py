"""Runs the real program many times a minute: one process imports it, then forks for each run.

`python -m tests.hostile.zygote` reads a run a line (JSON) from standard input and writes how it ended. Each
run is the program's own `main`, in a process, session and folder of its own, with its own arguments,
environment and streams; only the time for starting Python and for importing is saved. Nothing of the command
line is touched before the fork, so a run cannot tell that it was forked.
"""

from __future__ import annotations

import fcntl
import gc
import io
import json
import os
import pkgutil
import resource
import runpy
import select
import signal
import sys
import termios
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import privacy_audit

# Loaded by the program when it needs them; which is what a run would spend its time with.
THIRD_PARTIES = (
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin",
    "PIL.TiffImagePlugin", "PIL.WebPImagePlugin", "asyncio", "bs4", "concurrent.futures.process",
    "html.parser", "icalendar", "idna", "jinja2", "jsonschema", "lxml.etree", "multiprocessing.spawn",
    "phonenumbers", "requests", "rich.progress", "rich.table", "segno", "sqlite3", "truststore",
    "urllib3", "zipfile",
)  # fmt: skip
NOT_BEFORE = ("browser", "room", "__main__", "session_serve", "faces")
"""What few runs need, or what runs when it is imported."""
WARMING = (
    "<html lang=vi><title>Trần Minh Họa</title><h1>Trần Minh Họa</h1><p>Zalo 0912 345 678, lan@example.com, "
    "CCCD 001190000013, sinh ngày 12/03/1990, 12 Lê Lợi, phường Bến Nghé, Quận 1, STK 0123456789 Vietcombank, "
    "biển số 30A-123.45, vợ tôi là Hoa, giáo viên trường Lê Lợi, facebook.com/minh.hoa, 21.0285, 105.8542</p>"
    "<img src=/a.jpg alt=x width=300 height=300><script type=application/ld+json>{}</script></html>"
)
ADDRESS_SPACE = 3 * 1024**3
"""Bytes beyond which a run fails by itself, so that it cannot take the machine with it."""


def preload() -> None:
    """Import the program as far as it can be imported without being run."""
    os.environ["LANGUAGE"] = "en"
    for found in pkgutil.walk_packages(privacy_audit.__path__, "privacy_audit."):
        if not any(part in NOT_BEFORE for part in found.name.split(".")):
            import_module(found.name)
    for name in THIRD_PARTIES:
        import_module(name)
    _warm()
    gc.collect()
    gc.freeze()


def _warm() -> None:
    """Read some harmless things once, so that patterns and tables are compiled before the first run."""
    from privacy_audit.catalog import Library

    _read_shipped_data_once()
    library = Library()
    library.catalog()
    library.message_rules()
    privacy_audit.scan_html(WARMING, "https://example.com/lan")


def _read_shipped_data_once() -> None:
    """Keep the data files that came with the program once they were read: immutable, like what is imported.

    Whatever `--checklists` names is read anew by each run.
    """
    from privacy_audit import catalog

    read, shipped = catalog.read_file, catalog.shipped_folder()
    known: dict[tuple[Path, Any], Any] = {}

    def read_once(path: Path, shape: Any) -> Any:
        if not path.is_relative_to(shipped):
            return read(path, shape)
        if (path, shape) not in known:
            known[path, shape] = read(path, shape)
        return known[path, shape]

    catalog.read_file = read_once


def begin(run: dict[str, Any]) -> int:
    """Start a run; the number of its process."""
    if process := os.fork():
        return process
    try:
        _become(run)
        if run["fresh"]:
            command = [sys.executable, "-m", "privacy_audit", *run["arguments"]]
            os.execve(sys.executable, command, run["environment"])
        runpy.run_module("privacy_audit", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:  # noqa: BLE001 - what Python itself does with what nobody caught
        sys.excepthook(*sys.exc_info())
        code = 1
    _leave(code)
    raise AssertionError


def _become(run: dict[str, Any]) -> None:
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    ways = (os.O_RDONLY, os.O_WRONLY | os.O_CREAT | os.O_APPEND, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number, (path, way) in enumerate(zip(run["streams"], ways, strict=True)):
        if path is None:
            os.close(number)
            continue
        handle = os.open(path, os.O_RDWR if run["terminal"] else way, 0o600)
        os.dup2(handle, number)
        os.close(handle)
    if run["terminal"]:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.closerange(3, 256)
    os.umask(run["umask"])
    os.environ.clear()
    os.environ.update(run["environment"])
    time.tzset()
    os.chdir(run["folder"])
    sys.argv = ["privacy-audit", *run["arguments"]]
    sys.stdin, sys.stdout, sys.stderr = (_stream(number, path) for number, path in enumerate(run["streams"]))
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)


def _stream(number: int, path: str | None) -> Any:
    """A stream as Python opens it when it starts in UTF-8 mode."""
    if path is None:
        return None
    raw = io.FileIO(number, "r" if number == 0 else "w", closefd=False)
    buffered: Any = io.BufferedReader(raw) if number == 0 else io.BufferedWriter(raw)
    errors = ("surrogateescape", "surrogateescape", "backslashreplace")[number]
    is_terminal = os.isatty(number)
    return io.TextIOWrapper(buffered, "utf-8", errors, line_buffering=is_terminal or number == 2)


def _leave(code: int) -> None:
    """End as Python ends: what waits in the streams is written, threads of the program are left behind."""
    import atexit
    import threading

    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            code = 120  # what Python gives when it cannot write the rest
    os._exit(code)


def ended(process: int, begun: float, status: int, usage: resource.struct_rusage) -> dict[str, Any]:
    """How a run ended: exit code (negative: the signal), seconds, CPU seconds, peak memory in bytes."""
    return {
        "process": process,
        "code": os.waitstatus_to_exitcode(status),
        "seconds": time.monotonic() - begun,
        "processor": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
    }


def _queued(process: int) -> float:
    """Seconds for which a run could have gone on but the machine was busy with others; 0 if nobody tells."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Zygote:
    """Takes runs from a stream, ends those that go on for too long, tells how each ended."""

    def __init__(self) -> None:
        self._under_way: dict[int, tuple[str, float, float]] = {}
        self._pending = b""
        self._woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        os.set_blocking(self._woken, False)
        signal.set_wakeup_fd(wakes)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Until nobody asks any more."""
        while True:
            ready, _, _ = select.select([0, self._woken], [], [], 0.25)
            if self._woken in ready:
                os.read(self._woken, 4096)
            if 0 in ready and not self._take():
                return
            self._reap()
            self._kill_late()

    def _take(self) -> bool:
        received = os.read(0, 1 << 20)
        *lines, self._pending = (self._pending + received).split(b"\n")
        for line in lines:
            run = json.loads(line)
            process = begin(run)
            now = time.monotonic()
            self._under_way[process] = (run["name"], now, now + run["limit"])
        return bool(received)

    def _reap(self) -> None:
        while self._under_way:
            dead = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT | os.WNOHANG)
            if dead is None:
                return
            queued = _queued(dead.si_pid)
            process, status, usage = os.wait4(dead.si_pid, 0)
            name, begun, _ = self._under_way.pop(process)
            told = json.dumps({"name": name, "queued": queued, **ended(process, begun, status, usage)})
            os.write(1, told.encode() + b"\n")

    def _kill_late(self) -> None:
        now = time.monotonic()
        for process, (_, _, last) in self._under_way.items():
            if now > last:
                os.killpg(process, signal.SIGKILL)


if __name__ == "__main__":
    preload()
    os.write(1, b"ready\n")
    Zygote().serve()
