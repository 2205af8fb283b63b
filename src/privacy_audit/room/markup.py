"""The frame of every page: one small document without anything to load, and the policy that allows it alone.

The pages must work in a browser of ten years ago: plain forms and links, no script needed, style that
degrades. The one script of a page only asks whether something is new, and tells when nobody answers.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from privacy_audit.errors import mark
from privacy_audit.model import Languages, Value
from privacy_audit.room.matter import Phone
from privacy_audit.words import LANGUAGES, Words

NAMES = {"vi": "Tiếng Việt", "en": "English"}
PAGES = Path(__file__).parent / "pages"
PHONE_STYLE = (PAGES / "phone.css").read_text(encoding="utf-8")
WALL_STYLE = (PAGES / "wall.css").read_text(encoding="utf-8")
LOST_SCRIPT = (PAGES / "lost.js").read_text(encoding="utf-8")
"""Tells on either page that the room does not answer any more."""
PHONE_SCRIPT = LOST_SCRIPT + (PAGES / "phone.js").read_text(encoding="utf-8")
WALL_SCRIPT = LOST_SCRIPT + (PAGES / "wall.js").read_text(encoding="utf-8")

# Spoken within markup; sentences are not found inside formatted strings.
TITLE = mark("Training room")
LOST = mark("connection lost, trying again…")


def _allowed(*texts: str) -> str:
    hashes = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{one}'" for one in hashes)


POLICY = (
    f"default-src 'none'; style-src {_allowed(PHONE_STYLE, WALL_STYLE)}; "
    f"script-src {_allowed(PHONE_SCRIPT, WALL_SCRIPT)}; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing runs or is drawn but the texts above, known by their hashes (Content Security Policy, level 2)."""


class Reader(Value):
    """Who reads a page: the language, and the kind of phone once it was chosen. Both travel in links."""

    language: str
    phone: Phone = "android"

    @property
    def words(self) -> Words:
        """The speaker of that language."""
        return Words(self.language)

    def link(self, path: str, **more: str) -> str:
        """A path with what the reader chose, as it stands in an attribute."""
        return escape(f"{path}?{urlencode({'lang': self.language, 'on': self.phone} | more)}")


def text(words: Words, said: str | Languages) -> str:
    """A text as markup; a label of an app, `[…]`, in bold."""
    plain = escape(said if isinstance(said, str) else words.of(said))
    return plain.replace("[", "<b>").replace("]", "</b>")


def phone_page(reader: Reader, body: str, *, now: str = "", refresh: int = 0, path: str = "/") -> str:
    """A page for a phone. `now` is what the script compares; `refresh` seconds hold where no script runs."""
    words = reader.words
    again = f'<meta http-equiv="refresh" content="{refresh};url={reader.link(path)}">' if refresh else ""
    return (
        f'<!doctype html><html lang="{reader.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(words(TITLE))}</title><noscript>{again}</noscript>"
        f"<style>{PHONE_STYLE}</style></head>"
        f'<body data-now="{escape(now)}" data-next="{reader.link(path)}" '
        f'data-lost="{escape(words(LOST))}"><div class="top">{_languages(reader, path)}</div>{body}'
        f"<script>{PHONE_SCRIPT}</script></body></html>"
    )


def _languages(reader: Reader, path: str) -> str:
    def one(language: str) -> str:
        if language == reader.language:
            return f"<b>{NAMES[language]}</b>"
        there = Reader(language=language, phone=reader.phone).link(path)
        return f'<a href="{there}" lang="{language}" hreflang="{language}">{NAMES[language]}</a>'

    return " ".join(map(one, LANGUAGES))


def wall_page(words: Words, part: str, address: str) -> str:
    """The page of the wall; `address` is where its changing part is found."""
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"<title>{escape(words(TITLE))}</title>"
        f'<noscript><meta http-equiv="refresh" content="2"></noscript><style>{WALL_STYLE}</style></head>'
        f'<body data-next="{escape(address)}" data-lost="{escape(words(LOST))}"><div id="now">{part}</div>'
        f"<script>{WALL_SCRIPT}</script></body></html>"
    )
