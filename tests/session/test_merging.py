"""Merged sessions: order and grouping do not matter, each counts once, a bad file is named and left out."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.errors import PrivacyAuditError, UnreadableInput
from privacy_audit.session.merging import Merging, gather
from privacy_audit.session.reading import MERGED, sessions_of
from privacy_audit.session.totals import totals_of
from privacy_audit.tally import Session, Tally
from tests.session.rooms import FRIENDS, PHONE, SEEDED_OFFICE, SEEDED_TITLE, SEEDS, session, written

HEAD = b'{"schema":"privacy-audit.session-merge/1","sessions":1}\n'


def merged(files: Iterable[Path]) -> bytes:
    with Merging() as merging:
        for file in files:
            merging.add(file)
        return b"".join(merging.merged())


def counts_of(file: Path) -> dict[str, dict[str, dict[str, int]]]:
    totals = totals_of(file, lambda topic: True)
    assert totals is not None
    return {
        topic: {phase: dict(one) for phase, one in rounds.items()} for topic, rounds in totals.counts.items()
    }


NUMBERS = st.dictionaries(st.sampled_from(["everyone", "nobody"]), st.integers(0, 50), max_size=2)
SESSIONS = st.builds(
    lambda number, revision, topic, before, after, phones: replace(
        session(number, {topic: {"before": before, "after": after}}, revision=revision),
        tallies={topic: Tally(topic=topic, hands={"before": before, "after": after}, phones=phones)},
    ),
    st.integers(1, 4),
    st.integers(0, 2),
    st.sampled_from([FRIENDS, PHONE]),
    NUMBERS,
    NUMBERS,
    st.dictionaries(st.sampled_from(["before", "after"]), NUMBERS, max_size=2),
)
ROOMS = st.lists(SESSIONS, min_size=1, max_size=5)


def files_of(folder: Path, rooms: Sequence[Session], name: str) -> list[Path]:
    return [written(folder, f"{name}{number}", room) for number, room in enumerate(rooms)]


def kept(folder: Path, name: str, files: Iterable[Path]) -> Path:
    path = folder / name
    path.write_bytes(merged(files))
    return path


@settings(max_examples=35, deadline=None)
@given(rooms=ROOMS, order=st.randoms(use_true_random=False))
def test_the_order_does_not_matter(rooms: list[Session], order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        files = files_of(Path(name), rooms, "room")
        mixed = list(files)
        order.shuffle(mixed)
        assert merged(files) == merged(mixed) == merged([*mixed, *files])


@settings(max_examples=35, deadline=None)
@given(one=ROOMS, two=ROOMS, three=ROOMS)
def test_the_grouping_does_not_matter_even_where_groups_overlap(
    one: list[Session], two: list[Session], three: list[Session]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        a, b, c = (
            files_of(folder, rooms, letter) for rooms, letter in ((one, "a"), (two, "b"), (three, "c"))
        )
        at_once = merged([*a, *b, *c])
        left = merged([kept(folder, "ab", [*a, *b]), *c])
        right = merged([*a, kept(folder, "bc", [*b, *c])])
        overlapping = merged([kept(folder, "ab2", [*a, *b]), kept(folder, "bc2", [*b, *c])])
        assert at_once == left == right == overlapping
        assert merged([kept(folder, "all", [*a, *b, *c])]) == at_once


def test_counts_are_added_hands_and_phones_together(tmp_path: Path) -> None:
    hall = session(1, {FRIENDS: {"before": {"public": 20, "friends": 10}}})
    other = replace(
        session(2),
        tallies={
            FRIENDS: Tally(topic=FRIENDS, hands={"before": {"public": 5}}, phones={"before": {"public": 7}})
        },
    )
    file = kept(tmp_path, "all", [written(tmp_path, "a", hall), written(tmp_path, "b", other)])
    assert counts_of(file) == {FRIENDS: {"before": {"public": 32, "friends": 10}}}
    totals = totals_of(file, lambda topic: True)
    assert totals and (totals.people, totals.rooms, totals.own_files) == (80, 2, 0)


def test_one_person_s_file_never_takes_the_place_of_a_hall(tmp_path: Path) -> None:
    hall = session(1, {PHONE: {"before": {"everyone": 20}}}, revision=3)
    lie = session(1, {PHONE: {"before": {"everyone": 99}}}, revision=2**40, kind="one", people=1)
    paths = [written(tmp_path, "hall", hall), written(tmp_path, "lie", lie)]
    for order in (paths, paths[::-1]):
        with Merging() as merging:
            for path in order:
                merging.add(path)
            [kept] = merging.sessions()
        assert kept.tally(PHONE).counts("before") == {"everyone": 20}


@pytest.mark.parametrize("number", ["0912345678", "0912-345-678", "09-12-34-56-78"])
def test_a_telephone_number_in_the_place_of_a_name_is_left_out(tmp_path: Path, number: str) -> None:
    counts = {f"nguyen-van-an-{number}": 1, "everyone": 9}
    strange = session(1, {PHONE: {"before": counts}, f"phone/{number}": {"before": {"everyone": 1}}})
    networks = (*strange.networks, f"so-{number}")
    file = kept(tmp_path, "all", [written(tmp_path, "strange", replace(strange, networks=networks))])
    assert counts_of(file) == {PHONE: {"before": {"everyone": 9}}}
    assert number not in file.read_text(encoding="utf-8")


def test_of_two_copies_the_one_with_the_higher_revision_counts(tmp_path: Path) -> None:
    early = written(tmp_path, "early", session(1, {PHONE: {"before": {"everyone": 20}}}, revision=3))
    late = written(tmp_path, "late", session(1, {PHONE: {"before": {"everyone": 31}}}, revision=12))
    for files in ([early, late], [late, early], [late, kept(tmp_path, "merged", [early])]):
        assert counts_of(kept(tmp_path, "both", files)) == {PHONE: {"before": {"everyone": 31}}}


def test_a_merged_file_holds_no_title_no_office_and_no_time_of_day(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "a",
        session(1, {PHONE: {"before": {"everyone": 20}}}, title=SEEDED_TITLE, office=SEEDED_OFFICE),
    )
    content = merged([file]).decode()
    assert content.startswith('{"schema":"privacy-audit.session-merge/1","sessions":1}\n')
    assert '"created":"2026-11-20T00:00:00Z"' in content
    assert not [seed for seed in (*SEEDS, "Tập huấn", "08:31") if seed in content]


# --- bad files -------------------------------------------------------------------------------

BAD: dict[str, bytes] = {
    "empty": b"",
    "no JSON": b"sessions",
    "another JSON": b"[1, 2, 3]",
    "nested": b"[" * 200_000,
    "nested in a key": b'{"schema":"privacy-audit.session/1","title":' + b"[" * 100_000,
    "wrong type": b'{"schema":"privacy-audit.session/1","id":7}',
    "no UTF-8": b'{"schema":"privacy-audit.session/1","title":"\xff"}',
    "merged, the sessions missing": HEAD,
    "merged, cut off": HEAD + b'{"id":"000',
    "merged, no session in it": HEAD + b"{}\n",
    "merged, nested": HEAD + b"[" * 200_000 + b"\n",
    "merged, one too many": b'{"schema":"privacy-audit.session-merge/1","sessions":-1}\n',
}


def refused(files: Iterable[Path]) -> tuple[bytes, list[str]]:
    errors: list[PrivacyAuditError] = []
    with Merging() as merging:
        gather(merging, files, lambda path: None, errors.append)
        return b"".join(merging.merged()), [str(error) for error in errors]


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_damaged_file_is_named_and_the_rest_goes_on(tmp_path: Path, content: bytes) -> None:
    good = written(tmp_path, "good", session(1, {PHONE: {"before": {"everyone": 20}}}))
    bad = tmp_path / "bad.session"
    bad.write_bytes(content)
    result, errors = refused([bad, good])
    assert result == merged([good])
    assert errors == [f"{bad} is not a session file, or it is damaged. Nothing of it was used."]


ODD: dict[str, bytes] = {
    "an id that is none": b'"id":"0912345678"',
    "a number below zero": b'"people":-1',
    "a number beyond all halls": b'"people":100001',
    "a revision beyond counting": b'"revision":' + b"9" * 60,
    "a topic with a path": b'"tallies":{"../../etc/passwd":{"topic":"zalo/x"}}',
    "a topic with markup": b'"tallies":{"zalo/<script>":{"topic":"zalo/x"}}',
    "a choice with control characters": b'"tallies":{"zalo/x":{"topic":"zalo/x","hands":{"before":{"a\\u001b[2J":5}}}}',
    "a choice that is a formula": b'"tallies":{"zalo/x":{"topic":"zalo/x","hands":{"before":{"=1+1":5}}}}',
    "a key that nobody knows": b'"name":"x"',
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_a_hostile_session_is_refused(tmp_path: Path, odd: bytes) -> None:
    good = written(tmp_path, "good", session(1))
    hostile = tmp_path / "hostile.session"
    # The last of two equal keys counts.
    hostile.write_bytes(good.read_bytes()[:-1] + b"," + odd + b"}")
    _, errors = refused([hostile])
    assert errors == [f"{hostile} is not a session file, or it is damaged. Nothing of it was used."]


@pytest.mark.parametrize("schema", ["privacy-audit.session/2", "privacy-audit.session-merge/2"])
def test_a_newer_file_is_named_as_such(tmp_path: Path, schema: str) -> None:
    newer = tmp_path / "newer.session"
    newer.write_text(f'{{"schema":"{schema}","sessions":1}}\n', encoding="utf-8")
    _, errors = refused([newer])
    assert errors == [f"{newer} was made by a newer privacy-audit. Please update this one."]


def test_of_a_merged_file_with_a_bad_line_nothing_is_used(tmp_path: Path) -> None:
    good = kept(tmp_path, "good", [written(tmp_path, "a", session(1)), written(tmp_path, "b", session(2))])
    lines = good.read_bytes().splitlines(keepends=True)
    bad = tmp_path / "bad.session"
    bad.write_bytes(lines[0] + lines[1] + b'{"id":1}\n')
    with Merging() as merging:
        with pytest.raises(UnreadableInput):
            merging.add(bad)
        assert len(merging) == 0


def test_a_folder_is_read_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "hall" / "2026").mkdir(parents=True)
    written(tmp_path / "hall", "a", session(1))
    written(tmp_path / "hall" / "2026", "b", session(2)).rename(tmp_path / "hall" / "2026" / "own.json")
    (tmp_path / "hall" / "a.lock").write_bytes(b"")
    result, errors = refused([tmp_path / "hall"])
    assert errors == []
    assert result.startswith(f'{{"schema":"{MERGED}","sessions":2}}\n'.encode())


def test_a_session_comes_out_of_a_merged_file_as_it_went_in(tmp_path: Path) -> None:
    one = session(5, {PHONE: {"before": {"everyone": 20}, "after": {}}}, revision=7, kind="one", people=1)
    [back] = sessions_of(kept(tmp_path, "merged", [written(tmp_path, "a", one)]))
    assert (back.id, back.revision, back.kind, back.people) == (one.id, 7, "one", 1)
    assert back.tallies == one.tallies


@pytest.mark.parametrize("name", ["x" * 5_000, "a/" * 3_000, "\udcff", "nul\0nul"])
def test_what_can_be_no_name_of_a_file_is_named_and_left_out(tmp_path: Path, name: str) -> None:
    whole, refused = written(tmp_path, "whole", session(1, {})), list[PrivacyAuditError]()
    with Merging() as merging:
        gather(merging, [Path(name), whole], lambda path: None, refused.append)
        assert len(merging) == 1
    assert [one.sentence for one in refused] == ["The file {file} cannot be read: {reason}."]
