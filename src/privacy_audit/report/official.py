"""The figures of a training room as a Vietnamese office report, to be opened with a word processor.

Laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I, asks of a report: A4, its margins, Times New Roman of 13 or
14 points, the parts and their places. What only the office knows is left blank. It is in Vietnamese alone:
an office report has no other language.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.record.session import Counted, QuestionRecord, SessionReport, Way
from privacy_audit.report.html import draw_page
from privacy_audit.report.session_words import SessionWords, unbroken
from privacy_audit.text import clean
from privacy_audit.words import Words

LANGUAGE = "vi"
LONGEST = 200
_HANDS, _PHONES = "bằng cách giơ tay", "ẩn danh trên điện thoại"
_FILES = "từng người gửi tệp riêng chỉ có số đếm"
_ROOM_WAYS: dict[tuple[Way, ...], str] = {
    ("hands",): f"cả phòng trả lời {_HANDS}",
    ("phones",): f"cả phòng trả lời {_PHONES}",
    ("hands", "phones"): f"cả phòng trả lời {_HANDS} và {_PHONES}",
}
_WAYS: dict[frozenset[Way], str] = {
    frozenset(("files",)): _FILES,
    **{frozenset(ways): said for ways, said in _ROOM_WAYS.items()},
    **{frozenset((*ways, "files")): f"{said}; {_FILES}" for ways, said in _ROOM_WAYS.items()},
}


def render_official(record: SessionReport) -> str:
    """The report as one HTML document. The record must be in Vietnamese."""
    said = SessionWords(record, Words(LANGUAGE))
    by_id = {one.id: one for one in record.questions}
    return draw_page(
        "official.html",
        "official.css",
        record=record,
        said=said,
        office=clean(record.office, LONGEST),
        title=clean(record.title, LONGEST),
        head=tuple(said.head()),
        ways=_ways(record),
        promises=tuple(said.promises()),
        open_rows=tuple(_open_row(by_id[name], said) for name in record.most_open),
        counted=_counted(record),
        quiz_rows=tuple((one.text, said.truth(one)) for one in record.quiz),
        questions=tuple((said.named(one), tuple(_rows(one, said))) for one in record.questions),
    )


def _counted(record: SessionReport) -> tuple[int, ...]:
    """The numbers that the questions of the score have in the appendix."""
    numbers = {one.id: number for number, one in enumerate(record.questions, 1)}
    return tuple(numbers[name] for name in record.typical.questions) if record.typical else ()


def _ways(record: SessionReport) -> str:
    """How the room answered and when, by what was counted; "" if nothing was."""
    ways = _WAYS.get(frozenset(record.ways))
    if ways is None:
        return ""
    is_twice = any(one.after for one in record.questions)
    return f"{ways}, {'trước và sau' if is_twice else 'trước'} khi chỉnh cài đặt"


def _open_row(one: QuestionRecord, said: SessionWords) -> tuple[str, str, str]:
    return said.named(one), _opened(one.before, said), _opened(one.after, said)


def _opened(counted: Counted | None, said: SessionWords) -> str:
    return unbroken(said.percent(counted.open)) if counted and counted.open else "–"


def _rows(one: QuestionRecord, said: SessionWords) -> Iterator[tuple[str, str, str]]:
    """Each choice with both rounds; one row that says so where nothing may be shown."""
    for label, then, now in said.pairs(one.before, one.after):
        yield label, said.short(then), said.short(now)
    hidden = [counted for counted in (one.before, one.after) if counted and not counted.groups]
    if hidden:
        why = said.nothing_to_show()
        yield "", why if one.before in hidden else "–", why if one.after in hidden else "–"
