"""Promise 2: no network but what was asked for.

Every process of the program, its workers included, tells of each connection and each name that it looks up
(an audit hook in `sitecustomize`); on Linux the commands also run where there is no network at all.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.cli.program import PROGRAM, environment
from tests.web_server import Visit, answer, serve

HOOK = """
import os, sys

def _tell(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        told = repr(arguments[1])
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        told = f"name {arguments[0]!r}"
    else:
        return
    with open(os.environ["CONNECTIONS"], "a", encoding="utf-8") as file:
        file.write(told + "\\n")

sys.addaudithook(_tell)
"""
ANSWERS = '[answers]\n"zalo/find-by-phone" = "on"\n'
PAGE = (
    "<html lang=vi><title>Minh Họa</title><h1>Minh Họa</h1><p>ĐT: 0912 345 678</p><p>"
    + "Thích đọc sách và đi bộ. " * 20
    + "</p>{pictures}</html>"
)
NEEDS_NOTHING = [
    ["--help"],
    ["--version"],
    ["check", "--answers", "answers.toml"],
    ["check", "--answers", "answers.toml", "--format", "html", "--output", "audit.html", "--force"],
    ["scan", "page.html"],
    ["scan", "pages"],
    ["scan", "archive.zip"],
    ["scan", "--text", "ĐT 0912 345 678", "--explain"],
    ["report", "--format", "json"],
    ["report", "--plan", "--days", "7"],
    ["history", "list"],
    ["history", "diff"],
    ["networks", "list"],
    ["networks", "show", "zalo", "--format", "html", "--output", "card.html", "--force"],
    ["networks", "stale", "--max-age", "30"],
    ["networks", "lint"],
    ["emergency"],
    ["emergency", "evidence", "list"],
    ["message", "message.txt"],
    ["spread", "sms"],
    ["doctor"],
    ["spread", "sheet", "--format", "html", "--output", "sheet.html", "--force"],
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files to look at, the hook, and a home in which one audit is kept."""
    folder = tmp_path_factory.mktemp("place")
    (folder / "hook").mkdir()
    (folder / "hook" / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    (folder / "answers.toml").write_text(ANSWERS, encoding="utf-8")
    (folder / "message.txt").write_text("Chuyển tiền vào ví USDT ngay, nếu không clip sẽ lên mạng.", "utf-8")
    pictures = '<img src="https://pictures.example/a.jpg"><link rel=stylesheet href="//style.example/a.css">'
    page = PAGE.format(pictures=pictures)
    (folder / "page.html").write_text(page, encoding="utf-8")
    (folder / "pages").mkdir()
    (folder / "pages" / "one.html").write_text(page, encoding="utf-8")
    with zipfile.ZipFile(folder / "archive.zip", "w") as archive:
        archive.writestr("one.html", page)
    run(folder, ["check", "--answers", "answers.toml"])
    return folder


def run(place: Path, arguments: list[str], *before: str) -> tuple[int, set[str], str]:
    """The exit code, what was told of connections, and what was said."""
    told = place / "connections.txt"
    told.write_text("", encoding="utf-8")
    more = {"CONNECTIONS": str(told), "PYTHONPATH": str(place / "hook"), "PRIVACY_AUDIT_LANG": "en"}
    ended = subprocess.run(
        [*before, *PROGRAM, *arguments], cwd=place, env=environment(place / "home", **more),
        stdin=subprocess.DEVNULL, capture_output=True, timeout=100, check=False,
    )  # fmt: skip
    said = (ended.stdout + ended.stderr).decode("utf-8", "replace")
    return ended.returncode, set(told.read_text(encoding="utf-8").split("\n")) - {""}, said


@cache
def without_network() -> tuple[str, ...]:
    """The words before a command that take the network away, loopback included; none where that cannot be."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--user", "--map-root-user", "--net")
    works = subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    return words if works else ()


def test_the_hook_sees_a_connection(place: Path) -> None:
    with serve(lambda visit: visit.send(answer())) as server:
        _, told, _ = run(place, ["scan", server.url(), "--allow-private"])
    assert any(str(server.port) in one for one in told)


@pytest.mark.parametrize("arguments", NEEDS_NOTHING, ids=" ".join)
def test_a_command_that_needs_no_network_works_without_and_asks_for_none(
    place: Path, arguments: list[str]
) -> None:
    code, told, said = run(place, arguments, *without_network())
    assert (code, told) == (0, set()), said


def test_a_letter_is_written_without_network(place: Path) -> None:
    keep = ["scan", "page.html", "--keep", "--format", "json", "--output", "scan.json"]
    assert run(place, keep, *without_network())[:2] == (0, set())
    finding = json.loads((place / "scan.json").read_bytes())["exposures"][0]["id"]
    code, told, said = run(place, ["letter", finding, "--to", "page-owner"], *without_network())
    assert (code, told) == (0, set()), said


def test_the_demo_connects_to_its_own_pages_alone(place: Path) -> None:
    code, told, said = run(place, ["demo"])
    assert code == 0, said
    assert told
    assert all("127.0.0.1" in one for one in told), told


def test_a_scan_connects_to_its_targets_and_their_pictures_alone(place: Path) -> None:
    """Style sheets, scripts, frames, links, forms, feeds and preloads of the page are left where they are."""

    def pages(other: int) -> Callable[[Visit], None]:
        tags = (
            "<script src={0}></script><link rel=stylesheet href={0}><link rel=preload href={0}>"
            "<link rel=icon href={0}><link rel=prefetch href={0}><iframe src={0}></iframe><a href={0}>x</a>"
            "<form action={0}></form><embed src={0}><object data={0}></object><audio src={0}></audio>"
            "<link rel=alternate type='application/rss+xml' href={0}><meta http-equiv=refresh content='9;url={0}'>"
        ).format(f"http://127.0.0.1:{other}/never")

        def give(visit: Visit) -> None:
            body = PAGE.format(pictures="<img src=/photo.jpg width=300 height=300>" + tags).encode()
            kind = "text/html; charset=utf-8" if visit.path == "/" else "image/jpeg"
            visit.send(answer(body=body if visit.path == "/" else b"\xff\xd8\xff", Content_Type=kind))

        return give

    with (
        serve(lambda visit: visit.send(answer())) as other,
        serve(pages(other.port)) as server,
    ):
        run(place, ["scan", server.url(), "--allow-private", "--jobs", "2"])
        assert {visit.path for visit in server.visits} == {"/", "/photo.jpg"}
        assert other.visits == []
