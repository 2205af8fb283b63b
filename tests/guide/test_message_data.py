"""The file of signs: what is wrong in it is told by its key; the file that is delivered has no mistake."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from privacy_audit.catalog import Library
from privacy_audit.catalog.suspicion import mistakes_of_suspicion
from privacy_audit.suspicion import MessageRules, Script, Sign, Wording

RULES = Library().message_rules()


def sign(**changes: object) -> Sign:
    """The first sign of the file, changed."""
    return msgspec.structs.replace(RULES.signs[0], **changes)


def script(**changes: object) -> Script:
    """The first script of the file, changed."""
    return msgspec.structs.replace(RULES.scripts[0], **changes)


def wording(**changes: object) -> Wording:
    """The weights of the file, changed."""
    return msgspec.structs.replace(RULES.wording, **changes)


def changed(**changes: object) -> MessageRules:
    """The file with other parts."""
    return msgspec.structs.replace(RULES, **changes)


SIGNS, SCRIPTS = RULES.signs[1:], RULES.scripts[1:]
NAME, TITLE = RULES.signs[0].id, RULES.scripts[0].id
MISTAKES = [
    (changed(signs=(RULES.signs[0], *RULES.signs)), f"signs ({NAME})", "this id stands twice", {}),
    (changed(scripts=(*RULES.scripts, script())), f"scripts ({TITLE})", "this id stands twice", {}),
    (
        changed(groups={**RULES.groups, "pay": ("nobody",)}),
        "groups.pay",
        "“{value}” is not known in this file",
        {"value": "nobody"},
    ),
    (
        changed(scripts=(script(rules=("wallet + nobody",)), *SCRIPTS)),
        f"scripts ({TITLE}).rules[1]",
        "“{value}” is not known in this file",
        {"value": "nobody"},
    ),
    (
        changed(signs=(sign(unless="nothing"), *SIGNS)),
        f"signs ({NAME}).unless",
        "“{value}” is not known in this file",
        {"value": "nothing"},
    ),
    (
        changed(signs=(sign(sources=("nowhere",)), *SIGNS)),
        f"{NAME}.sources",
        "“{value}” is not known in this file",
        {"value": "nowhere"},
    ),
    (
        changed(signs=(sign(phrases=("gửi <nothing>",)), *SIGNS)),
        f"signs ({NAME})",
        "“{value}” is not known in this file",
        {"value": "nothing"},
    ),
    (
        changed(signs=(sign(phrases=("gửi (tiền|ảnh",)), *SIGNS)),
        f"signs ({NAME})",
        "the phrase “{value}” cannot be read",
        {"value": "gửi (tiền|ảnh"},
    ),
    (
        changed(denials=("… không",)),
        "denials",
        "the phrase “{value}” cannot be read",
        {"value": "… không"},
    ),
    (
        changed(wording=wording(script="nothing")),
        "wording.script",
        "“{value}” is not known in this file",
        {"value": "nothing"},
    ),
    (
        changed(wording=wording(sign="nothing")),
        "wording.sign",
        "“{value}” is not known in this file",
        {"value": "nothing"},
    ),
    (
        changed(wording=wording(scripts={"nothing": ("a",)})),
        "wording.scripts",
        "“{value}” is not known in this file",
        {"value": "nothing"},
    ),
    (
        changed(wording=wording(weights={"much": ("a",)})),
        "wording.weights",
        "“{value}” is no number",
        {"value": "much"},
    ),
]


@pytest.mark.parametrize(
    ("file", "said"), [("README.md", "{number} in all"), ("README.vi.md", "{number} kịch bản đã biết")]
)
def test_readme_says_how_many_scripts_there_are(file: str, said: str) -> None:
    readme = (Path(__file__).resolve().parents[2] / file).read_text(encoding="utf-8")
    assert said.format(number=len(RULES.scripts)) in readme


def test_the_delivered_file_has_no_mistake() -> None:
    assert list(mistakes_of_suspicion(RULES)) == []


@pytest.mark.parametrize(("rules", "key", "sentence", "values"), MISTAKES)
def test_a_mistake_is_told_with_its_key(
    rules: MessageRules, key: str, sentence: str, values: dict[str, object]
) -> None:
    assert list(mistakes_of_suspicion(rules)) == [(key, sentence, values)]
