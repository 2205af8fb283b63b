"""What a report says and in which order, apart from how it is drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from privacy_audit.model import Chain, Look, Readiness, Sight, State, Status
from privacy_audit.record.shapes import AuditRecord
from privacy_audit.report.compose import compose
from privacy_audit.report.document import (
    Bar,
    Bars,
    Comparison,
    Document,
    Heading,
    Links,
    Listing,
    Paragraph,
    Phrase,
    Score,
    Span,
    Steps,
    labelled,
    plain,
)
from privacy_audit.report.judgement import headline
from privacy_audit.report.material import Material
from privacy_audit.report.upper_end import upper_end
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, CREATED, OFFICER, TEACHER, audit_of


def composed(record: AuditRecord, language: str = "en", previous: AuditRecord | None = None) -> Document:
    """The report in one language."""
    return compose(record, CATALOG, Words(language), previous=previous)


def said(phrase: Phrase) -> str:
    """A phrase as a string, labels in brackets."""
    return "".join(f"[{span.text}]" if span.label else span.text for span in phrase)


def headings(document: Document) -> list[str]:
    """The parts of a report in order."""
    return [said(block.text) for block in document.blocks if isinstance(block, Heading) and block.level < 3]


def paragraphs(document: Document) -> list[str]:
    """All paragraphs."""
    return [said(block.text) for block in document.blocks if isinstance(block, Paragraph)]


def entries(document: Document, heading: str) -> list[str]:
    """The titles of the lists below a heading."""
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level < 3:
            inside = said(block.text) == heading
        if inside and isinstance(block, Listing):
            found += [said(entry.title) for entry in block.entries]
    return found


def test_the_parts_stand_in_the_order_in_which_a_person_needs_them() -> None:
    assert headings(composed(audit_of(TEACHER))) == [
        "How exposed am I? The privacy report",
        "What could NOT be seen, or was not asked",
        "The score",
        "What was looked at",
        "The most important",
        "Where the points come from",
        "What to do first",
        "What a stranger can see",
        "How prepared you are",
        "What this report does not say",
    ]


def test_what_was_seen_wholly_needs_no_warning() -> None:
    known = replace(TEACHER.answers[3], state=State.ANSWERED, choice="nobody")
    answers = (*TEACHER.answers[:3], known)
    asked = tuple(one.question for one in answers)
    seen = replace(TEACHER, looks=TEACHER.looks[:1], exposures=(), answers=answers, asked=asked)
    clear = replace(TEACHER.assessment, lines=(), plan=())
    document = composed(audit_of(replace(seen, assessment=clear)))
    assert not [title for title in headings(document) if "NOT" in title]


def test_the_way_to_look_as_a_stranger_is_said_once_per_network() -> None:
    wall = Look(target="b", network="zalo", sight=TEACHER.looks[1].sight, pages=1)
    document = composed(audit_of(replace(TEACHER, looks=(*TEACHER.looks, wall))))
    told = [
        said(detail)
        for block in document.blocks
        if isinstance(block, Listing)
        for entry in block.entries
        for detail in entry.details
    ]
    assert sum("private window" in text for text in told) == 1


@pytest.mark.parametrize("status", [status for status in Status if not status.was_seen])
def test_a_page_that_was_not_seen_comes_with_something_to_do(status: Status) -> None:
    look = Look(target="a", network=None, sight=Sight(status=status, code=status), pages=0)
    document = composed(audit_of(replace(OFFICER, looks=(look,))))
    listing = next(
        block for block in document.blocks if isinstance(block, Listing) and block.tone == "warning"
    )
    assert len(listing.entries[0].details) == 2


def test_nothing_found_is_said_of_seen_pages_alone_and_is_no_all_clear() -> None:
    document = composed(audit_of(OFFICER))
    assert entries(document, "What a stranger can see") == [
        "Nothing found on this page: https://example.vn/can-bo"
    ]
    assert (
        "That is no all-clear: things can be overlooked, and only these pages were looked at."
        in paragraphs(document)
    )


def test_of_pages_that_were_not_seen_nothing_is_said_to_be_found() -> None:
    unseen = replace(OFFICER, looks=OFFICER.looks[1:])
    assert "What a stranger can see" not in headings(composed(audit_of(unseen)))


def test_nobody_is_called_safe() -> None:
    for run in (TEACHER, OFFICER):
        texts = [
            *paragraphs(composed(audit_of(run))),
            *entries(composed(audit_of(run)), "The most important"),
        ]
        assert all("not mean" in text for text in texts if "safe" in text)
        assert any(text.startswith("Not seen does not mean safe.") for text in texts)


def test_a_score_that_is_hardly_known_has_no_number_and_says_why() -> None:
    document = composed(audit_of(OFFICER))
    score = next(block for block in document.blocks if isinstance(block, Score))
    assert (score.number, score.low, score.high) == (None, 0.0, 100.0)
    assert said(score.headline) == "0 to 100 of 100: somewhere between “Low” and “Very high”"
    assert any("only 0 % of what counts is known" in text for text in paragraphs(document))


def test_a_known_score_has_its_number_and_its_word() -> None:
    score = next(block for block in composed(audit_of(TEACHER)).blocks if isinstance(block, Score))
    assert said(score.headline) == "77.7 of 100: Very high (the middle of 70 to 85.4)"
    assert score.band == "critical"
    point = replace(TEACHER.assessment, low=12.0, high=12.0, number=12.0, band="low")
    exact = composed(audit_of(replace(TEACHER, assessment=point)))
    assert [said(block.headline) for block in exact.blocks if isinstance(block, Score)] == ["12 of 100: Low"]


def test_vietnamese_writes_dates_and_decimals_its_own_way() -> None:
    document = composed(audit_of(TEACHER, "vi"), "vi")
    score = next(block for block in document.blocks if isinstance(block, Score))
    assert said(score.headline).startswith("77,7 ")
    assert any("21/11/2026 09:30" in text for text in paragraphs(document))


def test_times_are_in_the_zone_of_the_person() -> None:
    hanoi = timezone(timedelta(hours=7), "ICT")
    document = compose(audit_of(TEACHER), CATALOG, Words("en"), zone=hanoi)
    assert any("2026-11-21 16:30 ICT" in text for text in paragraphs(document))


def printed(bars: Bars) -> list[Bar]:
    """The bars that add up."""
    return list(bars.bars)


@pytest.mark.parametrize("run", [TEACHER, OFFICER])
def test_the_printed_lines_add_up_at_both_ends(run: object) -> None:
    record = audit_of(TEACHER if run is TEACHER else OFFICER)
    bars = next(block for block in composed(record).blocks if isinstance(block, Bars))
    for end in (0, 1):
        assert round(sum(float(bar.numbers[end]) for bar in printed(bars)), 1) == float(
            bars.total.numbers[end]
        )
    assert bars.total.numbers[:2] == (f"{record.score.low:.1f}", f"{record.score.high:.1f}")


def test_a_line_gives_its_reasons_and_how_many_more_there_are() -> None:
    bars = next(block for block in composed(audit_of(TEACHER)).blocks if isinstance(block, Bars))
    assert [said(note) for note in bars.bars[1].notes] == [
        "Phone number on https://www.facebook.com/thao.vu.example and truong",
        "Zalo: Can a stranger who has your number find you on Zalo? [Everyone]",
        "and 2 more",
    ]


def test_a_complete_chain_is_drawn_and_one_that_is_only_possible_is_a_warning() -> None:
    document = composed(audit_of(TEACHER))
    chains = [block for block in document.blocks if isinstance(block, Links)]
    assert [said(link) for link in chains[0].links] == [
        "Photos and videos of your face",
        "Name, workplace and position",
        "Ways to reach you",
    ]
    assert [said(cut) for cut in chains[0].cuts] == [
        "The cheapest link to cut: Workplace on https://www.facebook.com/thao.vu.example",
    ]
    assert "In the plan this chain breaks at step 1." in paragraphs(document)
    assert len(chains) == 1
    assert "What is unknown could complete this chain too: Your ID is out in the open." in paragraphs(
        document
    )


def test_a_cut_of_several_actions_names_each() -> None:
    chain = Chain(id="blackmail-kit", floor=70, certain=True, cut="zalo/find-by-phone phone@0")
    judged = replace(TEACHER.assessment, chains=(chain,))
    document = composed(audit_of(replace(TEACHER, assessment=judged)))
    links = next(block for block in document.blocks if isinstance(block, Links))
    assert [said(cut) for cut in links.cuts] == [
        "Zalo: Can a stranger who has your number find you on Zalo?",
        "Phone number on https://www.facebook.com/thao.vu.example and truong",
    ]
    assert links.together is not None
    assert said(links.together) == "The cheapest link to cut takes these 2 together:"


def test_only_the_worst_of_a_kind_are_listed_with_the_number_of_the_others() -> None:
    document = composed(audit_of(TEACHER))
    position = next(
        at
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading) and said(block.text).startswith("Photos of you: 5")
    )
    listing = document.blocks[position + 2]
    assert isinstance(listing, Listing)
    assert len(listing.entries) == 3
    assert listing.more is not None
    assert said(listing.more) == "and 2 more"


def test_the_plan_has_the_way_on_the_persons_phone_and_its_age() -> None:
    document = composed(audit_of(TEACHER))
    steps = next(block for block in document.blocks if isinstance(block, Steps))
    together, list_of_friends = steps.steps[1], steps.steps[2]
    setting = together.actions[1]
    assert said(together.facts) == "About 6 min, 17.4 points less; then 41.2 to 59.6 of 100."
    assert together.together is not None
    assert setting.way_title is not None
    assert said(setting.way_title) == "The way to it on an Android phone:"
    assert [said(line) for line in setting.way] == [
        "Open Zalo, tap [Cá nhân] (Me)",
        "Tap [Quyền riêng tư]",
        "Turn off [Cho phép tìm kiếm]",
    ]
    assert setting.link == "https://zalo.me/privacy"
    assert [said(note) for note in setting.notes] == ["Last checked on 2026-08-01."]
    assert [said(note) for note in list_of_friends.actions[0].notes] == [
        "On a computer the name may differ.",
        "This way was last checked on 2024-08-01; the app may look different today.",
    ]
    assert [said(note) for note in steps.steps[3].actions[0].notes] == [
        "Not everything in this way is confirmed (2026-08-01); the app may show it differently."
    ]
    position = document.blocks.index(steps)
    later = document.blocks[position + 2]
    assert isinstance(later, Listing)
    assert len(later.entries) == 1


def test_without_a_platform_the_way_of_the_app_is_shown() -> None:
    steps = next(
        block
        for block in composed(audit_of(replace(TEACHER, platform=None))).blocks
        if isinstance(block, Steps)
    )
    title = steps.steps[1].actions[1].way_title
    assert title is not None
    assert said(title) == "The way to it on an Android phone:"


def test_where_little_is_known_the_plan_is_to_find_out() -> None:
    assert "First find out what is unknown: answer the open questions, scan saved pages." in paragraphs(
        composed(audit_of(OFFICER))
    )


def test_readiness_is_a_figure_of_its_own() -> None:
    ready = replace(TEACHER.assessment, readiness=Readiness(low=40.0, high=40.0))
    texts = paragraphs(composed(audit_of(replace(TEACHER, assessment=ready))))
    told = "40 %: how many of the preparations against blackmail are done; higher is better. "
    assert told + "It does not change the score." in texts


def test_an_earlier_score_is_named_unless_the_ruler_changed() -> None:
    before = audit_of(replace(TEACHER, created=CREATED - timedelta(days=7)))
    document = composed(audit_of(OFFICER), previous=before)
    [told] = [block for block in document.blocks if isinstance(block, Comparison)]
    assert said(told.words) == "Last time, on 2026-11-14 09:30 UTC: 70 to 85.4 → now: 0 to 100 of 100."
    other = replace(before, tool=replace(before.tool, ruler=2))
    document = composed(audit_of(OFFICER), previous=other)
    sentence = "The ruler has changed since the last audit, so the two scores cannot be compared."
    assert sentence in paragraphs(document)
    assert not [block for block in document.blocks if isinstance(block, Comparison)]


def test_two_scores_of_different_things_are_said_to_be_so() -> None:
    sentence = "Not the same was looked at both times; a part of the difference may come from that."
    week = timedelta(days=7)
    now, same = audit_of(TEACHER), audit_of(replace(TEACHER, created=CREATED - week))
    assert sentence not in paragraphs(composed(now, previous=same))
    assert sentence not in paragraphs(composed(now))
    wider = audit_of(replace(TEACHER, created=CREATED - week, looks=TEACHER.looks[:2]))
    assert sentence in paragraphs(composed(now, previous=wider))


def test_before_and_now_are_compared_class_by_class() -> None:
    before = audit_of(replace(TEACHER, created=CREATED - timedelta(days=7)))
    document = composed(audit_of(OFFICER), previous=before)
    [told] = [block for block in document.blocks if isinstance(block, Comparison)]
    assert [(said(row.label), said(row.words)) for row in told.rows[:2]] == [
        ("Photos and videos of your face", "before 27.3 to 30, now 0 to 30 of 30 points"),
        ("Ways to reach you", "before 18, now 0 to 20 of 20 points"),
    ]
    assert len(told.rows) == 6
    for row, bar in zip(
        told.rows, next(b for b in document.blocks if isinstance(b, Bars)).bars, strict=False
    ):
        assert (row.label, round(row.now[0], 1), round(row.now[1], 1)) == (bar.label, bar.low, bar.high)


def test_an_audit_is_reported_that_names_what_the_checklists_no_longer_know() -> None:
    bare = replace(CATALOG, networks={"facebook": CATALOG.networks["facebook"]})
    document = compose(audit_of(TEACHER), bare, Words("en"))
    steps = next(block for block in document.blocks if isinstance(block, Steps))
    missing = "zalo/find-by-phone (the checklist of zalo is not here; add --checklists DIR)"
    assert said(steps.steps[1].actions[1].title) == missing


def test_labels_are_marked_in_texts_of_ours_and_never_in_what_was_found() -> None:
    assert labelled("Tap [Save].") == (
        Span(text="Tap "),
        Span(text="Save", label=True),
        Span(text="."),
    )
    assert plain("Tap [red]Save[/red].") == (Span(text="Tap [red]Save[/red]."),)
    assert labelled("[unclosed") == (Span(text="[unclosed"),)


def test_composing_imports_no_terminal_library() -> None:
    code = "import sys, privacy_audit.report, privacy_audit.record.recording; print('rich' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_a_chain_says_why_it_adds_more_at_the_low_end_than_at_the_high() -> None:
    bars = next(block for block in composed(audit_of(TEACHER)).blocks if isinstance(block, Bars))
    assert (bars.bars[-1].low, bars.bars[-1].high) == (3.0, 0.0)
    assert [said(note) for note in bars.bars[-1].notes] == [
        "Together these make at least 70 points. Without that it would be 67 to 85.4; what is missing up to "
        "70 is added."
    ]


def test_numbers_of_an_office_are_counted_apart() -> None:
    titles = [said(block.text) for block in composed(audit_of(TEACHER)).blocks if isinstance(block, Heading)]
    assert "Phone number: 1 (great harm), and 1 of organisations" in titles
    own, office = TEACHER.exposures[:2]
    for found, title in (
        ((own,), "Phone number: 1 (great harm)"),
        ((office,), "Phone number: 1 of organisations (little harm)"),
    ):
        document = composed(audit_of(replace(OFFICER, exposures=found, looks=TEACHER.looks)))
        assert title in [said(block.text) for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("target", "action", "subject"),
    [
        ("https://example.com/a", "Remove from the page: ", "Workplace on https://example.com/a"),
        ("saved/me.HTML", "Remove from the page: ", "Workplace on saved/me.HTML"),
        ("-", "Leave out of the text: ", "Workplace in the text you gave"),
        ("about-me.txt", "Leave out of the text: ", "Workplace in about-me.txt"),
        ("facebook-archive.zip", "Remove where others see it: ", "Workplace in facebook-archive.zip"),
        ("Pictures", "Remove where others see it: ", "Workplace in Pictures"),
    ],
)
def test_what_to_do_fits_what_was_looked_at(target: str, action: str, subject: str) -> None:
    looks = (replace(TEACHER.looks[0], target=target), *TEACHER.looks[1:])
    document = composed(audit_of(replace(TEACHER, looks=looks)))
    [steps] = [block for block in document.blocks if isinstance(block, Steps)]
    assert said(steps.steps[0].actions[0].title) == action + subject
    assert entries(document, "The most important")[0] == f"{action}{subject} (4 min)"


def test_where_a_page_was_not_seen_the_width_of_the_interval_is_explained_by_it() -> None:
    lines = tuple(replace(line, items=("target:1",)) for line in OFFICER.assessment.lines)
    unseen = replace(OFFICER, assessment=replace(OFFICER.assessment, lines=lines, low=11.2))
    told = next(text for text in paragraphs(composed(audit_of(unseen))) if "no single number" in text)
    assert told.startswith("There is no single number: of what you named, 1 could not be seen")
    assert "Certain are 11.2 points." in told


def test_of_a_saved_file_that_shows_nothing_nobody_is_told_to_save_it_again() -> None:
    lines = tuple(replace(line, items=("target:0",)) for line in OFFICER.assessment.lines)
    looks = (replace(TEACHER.looks[0], target="trang.html"), *TEACHER.looks[1:])
    unseen = replace(OFFICER, looks=looks, assessment=replace(OFFICER.assessment, lines=lines, low=11.2))
    told = next(text for text in paragraphs(composed(audit_of(unseen))) if "no single number" in text)
    assert told.startswith("There is no single number: of what you named, 1 could not be seen")
    assert told.endswith("How to look again, or to leave it out, is said under “What could NOT be seen”.")
    assert not re.search("narrower|privacy-audit check|[Ss]can a saved copy", told)


def test_why_the_upper_end_stays_is_said_with_what_changes_it_and_the_questions_of_the_network() -> None:
    lines = tuple(replace(line, items=("target:0", "target:1")) for line in OFFICER.assessment.lines)
    looks = (replace(TEACHER.looks[0], target="trang.html"), *TEACHER.looks[1:])
    unseen = replace(OFFICER, looks=looks, assessment=replace(OFFICER.assessment, lines=lines, high=100.0))
    (entry,) = upper_end(
        Material(record=replace(audit_of(unseen), profile="lan"), catalog=CATALOG, words=Words("en"))
    )
    assert said(entry.title) == (
        "What nobody saw may hold everything, so the score stays at up to 100 of 100, in every step of the plan "
        "too, whatever you answer or close. Only another look changes that."
    )
    assert [said(detail) for detail in entry.details] == [
        "To look again: open the page of which this is a saved copy in a private window of your browser, signed in "
        "nowhere. If the profile is there, save it under the same name as before and type: "
        "privacy-audit scan trang.html --keep --profile lan",
        "A saved copy of the page takes its place, if you name the address too. For example: "
        'privacy-audit scan my-page.html --url "https://zalo.me/09••••••78" --keep --profile lan',
        "If a login is asked for there too, leave it out: privacy-audit scan --keep --fresh --profile lan. Name "
        "the pages and files behind it that shall stay; a data archive (.zip) that the network gives you can be "
        "one of them.",
        "What is open there, the questions show: privacy-audit check facebook zalo --profile lan",
    ]


def test_where_everything_was_seen_no_upper_end_is_explained() -> None:
    assert not list(upper_end(Material(record=audit_of(TEACHER), catalog=CATALOG, words=Words("en"))))


# --- what a step wins, and the end -----------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((52.8, 52.8), (42.3, 42.3), "About 4 min, 10.5 points less; then 42.3 of 100."),
        ((52.8, 90.0), (42.3, 79.5), "About 4 min, 10.5 points less; then 42.3 to 79.5 of 100."),
        (
            (52.8, 100.0),
            (42.3, 100.0),
            "About 4 min. Then the score is at least 42.3 (before: 52.8), and at most 100.",
        ),
        (
            (52.8, 100.0),
            (52.8, 97.7),
            "About 4 min. Then the score is at most 97.7 (before: 100), and at least 52.8.",
        ),
        (
            (52.8, 100.0),
            (42.3, 97.0),
            "About 4 min. Then the score is at least 42.3 (before: 52.8) and at most 97 (before: 100).",
        ),
    ],
)
def test_what_a_step_wins_is_the_difference_of_the_printed_ends(
    before: tuple[float, float], after: tuple[float, float], told: str
) -> None:
    record = audit_of(TEACHER)
    step = replace(record.plan[0], low_after=after[0], high_after=after[1])
    score = replace(record.score, low=before[0], high=before[1])
    document = composed(replace(record, score=score, plan=(step,)))
    [steps] = [block for block in document.blocks if isinstance(block, Steps)]
    assert said(steps.steps[-1].facts) == told  # open questions may stand before it


def test_a_screen_ends_with_the_score_and_the_first_thing_to_do() -> None:
    record = audit_of(TEACHER)
    [_, missing, score, lines] = composed(record).closing
    assert isinstance(missing, Paragraph)
    assert (
        said(missing.text)
        == "NOT seen or answered: 1 of 3 pages, files; parts of pages: 2; 1 of 4 questions."
    )
    assert isinstance(score, Paragraph)
    assert said(score.text) == headline(
        Material(record=record, catalog=CATALOG, words=Words("en")), record.score
    )
    assert isinstance(lines, Listing)
    told = [said(entry.title) for entry in lines.entries]
    scroll = "Scroll up to read all of it: with Shift+PageUp or the mouse wheel."
    assert (told[0], told[-1]) == ("The first thing to do:", scroll)
    assert not [line for line in told if "privacy-audit report" in line]


def test_a_kept_audit_says_how_to_see_it_again_by_the_name_of_its_owner() -> None:
    record = replace(audit_of(TEACHER), profile="lan")
    lines = compose(record, CATALOG, Words("en"), kept=True).closing[-1]
    assert isinstance(lines, Listing)
    told = [said(entry.title) for entry in lines.entries]
    assert "See it again: privacy-audit report --profile lan" in told
    assert "Only what to do: privacy-audit report --plan --profile lan" in told


def test_the_report_on_a_made_up_person_names_them_and_leads_to_oneself() -> None:
    document = compose(audit_of(TEACHER), CATALOG, Words("en"), made_up="Trần Văn Ví Dụ, a teacher")
    assert "This report is about a made-up person: Trần Văn Ví Dụ, a teacher." in paragraphs(document)
    lines = document.closing[-1]
    assert isinstance(lines, Listing)
    assert [said(entry.title) for entry in lines.entries] == [
        "This report is about a made-up person, not about you: Trần Văn Ví Dụ, a teacher. Nothing was kept.",
        "To see how exposed you are yourself, type: privacy-audit",
        "Scroll up to read all of it: with Shift+PageUp or the mouse wheel.",
    ]


# --- what a newcomer asks -------------------------------------------------------------------


@pytest.mark.parametrize("status", [status for status in Status if not status.was_seen])
def test_for_a_saved_page_nobody_is_told_to_save_it_as_it_is(status: Status) -> None:
    look = Look(target="trang.html", network="zalo", sight=Sight(status=status, code=status), pages=0)
    document = composed(audit_of(replace(OFFICER, looks=(look,))))
    listing = next(
        block for block in document.blocks if isinstance(block, Listing) and block.tone == "warning"
    )
    [_, advice] = [said(detail) for detail in listing.entries[0].details]
    assert advice.startswith("What to do: ")
    assert not re.search(r"scan the saved file|to scan it|private window|as a web page", advice)


def test_a_saved_page_of_which_a_part_was_seen_comes_without_advice_to_save_it() -> None:
    look = Look(
        target="trang.html",
        network="zalo",
        sight=Sight(status=Status.PARTLY_SEEN, code="preview-only"),
        pages=1,
    )
    document = composed(audit_of(replace(OFFICER, looks=(look,))))
    listing = next(
        block for block in document.blocks if isinstance(block, Listing) and block.tone == "warning"
    )
    assert [said(detail) for detail in listing.entries[0].details] == [
        "Only the preview of the page was read; the rest appears when a browser runs its scripts.",
        "What was not seen here is not in the score.",
    ]


def test_points_that_no_setting_can_lower_are_said_to_be_left_over() -> None:
    facebook = CATALOG.networks["facebook"]
    friends = replace(facebook.questions[0], recommended="friends")
    networks = {**CATALOG.networks, "facebook": replace(facebook, questions=(friends, facebook.questions[1]))}
    catalog = replace(CATALOG, networks=networks)
    for choice, told in (
        ("all", "[Everyone]"),
        ("friends", "[Friends] (left over: nothing more to do here)"),
    ):
        answers = tuple(
            replace(one, choice=choice) if one.question == "facebook/friends-list" else one
            for one in TEACHER.answers
        )
        document = compose(audit_of(replace(TEACHER, answers=answers)), catalog, Words("en"))
        bars = next(block for block in document.blocks if isinstance(block, Bars))
        assert said(bars.bars[3].notes[0]) == f"Facebook: Who can see your list of friends? {told}"


def test_what_is_left_over_when_all_is_done_is_said_once() -> None:
    wide = (
        "After all steps 21.1 points are left over for certain: even the best choices leave something open to "
        "some people. Up to 39.5 stay possible until what is unknown has been looked at."
    )
    assert paragraphs(composed(audit_of(TEACHER))).count(wide) == 1
    known = replace(TEACHER.assessment.plan[-1], high_after=21.1)
    told = (
        "After all steps 21.1 points are left over: even the best choices leave something open to some "
        "people. There is nothing more to do about them here."
    )
    plan = (*TEACHER.assessment.plan[:-1], known)
    exact = composed(audit_of(replace(TEACHER, assessment=replace(TEACHER.assessment, plan=plan))))
    assert paragraphs(exact).count(told) == 1
    closed = replace(TEACHER.assessment.plan[-1], low_after=0.0)
    plan = (*TEACHER.assessment.plan[:-1], closed)
    done = composed(audit_of(replace(TEACHER, assessment=replace(TEACHER.assessment, plan=plan))))
    assert not [text for text in paragraphs(done) if "left over" in text]


def test_the_class_of_the_name_says_that_no_name_is_looked_for_on_pages() -> None:
    note = "On pages only workplace and position are looked for here, not your name."
    for looks, times in ((TEACHER.looks, 1), (TEACHER.looks[1:2], 0)):
        record = audit_of(replace(OFFICER, looks=looks))
        bars = next(block for block in composed(record).blocks if isinstance(block, Bars))
        assert [said(one) for one in bars.bars[2].notes].count(note) == times
