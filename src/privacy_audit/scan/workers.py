"""Reading many pages on all processors, where neither a crash nor a runaway takes the audit with it.

A few pages are read in this process: starting others takes longer. Of an archive, the rest is read by worker
processes; results come in the order of the items, and no more items are under way than keep the workers
busy, so that memory stays flat however many there are.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

ALONE = 40
"""Items that are read in this process before others are started."""
DEADLINE = 120.0
"""Seconds for one item. The worst page within its bounds takes ten on a slow machine."""
MEMORY = 2 * 1024**3
"""Bytes of address space for a worker beyond which it ends; the worst page needs 400 MB."""
_UNDER_WAY = 4


class Lost(Exception):
    """The item took its worker with it, or did not come to an end."""


class Workers(Generic[Item, Result]):
    """Runs one function over items, in order. The function is sent to each worker once."""

    def __init__(
        self, read: Callable[[Item], Result], alone: int = ALONE, deadline: float = DEADLINE
    ) -> None:
        self._read = read
        self._alone = alone
        self._deadline = deadline
        self._count = _processors()

    def over(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        """Each item with what was read of it."""
        coming = iter(items)
        for item in islice(coming, self._alone):
            yield item, self._read(item)
        first = next(coming, None)
        if first is not None:
            yield from self._in_others(_chain(first, coming))

    def _in_others(self, items: Iterator[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        pool = self._pool()
        try:
            for item in items:
                waiting.append((item, _submitted(pool, item)))
                if len(waiting) > self._count * _UNDER_WAY:
                    pool, result = self._next(pool, waiting)
                    yield result
            while waiting:
                pool, result = self._next(pool, waiting)
                yield result
        finally:
            _end(pool)

    def _next(
        self, pool: ProcessPoolExecutor, waiting: deque[tuple[Item, Future[Result]]]
    ) -> tuple[ProcessPoolExecutor, tuple[Item, Result | Lost]]:
        """The result of the first that waits. If the workers broke, whose fault it was shows alone."""
        item, future = waiting.popleft()
        with suppress(BrokenProcessPool, TimeoutError):
            try:
                return pool, (item, future.result(self._deadline))
            except MemoryError:  # the worker met its limit and lives
                return pool, (item, Lost())
        _end(pool)
        result = self._by_itself(item)
        pool = self._pool()
        again = [(one, _submitted(pool, one)) for one, _ in waiting]
        waiting.clear()
        waiting.extend(again)
        return pool, (item, result)

    def _by_itself(self, item: Item) -> Result | Lost:
        pool = self._pool(1)
        try:
            with _interrupted_later():
                future: Future[Result] = pool.submit(_run, item)
            return future.result(self._deadline)
        except (BrokenProcessPool, TimeoutError, MemoryError):
            return Lost()
        finally:
            _end(pool)

    def _pool(self, count: int | None = None) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            count or self._count,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._read,),
        )


def _submitted(pool: ProcessPoolExecutor, item: Any) -> Future[Any]:
    """The result to come; of a pool that broke just now, its failure."""
    try:
        with _interrupted_later():
            return pool.submit(_run, item)
    except BrokenProcessPool as error:
        failed: Future[Any] = Future()
        failed.set_exception(error)
        return failed


@contextmanager
def _interrupted_later() -> Iterator[None]:
    """Control-C waits until a worker is started, and never meets one that is still beginning: that would
    fill the screen with its traces. Windows cannot hold it back."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _processors() -> int:
    """How many there are for this process; more than eight would only wait for the disk."""
    usable = os.cpu_count() or 1
    if sys.platform == "linux":
        usable = len(os.sched_getaffinity(0))
    return min(usable, 8)


def _chain(first: Item, rest: Iterator[Item]) -> Iterator[Item]:
    yield first
    yield from rest


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers, also one that hangs."""
    processes = list((pool._processes or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
    for process in processes:
        process.join()


# --- inside a worker -------------------------------------------------------------------------

_reader: list[Callable[[Any], Any]] = []
"""What this worker does with an item: set once, when it starts."""


def _begin(read: Callable[[Any], Any]) -> None:
    """Prepare a worker: the interrupt key is the main process's affair, memory is bounded."""
    _reader.append(read)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":  # which has no such limit
        import resource

        with suppress(OSError, ValueError):  # a tighter limit may be set already; macOS takes none
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _run(item: Any) -> Any:
    return _reader[0](item)
