"""What stands around a run of digits: a word that calls it a telephone, or one that says it is not."""

from __future__ import annotations

import re
from functools import cached_property

from msgspec.structs import replace

from privacy_audit.detectors.context import last_key
from privacy_audit.detectors.heads import KEYED, Heads
from privacy_audit.detectors.phone import words
from privacy_audit.detectors.reading import Reading
from privacy_audit.model import Part, Segment, Value

_REACH = 48
"""Characters before a number in which its label is looked for."""
_NEAR = 24
"""Between a label and its number: `LH anh Nam: 09…`."""

# A label is a whole word; the digits may follow without a blank, `sdt0912…`.
_LABEL = re.compile(
    rf"(?<![^\W_])(?:(?P<telephone>{words.TELEPHONE})|(?P<reached>{words.REACHED})|(?P<other>{words.OTHER})"
    rf"|(?P<close>{words.OTHER_CLOSE})|(?P<bare>{words.OTHER_BARE}))(?![^\W\d_])"
)
# Directly after a number: `0912 345 678 (Zalo)`.
_LABEL_AFTER = re.compile(rf"[\W_]{{0,3}}(?:{words.AFTER})(?![^\W_])")
# Directly after bare digits: `0912345678 - MB Bank`.
_BANK_AFTER = re.compile(rf"[ (\-–:,/]{{1,3}}(?:{words.BANK_AFTER})(?![^\W_])")
# Directly after a number that is money or a count.
_UNIT_AFTER = re.compile(rf"\s?(?:[₫$€£¥%]|(?:{words.UNIT})(?![^\W_]))")
_MONEY_BEFORE = re.compile(r"[$€£¥₫]\s?\Z")
# Right before digits: a tag or handle, a comparison or assignment of a program, the name of a user or a
# picture, the step of a path, the prefix of a document (DOI).
_PROGRAM_BEFORE = re.compile(
    r"(?:[#@$]|(?:[<>=!]=|[a-z0-9_]\s?=|(?<![^\W_])[a-z] [<>])\s?"
    r"|(?<![^\W_])(?:user|uid|u|id|img|dsc|file|page|group|post|p|item|sku)_"
    r"|(?<![^\W_])(?:posts?|p|status|videos?|photos?|products?|sp|items?|id|users?|groups?|pages?)/"
    r"|(?<![^\W_])10\.[0-9]{4,9}/[\w.-]{0,30})\Z"
)
# One of these is among the last two signs, or the beginning of a document's code before them.
_PROGRAM_SIGNS, _DOCUMENT = frozenset("#@$=<>_/"), "10."
# In a form, to show how a number is written: `e.g. 0900 000 000`, `vd: 0900000000`.
_EXAMPLE = re.compile(r"(?<![^\W_])(?:e\.?g\.?|vd|vi du|for example)[\s:]{0,2}\Z")
_ZEROS = re.compile(r"[0-9]{1,4}(?:[ .-]?0){6,12}(?![0-9])")
# Directly after bare digits that count something.
_COUNT_AFTER = re.compile(r" ?(?:luot|views|vnd)(?![^\W_])")
# Between a telephone word and a number that is not valid: only signs, as in `Tel.: `.
_SIGNS = re.compile(r"(?:[\W_]|so|number|no){0,8}\Z")
# The last word before a number.
_LAST_WORD = re.compile(r"([a-z]{1,20})[\W_]{0,8}\Z")
_LAST_REACH = 24
# After a single letter as label: `T. 09…`, `M: 09…`.
_AFTER_INITIAL = re.compile(r"[.:)|]")
_SHARED = re.compile(rf"(?<![^\W_])(?:{words.SHARED})(?![^\W_])")
_FIRST_OF_AMOUNT = "123456789"
_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[a-z]")
# A number of which the page shows the beginning only: 0903 111 ***, 0912.345.xxx.
_HALF_SHOWN = re.compile(r"0[0-9](?<![0-9]..)(?:[ .-]?[0-9]){2,7}(?=[ .-]?(?:\*\*|[xX]{3}|••|\.\.\.|…))")
_TELEPHONE_LABELS = frozenset(("telephone", "faxnumber", "phone", "tel", "mobile"))
_OTHER_LABELS = frozenset(
    ("taxid", "vatid", "sku", "isbn", "issn", "identifier", "price", "latitude", "longitude", "duns", "geo")
) | frozenset(("datepublished", "datecreated", "datemodified", "birthdate", "productid", "serialnumber"))


class Context(Value):
    """What the surroundings of a number say. `direct`: a telephone word stands right before it."""

    labelled: bool = False
    direct: bool = False
    other: bool = False
    """They say that it is something else."""
    other_if_bare: bool = False
    """They say so unless it is grouped like a telephone number."""


class Surroundings:
    """Looks around the numbers of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._heads = Heads(reading)
        self._last: tuple[int, Context] | None = None

    def around(self, start: int, end: int) -> Context:
        """The context of a span of digits: the label of its segment, else the nearest words."""
        folded = self._reading.folded
        before = self.before(start)
        if self._reading.text[start] in _FIRST_OF_AMOUNT and _UNIT_AFTER.match(folded, end):
            return Context(other=True)
        labelled = before.labelled or bool(_LABEL_AFTER.match(folded, end))
        bare = before.other_if_bare or bool(_BANK_AFTER.match(folded, end) or _COUNT_AFTER.match(folded, end))
        return replace(before, labelled=labelled, other_if_bare=bare)

    def before(self, start: int) -> Context:
        """What stands before the digits; several windows begin at one place, so the last is remembered."""
        if self._last is None or self._last[0] != start:
            self._last = (start, self._before(start))
        return self._last[1]

    def _before(self, start: int) -> Context:
        reading = self._reading
        label = reading.segment_at(start).label
        before = reading.folded[max(0, start - _REACH) : start]
        if label in _OTHER_LABELS or (
            reading.text[start] in _FIRST_OF_AMOUNT and _MONEY_BEFORE.search(before)
        ):
            return Context(other=True)
        if _ZEROS.match(reading.text, start) and _EXAMPLE.search(before):
            return Context(other=True)
        own = reading.folded[max(reading.bounds_at(start)[0], start - _REACH) : start]
        telephone = label in _TELEPHONE_LABELS or self._is_half_shown(start)
        called = Context(labelled=True, direct=True) if telephone else None
        context = called or _words(own) or (self._named(start) if self.are_named else None)
        if context is None:
            context = (_words(before) if len(before) > len(own) else None) or Context()
        if context.direct and before.endswith("\n") and (head := self._heads.above(start)):
            context = _words(head + ": ") or Context()  # the last head of the line above is another column's
        program = not context.labelled and not reading.is_name and _is_of_program(before)
        return replace(context, other=True) if program else context

    @cached_property
    def are_named(self) -> bool:
        """Whether tables, data or markup of the page call any of its values something."""
        segments = self._reading.content.segments
        return self._heads.any or any(
            segment.label in _TELEPHONE_LABELS or segment.part in KEYED for segment in segments
        )

    def may_call(self, start: int, is_first: bool = True) -> bool:
        """A quick look whether something may call a number there a telephone directly.

        No word stands before a group of digits that is not the first (`is_first`) of its run.
        """
        if is_first:
            last = _LAST_WORD.search(self._reading.folded, max(0, start - _LAST_REACH), start)
            if last and (last[1] in words.TELEPHONE_ENDS or last[1].endswith("phone")):
                return True
        return self.are_named and self._is_named(start)

    def _is_named(self, start: int) -> bool:
        segment = self._reading.segment_at(start)
        if segment.label in _TELEPHONE_LABELS or segment.part in KEYED:
            return True
        return self._heads.any and self._named(start) is not None

    def _is_half_shown(self, start: int) -> bool:
        """Whether an attribute holds a number whose first digits the page shows, the others as stars."""
        if self._reading.segment_at(start).part is not Part.ATTRIBUTE:
            return False
        digits = "".join(filter(str.isdecimal, self._reading.text[start : start + _NEAR]))
        return any(digits.startswith(shown) for shown in self._half_shown)

    @cached_property
    def _half_shown(self) -> frozenset[str]:
        """The first digits of all numbers that the page shows in part."""
        found = _HALF_SHOWN.finditer(self._reading.text)
        return frozenset("".join(filter(str.isdecimal, one.group())) for one in found)

    def kind(self, start: int, kind: str | None) -> str | None:
        """The type of a number: of an organisation if the words say that several people share it."""
        if kind == "mobile":
            return kind
        shared = _SHARED.search(self._reading.folded, max(0, start - _REACH), start)
        return "organisation" if shared else kind

    def _named(self, start: int) -> Context | None:
        """What the page itself calls the segment in which a number stands near the beginning."""
        index = self._reading.joined.part_at(start)
        if start - self._reading.joined.begins[index] > _NEAR:
            return None
        name = self._heads.above(start) or _key_of(self._reading.content.segments[index])
        return _words(name + ": ") if name else None


def _is_of_program(before: str) -> bool:
    """Whether digits behind this belong to a program, a path or a document's code."""
    if _PROGRAM_SIGNS.isdisjoint(before[-2:]) and _DOCUMENT not in before:
        return False
    return _PROGRAM_BEFORE.search(before) is not None


def _key_of(segment: Segment) -> str:
    """What the page's data or markup call a segment, folded."""
    return last_key(segment).replace("_", " ") if segment.part in KEYED else ""


def _words(before: str) -> Context | None:
    """What the nearest label says, unless other digits stand between it and the number."""
    if not _LETTER.search(before):
        return None
    label = None
    for match in _LABEL.finditer(before):
        label = match
    if label is None or (gap := before[label.end() :]).count("\n") > 2 or _DIGIT.search(gap):
        return None
    return _meant(label, gap)


def _meant(label: re.Match[str], gap: str) -> Context:
    """What a label says of a number with this gap between them."""
    direct, near = bool(_SIGNS.match(gap)), len(gap) <= _NEAR
    match label.lastgroup:
        case "telephone":
            return Context(labelled=near, direct=direct)
        case "reached" if len(label.group()) == 1:
            begins = label.start() == 0 and gap != ""
            return Context(labelled=direct and (begins or bool(_AFTER_INITIAL.search(gap))))
        case "reached":
            return Context(labelled=near)
        case "other":
            return Context(other=True)
        case "bare":
            return Context(other_if_bare=direct)
        case _:
            return Context(other=direct)
