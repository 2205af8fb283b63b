"""Names of targets and places on pages with the values in them masked: addresses, files, locators."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from privacy_audit.detectors.every import MASKED_IN_NAMES
from privacy_audit.detectors.masking.covering import covered
from privacy_audit.detectors.masking.excerpts import masked_original, masker
from privacy_audit.detectors.preparing import read
from privacy_audit.model import Content, Part, Segment

_ROUNDS = 5
# What a locator says of the shape of a page: the tags of headings, places among siblings and in lists.
_SHAPE = re.compile(r"(?<![^\W_])h[1-6](?![^\W_])|\([0-9]{1,6}\)|\[[0-9]{1,6}\]|\Aline [0-9]{1,9}\Z")
# What a value has that names of elements and keys hardly have: digits, an at sign, codes, letters with marks.
_MAY_HOLD_VALUE = re.compile(
    r"[0-9](?:[^0-9]{0,12}[0-9]){5}|[0-9]{1,4}[a-zA-Z]?[ +_-][^\W\d_]{2}|[@%&=]|[^\x00-\x7f]"
)


@lru_cache(maxsize=1024)
def masked_text(text: str) -> str:
    """A text with all values masked, for the names of targets: addresses, files, members of archives.

    Numbers count here wherever they stand, also written as `%30%39…`. What is left beside a mask may be
    read anew, so this is repeated until nothing changes.
    """
    left = _ROUNDS
    while left and (masked := _masked_once(text)) != text:
        text, left = masked, left - 1
    return text


def masked_locator(locator: str) -> str:
    """Where on a page something stands, with the values in it masked; most locators can hold none."""
    shown = covered(locator)
    return masked_text(shown) if _MAY_HOLD_VALUE.search(_SHAPE.sub("", locator)) else shown


def _masked_once(text: str) -> str:
    content = Content(name="", segments=(Segment(text=text, part=Part.TEXT),))
    reading = read(content, is_name=True)
    findings = chain.from_iterable(find(reading) for find in MASKED_IN_NAMES)
    return masked_original(masker(reading, findings), text)
