"""Reports as Markdown: whole, in both languages, and read back by a parser: foreign text stays text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from privacy_audit.report.document import Document, Entry, Heading, Listing, Paragraph, labelled, plain
from privacy_audit.report.markdown import escaped, render
from privacy_audit.text import clean
from privacy_audit.words import Words
from tests.report.hostile import HOSTILE, every_text
from tests.report.rendering import render_markdown
from tests.report.subjects import CATALOG, OFFICER, SEEDS, TEACHER, audit_of

SUBJECTS = {"teacher": TEACHER, "officer": OFFICER}
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


class MarkdownFile(SingleFileSnapshotExtension):
    """A golden report as a Markdown file."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


def shown(subject: str, language: str) -> str:
    """The report on a subject."""
    return render_markdown(audit_of(SUBJECTS[subject], language), CATALOG, Words(language))


def tokens(markdown: str) -> list[Token]:
    """Everything a parser sees, the parts of a line included."""
    blocks = PARSER.parse(markdown)
    return [token for block in blocks for token in (block, *(block.children or ()))]


def skeleton(markdown: str) -> list[tuple[str, str]]:
    """What a parser makes of it, without its texts. Neighbouring pieces of text are one."""
    shape: list[tuple[str, str]] = []
    for token in tokens(markdown):
        kind = "text" if token.type in ("text", "text_special") else token.type
        if kind != "text" or shape[-1][0] != "text":
            shape.append((kind, token.tag))
    return shape


def texts(markdown: str) -> list[str]:
    """What stands in each line, as a reader sees it."""
    lines = (token.children for token in PARSER.parse(markdown) if token.type == "inline")
    return ["".join(child.content for child in line or ()) for line in lines]


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_the_whole_report(subject: str, language: str, snapshot: SnapshotAssertion) -> None:
    assert shown(subject, language) == snapshot(extension_class=MarkdownFile)


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_it_is_common_markdown_without_html(subject: str) -> None:
    kinds = {token.type for token in tokens(shown(subject, "vi"))}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence", "code_inline", "hr"}


def test_the_parts_are_headings_and_the_points_a_table() -> None:
    markdown = shown("teacher", "en")
    assert markdown.startswith("# How exposed am I? The privacy report\n\n")
    assert "| Photos and videos of your face | 27.3 | 30.0 | 30 |\n" in markdown
    assert "| **Together** | **70.0** | **85.4** | **100** |\n" in markdown
    assert sum(token.type == "table_open" for token in tokens(markdown)) == 1


def test_the_steps_are_one_list_with_their_ways_below() -> None:
    markdown = shown("teacher", "en")
    assert markdown.count("\n     1. Open Zalo, tap “Cá nhân” (Me)\n     2. Tap “Quyền riêng tư”\n") == 1
    lists = [token for token in PARSER.parse(markdown) if token.type == "ordered_list_open"]
    assert [token.level for token in lists if token.level == 0] == [0, 0], "the chain and the plan"


def test_links_are_https_and_stand_as_they_are() -> None:
    links = [token.attrs["href"] for token in tokens(shown("teacher", "en")) if token.type == "link_open"]
    assert links == ["https://zalo.me/privacy"]


def test_no_value_is_shown() -> None:
    markdown = shown("teacher", "vi")
    assert [seed for seed in SEEDS if seed in markdown] == []
    assert "09•• ••• •78" in markdown


# --- foreign text ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["Zalo 09•• ••• •78, gọi (giờ hành chính)!", "1.5 points; 10-20 %", "a-b + c = d", "Cài đặt & riêng tư"],
)
def test_ordinary_text_is_not_cluttered(text: str) -> None:
    assert escaped(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("#x", "\\#x"),
        ("12. x", "12\\. x"),
        ("- x", "\\- x"),
        ("a|b", "a\\|b"),
        ("snake_case", "snake\\_case"),
        ("&amp;", "\\&amp;"),
        ("http://x.example", "http\\://x.example"),
        ("www.x.example", "www\\.x.example"),
    ],
)
def test_signs_with_a_meaning_are_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_cannot_change_the_shape_of_the_report(text: str) -> None:
    assert skeleton(render(every_text(text))) == skeleton(render(every_text("x")))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_page_says_is_shown_as_it_says_it(text: str) -> None:
    assert texts(render(every_text(text)))[:2] == [clean(text, 600), clean(text, 600)]


@given(st.text(alphabet="\\`*_[]()<>#|~!-+=.:&;01ax @$%{}^'\"/\n“”", min_size=1, max_size=30))
def test_no_mixture_of_signs_is_markup(text: str) -> None:
    document = Document(
        language="en",
        title="x",
        blocks=(
            Heading(text=plain(text)),
            Paragraph(text=plain(text)),
            Paragraph(text=plain(text), tone="strong"),
            Listing(entries=(Entry(title=plain(text), tag=plain(text), details=(plain(text),)),)),
        ),
    )
    said = clean(text)
    expected = [said, said, said, f"{said} ({said})", said] if said else texts(render(document))
    assert texts(render(document)) == expected


@pytest.mark.parametrize(
    "link",
    [
        "http://x.example/",
        "javascript:alert(1)",
        "https://user:word@x.example/",
        "https://x.example/> <b",
        "https://x.example/a b",
        "https:///x",
        "data:text/html,x",
    ],
)
def test_what_is_no_plain_https_address_does_not_become_a_link(link: str) -> None:
    markdown = render(every_text("x", link))
    assert not [token for token in tokens(markdown) if token.type == "link_open"]
    assert clean(link) in texts(markdown)


def test_labels_stand_in_quotation_marks() -> None:
    document = Document(
        language="en", title="x", blocks=(Paragraph(text=labelled("Tap [Edit], then [A*].")),)
    )
    assert render(document) == "Tap “Edit”, then “A\\*”.\n"


def test_lists_that_follow_each_other_stay_apart() -> None:
    one = Listing(entries=(Entry(title=plain("x"), details=(plain("y"),)),), more=plain("z"))
    markdown = render(Document(language="en", title="x", blocks=(one, one, one)))
    assert markdown == "- **x**\n  - y\n- z\n\n* **x**\n  - y\n* z\n\n- **x**\n  - y\n- z\n"
