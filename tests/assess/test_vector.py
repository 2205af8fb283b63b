"""The score string: what it looks like, what it gives, and which strings are refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from privacy_audit.assess import score_of_vector
from privacy_audit.assess.vector import SHARE, Held, Vector, read_vector, scale_of, write_vector
from privacy_audit.errors import WrongUsage
from privacy_audit.model import RiskClass
from tests.assess.samples import LAW, RULER, SCORED


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PA1:",
        "PA1:ruler=",
        "PA1:ruler=one",
        "PA2:ruler=1",
        "ruler=1/face=0.800",
        "PA1:ruler=1/face=0.8",  # three decimals, always
        "PA1:ruler=1/face=0,800",
        "PA1:ruler=1/face=1.001",
        "PA1:ruler=1/face=-0.100",
        "PA1:ruler=1/face=0.800x0",
        "PA1:ruler=1/face=0.800x",
        "PA1:ruler=1/face=0.800x99999999999999999999",
        "PA1:ruler=1/face=0.800?most",
        "PA1:ruler=1/face=all",
        "PA1:ruler=1/nose=0.800",
        "PA1:ruler=1/readiness=0.800",
        "PA1:ruler=1/face=0.800/face=0.100",
        "PA1:ruler=1/face=0.800/",
        "PA1:ruler=1/chains=unheard-of",
        "PA1:ruler=1/chains=../../etc",
        "PA1:ruler=1/face=٠.800",
        "PA1:ruler=1/face=0.٨٠٠",
        "PA1:ruler=１",
        "PA1:ruler=1/face=" + ",".join(["0.800"] * 5_000),
    ],
)
def test_a_wrong_string_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match="cannot be read"):
        score_of_vector(text, RULER)


def test_another_ruler_is_named() -> None:
    with pytest.raises(WrongUsage, match="ruler 7, but this program has ruler 1"):
        score_of_vector("PA1:ruler=7/face=0.800", RULER)


@LAW
@given(st.text(alphabet="PA1:ruler=/face?x,0.89chains-", max_size=60))
def test_any_string_is_either_a_score_or_refused(text: str) -> None:
    try:
        low, high = score_of_vector("PA1:ruler=1/" + text, RULER)
    except WrongUsage:
        return
    assert 0 <= low <= high <= 100


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("PA1:ruler=1", 0.0, 0.0),
        ("PA1:ruler=1/face=1.000", 21.0, 21.0),  # 30 × 0.70
        ("PA1:ruler=1/face=0.800x5", 23.9, 23.9),  # 30 × 0.8 × 0.99757
        ("PA1:ruler=1/face=0.800?0.640", 16.8, 20.8),  # 30 × 0.70 × 0.8, then + 30 × 0.21 × 0.64
        ("PA1:ruler=1/face=0.640?0.800", 13.4, 20.8),  # the unknown one would come first
        ("PA1:ruler=1/documents=?all", 0.0, 10.0),
        ("PA1:ruler=1/face=1.000x1000000", 30.0, 30.0),
        ("PA1:ruler=1/chains=blackmail-kit", 70.0, 70.0),
        ("PA1:ruler=1/chains=public-id-card?blackmail-kit", 60.0, 70.0),
        ("  PA1:ruler=1/chains=?public-id-card\n", 0.0, 60.0),
    ],
)
def test_a_string_gives_its_score(text: str, low: float, high: float) -> None:
    assert score_of_vector(text, RULER) == (low, high)


def test_the_order_of_strengths_in_a_string_does_not_matter() -> None:
    written = "PA1:ruler=1/face=0.100,0.800,0.100"
    assert score_of_vector(written, RULER) == score_of_vector("PA1:ruler=1/face=0.800,0.100x2", RULER)


@st.composite
def vectors(draw: st.DrawFn) -> Vector:
    counts = st.dictionaries(st.integers(1, 1_000), st.integers(1, 5_000), max_size=4)
    runs = counts.map(lambda found: tuple(sorted(found.items(), reverse=True)))
    classes: dict[RiskClass, Held] = {}
    for risk_class in SCORED:
        full = draw(st.booleans())
        classes[risk_class] = Held(known=draw(runs), unknown=() if full else draw(runs), full=full)
    chains = tuple(rule.id for rule in RULER.chains)
    cut = draw(st.integers(0, len(chains)))
    return Vector(ruler=1, classes=classes, certain=chains[:cut], possible=chains[cut:])


@LAW
@given(vectors())
def test_what_is_written_is_read_back(vector: Vector) -> None:
    written = write_vector(vector)
    assert written.isascii()
    assert " " not in written
    assert read_vector(written, RULER) == vector


def test_the_shares_of_the_ranks_are_those_of_the_ruler() -> None:
    before = scale_of(RULER).shares_before
    shares = [after - first for first, after in pairwise(before)]
    assert shares[:4] == [700_000_000, 210_000_000, 63_000_000, 18_900_000]
    assert SHARE - 10 < before[-1] <= SHARE


@LAW
@given(st.floats(0.05, 0.95), st.lists(st.integers(1, 1_000), max_size=30))
def test_no_class_ever_holds_more_than_its_maximum(first_share: float, strengths: list[int]) -> None:
    scale = scale_of(replace(RULER, first_share=first_share))
    runs = tuple((strength, 1) for strength in sorted(strengths, reverse=True))
    assert 0 <= scale.points(RiskClass.FACE, runs) <= scale.full(RiskClass.FACE)
