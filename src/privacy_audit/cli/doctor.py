"""`doctor`: what works on this computer, and how to mend what does not."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import gettext as _
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from privacy_audit.cli.drives import mounts
from privacy_audit.cli.everywhere import Settings, settings_of
from privacy_audit.cli.speaking import columns, deliver, say, shown
from privacy_audit.errors import PrivacyAuditError, Said, mark
from privacy_audit.model import Severity

if TYPE_CHECKING:
    from privacy_audit.health import Check, Machine, Stream
    from privacy_audit.record.health import Finding, HealthRecord, Told

SILENCE = 1.0
"""Seconds after which a person is told what takes so long."""


def doctor(
    context: typer.Context,
    deep: Annotated[
        bool,
        typer.Option("--deep", help=_("Also start the browser and look for a face: takes some seconds.")),
    ] = False,
) -> int:
    """Try everything and print what came of it; 1 if something at or above `--fail-on` does not work."""
    from privacy_audit.cli.finishing import FOUND
    from privacy_audit.health import examine

    settings = settings_of(context)
    machine = machine_of(settings, deep=deep)
    findings = examine(machine, _one_by_one(settings))
    record = _record(findings, machine, settings)
    if settings.format == "json":
        from privacy_audit.record.health import health_json

        deliver(health_json(record), settings)
    else:
        deliver(_drawn(record, settings), settings)
    order = list(Severity)
    worst = max((order.index(one.severity) for one in findings if one.severity), default=-1)
    return FOUND if settings.fail_on and worst >= order.index(settings.fail_on) else 0


def _one_by_one(settings: Settings) -> Iterator[Check]:
    """The trials. Where somebody watches, the one that comes is named after each second of silence."""
    from privacy_audit.health import CHECKS

    is_watched = sys.stderr is not None and sys.stderr.isatty() and not settings.quiet
    spoken = monotonic()
    for check in CHECKS:
        if is_watched and monotonic() - spoken >= SILENCE:
            say(settings.words(mark("Looking at {name} …"), name=settings.words(check.title)))
            spoken = monotonic()
        yield check


def machine_of(settings: Settings, *, deep: bool = False) -> Machine:
    """This computer, as this process sees it."""
    from privacy_audit.cli.home import evidence_folder, own_checklists
    from privacy_audit.health import Machine
    from privacy_audit.health.ages import data_date, shipped_networks

    networks = shipped_networks()
    own = (own_checklists(), settings.checklists)
    return Machine(
        home=settings.home,
        person=settings.person,
        others=tuple(one for one in _others(settings) if one != settings.person),
        evidence=evidence_folder(settings.home, settings.profile),
        own=tuple(folder for folder in own if folder and _is_folder(folder)),
        today=date.today(),
        data=data_date(networks),
        networks=networks,
        system=sys.platform,
        environment=dict(os.environ),
        given=_stream(sys.stdin),
        printed=_stream(sys.stdout),
        said=_stream(sys.stderr),
        columns=columns(),
        colors=settings.color,
        mounts=mounts(),
        file_names=sys.getfilesystemencoding(),
        deep=deep,
    )


def _is_folder(path: Path) -> bool:
    """Whether it is one; no where nobody may look."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _others(settings: Settings) -> Sequence[Path]:
    """The folders of everybody on this computer; none where nobody may look."""
    from privacy_audit.cli.home import person_folder
    from privacy_audit.cli.profiles import profiles_in

    try:
        names = profiles_in(settings.home)
    except (PrivacyAuditError, OSError):
        return ()
    return tuple(person_folder(settings.home, name) for name in (None, *names))


def _stream(stream: TextIO | None) -> Stream | None:
    """What is known of a stream; None if it was closed outside."""
    from privacy_audit.health import Stream

    if stream is None or stream.closed:
        return None
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):
        descriptor = None
    return Stream(is_terminal=stream.isatty(), encoding=stream.encoding or "ascii", descriptor=descriptor)


def _record(findings: tuple[Finding, ...], machine: Machine, settings: Settings) -> HealthRecord:
    from privacy_audit import __version__
    from privacy_audit.record.health import Condition, HealthRecord, row_of

    def say(told: Told) -> str:
        return settings.words(told.sentence, **_shown(settings, told.values))

    return HealthRecord(
        version=__version__,
        data=machine.data,
        home=_shown(settings, {"home": settings.home})["home"],
        works=not any(one.condition is Condition.BROKEN for one in findings),
        checks=tuple(row_of(finding, say) for finding in findings),
    )


def _shown(settings: Settings, values: dict[str, object]) -> dict[str, str]:
    """The values of a sentence, masked; hidden altogether where what masks them is itself broken."""
    try:
        return shown(settings.words, values)
    except (ImportError, SyntaxError, OSError):
        return {
            name: str(value) if isinstance(value, (int, Said)) else "•••" for name, value in values.items()
        }


def _drawn(record: HealthRecord, settings: Settings) -> bytes | str:
    """The findings in the chosen form; in bare lines where what draws them is itself broken."""
    from privacy_audit.report.health import bare_lines, compose_health

    try:
        from privacy_audit.cli.rendering import draw

        return draw(compose_health(record, settings.words), settings)
    except ImportError:
        return bare_lines(record, settings.words)
