"""Which pictures are the same photo, and which are no photos: the networks' own rules, then general ones.

General rules: facts on profile pages, section 16 (identity) and 15 (what is no photo of a person).
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from privacy_audit.checklist import Network, PageRules, PictureRule
from privacy_audit.model import Picture, Value

# Size tokens in a path (facts 16): `_300x200`, `-300x200`, `/resize/640x/`, `/thumb/`, `=s128`, `@2x`.
_SIZES = re.compile(
    r"[_-]\d{2,4}x\d{0,4}(?=\.|$)|/(?:resize|thumbs?|thumbnails?|small|medium|large|original)(?=/)|"
    r"/(?:[wh]_?\d{2,4}|\d{2,4}x\d{0,4})(?=/)|=[swh]\d{1,4}[\w-]{0,60}$|@[23]x(?=\.)|"
    r"-(?:scaled|thumb|small|medium|large|rotated)(?=\.)",
    re.I,
)
# A version number after the whole file name, as some content systems append it: `x.jpg_1534765350.jpg`.
_VERSION = re.compile(r"(\.(?:jpe?g|png|webp|gif))_\d{4,15}\.(?:jpe?g|png|webp|gif|svg)\Z", re.I)
# Parameters that name a picture when the path is a script (`/image.php?id=7`); all others are sizes.
_NAMING = re.compile(r"^(?:id|img|image|photo|file|src|url|path|name|key|media_?id|fbid|u)\Z", re.I)
_SCRIPT_PATH = re.compile(
    r"\.(?:php|ashx|aspx?|jsp|cgi)\Z|/(?:image|img|photo|media|_next/image|download)/?\Z", re.I
)
# Words in a picture's own names that say it is no photo (facts 15).
_NO_PHOTO = re.compile(
    r"(?:^|[^a-z])(?:logo\w{0,12}|icons?|ico|favicon|sprites?|pixel|spacer|blank|transparent|placeholder|"
    r"loading|loader|spinner|ajax|arrows?|btn|button|badges?|flags?|seal|emoji|smiley|qr|qrcode|captcha|ads?|"
    r"adv|advert|banner\w{0,6}|partners?|sponsors?|doitac|quangcao|no[-_]?image|no[-_]?photo|no[-_]?avatar|"
    r"default[-_]?(?:avatar|image|photo|profile|user)|avatar[-_]?default|app[-_]?store|google[-_]?play|"
    r"close|menu|search|share|bg|background|pattern|header|footer|watermark|shutterstock|stock)"
    r"(?=$|[^a-z])|google-play|app-store"
)
_NO_PHOTO_FILE = re.compile(r"\.(?:svg|ico|cur|mp4|webm|m3u8|js|css|html?)\Z", re.I)


class Identity(Value):
    """What an address tells: `key` is the same for every size of a photo; `role` if the rules know it.

    `known` is True when a rule of the network or of `pages.toml` recognised the address.
    """

    key: str
    role: str | None
    known: bool


def identify(picture: Picture, network: Network | None, rules: PageRules) -> Identity | None:
    """The identity of a picture, None if its address is that of no photo."""
    if picture.url[:5].lower() == "data:":
        kind = picture.url[5:20].lower()
        digest = hashlib.sha256(picture.url.encode("utf-8", "replace")).hexdigest()
        return None if "svg" in kind else Identity(key=f"data:{digest}", role=None, known=False)
    address = _address_of(picture.url)
    for rule in (*(network.pictures if network else ()), *rules.pictures):
        if found := re.search(rule.pattern, address):
            return _by_rule(rule, found, address)
    path = address.partition("?")[0]
    if _NO_PHOTO_FILE.search(path) or _NO_PHOTO.search(own_words(picture, path)):
        return None
    return Identity(key=general_key(picture.url), role=None, known=False)


def _by_rule(rule: PictureRule, found: re.Match[str], address: str) -> Identity | None:
    if rule.role == "none":
        return None
    groups = [group for group in found.groups() if group]
    return Identity(key="|".join(groups) or address, role=rule.role, known=True)


def own_words(picture: Picture, path: str) -> str:
    """The picture's own names, without those of the elements around it; camel case taken apart."""
    own = picture.words.partition(" | ")[0] if " | " in picture.words else ""
    return f"{path.rpartition('/')[2].lower()} {own}".replace("_", "-")


def general_key(url: str) -> str:
    """Host and path without size tokens; parameters only where they name the picture."""
    parts = _split(url)
    path = _VERSION.sub(r"\1", unquote(parts.path))
    host = re.sub(r"^www\.", "", (parts.netloc or "").lower())
    key = host + _SIZES.sub("", path)
    if not _SCRIPT_PATH.search(path):
        return key
    named = [f"{name}={value}" for name, value in parse_qsl(parts.query)[:20] if _NAMING.match(name)]
    return key + "?" + "&".join(named)


def host_of(url: str) -> str:
    """The host of a picture, `data` for one inside the page, `file` for one beside it."""
    if url[:5].lower() == "data:":
        return "data"
    return (_split(url).hostname or "file").lower()


def _address_of(url: str) -> str:
    parts = _split(url)
    return f"{(parts.hostname or '').lower()}{unquote(parts.path)}" + (
        f"?{parts.query}" if parts.query else ""
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.hostname
    except ValueError:
        return urlsplit("")
    return parts
