"""What a link opens, in a few letters: where a square stands for it, nobody sees the address."""

from __future__ import annotations

from urllib.parse import urlsplit


def opened_by(link: str) -> str:
    """The place that a link opens: `facebook.com`; the link itself if it names no host."""
    return (urlsplit(link).hostname or link).removeprefix("www.")
