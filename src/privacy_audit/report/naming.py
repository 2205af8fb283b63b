"""What a finding is called for people: its masked value; a photo by what it is and which one of its page.

The mask of a photo is the host of its address with a hash: it tells files apart, and people nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from privacy_audit.errors import mark
from privacy_audit.model import Kind
from privacy_audit.record.shapes import ExposureRecord
from privacy_audit.report.material import WIDEST_NAME, Speaker
from privacy_audit.text import clean
from privacy_audit.words import Words

ROLES = {
    "avatar": mark("Profile photo"),
    "cover": mark("Cover photo"),
    "portrait": mark("Portrait"),
    "posted": mark("Posted photo"),
}
PHOTO, OFFICE = mark("Photo"), mark("Address of an organisation")


def name_of(words: Words, exposure: ExposureRecord, exposures: Sequence[ExposureRecord]) -> str:
    """The value as it may be shown; a photo without one by its role and its place among `exposures`.

    Counted are the photos that stand first on the same page, in the order in which they were found.
    """
    if exposure.value or exposure.kind is not Kind.PHOTO:
        return clean(exposure.value or exposure.masked, WIDEST_NAME)
    same = [one.id for one in exposures if one.kind is Kind.PHOTO and _page(one) == _page(exposure)]
    return _photo(words, exposure, same.index(exposure.id) + 1, len(same))


def names_of(words: Words, exposures: Sequence[ExposureRecord]) -> Iterator[str]:
    """`name_of` for every exposure in its order, in one go: there may be thousands."""
    photos = [_page(one) for one in exposures if one.kind is Kind.PHOTO]
    on_page, before = Counter(photos), Counter[str | None]()
    for exposure in exposures:
        if exposure.value or exposure.kind is not Kind.PHOTO:
            yield name_of(words, exposure, ())
            continue
        before[_page(exposure)] += 1
        yield _photo(words, exposure, before[_page(exposure)], on_page[_page(exposure)])


def _photo(words: Words, exposure: ExposureRecord, number: int, of: int) -> str:
    what = words(ROLES.get(exposure.attributes.get("role", ""), PHOTO))
    if of < 2:
        return what
    sentence = mark("{what} (photo {number} of {all} on that page)")
    return words(sentence, what=what, number=number, all=of)


def _page(exposure: ExposureRecord) -> str | None:
    return exposure.where[0].page if exposure.where else None


def titled(speaker: Speaker, exposure: ExposureRecord) -> str:
    """The title of the kind of a finding; of an office's number or address it says that it is one."""
    what = speaker.kind(exposure.kind)
    if exposure.attributes.get("type") != "organisation":
        return what
    sentence = OFFICE if exposure.kind is Kind.ADDRESS else mark("{what} (of an organisation)")
    return speaker.words(sentence, what=what)


def named_by_kind(speaker: Speaker, kind: Kind, masked: str) -> str:
    """A finding out of its context: the title of its kind with the mask, a photo by the title alone."""
    if kind is Kind.PHOTO:
        return speaker.kind(kind)
    sentence = mark("{what}: {value}")
    return speaker.words(sentence, what=speaker.kind(kind), value=clean(masked, WIDEST_NAME))


def told_attributes(exposure: ExposureRecord) -> Mapping[str, str]:
    """The attributes that neither its name nor the place where it stands says already."""
    told = {"role"} if exposure.kind is Kind.PHOTO else set()
    if exposure.attributes.get("picture") in {place.page for place in exposure.where}:
        told.add("picture")
    return {name: value for name, value in exposure.attributes.items() if name not in told}
