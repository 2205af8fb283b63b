"""Check how exposed a person is on social networks and the web, and close what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from privacy_audit.model import Exposure

__version__ = "0.1.0"
__all__ = ["__version__", "scan_html", "scan_text"]


def scan_text(text: str) -> list[Exposure]:
    """What a stranger learns from a text: phones, e-mails, addresses, in reading order.

    Each `Exposure` has `kind`, `certainty`, `masked`, `reveal()`, and `start` and `end`: offsets into
    `text`. Nothing is fetched, nothing is kept; any text is accepted, no error is raised for its content.
    """
    from privacy_audit.model import Content, Part, Segment
    from privacy_audit.scan import scan_content

    segment = Segment(text=text, part=Part.TEXT)
    found = scan_content(Content(name="text", segments=(segment,)))
    return sorted(found, key=lambda exposure: exposure.start or 0)


def scan_html(html: str, url: str | None = None) -> list[Exposure]:
    """What a stranger learns from a page: phones, e-mails, addresses and photos.

    `url` is where the page came from; with it, relative addresses of pictures are made whole and the
    rules of a known network apply. Whether the page shows a profile at all is not judged here.
    """
    from privacy_audit.extract import extract
    from privacy_audit.model import Page
    from privacy_audit.scan import scan_content

    body = html.encode("utf-8", "surrogatepass")
    page = Page(name="html", body=body, content_type="text/html", charset="utf-8", url=url)
    return list(scan_content(extract(page), with_photos=True))
