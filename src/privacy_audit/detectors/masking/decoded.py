"""What a text says to whoever decodes it: percent, plus, quoted-printable, HTML entities.

`12+Nguyen+Trai`, `thao.vu%40example.com`, `thao.vu=40example.com`, `0912&nbsp;345&nbsp;678`. Each view keeps
the way back to the text, so that what is found in it is masked where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from privacy_audit.text import Normal, edited, normalise, unquote

# A plus for a blank, between words or brackets.
_PLUS = re.compile(r"\+(?<=[\w,)\]}]\+)(?=[\w(\[{])")
# In quoted-printable only the at sign, the dot, the blank, the signs of dates and of codes, and the first
# byte of a letter with marks tell that it is that, since `?id=45` is no code; then all of it is read.
_QUOTED = re.compile(r"=(?:40|2[0DEF]|3D|[C-E][0-9A-F]=[89AB][0-9A-F])")
_QUOTED_PRINTABLE = re.compile(r"=(?=[2-9A-F][0-9A-F])")
# The name of a value in a link, whose equals sign is none of a code.
_PARAMETER = re.compile(r"(?<=[?&])([\w.-]{1,40})=")
# What stands for another character.
_CODED = re.compile(
    rf"%[0-9A-Fa-f]{{2}}|&(?:#[0-9xX]|nbsp;|commat;|period;)|{_PLUS.pattern}|{_QUOTED.pattern}"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_BLANK = re.compile(r"[\s\x00]")
_ROUNDS = 3
_REACH = 400
"""Characters on one side of a code that belong to it, if no blank comes first; more than a value has."""


def words_with_codes(text: str) -> Iterator[tuple[int, int]]:
    """The stretches without a blank in which something stands for another character, in order."""
    position = word_end = 0
    while (code := _CODED.search(text, position)) is not None:
        if code.end() > word_end:
            blank = _BLANK.search(text, code.end())
            word_end = blank.start() if blank else len(text)
        before = text[max(0, code.start() - _REACH) : code.start()]
        begin = code.start() - len(re.split(_BLANK, before)[-1])
        position = min(word_end, _last_code(text, code.end(), word_end) + _REACH)
        yield begin, position


def _last_code(text: str, end: int, word_end: int) -> int:
    """Where the last of the codes ends whose reaches touch each other."""
    for code in _CODED.finditer(text, end, word_end):
        if code.start() - end > 2 * _REACH:
            break
        end = code.end()
    return end


class View(NamedTuple):
    """A text as it reads when it is decoded, and its readings one after the other."""

    text: str
    rounds: tuple[Normal, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the coded text for a non-empty span of the decoded one."""
        for one in reversed(self.rounds):
            start, end = one.original(start, end)
        return start, end


def views(text: str) -> tuple[View, ...]:
    """A text as it reads when it is decoded, with and without quoted-printable; none if nothing is coded."""
    if _CODED.search(text) is None:
        return ()
    return tuple({view.text: view for view in (_view(text, False), _view(text, True))}.values())


def _view(text: str, is_quoted: bool) -> View:
    """A text after a few rounds of decoding: `%2540` is `%40` is an at sign."""
    rounds: list[Normal] = []
    while len(rounds) < _ROUNDS and _CODED.search(text):
        rounds.append(_decoded(text, is_quoted))
        if rounds[-1].text == text:
            break
        text = rounds[-1].text
    return View(text, tuple(rounds))


def _decoded(text: str, is_quoted: bool) -> Normal:
    """A text with its codes read once; the replacements before percents are read keep every length."""
    spaced = _PLUS.sub(" ", text)
    if is_quoted and _QUOTED.search(spaced):
        spaced = _QUOTED_PRINTABLE.sub("%", _PARAMETER.sub(r"\1 ", spaced))
    read = unquote(spaced)
    entities = tuple((one.start(), one.end(), unescape(one.group())) for one in _ENTITY.finditer(read.text))
    if not entities:
        return read
    plain = edited(read.text, entities, read)
    return normalise(plain.text, plain)
