"""Frames of a page: documents that stand in it whole, and those of other addresses that it shows.

What is shown from another address was not fetched with the page. It is counted, so that nobody takes what
was not looked at for clean, unless it is nothing that could tell of a person: a player, a map, an advert.
"""

from __future__ import annotations

import re
from base64 import b64decode
from html import escape
from urllib.parse import unquote, urljoin

from bs4 import Tag

from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.places import attribute, place_of
from privacy_audit.extract.styles import declared, is_unseen
from privacy_audit.model import Value

NAMES = frozenset(("iframe", "frame", "object", "embed"))
DRAWN = frozenset(("img", "source", "video", "input"))
"""Elements that show the picture at their address."""
_DRAWN = ("src", "srcset", "poster")
_SMALL = 50
"""Pixels: in a frame that is lower or narrower nobody reads a page; buttons and counters are."""
_COUNTED = 1_000
_LONGEST = 4_000
# Types of what `object` and `embed` show that is no document.
_MEDIA_TYPES = re.compile(r"(?:image(?!/svg)|video|audio|application/(?:x-shockwave-flash|x-mplayer))", re.I)
_MEDIA_FILES = re.compile(
    r"[^?#]{1,4000}\.(?:swf|flv|mp[34]|m4[av]|og[gv]|wav|web[mp]|mov|avi|wmv|mid|png|jpe?g|gif|avif)(?:[?#]|\Z)",
    re.I,
)
# A drawing that stands in the address of a picture, and what shows that something is written in it.
_DRAWING = re.compile(r"\s{0,9}data:image/svg\+xml([^,]{0,100}),", re.I)
_WRITTEN = re.compile(r"<(?:text|foreignobject)(?![\w-])", re.I)
# A document that stands in the address of a frame.
_HELD = re.compile(
    r"\s{0,9}data:(text/(?:html|plain)|application/xhtml\+xml|image/svg\+xml)?(?=[;,])([^,]{0,100}),",
    re.I,
)
# Addresses of documents; what a script writes is there only once it runs.
_DOCUMENT = re.compile(
    r"(?:https?:|//|file:|cid:|blob:|data:(?:text/|application/xhtml)|(?![a-z][a-z0-9+.-]{1,20}:))", re.I
)
# Whole hosts of players, adverts, counters and checks, with whatever stands before them.
_HOSTS = re.compile(
    r"(?:https?:)?//(?:[a-z0-9-]{1,60}\.){0,5}(?:"
    r"youtube(?:-nocookie)?\.com|youtu\.be|vimeo\.com|dailymotion\.com|soundcloud\.com|spotify\.com"
    r"|zingmp3\.vn|nhaccuatui\.com|openstreetmap\.org"
    r"|doubleclick\.net|googlesyndication\.com|googletagmanager\.com|googleadservices\.com|adnxs\.com"
    r"|criteo\.(?:com|net)|taboola\.com|outbrain\.com|amazon-adsystem\.com|eclick\.vn|admicro\.vn"
    r"|recaptcha\.net|hcaptcha\.com|challenges\.cloudflare\.com|accounts\.google\.com"
    r")(?:[:/?#]|\Z)",
    re.I,
)
# Single paths of hosts that show other things too: maps, checks, players, buttons to share.
_PATHS = re.compile(
    r"(?:https?:)?//(?:maps\.google\.[a-z.]{2,7}/|www\.google\.[a-z.]{2,7}/(?:maps|recaptcha)[/?]"
    r"|www\.tiktok\.com/(?:embed|player)/|(?:www\.)?facebook\.com/(?:v[0-9.]{1,5}/)?plugins/(?:video|like|share_button)\.php"
    r"|platform\.twitter\.com/widgets/(?:follow|tweet)_button)",
    re.I,
)
# A size in pixels: of an attribute, of an inline style.
# A size that is not nought.
_NOT_NOTHING = re.compile(r"\s{0,9}[0-9.]{0,9}[1-9]")
_PIXELS = re.compile(r"\s{0,9}(\d{1,5})(?:\.\d{1,9})?\s{0,9}(?:px)?\s{0,9}\Z", re.I)


class Framed(Value):
    """A document that stands in an attribute of a frame, and where that is."""

    text: str
    place: str
    hidden: bool


class Frames:
    """The frames of one page: the documents that stand in it, and the addresses of others that it shows."""

    def __init__(self, limits: Bounds) -> None:
        self.documents: list[Framed] = []
        self.addresses: dict[str, None] = {}
        self._limits = limits

    def add(self, tag: Tag, base: str | None, *, is_out_of_sight: bool) -> None:
        """Take in a frame, which begins inside what nobody sees, or not; `base` completes its address."""
        hidden = is_out_of_sight or not _has_size(tag)
        if text := str(tag.attrs.get("srcdoc") or "") if tag.name == "iframe" else "":
            self._take(text, f"{place_of(tag)} srcdoc", hidden=hidden)
        elif (held := _held(tag)) is not None:
            self._take(held, f"{place_of(tag)} {_source(tag)}", hidden=hidden)
        elif not hidden and len(self.addresses) < _COUNTED and (address := _address(tag)):
            self.addresses[_whole(address, base)] = None

    def add_drawing(self, tag: Tag, *, is_out_of_sight: bool) -> None:
        """Take in a picture whose address is a drawing in which something is written."""
        for name in _DRAWN:
            self._add_drawn(tag, name, is_out_of_sight=is_out_of_sight)

    def _add_drawn(self, tag: Tag, name: str, *, is_out_of_sight: bool) -> None:
        address = str(tag.attrs.get(name) or "")
        if name == "srcset":  # the first of several, each with its size behind a blank
            address = next(iter(address.split(maxsplit=1)), "")
        if found := _DRAWING.match(address):
            text = _plain(address[found.end() :], is_base64="base64" in found[1].lower())
            if _WRITTEN.search(text):
                self._take(text, f"{place_of(tag)} {name}", hidden=is_out_of_sight or not _has_size(tag))

    def reread(self, text: str, around: Tag, *, hidden: bool) -> None:
        """Take in what stands behind a drawing and was read as its text: a document of its own."""
        self._take(text, place_of(around), hidden=hidden)

    def _take(self, text: str, place: str, *, hidden: bool) -> None:
        if self._limits.frames.take() and self._limits.framed.take(len(text)):
            self.documents.append(Framed(text=text, place=place, hidden=hidden))


def _source(tag: Tag) -> str:
    return "data" if tag.name == "object" else "src"


def _held(tag: Tag) -> str | None:
    """The markup of a document that stands in the address of a frame, None if none does."""
    address = str(tag.attrs.get(_source(tag)) or "")
    found = _HELD.match(address)
    if found is None:
        return None
    text = _plain(address[found.end() :], is_base64="base64" in found[2].lower())
    return text if found[1] and found[1].lower() != "text/plain" else f"<pre>{escape(text)}"


def _address(tag: Tag) -> str:
    """The address of the document that a frame shows; empty if it is none that could tell of a person.

    Where a script is still to put it in, the frame shows nothing yet: `src="about:blank" data-src="…"`.
    """
    names = ("data",) if tag.name == "object" else ("src", "data-src", "data-lazy-src")
    shown = (attribute(tag, name).strip()[:_LONGEST] for name in names)
    address = next((one for one in shown if one and one[:1] != "#" and _DOCUMENT.match(one)), "")
    if tag.name in ("object", "embed") and (
        _MEDIA_TYPES.match(attribute(tag, "type").strip()) or _MEDIA_FILES.match(address)
    ):
        return ""
    return "" if _HOSTS.match(address) or _PATHS.match(address) else address


def _plain(data: str, *, is_base64: bool) -> str:
    """What stands in an address as a text; empty if it is broken."""
    text = unquote(data)
    try:
        return b64decode("".join(text.split()) + "==").decode("utf-8", "replace") if is_base64 else text
    except ValueError:
        return ""


def _whole(address: str, base: str | None) -> str:
    """An address as it is asked for, so that two writings of it count once."""
    try:
        joined = urljoin(base, address) if base else address
    except ValueError:
        return address
    return joined.partition("#")[0]


def _has_size(tag: Tag) -> bool:
    """Whether a frame can be read in: it is not out of sight, and not as small as a counter."""
    if is_unseen(tag):
        return False
    styled = declared(tag)
    return not any(_is_small(tag, styled, name) for name in ("width", "height"))


def _is_small(tag: Tag, styled: dict[str, str], name: str) -> bool:
    """Whether a frame is too narrow or too low. A style outranks an attribute, and what is least either."""
    least = styled.get(f"min-{name}", "")
    size = styled.get(name) or attribute(tag, name)
    otherwise = _SMALL if _NOT_NOTHING.match(least) else 0
    return _pixels(size, _SMALL) < _SMALL and _pixels(least, otherwise) < _SMALL


def _pixels(size: str, otherwise: int) -> int:
    """A size in pixels; what is told in shares of something else is taken for as much as is said here."""
    found = _PIXELS.match(size[:40])
    return int(found[1]) if found else otherwise
