"""`session serve` as the officer has it: an address and a code, single keys, and an end that phones hear of."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from privacy_audit.session.keeping import mark_open, open_session, read_session, session_file, write_session
from privacy_audit.session.moving import close
from tests.cli.program import run
from tests.room.hall import get, post, session_of

if os.name == "nt":
    pytest.skip(
        "left out: Windows has no pseudo-terminals that the tests can type into", allow_module_level=True
    )

import pexpect

from tests.cli.test_terminal import end, terminal

SERVE = ("session", "serve", "--host", "127.0.0.1", "--port", "0", "--lang", "en")


def begun(home: Path) -> Path:
    """The file of an open session."""
    path = session_file(home, session_of())
    write_session(path, session_of())
    mark_open(home, path)
    return path


def reached(child: pexpect.spawn[str]) -> tuple[str, str]:
    """The address and the code that the terminal shows."""
    child.expect(r"Phones: (\S+) · code (\d{4}) (\d{4})")
    assert isinstance(child.match, re.Match)
    return child.match[1], child.match[2] + child.match[3]


@pytest.mark.parametrize("command", [("session", "ask", "--lang", "en"), SERVE], ids=["ask", "serve"])
def test_a_session_whose_end_was_cut_short_is_ended_and_not_led(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = begun(tmp_path)
    write_session(path, close(read_session(path), datetime.now().astimezone()))
    with terminal(tmp_path, *command) as child:
        child.expect_exact("No training session is open.")
        assert end(child) == 2
    assert open_session(tmp_path) is None


def test_keys_move_the_room_on_and_end_it(tmp_path: Path) -> None:
    path = begun(tmp_path)
    with terminal(tmp_path, *SERVE, "--plain") as child:
        place, code = reached(child)
        reply = post(place, "/join", {"code": code})
        phone = reply.headers["set-cookie"].partition(";")[0]
        child.expect("> ")
        child.send("n")  # the first question, in place of how to join
        child.expect("Zalo · question 1 of 4 · before")
        child.expect("1 phone is here")
        fields = {"topic": "zalo/find-by-phone", "phase": "before", "choice": "on"}
        assert post(place, "/answer", fields, Cookie=phone).status == 303
        child.send("b")
        child.expect("There is nothing further that way.")
        child.send("a")
        child.expect("question 1 of 4 · after")
        child.expect("Off: my number finds nothing: fewer than 5")
        child.send("p")
        child.expect("Paused")
        child.send("p")
        child.expect("Zalo · question 1 of 4 · after")
        child.send("z")
        child.expect("one of the keys shown above")
        child.send("e")
        child.expect("Press e once more")
        child.send("n")
        child.expect("Phones: ")
        child.expect("> ")
        child.send("e")
        child.expect("Press e once more")
        child.expect("> ")
        child.send("e")
        child.expect("The session is closed.")
        child.expect("Figures: privacy-audit session report")
        assert "Thank you!" in get(place, "/?lang=en", Cookie=phone).text
        assert end(child) == 0
    kept = read_session(path)
    assert kept.closed is not None
    assert kept.tally("zalo/find-by-phone").phones == {"before": {"on": 1}}
    assert open_session(tmp_path) is None


def test_the_window_follows_the_room_without_a_key_and_is_not_drawn_in_between(tmp_path: Path) -> None:
    begun(tmp_path)
    with terminal(tmp_path, *SERVE) as child:
        place, code = reached(child)
        child.expect("0 phones are here")
        child.expect("> ")
        child.expect(pexpect.TIMEOUT, timeout=1.5)
        assert child.before == ""
        post(place, "/join", {"code": code})
        child.expect("1 phone is here")
        child.expect("> ")
        child.send("n")
        child.expect("before: how is it set now")
        child.send("n")
        child.expect("now you change it")
        child.send("n")
        child.expect("after: how is it set now")
        child.expect("> ")
        child.send("\x04")
        child.expect("To go on: privacy-audit session serve")
        assert end(child) == 0


def test_leaving_and_stopping_keep_the_session_open_at_its_place(tmp_path: Path) -> None:
    path = begun(tmp_path)
    with terminal(tmp_path, *SERVE, "--plain") as child:
        for key in "nnq":
            child.expect("> ")
            child.send(key)
        child.expect("To go on: privacy-audit session serve")
        assert end(child) == 0
    assert (read_session(path).place.phase, read_session(path).place.told) == ("after", True)
    with terminal(tmp_path, *SERVE, "--plain") as child:
        reached(child)
        child.expect("> ")
        child.sendintr()
        child.expect("Stopped. The session is kept.")
        assert end(child) == 130
    assert open_session(tmp_path) == path


def test_the_same_session_is_not_served_twice(tmp_path: Path) -> None:
    begun(tmp_path)
    with terminal(tmp_path, *SERVE, "--plain") as child:
        reached(child)
        with terminal(tmp_path, *SERVE) as other:
            other.expect("This session runs in another window.")
            assert end(other) == 2


def test_without_a_terminal_a_session_or_an_own_address_it_says_so(tmp_path: Path) -> None:
    ended = run(tmp_path, *SERVE)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "privacy-audit session start" in ended.stderr
    begun(tmp_path)
    ended = run(tmp_path, *SERVE)
    assert ended.returncode == 2
    assert "needs a window in which keys can be pressed" in ended.stderr
    with terminal(tmp_path, "session", "serve", "--host", "0.0.0.0", "--lang", "en", columns=200) as child:
        child.expect("would open the page to more")
        assert end(child) == 2


def test_without_the_server_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "lacking").mkdir()
    hook = "import sys; sys.modules['uvicorn'] = None\n"  # what an import of a missing package finds
    (tmp_path / "lacking" / "sitecustomize.py").write_text(hook, encoding="utf-8")
    begun(tmp_path)
    ended = run(tmp_path, *SERVE, PYTHONPATH=str(tmp_path / "lacking"))
    assert ended.returncode == 2
    assert "pip install 'privacy-audit[room]'" in ended.stderr
    assert "Traceback" not in ended.stderr
