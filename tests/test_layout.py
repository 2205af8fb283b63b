"""How a page is laid out: what lies together, and which links may be followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import laid_out
from privacy_audit.model import Layout, Page


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
