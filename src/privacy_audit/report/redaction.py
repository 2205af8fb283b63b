"""The redaction list of a site: who is shown on its pages, what to take out or cover, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from privacy_audit.errors import mark
from privacy_audit.model import Kind, PageOfSite, Person
from privacy_audit.record.shapes import GapRecord
from privacy_audit.record.site import Redaction, SiteRecord
from privacy_audit.report.cells import table
from privacy_audit.report.document import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    Paragraph,
    Phrase,
    plain,
)
from privacy_audit.report.found import found
from privacy_audit.report.gaps import say_gap
from privacy_audit.report.head import head, more
from privacy_audit.report.material import WIDEST_NAME, Material, Speaker
from privacy_audit.report.rows import UNLOOKED
from privacy_audit.report.sentences import PARTS, SEVERITIES
from privacy_audit.report.unlooked import unseen
from privacy_audit.text import clean
from privacy_audit.words import Words

MOST_PAGES = 40
MOST_PEOPLE = 30
MOST_HARMLESS = 10
RULES = {
    Kind.PHONE: mark("Put the office's number in its place."),
    Kind.BIRTH_DATE: mark("Take it out: nobody who visits an office needs a birth date."),
    Kind.EMAIL: mark("Put the office's shared address in its place."),
    Kind.ADDRESS: mark("Take out house number and street; the place of work is enough."),
    Kind.NATIONAL_ID: mark("Take it out today, and ask the search engines to forget the page's copy."),
    Kind.BANK_ACCOUNT: mark("Put the office's account in its place, or take it out."),
    Kind.VEHICLE_PLATE: mark("Cover the plate."),
    Kind.LOCATION: mark("Take the place off, or show the office's place."),
    Kind.PHOTO: mark("Show a small portrait or none, and only if the person agreed."),
}
"""What a public office does with each thing."""
COLUMNS = (
    mark("Page"),
    mark("Pages with the same"),
    mark("Who (initials)"),
    mark("Position"),
    mark("What"),
    mark("Value (masked)"),
    mark("How grave"),
    mark("Where"),
    mark("Place in the page"),
    mark("What to do"),
)


def compose_site(material: Material, record: SiteRecord) -> Document:
    """The report on a site: what was looked at, what could not be seen, what was found, the list.

    Without a score and a plan: those are about one person, and a site shows many.
    """
    _, *rest = head(material)
    say = material.say
    sentence = mark("There is no score here: it would be about one person, and a site shows many.")
    blocks = (
        Heading(text=say(mark("What the site shows of people")), level=1),
        *rest,
        *unseen(material),
        *found(material),
        Paragraph(text=say(sentence), tone="quiet"),
        *redaction_list(record, material),
    )
    title = material.words(mark("privacy-audit: a site"))
    return Document(language=material.words.language, title=title, blocks=blocks)


def redaction_list(record: SiteRecord, speaker: Speaker) -> tuple[Block, ...]:
    """The end of the report on a site."""
    heading = Heading(text=speaker.say(mark("What to take out or cover, page by page")))
    people = [page for page in record.pages if page.people]
    if not people and not record.redactions:
        nobody = mark("On the pages that were seen nobody was recognised. Names can be overlooked.")
        return (heading, Paragraph(text=speaker.say(nobody)))
    return (
        heading,
        Paragraph(text=_summary(speaker, people)),
        *_pages(record, speaker),
        *_harmless(record, speaker, people),
        *_rules(speaker),
    )


def redaction_rows(
    redactions: Sequence[Redaction], words: Words, kinds: dict[Kind, str], gaps: Sequence[GapRecord] = ()
) -> str:
    """The list as CSV for a spreadsheet: UTF-8 with its mark, a heading, no cell that is a formula.

    `kinds` are the titles of the kinds. First comes what was not looked at, with its reason.
    """
    columns = [words(column) for column in COLUMNS]
    rows = (*(_unlooked(gap, words) for gap in gaps), *(_row(row, words, kinds) for row in redactions))
    return table(columns, rows)


def _unlooked(gap: GapRecord, words: Words) -> tuple[str, ...]:
    reason = say_gap(words, gap.status, gap.code, gap.values)
    return (gap.page, "", "", "", words(UNLOOKED), "", "", reason, "", "")


def _row(row: Redaction, words: Words, kinds: dict[Kind, str]) -> tuple[str, ...]:
    return (
        row.page,
        str(row.pages),
        row.who,
        row.position,
        kinds[row.kind],
        row.masked,
        words(SEVERITIES[row.severity]),
        words(PARTS[row.part], page=row.page),
        row.locator,
        words(RULES[row.kind]),
    )


# --- in the report ---------------------------------------------------------------------------


def _summary(speaker: Speaker, pages: Sequence[PageOfSite]) -> Phrase:
    number = sum(len(page.people) for page in pages)
    return speaker.say(
        mark(
            "People are shown on {pages} pages, {number} in all; who is on several pages is counted on each. "
            "Whoever edits the site can close this today, for everybody at once."
        ),
        pages=len(pages),
        number=number,
    )


def _pages(record: SiteRecord, speaker: Speaker) -> Iterator[Block]:
    known = {page.name: page for page in record.pages}
    groups = [(page, list(rows)) for page, rows in groupby(record.redactions, key=lambda row: row.page)]
    for name, rows in groups[:MOST_PAGES]:
        yield Heading(text=plain(name, WIDEST_NAME), level=3)
        if (page := known.get(name)) and page.people:
            yield Paragraph(text=_counts(speaker, page), tone="quiet")
        people = [list(same) for _, same in groupby(rows, key=_person)]
        yield Listing(
            entries=tuple(_entry(speaker, same) for same in people[:MOST_PEOPLE]),
            more=more(speaker, len(people) - MOST_PEOPLE),
        )
    if rest := len(groups) - MOST_PAGES:
        sentence = mark("Pages that are not named here: {number}. All rows: --format csv")
        if rest > 0:
            yield Paragraph(text=speaker.say(sentence, number=rest))


def _person(row: Redaction) -> tuple[str, str, int]:
    return row.who, row.position, row.pages


def _counts(speaker: Speaker, page: PageOfSite) -> Phrase:
    """How many people a page shows, and with what."""
    return speaker.say(
        mark(
            "People shown: {people}. Of them with portrait: {portrait}, position: {position}, "
            "personal phone: {phone}, birth date: {birth}, e-mail: {email}, address: {address}."
        ),
        people=len(page.people),
        portrait=_with(page, Kind.PHOTO),
        position=sum(bool(person.position) for person in page.people),
        phone=_with(page, Kind.PHONE),
        birth=_with(page, Kind.BIRTH_DATE),
        email=_with(page, Kind.EMAIL),
        address=_with(page, Kind.ADDRESS),
    )


def _with(page: PageOfSite, kind: Kind) -> int:
    return sum(_shows(person, kind) for person in page.people)


def _shows(person: Person, kind: Kind) -> bool:
    return any(shown.kind is kind for shown in person.shows)


def _entry(speaker: Speaker, rows: list[Redaction]) -> Entry:
    first = rows[0]
    who = plain(first.who) if first.who else speaker.say(mark("no name beside it"))
    several = mark("the same on {number} pages")
    tag = speaker.say(several, number=first.pages) if first.pages > 1 else None
    position = plain(first.position) if first.position not in ("", "other") else None
    details = tuple(_detail(speaker, row) for row in rows)
    return Entry(title=who, tag=tag, details=(*((position,) if position else ()), *details))


def _detail(speaker: Speaker, row: Redaction) -> Phrase:
    return speaker.say(
        mark("{what}: {value}. {rule}"),
        what=speaker.kind(row.kind),
        value=clean(row.masked, WIDEST_NAME),
        rule=speaker.words(RULES[row.kind]),
    )


def _harmless(record: SiteRecord, speaker: Speaker, people: Sequence[PageOfSite]) -> Iterator[Block]:
    """Pages that show people with a name and a position alone."""
    listed = {row.page for row in record.redactions}
    rest = [page for page in people if page.name not in listed]
    if not rest:
        return
    yield Heading(text=speaker.say(mark("Pages that show people, with nothing else to take out")), level=3)
    yield Listing(
        entries=tuple(
            Entry(title=plain(page.name, WIDEST_NAME), details=(_counts(speaker, page),))
            for page in rest[:MOST_HARMLESS]
        ),
        more=more(speaker, len(rest) - MOST_HARMLESS),
    )


def _rules(speaker: Speaker) -> Iterator[Block]:
    sentences = (
        mark("On an office's page: the office's number and shared address instead of personal ones."),
        mark("No birth dates, no home addresses, no numbers of documents."),
        mark("Portraits small or none, and only with the person's consent, which can be taken back."),
        mark("Look into files (PDF, Word, tables) too: they were not opened here."),
        mark("After that, ask the search engines to drop their old copies of these pages."),
    )
    yield Heading(text=speaker.say(mark("What a public page needs to show")), level=3)
    yield Listing(entries=tuple(Entry(title=speaker.say(sentence)) for sentence in sentences))
