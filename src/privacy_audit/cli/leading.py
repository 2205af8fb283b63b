"""Leads a person through the emergency screens: draws one, reads one key, goes on or back.

A screen never scrolls: what does not fit the window is shown in parts, one after the other.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from privacy_audit.cli.drawing import EMPTIED, can_empty, painted, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.keys import read_key_or_leave
from privacy_audit.cli.speaking import say
from privacy_audit.errors import Interrupted, mark
from privacy_audit.guidance import SaidEmergency, SaidScreen
from privacy_audit.model import Value
from privacy_audit.palette import Style, Theme
from privacy_audit.words import Words

NEXT = ("\r", "\n", " ", "\x1b[c", "\x1b[6~")
"""Enter, space, right arrow, page down; keys come in lower case."""
BACK = ("b", "\x1b[d", "\x1b[5~")
QUIT = ("q", "\x1b")
SPARE = 2
"""Lines of the window that stay free: the one on which a key is typed, and one to breathe."""

AGAIN = mark("You can open this again at any time: privacy-audit emergency")

Block = tuple[tuple[str, Style], ...]
"""Lines that belong together, each with its style."""


class Spot(Value):
    """Where the person is: a screen, perhaps a branch of it, and a part of that.

    `read` are the branches that were opened, `came` is the screen from which the list was reached.
    """

    screen: int = 0
    branch: int | None = None
    part: int = 0
    read: frozenset[int] = frozenset()
    came: int | None = None


def lead(settings: Settings, said: SaidEmergency) -> None:
    """Show the screens until the person leaves or is through."""
    spot: Spot | None = Spot()
    idle = False
    while spot is not None:
        screen = _marked(screen_at(said, spot), spot.read, settings.words)
        rows = shutil.get_terminal_size().lines
        keys = wrapped(_keys(settings.words, said, spot), "", settings.theme)
        shown = parts(screen, rows - SPARE - len(keys) - 1, plain=settings.plain, theme=settings.theme)
        spot = replace(spot, part=min(spot.part, len(shown) - 1))
        # A line more than counted: the free one above the key that is typed.
        notice = (settings.words("This key does nothing here."),) if idle else ()
        _draw(settings, shown[spot.part], [*keys, *notice])
        there, spot = spot, moved(said, spot, _key(), len(shown))
        idle = spot == there
    say(settings.words(AGAIN))


def _key() -> str:
    try:
        return read_key_or_leave()
    except KeyboardInterrupt:
        raise Interrupted(AGAIN) from None


def screen_at(said: SaidEmergency, spot: Spot) -> SaidScreen:
    """The screen of a spot."""
    return said.screens[spot.screen] if spot.branch is None else said.branches[spot.branch]


def _marked(screen: SaidScreen, read: frozenset[int], words: Words) -> SaidScreen:
    """A screen with a mark at each choice whose branch was read."""
    mark = "  " + words("← already read")
    choices = (one + mark if number in read else one for number, one in enumerate(screen.choices))
    return replace(screen, choices=tuple(choices))


def moved(said: SaidEmergency, spot: Spot, key: str, number: int) -> Spot | None:
    """Where a key leads from a screen of so many parts; None is out. Any other key stays."""
    if key in QUIT:
        return None
    if key in NEXT:
        return replace(spot, part=spot.part + 1) if spot.part + 1 < number else _after(said, spot)
    if key in BACK:
        if spot.part:
            return replace(spot, part=spot.part - 1)
        return _at(said, spot, spot.screen if spot.branch is not None else max(spot.screen - 1, 0))
    if key == "m":
        return _to_the_list_or_back(said, spot)
    choices = screen_at(said, spot).choices
    if key.isascii() and key.isdigit() and 0 < int(key) <= len(choices):
        branch = int(key) - 1
        return replace(spot, branch=branch, part=0, read=spot.read | {branch})
    return spot


def _at(said: SaidEmergency, spot: Spot, screen: int) -> Spot:
    """A screen from its beginning, and for the list, from where it was reached."""
    came = spot.screen if screen == _asking(said) != spot.screen else spot.came
    return replace(spot, screen=screen, branch=None, part=0, came=came)


def _to_the_list_or_back(said: SaidEmergency, spot: Spot) -> Spot:
    """The list of what may have happened; from the list itself, where the person was before."""
    on_list = spot.screen == _asking(said) and spot.branch is None
    return _at(said, spot, spot.came if on_list and spot.came is not None else _asking(said))


def _after(said: SaidEmergency, spot: Spot) -> Spot | None:
    """The list again after a branch, else the next screen."""
    if spot.branch is not None:
        return _at(said, spot, spot.screen)
    return _at(said, spot, spot.screen + 1) if spot.screen + 1 < len(said.screens) else None


def _asking(said: SaidEmergency) -> int:
    return next(number for number, screen in enumerate(said.screens) if screen.choices)


# --- drawing ---------------------------------------------------------------------------------


def parts(screen: SaidScreen, room: int, *, plain: bool, theme: Theme | None = None) -> list[list[Block]]:
    """The blocks of a screen in as many parts as the window needs, the title on top of each.

    `room` counts lines. Blocks stand apart by a free line; where that does not fit, only title and help
    channels do.
    """
    title, *blocks = blocks_of(screen, plain=plain, theme=theme)
    room -= len(title) + 1
    if _height(blocks) <= room:
        return [[title, *blocks]]
    dense = _dense(blocks, len(screen.paragraphs))
    if _height(dense) <= room:
        return [[title, *dense]]
    shown: list[list[Block]] = [[]]
    pieces = (piece for block in blocks for piece in _cut(block, max(room, 1)))
    for piece in pieces:
        if shown[-1] and _height([*shown[-1], piece]) > room:
            shown.append([])
        shown[-1].append(piece)
    return [[title, *part] for part in shown]


def blocks_of(screen: SaidScreen, *, plain: bool, theme: Theme | None = None) -> Iterator[Block]:
    """The title, each paragraph, each help channel."""
    bullet, pointer = ("- ", "- ") if plain else ("• ", "▸ ")
    title = wrapped(screen.title, "", theme)
    rule: Block = () if plain else (("═" * max(map(len, title)), "quiet"),)
    yield (*_lines(title, "strong"), *rule)
    for paragraph in screen.paragraphs:
        yield _lines(wrapped(paragraph, bullet, theme))
    if screen.choices:
        numbered = (wrapped(one, f"  {number}  ", theme) for number, one in enumerate(screen.choices, 1))
        yield tuple(line for lines in numbered for line in _lines(lines, "strong"))
    for channel in screen.channels:
        below = (line for detail in channel.details for line in _lines(wrapped(detail, "    ", theme)))
        yield (*_lines(wrapped(channel.title, pointer, theme), "strong"), *below)


def _lines(lines: Sequence[str], style: Style = "normal") -> Block:
    return tuple((line, style) for line in lines)


def _dense(blocks: Sequence[Block], paragraphs: int) -> list[Block]:
    """The paragraphs as one block, the channels as they are."""
    text = tuple(line for block in blocks[:paragraphs] for line in block)
    return [text, *blocks[paragraphs:]]


def _cut(block: Block, room: int) -> Iterator[Block]:
    for begin in range(0, len(block), room):
        yield block[begin : begin + room]


def _height(blocks: Sequence[Block]) -> int:
    return sum(map(len, blocks)) + max(len(blocks) - 1, 0)


def _draw(settings: Settings, blocks: Sequence[Block], keys: Sequence[str]) -> None:
    if can_empty(settings):
        say(EMPTIED, nl=False)  # one thing at a time
    for number, block in enumerate(blocks):
        if number:
            say()
        for line, style in block:
            say(painted(line, style, settings))
    say()
    for line in keys:
        say(painted(line, "quiet", settings))


def _keys(words: Words, said: SaidEmergency, spot: Spot) -> str:
    names = []
    choices = screen_at(said, spot).choices
    if choices:
        onward = words("Enter go on") if spot.read else words("Enter none of these, go on")
        names += [words("1–{last} show", last=len(choices)), onward]
    elif spot.branch is not None:
        names.append(words("Enter back to the list"))
    elif spot.screen + 1 == len(said.screens):
        names.append(words("Enter done"))
    else:
        names.append(words("Enter go on"))
    if spot.screen and spot.branch is None:
        names.append(words("b back"))
    if not choices:
        names.append(words("m something has already happened"))
    elif spot.came is not None:
        names.append(words("m back to where you were"))
    names.append(words("q leave"))
    return " · ".join(name.replace(" ", "\u00a0") for name in names)
