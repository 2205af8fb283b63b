"""The report of a training room in every form: what it says, what it hides, and that nothing gets out of a text."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from html.parser import HTMLParser
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from privacy_audit.cli.session_report import covered
from privacy_audit.record.session import SessionReport, report_json
from privacy_audit.report.document import Look
from privacy_audit.report.html import render as render_html
from privacy_audit.report.markdown import render as render_markdown
from privacy_audit.report.official import render_official
from privacy_audit.report.session import compose_session
from privacy_audit.report.session_rows import session_rows
from privacy_audit.report.terminal import render as render_terminal
from privacy_audit.tally import Counts, Phase, Tally
from privacy_audit.words import Words
from tests.session.rooms import FRIENDS, MESSAGE, PHONE, SEEDED_OFFICE, SEEDED_TITLE, SEEDS, session
from tests.session.test_figures import CATALOG, COUNTABLE, asked, report_of

COUNTS: dict[str, dict[Phase, Counts]] = {
    PHONE: {"before": {"on": 31, "off": 9}, "after": {"on": 3, "off": 37}},
    FRIENDS: {"before": {"public": 23, "friends": 7, "some-friends": 2, "only-me": 6}},
    MESSAGE: {"before": {"threat": 30, "harmless": 10}},
}
ROOM = session(1, COUNTS)
REPORT = report_of(ROOM)


def forms(report: SessionReport) -> dict[str, str]:
    words = Words(report.language)
    lines, page, bare = (compose_session(report, words, drawing) for drawing in ("lines", "page", "none"))
    return {
        "terminal": render_terminal(lines, Look(width=80)),
        "plain": render_terminal(bare, Look(width=80, plain=True)),
        "markdown": render_markdown(lines),
        "html": render_html(page),
        "csv": session_rows(report, words),
        "json": report_json(report).decode(),
        "baocao": render_official(report),
    }


FORMS = forms(REPORT)


def test_a_terminal_says_it_all() -> None:
    begin, _, rest = FORMS["terminal"].partition("Question by question")
    assert begin.splitlines()[0] == "Figures of the training: Tập huấn"
    assert begin.splitlines()[2:9] == [
        "Held by: UBND phường Lê Chân",
        "Day: 2026-11-20",
        "People: 40",
        "Networks: Facebook, Zalo",
        "Questions: 2. Messages of the quiz: 1.",
        "Only distributions stand here: no person, and no answer of a single one.",
        "Groups of fewer than 5 people are not shown. Where one could be worked out from",
    ]
    assert "open: 78 % of the answers before, 0 to 10 % after" in begin
    for line in (
        "    ████████████████···· before: 31 people (78 % of the answers)",
        "    ▒▒·················· after: fewer than 5 people",
        "    ██████████████████▒▒ after: 36 to 40 people (90 to 100 % of the answers)",
        "It is a threat or a scam. Told rightly: 75 % of the answers.",
    ):
        assert line in rest


def test_a_screen_reader_hears_no_drawing() -> None:
    assert not re.search("[█▒·═─]", FORMS["plain"])
    assert "before: 31 people (78 % of the answers)" in FORMS["plain"]


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html"])
def test_every_form_says_what_is_hidden_and_what_it_must_not_be_used_for(form: str) -> None:
    said = " ".join(unescape(FORMS[form]).split())
    assert "Groups of fewer than 5 people are not shown." in said
    assert "It must not be used to compare or appraise people." in said
    assert "No typical exposure is told: 2 of the questions that were asked count in a score" in said
    assert "of 100 points" not in said


SCORED = report_of(session(1, asked(COUNTABLE[:6], "before", "after")))


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv", "json"])
def test_beside_a_score_stands_what_it_counts(form: str) -> None:
    said = " ".join(unescape(forms(SCORED)[form]).split())
    assert "Only the 6 questions that were asked count in it. What was not asked is unknown" in said
    if form not in ("csv", "json"):
        assert "of an imaginary person who gives the room's middle answer to 6 questions" in said
        assert "of 100 points" in said


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html", "csv"])
def test_where_the_room_was_asked_once_no_score_of_afterwards_is_drawn(form: str) -> None:
    drawn = forms(report_of(session(1, asked(COUNTABLE[:6], "before"))))[form]
    said = BeautifulSoup(drawn, "lxml").body if form == "html" else None
    assert "39.2" in drawn
    assert "after" not in (said.get_text() if said else drawn)


def test_an_office_report_says_so_too() -> None:
    said = [unescape(render_official(replace(one, language="vi"))) for one in (SCORED, REPORT)]
    assert SCORED.typical_note in said[0] and "Các câu được tính: 1, 2, 3, 4, 5, 6" in said[0]
    assert REPORT.typical_note in said[1] and "Các câu được tính" not in said[1]


@pytest.mark.parametrize("few", [0, 1, 2, 4])
def test_no_form_changes_with_a_hidden_number(few: int) -> None:
    counts: dict[str, dict[Phase, Counts]] = {
        **COUNTS,
        PHONE: {"before": {"on": 31, "off": 9}, "after": {"on": few, "off": 37}},
    }
    counts[FRIENDS] = {"before": {"public": 23, "friends": 7, "some-friends": few, "only-me": 6}}
    assert forms(report_of(session(1, counts))) == FORMS


def test_a_page_is_one_document_that_loads_nothing() -> None:
    for form in ("html", "baocao"):
        soup = BeautifulSoup(FORMS[form], "lxml")
        assert not soup.find_all(["script", "img", "iframe", "object", "form"])
        assert [link["href"] for link in soup.find_all("link")] == ["data:,"]
        assert len(soup.find_all("h1")) == 1


def test_rows_hold_ranges_as_two_numbers() -> None:
    rows = list(csv.reader(StringIO(FORMS["csv"].removeprefix("\ufeff"))))
    assert rows[0][:6] == ["Table", "Id", "Network", "What", "Round", "Choice"]
    assert rows[1] == ["People", "", "", "Tập huấn", "", "", "40", "40", "", "", "UBND phường Lê Chân"]
    told = [row[4:10] + row[10:] for row in rows if row[1] == PHONE]
    assert told == [
        ["before", "On: anyone with my number finds me", "31", "31", "78", "78", ""],
        ["before", "Off: my number finds nothing", "9", "9", "22", "22", ""],
        ["before", "open altogether", "", "", "78", "78", ""],
        ["after", "On: anyone with my number finds me", "0", "4", "0", "10", "fewer than 5"],
        ["after", "Off: my number finds nothing", "36", "40", "90", "100", ""],
        ["after", "open altogether", "", "", "0", "10", ""],
    ]


# --- the office report -------------------------------------------------------------------------


def test_an_office_report_has_its_parts_in_their_order() -> None:
    text = BeautifulSoup(FORMS["baocao"], "lxml").get_text("\n")
    parts = [
        "UBND PHƯỜNG LÊ CHÂN",
        "/BC-",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ngày",
        "BÁO CÁO",
        "Kết quả tập huấn bảo vệ thông tin cá nhân trên mạng: Tập huấn",
        "Kính gửi:",
        "I. TÌNH HÌNH CHUNG",
        "II. KẾT QUẢ",
        "III. ĐÁNH GIÁ, KIẾN NGHỊ",
        "Nơi nhận:",
        "(Ký, ghi rõ họ tên, đóng dấu)",
        "PHỤ LỤC",
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_an_office_report_is_set_as_the_decree_asks() -> None:
    page = FORMS["baocao"]
    assert "@page{size:21cm 29.7cm;margin:2cm 1.5cm 2cm 3cm}" in page
    assert "font-family:'Times New Roman',serif;font-size:14pt" in page
    sizes = {float(size) for size in re.findall(r"font-size:([\d.]+)pt", page)}
    assert sizes <= {8.0, 11.0, 12.0, 12.5, 13.0, 13.5, 14.0}


@pytest.mark.parametrize(
    ("hands", "phones", "kind", "said"),
    [
        (True, False, "room", "cả phòng trả lời bằng cách giơ tay, trước và sau khi chỉnh cài đặt."),
        (False, True, "room", "cả phòng trả lời ẩn danh trên điện thoại, trước và sau khi chỉnh cài đặt."),
        (
            True,
            True,
            "room",
            "cả phòng trả lời bằng cách giơ tay và ẩn danh trên điện thoại, trước và sau khi chỉnh cài đặt.",
        ),
        (
            True,
            False,
            "one",
            "từng người gửi tệp riêng chỉ có số đếm, trước và sau khi chỉnh cài đặt.",
        ),
    ],
)
def test_an_office_report_says_how_people_really_answered(
    hands: bool, phones: bool, kind: str, said: str
) -> None:
    both: dict[Phase, Counts] = {"before": {"on": 31, "off": 9}, "after": {"on": 9, "off": 31}}
    tally = Tally(topic=PHONE, hands=both if hands else {}, phones=both if phones else {})
    page = render_official(report_of(replace(session(1, kind=kind), tallies={PHONE: tally}), language="vi"))
    assert f"Cách lấy số liệu: {said} Không thu thập" in page


def test_an_office_report_of_one_round_does_not_speak_of_two() -> None:
    page = render_official(report_of(session(1, {PHONE: {"before": {"on": 31, "off": 9}}}), language="vi"))
    assert "Cách lấy số liệu: cả phòng trả lời bằng cách giơ tay, trước khi chỉnh cài đặt. Không" in page


def test_an_office_report_of_nothing_says_no_way_of_answering() -> None:
    assert "Cách lấy số liệu: Không thu thập" in render_official(report_of(session(1), language="vi"))


def test_the_signature_is_kept_with_the_part_before_it() -> None:
    whole = BeautifulSoup(FORMS["baocao"], "lxml").select_one("div.whole")
    assert whole is not None and whole.select_one(".sign")
    assert "III. ĐÁNH GIÁ, KIẾN NGHỊ" in whole.get_text()
    assert ",.whole{break-inside:avoid}" in FORMS["baocao"]


def test_a_range_of_an_office_report_stays_on_one_line() -> None:
    counts: dict[str, dict[Phase, Counts]] = {
        FRIENDS: {"before": {"public": 18, "friends": 14, "some-friends": 0, "only-me": 8}}
    }
    page = render_official(report_of(session(1, counts), language="vi"))
    assert "14\u00a0đến\u00a018 (35\u00a0đến\u00a045%)" in page


# --- paper, the quiz, labels ---------------------------------------------------------------------


def test_on_paper_the_earlier_bar_is_light_and_a_question_stays_together() -> None:
    _, _, paper = FORMS["html"].partition("@media print{")
    assert ".earlier{fill:#ddd;stroke:#000;stroke-width:1}" in paper
    assert "p:has(+.legend){break-after:avoid}" in paper
    assert ".compared,h3~table{break-inside:avoid}" in paper


@pytest.mark.parametrize("form", ["terminal", "plain", "markdown", "html"])
def test_the_quiz_has_one_round_without_a_name(form: str) -> None:
    _, _, quiz = FORMS[form].rpartition("Quiz: threat or harmless?")
    assert "75 %" in quiz
    assert "before" not in BeautifulSoup(quiz, "lxml").get_text()


def test_a_row_of_the_quiz_names_no_round() -> None:
    rows = csv.reader(StringIO(FORMS["csv"].removeprefix("\ufeff")))
    assert [row[4] for row in rows if row[1] == MESSAGE] == ["", ""]


def test_labels_of_apps_stand_in_quotation_marks_in_every_form() -> None:
    networks = CATALOG.networks.values()
    bracketed = [
        f"{network.id}/{question.id}"
        for network in networks
        for question in network.questions
        if any("[" in choice.label["vi"] for choice in question.choices)
    ]
    assert bracketed
    topic = bracketed[0]
    question = CATALOG.question(topic)
    assert question is not None
    counts: dict[str, dict[Phase, Counts]] = {topic: {"before": {one.id: 9 for one in question.choices}}}
    data = report_json(report_of(session(1, counts, people=90), language="vi")).decode()
    labels = [group["label"] for group in json.loads(data)["questions"][0]["before"]["groups"]]
    assert [label for label in labels if "“" in label]
    assert not [label for label in labels if "[" in label]


# --- hostile texts -----------------------------------------------------------------------------

HOSTILE = [
    '=HYPERLINK("http://x.example","y")',
    "+1+1",
    "@SUM(A1)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\x1b[2J\x1b]0;x\x07\u202eevil\u2066",
    "[click](javascript:alert(1)) ![x](http://x.example/y)",
    "{{ 7*7 }} {number} {0.__class__} %s %(x)s",
    "# heading\n| a | b |\n---",
    "x" * 200,
]


class _Tags(HTMLParser):
    """Collects the tags that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_title_is_only_text_in_every_form(hostile: str) -> None:
    shown = forms(report_of(session(1, COUNTS, title=hostile, office=hostile)))
    for form, text in shown.items():
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text.replace("\r\n", "\n")
        ), form
    for form in ("html", "baocao"):
        tags = _Tags()
        tags.feed(shown[form])
        assert not tags.tags & {"script", "img", "onerror", "iframe"}
    for row in csv.reader(StringIO(shown["csv"].removeprefix("\ufeff"))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]
    assert not re.search(r"(?<!\\)(?:\]\(|<script|\| a)", shown["markdown"])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_of_a_seeded_room_is_in_any_form(language: str) -> None:
    room = session(
        1,
        {**COUNTS, "zalo/0912345678": {"before": {"nguyen-thi-lan": 30}}},
        title=SEEDED_TITLE,
        office=SEEDED_OFFICE,
    )
    for form, text in forms(report_of(room, language=language, mask=covered)).items():
        shown = text.replace("&#39;", "'")
        assert "Tập huấn của chị •••" in shown, form
        assert not [seed for seed in (*SEEDS, "nguyen-thi-lan", "0912345678") if seed in shown], form
