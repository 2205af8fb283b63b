"""Writes a report as one HTML file that loads nothing: to read on a phone or a desk, to print, to hand on.

`page` arranges, the template draws, this module brings them together. No scripts; whatever a page said
is escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from privacy_audit.errors import mark
from privacy_audit.palette import Theme
from privacy_audit.report.course import columns, page_width
from privacy_audit.report.document import (
    Bar,
    Bars,
    Block,
    Compared,
    Comparison,
    Course,
    Document,
    Heading,
    Links,
    Listing,
    Paragraph,
    Score,
    Steps,
)
from privacy_audit.report.gate import followable, safe
from privacy_audit.report.page import arrange
from privacy_audit.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
LONGEST_CODE = 400
"""Characters of a link that becomes a QR code; what is longer is too fine for a phone's camera."""
_PROGRAM = "privacy-audit"
# Words of a command with a hyphen inside: the program, an option, the name of a question. Longer ones are
# broken somewhere all the same, since a small phone has room for no more.
_COMMAND_WORD = re.compile(
    r"(?<![\w./:-])(privacy-audit(?![\w.-])|--[a-z][a-z-]{1,20}(?![\w-])|"
    r"[a-z]{2,12}/[a-z0-9]{1,20}-[a-z0-9-]{1,20}(?![\w./-]))"
)


def render(document: Document, theme: Theme | None = None) -> str:
    """The report as one HTML document with its style inside. Without a theme it follows the device."""
    words = Words(document.language)
    style = _style()
    return (
        _environment()
        .get_template("report.html")
        .render(
            document=document,
            theme=theme,
            page=arrange(document),
            style=style,
            style_digest=_digest(style),
            skip=words(mark("Go straight to the report")),
            glance=words(mark("At a glance")),
            camera=words(mark("Open it on the phone: point the camera here")),
        )
        + "\n"
    )


def draw_page(template: str, style: str, **values: object) -> str:
    """Another page of ours that loads nothing: its template and style by file name, through the same gate."""
    text = (TEMPLATES / style).read_text(encoding="utf-8")
    page = _environment().get_template(template)
    return page.render(style=text, style_digest=_digest(text), **values) + "\n"


def _kind(block: Block) -> str:
    """The name under which the template draws a block."""
    match block:
        case Heading():
            return "heading"
        case Paragraph():
            return "paragraph"
        case Listing():
            return "listing"
        case Score():
            return "score"
        case Bars():
            return "bars"
        case Comparison():
            return "comparison"
        case Course():
            return "course"
        case Links():
            return "links"
        case Steps():
            return "steps"
        case _:
            assert_never(block)


def _drawn(low: float, high: float, maximum: float, of: float) -> dict[str, str]:
    """A bar in percent of the width that stands for `of` points: certain, possible, and its own maximum."""
    ends = sorted((min(low, maximum), min(high, maximum)))
    return {
        "sure": f"{ends[0] / of:.2%}",
        "maybe": f"{(ends[1] - ends[0]) / of:.2%}",
        "most": f"{maximum / of:.2%}",
    }


def _widest(bars: Iterable[Bar | Compared]) -> float:
    """The points that the whole width of the chart stands for: bars of one scale can be compared."""
    return max((bar.maximum for bar in bars if bar.maximum), default=100.0)


def _code(link: str | None) -> str:
    """The QR code of a link as inline SVG, "" for what is no link or too long for one."""
    import segno

    if link is None or not followable(link) or len(link) > LONGEST_CODE:
        return ""
    written = BytesIO()
    segno.make(link, error="m", micro=False).save(
        written,
        kind="svg",
        xmldecl=False,
        svgns=False,
        svgclass="code",
        lineclass=None,
        omitsize=True,
        border=4,
        dark="#000",
        light="#fff",
        nl=False,
    )
    return written.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" ', 1)


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a text, each with whether it is a word of a command of ours.

    Browsers break behind hyphens too, and who types what stands there must see where a word ends.
    """
    pieces = enumerate(_COMMAND_WORD.split(text)) if _PROGRAM in text else ((0, text),)
    return tuple((piece, at % 2 == 1) for at, piece in pieces if piece)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_gate,
    )
    environment.filters.update(
        kind=_kind,
        code=_code,
        followable=followable,
        widest=_widest,
        columns=columns,
        wide=page_width,
        pieces=_pieces,
    )
    environment.globals["drawn"] = _drawn
    return environment


def _gate(value: object) -> object:
    """Every text passes the last gate; what the template itself wrote is left as it is."""
    return safe(value) if type(value) is str else value


@cache
def _style() -> str:
    return (TEMPLATES / "report.css").read_text(encoding="utf-8")


def _digest(style: str) -> str:
    """What the security policy names the style by: any other is refused."""
    return "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
