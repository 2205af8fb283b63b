"""The browser of this computer: which one is found, and, when asked for, whether it starts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from privacy_audit.errors import CannotWrite, mark
from privacy_audit.health.finding import Check, Outcome, broken, in_part, not_needed, told, works
from privacy_audit.health.machine import Machine
from privacy_audit.health.program import INSTALL
from privacy_audit.model import Severity

_PAGE = "<!doctype html><html lang=vi><title>privacy-audit</title><p>Ạ Ệ Ữ đ</p></html>"


def _browser(machine: Machine) -> Iterator[Outcome]:
    from privacy_audit.sources.browser.find import find_browser

    program = find_browser(machine.environment, machine.system)
    if program is None and machine.environment.get("CHROME_PATH"):
        mend = told(mark("Let it name your browser, or take it out of the environment."))
        yield in_part(mark("CHROME_PATH names no program."), mend=mend, severity=Severity.LOW)
    elif program is None:
        sentence = mark("No Chrome, Edge, Chromium or Brave was found. Only scan --browser and PDF need one.")
        yield not_needed(
            sentence, mend=told(mark("Install one of them, or name its program in CHROME_PATH."))
        )
    elif find_spec("playwright") is None:
        yield not_needed(mark("Found: {file}. It is not used yet."), file=program, mend=INSTALL["browser"])
    elif not machine.deep:
        yield works(mark("Found: {file}. doctor --deep tries whether it starts."), file=program)
    else:
        yield _started(str(program))


def _started(program: str) -> Outcome:
    """Let it print a page of ours: it is started, reaches nothing, and ends."""
    from privacy_audit.sources.browser.printing import print_pdf

    try:
        print_pdf(_PAGE)
    except CannotWrite:
        mend = told(mark("Start it once by hand and update it; or name another one in CHROME_PATH."))
        sentence = mark("{file} was found but does not start.")
        return broken(sentence, mend=mend, severity=Severity.MEDIUM, file=program)
    return works(mark("{file} starts and prints."), file=program)


CHECKS: tuple[Check, ...] = (Check("browser", "extras", mark("The browser"), _browser, Severity.LOW),)
