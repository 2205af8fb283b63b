"""How long it takes until what was said is on the disk: python -m tests.benchmarks.saving [RUNS] [FOLDER]

Medians of whole savings with all their synchronisation (`fsync`), in milliseconds and as multiples of writing a
few bytes to a file and synchronising that. FOLDER lies on the disk that is measured; default: a passing one.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from privacy_audit.crawl.journal import Journal, Step
from privacy_audit.guide.evidence import Evidence
from privacy_audit.history import History
from privacy_audit.model import Answer, State
from privacy_audit.room.keeper import PAUSE, Answered, Keeper, current_topic
from privacy_audit.session.moving import begin
from privacy_audit.session.stops import arrive, stops
from tests.session.test_moving import session

RUNS = 200


def measured(act: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds of each run."""
    needed = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        needed.append((time.perf_counter() - start) * 1000)
    return needed


def bare(path: Path) -> Callable[[], None]:
    """The least that anybody can do."""

    def act() -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(handle, b"x" * 100)
        os.fsync(handle)
        os.close(handle)

    return act


def answers(history: History) -> Callable[[], None]:
    """One answer of a check."""
    numbers = count()
    return lambda: history.put(Answer(question=f"zalo/question-{next(numbers)}", state=State.SKIPPED))


async def phones(path: Path, runs: int) -> list[float]:
    """Forty phones answer at once, again and again: from the first answer until all are told that it is kept."""
    room = begin(session(), datetime(2026, 11, 22, tzinfo=UTC))
    room = arrive(room, [next(stop for stop in stops(room) if stop.topic is not None)])
    topic = current_topic(room)
    assert topic is not None
    keeper = Keeper(path, room, seats=200)
    running = asyncio.create_task(keeper.run())
    needed = []
    for turn in range(runs):
        choice = ("on", "off")[turn % 2]
        wishes = [
            Answered(topic=topic, phase=room.place.phase, seat=f"{seat}", choice=choice) for seat in range(40)
        ]
        start = time.perf_counter()
        await asyncio.gather(*map(keeper.ask, wishes))
        needed.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(PAUSE)
    running.cancel()
    return needed


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as name:
        folder = Path(name)
        journal = Journal(folder / "crawl-0.jsonl")
        journal.begin("https://example.com/")
        evidence = Evidence(folder / "evidence")
        with History(folder / "home") as history:
            acts: dict[str, Callable[[], object]] = {
                "write and fsync, nothing else": bare(folder / "bare"),
                "an answer of a check": answers(history),
                "a page of a site": lambda: journal.add(Step(asked=("0a1b",)), str),
                "a note of the evidence": lambda: evidence.add_note("Gọi lúc 20 giờ"),
            }
            found = {name: measured(act, runs) for name, act in acts.items()}
        found["forty phones at once"] = asyncio.run(phones(folder / "room.session", runs))
    least = statistics.median(found["write and fsync, nothing else"])
    print(f"{'':32} {'median ms':>9} {'worst ms':>9} {'× bare':>7}")
    for name, values in found.items():
        middle = statistics.median(values)
        print(f"{name:32} {middle:9.2f} {max(values):9.2f} {middle / least:7.1f}")


if __name__ == "__main__":
    main()
