"""The quiz and the wall's other screens: the judge agrees with every answer, and mistakes are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from privacy_audit.catalog import Library, shipped_folder
from privacy_audit.catalog.reading import read_file
from privacy_audit.detectors import masked_text
from privacy_audit.errors import BadData
from privacy_audit.guide.message import judge_message
from privacy_audit.training import Quiz, QuizMessage, Wall

LIBRARY = Library()
QUIZ, WALL, RULES = LIBRARY.quiz(), LIBRARY.wall(), LIBRARY.message_rules()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("message", QUIZ.messages, ids=lambda message: message.id)
def test_the_judge_of_messages_agrees_with_the_answer(message: QuizMessage, language: str) -> None:
    judged = judge_message(message.text[language], RULES)
    assert judged.verdict == ("signs" if message.threat else "none-found")
    assert set(message.signs) <= {sign.id for sign in judged.signs}


def test_there_are_at_least_twelve_and_the_first_three_hold_both_kinds() -> None:
    assert len(QUIZ.messages) >= 12
    assert {message.threat for message in QUIZ.messages[:3]} == {True, False}
    assert min(sum(message.threat is kind for message in QUIZ.messages) for kind in (True, False)) >= 5


@pytest.mark.parametrize("message", QUIZ.messages, ids=lambda message: message.id)
def test_every_threat_has_a_source_and_no_message_holds_a_number_that_somebody_could_have(
    message: QuizMessage,
) -> None:
    assert bool(message.sources) is message.threat
    for text in message.text.values():
        assert masked_text(text) == text
        assert not re.search(r"\+?84|0\d{8}", text)


def test_what_a_screen_tells_the_officer_to_run_is_a_command() -> None:
    for screen in WALL.screens:
        assert 5 <= len(screen.lines) <= 8
        assert all(command.startswith("privacy-audit ") for command in screen.commands)


@pytest.mark.parametrize(
    ("shape", "before", "after", "mistake"),
    [
        (Quiz, 'id = "salary"', 'id = "detective"', "messages (detective): this id stands twice"),
        (Quiz, 'sources = ["vcb-2025"]', 'sources = ["nobody"]', "messages (bank-lock).sources: “nobody” is not known"),
        (Quiz, 'signs = ["fee-first", "odd-link"]', "signs = []", "a threat carries signs, a harmless message none"),
        (Quiz, "Đây là tống tiền", "Đây là tống tiền " * 20, "messages (detective).why: longer than 200 characters"),
        (Wall, 'kind = "demo"', 'kind = "home"', "screens (home): this id stands twice"),
        (Wall, 'kind = "demo"', 'kind = "home"', "screens: the screen “demo” is missing"),
        (Wall, "Trả một lần, ", "Trả một lần, " * 10, "screens (threat).lines: longer than 110 characters"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_data_is_named(
    tmp_path: Path, shape: type[Quiz | Wall], before: str, after: str, mistake: str
) -> None:
    name = "quiz.toml" if shape is Quiz else "wall.toml"
    text = (shipped_folder() / name).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        read_file(tmp_path / name, shape)
    told = [f"{one.where}: {one.sentence.format_map(one.values)}" for one in caught.value.mistakes]
    assert any(mistake in one for one in told), told
