"""Judges whether what was read is an address, and how sure that is.

An address needs something narrow (a house number with its street or alley, a flat, a hamlet) and
something that vouches for it: a known unit, or a label such as `Địa chỉ`.
"""

from __future__ import annotations

import re

from privacy_audit.detectors.address import contexts
from privacy_audit.detectors.address.anchors import Anchor
from privacy_audit.detectors.address.head import Detail, Head
from privacy_audit.detectors.address.units import Chain
from privacy_audit.detectors.address.vietnam_units import Rank
from privacy_audit.model import Certainty

_NEAR = 14
_HOME_REACH = 40
_CALL_REACH = 100
_FEW = 10
# Kinds of details of which three make an address without any unit.
_KINDS = {"house": "house", "alley": "alley", "street": "street", "name": "street", "hamlet": "hamlet"}
# A day, or a day and a month: 3, 12/3, 3-8.
_MAY_BE_DATE = re.compile(r"[0-3]?[0-9](?:[/-](?:0?[0-9]|1[0-2]))?\Z")
# A score or a span, no house and no flat: 2-1.
_SCORE = re.compile(r"\d-\d\Z")
# A room of three digits and more, or a code: no storey, and no count of rooms.
_ROOM = re.compile(r"\d{3}|[A-Z]\d?[.-]?\d{2}", re.IGNORECASE)
# A number to call near a hamlet: somebody tells where to find or to send something.
_CALLED = re.compile(r"(?<!\d)(?:0|\+?84[ .]?)[35789](?:[ .-]?\d){8}(?!\d)")
# Behind the units of a line that is an address: no sentence that goes on about the place.
_STOPS_HERE = re.compile(r"[ ]{0,2}(?:\Z|[\n.,;:()|–—-])")


def plausible(text: str, anchor: Anchor, head: Head, chain: Chain) -> bool:
    """Whether a head can be one: a date, a count or a unit's number is none, unless a word says otherwise."""
    if head.marked or head.details[0].what != "house":
        return True
    low = max(0, anchor.start - _NEAR)
    if contexts.names_unit(text, anchor.start) or _is_listed(text, anchor, head):
        return False
    if anchor.close:
        return True
    if _SCORE.match(text[head.details[0].start : head.details[0].end]) and not head.has("street", "alley"):
        return False
    if contexts.counts(text, anchor.start):
        return head.has("alley") or _is_placed_surely(text, head, chain)
    sure = (
        anchor.line or anchor.labelled or len(chain.known) > 1 or any(place.explicit for place in chain.known)
    )
    sure = sure or head.has("street", "alley", "hamlet", "flat")
    return sure or contexts.PLACED.search(text, low, anchor.start) is not None


def _is_placed_surely(text: str, head: Head, chain: Chain) -> bool:
    """Whether a number is a house whatever is counted: `từ 72/5A Phan Đăng Lưu, P. 5, Q. Phú Nhuận`."""
    house = text[head.details[0].start : head.details[0].end]
    begin = head.details[0].start
    said = contexts.FROM.search(text, max(0, begin - _NEAR), begin)
    if said and said["stays"] and (len(chain.known) > 1 or (chain.known and head.has("street"))):
        return True
    if not head.has("street", "name") or not any(place.explicit for place in chain.known):
        return False
    if _MAY_BE_DATE.match(house):
        return house.isdigit() and said is not None
    return len(chain.known) > 1 or "/" in house


def _is_listed(text: str, anchor: Anchor, head: Head) -> bool:
    """Whether a number belongs to what stands before it: các quận 1, 3, Bình Thạnh; Se San 4, Thác Mơ."""
    end = head.details[0].end
    if anchor.close or anchor.line or text[end : end + 1] != ",":
        return False
    return contexts.LISTED.search(text, max(0, anchor.start - _NEAR), anchor.start) is not None


def certainty_of(text: str, head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    if not _is_narrow(head):
        return _of_wide(text, head, chain, anchor)
    if chain.known:
        return _of_narrow(head, chain, anchor)
    if anchor.close:
        return Certainty.LIKELY
    if _is_gone_to(text, anchor, head):
        return Certainty.POSSIBLE
    several = _kinds(text, head) >= 3
    sure = several or (head.marked and head.has("alley", "hamlet") and len(head.details) > 2)
    return Certainty.POSSIBLE if sure or chain.places or (head.marked and anchor.labelled) else None


def _kinds(text: str, head: Head) -> int:
    """How many kinds of details stand together; flat and building only both, with the number of a room."""
    kinds = {_KINDS.get(detail.what) for detail in head.details} - {None}
    rooms = [detail for detail in head.details if detail.what == "flat" and _is_room(text, detail)]
    buildings = len({text[detail.start : detail.end] for detail in head.details if detail.what == "quarter"})
    return len(kinds) + (1 + buildings if rooms and buildings else 0)


def _is_room(text: str, flat: Detail) -> bool:
    return _ROOM.search(text[flat.start : flat.end]) is not None


def _is_gone_to(text: str, anchor: Anchor, head: Head) -> bool:
    """`ghé 38 đường Trần Phú`: where to, a number too large to count streets, a street by its word."""
    house, *rest = head.details
    if house.what != "house" or not rest or rest[0].what != "street":
        return False
    number = text[house.start : house.end]
    return (head.marked or not number.isdigit() or int(number) > _FEW) and contexts.GOING.search(
        text, max(0, anchor.start - _NEAR), anchor.start
    ) is not None


def _is_narrow(head: Head) -> bool:
    """A house number with where it is, a flat in a building, a numbered alley of a street."""
    if head.has("house", "alley"):
        return head.has("street", "name") or len(head.details) > 1
    return head.has("flat") and len(head.details) > 1


def _of_narrow(head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    if anchor.labelled:
        return Certainty.CONFIRMED
    worded = head.marked or head.has("street", "alley", "hamlet", "flat", "quarter")
    if worded or len(chain.known) > 1 or any(place.explicit for place in chain.known):
        return Certainty.LIKELY
    return Certainty.LIKELY if anchor.line else Certainty.POSSIBLE


def _of_wide(text: str, head: Head, chain: Chain, anchor: Anchor) -> Certainty | None:
    """A hamlet, a flat or a lonely house number: with a unit, and a label or several of them."""
    below = [place for place in chain.known if any(unit.rank is not Rank.PROVINCE for unit in place.units)]
    if not below:
        return Certainty.LIKELY if _is_told_of_hamlet(head, chain, anchor) else None
    if head.has("house") and not head.marked and not _is_in_alley(text, head, chain, anchor):
        return None
    if anchor.labelled:
        return Certainty.CONFIRMED if len(chain.known) > 1 else Certainty.LIKELY
    alone = anchor.line or (anchor.item and head.has("hamlet"))
    if alone and _STOPS_HERE.match(text, chain.end):
        return Certainty.LIKELY if len(chain.known) > 1 else Certainty.POSSIBLE
    hamlets = sum(detail.what == "hamlet" for detail in head.details)
    private = head.has("hamlet") and _is_private(text, anchor.start, chain.end)
    return Certainty.POSSIBLE if (hamlets > 1 or private) and len(chain.known) > 1 else None


def _is_told_of_hamlet(head: Head, chain: Chain, anchor: Anchor) -> bool:
    """`Quê quán: thôn Phú Lương, xã Tân Hưng, tỉnh Sơn La`: labelled, with a ward that is on no list."""
    levels = sum(place.explicit for place in chain.places)
    return anchor.labelled and head.has("hamlet") and bool(chain.known) and levels > 1


def _is_private(text: str, start: int, end: int) -> bool:
    """Whether somebody writes of a home: words before it say so, or no marks stand far and wide.

    What is printed carries its marks; who leaves them out writes a message.
    """
    low = max(0, start - _HOME_REACH)
    if contexts.HOME_BEHIND.match(text, end) or _CALLED.search(
        text, max(0, start - 2 * _HOME_REACH), end + _CALL_REACH
    ):
        return True
    return contexts.HOME.search(text, low, start) is not None or text[low : end + _HOME_REACH].isascii()


def _is_in_alley(text: str, head: Head, chain: Chain, anchor: Anchor) -> bool:
    """`480/95D, Phường 28, Quận Bình Thạnh`: the alley's number, its street left out."""
    house = head.details[0]
    return anchor.line and "/" in text[house.start : house.end] and len(chain.known) > 1


def reasons_of(chain: Chain, anchor: Anchor) -> tuple[str, ...]:
    """Codes of the rules that decided: the pattern always, the units and the label if they did."""
    validated = ("address-units",) if chain.known else ()
    context = ("address-label",) if anchor.labelled else ()
    return ("address-pattern", *validated, *context)
