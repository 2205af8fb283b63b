"""What a browser draws otherwise than it is written: pieces, style sheets, text that runs backwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.extract import extract
from privacy_audit.extract.bounds import Bounds
from privacy_audit.extract.lines import Line
from privacy_audit.extract.outline import Walk
from privacy_audit.extract.parsing import parse
from privacy_audit.model import Content, Page, Part


def content(markup: str) -> Content:
    return extract(Page(name="page", body=markup.encode(), content_type="text/html"))


def lines(markup: str) -> list[str]:
    found = content(markup).segments
    return [one.text for one in found if one.part is Part.TEXT and not one.hidden]


def told(markup: str) -> list[str]:
    return [one.text for one in content(markup).segments if one.locator.endswith("@content")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<my-card>một</my-card><my-card>hai</my-card>", ["một", "hai"]),
        ("<x-name>Lan</x-name><x-count>12</x-count><x-word>bạn</x-word>", ["Lan", "12", "bạn"]),
        ("<x-id>4412</x-id><x-tel>0912345678</x-tel>", ["4412", "0912345678"]),
        ("<x-tel>0912345678</x-tel><x-tel>0987654321</x-tel>", ["0912345678", "0987654321"]),
        ("<x-name>Lan</x-name><x-user>@lan</x-user>", ["Lan", "@lan"]),
        ("<x-name>Lan</x-name> <x-user>@lan.example</x-user>", ["Lan", "@lan.example"]),
        ("<div style='float:left'>Gọi</div><div style='float:left'>Thư</div>", ["Gọi", "Thư"]),
        ("<div style='display:inline;float:left'>Gọi</div><p>Thư</p>", ["Gọi", "Thư"]),
        ("<table><tr><td>0912</td><td>345</td><td>678</td></tr></table>", ["0912", "345", "678"]),
        ("<p>0912<br>345<br>678</p>", ["0912", "345", "678"]),
        ("<x-a>0912</x-a><p>345 678</p>", ["0912", "345 678"]),
        ("<x-a>0912</x-a><hr><x-a>345 678</x-a>", ["0912", "345 678"]),
        ("<p>Gọi <x-a>0912</x-a> <x-b>345 678</x-b> nhé</p>", ["Gọi 0912 345 678 nhé"]),
        ("<div>Gọi <x-a>0912</x-a> <x-b>345 678</x-b> nhé</div>", ["Gọi", "0912 345 678", "nhé"]),
        ("<x-a>0912</x-a><x-b>345678</x-b>", ["0912345678"]),
        ("<x-a>(+84)</x-a><x-b>912 345 678</x-b>", ["(+84)912 345 678"]),
        ("<x-a>lan.nguyen</x-a><x-b>@example.com</x-b>", ["lan.nguyen@example.com"]),
        ("<x-a>lan.nguyen@</x-a><x-b>example.com</x-b>", ["lan.nguyen@example.com"]),
        ("".join(f"<div style='display:inline-block'>{one}</div>" for one in "0912345678"), ["0912345678"]),
        ("".join(f"<li style='float: left'>{one}</li>" for one in ("0912", "345", "678")), ["0912345678"]),
        ("<div style='display:inline'>Số</div> <p style='display:inline'>nhà 12</p>", ["Số nhà 12"]),
        ("<x-p><template shadowrootmode=open>0912 <slot></slot></template>345 678</x-p>", ["0912 345 678"]),
        ("<x-p><template shadowmode=open>Gọi 0912 345 678</template></x-p>", ["Gọi 0912 345 678"]),
        ("x<plaintext>0912 345 678", ["x", "0912 345 678"]),
        ("x<xmp>0912 345 678</xmp><listing>y</listing>", ["x", "0912 345 678", "y"]),
    ],
)
def test_pieces_of_a_number_or_mailbox_that_are_drawn_side_by_side_are_one_line(
    markup: str, expected: list[str]
) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>Gọi <bdo dir=ltr>0912 345 678</bdo></p>", ["Gọi 0912 345 678"]),
        ("<p>Gọi <b dir=rtl>0912 345 678</b></p>", ["Gọi 0912 345 678"]),
        ("<p>Gọi <b style='direction:rtl'>0912</b></p>", ["Gọi 0912"]),
        ("<p><bdo dir=rtl>nal</bdo></p>", ["nal"]),
        ("<p>Gọi 0912 345 678 <i style='opacity:0'>chép</i></p>", ["Gọi 0912 345 678 chép"]),
        ("<p>Gọi 0912<i style='opacity:0.5'>99</i>345</p>", ["Gọi 091299345"]),
        ("<p><ruby>An<rt>ăn</rt></ruby> 0912</p>", ["An ăn 0912"]),
        ("<p>Gọi <bdo dir=rtl>876 543 2190</bdo></p>", ["Gọi 876 543 2190", "Gọi 0912 345 678"]),
        (
            "<p>Gọi <bdo dir=RTL>876 <b>543</b> 2190</bdo> nhé</p>",
            ["Gọi 876 543 2190 nhé", "Gọi 0912 345 678 nhé"],
        ),
        (
            "<p style='unicode-bidi:bidi-override;direction:rtl'>moc.elpmaxe@neyugn.nal",
            ["lan.nguyen@example.com"],
        ),
        (
            "<p>Thư: <bdo dir=rtl>moc.elpmaxe@neyugn<i>.nal</i></bdo> hoặc <bdo dir=rtl>876 543 2190</bdo></p>",
            [
                "Thư: lan.nguyen@example.com hoặc 876 543 2190",
                "Thư: lan.nguyen@example.com hoặc 0912 345 678",
            ],
        ),
        ("<p>Thư \u202emoc.elpmaxe@neyugn.nal\u202c nhé", ["Thư lan.nguyen@example.com nhé"]),
        (
            "<bdo dir=rtl><p>876 543 2190</p><p>123 456 7890</p></bdo>",
            ["876 543 2190", "0912 345 678", "123 456 7890", "0987 654 321"],
        ),
        ("<p>Hình <img alt='số 1'> và <img alt=x@2>", ["Hình và"]),
        ("<p>lan<img alt='@'>example.com", ["lanexample.com", "lan@example.com"]),
        ("<p>Gọi " + "".join(f"<img alt={one}>" for one in "0912345678"), ["Gọi", "Gọi 0912345678"]),
        ("<p>Gọi \u202e876 543 2190\u202c</p>", ["Gọi \u202e876 543 2190\u202c", "Gọi 0912 345 678"]),
        ("<p>0912<b style='font-size:0px'>99</b>345678</p>", ["091299345678", "0912345678"]),
        ("<p><ruby>0912 345<rt>số</rt> 678</ruby></p>", ["0912 345 số 678", "0912 345 678"]),
        ("<p>Lan<ruby><rt>0912 345 678</rt></ruby></p>", ["Lan 0912 345 678", "Lan"]),
    ],
)
def test_a_line_is_told_as_it_is_written_and_as_it_is_drawn(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("sheet", "markup", "expected"),
    [
        ("a::after{content:' (' attr(href) ')'}", "<a href='/0912345678'>x</a>", ["x"]),
        ("@media print{.p::before{content:'0912 345 678'}}", "<p class=p>x", ["x"]),
        (".p:hover::before{content:'0912 345 678'}", "<p class=p>x", ["x"]),
        (".q::before{content:'0912 345 678'}", "<p class=p>x", ["x"]),
        ("b.p::before{content:'0912 345 678'}", "<p class=p>x", ["x"]),
        (".p.q::before{content:'0912 345 678'}", "<p class=p>x", ["x"]),
        (".p::before{content:'\\f095 '}", "<p class=p>0912 345 678", ["0912 345 678"]),
        (".p::after{content:'.'}", "<p class=p>0912 345 678", ["0912 345 678"]),
        ("/*.p::before{content:'0912 345 678'}*/", "<p class=p>x", ["x"]),
        (".p::before{content:'0912 345 678'", "<p class=p>x", ["x"]),
        (".p::before{content:'0912 345 678'}", "<p hidden class=p>x", []),
        (".p::before{content:'0912 345'}", "<p>Gọi <b class=p> 678</b>", ["Gọi 678", "Gọi 0912 345 678"]),
        (".p:after{content:'678'}", "<p>Gọi <b class=p>0912 345 </b>", ["Gọi 0912 345", "Gọi 0912 345 678"]),
        ("@media screen{.p::before{content:'0912345'}}", "<p class=p>678", ["678", "0912345678"]),
        ("div > b.p::before,i{content:'0912345'}", "<p><b class='a p'>678</b>", ["678", "0912345678"]),
        ("#p::before{content:\"\\30 912\" ' 345' \" 678\"}", "<p id=p>x", ["x", "0912 345 678x"]),
        ("[data-tel]::before{content:attr(data-tel)}", "<p data-tel=0912345678>", ["0912345678"]),
        (
            ".m::after{content:attr(data-a) '@' attr(data-b)}",
            "<p class=m data-a=lan data-b=example.com>",
            ["lan@example.com"],
        ),
        (":root{--t:'0912345678'} .p::before{content:var(--t)}", "<p class=p>", ["0912345678"]),
        (".p::before{content:'0912';opacity:0}", "<p><b class=p>345</b>678", ["345678"]),
        (".p::before{content:'x';float:left}", "<p class=p>0912<p class=p>345678", ["0912", "345678"]),
        ("ul li{float:left}", "<ul><li>0912</li><li>345678</li></ul>", ["0912", "345678"]),
        (".d:hover{display:inline}", "<p class=d>0912<p class=d>345678", ["0912", "345678"]),
        (".d{float:left}", "<p class=d>Gọi</p><p class=d>Thư</p>", ["Gọi", "Thư"]),
        (".d{float:left}", "<p class=d>0912</p><p class=d>345678</p>", ["0912345678"]),
        ("li{display:inline}", "<ul><li>0912</li> <li>345 678</li></ul>", ["0912 345 678"]),
        (".h{display:none}", "<p>0912<b class=h>99</b>345678", ["091299345678", "0912345678"]),
        ("#h{font-size:0}", "<p>lan<b id=h>x</b>@example.com", ["lanx@example.com", "lan@example.com"]),
        (".r{unicode-bidi:bidi-override;direction:rtl}", "<p class=r>8765432190", ["8765432190", "0912345678"]),
    ],
)  # fmt: skip
def test_style_sheets_draw_text_that_stands_nowhere_else(
    sheet: str, markup: str, expected: list[str]
) -> None:
    assert lines(f"<style>{sheet}</style>{markup}") == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<style>.a::before{content:'\\f095'} .b{width:calc(100% - 12px)}</style>", []),
        ("<style>@font-face{src:url('0912345678.woff')} .a{content:url('lan@example.com')}</style>", []),
        ("<style>.a::before{content:'4.5 (1234)'}</style>", []),
        ("<style>p{content:'0912 345 678'}</style>", []),
        ("<style>@media print{p::before{content:'0912 345 678'}}</style>", []),
        ("<style>a:hover::after{content:'0912 ' '345 678'}</style>", ["0912 345 678"]),
        ("<style>q{quotes:'0912 345 678' ''}</style>", ["0912 345 678"]),
        ("<p style=\"--tel:'0912 345 678'\">x</p>", ["0912 345 678"]),
        ("<li style=\"list-style-type:'lan@example.com'\">x</li>", ["lan@example.com"]),
    ],
)
def test_texts_of_style_sheets_that_could_tell_of_a_person_are_told_wherever_they_are_drawn(
    markup: str, expected: list[str]
) -> None:
    assert told(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<iframe src='data:image/png;base64,MDkxMg=='></iframe>", []),
        ("<iframe src='data:text/calendar,0912345678'></iframe>", []),
        ("<iframe src='data:text/html,<p>0912 345 678</p>'></iframe>", ["0912 345 678"]),
        ("<embed src='data:text/html;base64,PHA+MDkxMiAzNDUgNjc4PC9wPg=='>", ["0912 345 678"]),
        ("<object data='data:text/plain;charset=utf-8,Gọi <b> 0912%20345 678'></object>", ["Gọi <b> 0912 345 678"]),
        ("<iframe src='data:,0912 345 678'></iframe>", ["0912 345 678"]),
        ("<iframe src=\"data:image/svg+xml,<svg><text y='9'>0912 345 678</text></svg>\"></iframe>", ["0912 345 678"]),
    ],
)  # fmt: skip
def test_documents_in_the_address_of_a_frame_are_read(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


DRAWING = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><text y='9'>0912 345 678</text></svg>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<audio src="{}"></audio>', []),
        ('<img data-src="{}">', []),
        ('<img src="{}">', ["0912 345 678"]),
        ('<img srcset="{} 2x" src="a.png">', ["0912 345 678"]),
        ('<picture><source srcset="{}"><img></picture>', ["0912 345 678"]),
        ('<video poster="{}"></video>', ["0912 345 678"]),
        ('<input type=image src="{}">', ["0912 345 678"]),
    ],
)
def test_what_is_written_in_a_drawing_that_stands_in_an_address_is_read(
    markup: str, expected: list[str]
) -> None:
    assert lines(markup.format(DRAWING.replace(" ", "%20"))) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("document.write(name + '0912 345 678')", []),
        ("box.innerHTML = 'Ví dụ 0912 345 678'", []),
        ("box.innerHTML = '0912' + name", []),
        ("box.innerHTML = '0912 ' + '345 ' + '678' + name", []),
        ("document.write('0912 345 678')", ["0912 345 678"]),
        ("document.write('<a href=\"x\">0912 345 678</a>');", ["0912 345 678"]),
        ("box.innerHTML = '0912 ' + '345 ' + '678';", ["0912 345 678"]),
        ("box.textContent += 'lan' + \"@\" + 'example.com'", ["lan@example.com"]),
    ],
)
def test_what_a_script_writes_into_the_page_is_read(script: str, expected: list[str]) -> None:
    assert [one.text for one in content(f"<script>{script}</script>").segments] == expected


def test_rules_without_end_are_kept_to_a_bound() -> None:
    rules = "".join(f".a{number}::before{{content:'{number}'}}" for number in range(6_000))
    page = f"<style>{rules}</style>" + "<p class=a4999>x<p class=a5999>y"
    assert lines(page) == ["x", "4999x", "y"]
    assert content(page).cut
    icons = "".join(f".a{number}::before{{content:'\\f{number:03x}'}}" for number in range(4_000))
    assert not content(f"<style>{icons * 2}</style><p>x").cut


def test_rules_are_compared_with_elements_up_to_a_bound() -> None:
    limits = Bounds()
    limits.compared.left = 99
    rules = "".join(f".a.z{number}{{float:left}}" for number in range(50))
    walk = Walk(limits)
    parse(
        [f"<style>{rules}.b:before{{content:'4'}}</style><p class=a>1<p class=b>2<p class=a>3"], walk, limits
    )
    assert limits.cut
    assert [one.text for one in walk.lines.segments] == ["1", "2", "42", "3"]


def test_texts_that_sheets_put_beside_elements_are_kept_to_a_bound() -> None:
    sheet = "<style>.a:before{content:'" + "b" * 300 + "'}</style>"
    assert not content(sheet + "<p class=a>x" * 300).cut
    assert content(sheet + "<p class=a>x" * 4_000).cut


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("@media print{.x:before{content:'0912 345 678'}}", []),
        ("@media screen{@media print{.x:before{content:'0912 345 678'}}}", []),
        ("@media print{.y{z:1}}.x:before{content:'0912 345 678'}", ["0912 345 678"]),
        ("@media screen{.x:before{content:'0912 345 678'}.print{z:1}}", ["0912 345 678"]),
        (".x:before{CONTENT:'0912 345 678'}", ["0912 345 678"]),
        (".x:before{my-content:'0912 345 678';content :'lan'}", []),
        (".x:before{content:'0912'/**/' 345 678'}", ["0912 345 678"]),
    ],
)
def test_texts_of_sheets_are_told_but_those_for_printers(sheet: str, expected: list[str]) -> None:
    assert told(f"<style>{sheet}</style><p>y") == expected


HOSTILE = {
    "rules for one name": "<style>" + "." + "a{content:'" * 20_000 + ".a::before{content:'"
    + "0" * 300 + "'}" * 60 + "</style>" + "<b class=a></b>" * 100_000,
    "selectors": "<style>" + ("a," * 2_000 + "b{display:none}") * 500 + "</style>",
    "attributes that never end": "<style>" + ("content:attr(" + "a" * 120) * 20_000 + "</style>",
    "texts in texts": "<style>" + "".join(
        f":root{{--a{number}:{f'var(--a{number - 1}) ' * 20}}}" for number in range(1_000)
    ) + "</style>",
    "pieces that go on": ("<x-a>1" + "x " * 40_000 + "1</x-a>") + "<x-a>1</x-a>" * 50_000,
    "rules for printers": "<style>@media " + "a" * 800_000 + "{" + "a{}" * 250_000 + "}</style>",
    "selectors without end": "<style>" + "a" * 800_000 + "{" + "content:'0912 345 678';" * 30_000 + "}</style>",
    "pieces beside a long line": "<style>.a:before{content:'" + "b" * 300 + "'}</style><p>" + "ab1 " * 62_000
    + "<b class=a></b>" * 40_000,
    "turns in turns": ("<bdo dir=rtl>" * 500 + "ab " * 3_000 + "</bdo>" * 500) * 50,
}  # fmt: skip


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_styles_end(page: str) -> None:
    assert "0912 345 678" in lines("<p>0912 345 678</p>" + page)


def test_style_sheets_beyond_their_bound_are_said() -> None:
    assert content("<style>" + "a{b:c}\n" * 700_000 + "</style><p>x").cut


def test_braces_in_braces_and_open_quotes_end() -> None:
    page = "<style>" + "{" * 200_000 + "content:'" * 50_000 + "}" * 200_000 + "</style><p>0912 345 678"
    assert lines(page) == ["0912 345 678"]


def signs(text: str) -> list[str]:
    """What can be seen of a text, in no order."""
    return sorted(text.replace(" ", "").replace("\u202e", ""))


@given(st.lists(st.sampled_from(["turn", "back", " ", "0912", "x", "\u202e"]), max_size=40))
def test_a_line_that_is_turned_and_turned_back_keeps_what_is_written(steps: list[str]) -> None:
    line = Line()
    for step in steps:
        match step:
            case "turn":
                line.turn()
            case "back":
                line.turn_back()
            case piece:
                line.add(piece)
    written = "".join(step for step in steps if step not in ("turn", "back"))
    found = line.taken()
    assert found.text == " ".join(written.split())
    assert found.drawn == "" or signs(found.drawn) == signs(written)
    assert line.taken().text == ""
