"""What a fork does to be a run: whatever Python does when it starts and when it ends."""

from __future__ import annotations

import fcntl
import io
import os
import resource
import runpy
import signal
import sys
import tempfile
import termios
import time
from typing import Any, NoReturn

NAMES = ("<stdin>", "<stdout>", "<stderr>")


def be(run: dict[str, Any], streams: list[int | None], language: str) -> NoReturn:
    """Be this run until it ends; `language` is the one in which the command line was imported."""
    try:
        _become(run, streams)
        if run["fresh"] or _speaks_another(run, language):
            command = [sys.executable, "-m", run["module"], *run["arguments"]]
            os.execve(sys.executable, command, run["environment"])
        runpy.run_module(run["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as leaving:
        code = _code_of(leaving)
    except BaseException:  # noqa: BLE001 - what Python itself does with what nobody caught
        sys.excepthook(*sys.exc_info())
        code = 1
    _leave(code)


def _speaks_another(run: dict[str, Any], language: str) -> bool:
    """Whether help and options would have to be put together in another language than they are here."""
    from privacy_audit.cli.language import choose_language
    from privacy_audit.words import can_speak

    if run["module"] != "privacy_audit":
        return False
    return choose_language(run["arguments"]) != language or not can_speak(language)


def _become(run: dict[str, Any], streams: list[int | None]) -> None:
    os.setsid()
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if run["memory"]:
        resource.setrlimit(resource.RLIMIT_AS, (run["memory"], run["memory"]))
    _take_streams(streams)
    if run["terminal"]:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if run["umask"] is not None:
        os.umask(run["umask"])
    os.environ.clear()
    os.environ.update(run["environment"])
    time.tzset()
    tempfile.tempdir = None
    os.chdir(run["folder"])
    sys.argv = [run["module"], *run["arguments"]]
    sys.orig_argv = [sys.executable, "-m", run["module"], *run["arguments"]]
    sys.path[0] = run["folder"]
    sys.stdin, sys.stdout, sys.stderr = (_stream(number, given) for number, given in enumerate(streams))
    vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)


def _take_streams(streams: list[int | None]) -> None:
    """Move what was given to 0, 1 and 2; nothing else stays open."""
    kept = [None if given is None else fcntl.fcntl(given, fcntl.F_DUPFD, 100) for given in streams]
    for number, given in enumerate(kept):
        if given is None:
            os.close(number)
        else:
            os.dup2(given, number)
    os.closerange(3, 256)


def _stream(number: int, given: int | None) -> Any:
    """A stream as Python opens it when it starts in UTF-8 mode (`create_stdio` in its `pylifecycle.c`)."""
    if given is None:
        return None
    raw: Any = io.FileIO(number, "r" if number == 0 else "w", closefd=False)
    raw.name = NAMES[number]
    buffered: Any = io.BufferedReader(raw) if number == 0 else io.BufferedWriter(raw)
    errors = ("surrogateescape", "surrogateescape", "backslashreplace")[number]
    at_once = os.isatty(number) or number == 2
    stream: Any = io.TextIOWrapper(buffered, "utf-8", errors, newline="\n", line_buffering=at_once)
    stream.mode = "r" if number == 0 else "w"
    return stream


def _code_of(leaving: SystemExit) -> int:
    match leaving.code:
        case None:
            return 0
        case int(code):
            return code
        case said:
            print(said, file=sys.stderr)
            return 1


def _leave(code: int) -> NoReturn:
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
    os._exit(code & 0xFF)
