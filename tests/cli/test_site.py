"""`scan --site`: a whole site from the command line, at the real pace."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.program import environment, run
from tests.crawl.village import MENU, PHONES, page, village


def small(title: str, body: str) -> str:
    """A page without the menu of the large site."""
    return page(title, body).replace(MENU, "")


SMALL = {
    "/": small(
        "Xã",
        "<p>Trang của xã An Bình.</p>"
        + "".join(f'<a href="/tin/{number}">Tin</a> ' for number in range(21, 28))
        + '<a href="/can-bo">Cán bộ</a>',
    ),
    "/can-bo": small(
        "Cán bộ",
        "<table><tr><th>Họ và tên<th>Chức vụ<th>Ngày sinh<th>Điện thoại</tr>"
        f"<tr><td>Nguyễn Văn An<td>Chủ tịch<td>12/03/1980<td>{PHONES[0]}</tr>"
        f"<tr><td>Trần Thị Bích<td>Kế toán<td>1/9/1985<td>{PHONES[1]}</tr></table>",
    ),
}
VALUES = ("345 678", "345678", "654 321", "654321", "Nguyễn Văn", "Trần Thị", "12/03")


def options(pages: int) -> tuple[str, ...]:
    return ("--allow-private", "--max-pages", str(pages), "--lang", "en")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_a_site_is_read_at_one_page_a_second_and_the_report_ends_with_what_to_take_out(home: Path) -> None:
    with village(more=SMALL) as site:
        ended = run(home, "scan", "--site", site.start, *options(6))
        assert min(site.gaps()) >= 1.0
        assert len(site.paths) == 7
    assert ended.returncode == 0, ended.stderr
    _, _, last = ended.stdout.partition("What to take out or cover, page by page")
    for sentence in (
        "/can-bo",
        "People shown: 2.",
        "N.V.A.",
        "chủ tịch",
        "Phone number: 09•• ••• •78. Put the office's number in its place.",
        "Birth date: ••/••/1980.",
    ):
        assert sentence in " ".join(last.split()), last
    assert "--max-pages raises it" in " ".join(ended.stdout.split())
    assert not any(value in ended.stdout + ended.stderr for value in VALUES)
    assert list((home / "default").glob("crawl-*")) == []


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "html"])
def test_the_list_comes_in_every_format(home: Path, form: str) -> None:
    with village(more=SMALL) as site:
        ended = run(home, "scan", "--site", site.start, *options(2), "--format", form)
        start = site.start
    assert ended.returncode == 0, ended.stderr
    assert not any(value in ended.stdout for value in VALUES)
    if form == "csv":
        rows = list(csv.DictReader(StringIO(ended.stdout.removeprefix("\ufeff"))))
        unlooked = [row for row in rows if row["What"] == "NOT looked at"]
        assert unlooked == rows[: len(unlooked)]
        assert any(row["Where"].startswith("Further pages of the site were found") for row in unlooked)
        assert [(row["Who (initials)"], row["Value (masked)"]) for row in rows[len(unlooked) :]] == [
            ("N.V.A.", "09•• ••• •78"),
            ("N.V.A.", "••/••/1980"),
            ("T.T.B.", "09•• ••• •21"),
            ("T.T.B.", "••/••/1985"),
        ]
    elif form == "json":
        record = json.loads(ended.stdout)
        assert record["schema"] == "privacy-audit.site/1"
        assert [one["name"] for one in record["pages"]] == [start, start + "can-bo"]
        assert [one["who"] for one in record["redactions"]] == ["N.V.A.", "N.V.A.", "T.T.B.", "T.T.B."]
        assert "score" not in record
        assert record["targets"][0]["status"] == "partly-seen"
    else:
        assert "N.V.A." in ended.stdout


def test_a_sheet_of_a_site_that_was_not_seen_says_why(home: Path) -> None:
    shell = '<html><head><title>x</title></head><body><div id="root"></div><script src="/a.js"></script>'
    with village(more={"/": shell}) as site:
        ended = run(home, "scan", "--site", site.start, *options(2), "--format", "csv")
        start = site.start
    assert ended.returncode == 3
    [row] = csv.DictReader(StringIO(ended.stdout.removeprefix("\ufeff")))
    assert (row["Page"], row["What"]) == (start, "NOT looked at")
    assert row["Where"].startswith("The page stays empty until a browser runs its scripts")


def test_a_start_page_that_is_not_seen_ends_with_three(home: Path) -> None:
    with village(robots="User-agent: *\nDisallow: /\n") as site:
        ended = run(home, "scan", "--site", site.start, *options(5))
    assert ended.returncode == 3
    assert "robots.txt asks programs not to read this page" in " ".join(ended.stdout.split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("--site",),
        ("--site", "a.html"),
        ("--site", "https://xa.example/", "https://xb.example/"),
        ("--site", "https://xa.example/", "--text", "x"),
        ("--site", "https://xa.example/", "--reveal"),
        ("--site", "https://xa.example/", "--browser"),
        ("--site", "https://xa.example/", "--keep"),
        ("--site", "https://xa.example/", "--max-pages", "0"),
    ],
)
def test_what_does_not_go_with_a_site_is_refused_before_anything_is_asked(
    home: Path, arguments: tuple[str, ...]
) -> None:
    ended = run(home, "scan", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")


@pytest.mark.skipif(
    sys.platform == "win32", reason="left out: Windows sends Ctrl-C to a whole console, never to one process"
)
def test_an_interrupted_visit_says_how_to_go_on_and_goes_on(home: Path) -> None:
    with village(more=SMALL) as site:
        command = [sys.executable, "-m", "privacy_audit", "scan", "--site", site.start, *options(4)]
        program = subprocess.Popen(
            command, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        deadline = time.monotonic() + 30
        while len(site.log) < 4 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.4)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=30)
        assert (program.returncode, out) == (130, "")
        assert "The same command goes on where it was" in err
        kept = list((home / "default").glob("crawl-*"))
        assert len(kept) == 1
        before = len(site.log)
        again = run(home, "scan", "--site", site.start, *options(4), "--format", "json")
        assert again.returncode == 0, again.stderr
        assert "Going on with the visit" in again.stderr
        assert len(site.log) - before <= 4
        assert {one["who"] for one in json.loads(again.stdout)["redactions"]} == {"N.V.A.", "T.T.B."}
        assert not kept[0].exists()
