"""The sentences for what was found: how certain, how grave, where it stands, what is known of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from privacy_audit.errors import mark
from privacy_audit.model import Certainty, Part, Severity
from privacy_audit.text import clean
from privacy_audit.words import Words

CERTAINTIES = {
    Certainty.CONFIRMED: mark("certain"),
    Certainty.LIKELY: mark("likely"),
    Certainty.POSSIBLE: mark("possible"),
}
SEVERITIES = {
    Severity.LOW: mark("little harm"),
    Severity.MEDIUM: mark("some harm"),
    Severity.HIGH: mark("great harm"),
    Severity.CRITICAL: mark("gravest harm"),
}
PARTS = {
    Part.TEXT: mark("in the text of {page}"),
    Part.ATTRIBUTE: mark("in the source of {page}"),
    Part.META: mark("in the description that search engines get, of {page}"),
    Part.LINK: mark("in a link on {page}"),
    Part.JSON_LD: mark("in the data for search engines, of {page}"),
    Part.EMBEDDED_JSON: mark("in data that the page carries unseen, of {page}"),
    Part.MICRODATA: mark("in the marked data of {page}"),
    Part.IMAGE: mark("as a picture on {page}"),
    Part.ALT_TEXT: mark("in the description of a picture on {page}"),
    Part.EXIF: mark("hidden in a picture file on {page}"),
}
PLATFORMS = {
    "android": mark("The way to it on an Android phone:"),
    "ios": mark("The way to it on an iPhone:"),
    "web": mark("The way to it in the browser:"),
}

# What attributes tell about a finding, by `name=value`, or by the name alone with its {value}.
ATTRIBUTES = {
    "places": mark("found at {value} places"),
    "type=mobile": mark("mobile phone"),
    "type=landline": mark("landline"),
    "type=organisation": mark("of an organisation"),
    "role=avatar": mark("profile picture"),
    "role=cover": mark("cover picture"),
    "role=posted": mark("posted picture"),
    "role=portrait": mark("portrait"),
    "faces": mark("faces: {value}"),
    "form=old": mark("address from before 1 July 2025"),
    "form=new": mark("address of the units since 1 July 2025"),
    "form=foreign": mark("address abroad"),
    "also_known_as": mark("also known as {value}"),
    "usable=yes": mark("a face in it is clear enough to be swapped into a video"),
    "usable=hardly": mark("a face in it is hardly clear enough to be swapped into a video"),
    "usable=no": mark("no face in it is clear enough to be swapped into a video"),
    "picture": mark("in the picture {value}"),
    "taken": mark("taken on {value}"),
    "device": mark("taken with {value}"),
    "preview=shows-more": mark("the small preview inside the file shows more than the picture"),
    "audience=only-you": mark("only you see it"),
}
# A day: four digits, two, two.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def say_attributes(words: Words, attributes: Mapping[str, str]) -> tuple[str, ...]:
    """What the attributes of a finding tell, each in a few words; unknown ones tell nothing."""
    pairs = ((f"{name}={value}", name, value) for name, value in sorted(attributes.items()))
    found = ((ATTRIBUTES.get(pair) or ATTRIBUTES.get(name), value) for pair, name, value in pairs)
    return tuple(
        words(sentence, value=_told(words, clean(value, 120))) for sentence, value in found if sentence
    )


def _told(words: Words, value: str) -> str:
    """A value as people write it: a day, which attributes hold as `2026-10-03`, in their language."""
    if _DAY.fullmatch(value):
        with suppress(ValueError):  # the camera may have counted a month 13
            return words.day(date.fromisoformat(value))
    return value
