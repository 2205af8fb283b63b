"""What stands in a place after a run, thing by thing, so that each can be compared with the old and the new."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

from privacy_audit.crawl.journal import Journal
from privacy_audit.guide.evidence import COPIES, Evidence
from privacy_audit.history import FILE, History
from privacy_audit.record.shapes import from_json
from privacy_audit.session.keeping import ENDING, FOLDER, open_session, read_session
from tests.stores.forking import Place
from tests.stores.writers import FILES

Things = dict[str, Any]
TEMPORARY = ".privacy-audit-"


def things(place: Place, *, exact: bool = True) -> Things:
    """Everything that is kept, read as the program reads it; whatever is damaged raises.

    Without `exact`, what differs from run to run (moments, random names) is left out.
    """
    found: Things = {"language": _text(place.home / "language")}
    for person in (place.home / "default", place.home / "profiles" / "Lan"):
        found |= {f"{person.name} {name}": thing for name, thing in _person(person, exact=exact).items()}
    found |= _sessions(place.home, exact=exact)
    for path in sorted(place.base.glob("old.*")):
        content = path.read_bytes()
        is_old = content == FILES[path.name].encode()
        found[path.name] = (
            "old" if is_old else hashlib.sha256(content if exact else content[-40:]).hexdigest()
        )
        if not exact and not is_old:
            found[path.name] = content.splitlines()[-1][-12:]
    return found


def _person(folder: Path, *, exact: bool) -> Things:
    return _store(folder, exact=exact) | _evidence(folder / "evidence") | _visits(folder)


def _store(folder: Path, *, exact: bool) -> Things:
    nothing: Things = {
        "audits and answers": ((), (), ()),
        "accepted": ((), ()),
        "choices": (),
        "has a key": False,
    }
    path = folder / FILE
    if not path.exists() or not path.stat().st_size:
        return nothing
    with History(folder) as history:
        for one in history.audits():
            from_json(one.record)
        audits = tuple((one.number, one.record if exact else b"") for one in history.audits())
        accepted = tuple(one.risk for one in history.accepted().sound)
        answers = tuple(history.answers())
        assert (history.lost_answers(), history.accepted().damaged) == (0, ())
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        changes = tuple(database.execute("SELECT kind, about FROM changes ORDER BY number"))
        choices = tuple(database.execute("SELECT name, value FROM choices ORDER BY name"))
        keys = database.execute("SELECT count(*) FROM keys").fetchone()[0]
    # Audits, answers and the order of changes are one thing: they change together.
    return {
        "audits and answers": (audits, answers, tuple(one for one in changes if one[0] != "accepted")),
        "accepted": (accepted, tuple(one for one in changes if one[0] == "accepted")),
        "choices": choices,
        "has a key": bool(keys),
    }


def _evidence(folder: Path) -> Things:
    evidence = Evidence(folder)
    manifest = evidence.read()
    assert manifest.damages == ()
    checked = evidence.verify(manifest)
    assert all(one.copy in (None, "unchanged") for one in checked)
    copies = sorted(path.name for path in (folder / COPIES).glob("[0-9]*"))
    return {"evidence": tuple(type(one).__name__ + str(one.number) for one in manifest.entries)} | {
        f"evidence {name}": hashlib.sha256((folder / COPIES / name).read_bytes()).hexdigest()
        for name in copies
    }


def _visits(folder: Path) -> Things:
    return {path.name: Journal(path).read()[1] for path in sorted(folder.glob("crawl-*.jsonl"))}


def _sessions(home: Path, *, exact: bool) -> Things:
    found: Things = {}
    for number, path in enumerate(sorted((home / FOLDER).glob(f"*{ENDING}"))):
        session = read_session(path)
        name = path.name if exact else str(number)
        marks = sum(map(len, session.marks.values()))
        found[f"session {name}"] = (session.revision, session.closed is not None, len(session.steps), marks)
    running = open_session(home)
    assert running is None or running.exists()
    return found | {"running": running is not None}


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def told(value: Any) -> str:
    """A thing for a message of a test."""
    return json.dumps(value, default=repr, ensure_ascii=False)[:300]


def steps_of(seen: Sequence[Things]) -> dict[str, list[Any]]:
    """Thing by thing the states through which it went, in their order; what is not there yet is None."""
    names = {name for one in seen for name in one}
    return {name: [state for state, _ in groupby(one.get(name) for one in seen)] for name in sorted(names)}


def half_done(found: Things, known: Mapping[str, Sequence[Any]]) -> list[str]:
    """The things that are in none of the states through which they go where nothing happens."""
    names = sorted({*found, *known})
    return [
        f"{name}: {told(found.get(name))}" for name in names if found.get(name) not in known.get(name, [None])
    ]


def leftovers(base: Path) -> list[Path]:
    """Files that were never finished."""
    return sorted(
        path for path in base.rglob("*") if path.name.startswith(TEMPORARY) or path.suffix == ".new"
    )
