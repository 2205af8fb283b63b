"""How long merging many session files takes, and how much memory: the peak of a process of its own.

python -m tests.benchmarks.merge FOLDER [FILES]

Makes so many session files (100,000 if none is named) in the folder, unless they are there: nine of ten are
files of single people with 30 answers, every tenth is a hall with 12 questions counted twice. Merges them with
the program itself into one file, then merges that file with the folder again, then reports on it. The peak is
what the operating system says of the child (Linux: KiB of resident memory).
"""

from __future__ import annotations

import os
import random
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from privacy_audit.catalog import Library
from privacy_audit.tally import Session, Tally
from privacy_audit.walk import identifier_of, questions_of

FILES = 100_000
FOLDERS = 100
"""Folders of a district each, so that no folder is larger than file systems like."""
BEGIN = datetime(2023, 1, 2, tzinfo=UTC)


def make(folder: Path, files: int) -> None:
    """Write the files; the same number gives the same files."""
    dice = random.Random(files)
    asked = questions_of(Library().networks().values(), "quick")
    topics = {identifier_of(*one): [choice.id for choice in one[1].choices] for one in asked}
    for number in range(files):
        path = folder / f"{number % FOLDERS:02}" / f"{number:06}.session"
        path.parent.mkdir(parents=True, exist_ok=True)
        session = hall(dice, topics) if number % 10 == 0 else person(dice, topics)
        path.write_bytes(msgspec.json.format(msgspec.json.encode(session), indent=1))


def hall(dice: random.Random, topics: dict[str, list[str]]) -> Session:
    people = dice.randrange(20, 60)
    tallies = {
        topic: Tally(
            topic=topic,
            hands={
                "before": {choice: dice.randrange(people) for choice in topics[topic]},
                "after": {choice: dice.randrange(people) for choice in topics[topic]},
            },
        )
        for topic in dice.sample(sorted(topics), 12)
    }
    return session_of(dice, people, tallies, "Tập huấn")


def person(dice: random.Random, topics: dict[str, list[str]]) -> Session:
    tallies = {
        topic: Tally(topic=topic, hands={"before": {dice.choice(topics[topic]): 1}})
        for topic in dice.sample(sorted(topics), 30)
    }
    return session_of(dice, 1, tallies, "")


def session_of(dice: random.Random, people: int, tallies: dict[str, Tally], title: str) -> Session:
    return Session(
        id=f"{dice.getrandbits(128):032x}",
        title=title,
        office="",
        people=people,
        networks=tuple(sorted({topic.partition("/")[0] for topic in tallies})),
        level="quick",
        agenda=(),
        created=BEGIN + timedelta(days=dice.randrange(1_000)),
        tool="0.1.0",
        data="2026-11-21",
        kind="room" if title else "one",
        revision=1,
        tallies=tallies,
    )


def measured(*arguments: str) -> tuple[float, float]:
    """Seconds and peak in MiB of the program in a process of its own."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "privacy_audit", "session", *arguments, "--force", "--quiet"]
    child = os.posix_spawn(sys.executable, command, os.environ)
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(os.waitstatus_to_exitcode(status))
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main() -> None:
    """Make, merge, merge again, report, and print a table."""
    folder = Path(sys.argv[1])
    files = int(sys.argv[2]) if len(sys.argv) > 2 else FILES
    halls = folder / f"sessions-{files}"
    if not halls.exists():
        make(halls, files)
    one, two = folder / f"one-{files}.session", folder / f"two-{files}.session"
    runs = {
        "merge": ("merge", str(halls), "--output", str(one)),
        "again": ("merge", str(one), str(halls), "--output", str(two)),
        "report": ("report", str(one), "--format", "json", "--output", str(folder / "report.json")),
    }
    print(f"{'run':8} {'files':>8} {'seconds':>8} {'peak MiB':>9}")
    for name, arguments in runs.items():
        seconds, peak = measured(*arguments)
        print(f"{name:8} {files:8} {seconds:8.1f} {peak:9.0f}")
    print(f"merged file: {one.stat().st_size / 2**20:.0f} MiB; the same again: {same(one, two)}")


def same(one: Path, two: Path) -> bool:
    """Whether two files hold the same bytes, read in pieces."""
    if one.stat().st_size != two.stat().st_size:
        return False
    with one.open("rb") as first, two.open("rb") as second:
        return all(first.read(2**20) == second.read(2**20) for _ in range(one.stat().st_size // 2**20 + 1))


if __name__ == "__main__":
    main()
