"""Reports as one HTML file: whole, loading nothing, in order for a screen reader, and safe from what a page says."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from time import perf_counter

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from privacy_audit.model import Kind, Secret
from privacy_audit.record.recording import Run
from privacy_audit.report.document import Document, Entry, Heading, Listing, Paragraph, Steps, labelled, plain
from privacy_audit.report.html import TEMPLATES, render
from privacy_audit.report.page import arrange
from privacy_audit.text import clean
from privacy_audit.words import Words
from tests.report.hostile import HOSTILE, every_text
from tests.report.rendering import render_html
from tests.report.subjects import CATALOG, OFFICER, PROFILE, SEEDS, TEACHER, at, audit_of, exposure

SUBJECTS = {"teacher": TEACHER, "officer": OFFICER}
STYLE = (TEMPLATES / "report.css").read_text(encoding="utf-8")
# The drawing of a QR code, in golden reports only noise: a test of its own compares it.
CODE = re.compile(r'(?<=d=")M[^"]{200,}(?=")')


class Body(SingleFileSnapshotExtension):
    """A golden report without its head: what a person sees, as markup."""

    _write_mode = WriteMode.TEXT
    file_extension = "html"


def shown(run: Run, language: str = "en") -> str:
    """The report on a run."""
    return render_html(audit_of(run, language), CATALOG, Words(language))


def tree(html: str) -> HtmlElement:
    """The report as a browser reads it."""
    return parser.document_fromstring(html)


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Every element with the names of its attributes, without texts and values."""
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in tree(html).iter()]


def visible(element: HtmlElement) -> str:
    """The text of an element on one line."""
    return " ".join(str(element.text_content()).split())


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_the_whole_report(subject: str, language: str, snapshot: SnapshotAssertion) -> None:
    body = shown(SUBJECTS[subject], language).partition("</head>\n")[2]
    assert CODE.sub("…", body) == snapshot(extension_class=Body)


# --- it loads nothing ------------------------------------------------------------------------


def test_there_is_nothing_to_load_and_nothing_to_run() -> None:
    page = tree(shown(TEACHER))
    assert {element.tag for element in page.iter()} & {
        "script", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "image", "use",
    } == set()  # fmt: skip
    names = {name for element in page.iter() for name in element.attrib}
    assert not [
        name for name in names if name.startswith("on") or name in ("style", "src", "srcset", "action")
    ]
    assert [link.attrib["href"] for link in page.iter("link")] == ["data:,"]
    assert re.findall(r"url\([^)]*\)|@import|@font-face", STYLE) == ["url(#hatch)"]


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    page = tree(shown(TEACHER))
    [style] = page.iter("style")
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_links_are_https_and_tell_nobody_where_one_comes_from() -> None:
    links = [link for link in tree(shown(TEACHER)).iter("a") if not link.attrib["href"].startswith("#")]
    assert [(link.attrib["href"], link.attrib["rel"], link.text) for link in links] == [
        ("https://zalo.me/privacy", "noreferrer noopener", "https://zalo.me/privacy")
    ]


# --- it can be read by everybody -------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("run", SUBJECTS.values(), ids=SUBJECTS)
def test_headings_are_in_order_below_one_title(run: Run, language: str) -> None:
    page = tree(shown(run, language))
    levels = [int(str(element.tag)[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.attrib["lang"] == language


def test_landmarks_stand_once_and_every_anchor_leads_somewhere() -> None:
    page = tree(shown(TEACHER))
    assert [element.tag for element in page.iter("header", "nav", "main")] == ["header", "nav", "main"]
    names = page.xpath("//@id")
    assert len(names) == len(set(names))
    led = [*page.xpath("//@aria-labelledby"), *(href[1:] for href in page.xpath("//@href") if href[0] == "#")]
    assert set(led) <= set(names)
    assert str(page.xpath("//body/a/@href")) == "['#report']", "the keyboard can go past the navigation"


def test_at_a_glance_it_says_how_bad_it_is_what_was_missed_why_and_what_to_do_first() -> None:
    [glance] = tree(shown(TEACHER)).xpath("//nav/ul[@class='leads']")
    assert [visible(item) for item in glance] == [
        "What could NOT be seen, or was not asked "
        "https://zalo.me/09••••••78: Strangers are asked to log in there, so nothing of the profile was seen. "
        "truong: Some of its pages were seen, others were not. "
        "truong/anh.html: It is larger than 20 MB; what comes after that was not read. "
        "Questions without an answer: 1 of 4 (Facebook).",
        "The score 77.7 of 100: Very high (the middle of 70 to 85.4) 0100",
        "The most important Everything a blackmailer needs: "
        "Photos and videos of your face + Name, workplace and position + Ways to reach you",
        "Where the points come from Photos and videos of your face: 27.3 to 30 of 30 points "
        "Ways to reach you: 18 of 20 points",
        "What to do first Remove from the page: Workplace on https://www.facebook.com/thao.vu.example "
        "Delete it from your intro: workplace. Tap Edit, then Save. "
        "About 4 min. Then the score is at least 58.6 (before: 70) and at most 77 (before: 85.4).",
    ]


def test_at_a_glance_every_page_that_was_not_seen_comes_with_its_reason_and_a_sentence_stays_as_it_is() -> (
    None
):
    entries = (
        Entry(title=plain("anh.jpg"), details=(plain("QR codes were not read."), plain("Install it."))),
        Entry(title=plain("https://example.com/[a]"), details=(labelled("The page asks for [Login]."),)),
        Entry(title=plain("Questions without an answer: 3 of 4."), details=(plain("Not sure: 1."),)),
        Entry(title=plain("This looked at pages alone. To answer: privacy-audit check")),
    )
    blocks = (Heading(text=plain("Part")), Listing(entries=entries, tone="warning"))
    [part] = arrange(Document(language="en", title="t", blocks=blocks)).parts
    assert ["".join(span.text for span in lead) for lead in part.lead] == [
        "anh.jpg: QR codes were not read.",
        "https://example.com/[a]: The page asks for Login.",
        "Questions without an answer: 3 of 4.",
        "This looked at pages alone. To answer: privacy-audit check",
    ]
    assert [span.text for span in part.lead[1] if span.label] == ["Login"]


def test_the_chart_is_a_table_whose_bars_share_one_scale() -> None:
    [table] = tree(shown(TEACHER)).iter("table")
    rows = [[visible(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["", "at least", "at most", "out of"]
    assert rows[1] == ["Photos and videos of your face", "27.3", "30.0", "30"]
    assert rows[-1] == ["Together", "70.0", "85.4", "100"]
    bars = [[bar.attrib["width"] for bar in drawing.iter("rect")] for drawing in table.iter("svg")]
    assert bars == [
        ["100.00%", "91.00%", "9.00%"],
        ["66.67%", "60.00%", "0.00%"],
        ["50.00%", "28.00%", "0.00%"],
        ["43.33%", "24.33%", "19.00%"],
        ["40.00%", "20.00%", "0.00%"],
        ["33.33%", "0.00%", "33.33%"],
    ]


def test_before_and_now_stand_one_below_the_other_for_each_class_on_one_scale() -> None:
    html = render_html(audit_of(TEACHER), CATALOG, Words("en"), previous=audit_of(OFFICER))
    rows = tree(html).xpath("//ul[@class='compared']/li")
    assert [visible(row) for row in rows] == [
        "Photos and videos of your face: before 0 to 30, now 27.3 to 30 of 30 points",
        "Ways to reach you: before 0 to 20, now 18 of 20 points",
        "Name, workplace and position: before 0 to 15, now 8.4 of 15 points",
        "Family, friends and colleagues: before 0 to 13, now 7.3 to 13 of 13 points",
        "Where you live and where you are: before 0 to 12, now 6 of 12 points",
        "Papers, birth date and accounts: before 0 to 10, now 0 to 10 of 10 points",
    ]
    drawn = [[(bar.attrib["class"], bar.attrib["width"]) for bar in row.iter("rect")] for row in rows]
    assert drawn[1] == [
        ("most", "66.67%"),
        ("earlier", "0.00%"),
        ("maybe", "66.67%"),
        ("sure", "60.00%"),
        ("maybe", "0.00%"),
    ]


def test_drawings_are_silent_because_the_words_beside_them_say_it() -> None:
    drawings = tree(shown(TEACHER)).xpath("//svg")
    assert {drawing.attrib.get("aria-hidden") for drawing in drawings} == {"true"}


def test_a_step_with_a_link_has_its_qr_code() -> None:
    [figure] = tree(shown(TEACHER)).iter("figure")
    written = BytesIO()
    segno.make("https://zalo.me/privacy", error="m", micro=False).save(written, kind="svg", border=4)
    [drawn] = re.findall(rb'class="qrline" d="([^"]+)"', written.getvalue().replace(b' stroke="#000"', b""))
    assert [path.attrib["d"] for path in figure.iter("path")][-1] == drawn.decode()


def colours(style: str) -> dict[str, str]:
    """The colours by name that a rule declares."""
    return dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", style))


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("line", [0, 1, 2, 3], ids=["light", "dark", "dark-chosen", "projector"])
def test_every_colour_of_text_has_contrast(line: int) -> None:
    """4.5 to 1 as WCAG 2.2 (1.4.3, level AA) asks, on the page and on the ground of labels."""
    names = colours(STYLE.splitlines()[line])
    texts = {"ink", "quiet", "link", "warn", "low", "medium", "high", "critical"}
    assert texts <= set(names)
    for ground in ("paper", "soft"):
        for text in texts:
            light, dark = sorted((luminance(names[ground]), luminance(names[text])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{text} on {ground}"


def test_the_dark_of_the_device_is_the_dark_that_is_chosen_and_a_projector_has_the_most_contrast() -> None:
    light, dark, chosen, hall = (colours(line) for line in STYLE.splitlines()[:4])
    assert dark == chosen and light.keys() == dark.keys() == hall.keys()
    assert (hall["paper"], hall["ink"]) == ("#fff", "#000")
    for text in ("ink", "quiet", "link", "warn", "low", "medium", "high", "critical"):
        assert 1.05 / (luminance(hall[text]) + 0.05) >= 7, text


def test_a_chosen_theme_is_named_at_the_top_and_without_one_the_device_decides() -> None:
    document = Document(language="vi", title="x", blocks=())
    assert '<html lang="vi" data-theme="projector">' in render(document, "projector")
    assert '<html lang="vi">' in render(document)


# --- foreign text ----------------------------------------------------------------------------


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_cannot_become_markup(text: str) -> None:
    # As long as the other: only what is short is repeated at a glance.
    harmless = skeleton(render(every_text("x" * len(clean(text, 600)))))
    assert skeleton(render(every_text(text))) == harmless


@given(st.text(alphabet="<>\"'&;/=!-{%#} abscript:\x00\u202e", min_size=1, max_size=40).filter(clean))
def test_no_mixture_of_signs_is_markup(text: str) -> None:
    document = Document(language="en", title=text, blocks=(Paragraph(text=plain(text)),))
    page = tree(render(document))
    assert skeleton(render(document)) == skeleton(
        render(replace(document, title="x", blocks=(Paragraph(text=plain("x")),)))
    )
    assert visible(page.xpath("//header/p")[0]) == clean(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_is_shown_as_it_says_it(text: str) -> None:
    page = tree(render(every_text(text)))
    assert [visible(page.xpath(f"//{tag}")[0]) for tag in ("h1", "h2", "th")] == [clean(text, 600)] * 3


def test_the_last_gate_holds_for_texts_that_nobody_cleaned() -> None:
    [harmful] = labelled("x")
    uncleaned = (replace(harmful, text="a\u202eb\x1b[2J\u200bc\x00"),)
    assert '<p class="normal">ab[2Jc</p>' in render(
        Document(language="en", title="x", blocks=(Paragraph(text=uncleaned),))
    )


@pytest.mark.parametrize(
    "link",
    [
        "http://x.example/",
        "javascript:alert(1)",
        " https://x.example/",
        "https://user:word@x.example/",
        'https://x.example/"onclick="x',
        "https://x.example/a b",
        "https:///x",
        "data:text/html,x",
    ],
)
def test_what_is_no_plain_https_address_does_not_become_a_link(link: str) -> None:
    page = tree(render(every_text("x", link)))
    assert {href[0] for href in page.xpath("//a/@href")} == {"#"}
    assert list(page.iter("figure")) == []
    assert visible(page.xpath("//p[@class='link']")[0]) == clean(link)


def test_no_value_is_shown() -> None:
    html = shown(TEACHER, "vi")
    assert [seed for seed in SEEDS if seed in html] == []
    assert "09•• ••• •78" in html


# --- documents of every kind -----------------------------------------------------------------


def test_what_has_no_parts_needs_no_navigation_and_keeps_its_order() -> None:
    steps = next(block for block in every_text("x", "https://x.example/").blocks if isinstance(block, Steps))
    card = Document(language="vi", title="Thẻ", blocks=(Paragraph(text=plain("Mở đầu")), steps), sheet=True)
    page = tree(render(card))
    assert [visible(title) for title in page.iter("h1")] == ["Thẻ"]
    assert list(page.iter("nav")) == []
    assert [element.tag for element in page.iter("h2", "h3")] == ["h2", "h2", "h3", "h3"]
    assert page.body.attrib["class"] == "sheet"
    assert [visible(choice) for choice in page.xpath("//ul[@class='choices']")[0]] == ["x", "x x"]


def test_what_stands_before_the_first_part_is_not_lost() -> None:
    page = arrange(every_text("x"))
    assert [len(part.blocks) for part in page.parts] == [2, 6]
    bare = arrange(Document(language="en", title="Title", blocks=()))
    assert (bare.title, bare.intro, bare.parts) == (plain("Title"), (), ())


def test_a_large_report_stays_small_and_is_written_fast() -> None:
    shown(TEACHER)  # The first report reads the template and the libraries.
    kinds = list(Kind)
    found = tuple(
        replace(
            exposure(kinds[number % len(kinds)], f"value {number}", "•" * 60, at(0, PROFILE, "lời " * 40)),
            value=Secret(f"value {number}"),
        )
        for number in range(5_000)
    )
    record = audit_of(replace(TEACHER, exposures=found), "vi")
    start = perf_counter()
    html = render_html(record, CATALOG, Words("vi"))
    assert perf_counter() - start < 1, "an alarm, not a measurement: that is in the benchmarks"
    assert len(html.encode()) < 400_000


def test_a_chain_stands_below_itself_so_that_no_stroke_ends_in_the_air() -> None:
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    [rule] = re.findall(r"^\.chain ol\{([^}]*)\}", style, re.MULTILINE)
    assert "flex-direction:column" in rule
    assert "wrap" not in rule


# --- commands ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Call 09•• ••• •78 -- it is a well-known two-step trick", []),
        ("--keep", []),
        ("my-privacy-audit.html, https://example.com/privacy-audit-2026", []),
        ("privacy-audit 0.1.0, ruler 1", ["privacy-audit"]),
        ("Type: privacy-audit scan --keep --fresh.", ["privacy-audit", "--keep", "--fresh"]),
        (
            "privacy-audit networks show zalo/relatives-who-post; privacy-audit scan https://example.com/a-b",
            ["privacy-audit", "zalo/relatives-who-post", "privacy-audit"],
        ),
        (f"privacy-audit scan --{'x' * 40}", ["privacy-audit"]),
    ],
)
def test_the_words_of_commands_are_broken_at_blanks_alone(text: str, words: list[str]) -> None:
    document = Document(language="en", title="x", blocks=(Paragraph(text=plain(text)),))
    page = tree(render(document))
    assert [visible(one) for one in page.iter("code")] == words
    assert text in visible(page)


def test_a_word_of_a_command_stays_on_its_line_and_looks_like_the_words_around_it() -> None:
    assert "code{font:inherit;white-space:nowrap}" in STYLE
