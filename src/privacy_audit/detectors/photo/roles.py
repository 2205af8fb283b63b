"""What a picture is on its page: avatar, cover, portrait, posted, none of the person's, or nobody knows."""

from __future__ import annotations

import re
from typing import NamedTuple

from privacy_audit.checklist import Network
from privacy_audit.detectors.photo.identity import Identity
from privacy_audit.detectors.photo.saying import MACHINE_ALT, NAME, PROFILE_ALT, whom
from privacy_audit.model import Part, Picture

_PIXEL = 24  # smaller than any portrait: icons and tracking pixels
_LEAST_ON_PAGE = 96  # facts 15: person pictures of 96 px and more
_THUMBNAIL = 56  # facts 1: pictures of 56 px and less are other pages, or the avatar again
_OF_A_FRIEND = 240  # lists of friends show others' faces up to this size
_WIDEST = 3.0  # wider than three to one is a banner
_PHOTO_FILE = re.compile(r"\.(?:jpe?g|webp|avif|heic|heif|jfif)(?:$|[?#_])", re.I)
_DRAWN_FILE = re.compile(r"\.(?:png|gif|bmp)(?:$|[?#])", re.I)
BY_ITSELF = (Part.META, Part.JSON_LD, Part.MICRODATA)
"""Where a page speaks of itself."""


class Subject(NamedTuple):
    """What a page says of whom it is of: words of its addresses, names in its titles, whether a profile."""

    steps: frozenset[str]
    names: frozenset[str]
    has_profile: bool


def is_tiny(picture: Picture) -> bool:
    sides = [side for side in (picture.width, picture.height) if side is not None]
    return bool(sides) and max(sides) < _PIXEL


def role_of(picture: Picture, identity: Identity, network: Network | None, subject: Subject) -> str | None:
    """What a photo is on this page; None if it is none of the person's."""
    if identity.role:
        small = identity.role == "posted" and _is_small(picture, _THUMBNAIL)
        return None if small else identity.role
    if picture.role in ("photo", "avatar") or PROFILE_ALT.search(picture.alt):
        if network is None and "comment" in picture.words:
            return None  # the face of somebody who wrote below an article
        return "avatar" if network or picture.part is Part.EMBEDDED_JSON else "portrait"
    if picture.role == "cover":
        return "cover"
    if identity.known:
        return "avatar" if picture.role == "preview" else _unless_small(picture, _THUMBNAIL)
    if network:
        return _role_by_words(picture, subject)
    return _role_on_any_page(picture)


def _role_by_words(picture: Picture, subject: Subject) -> str | None:
    """On a network's page, at an address that no rule knows: what the picture and the page say of it."""
    if MACHINE_ALT.search(picture.alt):
        return "posted"
    if picture.role == "preview":
        drawn = _DRAWN_FILE.search(picture.url.partition("?")[0])
        return "avatar" if subject.has_profile and not drawn else None
    shown = whom(picture.alt)
    if shown is None or shown.name not in subject.names or _is_small(picture, _THUMBNAIL):
        return None
    return "posted" if shown.said else "avatar"


def _role_on_any_page(picture: Picture) -> str | None:
    """On a page of no network: photographs of some size that are neither banner nor background."""
    if picture.part is Part.EMBEDDED_JSON or picture.role == "background":
        return None
    file = picture.url.partition("?")[0]
    if picture.role == "preview":
        return "posted" if _PHOTO_FILE.search(file) else None
    drawn = _DRAWN_FILE.search(file) or not _PHOTO_FILE.search(file)
    if drawn and not (picture.width and picture.width >= _LEAST_ON_PAGE and NAME.search(picture.alt)):
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


def may_be_photo(picture: Picture, names: frozenset[str]) -> bool:
    """Whether a picture has the size and the place of a photo, and does not say that it is another's."""
    if picture.part not in (Part.IMAGE, *BY_ITSELF) or picture.role in ("logo", "poster", "background"):
        return False
    sides = [side for side in (picture.width, picture.height) if side is not None]
    if sides and max(sides) < _LEAST_ON_PAGE:
        return False
    drawn = _DRAWN_FILE.search(picture.url.partition("?")[0])
    if drawn and not sides and picture.role != "preview":
        return False  # icons, emoji and flags; a photo is no drawing
    shown = whom(picture.alt)
    if shown is None or not names or shown.name in names:
        return True
    return not (shown.said or (sides and max(sides) <= _OF_A_FRIEND))
