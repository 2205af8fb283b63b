"""The plan keeps its word: who does what it says, on every page that it names, gets the score it promised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.program import run

PAGE = "<html lang=vi><title>Lan</title><h1>Lan</h1><p>ĐT: 0912 345 678</p></html>"
CLEAN = "<html lang=vi><title>Lan</title><h1>Lan</h1><p>Chào các bạn, trang này nay không còn gì.</p></html>"


def scan(home: Path, *names: str) -> None:
    run(home, "scan", *(str(home / name) for name in names), "--keep")


def written(home: Path, *arguments: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(run(home, *arguments, "--format", "json").stdout)
    return read


def said(home: Path, *arguments: str) -> str:
    """What was printed without blanks: where lines break depends on the name of the folder."""
    return "".join(run(home, *arguments, "--lang", "en").stdout.split())


def test_what_stands_on_two_pages_is_gone_when_both_were_cleaned_as_the_plan_says(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(PAGE, encoding="utf-8")
    scan(tmp_path, "a.html", "b.html")
    [step] = written(tmp_path, "report", "--plan")["plan"]
    assert (step["actions"], step["minutes"], step["high_after"]) == (["phone@0"], 8, 0)
    plan = said(tmp_path, "report", "--plan")
    assert "Removefrombothpages:Phonenumber" in plan
    assert "a.htmland" in plan
    assert "b.html" in plan

    (tmp_path / "a.html").write_text(CLEAN, encoding="utf-8")
    scan(tmp_path, "a.html")
    [unseen] = written(tmp_path, "history", "diff")["unseen"]
    assert [Path(one).name for one in unseen["gone_from"]] == ["a.html"]
    assert "Removefromthepage:Phonenumber" in said(tmp_path, "report", "--plan")

    (tmp_path / "b.html").write_text(CLEAN, encoding="utf-8")
    scan(tmp_path, "b.html")
    assert written(tmp_path, "report")["score"]["high"] == step["high_after"]
    assert len(written(tmp_path, "history", "diff")["fixed"]) == 1
