"""Where a saved page came from, by what the page itself says."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from privacy_audit.extract.decode import beginning, kind_of
from privacy_audit.model import Page

_HEAD = 400_000
# Browsers: `<!-- saved from url=(0031)https://… -->`; SingleFile: `url: https://…` in its comment.
_SAVED = re.compile(r"<!--\s{0,8}saved from url=\(\d{1,6}\)(https?://[^\s>]{1,2000})", re.I)
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,20}url:\s{0,8}(https?://\S{1,2000})")
# One `<link>` or `<meta>` tag, and one attribute of it.
_TAG = re.compile(r"<(?:link|meta)\b([^<>]{1,4000})>", re.I)
# What stands in a tag that may say it.
_TELLING = re.compile(r"canonical|:url", re.I)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,20})\s{0,8}=\s{0,8}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})')", re.I)


def origin_of(page: Page) -> str | None:
    """The address a saved page was loaded from: saved-from comment, canonical, `og:url`; else None.

    A canonical address that is only a site's home gives way to a longer `og:url`.
    """
    if kind_of(page) != "html":
        return None
    head = beginning(page, _HEAD)
    for comment in (_SAVED, _SINGLE_FILE):
        if found := comment.search(head):
            return found.group(1)
    return _best(_declared(head))


def _declared(head: str) -> list[str]:
    canonical, graph = [], []
    for tag in _TAG.finditer(head):
        if not _TELLING.search(tag.group(1)):
            continue
        attributes = {
            name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag.group(1))
        }
        if attributes.get("rel", "").lower() == "canonical":
            canonical.append(unescape(attributes.get("href", "")))
        elif _names_page(attributes.get("property") or attributes.get("name") or ""):
            graph.append(unescape(attributes.get("content", "")))
    return [url for url in canonical + graph if url.lower().startswith(("http://", "https://"))]


def _names_page(key: str) -> bool:
    """`og:url`, and the links into apps, which are web addresses on some networks (facts 2, 7, 8)."""
    name = key.lower()
    return (
        name == "og:url" or name.startswith("twitter:app:url:") or (name[:3] == "al:" and name[-4:] == ":url")
    )


def _best(urls: list[str]) -> str | None:
    deep = (url for url in urls if _path(url).strip("/"))
    return next(deep, urls[0] if urls else None)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
