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
from privacy_audit.detectors.masking.covering import covered
from privacy_audit.detectors.photo.identity import Identity, host_of, identify
from privacy_audit.detectors.photo.roles import BY_ITSELF, Subject, is_tiny, may_be_photo, role_of
from privacy_audit.detectors.photo.saying import NAME, faces_in, is_profile, names_of, whom
from privacy_audit.model import Certainty, Content, Exposure, Kind, Occurrence, Part, Picture, Secret
from privacy_audit.text import clean

__all__ = ["ToldApart", "faces_in", "photos", "told_apart"]

_PLACES = 5
_LONGEST_HOST = 253  # RFC 1035, section 2.3.4, written with dots
# Steps of addresses that are nobody's name.
_GENERIC_STEPS = frozenset(
    (
        "profile", "profiles", "people", "person", "user", "users", "photo", "photos", "image", "images",
        "video",
        "videos", "posts", "post", "channel", "about", "add", "index.html", "the", "and", "pages", "status",
        "media",
    )
)  # fmt: skip
_ORDER = ("avatar", "portrait", "cover", "posted")


class ToldApart(NamedTuple):
    """The photos of the person on a page, and how many pictures may be photos of them or not."""

    photos: tuple[Exposure, ...]
    untold: int


class _Judged(NamedTuple):
    """A picture that is a photo: its identity, role, certainty, and whether it is the subject's own.

    `known` is True when a rule recognised the address.
    """

    picture: Picture
    key: str
    role: str
    certainty: Certainty
    own: bool
    known: bool


def photos(content: Content, target: int, network: Network | None, rules: PageRules) -> tuple[Exposure, ...]:
    """The distinct photos of the person on a page, in reading order.

    `value` is the address; `attributes` hold `role` (avatar, cover, posted, portrait) and `faces` where
    an alternative text counts people. Nothing is fetched.
    """
    return told_apart(content, target, network, rules).photos


def told_apart(content: Content, target: int, network: Network | None, rules: PageRules) -> ToldApart:
    """The same, and how many pictures on a network's page no rule tells: silence would pass for safety."""
    subject = _subject_of(content, network)
    judged = [one for picture in content.pictures if (one := _judge(picture, network, rules, subject))]
    groups: dict[str, list[_Judged]] = {}
    for one in _same_place(judged):
        groups.setdefault(one.key, []).append(one)
    kept = _without_strangers(groups)
    exposures = tuple(_exposure(group, content, target, network) for group in kept)
    untold = _untold(content.pictures, judged, network, rules, subject) if network else set()
    return ToldApart(exposures, len(untold))


def _untold(
    pictures: Iterable[Picture],
    judged: Iterable[_Judged],
    network: Network,
    rules: PageRules,
    subject: Subject,
) -> set[str]:
    """The identities of pictures that may be photos of the person: one for each place on the page."""
    known = {one.key for one in judged}
    places = {one.picture.locator for one in judged if one.picture.part is Part.IMAGE}
    found: dict[str, str] = {}
    for picture in pictures:
        if picture.locator not in places and may_be_photo(picture, subject.names):
            identity = identify(picture, network, rules)
            if identity and not identity.known and identity.key not in known:
                found.setdefault(picture.locator, identity.key)
    return set(found.values())


def _subject_of(content: Content, network: Network | None) -> Subject:
    has_profile = network is not None and is_profile(content, network)
    return Subject(_steps_of(content), names_of(content), has_profile)


def _steps_of(content: Content) -> frozenset[str]:
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


def _judge(picture: Picture, network: Network | None, rules: PageRules, subject: Subject) -> _Judged | None:
    identity = identify(picture, network, rules)
    if identity is None or picture.role in ("logo", "poster") or is_tiny(picture):
        return None
    role = role_of(picture, identity, network, subject)
    if role is None:
        return None
    own = _is_own(picture, role, subject)
    certainty = _certainty(picture, identity, role, own)
    return _Judged(picture, identity.key, role, certainty, own, identity.known)


def _is_own(picture: Picture, role: str, subject: Subject) -> bool:
    """Whether the page itself ties an avatar to its subject."""
    if role == "cover" or (role == "posted" and picture.part is not Part.EMBEDDED_JSON):
        return True
    owner = re.search(r"owner:(\S+)", picture.words)
    if owner:
        return owner.group(1) in subject.steps
    if picture.part is Part.EMBEDDED_JSON:
        return role == "posted"
    return picture.part in BY_ITSELF or picture.role == "photo" or _names(picture.alt, subject)


def _names(alt: str, subject: Subject) -> bool:
    words = re.split(r"[^\w]+", alt.lower())
    if any(word in subject.steps for word in words if len(word) > 2):
        return True
    shown = whom(alt)
    return shown is not None and shown.name in subject.names


def _certainty(picture: Picture, identity: Identity, role: str, own: bool) -> Certainty:
    if role in ("avatar", "portrait") and own:
        return Certainty.CONFIRMED
    if faces_in(picture.alt) or identity.known or role in ("avatar", "portrait", "cover"):
        return Certainty.LIKELY
    return Certainty.LIKELY if NAME.search(picture.alt) else Certainty.POSSIBLE


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
        reasons=("photo-known" if network and any(one.known for one in group) else "photo-page",),
    )


def _shown_host(url: str) -> str:
    """The host as it may be shown: people have numbers for names there too."""
    return clean(covered("//" + host_of(url)).removeprefix("//"), _LONGEST_HOST)


def _shown(url: str, digest: str) -> str:
    """An address that can be printed: a picture inside the page is named by its kind and hash."""
    if url[:5].lower() != "data:":
        return url
    return re.split(r"[;,]", url[:60])[0] + f",#{digest}"
