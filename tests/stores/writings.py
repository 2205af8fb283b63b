"""What commands on a terminal write, without the terminal: `python -m tests.stores.writings NAME HOME`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from privacy_audit.cli.guided import _remember
from privacy_audit.cli.home import DEFAULT, language_file
from privacy_audit.crawl.journal import Journal, Step
from privacy_audit.history import History
from privacy_audit.model import Answer, State
from privacy_audit.room.keeper import Answered, Keeper, current_topic
from privacy_audit.session.keeping import held, open_session, read_session, write_session
from privacy_audit.session.moving import begin, count_hands
from privacy_audit.session.stops import arrive, stops
from privacy_audit.tally import Session

LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def answer(home: Path) -> None:
    """`check`: three answers, one after the other, as the walk keeps them."""
    with History(home / DEFAULT) as history:
        for name in ("zalo/find-by-phone", "zalo/birthday", "facebook/friends-list"):
            history.put(Answer(question=name, state=State.SKIPPED))


def language(home: Path) -> None:
    """The bare name: the language that was chosen."""
    _remember(language_file(home), "vi")


def count(home: Path) -> None:
    """`session ask`: the session begins, hands are counted."""
    path, session = _session(home)
    with held(path):
        session = write_session(path, arrive(begin(session, LATER), stops(session)))
        write_session(path, count_hands(session, session.topics[0], "before", {"on": 30, "off": 8}))


def phones(home: Path) -> None:
    """`session serve`: two phones answer, then one more."""
    path, session = _session(home)
    with held(path):
        asyncio.run(_answers(path, begin(session, LATER)))


async def _answers(path: Path, session: Session) -> None:
    at = next(stop for stop in stops(session) if stop.topic is not None)
    session = arrive(session, [at])
    topic = current_topic(session)
    assert topic is not None
    keeper = Keeper(path, session, seats=200)
    running = asyncio.create_task(keeper.run())
    wishes = [Answered(topic=topic, phase=session.place.phase, seat=seat, choice="on") for seat in "abc"]
    for some in (wishes[:2], wishes[2:]):
        await asyncio.gather(*map(keeper.ask, some))
        if keeper.problem:
            raise keeper.problem
    running.cancel()


def journal(home: Path) -> None:
    """`scan --site`: a visit that was interrupted goes on with two pages."""
    kept = Journal(home / DEFAULT / "crawl-0a1b.jsonl")
    door, steps = kept.read()
    kept.begin(door or "https://example.com/", steps)
    for number in range(2):
        kept.add(Step(asked=(f"{len(steps) + number}",)), str)


def _session(home: Path) -> tuple[Path, Session]:
    path = open_session(home)
    assert path is not None
    return path, read_session(path)


def main() -> int:
    """The exit code is that of the program."""
    from privacy_audit.cli.language import bind_language
    from privacy_audit.cli.speaking import say_error
    from privacy_audit.errors import PrivacyAuditError

    bind_language("en")
    written = {"answer": answer, "language": language, "count": count, "phones": phones, "journal": journal}
    try:
        written[sys.argv[1]](Path(sys.argv[2]))
    except PrivacyAuditError as error:
        say_error(error)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
