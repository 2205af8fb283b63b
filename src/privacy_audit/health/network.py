"""What a scan of the web stands on: certificates, the clock, a direct way. Nothing is sent to try it."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from privacy_audit.errors import mark
from privacy_audit.health.finding import Check, Outcome, broken, in_part, told, works
from privacy_audit.health.machine import Machine
from privacy_audit.model import Severity

PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
AHEAD = timedelta(days=5 * 365)
"""A program whose checklists are five years old is thrown away sooner than a clock is wrong by as much."""


def _trust(_machine: Machine) -> Iterator[Outcome]:
    """Whether the authorities can be read that vouch for web sites."""
    from privacy_audit.sources.connection import trusting_context

    trusting_context()
    number = _authorities()
    if number == 0:
        sentence = mark("This computer knows nobody who vouches for web sites, so no page can be opened.")
        mend = told(mark("Install the package ca-certificates, or let SSL_CERT_FILE name a file of yours."))
        yield broken(sentence, mend=mend)
    elif number is None:
        yield works(mark("The system itself checks who a web site is."))
    else:
        yield works(mark("{number} authorities vouch for web sites."), number=number)


def _authorities() -> int | None:
    """How many there are; None where only the system knows."""
    if sys.platform == "win32":
        return len(ssl.enum_certificates("ROOT"))
    if sys.platform == "darwin":
        return None
    context = ssl.create_default_context()
    number = context.cert_store_stats()["x509_ca"]
    folder = ssl.get_default_verify_paths().capath
    if not number and folder and Path(folder).is_dir():
        number = sum(path.suffix == ".0" for path in Path(folder).iterdir())  # read when they are needed
    return number


def _clock(machine: Machine) -> Iterator[Outcome]:
    """Whether the clock can be right: it is not before the day on which the checklists were written."""
    newest = machine.data
    mend = told(mark("Set the date of this computer, best by itself from the Internet."))
    today = f"{machine.today:%d/%m/%Y}"
    if newest is None:
        yield works(mark("It says {today}."), today=today)
    elif machine.today < newest:
        sentence = mark("The clock says {today}, but this program was made later. Web sites will seem false.")
        yield broken(sentence, mend=mend, severity=Severity.MEDIUM, today=today)
    elif machine.today - newest > AHEAD:
        sentence = mark("The clock says {today}, years after this program was made. Is that right?")
        yield in_part(sentence, mend=mend, today=today)
    else:
        yield works(mark("It says {today}."), today=today)


def _proxies(machine: Machine) -> Iterator[Outcome]:
    """Whether this computer is told to go through another one; we never do."""
    given = machine.environment
    named = [name for name in PROXIES if given.get(name) or given.get(name.lower())]
    if named:
        sentence = mark(
            "This computer is told to go through another one ({names}). privacy-audit does not: pages may "
            "not be reached from here."
        )
        mend = told(mark("If a page is not reached: save it in your browser, then scan that file."))
        yield in_part(sentence, mend=mend, severity=Severity.LOW, names=", ".join(named))
    else:
        yield works(mark("Pages are asked for directly. Only scan asks for any."))


CHECKS: tuple[Check, ...] = (
    Check("certificates", "internet", mark("Certificates of web sites"), _trust, Severity.MEDIUM),
    Check("clock", "internet", mark("The clock"), _clock, Severity.MEDIUM),
    Check("proxy", "internet", mark("The way to the Internet"), _proxies, Severity.LOW),
)
