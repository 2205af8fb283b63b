"""The photos of the person on a page: each once, whatever its sizes; no icons, logos, others' faces.

Facts on profile pages, sections 1 to 16. Nothing is fetched and no pixel is looked at: this says
which addresses are photos, and how sure that is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from privacy_audit.checklist import Network, PageRules
from privacy_audit.detectors.covering import covered
from privacy_audit.detectors.photo.identity import Identity, host_of, identify
from privacy_audit.model import Certainty, Content, Exposure, Kind, Occurrence, Part, Picture, Secret

_PIXEL = 24  # smaller than any portrait: icons and tracking pixels
_LEAST_ON_PAGE = 96  # facts 15: person pictures of 96 px and more
_THUMBNAIL = 56  # facts 1: pictures of 56 px and less are other pages, or the avatar again
_WIDEST = 3.0  # wider than three to one is a banner
_PLACES = 5
_PHOTO_FILE = re.compile(r"\.(?:jpe?g|webp|avif|heic|heif|jfif)(?:$|[?#_])", re.I)
_DRAWN_FILE = re.compile(r"\.(?:png|gif|bmp)(?:$|[?#])", re.I)
# Alternative texts in which networks count people (facts 1 and 2): "May be an image of 2 people",
# "Image may contain: 1 person", "Có thể là hình ảnh về 2 người".
_COUNTED = re.compile(
    r"(?:(?:may be (?:an? )?(?:image|photo|closeup|selfie)|image may contain|hình ảnh về|ảnh chụp)"
    r"[^0-9\n]{0,60}?)?\b(\d{1,3}|one or more|one|two|three|four|five|một|hai|ba|bốn|năm|nhiều)\s+"
    r"(?:people|persons?|người)\b",
    re.I,
)
_MACHINE_ALT = re.compile(
    r"may be (?:an? )?(?:image|photo|close-?up|selfie)|image may contain|no photo description available|"
    r"có thể là (?:hình )?ảnh|không có mô tả ảnh|photo by .{1,80} on ",
    re.I,
)
_NUMBERS = {
    "one": "1", "một": "1", "two": "2", "hai": "2", "three": "3", "ba": "3", "four": "4", "bốn": "4",
    "five": "5", "năm": "5", "one or more": "1", "nhiều": "2",
}  # fmt: skip
_PROFILE_ALT = re.compile(
    r"profile (?:picture|photo)|ảnh (?:đại diện|hồ sơ|bìa)|profilbild|foto de perfil", re.I
)
# Two or more words that begin with a capital: a person's name, as far as an alternative text tells.
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{0,20}(?:\s+[^\W\d_a-z][^\W\d_]{0,20}){1,5}")
# Steps of addresses that are nobody's name.
_GENERIC_STEPS = frozenset(
    (
        "profile", "profiles", "people", "person", "user", "users", "photo", "photos", "image", "images",
        "video",
        "videos", "posts", "post", "channel", "about", "add", "index.html", "the", "and", "pages", "status",
        "media",
    )
)  # fmt: skip
_SUBJECT = (Part.META, Part.JSON_LD, Part.MICRODATA)
_ORDER = ("avatar", "portrait", "cover", "posted")


class _Judged(NamedTuple):
    """A picture that is a photo: its identity, role, certainty, and whether it is the subject's own."""

    picture: Picture
    key: str
    role: str
    certainty: Certainty
    own: bool


def photos(content: Content, target: int, network: Network | None, rules: PageRules) -> tuple[Exposure, ...]:
    """The distinct photos of the person on a page, in reading order.

    `value` is the address; `attributes` hold `role` (avatar, cover, posted, portrait) and `faces` where
    an alternative text counts people. Nothing is fetched.
    """
    subject = _subject_of(content)
    judged = [one for picture in content.pictures if (one := _judge(picture, network, rules, subject))]
    groups: dict[str, list[_Judged]] = {}
    for one in _same_place(judged):
        groups.setdefault(one.key, []).append(one)
    kept = _without_strangers(groups)
    return tuple(_exposure(group, content, target, network) for group in kept)


def _subject_of(content: Content) -> frozenset[str]:
    """The words by which the page's addresses name its subject: steps of canonical, `og:url`, own URL."""
    addresses = [claim for claim in content.claims if "/" in claim or ":" in claim]
    if not addresses and not content.url:
        return frozenset(claim.lower() for claim in content.claims[:1])
    paths = [
        re.sub(r"^[a-z][a-z0-9+.-]{0,20}://(?:[^/?]{0,200}(?=/))?", "", one.lower()) for one in addresses
    ]
    if content.url:
        paths.append(content.url.lower().partition("://")[2].partition("/")[2])
    steps = {step.lstrip("@") for path in paths for step in re.split(r"[/?&=#:\s]+", path)}
    return frozenset(step for step in steps if len(step) > 2) - _GENERIC_STEPS


def _judge(
    picture: Picture, network: Network | None, rules: PageRules, subject: frozenset[str]
) -> _Judged | None:
    identity = identify(picture, network, rules)
    if identity is None or picture.role in ("logo", "poster") or _is_tiny(picture):
        return None
    role = _role(picture, identity, network)
    if role is None:
        return None
    own = _is_own(picture, role, subject)
    return _Judged(picture, identity.key, role, _certainty(picture, identity, role, own), own)


def _is_tiny(picture: Picture) -> bool:
    sides = [side for side in (picture.width, picture.height) if side is not None]
    return bool(sides) and max(sides) < _PIXEL


def _role(picture: Picture, identity: Identity, network: Network | None) -> str | None:
    """What a photo is on this page; None if it is none of the person's."""
    if identity.role:
        small = identity.role == "posted" and _is_small(picture, _THUMBNAIL)
        return None if small else identity.role
    if picture.role in ("photo", "avatar") or _PROFILE_ALT.search(picture.alt):
        if network is None and "comment" in picture.words:
            return None  # the face of somebody who wrote below an article
        return "avatar" if network or picture.part is Part.EMBEDDED_JSON else "portrait"
    if picture.role == "cover":
        return "cover"
    if identity.known:
        return "avatar" if picture.role == "preview" else _unless_small(picture, _THUMBNAIL)
    if network:
        return "posted" if _MACHINE_ALT.search(picture.alt) else None
    return _role_on_any_page(picture)


def _role_on_any_page(picture: Picture) -> str | None:
    """On a page of no network: photographs of some size that are neither banner nor background."""
    if picture.part is Part.EMBEDDED_JSON or picture.role == "background":
        return None
    file = picture.url.partition("?")[0]
    if picture.role == "preview":
        return "posted" if _PHOTO_FILE.search(file) else None
    drawn = _DRAWN_FILE.search(file) or not _PHOTO_FILE.search(file)
    if drawn and not (picture.width and picture.width >= _LEAST_ON_PAGE and _NAME.search(picture.alt)):
        return None
    return None if _is_banner(picture) else _unless_small(picture, _LEAST_ON_PAGE - 1)


def _unless_small(picture: Picture, most: int) -> str | None:
    return None if _is_small(picture, most) else "posted"


def _is_small(picture: Picture, most: int) -> bool:
    sides = [side for side in (picture.width, picture.height) if side is not None]
    return bool(sides) and max(sides) <= most


def _is_banner(picture: Picture) -> bool:
    if not picture.width or not picture.height:
        return False
    return picture.width / picture.height > _WIDEST or picture.height / picture.width > _WIDEST


def _is_own(picture: Picture, role: str, subject: frozenset[str]) -> bool:
    """Whether the page itself ties an avatar to its subject."""
    if role == "cover" or (role == "posted" and picture.part is not Part.EMBEDDED_JSON):
        return True
    owner = re.search(r"owner:(\S+)", picture.words)
    if owner:
        return owner.group(1) in subject
    if picture.part is Part.EMBEDDED_JSON:
        return role == "posted"
    return picture.part in _SUBJECT or picture.role == "photo" or _names(picture.alt, subject)


def _names(alt: str, subject: frozenset[str]) -> bool:
    words = re.split(r"[^\w]+", alt.lower())
    return any(word in subject for word in words if len(word) > 2)


def _certainty(picture: Picture, identity: Identity, role: str, own: bool) -> Certainty:
    if role in ("avatar", "portrait") and own:
        return Certainty.CONFIRMED
    if faces_in(picture.alt) or identity.known or role in ("avatar", "portrait", "cover"):
        return Certainty.LIKELY
    return Certainty.LIKELY if _NAME.search(picture.alt) else Certainty.POSSIBLE


def _same_place(judged: Iterable[_Judged]) -> Iterator[_Judged]:
    """Several addresses of one `<img>` (sizes, lazy loading) are one photo: the first key stands."""
    keys: dict[str, str] = {}
    for one in judged:
        if one.picture.part is Part.IMAGE:
            yield one._replace(key=keys.setdefault(one.picture.locator, one.key))
        else:
            yield one


def _without_strangers(groups: dict[str, list[_Judged]]) -> list[list[_Judged]]:
    """Drop the faces of others: where the page ties an avatar to its subject, the other avatars (facts 7)."""
    avatars = {key for key, group in groups.items() if _best_role(group) == "avatar"}
    own = {key for key in avatars if any(one.own for one in groups[key])}
    first = next((key for key in groups if key in avatars), None)
    kept = own or ({first} if first else set())
    return [group for key, group in groups.items() if key not in avatars or key in kept]


def _best_role(group: list[_Judged]) -> str:
    return min((one.role for one in group), key=_ORDER.index)


def _exposure(group: list[_Judged], content: Content, target: int, network: Network | None) -> Exposure:
    largest = max(group, key=lambda one: (one.picture.width or 0) * (one.picture.height or 0))
    ranks = list(Certainty)
    certainty = max((one.certainty for one in group), key=ranks.index)
    faces = max((faces_in(one.picture.alt) or 0 for one in group), default=0)
    attributes = {"role": _best_role(group)} | ({"faces": str(faces)} if faces else {})
    places = {(one.picture.part, one.picture.locator): None for one in group}
    digest = hashlib.sha256(group[0].key.encode("utf-8", "replace")).hexdigest()[:8]
    return Exposure(
        kind=Kind.PHOTO,
        certainty=certainty,
        masked=f"{_shown_host(largest.picture.url)} #{digest}",
        value=Secret(_shown(largest.picture.url, digest)),
        where=tuple(
            Occurrence(target=target, page=content.name, part=part, locator=covered(locator), excerpt="")
            for part, locator in list(places)[:_PLACES]
        ),
        attributes=attributes,
        reasons=("photo-known" if network and largest.certainty is not Certainty.POSSIBLE else "photo-page",),
    )


def _shown_host(url: str) -> str:
    """The host as it may be shown: people have numbers for names there too."""
    return covered("//" + host_of(url)).removeprefix("//")


def _shown(url: str, digest: str) -> str:
    """An address that can be printed: a picture inside the page is named by its kind and hash."""
    if url[:5].lower() != "data:":
        return url
    return re.split(r"[;,]", url[:60])[0] + f",#{digest}"


def faces_in(alt: str) -> int | None:
    """How many people an alternative text counts, None if it counts none."""
    counts = [_NUMBERS.get(word.lower(), word) for word in _COUNTED.findall(alt[:2000])]
    return max((int(count) for count in counts), default=None)
