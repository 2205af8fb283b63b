"""A file of answers: read where there is no terminal, refused as a whole when something is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from privacy_audit.answers import answers_of, read_answers_file
from privacy_audit.catalog import Library
from privacy_audit.checklist import Question
from privacy_audit.errors import BadData, UnreadableInput
from privacy_audit.model import Answer, State


def known() -> dict[str, Question]:
    return {f"zalo/{question.id}": question for question in Library().network("zalo").questions}


def written(folder: Path, content: str | bytes, name: str = "answers.toml") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        "",
        "answers = 3",
        "answers = {}\ncolour = 'red'",
        "[answers]\n'zalo/find-by-phone' = 7",
        "platform = 'fax'\n[answers]",
        "this is a letter",
        "{",
        "[1, 2]",
        b"\xff\xfe\x00\x01",
    ],
)
def test_what_is_no_file_of_answers_is_refused_in_one_sentence(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(UnreadableInput, match="is not a file of answers"):
        read_answers_file(written(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[answers]\n'zalo/find-by-phone' = on", "line 2 cannot be read, from character 24 on"),
        ('{"answers": {\n"zalo/find-by-phone": }}', "line 2 cannot be read, from character 23 on"),
        ("platform = 'web'", "the line [answers] is missing"),
        ("answers = 3", "“answers” must be a table"),
        ("colour = 'red'\n[answers]", "“colour” is not known in it"),
        ("[answers]\n'zalo/find-by-phone' = 7", "the answer to zalo/find-by-phone must be a word"),
        ("platform = 'fax'\n[answers]", "platform “fax” is not one of: android, ios, web."),
        (b"\xff\xfe[", "it is not a text in UTF-8"),
        ("a = " + "9" * 9_000, "a number in it is too long"),
        ("platform = 0x" + "f" * 5_000 + "\n[answers]\n", "a number in it is too long"),
        ('{"answers": ' + "[" * 9_000, "too deep"),
    ],
)
def test_what_is_wrong_is_said_in_words_of_our_own(tmp_path: Path, content: str | bytes, reason: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_answers_file(written(tmp_path, content))
    assert reason in str(refused.value)


def test_the_mark_that_windows_puts_before_a_text_does_no_harm(tmp_path: Path) -> None:
    file = written(tmp_path, b'\xef\xbb\xbf[answers]\r\n"zalo/find-by-phone" = "off"\r\n')
    assert read_answers_file(file).answers == {"zalo/find-by-phone": "off"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"missing\.toml cannot be read"):
        read_answers_file(tmp_path / "missing.toml")


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="too large"):
        read_answers_file(written(tmp_path, b"#" * 1_000_001))


def test_toml_and_json_say_the_same(tmp_path: Path) -> None:
    toml = written(tmp_path, 'platform = "ios"\n[answers]\n"zalo/find-by-phone" = "off"\n')
    json = written(tmp_path, '{"platform": "ios", "answers": {"zalo/find-by-phone": "off"}}', "answers.json")
    assert read_answers_file(toml) == read_answers_file(json)


def test_every_unknown_question_and_choice_is_named_at_once(tmp_path: Path) -> None:
    content = '[answers]\n"zalo/moon" = "on"\n"zalo/find-by-phone" = "sometimes"\n"who" = "x"\n'
    file = read_answers_file(written(tmp_path, content))
    with pytest.raises(BadData) as caught:
        answers_of(file, "answers.toml", known())
    said = [mistake.sentence.format_map(mistake.values) for mistake in caught.value.mistakes]
    assert said[0] == "there is no question called “zalo/moon”"
    assert said[1].startswith("“sometimes” is no answer to zalo/find-by-phone; possible are: ")
    assert said[2] == "there is no question called “who”"


def test_states_and_choices_become_answers(tmp_path: Path) -> None:
    names = list(known())
    content = (
        f'[answers]\n"{names[0]}" = "unsure"\n"{names[1]}" = "not-applicable"\n"zalo/find-by-phone" = "off"\n'
    )
    if "zalo/find-by-phone" in names[:2]:
        content = '[answers]\n"zalo/find-by-phone" = "off"\n'
    given = answers_of(read_answers_file(written(tmp_path, content)), "answers.toml", known())
    assert given[-1] == Answer(question="zalo/find-by-phone", state=State.ANSWERED, choice="off")
