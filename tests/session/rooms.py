"""Sessions to merge and to report on, and the words of somebody who wrote what does not belong there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from privacy_audit.tally import Counts, Item, Phase, Session, Tally

FRIENDS, PHONE = "facebook/friends-list", "zalo/find-by-phone"
MESSAGE = "quiz/detective"
Rounds = Mapping[str, Mapping[Phase, Counts]]

SEEDED_TITLE = "Tập huấn của chị Nguyễn Thị Lan 0912 345 678, xem https://example.com/lan.nguyen"
SEEDED_OFFICE = "Số 12 ngõ 34 phố Lạch Tray, phường Lê Chân; lan.nguyen@example.com; CCCD 031085001234"
SEEDS = (
    "Nguyễn Thị Lan", "Thị Lan", "912 345 678", "912345678", "345 678", "example.com/lan", "lan.nguyen",
    "ngõ 34", "Lạch Tray", "031085001234", "85001234",
)  # fmt: skip


def session(
    number: int = 1,
    counts: Rounds | None = None,
    *,
    people: int = 40,
    revision: int = 1,
    kind: str = "room",
    title: str = "Tập huấn",
    office: str = "UBND phường Lê Chân",
) -> Session:
    """A session whose id is that number; `counts` are what the officer counted."""
    tallies = {
        topic: Tally(topic=topic, hands={phase: dict(one) for phase, one in rounds.items()})
        for topic, rounds in (counts or {}).items()
    }
    made = Session(
        id=f"{number:08x}{0:024}",
        title=title,
        office=office,
        people=people,
        networks=("zalo", "facebook"),
        level="quick",
        agenda=(Item(kind="checklist", minutes=20, topics=tuple(tallies)),),
        created=datetime(2026, 11, 20, 8, 31, 7, tzinfo=UTC),
        tool="0.1.0",
        data="2026-11-21",
        revision=revision,
        tallies=tallies,
    )
    return msgspec.structs.replace(made, kind=kind)


def written(folder: Path, name: str, one: Session) -> Path:
    """The session in a file, as it is."""
    path = folder / f"{name}.session"
    path.write_bytes(msgspec.json.encode(one))
    return path
