"""What detectors share of one text: where its digits stand."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from privacy_audit.detectors.digits import runs
from privacy_audit.detectors.phrases import Phrases
from privacy_audit.detectors.reading import Index
from privacy_audit.text import fold

TEXTS = st.text(alphabet="019 .-()xX\nkơ€", max_size=60) | st.text(max_size=60)
# The runs that `runs` looks for, in the whole text.
RUN = re.compile(r"[0-9](?:[\W_xX]{0,6}[0-9]){6,}")


def test_numbers_and_clusters_stand_where_the_digits_are() -> None:
    index = Index(fold("Năm 2024, gọi 0912 345 678 – hoặc số 12"), Phrases())
    assert index.numbers == ((4, 8), (14, 18), (19, 22), (23, 26), (37, 39))
    assert index.clusters == ((4, 26),)
    assert Index("1 2 3 4 5", Phrases()).clusters == ()
    assert b"@" not in index.plain


@given(TEXTS)
def test_every_number_is_known_with_its_place(text: str) -> None:
    assert [found.span() for found in re.finditer("[0-9]+", text)] == list(
        Index(fold(text), Phrases()).numbers
    )


@given(TEXTS)
def test_a_pattern_for_long_numbers_finds_the_same_within_the_clusters(text: str) -> None:
    whole = [found.span() for found in RUN.finditer(text)]
    assert list(runs(text, Index(fold(text), Phrases()).clusters)) == whole
