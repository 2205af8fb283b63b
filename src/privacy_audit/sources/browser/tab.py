"""One page in the browser, asked in a world where its scripts cannot answer for it."""

from __future__ import annotations

import asyncio
import base64
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from privacy_audit.model import Status, Value
from privacy_audit.sources.browser.launch import WIDTH, quietly
from privacy_audit.sources.deadline import Deadline, NotFetched

if TYPE_CHECKING:
    from playwright.async_api import CDPSession

_WORLD = "privacy-audit"
_ANSWER_SHARE = 0.25
"""Of the whole time for a page: how long a script of it may keep it from answering us."""
_LONGEST_PATIENCE = 4.0
_LOST_WORLDS = 20
ELEMENTS = 250_000
"""Elements at which a document is big enough. The largest real pages have 50,000."""
_TALLEST = 10_000
"""The most of a page that is photographed, in CSS pixels: eleven windows."""


class State(Value):
    """What tells whether a document still changes."""

    is_loaded: bool
    elements: int
    height: int
    bottom: int


class Snapshot(Value):
    """The document at one moment, as HTML."""

    html: str
    cut: bool
    url: str


class Tab:
    """A page whose scripts run. `has_stopped` says whether one had to be stopped to get an answer."""

    def __init__(self, session: CDPSession, deadline: Deadline) -> None:
        self.has_stopped = False
        self._session = session
        self._deadline = deadline
        self._patience = min(_LONGEST_PATIENCE, deadline.remaining() * _ANSWER_SHARE)

    async def state(self) -> State:
        """How the document is now. One that grows without end is stopped from here on."""
        state = State(**await self._asked(_SCRIPTS["state"], str(ELEMENTS)))
        if state.elements >= ELEMENTS and not self.has_stopped:
            self._stop_script()
            await self._sent("Emulation.setScriptExecutionDisabled", {"value": True}, self._patience)
        return state

    async def snapshot(self, limit: int) -> Snapshot:
        """The document as it is now, at most `limit` characters."""
        return Snapshot(**await self._asked(_SCRIPTS["snapshot"], str(limit)))

    async def scroll(self, top: int) -> None:
        """Show the part of the page that begins `top` pixels below its beginning."""
        await self._asked("(top) => { scrollTo({ top, behavior: 'instant' }); return {}; }", str(top))

    async def photograph(self, height: int) -> bytes:
        """The page from its beginning, as JPEG. Raises `NotFetched`."""
        area = {"x": 0, "y": 0, "width": WIDTH, "height": max(1, min(height, _TALLEST)), "scale": 1}
        taken = await self._sent(
            "Page.captureScreenshot",
            {"format": "jpeg", "quality": 85, "clip": area, "captureBeyondViewport": True},
            self._deadline.remaining(),
        )
        return base64.b64decode(taken["data"])

    async def _asked(self, function: str, argument: str) -> dict[str, Any]:
        """What a function of ours returns. Raises `NotFetched` when the page does not let it run.

        A page that leads on takes the world of the last one with it; then the next is asked.
        """
        from playwright.async_api import Error

        for _ in range(_LOST_WORLDS):
            try:
                return await self._in_own_world(f"({function.strip().rstrip(';')})({argument})")
            except Error:
                self._deadline.check()
                await asyncio.sleep(0.1)
            except TimeoutError:
                self._deadline.check()
                self._stop_script()
        raise NotFetched(Status.UNREACHABLE, "timeout")

    async def _in_own_world(self, expression: str) -> dict[str, Any]:
        tree = await self._sent("Page.getFrameTree", {}, self._patience)
        about = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": _WORLD}
        world = await self._sent("Page.createIsolatedWorld", about, self._patience)
        question = {
            "expression": expression,
            "contextId": world["executionContextId"],
            "returnByValue": True,
            "timeout": self._patience * 1000,
        }
        answer = await self._sent("Runtime.evaluate", question, self._patience)
        if "exceptionDetails" in answer:
            raise NotFetched(Status.UNREACHABLE, "bad-answer")
        found: dict[str, Any] = answer["result"]["value"]
        return found

    async def _sent(self, method: str, about: dict[str, Any], seconds: float) -> dict[str, Any]:
        self._deadline.check()
        sending = self._session.send(method, about)
        answer: dict[str, Any] = await asyncio.wait_for(sending, min(seconds, self._deadline.remaining()))
        return answer

    def _stop_script(self) -> None:
        """End a script that lets nobody else run: what it has drawn until then can still be read."""
        self.has_stopped = True
        quietly(self._session.send("Runtime.terminateExecution"))


def _script(name: str) -> str:
    return files("privacy_audit.sources.browser").joinpath(f"{name}.js").read_text(encoding="utf-8")


_SCRIPTS = {name: _script(name) for name in ("state", "snapshot")}
