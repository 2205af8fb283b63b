"""Where words for birth stand that mean a date of birth, and not one of their many other meanings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from privacy_audit.detectors.birth_date.stems import BIRTH, stems
from privacy_audit.detectors.context import Label, Lexicon, lexicon, rows_of
from privacy_audit.detectors.prose import WORD
from privacy_audit.detectors.reading import Reading
from privacy_audit.text import fold

_PACKAGE = "privacy_audit.detectors.birth_date"
_HALF = 12
# What stands before it where a date of birth is meant, whatever follows: `ngày sinh, nghề nghiệp`.
_DATED = frozenset(("ngay", "thang", "nam"))
_AROUND = 28
_REACH = 72
_SENSES = frozenset(("birth", "born", "year", "birthday", "short"))
_DIGIT = re.compile(r"[0-9]")
# Letters that only Vietnamese written with its marks has.
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
# Names of people that make another word with the one for birth behind them: `thư sinh`, `nhân sinh`.
_NAMES = frozenset(
    re.findall(r"[a-z]+", "an tan thu ho vo hy hi dan tien y ky nhan san song truong hau man tu")
)
_NAMED_BEFORE = re.compile(rf"{WORD} {WORD} \Z")


def labels(reading: Reading) -> Iterator[Label]:
    """The words for birth with a digit near, in order."""
    words, seen = None, -1
    for at in _stems(reading):
        words = words or lexicon(_PACKAGE)
        label = _label_at(reading, words, at)
        if label and label.start > seen:
            seen = label.start
            yield label


def _stems(reading: Reading) -> Iterator[int]:
    """The places of the stems with a digit near, in order."""
    folded = reading.folded
    for at in sorted(set(stems(reading))):
        if folded.startswith(BIRTH, at) and _is_other_word(folded, at):
            continue
        if _DIGIT.search(folded, max(0, at - _AROUND), at + _REACH):
            yield at


def _is_other_word(folded: str, at: int) -> bool:
    """A quick look whether `sinh` is half of another word: `học sinh`, `sinh viên`."""
    before, behind = _halves()
    head, blank, rest = folded[max(0, at - _HALF) : at].rpartition(" ")
    word = head.rpartition(" ")[2] if blank and not rest else rest
    if word in _DATED:
        return False
    return word in before or folded[at + len(BIRTH) + 1 : at + _HALF].partition(" ")[0] in behind


@cache
def _halves() -> tuple[frozenset[str], frozenset[str]]:
    """What stands before and behind `sinh` in words of two halves; names of people apart."""
    listed = (row[1] for row in rows_of(_PACKAGE, "words.tsv") if row[0] == "none")
    words = [fold(phrase).split() for phrases in listed for phrase in phrases.split(",")]
    pairs = [word for word in words if len(word) == 2]
    before = frozenset(first for first, second in pairs if second == BIRTH)
    return before - _NAMES, frozenset(second for first, second in pairs if first == BIRTH)


def _label_at(reading: Reading, words: Lexicon, at: int) -> Label | None:
    """The label around a stem, unless the words mean something else."""
    if reading.folded.startswith("🎂", at):
        return Label("birthday", at, at + 1)
    label = words.around(reading.folded, at, at - _AROUND, at + _AROUND)
    if label is None:
        return None
    if label.start < at and label.code not in _SENSES and _is_name(reading, label.start, at):
        label = next(words.all_in(reading.folded, at, at + _AROUND), label)
    return label if label.code in _SENSES and not _is_student(reading, label) else None


def _is_name(reading: Reading, start: int, at: int) -> bool:
    """Whether a word before `sinh` is somebody's name: `Lê Văn Tân sinh năm …`, or the end of a line."""
    if "\n" in reading.text[start:at]:
        return True
    is_called_so = reading.folded[start:at].strip() in _NAMES and reading.text[at : at + 1].islower()
    return is_called_so and bool(_NAMED_BEFORE.search(reading.text, max(0, at - _AROUND), at))


def _is_student(reading: Reading, label: Label) -> bool:
    """`nam sinh` (a male student) in a text that writes its marks, where a year of birth is `năm sinh`."""
    if (
        not reading.folded.startswith("nam sinh", label.start)
        or reading.text[label.start : label.start + 3].lower() != "nam"
    ):
        return False
    return bool(_VIETNAMESE.search(reading.text, max(0, label.start - _REACH), label.end + _REACH))
