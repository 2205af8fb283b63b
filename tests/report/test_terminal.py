"""Reports as a person sees them in a terminal: whole, in both languages, in every width, unharmed."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from msgspec.structs import replace
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from privacy_audit.model import Answer, Gap, Kind, Look, Sight, State, Status
from privacy_audit.record.recording import Run
from privacy_audit.report.document import Look as Drawing
from privacy_audit.words import Words
from tests.report.rendering import render_terminal
from tests.report.subjects import CATALOG, OFFICER, SEEDS, TEACHER, at, audit_of, exposure

SUBJECTS = {"teacher": TEACHER, "officer": OFFICER}
# What switches a style on and off (SGR): the only sequence a report may send.
STYLE = re.compile(r"\x1b\[[0-9;]*m")
DRAWN = re.compile(r"[█▒·─═╭├╰]+")


class Lines(SingleFileSnapshotExtension):
    """A golden report as a text file that a person can read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def shown(run: Run, language: str = "en", drawing: Drawing | None = None) -> str:
    """The report on a run."""
    return render_terminal(audit_of(run, language), CATALOG, Words(language), drawing or Drawing(width=80))


@pytest.mark.parametrize("plain", [False, True], ids=["drawn", "plain"])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_the_whole_report(subject: str, language: str, plain: bool, snapshot: SnapshotAssertion) -> None:
    report = shown(SUBJECTS[subject], language, Drawing(width=80, plain=plain))
    assert report == snapshot(extension_class=Lines)


@pytest.mark.parametrize("width", [40, 57, 71, 72, 80, 120])
@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("plain", [False, True])
def test_every_line_fits_and_no_word_is_cut(width: int, language: str, plain: bool) -> None:
    report = shown(TEACHER, language, Drawing(width=width, plain=plain))
    assert max(cell_len(line) for line in report.splitlines()) <= width
    widest = shown(TEACHER, language, Drawing(width=120, plain=plain))
    short = {word for word in DRAWN.sub(" ", widest).split() if cell_len(word) <= 24}
    assert short <= set(DRAWN.sub(" ", report).split())


@pytest.mark.parametrize(("asked", "used"), [(1, 40), (39, 40), (121, 120), (9999, 120)])
def test_odd_widths_are_brought_into_reason(asked: int, used: int) -> None:
    assert shown(OFFICER, "en", Drawing(width=asked)) == shown(OFFICER, "en", Drawing(width=used))


def test_without_colour_there_is_no_escape_sequence_and_no_trailing_space() -> None:
    for plain in (False, True):
        report = shown(TEACHER, "vi", Drawing(plain=plain))
        assert "\x1b" not in report
        assert [line for line in report.splitlines() if line != line.rstrip()] == []
        assert report.endswith("\n") and not report.startswith("\n")


def test_plain_draws_nothing() -> None:
    report = shown(TEACHER, "en", Drawing(plain=True))
    assert not re.search("[\u2500-\u25ff]", report)
    assert "- Photos and videos of your face: 27.3 to 30 of 30 points" in report
    assert "“Cá nhân”" in report


@pytest.mark.parametrize("theme", ["dark", "light", "projector"])
def test_colour_adds_nothing_that_the_words_do_not_say(theme: Literal["dark", "light", "projector"]) -> None:
    coloured = shown(TEACHER, "en", Drawing(color=True, theme=theme, width=120))
    assert STYLE.search(coloured)
    assert "\x1b" not in STYLE.sub("", coloured)
    words = set(STYLE.sub("", coloured).split())
    colourless = shown(TEACHER, "en", Drawing(theme=theme, width=120))
    assert {word.strip("“”.,") for word in colourless.split()} <= {word.strip("“”.,") for word in words}


@pytest.mark.parametrize("width", [40, 60, 120])
def test_lines_for_a_projector_are_short(width: int) -> None:
    report = shown(TEACHER, "vi", Drawing(theme="projector", width=width))
    assert max(cell_len(line) for line in report.splitlines()) <= min(width, 60)


def test_labels_stand_out_in_bold_where_there_is_colour() -> None:
    coloured = shown(TEACHER, "en", Drawing(color=True))
    assert "\x1b[1;97m“Quyền riêng tư”\x1b[0m" in coloured


def test_plain_wins_over_colour() -> None:
    assert shown(TEACHER, "en", Drawing(color=True, plain=True)) == shown(TEACHER, "en", Drawing(plain=True))


# --- hostile pages ---------------------------------------------------------------------------

HOSTILE = (
    "[red]r[/red] [link=https://evil.example]x[/link] [/] {0} %s :smile:",
    "\x1b[2J\x1b[31m\x1b]0;title\x07\x1b]8;;https://evil.example\x1b\\link",
    "\x9b31m\x9d0;c1\x9c",
    "abc\u202egnp.exe\u2066\u2069\u200b\ufeff",
    "line\r\nline\ttab\x0b\x0c\x85\u2028end",
    "Nghiêng" * 40,
    "長" * 200,
    "=HYPERLINK(1) <script>alert(1)</script> &amp; ](javascript:1)",
)
HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def hostile_run(text: str) -> Run:
    """A run in which a page, a file name and a stored answer say everything they can."""
    look = Look(
        target=text,
        network=None,
        sight=Sight(status=Status.PARTLY_SEEN, code="timeout", values={"host": text, "seconds": text}),
        pages=1,
        gaps=(Gap(name=text, status=Status.UNSUPPORTED, code="archive", values={"type": text}),),
    )
    found = exposure(
        Kind.ADDRESS, "secret", text, replace(at(0, text, text), locator=text), also_known_as=text
    )
    return replace(
        OFFICER,
        looks=(look,),
        exposures=(found,),
        answers=(Answer(question=text, state=State.ANSWERED, choice=text),),
        platform=text,
    )


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_cannot_harm_the_terminal(text: str, plain: bool, color: bool) -> None:
    report = STYLE.sub("", shown(hostile_run(text), "vi", Drawing(plain=plain, color=color)))
    assert not HARMFUL.search(report)
    assert max(cell_len(line) for line in report.splitlines()) <= 80


def test_what_a_page_says_is_shown_as_it_says_it() -> None:
    report = shown(hostile_run(HOSTILE[0]), "en", Drawing(color=False, width=120))
    assert HOSTILE[0] in report


# --- masks -----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("plain", [False, True])
def test_no_value_is_shown(language: str, plain: bool) -> None:
    report = shown(TEACHER, language, Drawing(plain=plain, width=120))
    assert [seed for seed in SEEDS if seed in report] == []
    assert "09•• ••• •78" in report


def test_revealed_values_are_shown_and_excerpts_stay_masked() -> None:
    report = render_terminal(audit_of(TEACHER, reveal=True), CATALOG, Words("en"), Drawing(width=120))
    assert "• +84912345678 (certain" in report
    assert "“Zalo 09•• ••• •78" in report


def test_only_a_screen_gets_the_lines_at_the_end_and_they_are_the_last() -> None:
    elsewhere, screen = shown(TEACHER), shown(TEACHER, "en", Drawing(width=80, screen=True))
    assert screen.startswith(elsewhere)
    added = screen.removeprefix(elsewhere)
    assert "In short" in added
    assert "of 100: " in added
    assert added.endswith("wheel.\n")
    assert "PA1:" in elsewhere
    assert "PA1:" not in added
