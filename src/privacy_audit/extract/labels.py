"""What the documents of data archives call things: keys and column names brought to one label each.

Keys are made for people there (`Phone Number`, `Số điện thoại`), and often say nothing themselves while
what is around them does: `{"Phone Number": {"value": …}}`, `{"label": "Phone number", "value": …}`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from privacy_audit.extract.names import label_of, listed, plain
from privacy_audit.extract.numbers import is_reached_by, stands_for_somebody
from privacy_audit.extract.places import decoded, shown_name
from privacy_audit.model import Part, Segment
from privacy_audit.text import fold

EMPTY_KEYS = listed("value values vec href data number")
"""Keys that only say that here is a value."""
# Keys whose strings people wrote and read, also those of one word.
_PROSE = listed(
    """post comment content value body snippet notes note status fulltext text title name description bio
    caption message story headline answer question"""
)
# Keys that are about a phone or mailbox, and hold none.
_NEVER = re.compile(
    r"model|device|type|country|code|verified|status|setting|carrier|permission|count(?!n)|method"
)
# Parts of keys that name a kind of value, in folded letters without blanks.
_TELLING = (
    (re.compile(r"email"), "email"),
    (re.compile(r"phone|sodienthoai|mobile(?:number)?\Z"), "telephone"),
    (re.compile(r"birthda|dateofbirth|ngaysinh"), "birthdate"),
    (re.compile(r"cccd|cmnd|dinhdanh|cancuoc|(?:national|citizen|identity)(?:id|card|number)"), "identifier"),
    (re.compile(r"bankaccount(?!name|holder|owner)|sotaikhoan|accountn(?:o|um|umber)\Z"), "accountid"),
    (re.compile(r"licen[cs]eplate|platenumber|bienso"), "identifier"),
    (re.compile(r"(?:home|street|postal|billing|shipping|mailing)address|diachi(?!ip|email)"), "address"),
)
# A name that a programmer or a form gave, blanks and all; other keys may be personal and are hidden.
_SPACED = re.compile(r"[A-Za-z]{1,30}(?: [A-Za-z]{1,30}){1,5}\Z")
# An address of the web or of an app, and those of them that name somebody.
_ADDRESS = re.compile(r"[a-z][a-z+.-]{1,20}:\S{1,2000}\Z", re.I)
_LONGEST_ADDRESS = 300
# A tag inside a string that holds HTML.
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
# What the network itself has masked: nobody can use it.
_MASKED = re.compile(r"\*{2}|[•●]{2}")


@lru_cache(maxsize=8192)
def label_for(key: str) -> str | None:
    """The label of a key or column, None if it says nothing."""
    joined = fold(key).replace(" ", "")
    if known := label_of(joined):
        return known
    name = plain(joined)
    if _NEVER.search(name):
        return None
    return next((label for pattern, label in _TELLING if pattern.search(name)), None)


def shown_key(key: str) -> str:
    """A key as a path may show it: personal ones are hidden."""
    return key if _SPACED.match(key) else shown_name(key)


def step(key: str | int) -> str:
    """One step of a JSON path."""
    return f"[{key}]" if isinstance(key, int) else f".{shown_key(key)}"


def segment_of(text: str, key: str, label: str | None, locator: str) -> Segment | None:
    """What a person wrote or reads under a key; None for ids, files and the addresses of machines.

    Prose has blanks, a label, a key that prose stands under, or the form of a telephone or identity number
    under a key that is no name of ids; anything else is made for machines, and bare digits in it are none.
    """
    if _ADDRESS.match(text):
        is_short = len(text) <= _LONGEST_ADDRESS and "?" not in text
        return Segment(text=text, part=Part.LINK, locator=locator) if is_short else None
    cleaned = decoded(text)
    if "<" in cleaned:
        cleaned = decoded(_TAG.sub(" ", cleaned))
    cleaned = " ".join(cleaned.split())
    if len(cleaned) < 2 or (" " not in cleaned and _MASKED.search(cleaned)):
        return None
    if label is None and is_reached_by(cleaned, key):
        label = "telephone"
    if label == "identifier" and not any(map(str.isdecimal, key)):
        cleaned = f"{key.strip()}: {cleaned}"  # which document it is of, the label does not say
    if label or " " in cleaned or plain(key) in _PROSE or stands_for_somebody(cleaned, key):
        return Segment(text=cleaned, part=Part.TEXT, label=label, locator=locator)
    is_telling = "@" in cleaned or cleaned.startswith("+")
    return Segment(text=cleaned, part=Part.EMBEDDED_JSON, locator=locator) if is_telling else None
