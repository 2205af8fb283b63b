"""Text on its way in and out: the normal form in which detectors read, and the cleaner for output.

The normal form keeps a map back to what stood on the page, so that a finding can be shown and cut
out where it really stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from privacy_audit.model import Value

# Characters that nobody sees and that split or reorder what people read: soft hyphen, Arabic and
# Mongolian marks, zero-width signs, bidi controls, variation selectors, tags (Unicode 16, Cf).
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# What a terminal acts on: C0 (tab and line feed are turned into spaces elsewhere), DEL and C1.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# One base character with the marks that belong to it: the unit that normalisation may not split.
_CLUSTER = re.compile(r"[^\u0300-\u036f\u0591-\u05c7\u20d0-\u20f0][\u0300-\u036f\u0591-\u05c7\u20d0-\u20f0]*|.", re.S)
_PLAIN = re.compile(r"[\t\n\x20-\x7e]*\Z")


class Normal(Value):
    """A text in normal form. `starts[i]` and `ends[i]` bound in the original what became character i.

    Both are empty when nothing changed: then offsets are the same in both.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original for a non-empty span of the normal form."""
        if not self.starts:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(original: str) -> Normal:
    """Bring a text into the form in which detectors read it.

    NFC; invisible and control characters removed; compatibility digits, letters and punctuation
    (full-width, circled, mathematical, keycaps) as plain ones; every kind of space as a space.
    """
    if _PLAIN.match(original):
        return Normal(text=original)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(original):
        for character in _normal_cluster(cluster.group()):
            characters.append(character)
            starts.append(cluster.start())
            ends.append(cluster.end())
    return Normal(text="".join(characters), starts=tuple(starts), ends=tuple(ends))


def _normal_cluster(cluster: str) -> str:
    if cluster.isascii():
        return CONTROL.sub("", cluster)
    visible = CONTROL.sub("", INVISIBLE.sub("", cluster)).replace("\u20e3", "")
    if visible and visible[0].isspace():
        return " " if visible[0] != "\n" else "\n"
    composed = unicodedata.normalize("NFC", visible)
    if any(unicodedata.decomposition(character).startswith("<") for character in composed):
        return unicodedata.normalize("NFKC", composed)
    return composed


def fold(text: str) -> str:
    """Lower case without Vietnamese marks, for matching only: `Địa chỉ` becomes `dia chi`.

    The length stays the same for text in normal form, so offsets stay true.
    """
    return "".join(_FOLDED.get(character) or _fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    folded = base[0] if base else character
    _FOLDED[character] = folded
    return folded


_FOLDED: dict[str, str] = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}


def clean(text: str, limit: int = 2000) -> str:
    """Make foreign text safe to show: one line, nothing invisible, nothing a terminal acts on.

    Every text that was scanned, typed or stored passes here before it is shown anywhere.
    """
    visible = CONTROL.sub("", INVISIBLE.sub("", text[: limit * 4]))
    joined = " ".join(unicodedata.normalize("NFC", visible).split())
    return joined if len(joined) <= limit else joined[: limit - 1] + "…"


class Joined(Value):
    """Several normal texts as one, a line feed between them, and the way back to each."""

    text: str
    begins: tuple[int, ...]
    parts: tuple[Normal, ...]

    def part_at(self, offset: int) -> int:
        """The index of the part in which an offset of the joined text lies."""
        return bisect_right(self.begins, offset) - 1


def join(originals: tuple[str, ...]) -> Joined:
    """Normalise several texts and join them with line feeds."""
    parts = tuple(normalise(original) for original in originals)
    begins: list[int] = []
    position = 0
    for part in parts:
        begins.append(position)
        position += len(part.text) + 1
    return Joined(text="\n".join(part.text for part in parts), begins=tuple(begins), parts=parts)


def mask_phone(e164: str) -> str:
    """`+84912345678` → `09•• ••• •78`: the first two and the last two digits."""
    national = "0" + e164[3:] if e164.startswith("+84") else e164
    if national.startswith("0") and len(national) == 10:
        return f"{national[:2]}•• ••• •{national[-2:]}"
    shown, hidden = (3, len(national) - 5) if national.startswith("+") else (2, len(national) - 4)
    return national[:shown] + "•" * max(hidden, 3) + national[-2:]


def mask_email(address: str) -> str:
    """`thao.vu@example.com` → `t••••@example.com`; the length of the name stays hidden."""
    name, _, host = address.rpartition("@")
    return f"{name[:1]}••••@{host}"


def mask_digits(digits: str) -> str:
    """An ID or account number: only the last two digits are shown."""
    return "•" * max(len(digits) - 2, 4) + digits[-2:]
