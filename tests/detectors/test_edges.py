"""No other value stands among the words of a workplace, an account or a relation: nowhere, not even half."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit import scan_html
from privacy_audit.detectors.masking.edges import within_edges
from privacy_audit.detectors.masking.excerpts import masker
from privacy_audit.detectors.preparing import read
from privacy_audit.detectors.reading import Finding
from privacy_audit.model import Certainty, Content, Exposure, Kind, Part, Secret, Segment

MAIL, PHONE, ID, PLATE = "lan.nguyen77", "0912345678", "001090012345", "123.45"
SCHOOL = "Tôi là giáo viên trường THCS Kim Liên"
LINKED = """<script type="application/ld+json">{"@type":"Person","name":"Nguyễn Lan",
"jobTitle":"Kế toán lan.nguyen77@gmail.com","worksFor":{"@type":"Organization",
"name":"Công ty A, hotline 0912345678, CCCD 001090012345"}}</script>"""


def shown(exposure: Exposure) -> str:
    """Everything that a report prints of an exposure."""
    excerpts = [place.excerpt or "" for place in exposure.where]
    return " | ".join([exposure.masked, *exposure.attributes.values(), *excerpts])


def test_words_without_another_value_stay_as_they_are() -> None:
    [found] = [one for one in scan_html(f"<p>{SCHOOL}.</p>") if one.kind is Kind.WORKPLACE]
    assert found.masked == "giáo viên trường THCS Kim Liên"
    assert found.attributes == {"position": "giáo viên", "organisation": "trường THCS Kim Liên"}


@pytest.mark.parametrize(
    ("html", "values"),
    [
        (LINKED, (MAIL, PHONE, ID)),
        (f"<p>{SCHOOL} {MAIL}@gmail.com</p>", (MAIL,)),
        (f"<table><tr><th>Chức vụ</th><td>Kế toán - {PHONE}</td></tr></table>", (PHONE,)),
        (f"<p>Kế toán tại Công ty Lan Anh biển số 29A-{PLATE}</p>", (PLATE,)),
        (f"<p>{SCHOOL} số 12 ngõ 34 Trần Duy Hưng</p>", ("ngõ 34", "Trần Duy Hưng")),
        (f"<p itemscope itemtype='https://schema.org/Person'><b itemprop=jobTitle>Kế toán {PHONE}</b></p>", (PHONE,)),
    ],
)  # fmt: skip
def test_another_value_is_shown_nowhere(html: str, values: tuple[str, ...]) -> None:
    found = scan_html(html)
    assert Kind.WORKPLACE in {one.kind for one in found}
    assert [value for value in values for one in found if value in shown(one)] == []


def test_a_value_that_crosses_the_end_is_masked_once() -> None:
    found = scan_html(f"<p>{SCHOOL} {MAIL}@gmail.com</p>")
    excerpts = {place.excerpt for one in found for place in one.where}
    assert excerpts == {f"{SCHOOL} l••••@gmail.com"}


def finding(text: str, piece: str, kind: Kind) -> Finding:
    """A finding whose words are a piece of a text."""
    start = text.index(piece)
    return Finding(
        kind=kind,
        start=start,
        end=start + len(piece),
        value=Secret(piece),
        masked=piece,
        certainty=Certainty.LIKELY,
        attributes={"organisation": piece},
    )


def test_a_finding_that_begins_inside_a_value_begins_behind_it() -> None:
    text = "gọi 0912 345 678 Công ty Hoa Mai"
    phone = finding(text, "0912 345 678", Kind.PHONE)
    work = finding(text, "678 Công ty Hoa Mai", Kind.WORKPLACE)
    content = Content(name="page", segments=(Segment(text=text, part=Part.TEXT),))
    cut = within_edges(masker(read(content), (phone, work)), work)
    assert text[cut.start : cut.end] == " Công ty Hoa Mai"
    assert (cut.masked, cut.value.reveal()) == ("Công ty Hoa Mai", "Công ty Hoa Mai")
    assert cut.attributes == {"organisation": "Công ty Hoa Mai"}
    assert within_edges(masker(read(content), (phone, work)), phone) is phone


@pytest.mark.parametrize(
    ("number", "piece"),
    [
        ("Công ty Hoa Mai 12 Lê Lợi", "Công ty Hoa Mai"),
        ("trường Hoa Mai", "Hoa Mai"),
        ("12 Lê Lợi", "Công ty Hoa Mai 12 Lê Lợi"),
        ("Hoa Mai", "Hoa Mai"),
    ],
)
def test_a_finding_within_a_value_or_around_one_keeps_its_edges(number: str, piece: str) -> None:
    text = "ở trường Hoa Mai, Công ty Hoa Mai 12 Lê Lợi nhé"
    home, work = finding(text, number, Kind.ADDRESS), finding(text, piece, Kind.WORKPLACE)
    content = Content(name="page", segments=(Segment(text=text, part=Part.TEXT),))
    assert within_edges(masker(read(content), (home, work)), work) == work


@pytest.mark.parametrize(
    ("piece", "left", "words"),
    [
        ("Công ty Hoa AX - 0912", "Công ty Hoa AX -", "Công ty Hoa AX"),
        (" 0912 345", " ", ""),
    ],
)
def test_a_finding_that_ends_inside_a_value_ends_before_it(piece: str, left: str, words: str) -> None:
    text = "chị Lan, Công ty Hoa AX - 0912 345 678"
    phone, work = finding(text, "0912 345 678", Kind.PHONE), finding(text, piece, Kind.WORKPLACE)
    work = replace(work, attributes={**work.attributes, "position": "kế toán ("})
    content = Content(name="page", segments=(Segment(text=text, part=Part.TEXT),))
    cut = within_edges(masker(read(content), (phone, work)), work)
    assert text[cut.start : cut.end] == left
    assert (cut.masked, cut.value.reveal()) == (words, words)
    assert cut.attributes == {"organisation": words, "position": "kế toán ("}
