"""The pictures that a page refers to, with every hint of what they are; nothing is judged or fetched.

Hints become `role`: `photo` (the page says: a photo of its subject), `avatar`, `cover`, `post`,
`logo`, `preview` (a picture for link previews), `background`, `poster` (a still of a video).
`words` are the picture's own names, a bar, then those of the elements around it; a picture out of
JSON has its keys and, as `owner:NAME`, whose object it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from msgspec.structs import replace

from privacy_audit.extract.leaves import Leaf, path_of
from privacy_audit.extract.names import ECHOES, plain
from privacy_audit.extract.places import attribute, named, place_of
from privacy_audit.extract.tree import ROOT
from privacy_audit.model import Part, Picture

_LONGEST = 4_000_000
# Attributes in which pages keep the address until a script fills `src` in (facts 7 and 15).
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-delayed-url",
    "data-lazy",
    "data-url",
    "data-image",
)
# What a network calls a picture for its own measurements: `profileCoverPhoto` (facts 1).
_PURPOSE = "data-imgperflogname"
_SETS = ("srcset", "data-srcset")
# An address inside a style: `background-image: url("…")`.
_BACKGROUND = re.compile(r"url\(\s{0,4}[\"']?([^\"')\s]{1,3000})", re.I)
# A length in an inline style.
_STYLED = re.compile(r"(?<![\w-])(width|height)\s{0,4}:\s{0,4}(\d{1,5})px", re.I)
# Class names and ids of a profile picture, in the wording of networks and common themes.
_AVATAR = re.compile(
    r"avatar|profpic|userpic|portrait|headshot|gravatar|anh-dai-dien|"
    r"(?:profile|user|author|member|staff|page|entity)[-_]{0,2}(?:photo|pic|picture|image|img|thumb)",
)
_COVER = re.compile(r"cover[-_]{0,2}(?:photo|img|image|pic)|anh-bia|profile-?(?:banner|cover)")
_POSTED = re.compile(r"message_photo|post[-_]{0,2}(?:photo|image|img)|media-element")
_LOGO = re.compile(r"(?:^|[^a-z])logo")
# JSON keys that hold pictures, without separators, by what they hold.
_JSON_AVATAR = re.compile(r"profile(?:pic|photo|picture|image)|avatar|^userpic|^headshot|^portrait$")
_JSON_COVER = re.compile(r"coverphoto|coverimage|bannerimage|profilebanner|^tvbanner|^banner$|squarehero")
_JSON_POST = re.compile(
    r"^display(?:url|resources|src)$|^thumbnail(?:src|resources|url)?$|^mediapreviewurl$|^mediaurl$|^imageversions2$|"
    r"^photoimage$|^viewerimage$|^fullpicture$|^photos?$|^images?$|^imageurl$|^contenturl$|^(?:origin)?cover$"
)
_OWNER = ("username", "uniqueId", "handle", "screen_name", "publicIdentifier", "vanity", "id_name")
_CAPTIONS = ("accessibility_caption", "accessibilityCaption", "alt", "caption", "alternateName")

_PHOTO_LINKS = frozenset(("photo", "u-photo"))


def in_image(tag: Tag, base: str | None, number: int) -> Iterator[Picture]:
    """An `<img>` with the sources before it in a `<picture>`; `number` counts them on the page."""
    yield from _img(tag, base, f"{place_of(tag)} (img {number})")


def in_drawing(tag: Tag, base: str | None, number: int) -> Iterator[Picture]:
    """An `<image>` inside a drawing, as networks cut a round avatar out; the elements around it name it."""
    urls = (attribute(tag, "href") or attribute(tag, "xlink:href"),)
    labels = (attribute(one, "aria-label") for one in (tag, *islice(tag.parents, 3)))
    label = next(filter(None, labels), "")
    for picture in _pictures(tag, urls, base, f"{place_of(tag)} (img {number})", Part.IMAGE, None):
        yield replace(picture, alt=label[:2000])


def in_video(tag: Tag, base: str | None) -> Iterator[Picture]:
    """The still that a `<video>` shows before it is played."""
    yield from _pictures(tag, (attribute(tag, "poster"),), base, place_of(tag), Part.ATTRIBUTE, "poster")


def in_attributes(tag: Tag, base: str | None) -> Iterator[Picture]:
    """An inline background, or a link to a photo."""
    if "style" in tag.attrs and "url(" in (style := attribute(tag, "style")):
        found = tuple(_BACKGROUND.findall(style[:8000])[:3])
        yield from _pictures(tag, found, base, place_of(tag), Part.ATTRIBUTE, "background")
    elif tag.name == "a" and named(tag, _PHOTO_LINKS):
        yield from _pictures(tag, (attribute(tag, "href"),), base, place_of(tag), Part.MICRODATA, "photo")


def in_meta(tag: Tag, key: str, base: str | None) -> Iterator[Picture]:
    """The picture of a `<meta>` that offers one for previews."""
    locator = f"meta[{key}]"
    yield from _pictures(tag, (attribute(tag, "content"),), base, locator, Part.META, "preview")


def in_json(leaf: Leaf, part: Part, root: str, base: str | None, personal: bool) -> Picture | None:
    """The picture that a JSON string is, told by the keys that lead to it; None for any other address.

    `personal`: the document describes a person, so that its `image` is a photo of them.
    """
    keys = [plain(key) for key in leaf.keys if isinstance(key, str)]
    role = _json_role(keys[-4:])
    if part is Part.JSON_LD and role == "post":
        role = "photo" if personal or _is_person(leaf.holder, keys) else "preview"
    url = absolute(str(leaf.value), base)
    if role is None or url is None or any(key in ECHOES for key in keys):
        return None
    holder = leaf.holder
    owner = next((str(holder[key]) for key in _OWNER if isinstance(holder.get(key), str)), "")
    words = " ".join(keys[-6:]) + (f" owner:{owner.lower()[:80]}" if owner else "")
    alt = next((text for key in _CAPTIONS if isinstance(text := holder.get(key), str)), "")
    width, height = (_json_size(holder, name) for name in ("width", "height"))
    return Picture(
        url=url, part=part, locator=path_of(leaf.keys, root), role=role, alt=alt[:2000], words=words,
        width=width, height=height,
    )  # fmt: skip


def absolute(url: str, base: str | None) -> str | None:
    """An address as a browser would ask for it; relative ones stay so without a base; None if unusable."""
    trimmed = url.strip()
    if not trimmed or len(trimmed) > _LONGEST or trimmed.startswith("#"):
        return None
    if trimmed[:5].lower() == "data:":
        return trimmed if len(trimmed) > 1500 else None  # smaller ones hold a place for the real picture
    try:
        joined = urljoin(base, trimmed) if base else trimmed
        scheme = urlsplit(joined).scheme.lower()
    except ValueError:
        return None
    if joined.startswith("//"):
        return "https:" + joined
    return joined if scheme in ("http", "https", "cid", "file", "") else None


def _img(tag: Tag, base: str | None, locator: str) -> Iterator[Picture]:
    urls = [attribute(tag, name) for name in (*_LAZY, "src")]
    urls += [url for name in _SETS for url in _candidates(attribute(tag, name))]
    if tag.parent is not None and tag.parent.name in ("picture", "source"):
        siblings = (one for one in tag.parent.contents if isinstance(one, Tag) and one.name == "source")
        urls += [url for child in siblings for name in _SETS for url in _candidates(attribute(child, name))]
    yield from _pictures(tag, tuple(dict.fromkeys(urls)), base, locator, Part.IMAGE, None)


def _candidates(value: str) -> list[str]:
    """The addresses of a `srcset`, largest last as authors write them (ten at most)."""
    entries = re.split(r",\s", value[:20_000])[:10]  # a comma without space belongs to the address
    return [entry.split()[0] for entry in entries if entry.split()]


def _pictures(
    tag: Tag, urls: tuple[str, ...], base: str | None, locator: str, part: Part, role: str | None
) -> Iterator[Picture]:
    found = [url for one in urls if (url := absolute(one, base))]
    if not found:
        return
    own, around = _words(tag)
    hint = _role(tag, own, around, role)
    width, height = _size(tag)
    for url in dict.fromkeys(found):
        words = f"{_file_of(url)} {own} | {around}".lower()
        yield Picture(
            url=url, part=part, locator=locator, role=hint, alt=attribute(tag, "alt")[:2000], words=words,
            width=width, height=height,
        )  # fmt: skip


def _words(tag: Tag) -> tuple[str, str]:
    around = []
    for count, parent in enumerate(tag.parents):
        if count >= 2 or parent.name in ("body", ROOT):
            break
        around.append(f"{attribute(parent, 'class')} {attribute(parent, 'id')}")
    names = ("class", "id", "itemprop", _PURPOSE)
    own = " ".join(attribute(tag, name) for name in names if name != _PURPOSE or name in tag.attrs)
    return own[:400].lower(), " ".join(around)[:400].lower()


def _role(tag: Tag, own: str, around: str, role: str | None) -> str | None:
    tokens = set(own.split())
    if (
        role == "photo"
        or tokens & {"photo", "u-photo"}
        or "image" in attribute(tag, "itemprop").lower().split()
    ):
        return "photo"
    for pattern, name in ((_AVATAR, "avatar"), (_COVER, "cover"), (_LOGO, "logo"), (_POSTED, "post")):
        if pattern.search(own):
            return name
    if role is None and _AVATAR.search(around.split("  ")[0]):
        return "avatar"
    return role


def _file_of(url: str) -> str:
    if url.startswith("data:"):
        return ""
    try:
        return urlsplit(url).path.rpartition("/")[2][:120]
    except ValueError:
        return ""


def _size(tag: Tag) -> tuple[int | None, int | None]:
    styled = {name.lower(): int(pixels) for name, pixels in _STYLED.findall(attribute(tag, "style")[:2000])}
    sizes = []
    for name in ("width", "height"):
        declared = attribute(tag, name).strip().removesuffix("px")
        number = int(declared) if declared.isascii() and declared.isdigit() and len(declared) < 6 else None
        sizes.append(styled.get(name, number))
    return sizes[0], sizes[1]


def _is_person(holder: dict[str, object], keys: list[str]) -> bool:
    return "Person" in str(holder.get("@type"))[:200] or not {"author", "creator", "mainentity"}.isdisjoint(
        keys
    )


def _json_role(keys: list[str]) -> str | None:
    if "logo" in keys:
        return "logo"
    for pattern, role in ((_JSON_COVER, "cover"), (_JSON_AVATAR, "avatar"), (_JSON_POST, "post")):
        if any(pattern.search(key) for key in keys):
            return role
    return None


def _json_size(holder: dict[str, object], name: str) -> int | None:
    value = holder.get(name, holder.get(f"config_{name}"))
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 100_000 else None
