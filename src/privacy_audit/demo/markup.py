"""The frame of every made-up page: one document that says at its foot that all of it is made up."""

from __future__ import annotations

from pathlib import Path

PAGES = Path(__file__).parent / "pages"
STYLE = (PAGES / "site.css").read_text(encoding="utf-8")
DOCUMENT = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>{head}<style>{style}</style></head>
<body class="{look}">{body}<hr><p>Trang minh họa: người và số liệu đều do chương trình bịa ra.</p>
</body></html>
"""


def document(title: str, body: str, *, look: str, head: str = "") -> str:
    """A whole page; `look` is the layout of its kind of site, a class of `pages/site.css`."""
    return DOCUMENT.format(title=title, head=head, style=STYLE, look=look, body=body)


def image(path: str, alt: str, *, kind: str = "") -> str:
    """A picture as large as it was drawn; `kind` is the class by which the site calls it."""
    called = f' class="{kind}"' if kind else ""
    return f'<img{called} src="{path}" alt="{alt}" width="320" height="320">'


def album(pictures: dict[str, str]) -> str:
    """Posted photos, path by what stands below."""
    shown = (f"<figure>{image(path, words)}</figure>" for path, words in pictures.items())
    return f'<div class="album">{"".join(shown)}</div>' if pictures else ""
