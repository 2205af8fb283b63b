"""Puts sentences together: which of a text are said, how each is worded, how they follow each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from privacy_audit.guide.outreach.speech import spoken
from privacy_audit.guide.outreach.telecom import without_marks
from privacy_audit.outreach import Detail, Outreach, Section, Sentence, Text, TextKind
from privacy_audit.record.spread import SectionRecord, SentenceRecord

Given = Mapping[Detail, str]
_LABEL = re.compile(r"\[([^\[\]]{1,200})\]")  # a label of an app: shown in quotation marks
_BLANK = re.compile(r"<(office|hotline|contact)>")


def sections_of(
    outreach: Outreach, text: Text, language: str, given: Given, region: str | None
) -> tuple[SectionRecord, ...]:
    """What is said of a text, section by section; one in which nothing is said is left out."""
    made: list[SectionRecord] = []
    for section in text.sections:
        sentences = tuple(
            SentenceRecord(
                text=_wording(outreach, text, sentence, language, given),
                facts=sentence.facts,
                link=outreach.fact(sentence.facts[0]).link if section.style == "codes" else None,
            )
            for sentence in said(outreach, section, given, region)
        )
        if sentences:
            heading = section.heading[language] if section.heading else None
            made.append(SectionRecord(heading=heading, style=section.style, sentences=sentences))
    return tuple(made)


def said(outreach: Outreach, section: Section, given: Given, region: str | None) -> Iterator[Sentence]:
    """The sentences whose details were given, and whose place, if they have one, was chosen."""
    for sentence in section.sentences:
        places = {outreach.fact(name).region for name in sentence.facts} - {None}
        wanted = all(need in given for need in sentence.needs)
        if wanted and not any(name in given for name in sentence.without) and places <= {region}:
            yield sentence


def _wording(outreach: Outreach, text: Text, sentence: Sentence, language: str, given: Given) -> str:
    fact = outreach.fact(sentence.facts[0])
    own = fact.short if sentence.short and fact.short else fact.text
    words = labels_quoted((sentence.text or own)[language])
    words = _BLANK.sub(lambda found: given[found[1]], words)  # type: ignore[index]
    match text.kind:
        case "sms":
            # Only the Vietnamese that is meant to have marks keeps them: all else goes as GSM 7-bit.
            return words if text.marks and language == "vi" else without_marks(words)
        case "loudspeaker":
            return spoken(words, language, outreach.spoken)
        case _:
            return words


def labels_quoted(text: str) -> str:
    """A text of the data with the labels of apps in quotation marks."""
    return _LABEL.sub(r"“\1”", text)


def as_plain(kind: TextKind, sections: tuple[SectionRecord, ...]) -> str:
    """A text as it is pasted somewhere: no markup, an SMS on one line, a script a sentence a line."""
    match kind:
        case "sms":
            return " ".join(one.text for section in sections for one in section.sentences)
        case "loudspeaker":
            return "\n".join(one.text for section in sections for one in section.sentences)
        case _:
            return "\n\n".join("\n".join(_plain_section(kind, section)) for section in sections)


def _plain_section(kind: TextKind, section: SectionRecord) -> Iterator[str]:
    if section.heading:
        yield section.heading
    match section.style:
        case "paragraph" if kind == "sheet":
            yield from (one.text for one in section.sentences)
        case "paragraph":
            yield " ".join(one.text for one in section.sentences)
        case "steps":
            yield from (f"{number}. {one.text}" for number, one in enumerate(section.sentences, 1))
        case _:
            yield from (f"- {one.text}" + (f" – {one.link}" if one.link else "") for one in section.sentences)
