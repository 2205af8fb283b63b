"""A hall full of phones, and a room that is killed while they answer: nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from privacy_audit.room.joining import digits_of
from privacy_audit.session.keeping import read_session, room_secret, write_session
from tests.room.crowd import Phone, Standing, expected, kept, session_of_crowd
from tests.room.hall import session_of

PHONES = 60
QUESTIONS = [
    ("zalo/find-by-phone", ["on", "off"]),
    ("zalo/who-can-message", ["everyone", "friends"]),
]


async def hall(standing: Standing, code: str) -> list[Phone]:
    phones = [Phone(standing.port, random.Random(number)) for number in range(PHONES)]
    await asyncio.gather(*(phone.join(code) for phone in phones))
    gone = await session_of_crowd(standing, phones, QUESTIONS, kills=2, times=2)
    assert gone == []
    return phones


def test_the_counts_of_the_file_are_those_that_phones_were_told_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "hall.session"
    write_session(path, session_of(people=PHONES))
    standing = Standing(path)
    try:
        phones = asyncio.run(hall(standing, digits_of(room_secret(path))))
    finally:
        standing.end()
    counts = kept(read_session(path))
    assert counts == expected(phones)
    assert {asked: sum(chosen.values()) for asked, chosen in counts.items()} == {
        (topic, phase): PHONES for topic, _ in QUESTIONS for phase in ("before", "after")
    }
