"""Whether a page names what was asked for: the proof that it shows it (facts 0.4 b)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from privacy_audit.model import Content, Part
from privacy_audit.sight.addresses import address_of, path_of, site_of
from privacy_audit.text import fold

# What an address falls into when a page names it: path steps, parameters, `@`.
_STEPS = re.compile(r"[/?&=#:@,\s]+")
# What separates the parts of a name in an address: `john-doe`, `John_Doe`.
_JOINTS = re.compile(r"[-_.+\s]+")


def is_named(handle: str, content: Content) -> bool:
    """Whether a page names a handle: in an address, a JSON name, `@name`, or as the name it is made of."""
    wanted = unquote(handle).lower().lstrip("@")
    if any(wanted in _STEPS.split(unquote(claim).lower()) for claim in content.claims):
        return True
    spelled = _spelled(wanted)
    return bool(spelled) and any(_squeezed(name) == spelled for name in _names(content))


def _spelled(handle: str) -> str:
    """`john-doe-1a2b3c` as `johndoe`: the name in a handle that is made of one, else empty (facts 7)."""
    parts = [part for part in _JOINTS.split(handle) if part]
    words = [part for part in parts if not any(character.isdigit() for character in part)]
    return _squeezed("".join(words)) if len(words) >= 2 else ""


def _squeezed(text: str) -> str:
    return "".join(character for character in fold(text[:200]) if character.isalnum())


def _names(content: Content) -> Iterator[str]:
    yield content.title
    yield re.split(r"\s[-–|•(]", content.title)[0]
    for segment in content.segments:
        if segment.label == "name" or (segment.part is Part.TEXT and not segment.hidden):
            yield segment.text if len(segment.text) <= 100 else ""


def names_address(asked: str, content: Content) -> bool:
    """Without a handle: whether canonical or `og:url` is the very page that was asked for."""
    if path_of(asked).strip("/") == "":
        return False
    claimed = (address_of(claim) for claim in content.claims if "://" in claim)
    return any(site_of(one) == site_of(asked) and path_of(one) == path_of(asked) for one in claimed)
