"""How a page is laid out: what lies together, and which links may be followed."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import extract, laid_out
from privacy_audit.model import Layout, Page, Part


def lay(body: str, content_type: str = "text/html", **headers: str) -> Layout:
    return laid_out(
        Page(
            name="x",
            body=body.encode(),
            content_type=content_type,
            charset="utf-8",
            url="https://xa.example/a/b",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )
    )


def links(body: str, **headers: str) -> list[tuple[str, str]]:
    return [(lead.url, lead.text) for lead in lay(body, **headers).leads]


def test_things_say_how_deep_the_element_lies_that_they_share_with_the_one_before() -> None:
    layout = lay(
        "<html><body><table><tr><td>1</td><td>A<br>B</td></tr><tr><td>2</td></tr></table><footer>C</footer>"
    )
    assert [(thing.text, thing.nest) for thing in layout.things] == [
        ("1", 0), ("A", 4), ("B", 5), ("2", 3), ("C", 2),
    ]  # fmt: skip


def test_pictures_stand_among_the_lines_with_their_text_and_hidden_lines_are_left_out() -> None:
    layout = lay(
        "<p>A</p><p hidden>B</p><div><img src='c.jpg' alt='C'> D</div><p><img data-src='/e.jpg'></p>"
    )
    assert [(thing.text, thing.picture) for thing in layout.things] == [
        ("A", None),
        ("C", "https://xa.example/a/c.jpg"),
        ("D", None),
        ("", "https://xa.example/e.jpg"),
    ]


def test_what_stands_in_a_frame_or_below_another_element_is_laid_out_as_it_is_read() -> None:
    page = (
        "<p>A</p><iframe srcdoc=\"<base href='/c/'><h1>Lan</h1><p>0912 345 678</p><img src=d.jpg><a href=e>E</a>"
        "<iframe srcdoc='<p>B</p>'></iframe>\"></iframe><iframe hidden srcdoc='<p>no</p>'></iframe>"
        "<iframe src='data:text/html,<p>C</p>'></iframe><div><template shadowrootmode=open>D</template></div>"
    )
    layout = lay(page)
    assert [(thing.text, thing.locator, thing.nest) for thing in layout.things] == [
        ("A", "body > p", 0),
        ("D", "body > div > template", 2),
        ("Lan", "body > iframe srcdoc › body > h1", 0),
        ("0912 345 678", "body > iframe srcdoc › body > p", 2),
        ("", "body > iframe srcdoc › body > img (img 1)", 2),
        ("E", "body > iframe srcdoc › body", 2),
        ("B", "body > iframe srcdoc › body > iframe srcdoc › body > p", 0),
        ("C", "body > iframe:nth-of-type(3) src › body > p", 0),
    ]
    assert layout.things[4].picture == "https://xa.example/c/d.jpg"
    assert links(page) == [("https://xa.example/c/e", "E")]
    read = extract(Page(name="x", body=page.encode(), content_type="text/html"))
    shown = {one.locator for one in read.segments if one.part is Part.TEXT and not one.hidden}
    assert shown <= {thing.locator for thing in layout.things}


@pytest.mark.parametrize(
    "link",
    [
        "<a href=e>E</a><meta name=robots content=nofollow>",
        "<a href=e rel=nofollow>E</a>",
        "<a href='#'>E</a>",
    ],
)
def test_links_in_a_frame_are_left_alone_where_it_says_so(link: str) -> None:
    assert links(f'<p>A<iframe srcdoc="{link}"></iframe>') == []


def test_frames_that_hold_themselves_are_laid_out_to_a_bound() -> None:
    page = "<p>A</p>"
    for _ in range(6):
        page = f'<p>A</p><iframe srcdoc="{escape(page)}"></iframe>'
    assert [thing.text for thing in lay(page).things] == ["A", "A", "A"]


def test_what_is_no_page_has_no_layout() -> None:
    assert lay('{"a": 1}', "application/json") == Layout()
    assert lay("Nguyễn Văn An", "text/plain") == Layout()
    assert lay("") == Layout()


@pytest.mark.parametrize(
    "link",
    [
        "<a>no address</a>",
        '<a href="">empty</a>',
        '<a href="#top">top</a>',
        '<a href="mailto:a@example.com">mail</a>',
        '<a href="javascript:void(0)">script</a>',
        '<a href="tel:0912345678">phone</a>',
        '<a href="/x" rel="noopener nofollow">no</a>',
        '<a href="http://[">broken</a>',
        f'<a href="/{"a" * 3000}">long</a>',
        '<!-- <a href="/x">comment</a> -->',
    ],
)
def test_what_is_no_link_to_a_page_is_left_out(link: str) -> None:
    assert links(link) == []


def test_links_are_absolute_each_once_with_their_words() -> None:
    assert links(
        '<link rel="canonical" href="https://xa.example/home"><a href="c?d=1#e">Cán  <b>bộ</b></a>'
        '<a href="/a/c?d=1">again</a><map><area href="//xb.example/"></map><iframe src="/f"></iframe>'
    ) == [
        ("https://xa.example/home", ""),
        ("https://xa.example/f", ""),
        ("https://xa.example/a/c?d=1", "Cán bộ"),
        ("https://xb.example/", ""),
    ]
    assert links('<base href="https://xa.example/z/"><a href="y">Y</a>') == [("https://xa.example/z/y", "Y")]
    based = '<base target="_blank"><base href="https://xa.example/z/"><a href="y">Y</a>'
    assert links(based) == [("https://xa.example/z/y", "Y")]


@pytest.mark.parametrize("content", ["nofollow", "NOINDEX, NoFollow", "none", "all,nofollow"])
def test_a_page_may_ask_that_its_links_be_left_alone(content: str) -> None:
    body = '<a href="/x">X</a>'
    assert links(f'<meta name="robots" content="{content}">{body}') == []
    assert links(f'<meta name="privacy-audit" content="{content}">{body}') == []
    assert links(body, x_robots_tag=content) == []
    assert len(links(f'<meta name="googlebot" content="{content}">{body}')) == 1
    assert len(links(f'<meta name="robots" content="noindex">{body}')) == 1


@given(st.text(alphabet="<>/pdivabr='\" hefx", max_size=200))
def test_no_markup_breaks_it(body: str) -> None:
    assert all(thing.nest >= 0 for thing in lay(body).things)


def test_markup_that_is_nested_without_end_comes_to_an_end() -> None:
    layout = lay("<div>" * 50_000 + "x" + "<p>y</p>" * 1_000)
    assert layout.things
