"""A table for a spreadsheet: CSV that Excel reads as UTF-8 and that holds no formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from privacy_audit.text import clean

LONGEST = 32_000
"""Signs in a cell; Excel holds 32,767. Names and texts are cut long before, so that only lists are long."""
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the file for the code page of the computer, and Vietnamese letters are lost."""
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def table(columns: Sequence[str], rows: Iterable[Sequence[str | float]]) -> str:
    """Lines that end with CR LF (RFC 4180): the heading, then the rows.

    A number stays one, so that a spreadsheet can add; every text is cleaned.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_text(cell) if isinstance(cell, str) else cell for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def _text(text: str) -> str:
    """A text that no spreadsheet takes for a formula, also behind blanks; control signs are gone."""
    shown = clean(text, LONGEST)
    return "'" + shown if shown.startswith(_FORMULA) else shown
