"""What is written in a drawing, a formula and a frame: what nobody reads there comes first."""

from __future__ import annotations

import pytest

from privacy_audit.extract import extract
from privacy_audit.extract.bounds import FRAMED, FRAMES
from privacy_audit.model import Content, Page, Part


def read(markup: str) -> Content:
    page = Page(name="page", body=markup.encode(), content_type="text/html", charset="utf-8")
    return extract(page)


def told(markup: str) -> list[tuple[str, str, bool]]:
    found = (one for one in read(markup).segments if one.part in (Part.TEXT, Part.META))
    return [(one.text, one.locator, one.hidden) for one in found]


@pytest.mark.parametrize(
    "markup",
    [
        "<svg><title>Phone</title><path d='M1 2'/></svg>",
        "<svg><desc>Created with Sketch.</desc></svg>",
        "<svg><symbol id=a><title>icon-search</title></symbol><use href='#a'/></svg>",
        "<svg>\n <style>.a{top:0912345678px}</style><script>var a = '0912 345 678'</script>\n</svg>",
        "<svg><metadata>0912 345 678</metadata><g>0912 345 678</g></svg>",
    ],
)
def test_an_icon_says_nothing(markup: str) -> None:
    assert told(markup) == []


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>Gọi <svg><title>Phone</title><path/></svg> 0912 345 678</p>", [("Gọi 0912 345 678", "body > p", False)]),
        ("<svg><g><title>Zalo</title></g></svg><title>Trang của Lan</title>", [("Trang của Lan", "title", False)]),
        ("<p>a<text>b</text><desc>c</desc></p>", [("abc", "body > p", False)]),
        ("<svg><text>Gọi <tspan>0912</tspan> 345 678</text></svg>", [("Gọi 0912 345 678", "body > svg > text", False)]),
        ("<svg><text>Gọi<tspan x=0 dy=9>0912 345 678</tspan></text></svg>", [("Gọi 0912 345 678", "body > svg > text", False)]),
        (
            "<svg><g><text>một</text></g><text>hai</text></svg>",
            [("một", "body > svg > text", False), ("hai", "body > svg > text:nth-of-type(2)", False)],
        ),
        (
            "<svg><foreignObject><div>lan@example.vn</div></foreignObject><path/></svg><p>sau</p>",
            [("lan@example.vn", "body > svg > foreignobject > div", False), ("sau", "body > p", False)],
        ),
        ("<svg><desc>Zalo 0987 654 321</desc></svg>", [("Zalo 0987 654 321", "body > svg > desc", True)]),
        (
            "<svg><text>Tôi<title>0987 654 321</title></text></svg>",
            [("Tôi", "body > svg > text", False), ("0987 654 321", "body > svg > text > title", True)],
        ),
        ("<svg style='display:none'><text>ẩn</text></svg>", [("ẩn", "body > svg > text", True)]),
        ("<svg><path><p>Quên đóng</p><div>0912 345 678</div>", [("Quên đóng", "body > p", False), ("0912 345 678", "body > div", False)]),
        ("<math><mi>x</mi><mo>=</mo><mtext>0912 345 678</mtext></math>", [("x=0912 345 678", "body", False)]),
        ("<math><mi>x</mi><annotation>\\frac{1}</annotation></math>", [("x", "body", False), ("\\frac{1}", "body", True)]),
        ("<svg><title>Ngày sinh</title></svg> 24/12/1996", [("Ngày sinh: 24/12/1996", "body", False)]),
        ("<p>a<object data=x.png>b</object><canvas>c</canvas><audio>d</audio></p>", [("a", "body > p", False), ("b", "body > p", True), ("c", "body > p", True), ("d", "body > p", True)]),
        ("<p>a<object>b</object></p>", [("ab", "body > p", False)]),
        ("<div><template>ẩn</template></div>", [("ẩn", "body > div > template", True)]),
        ("<div style='backface-visibility:hidden'>hiện</div>", [("hiện", "body > div", False)]),
        ("<p style='content-visibility:hidden'>ẩn</p>", [("ẩn", "body > p", True)]),
        ("<p hidden>ẩn<main>hiện</main>", [("hiện", "body > p > main", False), ("ẩn", "body > p", True)]),
        ("<div><template shadowrootmode=open><p>hiện</p></template></div>", [("hiện", "body > div > template > p", False)]),
    ],
)  # fmt: skip
def test_what_is_written_is_told_with_its_place(markup: str, texts: list[tuple[str, str, bool]]) -> None:
    assert told(markup) == texts


@pytest.mark.parametrize(
    "markup",
    [
        "<svg>\n > <path/>\n</svg>",
        "<svg><style><![CDATA[ .a:after{content:'</svg><b>0912 345 678'} ]]></style><path/></svg>",
        "<svg><script>if (a<c) a = '0912 345 678'</script></svg>",
        "<math><mtext><script>var a = '</math>0912 345 678'</script></mtext></math>",
    ],
)
def test_the_code_of_a_drawing_is_not_what_stands_behind_it(markup: str) -> None:
    assert told(markup) == []


@pytest.mark.parametrize(
    ("markup", "place"),
    [
        ("<svg><style></svg><p>0912 345 678</p>", "body > svg › body > p"),
        ("<div><svg><style>.a{}</svg><p>0912 345 678</p></style></div>", "body > div > svg › body > p"),
        ("<math><style><p>0912 345 678</p>", "body > math › body > p"),
        ("<svg><script><i>0912 345 678</i>", "body > svg › body"),
        ("<svg><textarea><center>0912 345 678</center>", "body > svg › body > center"),
        ("<math><title>x<b>0912 345 678</b>", "body > math › body"),
        ("<svg><xmp><font size=2>0912 345 678", "body > svg › body"),
        ("<svg><iframe></p>0912 345 678", "body > svg › body"),
        ("<svg><noembed><b>0912 345 678", "body > svg › body"),
        ("<svg><plaintext><b>0912 345 678", "body > svg › body"),
        ("<svg><text><style></svg>0912 345 678", "body > svg > text › body"),
        ("<svg><style></svg></style>0912 345 678", "body"),
        ("<svg></p>0912 345 678", "body"),
        ("<svg></br>0912 345 678</svg>", "body"),
        ("<div><svg><path></p>0912 345 678</div>", "body > div"),
        ("<svg><font color=red>0912 345 678</font></svg>", "body"),
        ("<svg><head>0912 345 678", "body"),
        ("<svg><body>0912 345 678", "body"),
        ("<svg><text><![CDATA[0912 345 678]]></text></svg>", "body > svg > text"),
        ("<p>09<![CDATA[12 345 678]]></p>", "body > p"),
    ],
)
def test_what_stands_behind_a_drawing_that_nobody_ended_is_told(markup: str, place: str) -> None:
    assert ("0912 345 678", place, False) in told(markup)


def test_too_much_behind_drawings_is_said() -> None:
    assert read("<svg><style></svg><p>a</p></style>" * (FRAMES + 1)).cut
    assert read(f"<svg><style>{'a ' * FRAMED}</style></svg>").cut
    assert not read("<svg><style>.a{color:red}</style></svg>" * (FRAMES + 1)).cut


def test_the_caption_of_an_icon_is_no_part_of_a_marked_property() -> None:
    markup = "<p itemscope><b itemprop=telephone><svg><title>Số 1 của tôi</title></svg>0912 345 678</b>"
    marked = [one.text for one in read(markup).segments if one.part is Part.MICRODATA]
    assert marked == ["0912 345 678"]


def test_a_link_of_a_drawing_is_a_link() -> None:
    found = [
        (one.text, one.label)
        for one in read("<svg><a xlink:href='tel:0912345678'><path/></a></svg>").segments
    ]
    assert found == [("tel:0912345678", "telephone")]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<iframe srcdoc=''></iframe>", []),
        ("<iframe srcdoc='<script>0912345678</script>'></iframe>", []),
        ("<iframe srcdoc='một &amp;lt; hai'></iframe>", [("một < hai", "body > iframe srcdoc › body", False)]),
        (
            "<p>a</p><iframe srcdoc='<p>0912 345 678</p>'></iframe><p>b</p>",
            [("a", "body > p", False), ("b", "body > p:nth-of-type(2)", False), ("0912 345 678", "body > iframe srcdoc › body > p", False)],
        ),
        ("<iframe width=1 height=1 srcdoc='a b'></iframe>", [("a b", "body > iframe srcdoc › body", True)]),
        ("<div hidden><iframe srcdoc='a b'></iframe></div>", [("a b", "body > div > iframe srcdoc › body", True)]),
    ],
)  # fmt: skip
def test_a_document_inside_a_frame_is_read(markup: str, texts: list[tuple[str, str, bool]]) -> None:
    assert told(markup) == texts


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml,<svg><path/></svg>",
        "data:image/svg+xml;base64,!",
        "data:image/png,<svg><text>0912 345 678</text></svg>",
    ],
)
def test_a_picture_in_an_address_without_words_says_nothing(address: str) -> None:
    assert told(f"<img src='{address}'>") == []


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;utf8,<svg><text>0912 345 678</text></svg>",
        "data:image/svg+xml,%3Csvg%3E%3Ctext%3E0912%20345%20678%3C/text%3E%3C/svg%3E",
        "data:image/svg+xml;base64,PHN2Zz48dGV4dD4wOTEyIDM0NSA2Nzg8L3RleHQ+PC9zdmc+",
    ],
)
def test_what_is_written_in_a_drawing_that_is_an_address_is_told(address: str) -> None:
    place = "body > img src › body > svg > text"
    assert told(f"<img src='{address}'>") == [("0912 345 678", place, False)]
    assert told(f"<img width=9 src='{address}'>") == [("0912 345 678", place, True)]


def test_frames_inside_each_other_are_read_to_a_bound_that_is_said() -> None:
    two = read('<iframe srcdoc="1<iframe srcdoc=2></iframe>"></iframe>')
    assert ([one.text for one in two.segments], two.cut) == (["1", "2"], False)
    three = read("<iframe srcdoc=\"1<iframe srcdoc='2<iframe srcdoc=3></iframe>'></iframe>\"></iframe>")
    assert ([one.text for one in three.segments], three.cut) == (["1", "2"], True)


def test_too_much_in_frames_is_said() -> None:
    assert read("<iframe srcdoc=a></iframe>" * (FRAMES + 1)).cut
    assert read(f"<iframe srcdoc='{'a ' * FRAMED}'></iframe>").cut
    assert not read("<iframe srcdoc=a></iframe>" * FRAMES).cut


@pytest.mark.parametrize(
    ("markup", "frames"),
    [
        ("<iframe></iframe>", 0),
        ("<iframe src='about:blank'></iframe><iframe src='javascript:0'></iframe>", 0),
        ("<iframe src='/a' width=1 height=1></iframe>", 0),
        ("<iframe src='/a' height='20px'></iframe>", 0),
        ("<iframe src='/a' style='width:0;height:0;border:0'></iframe>", 0),
        ("<iframe src='/a' style='display: none'></iframe><iframe src='/b' hidden></iframe>", 0),
        ("<div style='display:none'><iframe src='/a'></iframe></div>", 0),
        ("<iframe src='/a' style='display:block;DISPLAY : none !important;display:block'></iframe>", 0),
        ("<iframe src='/a' style='visibility:/**/hidden'></iframe>", 0),
        ("<iframe src='/a' style='width:1px;min-width:0%'></iframe>", 0),
        ("<iframe src='/a' width=600 style='width:1px;min-width:20px'></iframe>", 0),
        ("<p hidden>x<span><iframe src='/a'></iframe></span></p>", 0),
        ("<h1 hidden>x<div><h2></h2><iframe src='/a'></iframe></div></h1>", 0),
        ("<noscript><iframe src='https://example.com/a'></iframe></noscript>", 0),
        ("<iframe src='https://www.youtube.com/embed/x'></iframe>", 0),
        ("<iframe src='//player.vimeo.com/video/1'></iframe>", 0),
        ("<iframe src='https://www.google.com/maps/embed?pb=1'></iframe>", 0),
        ("<iframe src='https://www.google.com/recaptcha/api2/anchor'></iframe>", 0),
        ("<iframe src='https://1234.safeframe.googlesyndication.com/x'></iframe>", 0),
        ("<iframe src='https://www.facebook.com/plugins/like.php?href=x'></iframe>", 0),
        ("<object data='a.png' type='image/png'></object><embed src='a.mp4'><object data='a.swf'></object>", 0),
        ("<iframe srcdoc='a' src='/a'></iframe>", 0),
        ("<iframe src='data:text/html,0912345678'></iframe>", 0),
        ("<iframe src='about:blank' data-src='https://www.youtube.com/embed/x'></iframe>", 0),
        ("<iframe hidden srcdoc='<iframe src=/a></iframe>'></iframe>", 0),
        ("<iframe width=1 height=1 srcdoc='<iframe srcdoc=\"<iframe src=/a></iframe>\"></iframe>'></iframe>", 0),
        ("<iframe src='https://example.com/a'></iframe>", 1),
        ("<iframe src='https://notyoutube.com/a'></iframe>", 1),
        ("<iframe src='https://example.com/?x=//www.youtube.com/'></iframe>", 1),
        ("<iframe src='https://docs.google.com/document/x'></iframe>", 1),
        ("<iframe src='https://www.facebook.com/plugins/page.php?href=x'></iframe>", 1),
        ("<iframe src='lien-he.html' width='100%' style='border:0'></iframe>", 1),
        ("<iframe data-src='/a' width=600 height=400></iframe>", 1),
        ("<embed src='lien-he.svg'><object type='image/svg+xml' data='/lien-he'></object>", 2),
        ("<div style='backface-visibility:hidden'><iframe src='/a'></iframe></div>", 1),
        ("<div style='x-display:none;--a:display:none;visibility:hiddenx'><iframe src='/a'></iframe></div>", 1),
        ("<div style='/* display:none */color:red'><iframe src='/a'></iframe></div>", 1),
        ("<div style='display:none;display:block'><iframe src='/a'></iframe></div>", 1),
        ("<iframe src='/a' style='width:1px;min-width:100%;height:600px'></iframe>", 1),
        ("<iframe src='/a' style='height:0;min-height:600px'></iframe>", 1),
        ("<iframe src='/a' width=0 height=0 style='width:600px;height:600px'></iframe>", 1),
        ("<iframe src='/a' width=1 height=1 style='width:100%;height:80vh'></iframe>", 1),
        ("<p hidden>x<section><iframe src='/a'></iframe></section>", 1),
        ("<p hidden>x<b>y<dialog open><iframe src='/a'></iframe></dialog>", 1),
        ("<h1 hidden>x<h2><iframe src='/a'></iframe></h2>", 1),
        ("<button hidden>x<button><iframe src='/a'></iframe></button>", 1),
        ("<iframe src='about:blank' data-src='https://example.com/a'></iframe>", 1),
        ("<iframe src='#' data-lazy-src='/a'></iframe>", 1),
        ("<base href='https://example.com/b/'><iframe src='../a#1'></iframe><iframe src='https://example.com/a#2'></iframe>", 1),
        ("<base href='https://[b/'><iframe src='/a'></iframe>", 1),
        ("<base href='https://example.com/'><iframe src='https://[a'></iframe>", 1),
        ("<iframe src='data:text/calendar,0912345678'></iframe>", 1),
        ("<object data='/cv.pdf'></object><embed src='/cv.pdf' type='application/pdf'>", 1),
        ("<iframe src='/a'></iframe><iframe src='/b'></iframe><iframe src='/a'></iframe>", 2),
        ("<iframe srcdoc='<iframe src=/a></iframe>'></iframe>", 1),
        ("<frameset><frame src='/menu.html'><frame src='/main.html'></frameset>", 2),
    ],
)  # fmt: skip
def test_frames_with_pages_that_were_not_looked_at_are_counted(markup: str, frames: int) -> None:
    assert read(markup).frames == frames
