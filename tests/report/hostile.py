"""A document in which every text is the same foreign one: what a renderer must show and never obey."""

from __future__ import annotations

from privacy_audit.report.document import (
    Action,
    Bar,
    Bars,
    Compared,
    Comparison,
    Document,
    Entry,
    Heading,
    Links,
    Listing,
    Paragraph,
    Score,
    Span,
    Step,
    Steps,
    plain,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></p></li></section><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' style='position:fixed'",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    'https://evil.example/"><svg onload=alert(1)>',
    "{{ 7*7 }} {% include '/etc/passwd' %} {# x #}",
    "&lt;b&gt; &#60;b&#62; &amp;amp; &nbsp;",
    "]]> <!-- x --> <?php ?> <![CDATA[",
    "abc\u202egnp.exe\u2066\u2069\u200b\ufeff",
    "\x1b[2J\x00\x9b31m",
    "W" * 500,
    "# x",
    "## x ##",
    "- x",
    "+ x",
    "* x",
    "1. x",
    "1) x",
    "999999999. x",
    "> x",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "    x",
    "\tx",
    "**x** __x__ *x* _x_ ~~x~~ `x`",
    "[x](https://evil.example) ![x](https://evil.example/x.png) [x]: https://evil.example",
    "[x](javascript:alert(1)) <javascript:alert(1)> <https://evil.example>",
    "https://evil.example www.evil.example WWW.EVIL.EXAMPLE mailto:a@evil.example a@evil.example",
    "| a | b |\n| --- | --- |\n| c | d |",
    "x \\",
    "x\\\n",
    "\\*x\\*",
    "$x$ $$x$$ :smile: @user #1 {.class} [^1] - [ ] x",
    "&",
    "!",
    "*",
)


def every_text(text: str, link: str | None = None) -> Document:
    """Every kind of block with every field filled; `link` in place of the text where a link stands."""
    said = (*plain(text), Span(text=" "), Span(text=plain(text)[0].text, label=True))
    alone = plain(text)
    number = alone[0].text
    bar = Bar(
        label=alone, low=1, high=2, maximum=30, numbers=(number, number, number), words=alone, notes=(said,)
    )
    row = Compared(label=alone, before=(1, 2), now=(2, 3), maximum=30, words=said)
    action = Action(
        title=alone,
        choices=(alone, said),
        goal=said,
        way_title=alone,
        way=(alone, said),
        link=text if link is None else link,
        notes=(alone, said),
    )
    entry = Entry(title=alone, tag=alone, details=(alone, said), link=text if link is None else link)
    return Document(
        language="en",
        title=number,
        blocks=(
            Heading(text=alone, level=1),
            Paragraph(text=alone, tone="quiet"),
            Heading(text=alone),
            Paragraph(text=said, tone="strong"),
            Listing(entries=(entry, Entry(title=alone)), more=alone, tone="warning"),
            Heading(text=alone),
            Score(low=1, high=2, number=1.5, band="low", headline=alone),
            Links(title=alone, links=(alone, said), reason=said, cuts=(alone,), together=alone),
            Bars(columns=(alone, alone, alone), legend=(alone, alone), bars=(bar,), total=bar),
            Comparison(words=alone, sides=(alone, alone), rows=(row,)),
            Heading(text=alone, level=3),
            Steps(
                steps=(
                    Step(facts=alone, actions=(action,)),
                    Step(facts=said, actions=(action, action), together=alone),
                ),
                more=alone,
            ),
        ),
    )
