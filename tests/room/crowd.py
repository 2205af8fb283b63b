"""Many phones at once, each a few plain sockets, and the room they talk to, which may be killed meanwhile."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

from privacy_audit.session.keeping import read_session
from privacy_audit.session.moving import mark_of
from privacy_audit.tally import Phase, Session, Topic
from tests.room.hall import HOST, Reply, read, request

PATIENCE = 30.0
ROOT = Path(__file__).resolve().parents[2]


class Standing:
    """The room's process."""

    def __init__(self, path: Path, port: int = 0) -> None:
        self.path, self.port = path, port
        self.start()

    def start(self) -> None:
        """Serve the file, on the same port as before."""
        program = [sys.executable, "-m", "tests.room.standing", str(self.path), str(self.port)]
        self.process = subprocess.Popen(
            program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout
        self.port = int(self.process.stdout.readline())

    def press(self, key: str) -> None:
        """One of the officer's keys; back when it is kept."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(key + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == key + "\n"

    def kill(self) -> None:
        """As by a power cut: no warning, nothing is put in order."""
        self.process.kill()
        self.process.communicate()

    def end(self) -> None:
        """Let it end by itself."""
        self.process.communicate(timeout=PATIENCE)


class Phone:
    """One phone: it repeats what was not acknowledged, as a person does. Notes how long answers took."""

    def __init__(self, port: int, chance: random.Random) -> None:
        self.place, self.chance = f"{HOST}:{port}", chance
        self.cookie = ""
        self.acknowledged: dict[tuple[Topic, Phase], str] = {}
        self.asked: dict[tuple[Topic, Phase], set[str]] = {}
        """What was sent since the last acknowledgement: it may stand in the file or not."""
        self.took: list[float] = []

    @property
    def seat(self) -> str:
        """The random number of this phone."""
        return self.cookie.removeprefix("seat=")[:32]

    async def join(self, code: str) -> None:
        """Take a seat."""
        reply = await self._send("/join", {"code": code})
        self.cookie = reply.headers["set-cookie"].partition(";")[0]

    async def answer(self, topic: Topic, phase: Phase, choices: list[str], times: int) -> None:
        """Choose, and change it again, until so many answers were acknowledged."""
        for _ in range(times):
            await asyncio.sleep(self.chance.random() * 0.3)
            choice = self.chance.choice(choices)
            await self.choose(topic, phase, choice)

    async def choose(self, topic: Topic, phase: Phase, choice: str) -> None:
        """One answer, sent until it is acknowledged."""
        self.asked.setdefault((topic, phase), set()).add(choice)
        began = time.perf_counter()
        reply = await self._send("/answer", {"topic": topic, "phase": phase, "choice": choice})
        self.took.append(time.perf_counter() - began)
        assert reply.status == 303, reply
        self.acknowledged[topic, phase] = choice
        self.asked[topic, phase].clear()

    async def _send(self, path: str, fields: dict[str, str]) -> Reply:
        body = urlencode(fields).encode()
        headers = {
            "Content_Type": "application/x-www-form-urlencoded",
            "Content_Length": str(len(body)),
            "Cookie": self.cookie,
        }
        sent = request("POST", self.place, path, body, headers)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(OSError):
                if (reply := await self._once(sent)) is not None:
                    return reply
            await asyncio.sleep(0.1)
        raise AssertionError("the room came back too late")

    async def _once(self, sent: bytes) -> Reply | None:
        host, _, port = self.place.partition(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            writer.write(sent)
            return read(await reader.read())
        finally:
            writer.close()


def expected(phones: list[Phone]) -> dict[tuple[Topic, Phase], dict[str, int]]:
    """The counts that follow from what was acknowledged."""
    counts: dict[tuple[Topic, Phase], dict[str, int]] = {}
    for phone in phones:
        for asked, choice in phone.acknowledged.items():
            here = counts.setdefault(asked, {})
            here[choice] = here.get(choice, 0) + 1
    return counts


def kept(session: Session) -> dict[tuple[Topic, Phase], dict[str, int]]:
    """The counts of a session file."""
    return {
        (topic, phase): dict(counts)
        for topic, tally in session.tallies.items()
        for phase, counts in tally.phones.items()
    }


def lost(session: Session, phones: list[Phone]) -> list[str]:
    """Acknowledged answers that do not stand in the file, nor a later one that was still under way."""
    missing = []
    for phone in phones:
        for (topic, phase), choice in phone.acknowledged.items():
            mark = mark_of(session, topic, phase, phone.seat)
            stored = {one.mark: one.choice for one in session.marks.get(f"{topic} {phase}", ())}.get(mark)
            if stored != choice and stored not in phone.asked.get((topic, phase), set()):
                missing.append(f"{topic} {phase}: {choice}, kept {stored}")
    return missing


async def session_of_crowd(
    standing: Standing, phones: list[Phone], questions: list[tuple[Topic, list[str]]], kills: int, times: int
) -> list[str]:
    """All phones answer all questions before and after; during the first ones the room is killed."""
    gone: list[str] = []
    for topic, choices in questions:
        for phase in ("before", "after"):
            answering = asyncio.gather(*(phone.answer(topic, phase, choices, times) for phone in phones))
            if kills:
                kills -= 1
                await asyncio.sleep(0.15)
                standing.kill()
                gone += lost(read_session(standing.path), phones)
                await asyncio.to_thread(standing.start)
            await answering
            standing.press("n")
            if phase == "before":
                standing.press("n")
    return gone
