"""What a check is about: what was typed or is remembered, else what the person chooses in small menus."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from privacy_audit.catalog import Library
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.menus import (
    DEPTHS,
    PLATFORMS,
    WantsBack,
    Way,
    ask_level,
    ask_networks,
    ask_platform,
)
from privacy_audit.history import History
from privacy_audit.model import Value


class Wishes(Value):
    """What was typed; the rest is asked or remembered."""

    networks: tuple[str, ...] = ()
    level: str | None = None
    platform: str | None = None
    todo: bool = False
    pages: bool = False
    """Whether to offer a look at the person's public pages after the questions."""


def way_back(settings: Settings, typed: Wishes) -> str:
    """The command that goes on with what was begun: device and level are remembered, the rest is named."""
    if typed.pages:
        return settings.command()
    return settings.command("check", *typed.networks, *(("--todo",) if typed.todo else ()))


def _begin_again(settings: Settings, typed: Wishes) -> str:
    """The command that was typed: before the first question nothing is remembered."""
    if typed.pages:
        return settings.command()
    level = ("--level", typed.level) if typed.level else ()
    platform = ("--platform", typed.platform) if typed.platform else ()
    todo = ("--todo",) if typed.todo else ()
    return settings.command("check", *typed.networks, *level, *platform, *todo)


def completed(settings: Settings, history: History, library: Library, typed: Wishes) -> Wishes:
    """Fill in what was not typed: go on where the person stopped, else ask; remember it."""
    networks = library.network_ids()
    before = tuple(one for one in (history.choice("networks") or "").split() if one in networks)
    known = _known(history, typed, before)
    wishes = _asked(settings, library, known, before, _begin_again(settings, typed))
    history.choose("networks", " ".join(wishes.networks))
    history.choose("platform", str(wishes.platform))
    history.choose("level", str(wishes.level))
    return wishes


def _known(history: History, typed: Wishes, before: tuple[str, ...]) -> Wishes:
    """What needs no question. A check under way, and what is left of the last one, keep their level; a check
    of other networks does not."""
    goes_on = typed.todo or bool(history.answers())
    networks = typed.networks or (before if goes_on else ())
    level = typed.level
    if level is None and goes_on and networks and set(networks) <= set(before):
        level = _one_of(DEPTHS, history.choice("level"))
    if level is None and not typed.pages:
        level = "standard"
    platform = typed.platform or _one_of(PLATFORMS, history.choice("platform"))
    return replace(typed, networks=networks, level=level, platform=platform)


def _one_of(known: Collection[str], remembered: str | None) -> str | None:
    return remembered if remembered in known else None


def _asked(
    settings: Settings, library: Library, known: Wishes, before: tuple[str, ...], again: str
) -> Wishes:
    """Ask for what is not known, one thing after the other; from each but the first the way leads back."""
    open_ones = [name for name in ("networks", "platform", "level") if not getattr(known, name)]
    wishes, at = known, 0
    while at < len(open_ones):
        way = Way(again=again, back=at > 0)
        try:
            wishes = _with(settings, library, wishes, open_ones[at], before, way)
        except WantsBack:
            at -= 1
        else:
            at += 1
    return wishes


def _with(
    settings: Settings, library: Library, wishes: Wishes, name: str, before: tuple[str, ...], way: Way
) -> Wishes:
    match name:
        case "networks":
            return replace(wishes, networks=ask_networks(settings, library, before, way))
        case "platform":
            return replace(wishes, platform=ask_platform(settings, way))
        case _:
            return replace(wishes, level=ask_level(settings, library, wishes.networks, way))
