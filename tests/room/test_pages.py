"""A phone's way through a session over real HTTP: the door, questions, changes, the quiz, the end."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from privacy_audit.catalog import Library
from privacy_audit.room.forms import language_of
from privacy_audit.room.joining import AT_ONCE, digits_of
from privacy_audit.room.matter import matters_of
from privacy_audit.room.phone import Moment, answered, asking, solved
from privacy_audit.session.keeping import read_session, room_secret
from privacy_audit.session.moving import choose, close, move
from privacy_audit.session.stops import paused
from privacy_audit.tally import PHASES, Place
from privacy_audit.words import LANGUAGES
from tests.room.hall import answer, get, join, post, request, room, session_of, talk, wall_cookie

LARGEST_PAGE = 20_000


def test_without_a_seat_every_phone_stands_at_the_door(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        place = opened.hall.place
        start = get(place, "/", Accept_Language="en-US,en;q=0.9")
        assert start.status == 200
        assert "Phường Mẫu" in start.text
        assert 'name="code"' in start.text
        assert "set-cookie" not in start.headers
        assert opened.hall.code not in start.text
        assert "find-by-phone" not in start.text
        assert post(place, "/answer", {"choice": "on"}).status == 403
        assert get(place, "/now").status == 403
        assert get(place, "/room").headers["location"] == "/?lang=vi&on=android"


def test_the_code_is_taken_as_people_type_it(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        place, code = opened.hall.place, opened.hall.code
        for typed in (code, f"{code[:4]} {code[4:]}", f" {code[:4]}-{code[4:]} "):
            reply = post(place, "/join", {"code": typed, "lang": "en", "on": "ios"})
            assert (reply.status, reply.headers["location"]) == (303, "/?lang=en&on=ios")
            cookie = reply.headers["set-cookie"].split("; ")
            assert cookie[0].startswith("seat=")
            assert {"HttpOnly", "Path=/", "SameSite=strict"} <= set(cookie)
        wrong = post(place, "/join", {"code": "12345678"})
        assert wrong.status == 403
        assert "set-cookie" not in wrong.headers


def test_the_picture_on_the_wall_leads_to_one_button(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        place, path = opened.hall.place, opened.hall.link.partition(opened.hall.place)[2]
        code = path.removeprefix("/j/")
        invited = get(place, path)
        assert f'<input type="hidden" name="code" value="{code}">' in invited.text
        assert opened.hall.code not in invited.text
        assert "set-cookie" not in invited.headers
        assert "set-cookie" in post(place, "/join", {"code": code}).headers
        assert get(place, path, Cookie=join(opened)).status == 303
        for other in ("1234", opened.hall.code, code[1:], code + "0", code.upper()):
            assert get(place, f"/j/{other}").status == 404, other


def test_guessing_ends_soon_and_tells_nothing_but_who_scans_the_picture_comes_in(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        place = opened.hall.place
        guessed = [post(place, "/join", {"code": f"{guess:08}"}).status for guess in range(70)]
        assert guessed[:AT_ONCE] == [403] * AT_ONCE
        assert 429 in guessed[AT_ONCE:]
        while (wrong := post(place, "/join", {"code": "00000000", "lang": "en"})).status != 429:
            pass
        right = post(place, "/join", {"code": opened.hall.code, "lang": "en"})
        assert (right.status, right.text) == (429, wrong.text)
        assert "Please scan the picture on the wall" in right.text
        scanned = post(place, "/join", {"code": opened.hall.link.rpartition("/")[2]})
        assert (scanned.status, "set-cookie" in scanned.headers) == (303, True)


def test_one_seat_has_one_answer_and_may_change_it(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone = join(opened)
        for choice in ("on", "off", "on"):
            assert answer(opened, phone, choice).status == 303
        assert answer(opened, join(opened), "off").status == 303
        page = get(opened.hall.place, "/?lang=en", Cookie=phone).text
        assert "Your answer is kept: On" in page
        assert "Better: Off" not in page
        assert '<meta http-equiv="refresh" content="4' in page
        again = get(opened.hall.place, "/?lang=en&change=1", Cookie=phone).text
        assert 'value="on" checked' in again
    kept = read_session(tmp_path / "a.session")
    assert kept.tally("zalo/find-by-phone").counts("before") == {"on": 1, "off": 1}


def test_an_answer_to_what_is_no_longer_asked_is_said_not_to_count(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone = join(opened)
        opened.change(lambda session: move(session, Place(topic=1)))
        late = answer(opened, phone, "on", topic="zalo/find-by-phone", lang="en")
        assert late.status == 409
        assert "not counted" in late.text
        assert opened.hall.session.tallies == {}


def test_afterwards_one_button_says_that_it_is_done(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone = join(opened)
        opened.change(lambda session: move(session, Place(phase="after", told=True)))
        page = get(opened.hall.place, "/?lang=en", Cookie=phone).text
        assert "Done. It is now: Off: my number finds nothing" in page
        assert page.index("<ol>") < page.index("Done.")
        assert answer(opened, phone, "off").status == 303
        assert opened.hall.session.tally("zalo/find-by-phone").counts("after") == {"off": 1}


def test_a_phone_reads_along_waits_in_a_break_and_is_thanked(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone, place = join(opened), opened.hall.place
        before = get(place, "/now", Cookie=phone).text
        opened.change(lambda session: move(session, Place(topic=4, item=1)))
        assert "If you are threatened" in get(place, "/?lang=en", Cookie=phone).text
        opened.change(paused)
        assert "A short break" in get(place, "/?lang=en", Cookie=phone).text
        opened.change(lambda session: close(session, datetime(2026, 11, 22, 10, tzinfo=UTC)))
        assert "Thank you!" in get(place, "/?lang=en", Cookie=phone).text
        assert get(place, "/now", Cookie=phone).text not in ("", before)
    assert read_session(tmp_path / "a.session").marks == {}


def test_the_quiz_tells_the_answer_when_the_officer_does(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone, place = join(opened), opened.hall.place
        opened.change(lambda session: move(session, Place(topic=3)))
        assert "private detective" in get(place, "/?lang=en", Cookie=phone).text
        assert answer(opened, phone, "harmless").status == 303
        assert "faked clip" not in get(place, "/?lang=en", Cookie=phone).text
        opened.change(lambda session: move(session, Place(topic=3, told=True)))
        page = get(place, "/?lang=en", Cookie=phone).text
        assert "→ A threat or a scam" in page
        assert "Your answer was: Harmless" in page
        assert answer(opened, phone, "threat").status == 409


def test_a_phone_sees_the_room_only_after_its_own_answer_and_no_small_group(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone, place = join(opened), opened.hall.place
        crowd = [*((f"{seat}", "on") for seat in range(7)), *((f"x{seat}", "off") for seat in range(3))]
        opened.change(lambda session: choose(session, "zalo/find-by-phone", "before", crowd))
        assert get(place, "/room?lang=en", Cookie=phone).status == 303
        answer(opened, phone, "on")
        page = get(place, "/room?lang=en", Cookie=phone).text
        assert "<b>8</b>" in page
        assert "<b>fewer than 5</b>" in page
        assert "8 answers or more." in page
        assert "11" not in page.partition("<h1>")[2].partition("<script>")[0]


def test_the_wall_opens_with_its_key_alone(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        hall = opened.hall
        for path in (
            "/wall",
            "/wall?ticket=",
            f"/wall?ticket={hall.code}",
            "/wall/now",
            "/wall?ticket=%C3%A9",
        ):
            assert get(hall.place, path, Cookie=join(opened)).status == 403, path
        for cookie in ("wall=", f"wall={hall.code}", "wall=\xe9"):
            assert get(hall.place, "/wall", Cookie=cookie).status == 403, cookie
        key = wall_cookie(opened)
        wall = get(hall.place, "/wall?lang=en", Cookie=key).text
        assert hall.invitation.digits in wall
        assert "<svg" in wall
        hall.joining = False
        part = get(hall.place, "/wall/now?lang=en", Cookie=key).text
        assert "Can a stranger who has your number find you on Zalo?" in part
        assert "before: how is it set now?" in part


def test_no_address_of_the_wall_holds_what_opens_it_twice(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        first = opened.hall.wall
        key = wall_cookie(opened)
        assert opened.hall.wall != first
        used = get(opened.hall.place, first.partition(opened.hall.place)[2] + "&lang=en")
        assert (used.status, "set-cookie" in used.headers) == (403, False)
        assert "opens the wall once" in used.text
        page = get(opened.hall.place, "/wall", Cookie=key)
        assert key.partition("=")[2] not in page.text
        assert "ticket" not in page.text
    with room(tmp_path / "a.session") as again:
        assert get(again.hall.place, "/wall", Cookie=key).status == 200


def test_looking_at_the_address_of_the_wall_without_opening_it_changes_nothing(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        hall = opened.hall
        first = hall.wall
        path = first.partition(hall.place)[2]
        looked = talk(hall.place, request("HEAD", hall.place, path, b"", {}))
        assert looked is not None
        assert (looked.status, "set-cookie" in looked.headers, looked.text) == (403, False, "")
        assert hall.wall == first
        key = wall_cookie(opened)
        seen = talk(hall.place, request("HEAD", hall.place, "/wall", b"", {"Cookie": key}))
        assert seen is not None
        assert (seen.status, "set-cookie" in seen.headers) == (200, False)


def test_what_opens_the_room_is_in_no_file_that_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "a.session"
    with room(path) as opened:
        codes = (opened.hall.code, opened.hall.link.rpartition("/")[2], opened.hall.key)
        join(opened)
        text = path.read_text(encoding="utf-8")
    assert not [code for code in (*codes, room_secret(path)) if code in text]
    assert digits_of(read_session(path).id) != codes[0]
    with room(tmp_path / "b.session") as other:
        assert other.hall.code != codes[0]


def test_the_way_comes_only_when_the_room_has_said_how_it_was(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        phone, place = join(opened), opened.hall.place
        later = "First everybody answers; then the way to this setting comes here."
        asked = get(place, "/?lang=en", Cookie=phone).text
        answer(opened, phone, "on")
        kept = get(place, "/?lang=en", Cookie=phone).text
        for page in (asked, kept):
            assert later in page
            assert "<ol>" not in page
            assert "Better:" not in page
        opened.change(lambda session: move(session, Place(phase="after", told=True)))
        told = get(place, "/?lang=en", Cookie=phone).text
        assert "<ol>" in told
        assert later not in told
        answer(opened, phone, "on")
        assert "Better: Off" in get(place, "/?lang=en", Cookie=phone).text


def test_how_many_phones_are_here_stands_where_people_join_and_nowhere_else(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        hall = opened.hall
        join(opened)
        key = wall_cookie(opened)
        assert "1 phone is here" in get(hall.place, "/wall/now?lang=en", Cookie=key).text
        hall.joining = False
        for place in (Place(), Place(phase="after", told=True), Place(topic=3), Place(topic=4, item=1)):
            opened.change(lambda session, place=place: move(session, place))  # type: ignore[misc]
            shown = get(hall.place, "/wall/now?lang=en", Cookie=key).text
            assert hall.invitation.digits in shown
            assert "phone is here" not in shown


def test_a_room_that_had_begun_opens_at_its_question_though_nobody_answered(tmp_path: Path) -> None:
    for name, place, joining in (
        ("new", Place(), True),
        ("told", Place(phase="after", told=True), False),
        ("second", Place(topic=1), False),
        ("item", Place(topic=4, item=1), False),
    ):
        with room(tmp_path / f"{name}.session", move(session_of(), place)) as opened:
            assert opened.hall.joining is joining, name


def test_a_page_knows_in_its_own_language_what_to_say_when_the_connection_is_lost(tmp_path: Path) -> None:
    with room(tmp_path / "a.session") as opened:
        hall, phone = opened.hall, join(opened)
        lost = 'data-lost="connection lost, trying again…"'
        assert lost in get(hall.place, "/?lang=en", Cookie=phone).text
        assert lost in get(hall.place, "/wall?lang=en", Cookie=wall_cookie(opened)).text
        assert 'data-lost="' in get(hall.place, "/?lang=vi", Cookie=phone).text


def test_a_phone_keeps_its_seat_when_the_program_was_started_again(tmp_path: Path) -> None:
    path = tmp_path / "a.session"
    with room(path) as opened:
        phone = join(opened)
        answer(opened, phone, "on")
    with room(path) as opened:
        assert "Your answer is kept" in get(opened.hall.place, "/?lang=en", Cookie=phone).text
        answer(opened, phone, "off")
        assert opened.hall.session.tally("zalo/find-by-phone").counts("before") == {"off": 1}


def test_no_page_is_too_large_for_an_old_phone() -> None:
    library = Library()
    catalog, quiz = library.catalog(), library.quiz()
    names = [f"{network.id}/{one.id}" for network in catalog.networks.values() for one in network.questions]
    topics = (*names, *(f"quiz/{message.id}" for message in quiz.messages))
    session = session_of(topics)
    for matter in matters_of(topics, catalog, quiz).values():
        for language in LANGUAGES:
            for phase in PHASES:
                moment = Moment(language=language, session=session, phase=phase, now="0", matter=matter)
                for page in (asking, answered, solved):
                    assert len(page(moment, matter).encode()) < LARGEST_PAGE


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("fr-FR,fr;q=0.9", None),
        ("vietnamese", None),
        ("*", None),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en-US,en;q=0.9", "en"),
        ("fr, en;q=0.3, vi;q=0.7", "vi"),
        ("en;q=x, vi;q=0.1", "vi"),
    ],
)
def test_the_language_is_what_the_browser_asks_for(header: str, language: str | None) -> None:
    assert language_of(header) == language
