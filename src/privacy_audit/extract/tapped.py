"""Telephone numbers that a page hands to a script: dialled, or shown, when somebody taps.

`onclick="location.href='sms:0912…'"`, `href="javascript:call('0912…')"`, `data-raw="0912…"` beside a button
that shows `0912 345 ***`, and what a field for a telephone number is filled with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from privacy_audit.extract.labels import label_for
from privacy_audit.extract.places import attribute, place_of
from privacy_audit.model import Part, Segment

# Attributes with a script that runs when somebody taps; `href` may hold one too.
_SCRIPTS = frozenset(("onclick", "ontouchstart", "onmousedown", "href"))
_LONGEST = 500
# A number as it is dialled, from its zero or its country code on; no piece of a longer one.
_NUMBER = re.compile(r"(?<![\w.])(?:\+|0|84)[0-9]?(?:[ .()-]{0,2}[0-9]){8,12}(?![\w.-]?[0-9])")
# How pages name what shows or dials one, in names whose humps are set apart.
_DIALS = re.compile(
    r"(?<![a-z])(?:phones?|mobile|tel|sdt|dt|call|dial|goi|alo|zalo|hotline|sms)(?![a-z])", re.I
)
# Names of fields of the type for telephones that hold something else: phones show their digits' keys for it.
_OTHER = re.compile(
    r"card|otp|pin(?![a-z])|code|cv[cv]|csc|mst|tax|acc|stk|cccd|cmnd|amount|price|qty|quantity|serial|(?<![a-z])id(?![a-z])",
    re.I,
)
_LONGEST_NAME = 60
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def may_hand_over(name: str) -> bool:
    """Whether an attribute of that name may hold a number or a script that does."""
    return name in _SCRIPTS or name.startswith("data-")


def tapped(tag: Tag) -> Iterator[Segment]:
    """Such texts of an element; labelled if one holds one number, and the element is named for dialling."""
    for name, text in _handed_over(tag):
        label = "telephone" if _dials(tag, text) else None
        yield Segment(text=text, part=Part.ATTRIBUTE, locator=f"{place_of(tag)} @{name}", label=label)


def _handed_over(tag: Tag) -> Iterator[tuple[str, str]]:
    """Scripts that hold a number, and attributes for scripts that are one."""
    for name in tag.attrs:
        if name in _SCRIPTS:
            script = attribute(tag, name)[:_LONGEST]
            if (name != "href" or script[:11].lower() == "javascript:") and _NUMBER.search(script):
                yield name, script
        elif name.startswith("data-") and _NUMBER.fullmatch(text := attribute(tag, name)[:_LONGEST].strip()):
            yield name, text
    if _is_plain_field(tag) and _NUMBER.fullmatch(text := attribute(tag, "value")[:_LONGEST].strip()):
        yield "value", text


def _is_plain_field(tag: Tag) -> bool:
    """Whether nothing but its type says that a field takes a telephone number: its name says nothing else."""
    if tag.name != "input" or attribute(tag, "type").lower() != "tel":
        return False
    called = (attribute(tag, "name") or attribute(tag, "id"))[:_LONGEST_NAME]
    return label_for(called) is None and not _OTHER.search(called)


def _dials(tag: Tag, text: str) -> bool:
    if _is_plain_field(tag):
        return True
    names = " ".join(attribute(tag, name) for name in ("class", "id", "name"))
    around, numbers = _NUMBER.subn("", text)
    return numbers == 1 and _DIALS.search(_HUMP.sub(" ", f"{names} {around}")) is not None
