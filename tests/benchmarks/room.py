"""A hall of phones at a session's server, killed twice, with a thousand idle connections beside them.

    python -m tests.benchmarks.room [PHONES] [CHANGES]

Every phone answers four questions before and after, and changes each answer. Prints answers a second, the
median and the 99th percentile of the time from sending an answer to its acknowledgement on disk, and whether
the file's counts are those that were acknowledged. Then a round beside a thousand connections that say
nothing, and the most memory that the server took.
"""

from __future__ import annotations

import asyncio
import random
import resource
import socket
import statistics
import sys
import tempfile
import time
from pathlib import Path

from privacy_audit.room.joining import digits_of
from privacy_audit.session.keeping import read_session, room_secret, write_session
from tests.room.crowd import Phone, Standing, expected, kept, session_of_crowd
from tests.room.hall import HOST, session_of

QUESTIONS = [
    ("zalo/find-by-phone", ["on", "off"]),
    ("zalo/who-can-message", ["everyone", "friends"]),
    ("zalo/who-can-call", ["everyone", "friends-and-contacted", "friends"]),
    ("zalo/diary-history", ["all", "6-months", "1-month", "7-days", "custom"]),
]
IDLE = 1000


def told(name: str, phones: list[Phone], seconds: float) -> None:
    """One line of figures; the phones forget their times."""
    took = sorted(one for phone in phones for one in phone.took)
    middle, late = statistics.median(took) * 1000, took[int(len(took) * 0.99)] * 1000
    print(
        f"{name}: {len(took)} answers in {seconds:.1f} s, {len(took) / seconds:.0f}/s, "
        f"median {middle:.0f} ms, 99 % below {late:.0f} ms, worst {took[-1] * 1000:.0f} ms"
    )
    for phone in phones:
        phone.took.clear()


def memory(standing: Standing) -> int:
    """MiB that the server has taken at most."""
    status = Path(f"/proc/{standing.process.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) // 1024


async def at_once(phones: list[Phone]) -> float:
    """Everybody presses the button in the same moment."""
    topic, choices = QUESTIONS[0]
    began = time.perf_counter()
    await asyncio.gather(*(phone.choose(topic, "before", phone.chance.choice(choices)) for phone in phones))
    return time.perf_counter() - began


async def run(standing: Standing, code: str, number: int, times: int) -> None:
    """Everything, in order."""
    phones = [Phone(standing.port, random.Random(one)) for one in range(number)]
    began = time.perf_counter()
    await asyncio.gather(*(phone.join(code) for phone in phones))
    print(f"{number} phones joined in {time.perf_counter() - began:.2f} s")
    told("all at once", phones, await at_once(phones))
    idle = [await asyncio.to_thread(socket.create_connection, (HOST, standing.port), 5) for _ in range(IDLE)]
    told(f"all at once, beside {IDLE} idle connections", phones, await at_once(phones))
    for connection in idle:
        connection.close()
    began = time.perf_counter()
    gone = await session_of_crowd(standing, phones, QUESTIONS, kills=2, times=times)
    told("a session with two kills", phones, time.perf_counter() - began)
    counts = kept(read_session(standing.path))
    answered = sum(sum(chosen.values()) for chosen in counts.values())
    print(
        f"lost at a kill: {len(gone)}; counts as acknowledged: {counts == expected(phones)}, {answered} in all"
    )
    print(f"most memory of the server: {memory(standing)} MiB")


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hall.session"
        topics = tuple(topic for topic, _ in QUESTIONS)
        write_session(path, session_of(topics, people=number))
        standing = Standing(path)
        try:
            asyncio.run(run(standing, digits_of(room_secret(path)), number, times))
        finally:
            standing.end()


if __name__ == "__main__":
    main()
