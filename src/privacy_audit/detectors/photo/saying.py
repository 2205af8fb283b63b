"""What the words on a picture and on its page say: whom it shows, how many people, who the page is of.

Facts on profile pages, sections 1, 2 and 16. A name in a text is only looked for to know whose picture it is.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from privacy_audit.checklist import Network
from privacy_audit.model import Content, Part

# Alternative texts in which networks count people (facts 1 and 2): "May be an image of 2 people",
# "Image may contain: 1 person", "Có thể là hình ảnh về 2 người".
_COUNTED = re.compile(
    r"(?:(?:may be (?:an? )?(?:image|photo|closeup|selfie)|image may contain|hình ảnh về|ảnh chụp)"
    r"[^0-9\n]{0,60}?)?\b(\d{1,3}|one or more|one|two|three|four|five|một|hai|ba|bốn|năm|nhiều)\s+"
    r"(?:people|persons?|người)\b",
    re.I,
)
MACHINE_ALT = re.compile(
    r"may be (?:an? )?(?:image|photo|close-?up|selfie)|image may contain|no photo description available|"
    r"có thể là (?:hình )?ảnh|không có mô tả ảnh|photo by .{1,80} on ",
    re.I,
)
_NUMBERS = {
    "one": "1", "một": "1", "two": "2", "hai": "2", "three": "3", "ba": "3", "four": "4", "bốn": "4",
    "five": "5", "năm": "5", "one or more": "1", "nhiều": "2",
}  # fmt: skip
PROFILE_ALT = re.compile(
    r"profile (?:picture|photo)|ảnh (?:đại diện|hồ sơ|bìa)|profilbild|foto de perfil", re.I
)
# Two or more words that begin with a capital: a person's name, as far as an alternative text tells.
NAME = re.compile(r"[^\W\d_a-z][^\W\d_]{0,20}(?:\s+[^\W\d_a-z][^\W\d_]{0,20}){1,5}")
# Words that say of whom a picture is: "Ảnh của …", "Photo of …", and "…'s photo" behind the name.
_OF = re.compile(
    r"(?:(?:ảnh|hình ảnh|hình)(?: (?:đại diện|hồ sơ|bìa|chân dung))? của|avatar (?:của|of)|"
    r"(?:profile |cover )?(?:photo|picture|image|portrait) of)\s{1,4}(?P<name>\S.{0,120})",
    re.I,
)
_ITS = re.compile(r"(?P<name>\S.{0,120})['’]s (?:profile |cover )?(?:photo|picture|image|avatar)", re.I)
# What stands before a name in a title: the number of messages that wait.
_WAITING = re.compile(r"\A\(\d{1,4}\+?\)\s{0,4}")
# What ends a name in a title: a bar, a dash or a dot between blanks, a bracket.
_AFTER_NAME = re.compile(r"\s[|•·–—-]\s|\s?\(")
_PERSONAL = frozenset(("og:profile", "json-ld:Person", "json-ld:ProfilePage"))


class Whom(NamedTuple):
    """Of whom a picture is by its own words; `said` is True for "Photo of NAME", False for a bare name."""

    name: str
    said: bool


def faces_in(alt: str) -> int | None:
    """How many people an alternative text counts, None if it counts none."""
    counts = [_NUMBERS.get(word.lower(), word) for word in _COUNTED.findall(alt[:2000])]
    return max((int(count) for count in counts), default=None)


def whom(alt: str) -> Whom | None:
    """Of whom an alternative text says that the picture is, plain; None if it names nobody."""
    text = _one_form(alt)
    found = _OF.fullmatch(text) or _ITS.fullmatch(text)
    name = found["name"] if found else text
    return Whom(name.casefold(), bool(found)) if NAME.fullmatch(name) else None


def names_of(content: Content) -> frozenset[str]:
    """The names of a person by which the titles of a page call whoever it is of, plain."""
    titles = [content.title] + [
        one.text for one in content.segments if one.part is Part.META and one.label == "title"
    ]
    names = (_AFTER_NAME.split(_WAITING.sub("", _one_form(title)), maxsplit=1)[0] for title in titles)
    return frozenset(name.casefold() for name in names if NAME.fullmatch(name))


def is_profile(content: Content, network: Network) -> bool:
    """Whether a page is somebody's profile: by its address, where the network tells, else by its own word."""
    address = re.sub(r"^[a-z]{1,10}://", "", content.url or "", flags=re.I)
    for rule in network.addresses:
        if re.match(rule.pattern, address):
            return rule.kind == "profile"
    return not _PERSONAL.isdisjoint(content.containers)


def _one_form(text: str) -> str:
    """A text on one line, letters with their marks in one piece."""
    return unicodedata.normalize("NFC", " ".join(text[:300].split()))
