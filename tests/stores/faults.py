"""What becomes of a process at one of its calls that touch data: it is killed, the disk is full, it is refused.

The calls of Python (`os`, `io`) and those of SQLite (through its own table of system calls) are passed on by
functions of ours, in a process that was forked for this alone. Only calls on files of a place count.
"""

from __future__ import annotations

import builtins
import ctypes
import errno
import io
import os
import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

GROWING = frozenset({"open", "write", "mkdir", "link"})
"""What a full disk refuses."""


@dataclass
class Fault:
    """`what` happens at the call of number `at`: `kill`, `full` (from there on), `refused` (there alone).

    `look` does no harm: it keeps a copy of the place before each call, and after half of each writing; that is
    what a kill would leave there.
    """

    place: str
    what: str
    at: int = 0
    into: str = ""
    calls: list[str] = field(default_factory=list)
    _inside: bool = False

    def before(self, name: str, path: str) -> int:
        """Count a call; the number of the error it shall give, 0 for none."""
        if self._inside or not path.startswith(self.place + "/"):
            return 0
        self.calls.append(f"{name} {path.removeprefix(self.place)}")
        number = len(self.calls)
        match self.what:
            case "look":
                self.copy(f"{number:03}")
            case "kill" if number == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
            case "full" if number >= self.at and name in GROWING:
                return errno.ENOSPC
            case "refused" if number == self.at:
                return errno.EACCES
            case _:
                pass
        return 0

    def halved(self, size: int, path: str) -> int:
        """How many bytes of a writing come first, so that what is half written can be looked at."""
        mine = self.what == "look" and not self._inside and path.startswith(self.place + "/")
        return size // 2 if mine else 0

    def copy(self, name: str) -> None:
        """Keep the place as it is now."""
        self._inside = True
        shutil.copytree(self.place, f"{self.into}/{name}", symlinks=True)
        self._inside = False


def install(fault: Fault) -> None:
    """From now on, in this process."""
    _python(fault)
    _sqlite(fault)


def place_of(handle: int) -> str:
    """The path of an open file."""
    try:
        return os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115 - pathlib would call what is replaced here
    except OSError:
        return ""


# --- Python ----------------------------------------------------------------------------------


def _python(fault: Fault) -> None:
    real_open, real_io = os.open, io.open

    def fail(number: int, path: str) -> None:
        if number:
            raise OSError(number, os.strerror(number), path)

    def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
        where = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib would call what is replaced here
        if flags & (os.O_WRONLY | os.O_RDWR) and (flags & os.O_TRUNC or not os.path.lexists(where)):
            fail(fault.before("open", where), where)
        return real_open(path, flags, *more, **named)

    def on_path(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *more: Any, **named: Any) -> Any:
            where = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 - pathlib would call what is replaced here
            if name != "mkdir" or not os.path.lexists(where):  # there already: nothing changes
                fail(fault.before(name, where), where)
            return real(path, *more, **named)

        return call

    def on_handle(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(handle: Any, *more: Any) -> Any:
            number = handle if isinstance(handle, int) else handle.fileno()
            fail(fault.before(name, place_of(number)), place_of(number))
            return real(handle, *more)

        return call

    class Written(io.FileIO):
        def write(self, content: Any) -> int:
            path, content = place_of(self.fileno()), bytes(content)
            fail(fault.before("write", path), path)
            if half := fault.halved(len(content), path):
                super().write(content[:half])
                fault.copy(f"{len(fault.calls):03}-half")
            return half + (super().write(content[half:]) or 0)

    def open_file(file: Any, mode: str = "r", buffering: int = -1, *more: Any, **named: Any) -> Any:
        if not isinstance(file, int) or not set(mode) & set("wax") or "b" not in mode:
            return real_io(file, mode, buffering, *more, **named)
        return io.BufferedWriter(Written(file, mode.replace("b", ""), closefd=named.get("closefd", True)))

    changed: dict[str, Any] = {"open": opened}
    for name in ("mkdir", "rmdir", "unlink", "remove", "chmod", "rename", "replace", "link", "truncate"):
        changed[name] = on_path(name, getattr(os, name))
    for name in ("fsync", "fdatasync", "fchmod", "ftruncate"):
        changed[name] = on_handle(name, getattr(os, name))
    for name, function in changed.items():
        setattr(os, name, function)
    io.open = builtins.open = open_file


# --- SQLite ----------------------------------------------------------------------------------


class _Vfs(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("iVersion", "szOsFile", "mxPathname")),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        *((name, ctypes.c_void_p) for name in ("xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError",
                                               "xDlSym", "xDlClose", "xRandomness", "xSleep", "xCurrentTime",
                                               "xGetLastError", "xCurrentTimeInt64")),
        ("xSetSystemCall", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)),
        ("xGetSystemCall", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)),
    ]  # fmt: skip


_INT, _TEXT, _POINTER, _LONG = ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int64
_CALLS: dict[str, tuple[str, Any, tuple[Any, ...]]] = {
    "open": ("open", _INT, (_TEXT, _INT, _INT)),
    "unlink": ("unlink", _INT, (_TEXT,)),
    "ftruncate": ("ftruncate", _INT, (_INT, _LONG)),
    "fchmod": ("fchmod", _INT, (_INT, _INT)),
    "write": ("write", ctypes.c_ssize_t, (_INT, _POINTER, ctypes.c_size_t)),
    "pwrite": ("write", ctypes.c_ssize_t, (_INT, _POINTER, ctypes.c_size_t, _LONG)),
    "pwrite64": ("write", ctypes.c_ssize_t, (_INT, _POINTER, ctypes.c_size_t, _LONG)),
}
"""Those of SQLite's system calls that touch data (sqlite.org, "OS Interface", `xSetSystemCall`)."""
_held: list[Any] = []


def sqlite_vfs() -> Any:
    """SQLite's way to files, as `sqlite3` uses it; None where it cannot be reached."""
    import _sqlite3

    try:
        find = ctypes.CDLL(_sqlite3.__file__).sqlite3_vfs_find
    except (AttributeError, OSError):
        return None
    find.restype = ctypes.POINTER(_Vfs)
    return find(None)


def _sqlite(fault: Fault) -> None:
    vfs = sqlite_vfs()
    assert vfs is not None
    for name, (kind, result, types) in _CALLS.items():
        address = vfs.contents.xGetSystemCall(ctypes.cast(vfs, _POINTER), name.encode())
        if address:
            prototype = ctypes.CFUNCTYPE(result, *types, use_errno=True)
            replaced = prototype(_passed_on(fault, kind, prototype(address)))
            _held.append(replaced)
            vfs.contents.xSetSystemCall(
                ctypes.cast(vfs, _POINTER), name.encode(), ctypes.cast(replaced, _POINTER)
            )


def _passed_on(fault: Fault, kind: str, real: Callable[..., int]) -> Callable[..., int]:
    def call(first: Any, *more: Any) -> int:
        path = place_of(first) if isinstance(first, int) else os.fsdecode(first)
        counts = kind != "open" or (more[0] & os.O_CREAT and not os.path.lexists(path))
        if number := fault.before(kind, path) if counts else 0:
            ctypes.set_errno(number)
            return -1
        half = fault.halved(more[1], path) if kind == "write" else 0
        if half:
            real(first, more[0], half, *more[2:])
            fault.copy(f"{len(fault.calls):03}-half")
            rest = (more[2] + half,) if len(more) == 3 else ()
            return half + real(first, more[0] + half, more[1] - half, *rest)
        return real(first, *more)

    return call
