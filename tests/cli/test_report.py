"""`report`: the plan alone, reminders, what if, the string of the score, rows; and `letter`."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import icalendar
import pexpect
import pytest

from privacy_audit.sources.browser import find_browser
from tests.cli.program import PROGRAM, environment, run
from tests.cli.test_commands import valid

ANSWERS = """
platform = "android"
[answers]
"zalo/find-by-phone" = "on"
"zalo/two-factor" = "unsure"
"facebook/friends-list" = "public"
"""
PAGE = """<html><head><title>Trần Thị Bình</title></head><body><h1>Trần Thị Bình</h1>
<p>Zalo: 0912 345 678. Trưởng phòng, Công ty Ví Dụ.</p><p>Email: binh.tran@example.com</p>
<img src="https://example.com/a.jpg" class="profile-photo" width="600" height="600" alt=""></body></html>"""
NETWORK_PAGE = """<title>Lan | Facebook</title>
<link rel="canonical" href="https://www.facebook.com/lan.vi.du">
<h1>Lan Ví Dụ</h1><p>Zalo 0912 345 678</p><p>Sống ở Hải Phòng, thích đá bóng và nấu ăn với bạn bè.</p>"""
LETTERS = ("page-owner", "employer", "newspaper", "platform", "search-engine")

needs_browser = pytest.mark.skipif(
    find_browser() is None or find_spec("playwright") is None,
    reason="left out: no Chrome, Edge, Chromium or Brave is installed here, or no playwright",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two audits: answers alone, then a scan with them."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "me.html").write_text(PAGE, encoding="utf-8")
    check = ("check", "--answers", str(folder / "answers.toml"), "--level", "full", "--quiet")
    assert run(folder, *check).returncode == 0
    assert run(folder, "scan", str(folder / "me.html"), "--keep", "--quiet").returncode == 0
    return folder


def out(home: Path, *arguments: str, code: int = 0) -> str:
    ended = run(home, *arguments)
    assert ended.returncode == code, ended.stderr
    return ended.stdout if code == 0 else ended.stderr


def finding(home: Path, letter: str) -> str:
    """The id of the first finding of a kind."""
    record = json.loads(out(home, "report", "--format", "json"))
    ids: list[str] = [one["id"] for one in record["exposures"]]
    return next(one for one in ids if one.startswith(letter))


# --- the plan ----------------------------------------------------------------------------------


def test_the_plan_alone_says_minutes_points_and_the_score_after_each_step(home: Path) -> None:
    plan = out(home, "report", "--plan", "--lang", "en")
    assert plan.startswith("Your plan: what lowers the score most\n")
    lost = r", [\d.]+ points less; then [\d.]+( to [\d.]+)? of 100"
    ends = r"\. Then the score is at (least|most) [\d.]+ \(before: [\d.]+\),? and at (least|most) [\d.]+"
    told = " ".join(plan.split())
    assert re.search(rf"About \d+ min({lost}|{ends})", told)
    assert "What a stranger can see" not in plan
    assert "It does not foretell an attack." in plan


def test_a_plan_for_a_time_takes_no_longer(home: Path) -> None:
    record = json.loads(out(home, "report", "--minutes", "15", "--format", "json"))
    valid(record, "plan-1.schema.json")
    assert record["schema"] == "privacy-audit.plan/1"
    assert record["minutes"] == 15
    assert 0 < sum(step["minutes"] for step in record["plan"]) <= 15


def test_a_plan_for_a_time_is_one_window_on_a_screen_and_whole_in_a_file(home: Path) -> None:
    shown = run(home, "report", "--minutes", "15", "--lang", "en", COLUMNS="80").stdout
    assert len(shown.splitlines()) <= 23
    assert "Answer the open questions of " in shown
    assert "The way to each setting: privacy-audit report --plan" in shown
    assert "Open Zalo" in out(home, "report", "--minutes", "15", "--format", "markdown", "--lang", "en")


def test_a_week_begins_tomorrow_or_on_a_day_that_is_named(home: Path) -> None:
    record = json.loads(out(home, "report", "--days", "7", "--from", "31/12/2026", "--format", "json"))
    days = record["days"]
    assert 1 <= len(days) <= 7
    assert days[0]["day"] == "2026-12-31"
    assert [name for day in days for name in day["actions"]] == [
        name for step in record["plan"] for name in step["actions"]
    ]
    assert "Day 1, Thursday 2026-12-31: about" in out(home, "report", "--from", "2026-12-31", "--lang", "en")


def test_a_plan_that_begins_on_a_day_that_is_over_says_so(home: Path) -> None:
    for first in ("2000-01-01", "01/01/2000"):
        ended = run(home, "report", "--days", "3", "--from", first, "--lang", "en")
        assert ended.returncode == 0
        assert "This plan begins on a day that is over: 2000-01-01." in " ".join(ended.stderr.split())
    quiet = run(home, "report", "--days", "3", "--from", "2000-01-01", "--quiet")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    for given in (("--days", "3"), ("--from", f"{date.today():%d/%m/%Y}")):
        assert "is over" not in run(home, "report", *given, "--lang", "en").stderr


def test_a_step_that_is_longer_than_a_day_says_on_which_days_its_parts_are(home: Path) -> None:
    whole = out(home, "report", "--days", "1", "--lang", "en")
    assert "belong together" in whole and "Part of" not in whole
    typed = ("report", "--days", "60", "--minutes", "2", "--lang", "en")
    record = json.loads(out(home, *typed, "--format", "json"))
    held = [
        [at for at, day in enumerate(record["days"], 1) if set(day["actions"]) & set(step["actions"])]
        for step in record["plan"]
    ]
    parted = [
        (len(step["actions"]), days) for step, days in zip(record["plan"], held, strict=True) if len(days) > 1
    ]
    shown = " ".join(out(home, *typed).split())
    for number, days in parted:
        listed = ", ".join(map(str, days))
        told = f"Part of {number} actions that belong together, on the days {listed}."
        assert shown.count(told) >= len(days)
        assert shown.count(f"{told} They go on the next day.") >= len(days) - 1
        assert f"{told} Today they are finished." in shown
    assert parted


def test_the_reminders_hold_titles_and_nothing_else_of_the_person(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "week.ics"
    out(home, "report", "--days", "7", "--from", "2026-12-31", "--ics", str(file), "--lang", "en")
    calendar = icalendar.Calendar.from_ical(file.read_bytes())
    events = calendar.walk("VEVENT")
    text = " ".join(str(event["description"]) for event in events)
    assert str(events[0]["summary"]).startswith("Privacy settings, day 1 of ")
    assert events[0].decoded("dtstart").isoformat() == "2026-12-31T20:00:00"
    assert len(events[0].walk("VALARM")) == 1
    assert "Zalo: Can a stranger who has your number find you on Zalo?" in text
    for personal in ("•", "me.html", "example.com", "Ví Dụ", "0912"):
        assert personal not in file.read_text(encoding="utf-8")
    assert b"\r\n" in file.read_bytes()


def test_reminders_never_replace_a_file_unasked(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "week.ics"
    file.write_text("mine", encoding="utf-8")
    assert "is already there" in out(home, "report", "--ics", str(file), "--lang", "en", code=4)
    assert file.read_text(encoding="utf-8") == "mine"
    out(home, "report", "--ics", str(file), "--force")
    assert file.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_two_things_at_once_are_refused(home: Path) -> None:
    assert "choose one" in out(home, "report", "--plan", "--vector", "--lang", "en", code=2)
    assert "not a day" in out(home, "report", "--from", "32/1/2027", "--lang", "en", code=2)
    assert "not the number of an audit" in out(home, "report", "first", "--lang", "en", code=2)
    assert "not the number of an audit" in out(home, "report", "1", "2", "--lang", "en", code=2)


# --- what if -----------------------------------------------------------------------------------


def test_what_if_shows_the_changed_lines_and_keeps_nothing(home: Path) -> None:
    before = out(home, "report", "1", "--format", "json")
    record = json.loads(
        out(
            home, "report", "1", "--what-if", "zalo/find-by-phone=off", "facebook/friends-list=only-me",
            "--format", "json",
        )
    )  # fmt: skip
    valid(record, "what-if-1.schema.json")
    assert [one["question"] for one in record["supposed"]] == ["zalo/find-by-phone", "facebook/friends-list"]
    assert record["supposed"][0] == {"question": "zalo/find-by-phone", "before": "on", "after": "off"}
    changed = {line["subject"]: (line["before"], line["after"]) for line in record["lines"]}
    assert changed["zalo/find-by-phone"][1] == {"low": 0.0, "high": 0.0}
    assert "zalo/two-factor" not in changed
    assert record["after"]["low"] < record["before"]["low"]
    closed = {one["class"]: one["after"]["low"] for one in record["classes"]}
    assert closed["contact"] == closed["relations"] == 0.0
    assert out(home, "report", "1", "--format", "json") == before
    shown = out(home, "report", "1", "--what-if", "zalo/find-by-phone=off", "--lang", "en")
    assert "Now: " in shown and "Then: " in shown and "→" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("zalo/find-by-phon=off", "“zalo/find-by-phon”. Did you mean zalo/find-by-phone"),
        (
            "sky/nothing-like-it=off",
            "There is no question called “sky/nothing-like-it”. Give the number of a",
        ),
        ("zalo/find-by-phone=maybe", "“maybe” is no answer to zalo/find-by-phone. Possible are: on, off"),
        ("zalo/find-by-phone", "is neither the number of a step of your plan nor QUESTION=CHOICE"),
        ("photo@1", "is neither the number of a step of your plan nor QUESTION=CHOICE"),
        ("99", "There is no step 99 in the plan: it ends with step "),
        ("0", "There is no step 0 in the plan"),
    ],
)
def test_what_if_names_what_it_does_not_know(home: Path, typed: str, said: str) -> None:
    assert said in out(home, "report", "--what-if", typed, "--lang", "en", code=2)


def test_what_if_takes_the_steps_of_the_plan_by_their_numbers(home: Path) -> None:
    plan = json.loads(out(home, "report", "2", "--plan", "--format", "json"))["plan"]
    first = 1 + _asking(out(home, "report", "2", "--plan", "--lang", "en"))
    for done in (1, 2, len(plan)):
        numbers = [str(first + at) for at in range(done)]
        record = json.loads(out(home, "report", "2", "--what-if", *numbers, "--format", "json"))
        last = plan[done - 1]
        assert (record["after"]["low"], record["after"]["high"]) == (last["low_after"], last["high_after"])
    valid(record, "what-if-1.schema.json")
    actions = [action for step in plan for action in step["actions"]]
    assert sorted(one["question"] for one in record["supposed"]) == sorted(actions)
    assert {"question": "photo@0", "before": "shown", "after": "removed"} in record["supposed"]
    shown = out(home, "report", "2", "--what-if", ",".join(numbers), "--lang", "en")
    assert "Before: it can be seen. Then: removed." in shown


def _asking(plan: str) -> int:
    """How many steps of a printed plan ask questions."""
    return len(re.findall(r"^\d+\. Answer the open questions", plan, re.M))


def test_a_step_and_an_answer_are_tried_together_and_a_number_before_is_the_audit(home: Path) -> None:
    last = str(1 + _asking(out(home, "report", "1", "--plan", "--lang", "en")))
    record = json.loads(out(home, "report", "1", "--what-if", last, "zalo/two-factor=on", "--format", "json"))
    assert record["audit"] == 1
    assert "zalo/two-factor" in {one["question"] for one in record["supposed"]}
    assert len(record["supposed"]) > 1


def test_a_step_that_asks_questions_cannot_be_tried(home: Path) -> None:
    if "1. Answer the open questions" in out(home, "report", "1", "--plan", "--lang", "en"):
        said = out(home, "report", "1", "--what-if", "1", "--lang", "en", code=2)
        assert "Step 1 is about open questions: nobody knows yet what you would answer." in said


# --- the string of the score ---------------------------------------------------------------------


def test_the_string_of_an_audit_gives_its_score(home: Path) -> None:
    score = json.loads(out(home, "report", "--format", "json"))["score"]
    vector = out(home, "report", "--vector").strip()
    assert vector == score["vector"]
    again = json.loads(out(home, "report", "--vector", vector, "--format", "json"))
    valid(again, "vector-1.schema.json")
    assert (again["low"], again["high"]) == (score["low"], score["high"])
    assert out(home, "report", "--vector", "1").startswith("PA1:ruler=")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("PA1:ruler=1/face=2", "cannot be read"),
        ("nothing", "cannot be read"),
        ("PA1:ruler=999/face=0.800", "made with ruler 999"),
    ],
)
def test_a_broken_string_is_refused(home: Path, broken: str, said: str) -> None:
    assert said in out(home, "report", "--vector", broken, "--lang", "en", code=2)


# --- rows --------------------------------------------------------------------------------------


def test_rows_are_complete_and_open_in_excel(home: Path) -> None:
    text = run(home, "report", "--format", "csv", "--lang", "vi").stdout
    assert text.startswith("\ufeff")
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    record = json.loads(out(home, "report", "--format", "json"))
    places = sum(len(one["where"]) for one in record["exposures"])
    actions = sum(len(step["actions"]) for step in record["plan"])
    unlooked = [row for row in rows if row[0] in ("CHƯA xem, CHƯA hỏi", "NOT looked at")]
    prepared = [row for row in rows if row[0] in ("Để chuẩn bị tốt hơn", "To be better prepared")]
    assert len(rows) == 1 + len(unlooked) + places + actions + len(prepared)
    assert rows[1 : 1 + len(unlooked)] == unlooked
    assert len(unlooked) == 49  # among them the picture of the page, whose folder is not there
    assert {len(row) for row in rows} == {len(rows[0])}
    assert "0912" not in text


@pytest.mark.parametrize("arguments", [("report", "--plan"), ("report", "--minutes", "5")])
def test_a_plan_has_rows_too(home: Path, arguments: tuple[str, ...]) -> None:
    assert "To do,zalo/" in out(home, *arguments, "--format", "csv", "--lang", "en")


def test_what_has_no_rows_says_so_in_one_sentence(home: Path) -> None:
    said = out(home, "history", "list", "--format", "csv", "--lang", "en", code=2)
    assert said.startswith("This is not written as CSV.")
    assert "demo --self-test and session report" in said
    assert said.count("\n") == 1


PLANS = (("--plan",), ("--days", "3"), ("--minutes", "15"), ("--what-if", "zalo/find-by-phone=off"))


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose last audit has a page that shows a phone and one where a login was asked for."""
    folder = tmp_path_factory.mktemp("walled")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "wall.html").write_text("<title>Log in</title><form><input type=password></form>", "utf-8")
    (folder / "me.html").write_text(NETWORK_PAGE, encoding="utf-8")
    files = (str(folder / "me.html"), str(folder / "wall.html"))
    assert run(folder, "check", "--answers", str(folder / "answers.toml"), "--quiet").returncode == 0
    assert run(folder, "scan", *files, "--keep", "--quiet").returncode == 3
    return folder


@pytest.mark.parametrize("form", ["terminal", "json"])
@pytest.mark.parametrize("asked", [(), *PLANS], ids=" ".join)
def test_no_plan_is_an_all_clear_where_a_page_was_not_seen(
    walled: Path, asked: tuple[str, ...], form: str
) -> None:
    assert run(walled, "report", *asked, "--format", form).returncode == 3
    assert run(walled, "report", "1", *asked, "--format", form).returncode == 0


@pytest.mark.parametrize("asked", [(), *PLANS], ids=" ".join)
def test_what_is_grave_enough_is_said_by_the_plan_too(walled: Path, asked: tuple[str, ...]) -> None:
    assert run(walled, "report", *asked, "--fail-on", "high").returncode == 1


# --- letters -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("recipient", LETTERS)
def test_a_letter_is_whole_but_for_the_value(home: Path, recipient: str, language: str) -> None:
    text = out(home, "letter", finding(home, "p"), "--to", recipient, "--lang", language)
    assert "09•• ••• •78" in text
    assert "91/2025/QH15" in text
    assert "<" not in text and "{" not in text
    assert "0912" not in text and "me.html" not in text
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text) == (language == "vi")


def test_without_a_finding_those_there_are_are_named_with_what_they_are(home: Path, tmp_path: Path) -> None:
    said = out(home, "letter", "--to", "employer", "--lang", "en", code=2)
    assert said.startswith(
        "Which finding is the letter about? FINDING is the short id that reports print. There are: "
    )
    assert f"{finding(home, 'p')} (Phone number)" in said
    assert f"{finding(home, 'i')} (" in said
    assert "no audit yet" in out(tmp_path, "letter", "--to", "employer", "--lang", "en", code=2)


@pytest.mark.parametrize("typed", [["p-1234"], ["p-1234", "--to", "truong"]])
def test_whom_a_letter_can_go_to_is_said_with_what_each_name_means(home: Path, typed: list[str]) -> None:
    said = out(home, "letter", *typed, "--lang", "en", code=2)
    assert (
        "page-owner: who runs the page; employer: where you work; newspaper: a newspaper; platform: a social "
        "network; search-engine: a search engine."
    ) in said


def test_a_letter_names_the_law_on_images_for_photos_alone(home: Path) -> None:
    photo = out(home, "letter", finding(home, "i"), "--to", "newspaper", "--lang", "en")
    phone = out(home, "letter", finding(home, "p"), "--to", "newspaper", "--lang", "en")
    assert "Civil Code" in photo and "blur my face" in photo
    assert "Civil Code" not in phone and "blur my face" not in phone


def test_an_employer_is_asked_for_the_office_number_and_a_newspaper_is_set_no_day(home: Path) -> None:
    employer = out(home, "letter", finding(home, "p"), "--to", "employer", "--lang", "en")
    newspaper = out(home, "letter", finding(home, "p"), "--to", "newspaper", "--lang", "en")
    assert "organisation's own number" in employer
    assert "working days" in employer and "working days" not in newspaper


def test_an_employer_cannot_remove_what_stands_on_a_page_of_a_network(walled: Path) -> None:
    record = json.loads(run(walled, "report", "--format", "json").stdout)
    [phone] = [one["id"] for one in record["exposures"] if one["kind"] == "phone"]
    text = out(walled, "letter", phone, "--to", "employer", "--lang", "en")
    above, _, letter = " ".join(text.split()).partition("Request to remove or replace")
    assert (
        "This stands on Facebook, as it seems on your own page, and your employer cannot remove it" in above
    )
    assert f"privacy-audit letter {phone} --to platform" in above
    assert "Facebook" not in letter
    assert "employer cannot" not in out(walled, "letter", phone, "--to", "platform", "--lang", "en")


def test_of_a_page_of_nobody_knows_whom_an_employer_is_asked_with_care(home: Path) -> None:
    text = " ".join(out(home, "letter", finding(home, "p"), "--to", "employer", "--lang", "en").split())
    assert "Send this letter only if the page is your employer's." in text.partition("Request to")[0]


def test_the_page_of_a_letter_loads_nothing_and_does_not_print_the_advice(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    arguments = ("--to", "page-owner", "--format", "html", "--lang", "vi", "--output", str(file))
    out(home, "letter", finding(home, "p"), *arguments)
    page = file.read_text(encoding="utf-8")
    assert "<script" not in page and "src=" not in page
    assert "aside{display:none}" in page
    assert page.count('class="blank"') >= 8


@pytest.mark.parametrize(
    ("typed", "said"), [("p-0000", "There is no finding “p-0000”"), ("phone", "There is no finding “phone”")]
)
def test_an_unknown_finding_is_answered_with_those_there_are(home: Path, typed: str, said: str) -> None:
    said_back = out(home, "letter", typed, "--to", "employer", "--lang", "en", code=2)
    assert said in said_back and finding(home, "p") in said_back


def test_an_audit_without_findings_says_how_to_keep_some(home: Path) -> None:
    said = out(home, "letter", "p-4f2a", "--to", "employer", "--audit", "1", "--lang", "en", code=2)
    assert "scan --keep" in said


@pytest.mark.parametrize("wanted", ["csv", "json"])
def test_a_letter_is_no_data(home: Path, wanted: str) -> None:
    said = out(
        home, "letter", finding(home, "p"), "--to", "employer", "--format", wanted, "--lang", "en", code=2
    )
    assert "terminal, markdown, html or pdf" in said


# --- themes and PDF ----------------------------------------------------------------------------


def test_a_theme_is_typed_or_stands_in_the_environment(home: Path) -> None:
    assert "data-theme" not in out(home, "report", "--format", "html").partition("<style>")[0]
    assert '<html lang="en" data-theme="dark">' in out(
        home, "--theme", "dark", "report", "--format", "html", "--lang", "en"
    )
    hall = run(home, "report", "--format", "html", "--lang", "vi", PRIVACY_AUDIT_THEME="projector")
    assert '<html lang="vi" data-theme="projector">' in hall.stdout
    lines = run(home, "report", COLUMNS="120", PRIVACY_AUDIT_THEME="projector").stdout.splitlines()
    assert max(map(len, lines)) <= 60
    assert "light" in out(home, "report", "--theme", "blue", "--lang", "en", code=2)


@needs_browser
@pytest.mark.parametrize(
    "arguments",
    [
        ("report",),
        ("networks", "show", "zalo"),
        ("spread", "sheet"),
    ],
)
def test_whatever_is_a_page_can_be_a_pdf(home: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    file = tmp_path / "report.pdf"
    ended = run(home, *arguments, "--format", "pdf", "--output", str(file))
    assert ended.returncode == 0, ended.stderr
    assert file.read_bytes().startswith(b"%PDF-")


@needs_browser
def test_a_letter_can_be_a_pdf(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    finding_id = finding(home, "p")
    out(home, "letter", finding_id, "--to", "employer", "--format", "pdf", "--output", str(file))
    assert file.read_bytes().startswith(b"%PDF-")


def test_without_a_browser_it_is_said_how_to_print_before_anything_is_done(home: Path) -> None:
    ended = run(home, "report", "--format", "pdf", "--lang", "en", CHROME_PATH=str(home / "none"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--format html --output report.html" in ended.stderr
    assert "Ctrl+P" in ended.stderr


def test_a_pdf_does_not_fill_a_screen(home: Path) -> None:
    program = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "report", "--format", "pdf", "--lang", "en"], env=environment(home)
    )
    program.expect("Name a file for it: --output report.pdf")
    program.expect(pexpect.EOF)
    program.close()
    assert program.exitstatus == 2
