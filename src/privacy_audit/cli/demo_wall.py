"""`demo --serve`: a made-up profile beside its scan, in the browser; the terminal says the scores."""

from __future__ import annotations

import time
import webbrowser
from typing import TYPE_CHECKING

import click

from privacy_audit.cli.drawing import wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key_or_leave
from privacy_audit.cli.speaking import on_terminal, say
from privacy_audit.errors import Interrupted, WrongUsage, mark

if TYPE_CHECKING:
    from privacy_audit.demo.person import MadeUp, Stage
    from privacy_audit.demo.scenes import Show

KEYS = (("o", mark("open it in the browser")), ("q", mark("end")))
WIDEST_BAR = 40


def show_on_wall(settings: Settings, person: MadeUp, stage: Stage) -> int:
    """Scan every stage, then serve the wall until the officer ends it: `q` is 0, Control-C `Interrupted`."""
    if settings.format != "terminal" or settings.output is not None:
        raise WrongUsage(mark("demo --serve writes no report: leave out --format and --output."))
    from privacy_audit.demo.loopback import loopback
    from privacy_audit.demo.wall import Place
    from privacy_audit.demo.wall_site import wall_site

    try:
        show = _scanned(settings, person)
        start = Place(language=settings.language, stage=stage)
        with loopback(wall_site(show, start)) as root:
            _tell(settings, show, root)
            _wait(settings, f"{root}/")
    except KeyboardInterrupt:
        raise Interrupted(mark("Stopped. Nothing was kept.")) from None
    return 0


def _scanned(settings: Settings, person: MadeUp) -> Show:
    from privacy_audit.catalog import Library
    from privacy_audit.demo.showing import scanned
    from privacy_audit.report.gaps import saying

    _say(settings.words("A made-up person is scanned at three stages; one moment."))
    return scanned(person, Library().catalog(), saying(settings.words))


def _tell(settings: Settings, show: Show, root: str) -> None:
    """Who it is, the score of each stage, the address."""
    from privacy_audit.demo.scenes import STAGE_NAMES, say_score

    words, person = settings.words, show.person
    _say(words("Made up: {name}, {role}", name=person.name, role=words.of(person.role)), bold=settings.color)
    for scene in show.scenes:
        name = words(STAGE_NAMES[scene.stage])
        _say(words("{stage}: {score}", stage=name, score=say_score(words, show.catalog, scene)), "  ")
        if not settings.plain:
            _say("█" * round(scene.points / 100 * WIDEST_BAR), "  ")
    say()
    _say(words("The page for the projector, on this computer alone: {address}", address=f"{root}/"))


def _wait(settings: Settings, address: str) -> None:
    """Until the officer has seen enough; where nobody can press a key, until the program is stopped."""
    if not on_terminal():
        while True:
            time.sleep(1)
    words = settings.words
    _say(" · ".join(f"{key} {words(name)}".replace(" ", "\u00a0") for key, name in KEYS))
    while True:
        key = read_key_or_leave()
        if key == "q":
            return
        if key != "o":
            _say(words("Please press one of the keys shown above."))
        elif not webbrowser.open(address):
            _say(words("No browser could be started here. Please open the address yourself."))


def _say(text: str, lead: str = "", *, bold: bool = False) -> None:
    for line in wrapped(text, lead):
        say(click.style(line, bold=True) if bold else line)
