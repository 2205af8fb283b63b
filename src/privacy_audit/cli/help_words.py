"""The words of Click itself in the help and in its errors, in the person's language: what is to be typed
(`[OPTIONS]`, `NAME`), kinds of values, and ranges of numbers, which Click writes as formulas.
"""

from __future__ import annotations

import re
from gettext import gettext as _

from privacy_audit.errors import mark

TO_TYPE = (
    mark("[OPTIONS]"),
    mark("[COMMAND] [ARGS]..."),
    mark("COMMAND [ARGS]..."),
    mark("INTEGER RANGE"),
    mark("INTEGER"),
    mark("FLOAT RANGE"),
    mark("TEXT"),
    mark("[TEXT]..."),
    mark("STEP...|QUESTION=CHOICE..."),
    mark("[FINDING]"),
    mark("[RISK]"),
    mark("[KIND]"),
    mark("[AUDIT]"),
    mark("AUDIT"),
    mark("[TARGET...]"),
    mark("TARGET..."),
    mark("DATE"),
    mark("DAY"),
    mark("DAYS"),
    mark("MINUTES"),
    mark("SECONDS"),
    mark("NAME"),
    mark("NAMES"),
    mark("NUMBER"),
    mark("ADDRESS"),
    mark("REGION"),
    mark("DIR"),
    mark("[DIR]"),
    mark("FILE"),
    mark("FILE..."),
    mark("[FILE]"),
    mark("[FILE|-]"),
    mark("FINDING"),
    mark("[NETWORK]..."),
    mark("NETWORK[/QUESTION]"),
)
"""What stands for something to type, and is said."""
# A range as Click writes it: `1<=x<=600`, `x>=15`; of as many digits as a number of 64 bits has.
_RANGE = re.compile(r"(-?\d{1,20}(?:\.\d{1,9})?)<=x<=(-?\d{1,20}(?:\.\d{1,9})?)")
_FROM = re.compile(r"x>=(-?\d{1,20}(?:\.\d{1,9})?)")
# What Click quotes in “Missing argument 'NAME'”; capitals, as only names of values are written.
_QUOTED = re.compile(r"'(\[?[A-Z]{3,20}(?: [A-Z]{5,10})?\]?(?:\.\.\.)?)'")
# What Click calls a number in “'x' is not a valid integer range”.
_KIND = re.compile(r"\b(integer|float) range\b")
_NO_END = 2**31
"""What is larger stands for “as large as it may be”."""


def to_type(word: str) -> str:
    """What is to be typed, as the person's language says it; a name that is not known here stays."""
    return _(word) if word in TO_TYPE else word


def spelt_out(text: str) -> str:
    """A text of Click with its ranges in words, its kinds of values and what it quotes said."""
    text = _RANGE.sub(_range, text)
    text = _FROM.sub(lambda found: _("at least {least}").format(least=found[1]), text)
    text = _QUOTED.sub(lambda found: f"'{to_type(found[1])}'", text)
    return _KIND.sub(lambda found: _("whole number") if found[1] == "integer" else _("number"), text)


def _range(found: re.Match[str]) -> str:
    least, most = found.groups()
    if float(most) > _NO_END:
        return _("at least {least}").format(least=least)
    return _("{least} to {most}").format(least=least, most=most)


def row_said(row: tuple[str, str], metavar: str) -> tuple[str, str]:
    """A row of the help: names with what is to be typed behind them, and what it is for."""
    names, text = row
    if metavar and names.endswith(metavar):
        names = names.removesuffix(metavar) + to_type(metavar)
    return names, spelt_out(text)
