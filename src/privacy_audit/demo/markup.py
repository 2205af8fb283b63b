"""The frame of every made-up page: one document that says at its foot that all of it is made up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from privacy_audit.demo.person import STAGES, PublicPage, Stage, picture

Part = str | Mapping[Stage, str]
"""A piece of a page: the same at every stage, or by stage, and nothing at those that are not named."""
PAGES = Path(__file__).parent / "pages"
STYLE = (PAGES / "site.css").read_text(encoding="utf-8")
DOCUMENT = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>{head}<style>{style}</style></head>
<body class="{look}">{body}<hr><p>Trang minh họa: người và số liệu đều do chương trình bịa ra.</p>
</body></html>
"""


def page(
    path: str, vi: str, en: str, *, title: Part, look: str, body: tuple[Part, ...], head: Part = ""
) -> PublicPage:
    """A page at all its stages, called `vi` or `en` in a room and `title` in its own head.

    `look` is the layout of its kind of site, a class of `pages/site.css`.
    """

    def document(stage: Stage) -> str:
        shown = "".join(_at(stage, part) for part in body)
        title_then, head_then = _at(stage, title), _at(stage, head)
        return DOCUMENT.format(title=title_then, head=head_then, style=STYLE, look=look, body=shown)

    return PublicPage(
        path=path, title={"vi": vi, "en": en}, documents={stage: document(stage) for stage in STAGES}
    )


def _at(stage: Stage, part: Part) -> str:
    return part if isinstance(part, str) else part.get(stage, "")


def linked_data(told: dict[str, object]) -> str:
    """What a page tells search engines, as schema.org has it."""
    written = json.dumps({"@context": "https://schema.org"} | told, ensure_ascii=False)
    return f'<script type="application/ld+json">{written}</script>'


def image(name: str, alt: str, *, kind: str = "") -> str:
    """A picture, by the name of its file, as large as it was drawn; the site calls it by the class `kind`."""
    called = f' class="{kind}"' if kind else ""
    return f'<img{called} src="{picture(name)}" alt="{alt}" width="320" height="320">'


def album(pictures: dict[str, str]) -> str:
    """Posted photos: what stands below, by the names of their files."""
    shown = (f"<figure>{image(name, words)}</figure>" for name, words in pictures.items())
    return f'<div class="album">{"".join(shown)}</div>'
