"""Bring `locales/*/messages.po` up to the sentences in the code: new ones are added untranslated, those
that nobody says any more are dropped. Of the sentences of the command line's library, those stay that
were translated once. Needs Babel. Run from the root: python scripts/update_sentences.py
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCES = Path("src/privacy_audit")
KEYWORDS = {"_": None, "mark": None, "words": None, "count": (1, 2)}
LIBRARY_KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}


def sentences_of_code() -> Catalog:
    """Every sentence of ours."""
    found = Catalog()
    for path in sorted(SOURCES.rglob("*.py")):
        # Babel stumbles over bytes that are counted.
        source = path.read_bytes().replace(b".count(b", b".find(b")
        for line, message, _comments, _context in extract("python", BytesIO(source), keywords=KEYWORDS):
            found.add(message, locations=[(str(path), line)])
    return found


def sentences_of_click() -> Catalog:
    """Every sentence that the command line's library says in our name."""
    import click

    found = Catalog()
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for _line, message, _comments, _context in extract_from_file(
            "python", path, keywords=LIBRARY_KEYWORDS
        ):
            found.add(message)
    return found


def _translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def update(path: Path, own: Catalog, library: Catalog) -> None:
    """Write one language's file anew, keeping its translations."""
    with path.open("rb") as file:
        known = read_po(file, locale=path.parts[-3])
    fresh = Catalog(locale=known.locale, project="privacy-audit", fuzzy=False)
    for message in [*own, *library]:
        earlier = known.get(message.id) if message.id else None
        if message.id and (message.id in own or (earlier and _translated(earlier))):
            fresh.add(message.id, string=earlier.string if earlier else "")
    with path.open("wb") as file:
        write_po(file, fresh, width=110, no_location=True, sort_output=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, fresh)
    missing = sum(not _translated(message) for message in fresh if message.id)
    print(f"{path}: {len(fresh)} sentences, {missing} untranslated")


if __name__ == "__main__":
    for po in sorted(SOURCES.glob("locales/*/LC_MESSAGES/messages.po")):
        update(po, sentences_of_code(), sentences_of_click())
