"""The page for the projector: a made-up profile in a frame, beside it what a scan found, stage by stage.

Plain links and one text of style; nothing runs in it. Large and high in contrast at 1280×720, in one column
on a phone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import takewhile
from urllib.parse import urlsplit

from privacy_audit.demo.markup import PAGES
from privacy_audit.demo.person import STAGES, MadeUp, Stage
from privacy_audit.demo.scenes import (
    STAGE_NAMES,
    Scene,
    Show,
    band_of,
    by_kind,
    kinds_of,
    settings_closed,
)
from privacy_audit.errors import mark
from privacy_audit.model import Kind, Value
from privacy_audit.record.shapes import ExposureRecord
from privacy_audit.words import LANGUAGES, Words

STYLE = (PAGES / "wall.css").read_text(encoding="utf-8")
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}
FRAMED = "/pages/"
"""Where the made-up pages lie on the wall's server, below the stage."""
MOST_VALUES, LONGEST_VALUE = 2, 44


class Place(Value):
    """Where the wall is: which language, stage and page (by number)."""

    language: str
    stage: Stage
    page: int = 0

    @property
    def path(self) -> str:
        """The path of this place on the wall's server."""
        return f"/{self.language}/{self.stage}/{self.page}"


def places(person: MadeUp) -> list[Place]:
    """Every place that there is."""
    return [
        Place(language=language, stage=stage, page=number)
        for language in LANGUAGES
        for stage in STAGES
        for number in range(len(person.pages))
    ]


def wall_page(show: Show, place: Place) -> str:
    """The whole page at a place."""
    words = Words(place.language)
    title = words(mark("Made up: {name}, {role}"), name=show.person.name, role=words.of(show.person.role))
    return (
        f'<!doctype html><html lang="{place.language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        f'<div class="top"><h1>{escape(title)}</h1>{_languages(place)}</div>{_stages(words, place)}'
        f'<div class="parts"><div class="left">{_profile(show.person, words, place)}</div>'
        f'<div class="right">{_result(show, words, place)}</div></div></body></html>'
    )


# --- the links -------------------------------------------------------------------------------


def _languages(place: Place) -> str:
    def one(language: str) -> str:
        if language == place.language:
            return f"<b>{LANGUAGE_NAMES[language]}</b>"
        there = Place(language=language, stage=place.stage, page=place.page)
        return (
            f'<a href="{there.path}" lang="{language}" hreflang="{language}">{LANGUAGE_NAMES[language]}</a>'
        )

    return f'<p class="languages">{" ".join(map(one, LANGUAGES))}</p>'


def _stages(words: Words, place: Place) -> str:
    """A link to each stage; the next one has the focus, so that the key Enter goes on."""
    following = STAGES.index(place.stage) + 1

    def one(number: int, stage: Stage) -> str:
        name = f"{number + 1}. {escape(words(STAGE_NAMES[stage]))}"
        if stage == place.stage:
            return f'<b aria-current="page">{name}</b>'
        there = Place(language=place.language, stage=stage, page=place.page)
        return f'<a href="{there.path}"{" autofocus" if number == following else ""}>{name}</a>'

    return f'<nav class="stages">{"".join(one(*numbered) for numbered in enumerate(STAGES))}</nav>'


def _profile(person: MadeUp, words: Words, place: Place) -> str:
    def tab(number: int) -> str:
        name = escape(words.of(person.pages[number].title))
        if number == place.page:
            return f'<b aria-current="page">{name}</b>'
        there = Place(language=place.language, stage=place.stage, page=number)
        return f'<a href="{there.path}">{name}</a>'

    page = person.pages[place.page]
    tabs = "".join(map(tab, range(len(person.pages))))
    source, title = f"{FRAMED}{place.stage}{page.path}", escape(words.of(page.title))
    return f'<nav class="tabs">{tabs}</nav><iframe sandbox src="{source}" title="{title}"></iframe>'


# --- what was found --------------------------------------------------------------------------


def _result(show: Show, words: Words, place: Place) -> str:
    shown = [*takewhile(lambda scene: scene.stage != place.stage, show.scenes)]
    scene = show.scenes[len(shown)]
    number, band = words.points(scene.points), band_of(words, show.catalog, scene)
    of_all = words(mark("of 100: {band}"), band=band)
    closed, asked = settings_closed(scene, show.catalog)
    settings = words(mark("Settings closed: {closed} of {asked}"), closed=closed, asked=asked)
    return (
        f'<p class="score"><b>{number}</b>{escape(of_all)}</p>{_bars(words, [*shown, scene])}'
        f"<ul>{_rows(show, words, scene, place)}</ul>"
        f'<p class="quiet">{escape(settings)}. {escape(words(NOTE))}</p>'
    )


NOTE = mark("What a scan found is masked; 0 does not mean “safe”.")


def _bars(words: Words, scenes: Sequence[Scene]) -> str:
    """The score of every stage up to this one: the room sees it fall."""

    def one(scene: Scene) -> str:
        now = " now" if scene is scenes[-1] else ""
        number = words.points(scene.points)
        drawn = (
            '<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
            f'<rect width="{scene.points:.1f}" height="10"/></svg>'
        )
        name = escape(words(STAGE_NAMES[scene.stage]))
        return f'<p class="bar{now}"><span>{name}</span>{drawn}<b>{number}</b></p>'

    return "".join(map(one, scenes))


def _rows(show: Show, words: Words, scene: Scene, place: Place) -> str:
    """A row for each kind that was found at any stage, so that every one stays at its place when it goes.

    What is not on the page in the frame names the one where it is."""
    now = by_kind(scene, show.catalog)
    rows = []
    for kind in kinds_of(show):
        title = escape(words.of(show.catalog.exposures[kind].title))
        if kind in now:
            values = _values(words, kind, now[kind])
            if elsewhere := _elsewhere(show.person, words, now[kind], place):
                values = words(mark("{values} → {page}"), values=values, page=elsewhere)
            rows.append(f"<li><i>!</i><b>{title}</b>: {escape(values)}</li>")
        else:
            gone = escape(words(mark("not found any more")))
            rows.append(f'<li class="gone"><i>✓</i>{title}: {gone}</li>')
    return "".join(rows)


def _elsewhere(person: MadeUp, words: Words, exposures: Sequence[ExposureRecord], place: Place) -> str:
    """The first page that shows any of them, if the one in the frame shows none."""
    found = [urlsplit(one.page).path for exposure in exposures for one in exposure.where]
    if person.pages[place.page].path in found:
        return ""
    titles = (words.of(page.title) for page in person.pages if page.path in found)
    return next(titles, "")


def _values(words: Words, kind: Kind, exposures: Sequence[ExposureRecord]) -> str:
    """The first few masked values; of photos, whose mask says nothing to a room, the number."""
    if kind is Kind.PHOTO:
        return str(len(exposures))
    shown = "; ".join(_cut(one.masked) for one in exposures[:MOST_VALUES])
    rest = len(exposures) - MOST_VALUES
    return words(mark("{values} and {number} more"), values=shown, number=rest) if rest > 0 else shown


def _cut(masked: str) -> str:
    return masked if len(masked) <= LONGEST_VALUE else masked[: LONGEST_VALUE - 1].rstrip(" ,") + "…"
