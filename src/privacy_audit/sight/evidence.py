"""What a page holds: data about a subject, visible letters, and what a page of few words says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from privacy_audit.model import Content, Part
from privacy_audit.sight.lonely import LONELY_CHECK, lonely_saying
from privacy_audit.sight.sayings import LOGIN, ROBOT_CHECK, strong_saying
from privacy_audit.sight.spoken import Saying, words_of

# JSON-LD that any page of a site carries (facts 0.2; x-profile-og: WebSite only).
_GENERIC = frozenset(
    (
        "unknown", "WebSite",
        "WebPage", "SearchAction", "EntryPoint", "BreadcrumbList", "ListItem", "Organization",
        "Corporation", "ItemList", "SiteNavigationElement", "WPHeader", "WPFooter", "Offer",
    )
)  # fmt: skip
_TELLING = frozenset(
    (
        "name", "description", "telephone", "email", "address", "birthdate", "jobtitle", "worksfor", "text",
        "faxnumber", "location",
    )
)  # fmt: skip
_PERSONAL = _TELLING - {"name", "text", "location"}
# A page with fewer letters than this may consist of nothing but a wall's few sentences.
_SHORT = 400
_MANY = 1_000
# What surrounds the content of a page: menus, footers.
_AROUND = re.compile(r"(?:^|> )#?(?:nav|header|aside|menu|sidebar|footer)(?:[:_ -]|$)")
_FOOTER = re.compile(r"(?:^|> )#?footer(?:[:_ -]|$)")
# Letters of a line in a menu.
_ENTRY = 30


def saying_of(content: Content) -> Saying | None:
    """What a page of a few sentences says of itself; None for a longer page or one about a person.

    Menus and footers make no page long. A password field counts only where all of the page is short.
    """
    inner = tuple(_inner(content))
    if _has_person(content) or _letters(inner) >= _SHORT:
        return None
    texts = map(words_of, (" ".join(inner), content.title))
    said = next((one for text in texts if (one := strong_saying(text))), None)
    if said or has_data(content) or visible_letters(content) >= _SHORT:
        return said
    return LOGIN if "login-form" in content.containers else None


def hint_of(content: Content) -> Saying | None:
    """What a page means that shows nothing but a headline and buttons; None for any other."""
    if has_data(content) or "document:html" not in content.containers or visible_letters(content) >= _SHORT:
        return None
    pictured = any(one.role != "logo" and "logo" not in one.words for one in content.pictures)
    return lonely_saying(tuple(_visible(content)), content.markup, pictured=pictured)


def checks_for_robots(content: Content) -> bool:
    """Whether a page asks its visitor to prove that a person is there, or says that it looks for that."""
    return saying_of(content) is ROBOT_CHECK or hint_of(content) is LONELY_CHECK


def _inner(content: Content) -> Iterator[str]:
    """The visible lines without those of menus and footers; a menu's entries are short."""
    for one in content.segments:
        if one.part is Part.TEXT and not one.hidden:
            entry = len(one.text) <= _ENTRY and _AROUND.search(one.locator)
            if not entry and not _FOOTER.search(one.locator):
                yield one.text


def _has_person(content: Content) -> bool:
    """Whether data name a person; data about an organisation stand on its walls too."""
    about = ("json-ld:Person", "json-ld:ProfilePage", "microdata:Person", "hcard", "document:json")
    return any(name in about for name in content.containers) or _has_telling_json(content)


def _has_telling_json(content: Content) -> bool:
    return any(one.part is Part.EMBEDDED_JSON and one.label in _PERSONAL for one in content.segments)


def has_data(content: Content) -> bool:
    """Whether structured data says something about a subject, not just about the site."""
    if any(name.startswith("json-ld:") and name[8:] not in _GENERIC for name in content.containers):
        return True
    if any(name in ("hcard", "microdata:Person", "document:json") for name in content.containers):
        return True
    marked = any(one.part is Part.MICRODATA and one.label in _TELLING for one in content.segments)
    return marked or _has_telling_json(content)


def has_preview(content: Content) -> bool:
    """Whether the page carries tags for link previews."""
    return {"og", "description"} <= set(content.containers)


def _visible(content: Content) -> Iterator[str]:
    return (one.text for one in content.segments if one.part is Part.TEXT and not one.hidden)


def visible_letters(content: Content) -> int:
    """Letters and digits that are seen on the page, up to a thousand; title and hidden text do not count."""
    return _letters(_visible(content))


def _letters(texts: Iterable[str]) -> int:
    """How many there are; once it is a long page, it does not matter how long."""
    count = 0
    for text in texts:
        count += sum(map(str.isalnum, text[:_MANY]))
        if count >= _MANY:
            return _MANY
    return count
