"""The way back that is told is the way that was come; pages are named once, as a person types them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

import pexpect

from privacy_audit.catalog import Library
from tests.cli.program import run
from tests.cli.test_terminal import check, end, terminal

CHECKLISTS = Path(__file__).resolve().parents[2] / "checklists"
PAGE = "<p>ĐT: 0912 345 678</p>"


def rest(child: pexpect.spawn[str]) -> str:
    """What the program still says, until it ends, in one line."""
    return " ".join(child.read().split())


def ready(home: Path, *profile: str) -> None:
    """An audit under way: all of Zalo's quick questions but the first are answered."""
    with terminal(home, "check", "zalo", "--level", "quick", "--platform", "android", *profile) as child:
        for number in range(1, 7):
            child.expect(rf"\b{number}/7|question {number} of 7")
            child.send("s")
        child.expect(r"\b7/7|question 7 of 7")
        child.send("q")
        assert end(child) == 0


def to_the_pages(child: pexpect.spawn[str]) -> None:
    """Through the last question to where the pages are asked for."""
    child.expect("question 7 of 7")
    child.send("s")
    child.expect("Enter alone goes on")
    child.expect("\r\n> |: $")


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_the_guided_start_is_named_as_the_way_back_to_it_with_the_profile(tmp_path: Path, key: str) -> None:
    with terminal(tmp_path, "--profile", "hoa", "--lang", "en") as child:
        child.expect("q to leave")
        child.sendline("zalo")
        child.expect("Press a number")
        child.send("1")
        child.expect("How thorough")
        child.send("1")
        child.expect("question 1 of")
        child.send(key)
        assert rest(child).endswith("To go on: privacy-audit --profile hoa")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("zalo",), "check zalo"),
        (("--todo",), "check --todo"),
        (("zalo", "--todo"), "check zalo --todo"),
        (("zalo", "--todo", "--profile", "hoa"), "check zalo --todo --profile hoa"),
    ],
)
def test_a_check_is_gone_on_with_as_it_was_begun(tmp_path: Path, typed: tuple[str, ...], told: str) -> None:
    profile = typed[typed.index("--profile") :] if "--profile" in typed else ()
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    run(tmp_path, "check", "zalo", "--level", "quick", "--answers", str(tmp_path / "answers.toml"), *profile)
    with terminal(tmp_path, "check", *typed, "--platform", "android", "--lang", "en") as child:
        if "zalo" not in typed:
            child.expect("q to leave")
            child.sendline("zalo")
        child.expect("question 1 of")
        child.send("q")
        assert rest(child).endswith(f"Your answers are kept. To go on: privacy-audit {told}")


def test_what_was_open_is_gone_on_with_and_nothing_else_is_asked(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text('[answers]\n"zalo/find-by-phone" = "off"\n', encoding="utf-8")
    run(tmp_path, "check", "zalo", "--level", "quick", "--answers", str(tmp_path / "answers.toml"))
    with terminal(*check(tmp_path, "en", "--todo")) as child:
        child.expect("question 1 of 6")
        child.send("s")
        child.expect("question 2 of 6")
        child.send("q")
        told = re.search("To go on: privacy-audit (.*)", rest(child))
    assert told
    with terminal(tmp_path, *told[1].split(), "--lang", "en") as child:
        child.expect("5 questions left")
        child.expect("question 2 of 6")


@pytest.mark.parametrize("key", ["q\r", "\x03"])
def test_pages_that_were_named_and_not_looked_at_are_said_to_be_named_again(tmp_path: Path, key: str) -> None:
    (tmp_path / "trang.html").write_text(PAGE, encoding="utf-8")
    ready(tmp_path)
    with terminal(tmp_path, "--lang", "en") as child:
        to_the_pages(child)
        child.sendline(str(tmp_path / "trang.html"))
        child.expect("Noted")
        child.expect("> $")
        child.send(key)
        said = rest(child)
    assert "The pages you named were not looked at; name them again next time." in said
    assert said.endswith("To go on: privacy-audit")


def test_leaving_before_a_page_was_named_speaks_of_none(tmp_path: Path) -> None:
    ready(tmp_path)
    with terminal(tmp_path, "--lang", "en") as child:
        to_the_pages(child)
        child.sendline("Q")
        said = rest(child)
    assert "name them again" not in said
    assert said.endswith("Your answers are kept. To go on: privacy-audit")


def test_a_page_is_given_once_also_under_another_of_its_names(tmp_path: Path) -> None:
    page = tmp_path / "trang.html"
    page.write_text(PAGE, encoding="utf-8")
    (tmp_path / "another.html").symlink_to(page)
    ready(tmp_path)
    with terminal(tmp_path, "--lang", "en") as child:
        to_the_pages(child)
        child.sendline(str(page))
        child.expect("Noted")
        for again in (str(page), "~/trang.html", str(tmp_path / "another.html")):
            child.sendline(again)
            child.expect("You have given this page already. Another one, or Enter for the report.")
        child.sendline("")
        child.expect("In short")
        rest(child)
    kept = json.loads(run(tmp_path, "report", "--format", "json").stdout)
    assert [one["target"] for one in kept["targets"]] == [str(page)]


def test_a_page_in_the_persons_own_folder_is_found_by_its_short_name(tmp_path: Path) -> None:
    (tmp_path / "co-hoa.html").write_text(PAGE, encoding="utf-8")
    ready(tmp_path)
    with terminal(tmp_path, "--lang", "en") as child:
        to_the_pages(child)
        child.sendline("~/co-hoa.htm")
        child.expect("Did you mean “co-hoa.html”")
        child.sendline("~/co-hoa.html")
        child.expect("Noted")


def test_a_way_of_preparing_that_could_be_better_is_asked_again_with_todo(tmp_path: Path) -> None:
    questions = Library(CHECKLISTS).networks(("facebook",))["facebook"].questions
    quick = [one for one in questions if one.level == "quick"]
    best = {one.id: one.recommended for one in quick} | {"two-factor": "text-message"}
    lines = "\n".join(f'"facebook/{name}" = "{choice}"' for name, choice in best.items())
    (tmp_path / "answers.toml").write_text(f"[answers]\n{lines}\n", encoding="utf-8")
    answers = ("--level", "quick", "--answers", str(tmp_path / "answers.toml"))
    assert run(tmp_path, "check", "facebook", *answers).returncode == 0
    todo = ("check", "facebook", "--todo", "--level", "quick", "--platform", "android", "--lang", "en")
    with terminal(tmp_path, *todo) as child:
        child.expect("question 1 of 1")
        child.expect("two-factor authentication")
        child.expect("last time")


def test_back_from_the_better_choice_leads_to_the_question_just_answered(tmp_path: Path) -> None:
    with terminal(*check(tmp_path)) as child:
        child.expect("question 1 of")
        child.send("s")
        child.expect("question 2 of")
        child.send("1")
        child.expect("Better: ")
        child.expect("b:\u00a0choose\u00a0again")
        child.expect("q:\u00a0keep\u00a0and\u00a0leave")
        child.send("b")
        child.expect("question 2 of")
        child.expect("← your answer")


def test_a_wrong_key_before_the_language_is_known_is_answered_in_both(tmp_path: Path) -> None:
    with terminal(tmp_path) as child:
        child.expect("Which language")
        child.expect("> $")
        child.send("7")
        child.expect("Bấm phím 1 hoặc 2, không cần Enter. / Press 1 or 2, no Enter needed.")
        child.expect("> $")
        child.send("2")
        child.expect("q to leave")
        child.sendline("12")
        child.expect("Chosen: Discord\r\n")
        child.expect("Which device do you use")
        child.send("9")
        child.expect("Please press a number from 1 to 3.")


def test_the_folder_that_was_named_is_named_again_but_not_in_what_is_handed_on(tmp_path: Path) -> None:
    home, answers = tmp_path / "nhà 0912345678", tmp_path / "answers.toml"
    answers.write_text('[answers]\n"zalo/find-by-phone" = "unsure"\n', encoding="utf-8")
    there = ("--home", str(home), "--lang", "en")
    kept = run(tmp_path, "check", "zalo", "--level", "quick", "--answers", str(answers), *there)
    again = f'--todo --home "{tmp_path}/nhà 09•• ••• •78"'
    assert again in " ".join(kept.stdout.split())
    assert "0912345678" not in kept.stdout
    assert "--home" not in run(tmp_path, "report", "--format", "markdown", *there).stdout
    in_environment = run(tmp_path, "report", "--lang", "en", PRIVACY_AUDIT_HOME=str(home)).stdout
    assert "--todo" in in_environment
    assert "--home" not in in_environment
    with terminal(tmp_path, "check", "zalo", "--todo", "--platform", "android", *there) as child:
        child.expect("question 1 of")
        child.send("q")
        assert rest(child).endswith(f"To go on: privacy-audit check zalo {again}")
