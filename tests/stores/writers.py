"""Every command that writes, with what is there before it and what of it can be told afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from privacy_audit.history import FILE

PAGE = (
    "<html lang=vi><title>Lan</title><p>Zalo 0912 345 678, mail lan@example.com, 21.0285, 105.8542</p></html>"
)
ANSWERS = 'platform = "android"\n[answers]\n"zalo/find-by-phone" = "on"\n"facebook/friends-list" = "unsure"\n'
OTHERS = 'platform = "ios"\n[answers]\n"zalo/find-by-phone" = "off"\n'
FILES = {"answers.toml": ANSWERS, "others.toml": OTHERS, "page.html": PAGE, "letter.txt": "Có gọi lúc 20 giờ.\n",
         "old.md": "old\n", "old.session": "old\n"}  # fmt: skip
CHECK = ("check", "--answers", "answers.toml", "--level", "quick")
START = ("session", "start", "--title", "Tập huấn", "--people", "40", "--networks", "zalo", "--minutes", "45")
ACCEPTED = ("--until", str(date.today() + timedelta(days=60)), "--because", "Việc làm")
RICH = (
    CHECK,
    ("scan", "page.html", "--keep"),
    ("history", "accept", "facebook/friends-list", *ACCEPTED),
    ("emergency", "evidence", "add", "letter.txt", "--copy"),
    ("emergency", "evidence", "note", "Có gọi"),
)
WALK_UNDER_WAY = ("!answer",)


@dataclass(frozen=True)
class Writer:
    """A command (`!name`: a function of `writings`), run where `before` was run and `changed` was done.

    `normal` are the exit codes of its own; `again` those of doing it once more, where it is done already.
    """

    name: str
    arguments: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = RICH
    normal: tuple[int, ...] = (0,)
    again: tuple[int, ...] = (0,)
    steps: int = 1
    """How many times at most one thing is written anew: 1 where it is the old or the new."""
    changed: Callable[[Path], None] | None = None

    def __str__(self) -> str:
        return self.name


def age(home: Path) -> None:
    """The first audit is years old."""
    database = sqlite3.connect(home / "default" / FILE)
    database.execute("UPDATE audits SET created = '2020-01-01T10:00:00+00:00' WHERE number = 1")
    database.commit()
    database.close()


WRITERS = (
    Writer("the first check of all", CHECK, before=()),
    Writer("answers of a check", ("!answer",), steps=3),
    Writer("a check that is finished", ("check", "--answers", "others.toml"), before=(*RICH, WALK_UNDER_WAY)),
    Writer("a new profile", (*CHECK, "--profile", "Lan")),
    Writer("check with a tally", (*CHECK, "--tally", "old.session", "--force"), before=RICH[:1]),
    Writer("scan that is kept", ("scan", "page.html", "--keep")),
    Writer("accepting", ("history", "accept", "zalo/find-by-phone", *ACCEPTED)),
    Writer("taking back", ("history", "accept", "facebook/friends-list", "--remove"), again=(0, 2)),
    Writer("undoing", ("history", "undo", "--yes")),
    Writer("forgetting what is old", ("history", "purge", "--older-than", "400", "--yes"), changed=age),
    Writer("forgetting all", ("history", "purge", "--yes")),
    Writer("a letter over another file", ("letter", "{finding}", "--to", "page-owner", "--output", "old.md", "--force")),
    Writer("a report over another file", ("report", "--output", "old.md", "--force"), normal=(0, 3), again=(0, 3)),
    Writer("reminders", ("report", "--plan", "--ics", "old.md", "--force"), normal=(0, 3), again=(0, 3)),
    Writer("the language", ("!language",)),
    Writer("evidence with a copy", ("emergency", "evidence", "add", "page.html", "letter.txt", "--copy")),
    Writer("a note", ("emergency", "evidence", "note", "Gọi lại", "--number", "0987 654 321")),
    Writer("a statement", ("emergency", "evidence", "export", "--output", "old.md", "--force")),
    Writer("deleting the evidence", ("emergency", "evidence", "delete", "--yes")),
    Writer("pages of a site", ("!journal",), before=(("!journal",),), steps=2),
    Writer("a session begins", START, before=(), again=(0, 2)),
    Writer("hands are counted", ("!count",), before=(START,), steps=2),
    Writer("phones answer", ("!phones",), before=(START,), steps=3),
    Writer("a session ends", ("session", "close"), before=(START, ("!count",)), again=(0, 2)),
    Writer("sessions are joined", ("session", "merge", "home/sessions", "--output", "old.session", "--force"),
           before=(START,)),
)  # fmt: skip
