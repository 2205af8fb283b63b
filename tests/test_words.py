"""Every sentence of the interface in both languages, and the language chosen as people expect."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from privacy_audit import words as words_module
from privacy_audit.cli.language import choose_language
from privacy_audit.words import LOCALES, Words, can_speak, language_of_system

SOURCES = Path(__file__).resolve().parents[1] / "src" / "privacy_audit"
KEYWORDS = {"_": None, "mark": None, "words": None, "count": (1, 2)}
SAME_IN_BOTH = {"Android", "Python", "Python {version}", "iPhone"}


def said() -> set[str]:
    """Every English sentence in the code, of a pair the one for a single thing."""
    sentences = set()
    for path in SOURCES.rglob("*.py"):
        # Babel stumbles over bytes that are counted.
        source = path.read_bytes().replace(b".count(b", b".find(b")
        for _, message, _, _ in extract("python", BytesIO(source), keywords=KEYWORDS):
            sentences.add(message if isinstance(message, str) else message[0])
    return sentences


@cache
def vietnamese() -> Catalog:
    with (LOCALES / "vi" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


def names_in(sentence: str) -> set[str]:
    """The names between braces that a sentence is filled with."""
    return {name.split("!")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


def pairs() -> list[tuple[str, str]]:
    """Each sentence with its translation; of a pair the form for many."""
    listed = []
    for message in vietnamese():
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[1]
        forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
        listed.append((english, forms[0]))
    return listed


def test_every_sentence_of_the_code_is_in_the_catalog() -> None:
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in vietnamese()}
    assert said() - known == set()


def has_words(sentence: str) -> bool:
    """Whether anything stands in it beside names to be filled in and signs."""
    return any(character.isalpha() for character in re.sub(r"\{\w*\}", "", sentence))


@pytest.mark.parametrize(("english", "translated"), pairs(), ids=lambda text: text[:40])
def test_a_sentence_is_translated(english: str, translated: str) -> None:
    assert translated.strip()
    assert translated != english or english in SAME_IN_BOTH or not has_words(english)
    assert unicodedata.is_normalized("NFC", translated)
    assert names_in(translated) <= names_in(english)
    assert not vietnamese().get(english) or not vietnamese().get(english).fuzzy  # type: ignore[union-attr]


def spoken_in_formatted_strings(path: Path) -> list[str]:
    """Sentences that are marked within an f-string, where nobody finds them for translation."""
    strings = [
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.JoinedStr)
    ]
    calls = [one for string in strings for one in ast.walk(string) if isinstance(one, ast.Call) and one.args]
    named = [one for one in calls if getattr(one.func, "id", "") in ("mark", "_", "words")]
    return [str(one.args[0].value) for one in named if isinstance(one.args[0], ast.Constant)]


def test_no_sentence_hides_in_a_formatted_string() -> None:
    assert [one for path in SOURCES.rglob("*.py") for one in spoken_in_formatted_strings(path)] == []


def spoken_unheard(path: Path) -> list[str]:
    """Sentences handed to a `Words` under a name that is not looked for, as in `self._words("Yes.")`."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr.endswith("_words")]
    return [str(one.args[0].value) for one in named if one.args and isinstance(one.args[0], ast.Constant)]


def test_no_sentence_is_spoken_by_a_name_that_nobody_looks_for() -> None:
    assert [one for path in SOURCES.rglob("*.py") for one in spoken_unheard(path)] == []


def test_words_speak_both_languages() -> None:
    assert Words("en")("No colours.") == "No colours."
    assert Words("vi")("No colours.") == "Không dùng màu."
    assert Words("en").count("{number} minute", "{number} minutes", 1) == "1 minute"
    assert Words("en").count("{number} minute", "{number} minutes", 3) == "3 minutes"
    assert Words("vi").count("{number} minute", "{number} minutes", 3) == "3 phút"
    assert Words("vi").of({"vi": "một", "en": "one"}) == "một"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "C", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LC_MESSAGES": "vi_VN", "LANG": "en_US"}, "vi"),
    ],
)
def test_the_computers_language(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language_of_system() == language


@pytest.mark.parametrize(
    ("arguments", "environment", "remembered", "language"),
    [
        ([], None, None, "en"),
        (["--lang", "klingon"], None, None, "en"),
        (["scan", "--", "--lang", "vi"], None, None, "en"),
        ([], None, "vi", "vi"),
        ([], "en", "vi", "en"),
        (["--lang", "vi"], "en", None, "vi"),
        (["check", "--lang=vi"], "en", None, "vi"),
        (["--lang", "en", "check", "--lang", "vi"], None, None, "vi"),
    ],
)
def test_typed_wins_over_environment_over_remembered_over_computer(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    environment: str | None,
    remembered: str | None,
    language: str,
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PRIVACY_AUDIT_HOME", str(tmp_path))
    monkeypatch.delenv("PRIVACY_AUDIT_LANG", raising=False)
    if environment:
        monkeypatch.setenv("PRIVACY_AUDIT_LANG", environment)
    if remembered:
        (tmp_path / "language").write_text(remembered, encoding="ascii")
    assert choose_language(arguments) == language


@pytest.mark.parametrize("content", [b"", b"\x00" * 40, b"\xde\x12\x04\x95" + b"\xff" * 40, None])
def test_a_damaged_or_missing_file_of_a_language_leaves_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "vi" / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "vi" / "LC_MESSAGES" / "messages.mo").write_bytes(content)
    monkeypatch.setattr(words_module, "LOCALES", tmp_path)
    assert Words("vi")("No colours.") == "No colours."
    assert not can_speak("vi")
