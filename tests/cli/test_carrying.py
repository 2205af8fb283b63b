"""Pages that were looked at count on when only questions are answered: a page does not vanish by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import run

PAGE = "<html lang=vi><title>Lan</title><h1>Lan</h1><p>ĐT: 0912 345 678</p></html>"
WALL = "<html><title>Log in</title><form><input type=password></form></html>"
ANSWERS = '[answers]\n"zalo/find-by-phone" = "off"\n'


def audit(home: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(home, "report", "--format", "json").stdout)
    return read


@pytest.fixture
def scanned(tmp_path: Path) -> Path:
    """A home in which a page and a login page were looked at and kept, and a file of answers beside it."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "wall.html").write_text(WALL, encoding="utf-8")
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    run(tmp_path, "scan", str(tmp_path / "page.html"), str(tmp_path / "wall.html"), "--keep")
    return tmp_path


def test_an_audit_without_earlier_pages_carries_none(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    run(tmp_path, "check", "--answers", str(tmp_path / "answers.toml"))
    assert audit(tmp_path)["targets"] == []
    assert audit(tmp_path)["pages_of"] is None


def test_answers_alone_leave_what_was_found_and_what_was_not_seen(scanned: Path) -> None:
    before = audit(scanned)
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    after = audit(scanned)
    assert after["exposures"] == before["exposures"] != []
    assert (after["targets"], after["gaps"]) == (before["targets"], before["gaps"])
    assert after["pages_of"] == before["created"]
    assert after["score"]["low"] >= before["score"]["low"]
    assert after["score"]["high"] == before["score"]["high"] == 100


def test_the_day_of_the_pages_stays_over_several_audits(scanned: Path) -> None:
    first = audit(scanned)["created"]
    for _ in range(2):
        run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    assert audit(scanned)["pages_of"] == first


def test_the_report_says_that_nobody_looked_again(scanned: Path) -> None:
    said = run(scanned, "check", "--answers", str(scanned / "answers.toml"), "--lang", "en").stdout
    assert "and not looked at again this time" in " ".join(said.split())


def test_the_comparison_calls_carried_pages_not_seen_this_time(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    compared = json.loads(run(scanned, "history", "diff", "--format", "json").stdout)
    assert [one["kind"] for one in compared["unseen"]] == ["phone"]
    assert compared["fixed"] == compared["still"] == []


def test_a_scan_that_is_kept_afterwards_is_of_its_own_day(scanned: Path) -> None:
    first = audit(scanned)["created"]
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    run(scanned, "scan", str(scanned / "page.html"), "--keep")
    page, wall = audit(scanned)["targets"]
    assert audit(scanned)["pages_of"] is None
    assert (page["status"], "pages_of" in page) == ("seen", False)
    assert (wall["status"], wall["pages_of"]) == ("login-wall", first)


# --- a scan leaves what it did not look at -----------------------------------------------------


def scan(home: Path, *names: str) -> str:
    """Scan these files of the home and keep that; what is said to the person."""
    return run(home, "scan", *(str(home / name) for name in names), "--keep", "--lang", "en").stderr


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "A.txt").write_text("Điện thoại 0912 345 678\nSinh ngày 12/03/1966\n", encoding="utf-8")
    (tmp_path / "B.txt").write_text("Zalo 0912 345 678, Email: lan@example.com\n", encoding="utf-8")
    return tmp_path


def test_the_second_of_two_scans_adds_to_the_first(texts: Path) -> None:
    assert "still count" not in scan(texts, "A.txt")
    low = audit(texts)["score"]["low"]
    assert "nobody looked at them again: 1" in " ".join(scan(texts, "B.txt").split())
    assert sorted(one["kind"] for one in audit(texts)["exposures"]) == ["birth-date", "email", "phone"]
    assert audit(texts)["score"]["low"] > low
    said = " ".join(run(texts, "report", "--lang", "en", COLUMNS="300").stdout.split())
    assert "A.txt: seen on" in said
    assert "and not looked at again this time" in said
    assert "still counts as it was then" in said
    assert f"To look again: privacy-audit scan {texts / 'A.txt'} --keep" in said
    assert f"privacy-audit scan {texts / 'B.txt'} --keep --fresh" in said


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_a_scan_that_is_kept_prints_the_report_on_the_whole_audit(scanned: Path, form: str) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    shape = ("--format", form, "--lang", "en")
    ended = run(scanned, "scan", str(scanned / "page.html"), "--keep", *shape, COLUMNS="300")
    assert ended.stdout == run(scanned, "report", *shape, COLUMNS="300").stdout
    assert "wall.html" in ended.stdout and "09•• ••• •78" in ended.stdout
    assert " ".join(ended.stderr.split()).startswith(
        "Kept as audit 3. The report is about the whole audit: this scan, your answers and your other pages."
    )
    assert ended.returncode == 0  # of this scan: the login page is of another day


def test_data_of_a_scan_that_is_kept_are_those_of_the_scan(scanned: Path) -> None:
    ended = run(scanned, "scan", str(scanned / "page.html"), "--keep", "--format", "json", "--lang", "en")
    written = json.loads(ended.stdout)
    assert written["schema"] == "privacy-audit.scan/1"
    assert [Path(one["target"]).name for one in written["targets"]] == ["page.html"]
    rows = run(scanned, "scan", str(scanned / "page.html"), "--keep", "--format", "csv").stdout
    assert "page.html" in rows and "wall.html" not in rows
    assert "To see it together with your answers: privacy-audit report" in ended.stderr


def test_values_are_revealed_in_what_is_printed_and_not_in_what_is_kept(scanned: Path) -> None:
    arguments = ("scan", str(scanned / "page.html"), "--keep", "--reveal", "--lang", "en")
    shown = run(scanned, *arguments, COLUMNS="300").stdout
    assert "+84912345678" in shown and "wall.html" in shown
    assert [one["value"] for one in audit(scanned)["exposures"]] == [None]


def test_the_order_of_two_scans_changes_no_score(
    texts: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for name in ("A.txt", "B.txt"):
        scan(texts, name)
        (other / name).write_bytes((texts / name).read_bytes())
    for name in ("B.txt", "A.txt"):
        scan(other, name)
    assert audit(texts)["score"]["vector"] == audit(other)["score"]["vector"]


def test_scanning_a_file_again_takes_out_what_is_gone_from_it_alone(texts: Path) -> None:
    scan(texts, "A.txt", "B.txt")
    (texts / "A.txt").write_text("Xin chào\n", encoding="utf-8")
    scan(texts, "A.txt")
    left = audit(texts)
    assert sorted(one["kind"] for one in left["exposures"]) == ["email", "phone"]
    assert {
        left["targets"][place["target"]]["target"] for one in left["exposures"] for place in one["where"]
    } == {str(texts / "B.txt")}


def test_a_login_page_in_place_of_a_page_drops_nothing_and_says_so(scanned: Path) -> None:
    (scanned / "page.html").write_text(WALL, encoding="utf-8")
    scan(scanned, "page.html")
    assert [one["kind"] for one in audit(scanned)["exposures"]] == ["phone"]
    said = " ".join(run(scanned, "report", "--lang", "en").stdout.split())
    assert "What was found there earlier was not seen this time." in said
    compared = json.loads(run(scanned, "history", "diff", "--format", "json").stdout)
    assert [one["kind"] for one in compared["unseen"]] == ["phone"]
    assert compared["fixed"] == []


def test_report_list_and_comparison_agree_on_what_nobody_looked_at_again(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    listed = json.loads(run(scanned, "history", "list", "--format", "json").stdout)["audits"]
    assert [(one["targets"], one["seen"], one["carried"]) for one in listed] == [(2, 1, 0), (2, 1, 2)]
    said = " ".join(run(scanned, "history", "list", "--lang", "en").stdout.split())
    assert "looked at in an earlier audit and not again this time: 2" in said
    report = " ".join(run(scanned, "report", "--lang", "en").stdout.split())
    assert report.count("and not looked at again this time") == 2


# --- beginning anew ----------------------------------------------------------------------------


def test_fresh_keeps_the_targets_alone_and_the_answers(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    run(scanned, "scan", str(scanned / "page.html"), "--keep", "--fresh")
    left = audit(scanned)
    assert [one["status"] for one in left["targets"]] == ["seen"]
    assert [one["question"] for one in left["answers"]] == ["zalo/find-by-phone"]


def test_fresh_without_a_target_leaves_the_answers_alone(scanned: Path) -> None:
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    done = run(scanned, "scan", "--keep", "--fresh", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert "without pages" in done.stderr
    left = audit(scanned)
    assert (left["targets"], left["exposures"], len(left["answers"])) == ([], [], 1)


def test_without_answers_and_pages_nothing_is_kept_nor_judged(tmp_path: Path) -> None:
    done = run(tmp_path, "scan", "--keep", "--fresh", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "You have answered no question yet, so nothing would be left to keep.\n"
    (tmp_path / "empty.toml").write_text("[answers]\n", encoding="utf-8")
    done = run(tmp_path, "check", "--answers", str(tmp_path / "empty.toml"), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert "There are no answers in" in done.stderr
    named = run(tmp_path, "check", "zalo", "--answers", str(tmp_path / "empty.toml"), "--lang", "en")
    assert "somewhere between" in named.stdout


@pytest.mark.parametrize("arguments", [("--fresh",), ("--fresh", "page.html"), ("--keep",)])
def test_fresh_alone_means_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(tmp_path, "scan", *arguments, "--lang", "en").returncode == 2


# --- what helps against a login page -----------------------------------------------------------


def test_no_answer_narrows_the_range_of_a_page_that_nobody_saw_and_none_is_promised_to(scanned: Path) -> None:
    scan(scanned, "wall.html")
    run(scanned, "check", "--answers", str(scanned / "answers.toml"))
    assert audit(scanned)["score"]["high"] == 100
    for command in (("report",), ("report", "--plan")):
        said = " ".join(run(scanned, *command, "--lang", "en", COLUMNS="300").stdout.split())
        assert "stays at up to 100 of 100, in every step of the plan too" in said
        again = f"privacy-audit scan {scanned / 'wall.html'} --keep"
        assert f"save it under the same name as before and type: {again}" in said
        assert "leave it out: privacy-audit scan --keep --fresh" in said
        assert "narrower" not in said


def test_the_page_saved_anew_under_its_name_is_what_narrows_it(scanned: Path) -> None:
    (scanned / "wall.html").write_text(PAGE, encoding="utf-8")
    scan(scanned, "wall.html")
    assert audit(scanned)["score"]["high"] < 100


def test_a_saved_copy_narrows_it_when_its_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    address = "http://127.0.0.1:9/lan"
    run(tmp_path, "scan", address, "--allow-private", "--keep")
    assert audit(tmp_path)["score"]["high"] == 100
    said = " ".join(run(tmp_path, "report", "--lang", "en").stdout.split())
    assert f"privacy-audit scan my-page.html --url {address} --keep" in said
    run(tmp_path, "scan", str(tmp_path / "saved.html"), "--url", address, "--keep")
    assert [one["status"] for one in audit(tmp_path)["targets"]] == ["seen"]
    assert audit(tmp_path)["score"]["high"] < 100


CLAIMS = """<html lang=vi><head><title>Lan</title>
<link rel="canonical" href="http://127.0.0.1:9/lan"><meta property="og:url" content="http://127.0.0.1:9/lan">
</head><h1>Lan</h1><p>Xin chào</p></html>"""


@pytest.mark.parametrize("given", ["file", "text", "stdin"])
def test_a_page_that_claims_an_address_does_not_take_its_place(tmp_path: Path, given: str) -> None:
    (tmp_path / "claims.html").write_text(CLAIMS, encoding="utf-8")
    run(tmp_path, "scan", "http://127.0.0.1:9/lan", "--allow-private", "--keep")
    page = {"file": (str(tmp_path / "claims.html"),), "text": ("--text", CLAIMS), "stdin": ("-",)}[given]
    run(tmp_path, "scan", *page, "--keep", given=CLAIMS.encode())
    left = audit(tmp_path)
    assert sorted(one["status"] for one in left["targets"]) == ["seen", "unreachable"]
    assert left["score"]["high"] == 100
    assert len(left["gaps"]) == 1


def test_a_text_takes_the_place_of_an_address_that_is_named_for_it(tmp_path: Path) -> None:
    address = "http://127.0.0.1:9/lan"
    run(tmp_path, "scan", address, "--allow-private", "--keep")
    run(tmp_path, "scan", "-", "--url", address, "--keep", given=PAGE.encode())
    assert [one["status"] for one in audit(tmp_path)["targets"]] == ["seen"]


@pytest.mark.parametrize(
    "names", [("a/profile.html", "b/profile.html"), ("0912345678.html", "0987654378.html")]
)
def test_another_file_that_is_shown_by_the_same_name_fixes_nothing(
    tmp_path: Path, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, page in zip(names, (PAGE, "<html><h1>Lan</h1><p>Xin chào</p></html>"), strict=True):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")
        monkeypatch.chdir(file.parent)
        run(tmp_path / "home", "scan", file.name, "--keep")
    compared = json.loads(run(tmp_path / "home", "history", "diff", "1", "2", "--format", "json").stdout)
    assert len({one["target"] for one in audit(tmp_path / "home")["targets"]}) == 1
    assert (compared["fixed"], [one["kind"] for one in compared["unseen"]]) == ([], ["phone"])
