"""A content made ready for the detectors: one text in normal form, with Telex read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.detectors import telex
from privacy_audit.detectors.address import hamlets
from privacy_audit.detectors.birth_date import stems
from privacy_audit.detectors.email import disguised as disguised_mailboxes
from privacy_audit.detectors.location import links as maps
from privacy_audit.detectors.national_id import words as identity
from privacy_audit.detectors.other_account import links as accounts
from privacy_audit.detectors.phone import disguised as disguised_numbers
from privacy_audit.detectors.phrases import Phrases
from privacy_audit.detectors.reading import Index, Reading, Typed
from privacy_audit.detectors.relations import small_words as relations
from privacy_audit.detectors.workplace import phrases as work
from privacy_audit.detectors.workplace import words as positions
from privacy_audit.model import Content, Part, Segment
from privacy_audit.text import Joined, Normal, edited, fold, join_normal, normalise, unquote

PHRASES = Phrases(
    telex.sought,
    disguised_numbers.sought,
    disguised_mailboxes.sought,
    hamlets.sought,
    identity.sought,
    stems.sought,
    maps.sought,
    work.sought,
    positions.sought,
    relations.sought,
    accounts.sought,
)
"""What is looked for in every text. Of a phrase that is in no table here `Index.places` tells nothing."""

# Text that holds addresses, in which `%40` may stand for `@`.
_ADDRESSES = re.compile(r"://|mailto:|tel:|sms:", re.IGNORECASE)
# The first of these is looked for at memory speed; prose has `10 %`, but hardly `%2B`.
_QUOTED = re.compile(r"%[0-9A-Fa-f]{2}")


def read(content: Content, region: str = "VN", is_name: bool = False) -> Reading:
    """Prepare a content for the detectors."""
    joined = join_normal(tuple(_normal(segment, is_name) for segment in content.segments))
    folded = fold(joined.text)
    index = Index(folded, PHRASES)
    typed: tuple[Typed, ...] = ()
    if changes := telex.changes(joined.text, index.plain, index.all_places):
        typed = tuple(_typed(joined.text, changes))
        joined = _changed(joined, changes)
        folded = fold(joined.text)
        index = Index(folded, PHRASES)
    return Reading(
        content=content,
        joined=joined,
        folded=folded,
        index=index,
        region=region,
        is_name=is_name,
        typed=typed,
    )


def _typed(text: str, changes: list[telex.Change]) -> Iterator[Typed]:
    """The words behind changes, where they stand after all of them."""
    shift = 0
    for begin, end, shown in changes:
        yield Typed(start=begin + shift, end=begin + shift + len(shown), written=text[begin:end])
        shift += len(shown) - (end - begin)


def _changed(joined: Joined, changes: list[telex.Change]) -> Joined:
    """Joined texts with some words of theirs replaced; no word stands in two texts."""
    of_part: dict[int, list[telex.Change]] = {}
    for begin, end, shown in changes:
        index = joined.part_at(begin)
        first = joined.begins[index]
        of_part.setdefault(index, []).append((begin - first, end - first, shown))
    return join_normal(
        tuple(
            edited(part.text, of_part[index], part) if index in of_part else part
            for index, part in enumerate(joined.parts)
        )
    )


def _normal(segment: Segment, is_name: bool) -> Normal:
    holds_addresses = is_name or segment.part is Part.LINK
    if _QUOTED.search(segment.text) and (holds_addresses or _ADDRESSES.search(segment.text)):
        return unquote(segment.text)
    return normalise(segment.text)
