"""The whole emergency guide as lines, for a printer, a pipe or a file of text.

Drawn as the screens are, without the report's library: whoever is threatened must not wait.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.cli.drawing import painted, wrapped
from privacy_audit.cli.everywhere import Settings
from privacy_audit.cli.leading import Block, blocks_of
from privacy_audit.cli.speaking import prints_on_screen
from privacy_audit.guidance import SaidEmergency, SaidScreen
from privacy_audit.palette import Style
from privacy_audit.report.dated import titled


def on_one_page(said: SaidEmergency, settings: Settings) -> str:
    """The guide in lines that fit, a line feed after the last; in colours on a screen alone."""
    color = settings.color and prints_on_screen() and settings.output is None
    settings = settings._replace(color=color)
    blocks = ("\n".join(painted(*line, settings) for line in block) for block in _blocks(said, settings))
    return "\n".join(blocks) + "\n"


def _blocks(said: SaidEmergency, settings: Settings) -> Iterator[Block]:
    sources = tuple(titled(source, settings.words) for source in said.sources)
    yield from _drawn(SaidScreen(title=said.title, paragraphs=()), settings)
    yield from _lines(said.as_of, "normal", settings)
    for screen in (*said.on_paper(), SaidScreen(title=said.sources_title, paragraphs=sources)):
        yield (("", "normal"),)
        yield from _drawn(screen, settings)
    yield from _lines(said.addresses, "quiet", settings)


def _drawn(screen: SaidScreen, settings: Settings) -> Iterator[Block]:
    return blocks_of(screen, plain=settings.plain, theme=settings.theme)


def _lines(text: str, style: Style, settings: Settings) -> Iterator[Block]:
    yield tuple((line, style) for line in wrapped(text, "", settings.theme))
