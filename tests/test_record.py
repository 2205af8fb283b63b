"""The machine format of a run: its keys, its schema, its masks, and what it refuses to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

import privacy_audit
from privacy_audit.errors import UnreadableInput
from privacy_audit.model import Gap, Kind, Look, Severity, Sight, Status
from privacy_audit.record.fingerprint import LETTERS, SHORTEST_ID, fingerprint, short_ids
from privacy_audit.record.published import published_schemas
from privacy_audit.record.recording import record_scan, scan_of
from privacy_audit.record.shapes import from_json, to_json
from privacy_audit.report.gaps import saying
from privacy_audit.words import Words
from tests.report.subjects import CATALOG, KEY, OFFICER, SEEDS, TEACHER, at, audit_of, exposure

SCHEMAS = Path(privacy_audit.__file__).parent / "schemas"
SCAN_KEYS = {
    "schema",
    "tool.version",
    "tool.data",
    "tool.ruler",
    "created",
    "targets[].target",
    "targets[].network",
    "targets[].status",
    "targets[].reason",
    "targets[].pages",
    "exposures[].kind",
    "exposures[].masked",
    "exposures[].value",
    "exposures[].fingerprint",
    "exposures[].class",
    "exposures[].severity",
    "exposures[].certainty",
    "exposures[].where[].target",
    "exposures[].where[].page",
    "exposures[].where[].part",
    "exposures[].where[].locator",
    "exposures[].where[].excerpt",
    "exposures[].id",
    "exposures[].attributes.form",
    "exposures[].attributes.role",
    "exposures[].attributes.type",
    "exposures[].advice[]",
    "gaps[].target",
    "gaps[].page",
    "gaps[].status",
    "gaps[].code",
    "gaps[].values.limit",
    "gaps[].detail",
    "score.low",
    "score.high",
    "score.number",
    "score.known",
    "score.band",
    "score.lines[].class",
    "score.lines[].subject",
    "score.lines[].low",
    "score.lines[].high",
    "score.lines[].severity",
    "score.lines[].items[]",
    "score.chains[].id",
    "score.chains[].floor",
    "score.chains[].certain",
    "score.chains[].cut",
    "score.vector",
    "profile",
}
AUDIT_KEYS = SCAN_KEYS | {
    "asked[]",
    "answers[].question",
    "answers[].state",
    "answers[].choice",
    "plan[].actions[]",
    "plan[].minutes",
    "plan[].low_after",
    "plan[].high_after",
    "plan[].drop",
    "readiness.low",
    "readiness.high",
    "platform",
    "level",
    "networks[]",
    "pages_of",
}


def keys_of(value: object, path: str = "") -> Iterator[str]:
    """Every path of keys that ends in a plain value."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys_of(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner, f"{path}[]")
    else:
        yield path


def audit_json() -> Any:
    """The full example as a reader of the JSON sees it."""
    return json.loads(to_json(audit_of(TEACHER)))


def scan_json() -> Any:
    """The scan of the full example."""
    return json.loads(to_json(scan_of(audit_of(TEACHER))))


def test_the_keys_of_a_scan_are_a_contract() -> None:
    assert set(keys_of(scan_json())) == SCAN_KEYS
    assert scan_json()["schema"] == "privacy-audit.scan/1"


def test_the_keys_of_an_audit_are_a_contract() -> None:
    assert set(keys_of(audit_json())) == AUDIT_KEYS
    assert audit_json()["schema"] == "privacy-audit.audit/1"


def test_the_schema_stands_first() -> None:
    assert next(iter(scan_json())) == "schema"


def test_an_exposure_is_written_out_in_full() -> None:
    written = scan_json()["exposures"][0]
    profile = "https://www.facebook.com/thao.vu.example"
    locator = "body > p:nth-of-type(2)"
    assert written == {
        "kind": "phone",
        "masked": "09•• ••• •78",
        "value": None,
        "fingerprint": fingerprint(Kind.PHONE, "+84912345678", KEY),
        "class": "contact",
        "severity": "high",
        "certainty": "confirmed",
        "where": [
            {
                "target": 0,
                "page": profile,
                "part": "text",
                "locator": locator,
                "excerpt": "Zalo 09•• ••• •78, gọi giờ hành chính",
            },
            {"target": 0, "page": profile, "part": "link", "locator": locator, "excerpt": "09•• ••• •78"},
            {
                "target": 2,
                "page": "truong/danh-ba.html",
                "part": "text",
                "locator": locator,
                "excerpt": "Cô Thảo, tổ Toán: 09•• ••• •78",
            },
        ],
        "id": f"p-{fingerprint(Kind.PHONE, '+84912345678', KEY)[:4]}",
        "attributes": {"type": "mobile"},
        "advice": ["zalo/find-by-phone"],
    }


def test_targets_and_gaps_say_what_was_not_seen() -> None:
    scan = scan_json()
    assert scan["targets"][0] == {
        "target": "https://www.facebook.com/thao.vu.example",
        "network": "facebook",
        "status": "seen",
        "reason": None,
        "pages": 1,
    }
    assert scan["targets"][1]["reason"] == scan["gaps"][0]["detail"]
    assert [(gap["target"], gap["page"], gap["code"]) for gap in scan["gaps"]] == [
        (1, "https://zalo.me/09••••••78", "login-wall"),
        (2, "truong", "some-pages"),
        (2, "truong/anh.html", "too-large"),
    ]


def test_a_gap_that_says_the_same_as_its_target_is_written_once() -> None:
    sight = Sight(status=Status.UNREACHABLE, code="unreadable")
    same = Gap(name="a.html", status=Status.UNREACHABLE, code="unreadable")
    look = Look(target="a.html", network=None, sight=sight, pages=0, gaps=(same,))
    assert len(audit_of(replace(OFFICER, looks=(look,))).gaps) == 1


def test_reasons_are_in_the_language_of_the_person() -> None:
    english, vietnamese = (audit_of(TEACHER, language).targets[1].reason for language in ("en", "vi"))
    assert english == "Strangers are asked to log in there, so nothing of the profile was seen."
    assert english != vietnamese


def test_lines_add_up_to_the_score_at_both_ends() -> None:
    score = audit_json()["score"]
    assert round(sum(line["low"] for line in score["lines"]), 1) == score["low"] == 70.0
    assert round(sum(line["high"] for line in score["lines"]), 1) == score["high"] == 85.4


def test_lines_name_exposures_by_the_ids_that_people_see() -> None:
    audit = audit_json()
    photos = [exposure["id"] for exposure in audit["exposures"] if exposure["kind"] == "photo"]
    assert audit["score"]["lines"][0]["items"] == photos
    assert audit["score"]["lines"][1]["items"] == ["zalo/photos"]


def test_an_attribute_changes_the_severity() -> None:
    severities = [one["severity"] for one in audit_json()["exposures"] if one["kind"] == "phone"]
    assert severities == ["high", "low"]
    assert CATALOG.exposures[Kind.PHONE].severity_with({"type": "mobile"}) is Severity.HIGH


def test_advice_is_of_the_networks_of_the_page_first_then_of_the_chosen() -> None:
    photo = next(one for one in audit_of(TEACHER).exposures if one.kind is Kind.PHOTO)
    assert photo.advice == ("facebook/profile-photo", "zalo/photos")
    unchosen = next(
        one for one in audit_of(replace(TEACHER, networks=())).exposures if one.kind is Kind.PHOTO
    )
    assert unchosen.advice == ("facebook/profile-photo",)


# --- the published schema --------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(published_schemas()))
def test_the_published_schema_is_that_of_the_types(name: str) -> None:
    assert (SCHEMAS / name).read_bytes() == published_schemas()[name], (
        "the types have changed: write published_schemas() of privacy_audit.record.published into schemas/, and "
        "raise the number if a key went or changed its meaning"
    )


def test_nothing_else_is_published() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == set(published_schemas())


@pytest.mark.parametrize("subject", ["teacher", "officer"])
@pytest.mark.parametrize("schema", ["scan", "audit"])
def test_records_are_valid_by_the_published_schema(subject: str, schema: str) -> None:
    audit = audit_of({"teacher": TEACHER, "officer": OFFICER}[subject])
    record = audit if schema == "audit" else scan_of(audit)
    validator = Draft202012Validator(json.loads((SCHEMAS / f"{schema}-1.schema.json").read_bytes()))
    assert list(validator.iter_errors(json.loads(to_json(record)))) == []


def test_a_key_too_many_is_invalid() -> None:
    validator = Draft202012Validator(json.loads((SCHEMAS / "scan-1.schema.json").read_bytes()))
    assert not validator.is_valid({**scan_json(), "comment": "no"})


# --- reading and writing ---------------------------------------------------------------------


@pytest.mark.parametrize("run", [TEACHER, OFFICER])
def test_what_was_written_is_read_again(run: Any) -> None:
    audit = audit_of(run)
    assert from_json(to_json(audit)) == audit


def test_the_same_record_is_the_same_bytes_in_utf8_with_a_line_feed_at_the_end() -> None:
    first, second = to_json(audit_of(TEACHER)), to_json(audit_of(TEACHER))
    assert first == second
    assert first.endswith(b"}\n")
    assert "gọi giờ hành chính".encode() in first


def test_the_moment_is_in_utc_to_the_second() -> None:
    assert audit_json()["created"] == "2026-11-21T09:30:15Z"
    assert audit_json()["tool"] == {"version": "0.1.0", "data": "2026-11-20", "ruler": 1}


def test_a_newer_audit_is_refused_with_its_number() -> None:
    newer = to_json(audit_of(OFFICER)).replace(b"privacy-audit.audit/1", b"privacy-audit.audit/27")
    with pytest.raises(UnreadableInput, match="number 27, this one reads up to 1"):
        from_json(newer)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"[]",
        b"not json",
        b"\xff\xfe",
        b"{}",
        b'{"schema": 1}',
        b'{"schema": "privacy-audit.audit/one"}',
        b'{"schema": "privacy-audit.audit/1"}',
        to_json(scan_of(audit_of(OFFICER))),
        to_json(audit_of(OFFICER)).replace(b'"answers"', b'"replies"'),
    ],
)
def test_what_is_no_audit_is_refused(damaged: bytes) -> None:
    with pytest.raises(UnreadableInput, match="not an audit"):
        from_json(damaged)


def test_a_refusal_names_the_place_but_no_value() -> None:
    spoiled = to_json(audit_of(TEACHER)).replace(b'"confirmed"', b'"0912345678"', 1)
    with pytest.raises(UnreadableInput) as refusal:
        from_json(spoiled)
    assert "$.exposures[0].certainty" in str(refusal.value)
    assert "0912345678" not in str(refusal.value)


def test_characters_that_no_json_holds_are_left_out() -> None:
    hostile = exposure(Kind.EMAIL, "a@example.com", "a••••@example.com", at(0, "p\udc80", "x\ud800\x1b[31my"))
    record = record_scan(replace(OFFICER, exposures=(hostile,)), CATALOG, KEY, saying(Words("en")))
    written = to_json(record).decode()
    assert '"x[31my"' in written
    assert '"page": "p"' in written


def test_a_record_that_was_tampered_with_is_read_without_what_a_terminal_acts_on() -> None:
    spoiled = to_json(audit_of(TEACHER)).replace(b"\xe2\x80\xa2", "\u202e\u001b[31m•".encode(), 1)
    spoiled = spoiled.replace(b"\x1b", b"\\u001b")
    assert b"\xe2\x80\xae" in spoiled
    written = to_json(from_json(spoiled)).decode()
    assert "\u202e" not in written
    assert "u001b" not in written


# --- values ----------------------------------------------------------------------------------


def test_no_value_is_in_a_record_unless_asked_for() -> None:
    written = to_json(audit_of(TEACHER)).decode()
    assert not [seed for seed in SEEDS if seed in written]


def test_values_are_there_when_asked_for_but_excerpts_stay_masked() -> None:
    revealed = audit_of(TEACHER, reveal=True)
    assert [one.value for one in revealed.exposures][:3] == [
        "+84912345678",
        "+84987654321",
        "thao.vu@example.com",
    ]
    assert {place.excerpt for one in revealed.exposures for place in one.where} == {
        place.excerpt for one in audit_of(TEACHER).exposures for place in one.where
    }


def test_a_fingerprint_depends_on_key_kind_and_value_alone() -> None:
    prints = {
        fingerprint(Kind.PHONE, "+84912345678", KEY),
        fingerprint(Kind.PHONE, "+84912345678", KEY[::-1]),
        fingerprint(Kind.BANK_ACCOUNT, "+84912345678", KEY),
        fingerprint(Kind.PHONE, "+84912345679", KEY),
    }
    assert len(prints) == 4
    assert {len(one) for one in prints} == {32}
    assert fingerprint(Kind.ADDRESS, "Lê", KEY) == fingerprint(Kind.ADDRESS, "Le\u0302", KEY)


def test_a_key_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        fingerprint(Kind.PHONE, "+84912345678", b"secret")


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert set(LETTERS) == set(Kind)
    assert len(set(LETTERS.values())) == len(Kind)


@pytest.mark.parametrize(
    ("prints", "ids"),
    [
        (("4f2a00", "91bc00"), ("p-4f2a", "p-91bc")),
        (("4f2a00", "4f2a10"), ("p-4f2a0", "p-4f2a1")),
        (("4f2a00", "4f2a00"), ("p-4f2a", "p-4f2a")),
    ],
)
def test_an_id_is_just_long_enough(prints: tuple[str, ...], ids: tuple[str, ...]) -> None:
    assert short_ids(tuple((Kind.PHONE, one) for one in prints)) == ids


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Kind)), st.text("01", min_size=32, max_size=32)),
        unique=True,
        max_size=60,
    )
)
def test_ids_are_unique_beginnings_of_fingerprints(names: list[tuple[Kind, str]]) -> None:
    ids = short_ids(tuple(names))
    assert len(set(ids)) == len(names)
    for (kind, digits), short in zip(names, ids, strict=True):
        letter, _, beginning = short.partition("-")
        assert letter == LETTERS[kind]
        assert digits.startswith(beginning)
        assert len(beginning) >= SHORTEST_ID
