"""Names of people in a text that somebody typed without care: in small letters, in capitals alone.

There a capital tells nothing, so more must speak for a name than in print: a common family name with a middle
name behind it, or a form of address before it. `tống tiền` (blackmail) is none, whatever its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from privacy_audit.people.words import FAMILIES, NO_NAMES, NO_PEOPLE, PLACES_BEFORE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words("""
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ ngô dương đinh trịnh trương lương tạ phùng
    vương quách doãn nghiêm hồ lý đào đoàn""")
"""Family names that are told behind a form of address, or by any middle name; others by `văn` and `thị`."""
UNMARKED = _words("nguyen tran pham huynh bui ngo trinh")
"""Family names that are told without marks too, before `van` and `thi`."""
MIDDLE = _words("""
    văn thị hữu đức minh ngọc thanh quốc xuân đình công trọng thu kim hồng phương đăng quang anh bá""")
USUAL_MIDDLE = _words("văn thị")
USUAL_UNMARKED = _words("van thi")
TITLES = _words("ông bà anh chị em cô thầy bác chú dì bé cháu")
_ORDINARY = """
    thị trường, thị xã, thị trấn, thị giác, thị lực, thị phần, thị chính, thị hiếu, thị uy, thị sát, minh
    bạch, minh họa, minh hoạ, minh chứng, minh mẫn, minh oan, minh tinh, thanh niên, thanh tra, thanh toán,
    thanh thiếu, thanh lý, thanh lọc, thanh danh, thanh tẩy, thanh khoản, thanh xuân, thanh nhạc, quốc gia,
    quốc tế, quốc phòng, quốc hội, quốc ca, quốc lộ, quốc tịch, quốc khánh, quốc dân, quốc sách, xuân hè,
    đình chỉ, đình công, trọng điểm, trọng tâm, trọng thể, trọng tài, trọng tội, trọng lượng, thu nhập, thu
    thập, thu hồi, thu hút, thu chi, thu phí, thu ngân, thu gom, thu tiền, kim ngân, hồng quân, hồng thập,
    hồng ngoại, phương án, phương pháp, phương tiện, phương thức, phương châm, phương hướng, đăng ký, đăng
    kí, đăng tải, đăng nhập, đăng bài, đăng kiểm, quang cảnh, quang điện, quang phổ, quang vinh, anh em, anh
    chị, anh hùng, bá đạo, hữu nghị, hữu ích, hữu hiệu, hữu quan, hữu cơ, đức tính, đức dục, đức hạnh, ngọc
    trai"""
NO_MIDDLE = frozenset(" ".join(entry.split()) for entry in _ORDINARY.split(","))
"""What looks like a middle name and the next word, and is an ordinary word of two syllables."""

# A syllable in small letters; what stands between two of a name is a single blank.
_SYLLABLE = re.compile(r"[^\W\d_]{1,10}")
_END = re.compile(r"\s{0,2}(?:\Z|[,;:.()\[\]•·|/!?–—-])")
_Words = list[re.Match[str]]


def loose_names(text: str) -> tuple[tuple[int, int], ...]:
    """Where names stand in it, in order, whatever letters they are written in."""
    small = text.lower()
    if len(small) != len(text):  # a letter of another script, whose small form is longer
        return ()
    words = list(_SYLLABLE.finditer(small))
    return tuple(_found(small, words))


def _found(small: str, words: _Words) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(words):
        length = _length(small, words, index)
        if length:
            yield words[index].start(), words[index + length - 1].end()
        index += length or 1


def _length(small: str, words: _Words, index: int) -> int:
    """How many syllables of a name begin here; 0 if none does."""
    run = _run(small, words, index)
    family, behind = run[0], run[1:3]
    if (
        not behind
        or family not in FAMILIES | UNMARKED
        or _is_no_name(run)
        or _follows(words, index) in PLACES_BEFORE
    ):
        return 0
    if (
        len(behind) == 2
        and behind[0] in _middle_names(family)
        and " ".join(behind) not in NO_MIDDLE | NO_NAMES
    ):
        return 4 if len(run) > 3 and _END.match(small, words[index + 3].end()) else 3
    if family in COMMON and _follows(words, index) in TITLES:
        return 3 if len(run) == 3 and _END.match(small, words[index + 2].end()) else 2
    return 0


def _middle_names(family: str) -> frozenset[str]:
    if family in UNMARKED:
        return USUAL_UNMARKED
    return MIDDLE if family in COMMON else USUAL_MIDDLE


def _run(small: str, words: _Words, index: int) -> list[str]:
    """Up to four syllables with single blanks between them."""
    run = [words[index].group()]
    for before, word in zip(words[index : index + 3], words[index + 1 : index + 4], strict=False):
        if small[before.end() : word.start()] != " ":
            break
        run.append(word.group())
    return run


def _is_no_name(run: list[str]) -> bool:
    return any(" ".join(run[:length]) in NO_NAMES | NO_PEOPLE for length in range(2, len(run) + 1))


def _follows(words: _Words, index: int) -> str:
    return words[index - 1].group() if index else ""
