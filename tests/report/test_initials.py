"""Initials that stand for a name have a dot of their own: the full stop behind them is not said again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from privacy_audit.report.document import Listing
from tests.report.subjects import TEACHER, at, audit_of
from tests.report.test_compose import composed, said


@pytest.mark.parametrize(
    ("excerpt", "told"),
    [
        ("sdt: 09•• ••• •78...", "sdt: 09•• ••• •78..."),
        ("anh T.V.M. gọi", "anh T.V.M. gọi"),
        ("anh T.V.M...", "anh T.V.M..."),  # an ellipsis is the page's own
        ("xong.. rồi", "xong.. rồi"),
        ("chồng tôi: anh T.V.M.. Gọi nhé", "chồng tôi: anh T.V.M. Gọi nhé"),
        ("chị Đ.T.H..", "chị Đ.T.H."),
    ],
)
def test_behind_initials_there_is_one_dot(excerpt: str, told: str) -> None:
    first, *others = TEACHER.exposures
    phone = replace(first, where=(at(0, TEACHER.looks[0].target, excerpt),))
    record = audit_of(replace(TEACHER, exposures=(phone, *others)))
    details = [
        said(one)
        for block in composed(record).blocks
        if isinstance(block, Listing)
        for entry in block.entries
        for one in entry.details
    ]
    assert f"in the text of {TEACHER.looks[0].target}: “{told}”" in details
    assert record.exposures[0].where[0].excerpt == excerpt
