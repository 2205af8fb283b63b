"""Data files: what is shipped is right, and every mistake of a file is named at once."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from privacy_audit.catalog import Library, days, shipped_folder
from privacy_audit.catalog.days import MADE
from privacy_audit.catalog.reading import read_file
from privacy_audit.checklist import Network
from privacy_audit.errors import BadData, UnreadableInput, WrongUsage

GOOD = """
id = "example"
name = {vi = "Mạng", en = "Mạng"}
home = "https://example.com/"
updated = 2026-01-01

[[questions]]
id = "find-me"
class = "contact"
severity = "high"
level = "quick"
minutes = 1
default = "on"
recommended = "off"
verified = 2026-01-01
confidence = "high"
prompt = {vi = "Có tìm được không?", en = "Can they find you?"}
why = {vi = "Kẻ xấu tìm ra bạn.", en = "A blackmailer finds you."}
choices = [
    {id = "on", label = {vi = "Bật", en = "On"}, open = "strangers"},
    {id = "off", label = {vi = "[Off]", en = "[Off]"}, open = "only-me"},
]
sources = [{title = "Help", date = "2026", url = "https://example.com/help"}]
way.app = {vi = ["Mở ứng dụng"], en = ["Open the app"]}
"""

# Each row: what is replaced in the good file, by what, and what the mistake must say.
MISTAKES = [
    ('id = "example"', 'id = "other"', "id: the id must be the name of the file"),
    ('id = "example"', 'id = "Exa mple"', "id: “Exa mple” must be made of small letters"),
    ('home = "https://example.com/"', 'home = "http://example.com/"', "home: “http://example.com/” must be an address that begins with https://"),
    ('home = "https://example.com/"', "", "the key home is missing"),
    ("updated = 2026-01-01", 'updated = "yesterday"', "updated: “yesterday”"),
    ("minutes = 1", "minutes = 0", "questions[1] (find-me).minutes: “0” is not allowed"),
    ("minutes = 1", 'minutes = "one"', "questions[1] (find-me).minutes: “one” is of the wrong type"),
    ('class = "contact"', 'class = "money"', "questions[1] (find-me).class: “money” is not one of"),
    ('class = "contact"', 'class = "readiness"', "a choice of class readiness needs “ready”"),
    ('severity = "high"', 'severity = "huge"', "severity: “huge” is not one of"),
    ('level = "quick"', 'level = "fast"', "level: “fast” is not one of"),
    ('level = "quick"', 'level = "quick"\ncolour = "red"', "the key colour is not known here"),
    ('default = "on"', 'default = "maybe"', "default: “maybe” is none of the choices"),
    ('recommended = "off"', 'recommended = "never"', "recommended: “never” is none of the choices"),
    ('recommended = "off"', 'recommended = "on"\nacceptable = "off"', "more closed than the recommended one"),
    ("verified = 2026-01-01", "verified = 2999-01-01", "verified: the date lies in the future"),
    ("verified = 2026-01-01", "verified = 2026-01-02", "(find-me).verified: the date is later than that of the file"),
    ('[{title = "Help", date = "2026", url = "https://example.com/help"}]', "[]", "(find-me).sources: a question needs a source"),
    ('en = "Can they find you?"', 'en = "Có tìm được không?"', "prompt: the Vietnamese and the English text are the same"),
    (', en = "Can they find you?"', "", "prompt: the text in the language “en” is missing"),
    ('en = "Can they find you?"', 'en = "Can they?", fr = "Oui?"', "prompt: the language “fr” is not known"),
    ('vi = "Kẻ xấu tìm ra bạn."', 'vi = "Ke\u0309 xấu tìm ra bạn."', "why.vi: the text is not in composed form"),
    ('vi = "Kẻ xấu tìm ra bạn."', 'vi = "Kẻ xấu\\u001b[31m"', "why.vi: a sign that nobody sees stands in the text: U+001B"),
    ('vi = "Kẻ xấu tìm ra bạn."', 'vi = "Kẻ xấu \\u202eabc"', "why.vi: a sign that nobody sees stands in the text: U+202E"),
    ('en = "A blackmailer finds you."', f'en = "{"long " * 50}"', "why.en: longer than 200 characters"),
    ('open = "strangers"', "", "a choice of class readiness needs “ready”, any other needs “open”"),
    ('open = "strangers"', 'open = "all"', "“all” is not one of"),
    ('{id = "on",', '{id = "off",', "at least two choices with different ids"),
    ('way.app = {vi = ["Mở ứng dụng"], en = ["Open the app"]}', "", "the key way is missing"),
    ('way.app = {vi = ["Mở ứng dụng"], en = ["Open the app"]}', "way = {}", "way: there is no way to this setting"),
    ('["Open the app"]', '["a", "b", "c", "d", "e", "f", "g", "h"]', "way.app.en: a way has one to 7 steps"),
    ('["Open the app"]', "[]", "way.app.en: a way has one to 7 steps"),
    ("[[questions]]", '[[pictures]]\npattern = "("\n[[questions]]', "pictures[1].pattern: the pattern cannot be read"),
    ("[[questions]]", "[[questions]\n", "this is not valid TOML"),
]  # fmt: skip


def read(folder: Path, content: str) -> Network:
    path = folder / "example.toml"
    path.write_text(content, encoding="utf-8")
    return read_file(path, Network)


def mistakes_of(folder: Path, content: str) -> str:
    with pytest.raises(BadData) as caught:
        read(folder, content)
    sentences = (f"{one.where}: {one.sentence.format_map(one.values)}" for one in caught.value.mistakes)
    return "\n".join(sentences)


def test_the_good_file_is_read(tmp_path: Path) -> None:
    network = read(tmp_path, GOOD)
    assert [question.id for question in network.questions] == ["find-me"]


@pytest.mark.parametrize(("right", "wrong", "said"), MISTAKES)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    assert right in GOOD
    assert said in mistakes_of(tmp_path, GOOD.replace(right, wrong, 1))


def test_all_mistakes_of_shape_come_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace('severity = "high"', 'severity = "huge"').replace("minutes = 1", "minutes = 99")
    said = mistakes_of(tmp_path, bad)
    assert "severity" in said
    assert "minutes" in said


def test_several_missing_or_unknown_keys_of_one_place_are_one_mistake(tmp_path: Path) -> None:
    assert mistakes_of(tmp_path, "") == "example.toml: –: these keys are missing: id, name, home, updated"
    bare = GOOD.partition("[[questions]]")[0]
    assert mistakes_of(tmp_path, f'{bare}[[questions]]\nid = "a"\n') == (
        "example.toml: questions[1] (a): these keys are missing: class, severity, level, minutes, prompt, why, "
        "choices, recommended, way, verified, confidence, sources"
    )
    assert mistakes_of(tmp_path, f"colour = 1\nsize = 2\n{GOOD}") == (
        "example.toml: –: these keys are not known here: colour, size"
    )
    mixed = "colour = 1\nsize = 2\nvideo = 3\n"
    assert mistakes_of(tmp_path, mixed).splitlines() == [
        "example.toml: –: these keys are missing: id, name, home, updated",
        "example.toml: –: these keys are not known here: colour, size, video",
    ]


def test_the_same_key_missing_in_two_places_is_two_mistakes(tmp_path: Path) -> None:
    bad = GOOD.replace(', label = {vi = "Bật", en = "On"}', "").replace(
        ', label = {vi = "[Off]", en = "[Off]"}', ""
    )
    assert mistakes_of(tmp_path, bad).splitlines() == [
        "example.toml: questions[1] (find-me).choices[1] (on): the key label is missing",
        "example.toml: questions[1] (find-me).choices[2] (off): the key label is missing",
    ]


@pytest.mark.parametrize(
    ("lies", "place"),
    [
        ("example.toml", "networks/example.toml"),
        ("networks/old/example.toml", "networks/example.toml"),
        ("old/quiz.toml", "quiz.toml"),
    ],
)
def test_a_file_that_no_command_reads_is_told_where_it_must_lie(
    tmp_path: Path, lies: str, place: str
) -> None:
    path = tmp_path / lies
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(GOOD.encode() if path.stem == "example" else (shipped_folder() / path.name).read_bytes())
    with pytest.raises(BadData) as told:
        Library(tmp_path).check(tmp_path)
    (mistake,) = told.value.mistakes
    assert mistake.where == str(Path(lies))
    assert mistake.sentence == "no command reads this file here; it must lie in {place}"
    assert mistake.values == {"place": tmp_path / place}


def test_files_in_their_places_are_counted(tmp_path: Path) -> None:
    (tmp_path / "networks").mkdir()
    (tmp_path / "networks" / "example.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "quiz.toml").write_bytes((shipped_folder() / "quiz.toml").read_bytes())
    assert Library(tmp_path).check(tmp_path) == 2


def test_all_mistakes_of_sense_come_at_once(tmp_path: Path) -> None:
    bad = GOOD.replace('default = "on"', 'default = "x"').replace('recommended = "off"', 'recommended = "y"')
    said = mistakes_of(tmp_path, bad)
    assert "default: “x”" in said
    assert "recommended: “y”" in said


def test_a_file_that_is_not_utf_8_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "example.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadData) as caught:
        read_file(tmp_path / "example.toml", Network)
    assert caught.value.mistakes[0].sentence == "this is not a text file in UTF-8"


@pytest.mark.parametrize("content", ["a = " + "9" * 5_000, "a = 0x" + "f" * 5_000, "a = " + "[" * 5_000])
def test_what_is_too_long_or_too_deep_to_be_said_is_a_mistake_of_the_file(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "example.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BadData) as told:
        read_file(tmp_path / "example.toml", Network)
    (mistake,) = told.value.mistakes
    assert (mistake.where, mistake.sentence) == ("example.toml", "this is not valid TOML: {reason}")
    assert mistake.values == {
        "reason": "a number in it is too long, or its parts stand too deep in each other"
    }


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"missing\.toml cannot be read"):
        read_file(tmp_path / "missing.toml", Network)


def test_an_unknown_network_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WrongUsage, match=r"no network called “zallo”\. Did you mean zalo"):
        Library().network("zallo")
    with pytest.raises(WrongUsage, match="no network called “orkut”") as caught:
        Library().network("orkut")
    assert "facebook, " in str(caught.value)
    assert "zalo" in str(caught.value)


def test_a_network_of_ones_own_folder_adds_to_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "networks").mkdir()
    (tmp_path / "networks" / "example.toml").write_text(GOOD, encoding="utf-8")
    library = Library(tmp_path)
    assert library.network("example").home == "https://example.com/"
    assert {"example", "zalo"} <= set(library.network_ids())


def test_a_network_of_ones_own_folder_replaces_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "networks").mkdir()
    own = GOOD.replace('id = "example"', 'id = "zalo"')
    (tmp_path / "networks" / "zalo.toml").write_text(own, encoding="utf-8")
    assert Library(tmp_path).network("zalo").home == "https://example.com/"


def test_the_newest_day_in_the_shipped_files_is_known_to_the_program() -> None:
    """Whoever changes a file raises `MADE`; else it is refused where it is still yesterday."""
    written = "".join(path.read_text(encoding="utf-8") for path in shipped_folder().rglob("*.toml"))
    newest = max(re.findall(r"^(?:verified|last_known|updated) = (\d{4}-\d\d-\d\d)$", written, re.M))
    assert str(MADE) == newest
    assert date.today() + timedelta(days=1) >= MADE


class Stopped(date):
    """The clock of a computer whose battery is empty."""

    @classmethod
    def today(cls) -> Stopped:
        return cls(2015, 1, 1)


def test_with_a_clock_that_has_stopped_the_shipped_files_are_without_mistakes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(days, "datetime", SimpleNamespace(date=Stopped))
    assert [days.is_to_come(day) for day in (MADE, MADE + timedelta(days=1))] == [False, True]
    library = Library()
    for read in (library.catalog, library.emergency, library.letters, library.outreach):
        assert read()


def test_the_whole_shipped_catalog_is_without_mistakes() -> None:
    catalog = Library().catalog()
    assert set(catalog.networks) == {path.stem for path in shipped_folder().glob("networks/*.toml")}


@pytest.mark.parametrize("identifier", ["zalo", "facebook", "tiktok", "instagram"])
def test_the_first_four_networks_are_complete(identifier: str) -> None:
    network = Library().network(identifier)
    assert len(network.questions) >= 10
    assert 5 <= sum(question.level == "quick" for question in network.questions) <= 7
    assert network.stranger is not None
